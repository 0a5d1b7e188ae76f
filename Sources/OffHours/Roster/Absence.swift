/// A stretch in which people are away, or, with a place, at work beyond their roster.
public struct Absence: Sendable {
  /// Whom it concerns.
  public enum Who: Hashable, Sendable {
    /// One person.
    case worker(Ref<Worker>)
    /// Everybody at an employer (crew nil), or one crew.
    case crew(CrewKey)
  }

  /// Id: the row's number where the table gives none.
  public var id: String
  /// Whom it concerns.
  public var who: Who
  /// When.
  public var interval: Interval
  /// With a place it is duty (overtime, a second job) and counts as a shift in every rule.
  public var place: Ref<Place>?
  /// Whether it is duty. (A duty's place may be unknown to the map only if there are no places.)
  public var isDuty: Bool { place != nil }
  /// Why, as written.
  public var reason: String

  /// An absence.
  public init(id: String, who: Who, interval: Interval, place: Ref<Place>? = nil, reason: String = "") {
    self.id = id
    self.who = who
    self.interval = interval
    self.place = place
    self.reason = reason
  }
}
