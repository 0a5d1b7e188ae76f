import OffHours
import TestSupport
import Testing

/// The search for an agenda against plain enumeration of everything that could be attended.
@Suite struct CompletableAloneTests {
  @Test(arguments: 0..<6)
  func `the search finds an agenda exactly where enumeration does`(block: Int) {
    var answers = [0, 0]
    for seed in (block * 80)..<(block * 80 + 80) {
      let tiny = TinyCourses(seed: UInt64(seed))
      let scenario = tiny.scenario
      let calendars = CalendarBook(scenario)
      let attendee = Attendee(worker: scenario.workers[0], calendar: calendars.calendar(of: Ref(0)))
      let alone = CompletableAlone(scenario, possible: PossibleMeetings(scenario))
      for course in scenario.courses.refs where scenario.workers[0].courses.contains(course) {
        let record = { CourseRecord(of: scenario.workers[0], in: $0, scenario: scenario) }
        guard !record(course).isComplete else { continue }
        let found = alone.answer(course, by: attendee, record: record).answer == .possible
        let wanted = Enumeration(scenario, attendee).canComplete(course)
        #expect(found == wanted, "seed \(seed), course \(course.index)")
        answers[found ? 1 : 0] += 1
      }
    }
    #expect(answers.allSatisfy { $0 > 4 }, "a test that knows one answer only: \(answers)")
  }
}

extension CompletableAloneTests {
  /// More lessons in fewer days: what matters is which partial agendas the search takes for the same.
  @Test(arguments: 0..<4)
  func `the search finds an agenda in a crowded week`(block: Int) {
    var answers = [0, 0]
    for seed in (block * 50)..<(block * 50 + 50) {
      let scenario = TinyCourses.crowded(seed: UInt64(seed))
      let attendee = Attendee(
        worker: scenario.workers[0], calendar: CalendarBook(scenario).calendar(of: Ref(0)))
      let answer = CompletableAlone(scenario, possible: PossibleMeetings(scenario)).answer(
        Ref(0), by: attendee
      ) {
        CourseRecord(of: scenario.workers[0], in: $0, scenario: scenario)
      }.answer
      #expect(answer != .undecided)
      let found = answer == .possible
      #expect(found == Enumeration(scenario, attendee).canComplete(Ref(0)), "seed \(seed)")
      answers[found ? 1 : 0] += 1
    }
    #expect(answers.allSatisfy { $0 > 4 }, "a test that knows one answer only: \(answers)")
  }
}

/// A random scenario with one or two tiny courses, one building on the other.
private struct TinyCourses {
  var scenario: Scenario

  init(seed: UInt64) {
    scenario = RandomScenario(seed: seed).scenario
    var random = SplitMix64(seed: seed &+ 77)
    if random.once(in: 3) {
      let monday = scenario.horizon.from.monday
      scenario.horizon = DateSpan(from: monday, to: monday + 6 + random.int(0...1))
    }
    // Some rules off, so that both answers are met.
    if random.once(in: 2) { scenario.rules.meeting.classHours = nil }
    if random.int(1...3) > 1 { scenario.rules.meeting.travelLimit = nil }
    if random.once(in: 2) { scenario.workers[0].until = nil }
    var agenda = AgendaRules()
    agenda.perDay = random.maybe(random.int(1...2))
    agenda.minutesPerDay = random.maybe(random.int(2...6) * 60)
    agenda.perWeek = random.maybe(random.int(1...3))
    agenda.betweenMeetings = random.once(in: 4) ? nil : random.int(0...3) * 30
    agenda.workPerDay = random.maybe(random.int(2...14) * 60)
    agenda.weeklyRest = random.maybe(random.int(12...60) * 60)
    scenario.rules.agenda = agenda
    scenario.venues = (0..<random.int(1...2)).map { number in
      var venue = Venue(id: "v\(number)")
      venue.place = Ref(random.int(0...2))
      venue.seats = 10
      if random.once(in: 2) {
        var open = WeeklyHours()
        for day in Weekday.allCases where random.int(1...3) > 1 {
          open.add(RandomScenario.hours(&random), on: day)
        }
        venue.open = open
      }
      return venue
    }
    var instructor = Instructor(id: "i")
    instructor.place = random.maybe(Ref(random.int(0...2)))
    var hours = WeeklyHours()
    for day in Weekday.allCases { hours.add(ClockWindow("06:00-23:00")!, on: day) }
    instructor.available = random.maybe(hours)
    instructor.teaches = [
      Instructor.Teaching(course: Ref(0)), Instructor.Teaching(course: Ref(1), lesson: 0),
    ]
    scenario.instructors = [instructor]
    let count = random.int(1...2)
    for number in 0..<count {
      scenario.courses.append(
        Self.course(&random, number, lessons: count == 1 ? random.int(1...3) : 2 - number))
    }
    if count == 2 { scenario.courses[1].after = [Ref(0)] }
    scenario.workers[0].courses = random.once(in: 8) ? [Ref(count - 1)] : scenario.courses.refs
    for course in scenario.courses.refs where random.once(in: 3) {
      let lesson = random.int(0...scenario.courses[course].lessons.count - 1)
      let date = scenario.horizon.from + random.int(-3...4)
      scenario.workers[0].credits.append(
        Credit(course: course, lesson: random.once(in: 4) ? nil : lesson, date: random.maybe(date)))
    }
  }

  /// One course of four lessons in one week, for somebody with little to do otherwise; rest and span are short.
  static func crowded(seed: UInt64) -> Scenario {
    var random = SplitMix64(seed: seed &+ 4_000_000)
    var scenario = GoodTimetable().scenario
    scenario.horizon.to = GoodTimetable.date(7)
    scenario.workers = [scenario.workers[0]]
    scenario.workers[0].rotation = nil
    scenario.workers[0].employer = nil
    for day in 1...7 where random.once(in: 3) {
      let start = scenario.zone.instant(GoodTimetable.date(day), ClockTime(minute: random.int(6...20) * 60))
      scenario.absences.append(
        Absence(
          id: "\(day)", who: .worker(Ref(0)),
          interval: Interval(start: start, end: start + random.int(1...10) * 60),
          place: Ref(0)))
    }
    scenario.rules = .none
    scenario.rules.meeting.afterShift = random.maybe(60)
    scenario.rules.agenda.perDay = random.int(1...3)
    scenario.rules.agenda.perWeek = random.maybe(4)
    scenario.rules.agenda.minutesPerDay = random.maybe(random.int(2...6) * 60)
    scenario.rules.agenda.betweenMeetings = random.pick([0, 60, 600])
    scenario.rules.agenda.weeklyRest = random.maybe(random.int(20...60) * 60)
    scenario.rules.agenda.workPerDay = random.maybe(random.int(3...10) * 60)
    scenario.venues.removeLast()
    if random.once(in: 3) {
      scenario.venues.append(scenario.venues[0])
      scenario.venues[1].id = "hall-2"
      scenario.venues[1].place = Ref(1)
      scenario.venues[1].open = GoodTimetable.daily(random.pick(["07:00-13:00", "13:00-23:00"]))
    }
    var course = course(&random, 0, lessons: 4)
    for lesson in 0..<4 { course.lessons[lesson].minutes = random.pick([60, 60, 120, 180]) }
    let times = Set((0..<(scenario.venues.count == 1 ? 2 : 1)).map { _ in random.int(7...21) * 60 })
    course.starts = .times(times.sorted().map { ClockTime(minute: $0) })
    course.requiredLessons = random.int(3...4)
    course.minGapDays = random.pick([nil, nil, 0, 1])
    course.maxGapDays = random.pick([nil, nil, 1, 2])
    course.maxSpanDays = random.pick([nil, 2, 3, 4])
    let deadline = random.int(4...7)
    course.deadline = GoodTimetable.date(deadline)
    if random.once(in: 2) {
      // Work every day from then on, so that the week's rest has to lie among the meetings.
      scenario.rules.agenda.weeklyRest = random.int(20...40) * 60
      scenario.rules.agenda.workPerDay = nil
      for day in deadline...7 {
        let start = scenario.zone.instant(GoodTimetable.date(day), ClockTime("23:00")!)
        scenario.absences.append(
          Absence(
            id: "late \(day)", who: .worker(Ref(0)), interval: Interval(start: start, end: start + 59),
            place: Ref(0)))
      }
    }
    course.countsAsWork = random.int(1...3) > 1
    course.instructors = 0
    scenario.courses = [course]
    scenario.workers[0].courses = [Ref(0)]
    scenario.workers[0].credits =
      random.once(in: 4) ? [Credit(course: Ref(0), lesson: random.int(0...3))] : []
    return scenario
  }

  static func course(_ random: inout SplitMix64, _ number: Int, lessons: Int) -> Course {
    var course = Course(id: "c\(number)")
    course.lessons = (0..<lessons).map { Lesson(id: "l\($0)", minutes: random.int(2...10) * 30) }
    let times = (0..<random.int(1...(lessons == 1 ? 2 : 1))).map { _ in random.int(0...47) * 30 }
    course.starts = .times(Set(times).sorted().map { ClockTime(minute: $0) })
    course.attendance = random.once(in: 2) ? .any : .section
    course.sameVenue = random.once(in: 2)
    course.makeup = random.int(0...1)
    course.maxSections = random.once(in: 4) ? 1 : nil
    course.requiredLessons = random.int(1...lessons)
    if random.once(in: 3) { course.mandatoryLessons = [random.int(0...lessons - 1)] }
    course.strictOrder = random.once(in: 2)
    course.minGapDays = random.maybe(random.int(0...2))
    course.maxGapDays = random.maybe(random.int(2...4))
    course.maxSpanDays = random.maybe(random.int(0...5))
    course.instructors = random.once(in: 3) ? 1 : 0
    course.countsAsWork = random.once(in: 3)
    return course
  }
}

/// Every combination, one meeting or none a lesson, held against the rules as they stand.
private struct Enumeration {
  let scenario: Scenario
  let attendee: Attendee

  init(_ scenario: Scenario, _ attendee: Attendee) {
    self.scenario = scenario
    self.attendee = attendee
  }

  private func record(_ course: Ref<Course>) -> CourseRecord {
    CourseRecord(of: attendee.worker, in: course, scenario: scenario)
  }

  /// Meetings that halls and instructors allow.
  private func bookable(_ course: Ref<Course>, _ lesson: Int) -> [(venue: Int, meeting: AgendaMeeting)] {
    let facts = scenario.courses[course]
    var result: [(venue: Int, meeting: AgendaMeeting)] = []
    guard case .times(let times) = facts.starts else { return [] }
    for date in scenario.horizon.dates where date <= facts.deadline ?? date {
      for time in times where scenario.zone.exists(date, time) {
        let start = scenario.zone.instant(date, time)
        let interval = Interval(start: start, end: start + facts.lessons[lesson].minutes)
        for (number, venue) in scenario.venues.enumerated() {
          guard interval.end <= scenario.zone.day(scenario.horizon.to).end,
            VenueClosed.isOpen(venue, during: interval, in: scenario.zone),
            facts.instructors == 0
              || scenario.instructors.contains(where: {
                $0.teaches(course, lesson: lesson)
                  && InstructorUnavailable.isAvailable($0, during: interval, at: venue.place, in: scenario)
              })
          else { continue }
          result.append(
            (
              number,
              AgendaMeeting(
                interval: interval, place: venue.place, date: date, course: course, lesson: lesson,
                countsAsWork: facts.countsAsWork)
            ))
        }
      }
    }
    return result
  }

  func canComplete(_ goal: Ref<Course>) -> Bool {
    var courses = [goal]
    if let first = scenario.courses[goal].after.first, !record(first).isComplete {
      courses.insert(first, at: 0)
    }
    guard courses.allSatisfy(attendee.worker.courses.contains) else { return false }
    let slots = courses.flatMap { course in
      scenario.courses[course].lessons.indices.map { (course: course, lesson: $0, all: bookable(course, $0)) }
    }
    let suiting = slots.map { slot in
      record(slot.course).credited[slot.lesson]
        ? []
        : slot.all.filter {
          MeetingRuleBook.suits(
            $0.meeting.visit, to: attendee, under: scenario.meetingRules(of: slot.course), in: scenario)
        }
    }
    for course in courses where scenario.courses[course].attendance == .section {
      for slot in slots
      where slot.course == course && !record(course).credited[slot.lesson] && slot.all.isEmpty {
        return false
      }
    }
    return enumerate(suiting[...], []) { chosen in
      courses.allSatisfy { course in isKept(course, chosen, slots.filter { $0.course == course }.map(\.all)) }
        && keepsTogether(chosen, courses)
    }
  }

  private typealias Choice = (venue: Int, meeting: AgendaMeeting)

  private func enumerate(
    _ options: ArraySlice<[Choice]>, _ chosen: [Choice], _ isGood: ([Choice]) -> Bool
  ) -> Bool {
    // What breaks a rule over agendas breaks it with more meetings too.
    let agenda = chosen.map(\.meeting).sorted(by: AgendaMeeting.precedes)
    guard AgendaRuleBook.holds(agenda, of: attendee, under: scenario.rules.agenda, in: scenario) else {
      return false
    }
    guard let first = options.first else { return isGood(chosen) }
    return ([nil] + first.map(Optional.some)).contains { choice in
      enumerate(options.dropFirst(), chosen + [choice].compactMap(\.self), isGood)
    }
  }

  private func isKept(_ course: Ref<Course>, _ chosen: [Choice], _ bookable: [[Choice]]) -> Bool {
    let own = chosen.filter { $0.meeting.course == course }
      .sorted { AgendaMeeting.precedes($0.meeting, $1.meeting) }
    guard !own.isEmpty,
      CourseRuleBook.holds(own.map(\.meeting), after: record(course), of: attendee.worker, in: scenario)
    else { return false }
    let facts = scenario.courses[course]
    guard facts.attendance == .section, facts.sameVenue else { return true }
    let makeup = facts.maxSections == 1 ? 0 : facts.makeup
    return scenario.venues.indices.contains { home in
      own.count { $0.venue != home } <= makeup
        && bookable.indices.allSatisfy { lesson in
          record(course).credited[lesson] || bookable[lesson].contains { $0.venue == home }
        }
    }
  }

  private func keepsTogether(_ chosen: [Choice], _ courses: [Ref<Course>]) -> Bool {
    let agenda = chosen.map(\.meeting).sorted(by: AgendaMeeting.precedes)
    guard AgendaRuleBook.holds(agenda, of: attendee, under: scenario.rules.agenda, in: scenario) else {
      return false
    }
    guard courses.count == 2, let first = agenda.first(where: { $0.course == courses[1] }) else {
      return true
    }
    return Prerequisite.isMet(
      before: first, by: agenda.filter { $0.course == courses[0] }, after: record(courses[0]), in: scenario)
  }
}
