import Foundation

/// JSON as the command line writes it: keys in alphabetical order, so that the same answer has the same bytes.
enum JSONText {
  /// On one line.
  static func line(_ value: some Encodable) throws -> String { try text(value, []) }

  /// Indented, with a line feed at the end.
  static func pretty(_ value: some Encodable) throws -> String { try text(value, .prettyPrinted) + "\n" }

  private static func text(_ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting) throws
    -> String
  {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
