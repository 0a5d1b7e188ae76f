/// A park, a district, a town: where people live and work and where halls stand.
public struct Place: Sendable {
  /// Id, unique among places.
  public var id: String
  /// What people read; the id where none was given.
  public var name: String
  /// Latitude and longitude in degrees, where known.
  public var at: (latitude: Double, longitude: Double)?

  /// A place named after its id.
  public init(id: String) {
    self.id = id
    name = id
  }
}

extension Ref<Place> {
  /// Stands for wherever a learner lives: the site of an online venue. No position of any array.
  public static let online = Ref(-2)

  /// The place itself; where the learner lives, for the site of an online venue.
  package static func resolved(_ site: Ref<Place>?, for learner: Worker) -> Ref<Place>? {
    site == .online ? learner.home : site
  }
}
