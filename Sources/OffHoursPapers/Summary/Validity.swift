import OffHours

/// Until when the credits hold that people get by a timetable, where its courses have credits that run out.
struct Validity: Sendable {
  private struct Key: Hashable {
    var worker, course: String
  }

  /// The last day, and when the last meeting begins, of everybody who completes such a course.
  private var days: [Key: (day: CivilDate, last: Instant)] = [:]
  private let dates: DateHabit
  private let language: Language

  init(_ input: PaperInput) {
    dates = DateHabit(input)
    language = input.language
    let scenario = input.scenario
    guard scenario.courses.contains(where: { $0.valid != nil }) else { return }
    let hearing = ResolvedTimetable(input.timetable, in: scenario)
    for pursuit in hearing.pursuits where pursuit.isCompletion {
      let day = scenario.validUntil(pursuit.course, of: pursuit.worker, completedOn: pursuit.lastDate)
      guard let day, let last = pursuit.meetings.last else { continue }
      let key = Key(worker: scenario.workers[pursuit.worker].id, course: scenario.courses[pursuit.course].id)
      days[key] = (day, hearing.meetings[last].interval.start)
    }
  }

  /// Whether anybody gets a credit that runs out.
  var isEmpty: Bool { days.isEmpty }

  /// The day as people read it; empty where the credit does not run out or is not got.
  func day(_ worker: String, _ course: String) -> String {
    days[Key(worker: worker, course: course)].map { dates.date($0.day) } ?? ""
  }

  /// The same in words, where a meeting is the one that completes the course; else empty.
  func note(_ worker: String, _ meeting: Meeting) -> String {
    guard let found = days[Key(worker: worker, course: meeting.course)], meeting.start == found.last else {
      return ""
    }
    return DueWords.validUntil(dates.date(found.day))(language)
  }
}
