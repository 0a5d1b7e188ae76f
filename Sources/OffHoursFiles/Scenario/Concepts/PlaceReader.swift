internal import OffHours

extension Concept {
  static let place = Concept(
    "place",
    [
      Key("name", .text, standard: "the id"),
      Key("at", .list(.decimal("latitude, longitude in degrees")), standard: "unknown"),
    ])

  static let travel = Concept(
    "travel",
    [
      Key("speed", .decimal("km/h, more than 0"), standard: "30"),
      Key("detour", .decimal("more than 0"), standard: "1.3"),
      Key("between", .list(.object(.journey)), standard: "none"),
    ])

  static let journey = Concept(
    "journey",
    [
      Key("from", .reference("place"), required: true),
      Key("to", .reference("place"), required: true),
      Key("minutes", .integer(0...10_000), required: true),
    ])
}

/// Reads places and the journeys between them.
enum PlaceReader {
  static func place(_ entry: NodeMap.Entry, _ context: ReadingContext) -> Place {
    let fields = Fields(entry.value, .place, context, named: entry.key, at: entry.keySpot)
    var place = Place(id: entry.key)
    if let name = fields.text("name") { place.name = name }
    if let at = fields.node("at") {
      let numbers = context.elements(at).map { node in
        context.scalar(node, expected: "a number of degrees").flatMap { scalar in
          context.number(scalar, "a number of degrees such as 21.442")
        }
      }
      if numbers.count != 2 {
        context.mismatch(
          at.spot, found: "a list of \(numbers.count)",
          expected: "latitude and longitude, such as [21.442, 105.889]")
      } else if let latitude = numbers[0], let longitude = numbers[1] {
        if abs(latitude) > 90 || abs(longitude) > 180 {
          context.mismatch(
            at.spot, found: "latitude \(latitude) and longitude \(longitude)",
            expected: "a latitude of −90 to 90 and a longitude of −180 to 180, in this order")
        } else {
          place.at = (latitude, longitude)
        }
      }
    }
    return place
  }

  static func travel(_ fields: Fields?, places: [Place], book: Book<Place>) -> Travel {
    guard let fields else { return Travel(places: places) }
    let context = fields.context
    var between: [(from: Ref<Place>, to: Ref<Place>, minutes: Int)] = []
    var seen: [[Int]: (minutes: Int, line: Int32)] = [:]
    for node in fields.node("between").map(context.elements) ?? [] {
      let journey = Fields(node, .journey, context)
      let from = journey.reference("from", in: book), to = journey.reference("to", in: book)
      guard let minutes = journey.integer("minutes"), let from, let to else { continue }
      if from == to {
        context.log.error(
          journey.spot("to"),
          "from and to are both \(quoted(places[from].id)); a journey within a place takes 0 minutes")
        continue
      }
      let pair = [min(from.index, to.index), max(from.index, to.index)]
      if let first = seen[pair], first.minutes != minutes {
        context.log.error(
          journey.spot("minutes"),
          "found \(minutes) minutes; line \(first.line) gives \(first.minutes) for the same two places, and both ways take as long"
        )
        continue
      }
      seen[pair] = (minutes, node.spot.line)
      between.append((from, to, minutes))
    }
    func positive(_ key: String, most: Int) -> Double? {
      fields.scalar(key).flatMap {
        context.number($0, "a number of 0.001 to \(most)") { $0 >= 0.001 && $0 <= Double(most) }
      }
    }
    return Travel(
      places: places, speed: positive("speed", most: 100_000) ?? 30,
      detour: positive("detour", most: 1_000) ?? 1.3,
      between: between)
  }
}
