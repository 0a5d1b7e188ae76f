/// A hall or a room.
public struct Venue: Sendable {
  /// Id, unique among venues.
  public var id: String
  /// What people read; the id where none was given.
  public var name: String
  /// Where it stands, for people.
  public var address = ""
  /// Where it stands, for journeys.
  public var place: Ref<Place>?
  /// How many learners fit.
  public var seats = 1
  /// What it has, such as `projector`.
  public var equipment: Set<String> = []
  /// Opening hours; nil: always open.
  public var open: WeeklyHours?
  /// When it is closed all the same, merged.
  public var closed: [Interval] = []
  /// Minutes between two meetings.
  public var turnaround = 0
  /// What it costs; nil where no key was given.
  public var cost: Cost?

  /// A venue named after its id.
  public init(id: String) {
    self.id = id
    name = id
  }
}
