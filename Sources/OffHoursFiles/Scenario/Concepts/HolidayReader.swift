internal import OffHours

extension Concept {
  static let holidays = Concept(
    "holidays of a country",
    [
      Key("country", .choice(HolidayTable.codes), required: true),
      Key("extra", .list(.either([.date, .object(.dateSpan)])), standard: "none"),
    ])
}

/// Reads holidays: dates, or a country from the table with dates beside it.
enum HolidayReader {
  static let shape = Shape.either([
    .list(.either([.date, .object(.dateSpan)])), .object(.holidays),
  ])

  /// The dates. What the table does not cover is an error; days that are expected only are told.
  static func dates(_ node: Node, _ horizon: DateSpan?, _ context: ReadingContext) -> Set<CivilDate> {
    guard node.map != nil else { return context.dates(node) }
    let fields = Fields(node, .holidays, context)
    var dates = fields.node("extra").map { context.dates($0) } ?? []
    guard let scalar = fields.scalar("country", expected: "a country such as VN, or a part such as DE-BY")
    else { return dates }
    let code = scalar.text, spot = scalar.spot
    guard HolidayTable.codes.contains(code) else {
      let parts = HolidayTable.codes.filter { $0.hasPrefix(code.uppercased() + "-") }
      let advice =
        parts.isEmpty || HolidayTable.codes.contains(code.uppercased())
        ? "; expected one of \(HolidayTable.codes.joined(separator: ", "))"
        : ": its parts have holidays of their own; expected one of \(parts.joined(separator: ", "))"
      context.log.error(spot, "no table of holidays for \(quoted(code))\(advice)")
      return dates
    }
    // The last day of a shift that begins on the eve counts too.
    if let horizon, let last = outside(horizon) {
      context.log.error(
        spot,
        "the table of holidays has the years \(HolidayTable.years.lowerBound) to \(HolidayTable.years.upperBound), and the horizon reaches \(last); list the dates themselves in place of the country"
      )
      return dates
    }
    let days = HolidayTable.days(of: code)
    let doubtful = days.filter { day in
      !day.isStatutory && (horizon?.contains(day.date) ?? false) && !dates.contains(day.date)
    }
    if !doubtful.isEmpty {
      context.log.warning(
        spot, HolidayWords.expectedOnly(code, doubtful.map { $0.date.description }.joined(separator: ", ")))
    }
    dates.formUnion(days.map(\.date))
    return dates
  }

  private static func outside(_ horizon: DateSpan) -> CivilDate? {
    let years = HolidayTable.years
    return [horizon.from, horizon.to].first { date in
      !years.contains(Int(date.description.prefix(4)) ?? 0)
    }
  }
}
