internal import OffHours

extension Concept {
  static let venue = Concept(
    "venue",
    [
      Key("name", .text, standard: "the id"),
      Key("address", .text, standard: "none"),
      Key("place", .reference("place"), standard: "none: no journeys"),
      Key("seats", .integer(1...1_000_000), standard: "no limit where online; else required"),
      Key("has", .list(.word), standard: "nothing"),
      Key("open", .weeklyHours, standard: "always"),
      Key("closed", .list(.either([.date, .object(.stretch)])), standard: "never"),
      Key("turnaround", .duration, standard: "0m"),
      Key("cost", .object(.cost), standard: "none"),
      Key("shares", .list(.reference("venue")), standard: "none"),
      Key("online", .flag, standard: "false"),
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
    venue.isOnline = fields.flag("online") ?? false
    if venue.isOnline, fields.node("place") != nil {
      context.log.error(
        fields.keySpot("place"),
        "venue \(quoted(entry.key)) is online, so it has no place; remove 'place' or 'online'")
      venue.place = nil
    }
    if let seats = fields.integer("seats") {
      venue.seats = seats
    } else if venue.isOnline {
      venue.seats = Venue.unlimitedSeats
    } else if fields.node("seats") == nil {
      context.log.error(entry.keySpot, "venue \(quoted(entry.key)) has no 'seats'; add it")
    }
    venue.equipment = fields.words("has", such: "projector")
    venue.open = fields.node("open").flatMap { context.weeklyHours($0) }
    venue.closed = fields.node("closed").map { context.closures($0) } ?? []
    venue.turnaround = fields.duration("turnaround") ?? 0
    venue.cost = CostReader.cost(fields.fields("cost", .cost))
    return venue
  }

  /// Which venues share: whoever names a neighbour is named by it as well.
  static func readShares(
    _ entries: [NodeMap.Entry], into venues: inout [Venue], _ book: Book<Venue>, _ context: ReadingContext
  ) {
    var shares = venues.map { _ in Set<Int>() }
    for (position, entry) in entries.enumerated() {
      guard let node = entry.value.map?["shares"], !node.isNull else { continue }
      for element in context.elements(node) {
        guard let scalar = context.scalar(element, expected: "the id of a venue"),
          let other = book.find(scalar, context)
        else { continue }
        guard other.index != position else {
          context.log.error(
            scalar.spot, "venue \(quoted(entry.key)) shares with itself; name other venues, or remove it")
          continue
        }
        shares[position].insert(other.index)
        shares[other.index].insert(position)
      }
    }
    for position in venues.indices { venues[position].shares = shares[position].sorted().map { Ref($0) } }
  }
}
