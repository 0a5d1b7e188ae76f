import OffHours
import Testing

/// Goals of the good timetable, worked out by hand.
@Suite struct GoalTests {
  private func value(_ goal: Goal, _ good: GoodTimetable, completable: Completable? = nil) -> Double? {
    GoalBook.measure(of: goal).value(
      of: ResolvedTimetable(good.timetable, in: good.scenario), completable: completable)
  }

  @Test func `completions count people, days and priority`() {
    var good = GoodTimetable()
    #expect(value(.completions, good) == 8)
    // Four complete on day 3, four on day 12: 0.99^(3/7) = 0.995702, 0.99^(12/7) = 0.982918.
    good.scenario.employers[0].attrition = 0.01
    #expect(value(.completions, good) == Double(4 * 995_702 + 4 * 982_918) / 1_000_000)
    // 2.5 × 0.99^(3/7) = 2.489255.
    good.scenario.workers[0].priority = 2.5
    #expect(value(.completions, good) == Double(2_489_255 + 3 * 995_702 + 4 * 982_918) / 1_000_000)
  }

  @Test func `days to completion`() {
    #expect(value(.early, GoodTimetable()) == 60, "four on day 3, four on day 12")
  }

  @Test func `meetings, and cost where nothing has a price`() {
    #expect(value(.meetings, GoodTimetable()) == 6)
    #expect(value(.cost, GoodTimetable()) == 6)
  }

  @Test func `cost adds halls and instructors`() {
    var good = GoodTimetable()
    good.scenario.venues[0].cost = Cost(
      meeting: Money(parts: 7 * Money.scale), hour: Money(parts: Money.scale / 2))
    good.scenario.instructors[0].cost = Cost(meeting: Money(parts: 10 * Money.scale))
    // Hall 1: two meetings of two hours, 8 each; i1: six meetings, 10 each.
    #expect(value(.cost, good) == 76)
  }

  @Test func `travel from home`() {
    var good = GoodTimetable()
    #expect(value(.travel, good) == 160, "eight journeys of 20 minutes")
    good.scenario.workers[0].home = Ref(1)
    good.scenario.workers[4].home = nil
    #expect(value(.travel, good) == 160, "two journeys more, two less")
  }

  @Test func `classes on days off, and after nights`() {
    var good = GoodTimetable()
    #expect(value(.rest, good) == 8)
    good.addDuty(4, good.at(6, "20:00"), good.at(6, "21:00"))
    #expect(value(.rest, good) == 7, "duty starts on that date")
    good.setCell(5, 4, "N")
    good.setCell(5, 5, "N")
    #expect(value(.rest, good) == 8, "two nights before")
    good.addDuty(5, good.at(4, "11:00"), good.at(4, "12:00"))
    #expect(value(.rest, good) == 7, "a shift by day as well")
  }

  @Test func `targets in all and by employer`() {
    var good = GoodTimetable()
    #expect(value(.targets, good) == 0)
    var target = Target()
    target.total = 10
    target.already = 3
    target.employers = [(employer: Ref(0), count: 6)]
    good.scenario.courses[0].target = target
    #expect(value(.targets, good) == 5, "three and two")
    good.scenario.courses[0].target?.total = 5
    #expect(value(.targets, good) == 2)
  }

  @Test func `credits alone count for targets, not for completions`() {
    var good = GoodTimetable()
    good.scenario.courses[0].target = Target()
    good.scenario.courses[0].target?.total = 10
    for meeting in 0...1 { good.timetable.meetings[meeting].learners.removeFirst() }
    good.scenario.workers[0].credits = [Credit(course: Ref(0), lesson: 0), Credit(course: Ref(0), lesson: 1)]
    #expect(value(.targets, good) == 6)
    #expect(value(.completions, good) == 7)
  }

  @Test func `fairness is the share of the worst-served`() {
    var good = GoodTimetable()
    #expect(value(.fairness, good) == nil)
    #expect(value(.fairness, good, completable: { _, _ in true }) == 1)
    good.scenario.employers.append(good.scenario.employers[0])
    for worker in 1...3 { good.scenario.workers[worker].employer = Ref(1) }
    for meeting in 0...1 { good.timetable.meetings[meeting].learners = ["W1", "W2"] }
    // W1 and W5–W8 of the first firm complete; of the second W2 does, W3 and W4 do not.
    #expect(value(.fairness, good, completable: { _, _ in true }) == 1.0 / 3)
    #expect(value(.fairness, good, completable: { worker, _ in worker.index != 3 }) == 1.0 / 2)
    #expect(value(.fairness, good, completable: { worker, _ in worker.index < 2 }) == 1)
  }

  @Test func `weighted tiers are minimised`() throws {
    var good = GoodTimetable()
    good.scenario.goals = [
      Tier(weighted: [Tier.Part(goal: .completions, weight: 2), Tier.Part(goal: .travel, weight: 0.5)])
    ]
    let result = try #require(Verifier.verify(good.timetable, good.scenario).goals.first)
    #expect(result.value == 64)
    #expect(result.parts == [8, 160])
  }

  @Test func `history is in no goal`() {
    var good = GoodTimetable()
    good.timetable.meetings[0].held = true
    #expect(value(.meetings, good) == 5)
    #expect(value(.completions, good) == 8, "the last lesson is still to come")
    good.timetable.meetings[1].held = true
    good.scenario.courses[0].target = Target()
    good.scenario.courses[0].target?.total = 10
    #expect(value(.completions, good) == 4)
    #expect(value(.targets, good) == 6)
  }
}
