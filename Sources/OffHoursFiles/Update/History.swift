package import OffHours

/// What was taught, as credits of those who came.
package struct History: Sendable {
  /// A timetable that people had, and who came to its meetings.
  package struct Source: Sendable {
    package var timetable: Timetable
    package var attendance: [AttendanceRecord]

    package init(_ timetable: Timetable, attendance: [AttendanceRecord] = []) {
      self.timetable = timetable
      self.attendance = attendance
    }
  }

  /// A course that somebody has completed.
  package struct Completion: Hashable, Sendable {
    /// Ids of the worker and the course, and the date of the last meeting.
    package var worker: String, course: String, date: CivilDate
    /// The last day on which it holds; nil where it never runs out.
    package var validUntil: CivilDate?
    /// Whether that day is what the date and the course say, so that no due date is needed.
    package var isPlain: Bool
  }

  /// Credits by worker, in the order of the scenario's workers, as the format writes them.
  package private(set) var credits: [(worker: String, credits: [String])] = []
  package private(set) var completions: [Completion] = []
  package private(set) var missed: [AttendanceRecord] = []
  /// Minutes for which people were released from shifts for those meetings, by employers that cap them: in all, and for
  /// whoever was away longest.
  package private(set) var released: [(employer: Ref<Employer>, minutes: Int, most: Int)] = []
  /// How many meetings gave credits that were not known.
  package private(set) var meetings = 0

  /// What began before an instant; the horizon's beginning where nil. A timetable that takes the place of another comes after it: of
  /// one meeting the last counts.
  init(_ sources: [Source], _ scenario: Scenario, before now: Instant?) {
    guard !sources.isEmpty else { return }
    let now = now ?? scenario.zone.day(scenario.horizon.from).start
    var held: [String: Meeting] = [:]
    var order: [String] = []
    for source in sources {
      let progress = Progression(source.timetable, now: now, attendance: source.attendance)
      missed += progress.missed
      for meeting in progress.timetable.meetings where meeting.held {
        let key = "\(source.timetable.planId)\n\(meeting.id)"
        if held.updateValue(meeting, forKey: key) == nil { order.append(key) }
      }
    }
    var together = Timetable()
    for (number, key) in order.enumerated() {
      var meeting = held[key]!
      meeting.id = "\(number)"
      together.meetings.append(meeting)
    }
    let hearing = ResolvedTimetable(together, in: scenario)
    var attended: [String: [(course: Int, lesson: Int, date: CivilDate, meeting: Int)]] = [:]
    var told: Set<Int> = []
    for (position, meeting) in hearing.meetings.enumerated() where meeting.isHeld {
      guard let course = meeting.course, let lesson = meeting.lesson else { continue }
      for worker in meeting.learners {
        attended[scenario.workers[worker].id, default: []].append(
          (course.index, lesson, meeting.date, position))
      }
    }
    for (position, worker) in scenario.workers.enumerated() {
      guard let own = attended[worker.id] else { continue }
      var lines: [String] = []
      for course in Set(own.map(\.course)).sorted() {
        let lessons = own.filter { $0.course == course }.sorted {
          ($0.date, $0.lesson) < ($1.date, $1.lesson)
        }
        let id = scenario.courses[course].id
        let before = worker.credits.filter { $0.course.index == course }
        let fresh = lessons.filter { lesson in
          !before.contains {
            ($0.lesson == nil || $0.lesson == lesson.lesson) && ($0.date ?? lesson.date) >= lesson.date
          }
        }
        guard let last = fresh.last else { continue }
        let record = hearing.record(of: Ref(position), in: Ref(course))
        for lesson in fresh {
          let line = "\(id)/\(scenario.courses[course].lessons[lesson.lesson].id)@\(lesson.date)"
          if !lines.contains(line) { lines.append(line) }
          told.insert(lesson.meeting)
        }
        if record.isComplete {
          lines.append("\(id)@\(last.date)")
          let until = scenario.validUntil(Ref(course), of: Ref(position), completedOn: last.date)
          completions.append(
            Completion(
              worker: worker.id, course: id, date: last.date, validUntil: until,
              isPlain: until == scenario.courses[course].valid?.after(last.date)))
        }
      }
      if !lines.isEmpty { credits.append((worker.id, lines)) }
    }
    meetings = told.count
    count(told, hearing)
  }

  /// Adds up who was released for the meetings at some positions.
  private mutating func count(_ told: Set<Int>, _ hearing: ResolvedTimetable) {
    let scenario = hearing.scenario
    guard scenario.employers.contains(where: { $0.release != nil }) else { return }
    var minutes: [Ref<Worker>: Int] = [:]
    for position in told.sorted() {
      let meeting = hearing.meetings[position]
      let visit = Visit(
        interval: meeting.interval, place: meeting.venue.flatMap { scenario.venues[$0].site },
        date: meeting.date)
      for worker in meeting.learners {
        let away = hearing.attendee(worker).released(for: visit, in: scenario)
        minutes[worker, default: 0] += away?.minutes ?? 0
      }
    }
    released = scenario.employers.refs.compactMap { employer in
      guard let caps = scenario.employers[employer].release, caps.perWorker != nil || caps.total != nil else {
        return nil
      }
      let own = minutes.filter { scenario.workers[$0.key].employer == employer }.map(\.value)
      let total = own.reduce(0, +)
      return total == 0 ? nil : (employer, total, own.max() ?? 0)
    }
  }
}
