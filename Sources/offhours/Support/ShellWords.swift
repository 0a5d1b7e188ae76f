/// Commands as they can be typed into a shell.
enum ShellWords {
  /// The words of a command, those that a shell would take apart in quotes.
  static func line(_ words: [String]) -> String { words.map(word).joined(separator: " ") }

  private static func word(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "_./:=@%+,-".unicodeScalars.contains(scalar)
        || scalar.properties.generalCategory == .nonspacingMark
    }
    return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
