/// A place in one of the files that are read, small enough to stand at every node.
struct SourcePosition: Hashable, Sendable {
  /// Position of the file in the log.
  var file: Int32
  /// The line, counted from 1.
  var line: Int32
  /// The character, counted from 1; of a table the position of the column, counted from 0.
  var column: Int32

  /// A place.
  init(file: Int32, line: Int, column: Int) {
    self.file = file
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
  }
}

/// A piece of text with its place.
struct Scalar: Sendable {
  /// As written, without surrounding white space.
  var text: String
  /// Where it begins.
  var spot: SourcePosition
}
