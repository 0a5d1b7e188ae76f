/// A meeting in somebody's agenda.
package struct AgendaMeeting: Hashable, Sendable {
  /// From when to when.
  package var interval: Interval
  /// Where; `.online` where every learner attends from home.
  package var place: Ref<Place>?
  /// The local date on which it starts; it belongs to that date.
  package var date: CivilDate
  /// The course, and the index of the lesson.
  package var course: Ref<Course>, lesson: Int
  /// Whether it counts as working time.
  package var countsAsWork: Bool
  /// The venue; nil asks nothing that it alone decides.
  package var venue: Ref<Venue>?

  /// A meeting of a lesson.
  package init(
    interval: Interval, place: Ref<Place>?, date: CivilDate, course: Ref<Course>, lesson: Int,
    countsAsWork: Bool, venue: Ref<Venue>? = nil
  ) {
    self.interval = interval
    self.place = place
    self.date = date
    self.course = course
    self.lesson = lesson
    self.countsAsWork = countsAsWork
    self.venue = venue
  }

  /// The meeting as the rules for single meetings see it.
  package var visit: Visit {
    Visit(interval: interval, place: place, date: date, venue: venue, course: course)
  }

  /// The order of agendas: by start, then by end, course and lesson.
  package static func precedes(_ a: AgendaMeeting, _ b: AgendaMeeting) -> Bool {
    (a.interval.start, a.interval.end, a.course, a.lesson)
      < (b.interval.start, b.interval.end, b.course, b.lesson)
  }
}
