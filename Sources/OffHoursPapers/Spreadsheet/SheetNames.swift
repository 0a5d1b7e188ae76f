/// Names on the tabs of one workbook: at most 31 characters, none of those that Excel forbids, no name twice.
struct SheetNames: Sendable {
  private var taken: Set<String> = ["history"]

  /// Units of UTF-16 at most.
  static let longest = 31

  /// A legal name that no other sheet has.
  mutating func name(_ wanted: String) -> String {
    var plain = TextWidth.plain(wanted)
    plain = String(plain.map { "[]:*?/\\".contains($0) ? "-" : $0 })
    while let first = plain.first, first == "'" || first == " " { plain.removeFirst() }
    var name = SheetNames.cut(plain, to: SheetNames.longest), count = 1
    while name.isEmpty || !taken.insert(name.lowercased()).inserted {
      count += 1
      let mark = " (\(count))"
      name = SheetNames.cut(plain, to: SheetNames.longest - mark.count) + mark
    }
    return name
  }

  private static func cut(_ text: String, to length: Int) -> String {
    var kept = ""
    for character in text {
      if kept.utf16.count + String(character).utf16.count > length { break }
      kept.append(character)
    }
    while let last = kept.last, last == "'" || last == " " { kept.removeLast() }
    return kept
  }
}
