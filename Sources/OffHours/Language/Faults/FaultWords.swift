/// Faults of files, which readers say in English, in Vietnamese: one table of clauses, so that a reader need not say everything twice.
package enum FaultWords {
  /// A fault in both languages.
  package static func phrase(_ message: String) -> Phrase { Phrase(en: message, vi: vietnamese(message)) }

  /// The word before a fault or a doubt.
  package static func severity(isError: Bool) -> Phrase {
    isError ? Phrase(en: "error", vi: "lỗi") : Phrase(en: "warning", vi: "cảnh báo")
  }

  /// How a run ends that found errors. `orMore`: as many are listed, and there are more.
  package static func nothingDone(_ errors: Int, orMore: Bool = false) -> Phrase {
    Phrase(
      en: "\(orMore ? "more than " : "")\(Words.counted(errors, "error")); nothing was done",
      vi: "\(orMore ? "hơn " : "")\(errors) lỗi; không làm gì cả")
  }

  /// Further places of a fault that was told.
  package static func alike(_ places: [String], _ more: Int) -> Phrase {
    let list = places.joined(separator: ", ")
    return Phrase(
      en: "  the same at \(list)\(more > 0 ? " and \(more) more" : "")",
      vi: "  tương tự ở \(list)\(more > 0 ? " và \(more) chỗ nữa" : "")")
  }

  /// The Vietnamese of a message: clause by clause, those that nobody has translated as they are.
  package static func vietnamese(_ message: String) -> String {
    clauses(message).map { translated($0) ?? $0 }.joined(separator: "; ")
  }

  /// The same where the table knows every clause; else nil.
  package static func known(_ message: String) -> String? {
    untranslated(message).isEmpty ? vietnamese(message) : nil
  }

  /// The clauses of a message of which the table knows nothing.
  package static func untranslated(_ message: String) -> [String] {
    clauses(message).filter { translated($0) == nil }
  }

  private struct Pattern: Sendable {
    /// Literal text, and what stands between: quoted text or anything.
    var literals: [String]
    var isQuoted: [Bool]
    var vi: [String]
  }

  /// In the order in which they are tried: what is said word for word before what has gaps.
  private static let patterns: [Pattern] = {
    let rows = FaultTable.rows.map(pattern)
    return rows.filter(\.isQuoted.isEmpty) + rows.filter { !$0.isQuoted.isEmpty }
  }()

  private static func pattern(_ row: (en: String, vi: String)) -> Pattern {
    var literals: [String] = [""], isQuoted: [Bool] = []
    var rest = row.en[...]
    while let brace = rest.firstRange(of: "{") {
      if rest[brace.lowerBound...].hasPrefix("{q}") || rest[brace.lowerBound...].hasPrefix("{}") {
        literals[literals.count - 1] += rest[..<brace.lowerBound]
        let isQuote = rest[brace.lowerBound...].hasPrefix("{q}")
        isQuoted.append(isQuote)
        literals.append("")
        rest = rest[rest.index(brace.lowerBound, offsetBy: isQuote ? 3 : 2)...]
      } else {
        literals[literals.count - 1] += rest[..<brace.upperBound]
        rest = rest[brace.upperBound...]
      }
    }
    literals[literals.count - 1] += rest
    return Pattern(literals: literals, isQuoted: isQuoted, vi: row.vi.components(between: "{}"))
  }

  /// The pieces between semicolons outside quotation marks and brackets.
  private static func clauses(_ message: String) -> [String] {
    var result: [String] = [], current = "", depth = 0
    var isInQuotes = false
    var previous: Character = " "
    let characters = Array(message)
    for (position, character) in characters.enumerated() {
      let next = position + 1 < characters.count ? characters[position + 1] : " "
      if character == "'" {
        if isInQuotes {
          if !next.isLetter { isInQuotes = false }
        } else if !previous.isLetter, !previous.isNumber {
          isInQuotes = true
        }
      }
      if !isInQuotes {
        if "{[(".contains(character) { depth += 1 }
        if "}])".contains(character) { depth = max(0, depth - 1) }
      }
      if character == ";", next == " ", !isInQuotes, depth == 0 {
        result.append(current)
        current = ""
      } else if !(current.isEmpty && character == " ") {
        current.append(character)
      }
      previous = character
    }
    return result + [current]
  }

  private static func translated(_ clause: String) -> String? {
    if clause.isEmpty { return "" }
    for pattern in patterns {
      guard let found = match(clause, pattern) else { continue }
      var result = pattern.vi[0]
      for (position, text) in found.enumerated() where position + 1 < pattern.vi.count {
        let isPlain = !pattern.isQuoted[position] && !text.hasPrefix("'")
        result += (isPlain ? inner(text) : text) + pattern.vi[position + 1]
      }
      return result
    }
    return nil
  }

  /// What stands in a clause: a noun of the table, or as it is.
  private static func inner(_ text: String) -> String { translated(text) ?? text }

  /// The pieces for a pattern's places; nil where the text is another.
  private static func match(_ text: String, _ pattern: Pattern) -> [String]? {
    guard text.hasPrefix(pattern.literals[0]) else { return nil }
    var rest = text.dropFirst(pattern.literals[0].count)
    if pattern.isQuoted.isEmpty { return rest.isEmpty ? [] : nil }
    var found: [String] = []
    for (position, isQuoted) in pattern.isQuoted.enumerated() {
      let literal = pattern.literals[position + 1]
      let isLast = position + 1 == pattern.isQuoted.count
      if isQuoted {
        guard rest.first == "'" else { return nil }
        var end = rest.index(after: rest.startIndex)
        while true {
          guard let quote = rest[end...].firstIndex(of: "'") else { return nil }
          end = rest.index(after: quote)
          let tail = rest[end...]
          if isLast ? tail == literal : tail.hasPrefix(literal) && !literal.isEmpty { break }
        }
        found.append(String(rest[..<end]))
        rest = rest[end...].dropFirst(literal.count)
      } else if isLast {
        guard rest.hasSuffix(literal), rest.count > literal.count else { return nil }
        found.append(String(rest.dropLast(literal.count)))
        rest = ""
      } else {
        guard let range = rest.firstRange(of: literal), range.lowerBound > rest.startIndex else { return nil }
        found.append(String(rest[..<range.lowerBound]))
        rest = rest[range.upperBound...]
      }
    }
    return rest.isEmpty ? found : nil
  }
}

extension String {
  fileprivate func components(between mark: String) -> [String] {
    var result: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: mark) {
      result.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return result + [String(rest)]
  }
}
