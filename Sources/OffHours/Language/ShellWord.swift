/// Words of commands that people copy into a shell.
package enum ShellWord {
  /// The words of a command; those that begin with two hyphens are options.
  package static func line(_ words: [String]) -> String {
    words.map { $0.hasPrefix("--") ? $0 : quoted($0) }.joined(separator: " ")
  }

  /// A path or a value as one word of a POSIX shell, between quotation marks where it needs them. A leading hyphen is
  /// kept from being an option.
  package static func quoted(_ text: String) -> String {
    let text = text.hasPrefix("-") ? "./" + text : text
    let isPlain =
      !text.isEmpty
      && text.allSatisfy { $0.isLetter || $0.isNumber || ($0.isASCII && "/._-+:@%,".contains($0)) }
    return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
