internal import OffHours

extension Concept {
  static let cost = Concept(
    "cost", [Key("meeting", .money, standard: "0"), Key("hour", .money, standard: "0")])

  static let limits = Concept(
    "limits",
    [
      Key("cost", .money, standard: "no limit"),
      Key("meetings", .integer(0...1_000_000_000), standard: "no limit"),
    ])
}

/// Reads amounts of money.
enum CostReader {
  static func cost(_ fields: Fields?) -> Cost? {
    guard let fields else { return nil }
    func money(_ key: String) -> Money { fields.scalar(key).flatMap { fields.context.money($0) } ?? Money() }
    return Cost(meeting: money("meeting"), hour: money("hour"))
  }

  static func limits(_ fields: Fields?) -> Limits {
    var limits = Limits()
    guard let fields else { return limits }
    limits.cost = fields.scalar("cost").flatMap { fields.context.money($0, most: 1_000_000_000_000) }
    limits.meetings = fields.integer("meetings")
    return limits
  }
}
