/// Looks up the names of a timetable in a scenario, and keeps those that are not known.
struct NameBook {
  private let scenario: Scenario
  private let courses: [String: Int], venues: [String: Int], instructors: [String: Int]
  private let workers: [String: Int]
  private let lessons: [[String: Int]]
  private var position: [UnknownName: Int] = [:]
  /// Names that are not known, in the order found, with the meetings that use them.
  private(set) var unknown: [(name: UnknownName, meetings: [String])] = []

  init(_ scenario: Scenario) {
    func positions(_ ids: some Sequence<String>) -> [String: Int] {
      Dictionary(ids.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    }
    self.scenario = scenario
    courses = positions(scenario.courses.map(\.id))
    venues = positions(scenario.venues.map(\.id))
    instructors = positions(scenario.instructors.map(\.id))
    workers = positions(scenario.workers.map(\.id))
    lessons = scenario.courses.map { positions($0.lessons.map(\.id)) }
  }

  private mutating func note(_ kind: UnknownName.Kind, _ name: String, in meeting: String?) {
    let key = UnknownName(kind: kind, name: name)
    let place = position[key] ?? unknown.count
    if place == unknown.count { unknown.append((key, [])) }
    position[key] = place
    if let meeting, unknown[place].meetings.last != meeting { unknown[place].meetings.append(meeting) }
  }

  /// The sections of a timetable.
  mutating func sections(of timetable: Timetable) -> [HeardSection] {
    var seen: Set<String> = []
    return timetable.sections.map { section in
      if !seen.insert(section.id).inserted { note(.sectionTwice, section.id, in: nil) }
      if courses[section.course] == nil { note(.course, section.course, in: nil) }
      for learner in section.learners where workers[learner] == nil { note(.learner, learner, in: nil) }
      return HeardSection(
        id: section.id, course: courses[section.course].map { Ref($0) },
        learners: Set(section.learners.compactMap { workers[$0] }).sorted().map { Ref($0) })
    }
  }

  /// The meetings of a timetable. Unknown names in held meetings are no fault: people leave, halls close.
  mutating func meetings(of timetable: Timetable, sections: [HeardSection]) -> [ResolvedMeeting] {
    var seen: Set<String> = []
    let sectionOf = Dictionary(sections.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    return timetable.meetings.map { meeting in
      if !seen.insert(meeting.id).inserted { note(.meetingTwice, meeting.id, in: meeting.id) }
      let heard = look(up: meeting, sections: sections, sectionOf: sectionOf)
      if !meeting.held { noteUnknown(in: meeting, heard) }
      return heard
    }
  }

  private func look(
    up meeting: Meeting, sections: [HeardSection], sectionOf: [String: Int]
  ) -> ResolvedMeeting {
    let course = courses[meeting.course].map { Ref<Course>($0) }
    let lesson = course.flatMap { lessons[$0.index][meeting.lesson] }
    let venue = venues[meeting.venue].map { Ref<Venue>($0) }
    var section: Int?
    if let course, scenario.courses[course].attendance == .section {
      section = meeting.section.flatMap { sectionOf[$0] }
      if let found = section, sections[found].course != course { section = nil }
    }
    let learners = meeting.learners.compactMap { workers[$0] }.sorted()
    var repeated: [Ref<Worker>] = []
    for (a, b) in zip(learners, learners.dropFirst()) where a == b && repeated.last?.index != a {
      repeated.append(Ref(a))
    }
    var staff: [Ref<Instructor>] = []
    for name in meeting.instructors {
      if let found = instructors[name], !staff.contains(Ref(found)) { staff.append(Ref(found)) }
    }
    var isPinned = false
    if let course, let lesson, let venue {
      isPinned = scenario.courses[course].isPinned(lesson: lesson, start: meeting.start, venue: venue)
    }
    return ResolvedMeeting(
      id: meeting.id, interval: meeting.interval, date: scenario.zone.date(meeting.start),
      isHeld: meeting.held, course: course, lesson: lesson, venue: venue, section: section,
      instructors: staff, instructorNames: Set(meeting.instructors).count,
      learners: Set(learners).sorted().map { Ref($0) }, learnerNames: Set(meeting.learners).count,
      repeated: repeated, isPinned: isPinned)
  }

  private mutating func noteUnknown(in meeting: Meeting, _ heard: ResolvedMeeting) {
    if let course = heard.course {
      if heard.lesson == nil { note(.lesson, "\(meeting.course)/\(meeting.lesson)", in: meeting.id) }
      if scenario.courses[course].attendance == .section, heard.section == nil {
        if let section = meeting.section {
          note(.section, section, in: meeting.id)
        } else {
          note(.noSection, meeting.id, in: meeting.id)
        }
      }
    } else {
      note(.course, meeting.course, in: meeting.id)
    }
    if heard.venue == nil { note(.venue, meeting.venue, in: meeting.id) }
    for name in meeting.instructors where instructors[name] == nil { note(.instructor, name, in: meeting.id) }
    for name in meeting.learners where workers[name] == nil { note(.learner, name, in: meeting.id) }
  }

  /// Looks up the names of an unplaced pair.
  mutating func look(up unplaced: Unplaced) {
    if workers[unplaced.worker] == nil { note(.learner, unplaced.worker, in: nil) }
    if courses[unplaced.course] == nil { note(.course, unplaced.course, in: nil) }
  }
}
