internal import OffHours

extension Concept {
  static let venue = Concept(
    "venue",
    [
      Key("name", .text, standard: "the id"),
      Key("address", .text, standard: "none"),
      Key("place", .reference("place"), standard: "none: no journeys"),
      Key("seats", .integer(1...1_000_000), required: true),
      Key("has", .list(.text), standard: "nothing"),
      Key("open", .weeklyHours, standard: "always"),
      Key("closed", .list(.either([.date, .object(.stretch)])), standard: "never"),
      Key("turnaround", .duration, standard: "0m"),
      Key("cost", .object(.cost), standard: "none"),
    ])
}

/// Reads venues.
enum VenueReader {
  static func venue(_ entry: NodeMap.Entry, places: Book<Place>, _ context: ReadingContext) -> Venue {
    let fields = Fields(entry.value, .venue, context, named: entry.key, at: entry.keySpot)
    var venue = Venue(id: entry.key)
    if let name = fields.text("name") { venue.name = name }
    if let address = fields.text("address") { venue.address = address }
    venue.place = fields.reference("place", in: places)
    if let seats = fields.integer("seats") { venue.seats = seats }
    venue.equipment = Set(
      fields.scalars("has", expected: "a word such as projector").map { normalized($0.text) })
    venue.open = fields.node("open").flatMap { context.weeklyHours($0) }
    venue.closed = fields.node("closed").map { context.closures($0) } ?? []
    venue.turnaround = fields.duration("turnaround") ?? 0
    venue.cost = CostReader.cost(fields.fields("cost", .cost))
    return venue
  }
}
