internal import OffHours

/// A section of a number format: places for digits, and what stands between them.
struct DigitPattern: Hashable {
  private enum Token: Hashable {
    /// `0`, `#` or `?`.
    case digit(Character)
    case literal(Character)
  }

  private enum Condition: Hashable {
    case less(Double), atMost(Double), more(Double), atLeast(Double), equal(Double), unequal(Double)

    func holds(for value: Double) -> Bool {
      switch self {
      case .less(let bound): value < bound
      case .atMost(let bound): value <= bound
      case .more(let bound): value > bound
      case .atLeast(let bound): value >= bound
      case .equal(let bound): value == bound
      case .unequal(let bound): value != bound
      }
    }
  }

  private var tokens: [Token] = []
  private var condition: Condition?
  /// The letters and signs outside quotes.
  private(set) var letters: Set<Character> = []
  /// Whether it counts hours, minutes or seconds beyond a day.
  private(set) var isElapsed = false

  /// Whether it shows whole numbers with zeros in front.
  var hasLeadingZeros: Bool {
    letters.isDisjoint(with: [".", ",", "%", "e", "/", "@"])
      && tokens.count { $0 == .digit("0") } >= 2
  }

  /// The sections of a format code, which semicolons part.
  static func sections(_ code: String) -> [DigitPattern] {
    var sections = [DigitPattern()]
    var isQuoted = false
    var escape: Character?
    var bracket: String?
    for character in code {
      let last = sections.count - 1
      if let sign = escape {
        // `_x` leaves the width of x free, `*x` fills a column with it.
        if sign == "\\" { sections[last].tokens.append(.literal(character)) }
        if sign == "_" { sections[last].tokens.append(.literal(" ")) }
        escape = nil
      } else if isQuoted {
        isQuoted = character != "\""
        if isQuoted { sections[last].tokens.append(.literal(character)) }
      } else if let inside = bracket {
        bracket = character == "]" ? nil : inside + String(character)
        if character == "]" { sections[last].take(bracket: inside) }
      } else {
        switch character {
        case "\\", "_", "*": escape = character
        case "\"": isQuoted = true
        case "[": bracket = ""
        case ";": sections.append(DigitPattern())
        default: sections[last].take(character)
        }
      }
    }
    return sections
  }

  private mutating func take(_ character: Character) {
    letters.formUnion(String(character).lowercased())
    tokens.append(["0", "#", "?"].contains(character) ? .digit(character) : .literal(character))
  }

  /// `[h]` counts hours, `[<=9999999]` is a condition, `[$₫-42A]` a sign; `[Red]` says nothing.
  private mutating func take(bracket inside: String) {
    if ["h", "hh", "m", "mm", "s", "ss"].contains(inside.lowercased()) {
      isElapsed = true
      letters.insert("h")
    } else if inside.hasPrefix("$") {
      tokens += inside.dropFirst().prefix { $0 != "-" }.map { .literal($0) }
    } else {
      let kinds: [(String, (Double) -> Condition)] = [
        ("<=", { .atMost($0) }), (">=", { .atLeast($0) }), ("<>", { .unequal($0) }), ("<", { .less($0) }),
        (">", { .more($0) }), ("=", { .equal($0) }),
      ]
      for (sign, make) in kinds where inside.hasPrefix(sign) {
        condition = Parse.number(String(inside.dropFirst(sign.count))).map(make)
        return
      }
    }
  }

  /// A whole number as the section that holds for it shows it; nil where that is not one of digits.
  static func text(_ value: Double, _ sections: [DigitPattern]) -> String? {
    guard value == value.rounded(), value >= 0, value < 1e15 else { return nil }
    let hasConditions = sections.contains { $0.condition != nil }
    let section =
      hasConditions
      ? sections.first { $0.condition?.holds(for: value) ?? true }
      : value == 0 && sections.count > 2 ? sections[2] : sections.first
    guard let section, section.hasLeadingZeros else { return nil }
    return section.text(Int(value))
  }

  private func text(_ value: Int) -> String {
    var digits = Array(String(value))
    if value == 0 { digits = [] }
    let first = tokens.firstIndex { if case .digit = $0 { true } else { false } }
    var result: [Character] = []
    for position in tokens.indices.reversed() {
      switch tokens[position] {
      case .literal(let character): result.append(character)
      case .digit(let sign):
        if let digit = digits.popLast() {
          result.append(digit)
        } else if sign != "#" {
          result.append(sign == "0" ? "0" : " ")
        }
        if position == first {
          result += digits.reversed()
          digits = []
        }
      }
    }
    return Parse.trimmed(String(result.reversed()))
  }
}
