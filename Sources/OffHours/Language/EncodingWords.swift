/// What is said about the encodings of what is handed in.
package enum EncodingWords {
  /// Text of an older font was converted.
  package static func converted(_ encoding: String, _ count: Int, _ examples: [(String, String)]) -> Phrase {
    let shown = examples.map { "‘\($0.0)’ → ‘\($0.1)’" }.joined(separator: ", ")
    return Phrase(
      en:
        "text typed in an old font (\(encoding)) is read as what it shows, \(count) different texts: \(shown); look at the names",
      vi:
        "chữ gõ bằng phông cũ (\(encoding)) được chuyển sang Unicode, \(count) chuỗi khác nhau: \(shown); hãy xem lại tên"
    )
  }

  /// A few words may be of an older font.
  package static func perhaps(_ encoding: String, _ words: String) -> Phrase {
    Phrase(
      en: "‘\(words)’ may be typed in an old font (\(encoding)) and is left as it stands",
      vi: "‘\(words)’ có thể gõ bằng phông cũ (\(encoding)), được giữ nguyên")
  }

  /// Cells that may be read in two ways.
  package static func doubtful(_ encoding: String, _ cells: [String]) -> Phrase {
    let shown = cells.prefix(12).joined(separator: ", ") + (cells.count > 12 ? " …" : "")
    return Phrase(
      en:
        "text of an old font (\(encoding)) and of Unicode stand side by side, and these cells may be either: \(shown); convert the sheet to Unicode",
      vi:
        "trong tệp lẫn chữ phông cũ (\(encoding)) và Unicode, các ô này có thể là cả hai: \(shown); hãy chuyển cả trang sang Unicode"
    )
  }

  /// The encoding of a text file cannot be told.
  package static let unclear = Phrase(
    en:
      "the text is no UTF-8, and its words do not tell whether it is Windows-1258, Windows-1252, TCVN3 or VNI; save it as CSV UTF-8",
    vi:
      "tệp không phải UTF-8, và các từ trong tệp không cho biết là Windows-1258, Windows-1252, TCVN3 hay VNI; hãy lưu lại dạng CSV UTF-8"
  )

  /// A mark that a program leaves beside a file that is open.
  package static func lockFile(_ file: String) -> Phrase {
    Phrase(
      en:
        "this is only the mark that a program keeps beside \(file) while it is open, and is passed over; save and close \(file), and hand that in",
      vi:
        "đây chỉ là tệp khóa do chương trình tạo ra khi \(file) đang mở nên được bỏ qua; hãy lưu và đóng \(file) rồi đưa tệp đó"
    )
  }

  /// The file of which a file is only the mark that it is open; nil where it is none: `~$T3.xlsx`, `.~lock.T3.ods#`.
  package static func lockedFile(_ name: String) -> String? {
    if name.hasPrefix("~$"), name.count > 2 { return String(name.dropFirst(2)) }
    if name.hasPrefix(".~lock."), name.hasSuffix("#"), name.count > 8 {
      return String(name.dropFirst(7).dropLast())
    }
    return nil
  }
}
