import ArgumentParser
import OffHours
import OffHoursPapers

/// A page of help, or an error of the command line, in Vietnamese as far as it is translated.
struct VietnameseHelp {
  /// Cells of a line.
  private static let width = 80
  /// Where descriptions begin.
  private static let indent = 26

  /// The text of a page whose lines have not been broken.
  static func text(_ page: String) -> String {
    page.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }.joined(
      separator: "\n")
  }

  private static func line(_ line: String) -> String {
    for title in HelpTable.titles where line.hasPrefix(title.en) {
      let rest = String(line.dropFirst(title.en.count))
      // The help of an argument: its label, a gap, what it is.
      if let gap = rest.firstRange(of: "  "), !rest.hasPrefix(" ") {
        let english = String(rest[gap.upperBound...].drop { $0 == " " })
        return title.vi + rest[..<gap.upperBound] + (HelpTable.vietnamese(english) ?? english)
      }
      return title.vi + (HelpTable.vietnamese(rest) ?? FaultWords.vietnamese(rest))
    }
    let content = line.drop { $0 == " " }
    let lead = line.count - content.count
    if lead == 0 { return wrapped(HelpTable.vietnamese(line) ?? FaultWords.known(line) ?? line, lead: 0) }
    // The label of an option or an argument is no part of a sentence.
    let known = content.hasPrefix("-") || content.hasPrefix("<") ? nil : FaultWords.known(String(content))
    if let words = HelpTable.vietnamese(String(content)) ?? known {
      return String(repeating: " ", count: lead) + wrapped(words, lead: lead)
    }
    // A label, a gap, what it is. Beside a label that is as wide as can be the gap is a single space.
    guard lead == 2,
      let gap = content.firstRange(of: "  ")
        ?? (content.hasPrefix("-") ? content.firstRange(of: "> ") : nil)
        .map({ content.index(after: $0.lowerBound)..<$0.upperBound })
    else { return line }
    let label = String(content[..<gap.lowerBound]),
      english = String(content[gap.upperBound...].drop { $0 == " " })
    guard let words = HelpTable.vietnamese(english) else { return "  \(label)" + tail(english, after: label) }
    return "  \(label)" + tail(words, after: label)
  }

  private static func tail(_ text: String, after label: String) -> String {
    let used = 2 + label.count
    let gap =
      used < indent - 1
      ? String(repeating: " ", count: indent - used) : "\n" + String(repeating: " ", count: indent)
    return gap + wrapped(text, lead: indent)
  }

  /// Text on lines that are no wider than a page, those after the first set in.
  private static func wrapped(_ text: String, lead: Int) -> String {
    var lines: [String] = [], current = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !current.isEmpty, lead + TextWidth.of(current) + 1 + TextWidth.of(String(word)) > width {
        lines.append(current)
        current = String(word)
      } else {
        current +=
          (current.isEmpty && lines.isEmpty && !word.isEmpty ? "" : current.isEmpty ? "" : " ") + word
      }
    }
    lines.append(current)
    return lines.joined(separator: "\n" + String(repeating: " ", count: lead))
  }
}
