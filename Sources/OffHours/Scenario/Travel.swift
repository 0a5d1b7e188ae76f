private import Foundation

/// How long journeys take, in minutes, between any two places.
public struct Travel: Sendable {
  /// Speed of the estimate in km/h, and road length over great-circle length.
  public let speed, detour: Double
  private let given: [Int: Int]
  private let coordinates: [(latitude: Double, longitude: Double)?]
  private let table: [Int32]
  /// No journey takes more minutes.
  package let longest: Int

  /// Journeys between `places`: `between` (symmetric) wins over ceil(detour × great-circle km / speed × 60).
  ///
  /// Complexity: quadratic in the places up to 1,500; beyond that journeys are worked out when asked for.
  public init(
    places: [Place] = [], speed: Double = 30, detour: Double = 1.3,
    between: [(from: Ref<Place>, to: Ref<Place>, minutes: Int)] = []
  ) {
    self.speed = speed
    self.detour = detour
    coordinates = places.map(\.at)
    let count = places.count
    var given: [Int: Int] = [:]
    for journey in between {
      given[journey.from.index * count + journey.to.index] = journey.minutes
      given[journey.to.index * count + journey.from.index] = journey.minutes
    }
    self.given = given
    var table: [Int32] = []
    if count <= 1500 {
      table.reserveCapacity(count * count)
      for a in 0..<count {
        for b in 0..<count {
          let minutes = Travel.minutes(a, b, coordinates, given, speed: speed, detour: detour)
          table.append(Int32(clamping: minutes ?? Travel.unknown))
        }
      }
    }
    self.table = table
    longest = count <= 1500 ? Int(table.max() ?? 0) : .max / 4
  }

  /// Stands for a journey of which nothing is known: neither coordinates nor minutes. Readers reject it.
  package static let unknown = 1_000_000

  /// Whether the journey is given or can be estimated.
  public func isKnown(_ a: Ref<Place>, _ b: Ref<Place>) -> Bool { minutes(a, b) < Travel.unknown }

  /// Minutes from one place to another; 0 within a place, and 0 where either is not known to be anywhere or is online.
  public func minutes(_ a: Ref<Place>?, _ b: Ref<Place>?) -> Int {
    guard let a, let b, a != b, a != .online, b != .online else { return 0 }
    if !table.isEmpty { return Int(table[a.index * coordinates.count + b.index]) }
    return Travel.minutes(a.index, b.index, coordinates, given, speed: speed, detour: detour)
      ?? Travel.unknown
  }

  private static func minutes(
    _ a: Int, _ b: Int, _ at: [(latitude: Double, longitude: Double)?], _ given: [Int: Int],
    speed: Double, detour: Double
  ) -> Int? {
    if a == b { return 0 }
    if let minutes = given[a * at.count + b] { return minutes }
    guard let p = at[a], let q = at[b] else { return nil }
    let hours = detour * greatCircle(p, q) / speed
    return Int((hours * 60).rounded(.up))
  }

  /// Great-circle distance in km on a sphere of radius 6371 km (haversine formula).
  package static func greatCircle(
    _ p: (latitude: Double, longitude: Double), _ q: (latitude: Double, longitude: Double)
  ) -> Double {
    let radians = Double.pi / 180
    let north = sin((q.latitude - p.latitude) * radians / 2)
    let east = sin((q.longitude - p.longitude) * radians / 2)
    let h = north * north + cos(p.latitude * radians) * cos(q.latitude * radians) * east * east
    return 2 * 6371 * asin(min(1, h.squareRoot()))
  }
}
