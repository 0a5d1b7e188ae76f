/// What `--help` says, in Vietnamese, by its English.
package enum HelpTable {
  /// The Vietnamese of a sentence; nil where nobody has translated it.
  package static func vietnamese(_ english: String) -> String? {
    if let words = commands[english] ?? options[english] ?? discussions[english] { return words }
    for start in starts where english.hasPrefix(start.en) {
      return start.vi + english.dropFirst(start.en.count)
    }
    // What the parser adds behind: what holds where nothing is given, what may be.
    guard let bracket = english.range(of: " (default: ") ?? english.range(of: " (values: ") else {
      return nil
    }
    let head = String(english[..<bracket.lowerBound])
    guard let words = commands[head] ?? options[head] else { return nil }
    let tail = english[bracket.lowerBound...].replacing("default: ", with: "mặc định: ")
      .replacing("values: ", with: "giá trị: ")
    return words + tail
  }

  /// Sentences that end in a list of names.
  private static let starts: [(en: String, vi: String)] = [
    ("Formats to write, separated by commas: ", "Các dạng cần ghi, ngăn bằng dấu phẩy: "),
    ("Where not given: ", "Không ghi thì: "),
  ]

  /// Titles of the parts of a help page, and words of the parser's errors.
  package static let titles: [(en: String, vi: String)] = [
    ("OVERVIEW: ", "GIỚI THIỆU: "), ("USAGE: ", "CÁCH DÙNG: "), ("ARGUMENTS:", "THAM SỐ:"),
    ("OPTIONS:", "TÙY CHỌN:"),
    ("SUBCOMMANDS:", "CÁC LỆNH:"), ("EXAMPLES", "VÍ DỤ"), ("EXIT STATUS", "MÃ KẾT THÚC"),
    ("FORMATS", "CÁC DẠNG"),
    ("Error: ", "Lỗi: "), ("Usage: ", "Cách dùng: "), ("Help:  ", "Trợ giúp: "),
  ]
}

extension String {
  fileprivate func range(of text: String) -> Range<String.Index>? { firstRange(of: text) }
}
