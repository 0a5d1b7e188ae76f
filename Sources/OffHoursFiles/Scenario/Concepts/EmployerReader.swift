internal import OffHours

extension Concept {
  static let employer = Concept(
    "employer",
    [
      Key("name", .text, standard: "the id"),
      Key("place", .reference("place"), standard: "none: no journeys"),
      Key("rotation", .reference("rotation"), standard: "none"),
      Key("attrition", .decimal("share of people who leave in a week, 0 or more, below 1"), standard: "0"),
      Key("shifts", LegendReader.shape, standard: "none"),
      Key("holidays", .list(.either([.date, .object(.dateSpan)])), standard: "the scenario's"),
    ])
}

/// Reads employers.
enum EmployerReader {
  static func employer(
    _ entry: NodeMap.Entry, places: Book<Place>, rotations: Book<Rotation>, _ context: ReadingContext
  ) -> Employer {
    let fields = Fields(entry.value, .employer, context, named: entry.key, at: entry.keySpot)
    var employer = Employer(id: entry.key)
    if let name = fields.text("name") { employer.name = name }
    employer.place = fields.reference("place", in: places)
    employer.rotation = fields.reference("rotation", in: rotations)
    employer.attrition =
      fields.scalar("attrition").flatMap { scalar in
        context.number(scalar, "a share of 0 or more and below 1, such as 0.01") { $0 >= 0 && $0 < 1 }
      } ?? 0
    employer.shifts = LegendReader.read(fields.node("shifts"), context)
    if fields.has("holidays") { employer.holidays = fields.node("holidays").map { context.dates($0) } ?? [] }
    return employer
  }
}
