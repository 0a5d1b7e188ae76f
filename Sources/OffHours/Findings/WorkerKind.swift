/// What the rules for single meetings can tell of a worker. Workers of one kind have the same possible meetings.
package struct WorkerKind: Hashable, Sendable {
  /// Position of the calendar in the book.
  package var calendar: Int32
  /// Where the worker lives.
  package var home: Ref<Place>?
  /// Last day in the job.
  package var until: CivilDate?
  /// What the worker told of his or her own time.
  package var commitments: WeeklyHours, unavailable: [Interval]
  /// What a venue must have, and what decides when a course may be attended again.
  package var needs: Set<String>, renewals: [Ref<Course>: Renewal]
  /// How the employer releases people, and for how many minutes the worker can still be.
  package var release: Release?, releaseLeft: Int?

  /// The kind of a worker.
  package init(
    _ worker: Ref<Worker>, in scenario: Scenario, calendars: CalendarBook, releaseLeft: Int? = nil
  ) {
    calendar = calendars.index[worker.index]
    let facts = scenario.workers[worker]
    home = facts.home
    until = facts.until
    commitments = facts.commitments
    unavailable = facts.unavailable
    needs = facts.needs
    renewals =
      facts.credits.isEmpty
      ? [:]
      : Dictionary(
        uniqueKeysWithValues: Set(facts.courses).compactMap { course in
          Renewal(of: facts, in: course, scenario).map { (course, $0) }
        })
    release = facts.employer.flatMap { scenario.employers[$0].release }
    self.releaseLeft = release == nil ? nil : releaseLeft
  }
}
