internal import OffHours

/// Turns located text into values; what is wrong is logged at its place and comes back as nil.
final class ReadingContext {
  /// Where faults go.
  let log: DiagnosticLog
  /// The scenario's zone; UTC until it is read.
  var zone = Zone(identifier: "UTC", fixedOffset: 0)

  /// A context.
  init(log: DiagnosticLog) { self.log = log }

  /// Logs what was found and what was expected.
  func mismatch(_ spot: SourcePosition, found: String, expected: String) {
    log.error(spot, "found \(found); expected \(expected)")
  }

  /// The text of a node that is no list and no map.
  func scalar(_ node: Node, expected: String) -> Scalar? {
    if case .scalar(let text, _) = node.value { return Scalar(text: Parse.trimmed(text), spot: node.spot) }
    mismatch(node.spot, found: node.kind, expected: expected)
    return nil
  }

  /// The elements of a list; one value without brackets is a list of one.
  func elements(_ node: Node) -> [Node] {
    switch node.value {
    case .null: []
    case .list(let nodes): nodes
    default: [node]
    }
  }

  private func value<Value>(_ scalar: Scalar, _ expected: String, _ parse: (String) -> Value?) -> Value? {
    if let value = parse(scalar.text) { return value }
    mismatch(scalar.spot, found: scalar.text.isEmpty ? "nothing" : quoted(scalar.text), expected: expected)
    return nil
  }

  /// `true` or `false`; cells have words for them.
  func flag(_ scalar: Scalar) -> Bool? {
    value(scalar, log.isSheet(scalar.spot.file) ? "yes or no" : "true or false") {
      ["true": true, "false": false][$0.lowercased()]
    }
  }

  /// A whole number in a range.
  func integer(_ scalar: Scalar, _ range: ClosedRange<Int>) -> Int? {
    return value(scalar, "a whole number, \(range.lowerBound) to \(range.upperBound)") { text in
      Parse.integer(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  /// A decimal number that meets a condition.
  func number(_ scalar: Scalar, _ expected: String, where holds: (Double) -> Bool = { _ in true }) -> Double?
  {
    value(scalar, expected) { text in Parse.number(text).flatMap { holds($0) ? $0 : nil } }
  }

  /// An amount ≥ 0 with at most four decimals, at most `most` units.
  func money(_ scalar: Scalar, most: Int = 10_000_000_000) -> Money? {
    value(scalar, "an amount of 0 to \(most) with at most four decimals, such as 200000 or 12.5") { text in
      guard let (digits, places) = Parse.exact(text), digits >= 0, places <= 4 else { return nil }
      let unit = Parse.powerOfTen(places)
      guard digits <= most * unit else { return nil }
      return Money(parts: digits * (Money.scale / unit))
    }
  }

  /// `YYYY-MM-DD`.
  func date(_ scalar: Scalar) -> CivilDate? {
    value(scalar, Self.isDateLike(scalar.text) ? "a date that exists" : "a date such as 2027-03-01") {
      CivilDate($0)
    }
  }

  private static func isDateLike(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 10 && bytes[4] == 0x2D && bytes[7] == 0x2D
      && bytes.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) }
  }

  /// `HH:MM`, 24:00 only where it is an end.
  func clock(_ scalar: Scalar, isEnd: Bool = false) -> ClockTime? {
    value(scalar, "a time from 00:00 to \(isEnd ? "24:00" : "23:59"), such as 17:30") { text in
      ClockTime(text).flatMap { isEnd || $0.minute < 1440 ? $0 : nil }
    }
  }

  /// `45m`, `8h`, `1h30m` in minutes.
  func duration(_ scalar: Scalar, mostHours: Int = 1000) -> Int? {
    value(scalar, "a duration such as 45m, 8h or 1h30m, at most \(mostHours)h") {
      Parse.duration($0, mostHours: mostHours)
    }
  }

  /// `HH:MM-HH:MM`.
  func window(_ scalar: Scalar) -> ClockWindow? {
    value(scalar, "hours such as 17:30-21:30") { text in
      ClockWindow(String(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
    }
  }

  /// One word of a list, such as a thing that a venue has: not empty, and without the sign that stands between words.
  func word(_ scalar: Scalar, _ expected: String) -> String? {
    if scalar.text.contains(";") {
      mismatch(
        scalar.spot, found: quoted(scalar.text),
        expected:
          "\(expected); write several as a list, such as [\(Parse.list(scalar.text).joined(separator: ", "))]"
      )
      return nil
    }
    return value(scalar, expected) { $0.isEmpty ? nil : normalized($0) }
  }

  /// One of a few words.
  func choice(_ scalar: Scalar, _ words: [String]) -> String? {
    if words.contains(scalar.text) { return scalar.text }
    log.error(
      scalar.spot, "found \(quoted(scalar.text))\(log.expectation(scalar.text, among: words, kind: "choice"))"
    )
    return nil
  }

  /// A local date-time as a point in time; one that a clock change skips is a fault.
  func instant(_ scalar: Scalar, isEnd: Bool = false) -> Instant? {
    guard
      let (date, time) = value(
        scalar, "a local date and time such as 2027-03-01T17:30", { Parse.dateTime($0) })
    else { return nil }
    if time.minute == 1440, !isEnd {
      mismatch(
        scalar.spot, found: quoted(scalar.text), expected: "00:00 of the next day; 24:00 may only be an end")
      return nil
    }
    return instant(date, time, scalar)
  }

  private func instant(_ date: CivilDate, _ time: ClockTime, _ scalar: Scalar) -> Instant? {
    let (date, time) = time.minute == 1440 ? (date + 1, ClockTime(minute: 0)) : (date, time)
    guard zone.exists(date, time) else {
      log.error(
        scalar.spot,
        "\(quoted(scalar.text)) does not exist in \(zone.identifier): the clock is put forward over it; expected a time before or after the change"
      )
      return nil
    }
    return zone.instant(date, time)
  }

  /// One end of a stretch: a date means the whole day, a date-time the instant.
  func bound(_ scalar: Scalar, isEnd: Bool) -> Instant? {
    if let date = CivilDate(scalar.text) {
      return zone.instant(isEnd ? date + 1 : date, ClockTime(minute: 0))
    }
    if Parse.dateTime(scalar.text) != nil { return instant(scalar, isEnd: isEnd) }
    mismatch(
      scalar.spot, found: scalar.text.isEmpty ? "nothing" : quoted(scalar.text),
      expected: Self.isDateLike(scalar.text)
        ? "a date that exists"
        : "a date such as 2027-03-01, or a local date and time such as 2027-03-01T17:30")
    return nil
  }

  /// A stretch from two ends.
  func interval(from: Scalar, to: Scalar) -> Interval? {
    guard let start = bound(from, isEnd: false), let end = bound(to, isEnd: true) else { return nil }
    guard start < end else {
      log.error(to.spot, "the end \(quoted(to.text)) does not lie after the beginning \(quoted(from.text))")
      return nil
    }
    return Interval(start: start, end: end)
  }

  /// Windows of a weekday key: `17:30-21:30`, or a list.
  private func windows(_ node: Node) -> [ClockWindow] {
    elements(node).compactMap { scalar($0, expected: "hours such as 17:30-21:30").flatMap { window($0) } }
  }

  /// `{mon-fri: [17:30-21:30], …}`.
  func weeklyHours(_ node: Node) -> WeeklyHours? {
    guard let map = node.map else {
      mismatch(node.spot, found: node.kind, expected: "days and hours such as {mon-fri: [17:30-21:30]}")
      return nil
    }
    var hours = WeeklyHours()
    for entry in map.entries where !Concept.isFree(entry.key) {
      guard let days = Parse.days(entry.key) else {
        let near = log.didYouMean(entry.key, Weekday.allCases.map(\.key) + ["daily"])
        mismatch(
          entry.keySpot, found: "the key \(quoted(entry.key))",
          expected: "a day mon … sun, a range such as mon-fri, or daily\(near)")
        continue
      }
      for window in windows(entry.value) { for day in days { hours.add(window, on: day) } }
    }
    return hours
  }

  /// Dates and stretches: `2027-03-08`, `{from, to}`.
  func closures(_ node: Node) -> [Interval] {
    var result: [Interval] = []
    for element in elements(node) {
      if element.map != nil {
        let fields = Fields(element, .stretch, self)
        if let from = fields.scalar("from"), let to = fields.scalar("to"),
          let interval = interval(from: from, to: to)
        {
          result.append(interval)
        }
      } else if let scalar = scalar(element, expected: "a date, or {from, to}"), let date = date(scalar) {
        result.append(zone.day(date))
      }
    }
    return result.merged()
  }

  /// A set of dates: `2027-03-08`, `{from, to}` with dates.
  func dates(_ node: Node) -> Set<CivilDate> {
    var result: Set<CivilDate> = []
    for element in elements(node) {
      if element.map != nil {
        if let span = span(element, .dateSpan, longest: 366) { result.formUnion(span.dates) }
      } else if let scalar = scalar(element, expected: "a date, or {from, to}"), let date = date(scalar) {
        result.insert(date)
      }
    }
    return result
  }

  /// `{from, to}` with dates.
  func span(_ node: Node, _ concept: Concept, longest: Int) -> DateSpan? {
    let fields = Fields(node, concept, self)
    guard let from = fields.date("from"), let toScalar = fields.scalar("to"), let to = date(toScalar) else {
      return nil
    }
    guard from <= to else {
      log.error(toScalar.spot, "the end \(to) lies before the beginning \(from)")
      return nil
    }
    let span = DateSpan(from: from, to: to)
    guard span.count <= longest else {
      log.error(toScalar.spot, "\(from) to \(to) are \(span.count) days; expected at most \(longest)")
      return nil
    }
    return span
  }

  /// Checks that a key may be an id.
  func isId(_ key: String, _ spot: SourcePosition, _ kind: String) -> Bool {
    if Parse.isId(key) { return true }
    mismatch(spot, found: "the \(kind) id \(quoted(key))", expected: "letters, digits, '.', '_' and '-' only")
    return false
  }
}

extension Concept {
  static let stretch = Concept(
    "stretch",
    [
      Key("from", .either([.date, .dateTime]), required: true),
      Key("to", .either([.date, .dateTime]), required: true),
    ])
  static let dateSpan = Concept(
    "span of dates", [Key("from", .date, required: true), Key("to", .date, required: true)])
}
