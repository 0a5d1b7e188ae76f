import OffHours

/// One format of what people read. One file each; all of them stand in `Papers.all`.
package protocol Paper: Sendable {
  /// The name by which it is asked for.
  var id: String { get }
  /// What it is good for, in a few words.
  var summary: String { get }
  /// The names of the files that it always makes.
  var fileNames: [String] { get }
  /// The folders in which it makes a file for each of something.
  var folderNames: [String] { get }
  /// Whether own lines (the letterhead) stand over and under what it prints.
  var hasLetterhead: Bool { get }
  /// The files, in a fixed order: the same input gives the same bytes.
  func render(_ input: PaperInput) -> [PaperFile]
}

extension Paper {
  package var folderNames: [String] { [] }
  package var hasLetterhead: Bool { false }
}

/// A file of a paper, still in memory.
package struct PaperFile: Hashable, Sendable {
  /// Path inside the output folder, with `/` after the name of a folder.
  package var name: String
  /// Content.
  package var bytes: [UInt8]

  /// A file of bytes.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// A file of text in UTF-8.
  package init(name: String, text: String) { self.init(name: name, bytes: Array(text.utf8)) }
}
