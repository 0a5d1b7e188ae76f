/// A meeting as somebody who might come to it sees it.
public struct Visit: Hashable, Sendable {
  /// From when to when.
  public var interval: Interval
  /// Where; `.online` where every learner attends from home.
  public var place: Ref<Place>?
  /// The local date on which it starts; it belongs to that date.
  public var date: CivilDate
  /// The venue and the course; nil asks nothing that they alone decide.
  public var venue: Ref<Venue>?, course: Ref<Course>?

  /// A visit to a meeting on `date`.
  public init(
    interval: Interval, place: Ref<Place>?, date: CivilDate, venue: Ref<Venue>? = nil,
    course: Ref<Course>? = nil
  ) {
    self.interval = interval
    self.place = place
    self.date = date
    self.venue = venue
    self.course = course
  }

  /// The same with the place where the attendee then is.
  func resolved(for attendee: Attendee) -> Visit {
    guard place == .online else { return self }
    return Visit(
      interval: interval, place: attendee.worker.home, date: date, venue: venue, course: course)
  }
}

/// A worker with the calendar that the rules are held against.
public struct Attendee: Sendable {
  /// The worker.
  public var worker: Worker
  /// When he or she works and is away.
  public var calendar: WorkCalendar
  /// Minutes that he or she can still be released if nobody else is; nil: as many as the employer's caps say, no history
  /// taken off.
  package var releaseLeft: Int?

  /// A worker and the calendar of that worker.
  public init(worker: Worker, calendar: WorkCalendar) {
    self.worker = worker
    self.calendar = calendar
  }
}
