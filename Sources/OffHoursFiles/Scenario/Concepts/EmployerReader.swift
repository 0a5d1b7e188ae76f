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
      Key("release", .object(.release), standard: "nobody is released from a shift"),
      Key("holidays", HolidayReader.shape, standard: "the scenario's"),
    ])
  static let release = Concept(
    "release",
    [
      Key("per_worker", .duration, standard: "no cap"),
      Key("total", .duration, standard: "no cap"),
      Key("at_once", .integer(0...1_000_000), standard: "no cap"),
      Key("of", .choice(["employer", "crew"]), standard: "employer"),
    ])
}

/// Reads employers.
enum EmployerReader {
  static func employer(
    _ entry: NodeMap.Entry, _ horizon: DateSpan?, places: Book<Place>, rotations: Book<Rotation>,
    _ context: ReadingContext
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
    employer.release = fields.fields("release", .release).map(release)
    if fields.has("holidays") {
      employer.holidays = fields.node("holidays").map { HolidayReader.dates($0, horizon, context) } ?? []
    }
    return employer
  }

  private static func release(_ fields: Fields) -> Release {
    var release = Release()
    release.perWorker = fields.duration("per_worker")
    // A large firm has many hours together.
    release.total = fields.scalar("total", expected: "a duration").flatMap {
      fields.context.duration($0, mostHours: 10_000_000)
    }
    release.atOnce = fields.integer("at_once")
    release.ofCrew = fields.choice("of") == "crew"
    return release
  }
}
