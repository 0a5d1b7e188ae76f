import OffHours
import Testing

/// Who is kept out by the smallest size alone, by instructors who never meet, or by a rule that one meeting breaks.
@Suite struct CompanyTests {
  private func reasons(_ good: GoodTimetable, of worker: String) -> [String: Int] {
    var empty = good.timetable
    empty.meetings = []
    empty.sections = []
    let hearing = ResolvedTimetable(empty, in: good.scenario)
    let entry = UnplacedFinder.unplaced(in: hearing).first { $0.worker == worker }
    return Dictionary(uniqueKeysWithValues: (entry?.reasons ?? []).map { ($0.reason.code, $0.count) })
  }

  private func never(_ good: GoodTimetable) -> [String] {
    var finder = UnplacedFinder(ResolvedTimetable(Timetable(), in: good.scenario))
    return finder.never().map(\.worker)
  }

  @Test func `four people are too few for five, and enough for four`() {
    var good = GoodTimetable()
    good.scenario.courses[0].minSize = 4
    #expect(reasons(good, of: "W1")["too-few"] == nil)
    #expect(reasons(good, of: "W1")["not-chosen"] ?? 0 > 0)
    good.scenario.courses[0].maxSize = 10
    good.scenario.courses[0].minSize = 5
    // One meeting is pinned, and needs no company.
    let found = reasons(good, of: "W1")
    #expect(found["too-few"] ?? 0 > 0)
    #expect(found["not-chosen"] == nil)
    #expect(never(good) == ["W1", "W2", "W3", "W4"])
  }

  @Test func `who is free when nobody else is has too few others`() {
    var good = GoodTimetable()
    // W4 works at night and is free by day, when on working days all others work.
    for day in 1...28 { good.setCell(3, day, "N") }
    good.scenario.rules = .none
    good.scenario.courses[0].pins = []
    good.scenario.courses[0].starts = .times([ClockTime("09:00")!, ClockTime("14:00")!])
    let found = reasons(good, of: "W4")
    #expect(found["too-few"] ?? 0 > 0)
    // At weekends all are free by day.
    #expect(found["not-chosen"] ?? 0 > 0)
    for worker in 0...2 { good.scenario.workers[worker].unavailable = weekends(good) }
    #expect(reasons(good, of: "W4")["not-chosen"] == nil)
    #expect(never(good).contains("W4"))
  }

  private func weekends(_ good: GoodTimetable) -> [Interval] {
    (1...28).map(GoodTimetable.date).filter { $0.weekday >= .saturday }.map { good.scenario.zone.day($0) }
  }

  @Test func `halls smaller than the smallest size hold what is pinned, no more`() {
    var good = GoodTimetable()
    good.scenario.courses[0].minSize = 4
    for venue in good.scenario.venues.indices { good.scenario.venues[venue].seats = 3 }
    var finder = UnplacedFinder(ResolvedTimetable(Timetable(), in: good.scenario))
    let entries = finder.unplaced().filter { $0.course == "any" }
    #expect(entries.allSatisfy { $0.possible == false })
    #expect(entries.allSatisfy { $0.reasons.contains { $0.reason == .tooFew } })
  }

  @Test func `a rule that one meeting breaks by itself is told by its own code`() {
    var good = GoodTimetable()
    good.scenario.courses[0].countsAsWork = true
    good.scenario.rules.agenda.workPerDay = 119
    let found = reasons(good, of: "W1")
    #expect(found["work-day"] ?? 0 > 0)
    #expect(found["agenda"] == nil)
    good.scenario.rules.agenda.workPerDay = nil
    good.scenario.rules.agenda.minutesPerDay = 100
    #expect(reasons(good, of: "W1")["day-load"] ?? 0 > 0)
  }

  @Test func `instructors who never meet are told, and those who are too few`() {
    var good = GoodTimetable()
    func doubts() -> [String] {
      StaffDoubts.find(in: good.scenario, possible: PossibleMeetings(good.scenario)).map { $0.message.en }
    }
    #expect(doubts() == [])
    good.scenario.courses[0].instructors = 2
    #expect(doubts() == [])
    good.scenario.instructors[1].available = WeeklyHours()
    good.scenario.instructors[1].available?.add(ClockWindow("05:00-06:00")!, on: .monday)
    #expect(doubts().count == 2)
    #expect(doubts()[0].contains("any/A1 can never be held: it needs 2 instructors at a time"))
    good.scenario.courses[0].instructors = 3
    #expect(doubts()[0].contains("needs 3 instructors at a meeting; only i1, i2 teach it"))
  }

  @Test func `who is due is listed by month`() {
    var good = GoodTimetable()
    good.scenario.courses[0].valid = .months(2)
    good.scenario.workers[0].credits = [Credit(course: Ref(0), date: GoodTimetable.date(1) - 40)]
    good.scenario.workers[1].due = [Due(course: Ref(0), date: GoodTimetable.date(28) + 20)]
    let list = DueList(good.scenario)
    #expect(list.entries.map(\.month) == [3, 4])
    #expect(list.entries.map { $0.workers.map(\.id) } == [["W1"], ["W2"]])
  }
}
