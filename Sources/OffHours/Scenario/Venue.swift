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
  /// How many learners fit; `unlimitedSeats` where an online venue names no number.
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
  /// Venues in which no meeting may be held at the same time, such as the halves of one hall: ascending, without this one.
  /// Each names the other; who shares with a neighbour shares nothing with that neighbour's neighbours.
  public var shares: [Ref<Venue>] = []
  /// Whether meetings are attended from where each learner lives.
  public var isOnline = false

  /// As many as a scenario has workers at most: no limit.
  public static let unlimitedSeats = 1_000_000

  /// A venue named after its id.
  public init(id: String) {
    self.id = id
    name = id
  }

  /// How many learners fit; nil: any number.
  public var seatLimit: Int? { seats < Venue.unlimitedSeats ? seats : nil }

  /// Where learners are during a meeting: the venue's place, or wherever each of them lives.
  public var site: Ref<Place>? { isOnline ? .online : place }
}
