/// Something of a scenario that is set from outside, such as `venues.hall-1.seats`: an overlay of one line.
public struct Setting: Hashable, Sendable {
  /// The keys from the top.
  public var keys: [String]
  /// What stands there, as YAML would write it; empty: what the scenario says.
  public var value: String

  /// A setting.
  public init(keys: [String], value: String) {
    self.keys = keys
    self.value = value
  }

  /// The keys with dots between them; those that hold a dot stand between quotes.
  public var path: String { Setting.path(keys) }

  static func path(_ keys: [String]) -> String {
    keys.map { $0.contains(".") ? "\"\($0)\"" : $0 }.joined(separator: ".")
  }

  /// The setting as an overlay: a map in a map.
  var overlay: String {
    var text = ""
    for (depth, key) in keys.enumerated() {
      let quoted = key.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      text += String(repeating: "  ", count: depth) + "\"\(quoted)\":" + (depth < keys.count - 1 ? "\n" : " ")
    }
    return text + value + "\n"
  }
}

/// A setting with several values: `path=a..b:step` or `path=a,b,c`.
public struct SettingRange: Hashable, Sendable {
  /// The keys from the top.
  public var keys: [String]
  /// The values, as YAML would write them; empty: what the scenario says.
  public var values: [String]

  /// What is wrong with the text of a setting.
  public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// A sentence that says what was found and what was expected.
    public var description: String
  }

  /// Values at most.
  public static let most = 10_000

  /// Reads `path=values`. Commas inside brackets, braces and quotes do not part values.
  ///
  /// - Throws: what was found and what was expected.
  public init(_ text: String) throws(Fault) {
    guard let equals = SettingRange.bare("=", in: text).first else {
      throw Fault(
        description:
          "'\(text)' has no '='; expected a path and values such as venues.hall-1.seats=20..60:10 or limits.meetings=20,30"
      )
    }
    let path = text[..<equals]
    let parts = SettingRange.split(String(path), at: ".")
    keys = parts.map { part in
      part.count >= 2 && part.hasPrefix("\"") && part.hasSuffix("\"")
        ? String(part.dropFirst().dropLast()) : part
    }
    guard !keys.isEmpty, keys.allSatisfy({ !$0.isEmpty }) else {
      throw Fault(
        description: "'\(path)' is no path; expected keys with dots between them, such as limits.cost")
    }
    let values = String(text[text.index(after: equals)...])
    if let range = try SettingRange.numbers(values) {
      self.values = range
    } else {
      self.values = SettingRange.split(values, at: ",").map(SettingRange.trimmed)
    }
    if let value = self.values.first(where: { $0.unicodeScalars.contains { $0 == "\n" || $0 == "\r" } }) {
      throw Fault(description: "the value '\(value)' has a line break; expected a value on one line")
    }
    if Set(self.values).count < self.values.count {
      throw Fault(description: "'\(values)' names a value twice; expected each once")
    }
  }

  /// Its settings, a value each.
  public var settings: [Setting] { values.map { Setting(keys: keys, value: $0) } }

  /// The keys with dots between them.
  public var path: String { Setting.path(keys) }

  // MARK: Numbers

  /// `20..60:10`; nil where it is no range of numbers. Decimals stay exact.
  private static func numbers(_ text: String) throws(Fault) -> [String]? {
    guard let dots = text.firstRange(of: "..") else { return nil }
    let rest = text[dots.upperBound...]
    let pieces = rest.split(separator: ":", omittingEmptySubsequences: false)
    if let range = try durations(text[..<dots.lowerBound], pieces, text) { return range }
    guard pieces.count <= 2, let from = decimal(text[..<dots.lowerBound]), let to = decimal(pieces[0]) else {
      return nil
    }
    guard let step = pieces.count == 2 ? decimal(pieces[1]) : (1, 0) else {
      throw Fault(description: "'\(pieces[1])' is no step; expected a number as in 20..60:10")
    }
    let places = max(from.places, to.places, step.places)
    func scaled(_ number: (digits: Int, places: Int)) -> Int {
      (number.places..<places).reduce(number.digits) { digits, _ in digits * 10 }
    }
    let (low, high, width) = (scaled(from), scaled(to), scaled(step))
    guard width > 0, high >= low else {
      throw Fault(
        description: "'\(text)' is empty; expected a range upwards with a step above 0, as in 20..60:10")
    }
    guard (high - low) / width < most else {
      throw Fault(description: "'\(text)' has \((high - low) / width + 1) values; expected at most \(most)")
    }
    return stride(from: low, through: high, by: width).map { number in
      var digits = String(abs(number))
      if places > 0 {
        while digits.count <= places { digits = "0" + digits }
        digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -places))
      }
      return (number < 0 ? "-" : "") + digits
    }
  }

  /// `0h..80h:10h`; nil where it is no range of durations, of which one at least has its unit.
  private static func durations(
    _ from: Substring, _ pieces: [Substring], _ text: String
  ) throws(Fault) -> [String]? {
    guard (1...2).contains(pieces.count), (pieces + [from]).contains(where: { decimal($0) == nil }),
      let low = Parse.duration(trimmed(String(from)), mostHours: 10_000_000),
      let high = Parse.duration(trimmed(String(pieces[0])), mostHours: 10_000_000)
    else { return nil }
    guard pieces.count == 2, let width = Parse.duration(trimmed(String(pieces[1])), mostHours: 10_000_000)
    else {
      throw Fault(description: "'\(text)' has no step; expected a duration as in 0h..80h:10h")
    }
    guard width > 0, high >= low else {
      throw Fault(
        description: "'\(text)' is empty; expected a range upwards with a step above 0, as in 0h..80h:10h")
    }
    guard (high - low) / width < most else {
      throw Fault(description: "'\(text)' has \((high - low) / width + 1) values; expected at most \(most)")
    }
    let isWhole = low % 60 == 0 && width % 60 == 0
    return stride(from: low, through: high, by: width).map { isWhole ? "\($0 / 60)h" : "\($0)m" }
  }

  private static func decimal(_ text: Substring) -> (digits: Int, places: Int)? {
    let text = trimmed(String(text))
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts[0].count <= 13, (parts.count == 1 || parts[1].count <= 4)
    else {
      return nil
    }
    guard let digits = Int(parts.joined()),
      text.utf8.allSatisfy({ $0 == 0x2D || $0 == 0x2E || (0x30...0x39).contains($0) })
    else { return nil }
    return (digits, parts.count == 2 ? parts[1].count : 0)
  }

  // MARK: Text

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// Pieces between separators that stand outside quotes, brackets and braces.
  private static func split(_ text: String, at separator: Character) -> [String] {
    var pieces: [String] = [], start = text.startIndex
    for position in bare(separator, in: text) {
      pieces.append(String(text[start..<position]))
      start = text.index(after: position)
    }
    return pieces + [String(text[start...])]
  }

  /// Where a separator stands outside quotes, brackets and braces.
  private static func bare(_ separator: Character, in text: String) -> [String.Index] {
    var found: [String.Index] = [], depth = 0
    var quote: Character?
    for position in text.indices {
      let character = text[position]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == separator && depth == 0 {
        found.append(position)
      } else if "[{".contains(character) {
        depth += 1
      } else if "]}".contains(character) {
        depth -= 1
      }
    }
    return found
  }
}
