import OffHours

/// What papers are made of: a timetable, the scenario behind it, and the language to write in.
package struct PaperInput: Sendable {
  /// The scenario.
  package let scenario: Scenario
  /// When everybody works.
  package let calendars: CalendarBook
  /// The timetable, its meetings in order. It may name things that the scenario does not know; they are shown by their ids.
  package let timetable: Timetable
  /// The language to write in.
  package let language: Language
  /// What stands over and under the papers that are printed.
  package let letterhead: Letterhead
  /// What papers of one timetable share.
  package let stamp: String
  /// Columns of the workers' table that were asked for in papers that leave the house.
  package let columns: [String]

  /// Whose shifts a rotation carries on beyond the rosters, and when.
  let carriedOn: CarriedOn

  private let workers, venues, instructors, courses: [String: Int]

  /// Papers of `timetable` in the scenario's language, or in another.
  package init(
    scenario: Scenario, calendars: CalendarBook, timetable: Timetable, language: Language? = nil,
    letterhead: Letterhead = Letterhead(), columns: [String] = []
  ) {
    self.columns = columns
    self.scenario = scenario
    self.letterhead = letterhead
    self.calendars = calendars
    var timetable = timetable
    timetable.meetings.sort { ($0.start, $0.venue, $0.id) < ($1.start, $1.venue, $1.id) }
    self.timetable = timetable
    stamp = timetable.stamp
    carriedOn = CarriedOn(scenario)
    self.language = language ?? scenario.language
    workers = positions(scenario.workers.map(\.id))
    venues = positions(scenario.venues.map(\.id))
    instructors = positions(scenario.instructors.map(\.id))
    courses = positions(scenario.courses.map(\.id))
  }
}

private func positions(_ ids: [String]) -> [String: Int] {
  Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
}

// MARK: - From ids to what they stand for

extension PaperInput {
  /// The worker with an id.
  package func worker(_ id: String) -> Ref<Worker>? { workers[id].map { Ref($0) } }

  /// The position of the course with an id.
  package func coursePosition(_ id: String) -> Int? { courses[id] }

  /// The course with an id.
  package func course(_ id: String) -> Course? { courses[id].map { scenario.courses[$0] } }

  /// The venue with an id.
  package func venue(_ id: String) -> Venue? { venues[id].map { scenario.venues[$0] } }

  /// The name of a course.
  package func courseName(_ id: String) -> String { course(id)?.name ?? id }

  /// The name of a lesson.
  package func lessonName(_ meeting: Meeting) -> String {
    course(meeting.course)?.lessons.first { $0.id == meeting.lesson }?.name ?? meeting.lesson
  }

  /// The lesson, after the course where there are several.
  package func subject(_ meeting: Meeting) -> String {
    scenario.courses.count > 1
      ? "\(courseName(meeting.course)): \(lessonName(meeting))" : lessonName(meeting)
  }

  /// The name of an instructor.
  package func instructorName(_ id: String) -> String {
    instructors[id].map { scenario.instructors[$0].name } ?? id
  }

  /// The names of a meeting's instructors.
  package func instructorNames(_ meeting: Meeting) -> String {
    meeting.instructors.map(instructorName).joined(separator: ", ")
  }

  /// The name of a worker.
  package func workerName(_ id: String) -> String { worker(id).map { scenario.workers[$0].name } ?? id }

  /// The name of a worker's employer, empty where there is none.
  package func employerName(_ id: String) -> String {
    worker(id).flatMap { scenario.workers[$0].employer }.map { scenario.employers[$0].name } ?? ""
  }

  /// Columns of the workers' table that papers carry along, each once, in the order in which they appear. Sensitive ones
  /// are among them only where they are asked for by name.
  package var extraColumns: [String] {
    scenario.carriedColumns.filter { !scenario.sensitive.contains($0) || columns.contains($0) }
  }

  /// What a worker has in the carried columns.
  package func extras(_ id: String, _ columns: [String]) -> [String] {
    let extra = worker(id).map { scenario.workers[$0].extra } ?? []
    return columns.map { column in extra.first { $0.column == column }?.value ?? "" }
  }

  /// What stands beside a meeting: that it is history, or pinned.
  package func note(_ meeting: Meeting) -> String {
    if meeting.held { return Words.held(language) }
    guard let course = course(meeting.course) else { return "" }
    let isPinned =
      course.pins.contains { pin in
        course.lessons.indices.contains(pin.lesson) && course.lessons[pin.lesson].id == meeting.lesson
          && pin.start == meeting.start && scenario.venues[pin.venue].id == meeting.venue
      }
      || course.appointments.contains { pin in
        pin.venue == nil && course.lessons.indices.contains(pin.lesson)
          && course.lessons[pin.lesson].id == meeting.lesson && pin.start == meeting.start
      }
    return isPinned ? Words.pinned(language) : ""
  }
}

// MARK: - What papers have in common

extension PaperInput {
  /// The title of papers: what the scenario is called without overlays, which are nobody's business but the planner's.
  package var title: String { scenario.baseName ?? scenario.name }

  /// The line that says of which timetable a paper is.
  package var planLine: String { Words.plan(stamp)(language) }

  /// The lesson, always after its course: for calendars, which hold other things as well.
  package func fullSubject(_ meeting: Meeting) -> String {
    let course = courseName(meeting.course), lesson = lessonName(meeting)
    return course == lesson ? course : "\(course): \(lesson)"
  }

  /// Most learners that a meeting can have, by its course and its venue; nil where neither says.
  package func capacity(_ meeting: Meeting) -> Int? {
    let venue = venue(meeting.venue)
    guard let course = course(meeting.course),
      let lesson = course.lessons.firstIndex(where: { $0.id == meeting.lesson })
    else { return venue?.seatLimit }
    let most = venue.map { SizeMax.largest(of: lesson, of: course, in: $0) } ?? course.size(of: lesson).most
    return most.flatMap { $0 < Venue.unlimitedSeats ? $0 : nil }
  }

  /// What a section is called: its number, where the id is made of the course and a number; else the id.
  package func sectionName(_ id: String?, of course: String) -> String {
    guard let id, !id.isEmpty else { return "" }
    guard id.hasPrefix("\(course)-"), let number = Int(id.dropFirst(course.count + 1)), number > 0,
      id == "\(course)-\(number)"
    else { return id }
    return Words.section(number)(language)
  }

  /// What the section of a meeting is called; empty where there is none.
  package func sectionName(_ meeting: Meeting) -> String {
    sectionName(meeting.section, of: meeting.course)
  }

  /// Somebody's telephone number, where the workers' table has one; else empty.
  package func phone(of id: String) -> String {
    let extra = worker(id).map { scenario.workers[$0].extra } ?? []
    return extra.first { PhoneColumn.isOne($0.column) && !$0.value.isEmpty }?.value ?? ""
  }

  /// From when to when a worker is released from work for a meeting; nil where that needs no release.
  package func away(_ worker: Ref<Worker>?, _ meeting: Meeting) -> Interval? {
    guard let worker else { return nil }
    let attendee = Attendee(worker: scenario.workers[worker], calendar: calendars.calendar(of: worker))
    return attendee.released(for: visit(to: meeting), in: scenario)
  }

  /// A meeting as rules about shifts see it.
  func visit(to meeting: Meeting) -> Visit {
    Visit(
      interval: meeting.interval, place: venue(meeting.venue)?.site, date: scenario.zone.date(meeting.start))
  }

  /// The sentence of a reason.
  package func because(_ reason: Reason) -> String { reason.label(in: scenario)(language) }
}
