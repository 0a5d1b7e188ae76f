/// Names of the files of one folder: an id, a name without accents behind it, and no name twice, capitals or not.
///
/// A timetable may hold any text as an id, so nothing but letters, digits, `.`, `_` and `-` gets through.
package struct FileNames: Sendable {
  private var taken: Set<String> = []

  /// The names of an empty folder.
  package init() {}

  /// So many characters of an id and of a name are kept.
  private static let longest = 60
  /// Names that mean a device to some systems, whatever follows the first dot.
  private static let devices: Set<String> = Set(
    ["con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })

  /// A name, without extension, for what has this id and this name: `W001-Dang-Lan-Thuy`.
  package mutating func name(_ id: String, _ label: String) -> String {
    var name = String(FileNames.kept(id).prefix(FileNames.longest))
    if label != id {
      let words = PlainLetters.unaccented(label).split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
      let text = words.joined(separator: "-").prefix(FileNames.longest)
      if !text.isEmpty { name += "-\(text)" }
    }
    let stem = name.prefix { $0 != "." }.lowercased()
    if name.isEmpty || name.hasPrefix(".") || FileNames.devices.contains(stem) { name = "_\(name)" }
    var unique = name, count = 1
    while !taken.insert(unique.lowercased()).inserted {
      count += 1
      unique = "\(name)-\(count)"
    }
    return unique
  }

  private static func kept(_ text: String) -> String {
    String(text.map { $0.isLetter || $0.isNumber || "._-".contains($0) ? $0 : "_" })
  }
}
