import OffHours

/// What people were told by the revision before, and what of it is no longer theirs.
package struct ToldMeetings: Sendable {
  private let told: [Meeting]
  private let now: [String: Meeting]

  /// Meetings before the horizon, or before the time from which it was planned, are over: they were held as far as anybody
  /// knows. Those of another plan are none of this one's, whatever their ids.
  package init(_ timetable: Timetable, in scenario: Scenario) {
    let horizon = scenario.zone.day(scenario.horizon.from).start
    let first = timetable.now.map { max($0, horizon) } ?? horizon
    let meetings = timetable.told?.plan == nil ? timetable.meetings : []
    let now = Dictionary(meetings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.now = now
    // What has been held since is history: nobody need be told that it is not held.
    told = (timetable.told?.meetings ?? []).filter { $0.start >= first && now[$0.id]?.held != true }
      .sorted { ($0.start, $0.venue, $0.id) < ($1.start, $1.venue, $1.id) }
  }

  /// Meetings that are not held any more, by start.
  package var gone: [Meeting] { told.filter { now[$0.id] == nil } }

  /// Meetings that somebody or something no longer has, by start.
  func gone(by ids: (Meeting) -> [String]) -> [String: [Meeting]] {
    var gone: [String: [Meeting]] = [:]
    for meeting in told {
      let kept = Set(now[meeting.id].map(ids) ?? [])
      for id in Set(ids(meeting)) where !kept.contains(id) { gone[id, default: []].append(meeting) }
    }
    return gone
  }
}
