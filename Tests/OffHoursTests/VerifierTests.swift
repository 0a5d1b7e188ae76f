import OffHours
import Testing

/// A good timetable, one thing broken at a time: exactly that is told.
@Suite struct VerifierTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    let code: RuleCode
    let name: String
    let make: @Sendable (inout GoodTimetable) -> Void

    init(_ code: RuleCode, _ name: String = "", _ make: @escaping @Sendable (inout GoodTimetable) -> Void) {
      self.code = code
      self.name = name
      self.make = make
    }

    var testDescription: String { "\(code.rawValue) \(name)" }
  }

  static let faults = meetingFaults + agendaFaults + bookingFaults + courseFaults + wholeFaults

  static let meetingFaults = [
    Fault(.shiftOverlap) { $0.addDuty(0, $0.at(4, "18:30"), $0.at(4, "19:00")) },
    Fault(.absent, "by hours") {
      $0.scenario.absences = [
        Absence(
          id: "1", who: .worker(Ref(0)), interval: Interval(start: $0.at(4, "18:30"), end: $0.at(4, "19:00")))
      ]
    },
    Fault(.absent, "by a code") { $0.setCell(0, 4, "P") },
    Fault(.personal, "weekly") {
      $0.scenario.workers[0].commitments.add(ClockWindow("19:00-19:30")!, on: .thursday)
    },
    Fault(.personal, "dated") {
      $0.scenario.workers[0].unavailable = [$0.scenario.zone.day(GoodTimetable.date(4))]
    },
    Fault(.left) { $0.scenario.workers[0].until = GoodTimetable.date(3) },
    Fault(.rosterUnknown) { $0.scenario.workers[0].rotation = nil },
    Fault(.afterShift) { $0.scenario.rules.meeting.afterShift = 61 },
    Fault(.afterShift, "with a journey") {
      $0.scenario.employers[0].place = Ref(1)
      $0.scenario.rules.meeting.afterShift = 41
    },
    Fault(.afterNight, "by hours") {
      $0.setCell(0, 3, "N")
      $0.setCell(0, 4, "O")
      $0.scenario.rules.meeting.afterNightShift = 601
    },
    Fault(.afterNight, "by the clock") {
      $0.setCell(0, 3, "N")
      $0.setCell(0, 4, "O")
      $0.scenario.rules.meeting.notBeforeAfterNight = ClockTime("18:01")
    },
    Fault(.beforeShift) { $0.addDuty(0, $0.at(4, "20:29"), $0.at(4, "21:00")) },
    Fault(.beforeNight) { $0.addDuty(0, $0.at(4, "21:59"), $0.at(5, "02:00")) },
    Fault(.overnightRest) { $0.scenario.rules.meeting.overnightRest = 12 * 60 + 1 },
    Fault(.classHours) { $0.scenario.rules.meeting.classHours = ClockWindow("07:00-19:30") },
    Fault(.travelLimit) { $0.scenario.rules.meeting.travelLimit = 19 },
    Fault(.accommodation) { $0.scenario.workers[0].needs = ["ramp"] },
    Fault(.tooEarly) { $0.makeRenewal(of: 0, credited: CivilDate("2027-01-20")!, renew: .days(10)) },
    Fault(.evenings) { $0.makeLate() },
    Fault(.evenings, "of a course by itself") {
      $0.makeLate()
      $0.scenario.rules.agenda.evenings = nil
      $0.scenario.courses[0].evenings = EveningLimit(most: 0)
    },
    Fault(.travelLimit, "of a course's own rules") {
      var rules = $0.scenario.rules.meeting
      rules.travelLimit = 19
      $0.scenario.courses[1].rules = rules
    },
  ]

  static let agendaFaults = [
    Fault(.dayLoad, "minutes") { $0.scenario.rules.agenda.minutesPerDay = 119 },
    Fault(.dayLoad, "meetings") { $0.scenario.rules.agenda.perDay = 0 },
    Fault(.weekLoad) { $0.scenario.rules.agenda.perWeek = 1 },
    Fault(.learnerClash) { $0.scenario.rules.agenda.betweenMeetings = 46 * 60 + 1 },
    Fault(.workDay) {
      $0.scenario.courses[0].countsAsWork = true
      $0.scenario.rules.agenda.workPerDay = 11 * 60 - 1
    },
    Fault(.weeklyRest) {
      $0.scenario.courses[1].countsAsWork = true
      $0.scenario.rules.agenda.weeklyRest = 38 * 60
    },
  ]

  static let bookingFaults = [
    Fault(.unknownId, "instructor") { $0.timetable.meetings[1].instructors = ["ghost"] },
    Fault(.unknownId, "learner listed") { $0.timetable.sections[0].learners.append("ghost") },
    Fault(.unknownId, "meeting named twice") { $0.timetable.meetings[1].id = "any/A1/1" },
    Fault(.unknownId, "no section") { fault in
      fault.timetable.meetings[2].section = nil
      fault.timetable.meetings[4].section = nil
      fault.timetable.sections.remove(at: 0)
    },
    Fault(.unknownId, "unplaced") {
      $0.timetable.unplaced = [Unplaced(worker: "ghost", course: "any", possible: nil)]
    },
    Fault(.duration) { $0.timetable.meetings[1].end = $0.at(4, "20:01") },
    Fault(.outsideHorizon) { $0.scenario.horizon.to = GoodTimetable.date(12) },
    Fault(.startTime) {
      $0.timetable.meetings[1].start = $0.at(4, "18:15")
      $0.timetable.meetings[1].end = $0.at(4, "20:15")
    },
    Fault(.deadline) { $0.scenario.courses[0].deadline = GoodTimetable.date(3) },
    Fault(.venueClosed, "closed") {
      $0.scenario.venues[0].closed = [Interval(start: $0.at(4, "19:59"), end: $0.at(4, "23:00"))]
    },
    Fault(.venueClosed, "not open") { $0.scenario.venues[0].open = GoodTimetable.daily("07:00-19:59") },
    Fault(.venueClash) { $0.scenario.venues[1].turnaround = 181 },
    Fault(.venueClash, "clear-down and set-up") {
      $0.scenario.courses[1].lessons[0].setup = 83
      $0.scenario.courses[1].lessons[0].cleardown = 83
    },
    Fault(.venueClash, "a hall that shares") { good in
      for venue in 0...1 { good.scenario.venues[venue].shares = [Ref(1 - venue)] }
      good.timetable.meetings[4].venue = "hall-1"
      good.timetable.meetings[4].start = good.at(13, "14:00")
      good.timetable.meetings[4].end = good.at(13, "16:00")
      good.timetable.meetings[4].instructors = ["i2"]
      good.timetable.meetings[2].venue = "hall-1"
      good.scenario.instructors[1].teaches = good.scenario.instructors[0].teaches
    },
    Fault(.venueClosed, "set-up") { $0.scenario.courses[0].lessons[1].setup = 11 * 60 + 1 },
    Fault(.venueClosed, "clear-down") { $0.scenario.courses[0].lessons[1].cleardown = 121 },
    Fault(.venueEquipment) { $0.scenario.venues[0].equipment = [] },
    Fault(.sizeMin) { $0.scenario.courses[0].minSize = 5 },
    Fault(.sizeMin, "lesson") { $0.scenario.courses[0].lessons[1].size = Lesson.Size(least: 5, most: nil) },
    Fault(.sizeMax, "lesson") { $0.scenario.courses[0].lessons[1].size = Lesson.Size(least: 1, most: 3) },
    Fault(.sizeMax, "seats") { $0.scenario.venues[0].seats = 3 },
    Fault(.sizeMax, "course") { $0.scenario.courses[0].maxSize = 3 },
    Fault(.instructorCount, "too many") { $0.timetable.meetings[1].instructors = ["i1", "i2"] },
    Fault(.instructorCount, "none") { $0.timetable.meetings[1].instructors = [] },
    Fault(.instructorCount, "of a lesson") { $0.scenario.courses[0].lessons[1].instructors = 2 },
    Fault(.instructorCount, "for so many learners") { $0.scenario.courses[0].learnersPerInstructor = 3 },
    Fault(.afterShift, "journey home before an online lesson") { good in
      good.scenario.venues[0].place = nil
      good.scenario.venues[0].isOnline = true
      good.scenario.workers[0].home = Ref(1)
      good.scenario.rules.meeting.afterShift = 41
    },
    Fault(.instructorUnqualified) { $0.timetable.meetings[3].instructors = ["i2"] },
    Fault(.instructorUnavailable, "hours") {
      $0.scenario.instructors[0].available = GoodTimetable.daily("07:00-19:59")
    },
    Fault(.instructorUnavailable, "journey") {
      $0.scenario.instructors[0].available = GoodTimetable.daily("08:41-22:00")
    },
    Fault(.instructorUnavailable, "date") {
      $0.scenario.instructors[0].unavailable = [Interval(start: $0.at(4, "19:59"), end: $0.at(4, "23:00"))]
    },
    Fault(.instructorClash) { good in
      good.scenario.courses[1].starts = .every(minutes: 1)
      for meeting in [3, 5] { good.timetable.meetings[meeting].venue = "hall-1" }
      good.timetable.meetings[3].start = good.at(6, "11:19")
      good.timetable.meetings[3].end = good.at(6, "13:19")
    },
    Fault(.instructorLoad, "day") { $0.scenario.instructors[0].maxPerDay = 1 },
    Fault(.instructorLoad, "week") { $0.scenario.instructors[0].maxPerWeek = 3 },
  ]

  static let courseFaults = [
    Fault(.lessonTwice, "two meetings") {
      $0.timetable.meetings.append(
        $0.meeting("any/A2/2", "any", "A2", nil, "hall-1", 9, "18:00", ["W1", "W2"]))
    },
    Fault(.lessonTwice, "named twice") { $0.timetable.meetings[2].learners = ["W5", "W6", "W5"] },
    Fault(.lessonOrder) {
      $0.scenario.courses[0].pins = []
      $0.timetable.meetings[0].lesson = "A2"
      $0.timetable.meetings[1].lesson = "A1"
    },
    Fault(.lessonOrder, "against a credit") {
      $0.timetable.meetings[1].learners.removeFirst()
      $0.scenario.workers[0].credits = [Credit(course: Ref(0), lesson: 1, date: GoodTimetable.date(1))]
    },
    Fault(.gap, "too short") { $0.scenario.courses[0].minGapDays = 3 },
    Fault(.gap, "too long") { $0.scenario.courses[1].maxGapDays = 6 },
    Fault(.gap, "after a credit") {
      $0.timetable.meetings[0].learners.removeFirst()
      $0.scenario.workers[0].credits = [Credit(course: Ref(0), lesson: 0, date: GoodTimetable.date(1) - 12)]
    },
    Fault(.span) { $0.scenario.courses[1].maxSpanDays = 6 },
    Fault(.notNeeded, "not asked for") { $0.scenario.workers[0].courses = [] },
    Fault(.notNeeded, "declined") { $0.scenario.workers[0].declined = true },
    Fault(.notNeeded, "credited") { $0.scenario.workers[0].credits = [Credit(course: Ref(0), lesson: 1)] },
    Fault(.incomplete, "a lesson missing") { $0.timetable.meetings[1].learners.removeFirst() },
    Fault(.incomplete, "the lesson that nobody may miss") {
      $0.scenario.courses[0].requiredLessons = 1
      $0.scenario.courses[0].mandatoryLessons = [1]
      $0.timetable.meetings[1].learners.removeFirst()
    },
    Fault(.incomplete, "listed only") {
      $0.scenario.workers[0].courses.append(Ref(1))
      $0.timetable.sections[0].learners.append("W1")
    },
    Fault(.prerequisite, "missing") { $0.scenario.workers[4].credits = [] },
    Fault(.prerequisite, "too late") { good in
      good.scenario.workers[0].courses = [Ref(0), Ref(1)]
      good.scenario.rules.agenda.perWeek = 9
      good.timetable.meetings[0].learners.removeFirst()
      good.timetable.meetings[1].learners.removeFirst()
      good.timetable.meetings += [
        good.meeting("any/A1/2", "any", "A1", nil, "hall-1", 10, "18:00", ["W1"]),
        good.meeting("any/A2/2", "any", "A2", nil, "hall-1", 12, "18:00", ["W1"]),
      ]
      good.scenario.courses[0].minSize = 1
      for meeting in [2, 4] { good.timetable.meetings[meeting].learners.append("W1") }
      good.timetable.sections[0].learners.append("W1")
    },
  ]

  static let wholeFaults = [
    Fault(.sectionMixed, "too many lessons elsewhere") { good in
      good.scenario.courses[1].makeup = 0
      good.scenario.courses[1].minSize = 1
      good.timetable.meetings[4].learners = ["W6"]
      good.timetable.meetings[5].learners = ["W5", "W7", "W8"]
    },
    Fault(.sectionMixed, "in no section") { $0.timetable.sections[0].learners = ["W6"] },
    Fault(.sectionMixed, "in two sections") { $0.timetable.sections[1].learners.append("W5") },
    Fault(.sectionIncomplete, "no meeting") {
      $0.scenario.courses[1].requiredLessons = 1
      $0.timetable.meetings.remove(at: 4)
    },
    Fault(.sectionIncomplete, "two meetings") { good in
      good.scenario.courses[1].minSize = 1
      good.timetable.meetings[4].learners = ["W5"]
      good.timetable.meetings.append(
        good.meeting("sec/S2/3", "sec", "S2", "sec-1", "hall-2", 14, "09:00", ["W6"]))
    },
    Fault(.sectionsMax) { $0.scenario.courses[1].maxSections = 1 },
    Fault(.sameVenue) { $0.timetable.meetings[5].venue = "hall-1" },
    Fault(.pinned) {
      $0.scenario.courses[0].pins.append(Pin(lesson: 0, start: $0.at(2, "18:00"), venue: Ref(1)))
    },
    Fault(.together) { $0.scenario.courses[1].together = [[Ref(4), Ref(6)]] },
    Fault(.pinned, "without a venue") {
      $0.scenario.courses[0].appointments = [Appointment(lesson: 0, start: $0.at(3, "18:00"), venue: nil)]
    },
    Fault(.pinned, "learners") {
      $0.scenario.courses[1].appointments = [
        Appointment(lesson: 0, start: $0.at(6, "14:00"), venue: nil, learners: [Ref(4)])
      ]
    },
    Fault(.release) {
      let start = $0.at(4, "14:00")
      $0.timetable.meetings[1].start = start
      $0.timetable.meetings[1].end = start + 120
      var release = Release()
      release.total = 479
      $0.scenario.employers[0].release = release
    },
    Fault(.limit, "meetings") { $0.scenario.limits.meetings = 5 },
    Fault(.limit, "cost") {
      $0.scenario.venues[0].cost = Cost(hour: Money(parts: Money.scale))
      $0.scenario.limits.cost = Money(parts: 4 * Money.scale - 1)
    },
    Fault(.goalValue, "value") { $0.stateGoals { $0[1].value += 3e-6 } },
    Fault(.goalValue, "bound") { $0.stateGoals { $0[1].bound = $0[1].value - 1 } },
    Fault(.goalValue, "gap") { goal in
      goal.stateGoals {
        $0[1].bound = $0[1].value + 1
        $0[1].statedGap = 0.5
      }
    },
    Fault(.goalValue, "tiers") { $0.stateGoals { $0.removeLast() } },
  ]

  @Test func `the good timetable keeps every rule`() {
    var good = GoodTimetable()
    #expect(good.codes == [])
    good.stateGoals { _ in }
    #expect(good.codes == [])
  }

  @Test(arguments: faults)
  func `one fault, one code`(fault: Fault) {
    var good = GoodTimetable()
    fault.make(&good)
    #expect(good.codes == [fault.code])
    for violation in Verifier.verify(good.timetable, good.scenario).violations {
      #expect(!violation.message.isEmpty)
    }
  }

  @Test func `every code has a fault`() {
    #expect(Set(Self.faults.map(\.code)) == Set(RuleCode.allCases))
  }

  @Test func `goal values are told as people write numbers`() throws {
    var good = GoodTimetable()
    good.stateGoals {
      $0[1].value = 1_116.399_999_99
      $0[1].bound = 1_000
      $0[1].statedGap = 0.5
    }
    let found = Verifier.verify(good.timetable, good.scenario).violations.map(\.message)
    #expect(found.contains("goal 2 (completions): 1,116.4 stated, 8 found"), "\(found)")
    #expect(found.contains("goal 2 (completions): better than its bound 1,000"), "\(found)")
    #expect(found.contains("goal 2 (completions): gap 0.5 stated, 0.104264 found"), "\(found)")
    good.scenario.language = .vietnamese
    let vietnamese = Verifier.verify(good.timetable, good.scenario).violations.map(\.message)
    #expect(vietnamese.contains("mục tiêu 2 (completions): ghi 1.116,4, thực tế 8"), "\(vietnamese)")
  }

  @Test func `a violation names the meeting and the workers`() throws {
    var good = GoodTimetable()
    good.addDuty(0, good.at(4, "18:30"), good.at(4, "19:00"))
    good.addDuty(2, good.at(4, "18:30"), good.at(4, "19:00"))
    let violation = try #require(Verifier.verify(good.timetable, good.scenario).violations.first)
    #expect(violation.meetings == ["any/A2/1"] && violation.workers == ["W1", "W3"])
    #expect(violation.message == "any/A2/1 (Thu 04/03/2027 18:00–20:00): clashes with a shift: W1, W3")
    good.scenario.language = .vietnamese
    let message = Verifier.verify(good.timetable, good.scenario).violations.first?.message
    #expect(message == "any/A2/1 (T5, 04/03/2027 18:00–20:00): trùng ca làm việc: W1, W3")
  }
}

extension GoodTimetable {
  /// Lets the timetable state its goals, changed by `change`.
  mutating func stateGoals(_ change: (inout [TierResult]) -> Void) {
    timetable.goals = Verifier.verify(timetable, scenario).goals
    change(&timetable.goals)
  }
}
