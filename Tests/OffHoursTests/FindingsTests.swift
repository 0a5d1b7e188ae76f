import OffHours
import TestSupport
import Testing

/// Reasons for people who are left out.
@Suite struct FindingsTests {
  /// The good timetable without W4.
  private func withoutLast() -> GoodTimetable {
    var good = GoodTimetable()
    for meeting in 0...1 { good.timetable.meetings[meeting].learners.removeLast() }
    return good
  }

  private func unplaced(_ good: GoodTimetable) -> [Unplaced] {
    UnplacedFinder.unplaced(in: ResolvedTimetable(good.timetable, in: good.scenario))
  }

  @Test func `nobody is unplaced in the good timetable`() {
    #expect(unplaced(GoodTimetable()) == [])
  }

  @Test func `declined people are not listed`() {
    var good = withoutLast()
    good.scenario.workers[3].declined = true
    #expect(unplaced(good) == [])
  }

  @Test func `whose turn comes after the limit is listed, with nothing worked out`() {
    let good = GoodTimetable()
    let hearing = ResolvedTimetable(Timetable(), in: good.scenario)
    let all = UnplacedFinder.unplaced(in: hearing)
    var asked = 0
    let cut = UnplacedFinder.unplaced(in: hearing) {
      asked += 1
      return asked > 2
    }
    #expect(all.count > 3 && all.allSatisfy { $0.possible != nil && !$0.reasons.isEmpty })
    #expect(cut.map { [$0.worker, $0.course] } == all.map { [$0.worker, $0.course] })
    #expect(cut.prefix(2) == all.prefix(2))
    #expect(cut.dropFirst(2).allSatisfy { $0.possible == nil && $0.reasons.isEmpty })
    let nothing = UnplacedFinder.unplaced(in: hearing) { true }
    #expect(nothing.count == all.count && nothing.allSatisfy(\.reasons.isEmpty))
  }

  @Test func `full or not chosen`() throws {
    var good = withoutLast()
    let found = try #require(unplaced(good).first)
    #expect(found.worker == "W4" && found.course == "any" && found.possible == true)
    #expect(found.reasons.contains { $0.reason == .notChosen })
    good.scenario.courses[0].maxSize = 3
    let full = try #require(unplaced(good).first)
    #expect(full.possible == true && full.reasons.contains { $0.reason == .full })
    #expect(zip(full.reasons, full.reasons.dropFirst()).allSatisfy { $0.count >= $1.count })
  }

  @Test func `agenda, where each fits and no set does`() throws {
    var good = withoutLast()
    good.scenario.courses[0].maxGapDays = 0
    good.scenario.rules.agenda.perDay = 1
    good.scenario.courses[0].minGapDays = nil
    good.timetable.meetings = []
    good.timetable.sections = []
    let found = try #require(unplaced(good).first { $0.worker == "W4" })
    #expect(found.possible == false && found.reasons.contains { $0.reason == .agenda })
  }

  @Test func `a course before it, or instructors, may be what is missing`() throws {
    var good = GoodTimetable()
    good.timetable = Timetable()
    good.scenario.workers[4].credits = []
    let before = try #require(unplaced(good).first { $0.worker == "W5" })
    #expect(before.possible == false && before.reasons.contains { $0.reason == .rule(.prerequisite) })
    good.scenario.instructors[0].unavailable = [OutsideHorizon.stretch(of: good.scenario)]
    let staff = try #require(unplaced(good).first { $0.worker == "W6" })
    #expect(staff.possible == false && staff.reasons.contains { $0.reason == .rule(.instructorUnavailable) })
  }

  @Test func `where every meeting is forbidden the rules alone are told`() throws {
    var good = withoutLast()
    good.scenario.workers[3].until = GoodTimetable.date(1) - 1
    let found = try #require(unplaced(good).first)
    #expect(found.possible == false && found.reasons.first?.reason == .rule(.left))
    #expect(found.reasons.allSatisfy { if case .rule = $0.reason { true } else { false } })
    // 27 dates to the deadline, three starts, one hall with a projector, two lessons.
    #expect(found.reasons.first?.count == 27 * 3 * 2)
  }

  @Test func `counts are those of one meeting after another`() {
    for seed in 0..<40 {
      var scenario = RandomScenario(seed: UInt64(seed)).scenario
      var random = SplitMix64(seed: UInt64(seed) &+ 5)
      scenario.venues = (0..<3).map { number in
        var venue = Venue(id: "\(number)")
        venue.place = Ref(number)
        if random.once(in: 2) { venue.open = GoodTimetable.daily("06:00-23:00") }
        return venue
      }
      var course = Course(id: "c")
      course.lessons = [
        Lesson(id: "1", minutes: 90), Lesson(id: "2", minutes: 200), Lesson(id: "3", minutes: 90),
      ]
      course.starts = .every(minutes: 45)
      scenario.courses = [course]
      let possible = PossibleMeetings(scenario)
      let attendee = Attendee(
        worker: scenario.workers[0], calendar: CalendarBook(scenario).calendar(of: Ref(0)))
      var counter = ReasonCounter(scenario, possible: possible)
      counter.turn(to: attendee)
      let tally = counter.tally(Ref(0), lessons: [0, 1, 2])
      var naive = ReasonCounter.Tally()
      for lesson in 0...2 {
        for (_, visit) in possible.visits(Ref(0), lesson: lesson, in: scenario) {
          let broken = MeetingRuleBook.broken(
            by: visit, of: attendee, under: scenario.rules.meeting, in: scenario)
          if broken.isEmpty { naive.remaining += 1 }
          for (rule, type) in MeetingRuleBook.all.enumerated() where broken.contains(type.code) {
            naive.forbidden[rule] += 1
          }
        }
      }
      #expect(tally == naive, "seed \(seed)")
    }
  }

  @Test func `possible meetings are those that the verifier would let pass`() {
    var good = GoodTimetable()
    good.scenario.venues[0].closed = [Interval(start: good.at(4, "12:00"), end: good.at(4, "15:00"))]
    let possible = PossibleMeetings(good.scenario)
    for venue in good.scenario.venues.refs {
      let found = Set(possible.starts(Ref(0), lesson: 1, venue: venue))
      for minute in stride(from: 0, to: 29 * 1440, by: 15) {
        let start = good.at(1, "00:00") + minute
        good.timetable = Timetable()
        good.timetable.meetings = [
          Meeting(
            id: "m", course: "any", lesson: "A2", venue: good.scenario.venues[venue].id, start: start,
            end: start + 120)
        ]
        let codes = Verifier.verify(good.timetable, good.scenario).violations.map(\.code)
        let told: Set<RuleCode> = [.outsideHorizon, .startTime, .deadline, .venueClosed, .venueEquipment]
        #expect(found.contains(start) == told.isDisjoint(with: codes))
      }
    }
  }

  @Test func `every code and goal has words in both languages`() {
    for code in RuleCode.allCases {
      for phrase in [Catalogue.label(of: code), Catalogue.sentence(of: code)] {
        #expect(phrase.en != code.rawValue && phrase.en != phrase.vi && !phrase.vi.isEmpty)
      }
      #expect(
        Catalogue.sentence(of: code).en.hasSuffix(".") && Catalogue.sentence(of: code).vi.hasSuffix("."))
    }
    #expect(Catalogue.rules.map { $0.code } == RuleCode.allCases)
    for goal in Goal.allCases { #expect(Catalogue.label(of: goal).en != Catalogue.label(of: goal).vi) }
  }

  @Test func `numbers are written as people write them`() {
    #expect(
      Language.english.number(60_000_000) == "60,000,000" && Language.vietnamese.number(-1_234) == "-1.234")
    #expect(Language.vietnamese.number(0.5) == "0,5" && Language.english.number(12.0) == "12")
    #expect(Language.vietnamese.number(-2.5e15) == "-2.500.000.000.000.000")
    #expect(
      Language.english.number(-1234.567891) == "-1,234.567891"
        && Language.english.number(999, decimals: 0) == "999")
    #expect(Language.vietnamese.money(Money(parts: 50_000 * Money.scale)) == "50.000")
  }
}
