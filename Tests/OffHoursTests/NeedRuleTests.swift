import OffHours
import Testing

/// Accommodation, evenings, people who belong together, pins with learners, credits that run out: what keeps the rules.
@Suite struct NeedRuleTests {
  @Test func `a venue that has what is needed will do`() {
    var good = GoodTimetable()
    good.scenario.workers[0].needs = ["projector"]
    #expect(good.codes == [])
  }

  @Test func `one evening is one evening, and 20:00 is none`() {
    var good = GoodTimetable()
    good.scenario.rules.agenda.evenings = 0
    #expect(good.codes == [])
    good.makeLate()
    good.scenario.rules.agenda.evenings = 1
    #expect(good.codes == [])
    // A course that counts by itself counts no more with the others.
    good.scenario.rules.agenda.evenings = 0
    good.scenario.courses[0].evenings = EveningLimit(most: nil)
    #expect(good.codes == [])
  }

  @Test func `two evenings in a row are two`() {
    var good = GoodTimetable()
    good.scenario.courses[0].starts = .times([ClockTime("18:30")!])
    good.scenario.courses[0].pins = []
    for (position, day) in [2, 3].enumerated() {
      good.timetable.meetings[position].start = good.at(day, "18:30")
      good.timetable.meetings[position].end = good.at(day, "20:30")
    }
    good.scenario.rules.agenda.evenings = 2
    #expect(good.codes == [])
    good.scenario.rules.agenda.evenings = 1
    #expect(good.codes == [.evenings])
  }

  @Test func `people who belong together are in one section, or bound no more`() {
    var good = GoodTimetable()
    good.scenario.courses[1].together = [[Ref(4), Ref(5)]]
    #expect(good.codes == [])
    good.scenario.courses[1].together = [[Ref(4), Ref(0)]]
    #expect(good.codes == [], "who does not need the course is not bound")
  }

  @Test func `who is pinned to a meeting is there, in any venue`() {
    var good = GoodTimetable()
    good.scenario.courses[1].appointments = [
      Appointment(lesson: 0, start: good.at(6, "09:00"), venue: nil, learners: [Ref(4)]),
      Appointment(lesson: 0, start: good.at(6, "14:00"), venue: Ref(1), learners: [Ref(6), Ref(0)]),
    ]
    #expect(good.codes == [])
  }

  @Test func `a credit that runs out is renewed in time`() {
    var good = GoodTimetable()
    good.makeRenewal(of: 0, credited: CivilDate("2027-01-20")!, renew: .months(1))
    #expect(good.codes == [])
    good.makeRenewal(of: 0, credited: CivilDate("2027-02-10")!, renew: nil)
    #expect(good.codes == [.notNeeded], "until 10 April it holds: nothing is to be attended")
  }

  @Test func `the month's last day stands for one that is not there`() {
    #expect(CalendarSpan.months(1).after(CivilDate("2027-01-31")!) == CivilDate("2027-02-28")!)
    #expect(CalendarSpan.months(13).after(CivilDate("2027-01-30")!) == CivilDate("2028-02-29")!)
    #expect(CalendarSpan.months(3).before(CivilDate("2027-05-31")!) == CivilDate("2027-02-28")!)
    #expect(CalendarSpan.days(90).after(CivilDate("2027-01-01")!) == CivilDate("2027-04-01")!)
  }

  @Test func `a credit holds for the course after it through its last day`() {
    var good = GoodTimetable()
    // W5 begins "sec" on 6 March.
    good.scenario.courses[0].valid = .days(10)
    good.scenario.workers[4].courses = [Ref(1)]
    good.scenario.workers[4].credits = [Credit(course: Ref(0), date: CivilDate("2027-02-24")!)]
    #expect(good.codes == [])
    good.scenario.workers[4].credits = [Credit(course: Ref(0), date: CivilDate("2027-02-23")!)]
    #expect(good.codes == [.prerequisite])
    good.scenario.workers[4].due = [Due(course: Ref(0), date: CivilDate("2027-03-06")!)]
    #expect(good.codes == [], "the worker's own date takes its place")
  }

  @Test func `lessons from before a credit that has run out count no more`() {
    var good = GoodTimetable()
    good.scenario.courses[0].valid = .days(30)
    good.scenario.courses[0].renew = .days(20)
    var worker = good.scenario.workers[0]
    func credited(_ lesson: String?) -> [Bool] {
      worker.credits = [Credit(course: Ref(0), date: CivilDate("2027-02-15")!)]
      worker.credits.append(Credit(course: Ref(0), lesson: 0, date: lesson.map { CivilDate($0)! }))
      return CourseRecord(of: worker, in: Ref(0), scenario: good.scenario).credited
    }
    // It runs out on 17 March and is renewed from 25 February on.
    #expect(credited("2027-02-10") == [false, false])
    #expect(credited("2027-02-24") == [false, false])
    #expect(credited("2027-02-25") == [true, false])
    #expect(credited(nil) == [false, false])
  }

  @Test func `lapses are what is not completed by its day`() {
    var good = GoodTimetable()
    let day = { (text: String) in CivilDate(text)! }
    func lapses() -> Double? {
      LapsesGoal.value(of: ResolvedTimetable(good.timetable, in: good.scenario), completable: nil)
    }
    #expect(lapses() == 0)
    // W1 completes on 4 March.
    good.scenario.workers[0].due = [Due(course: Ref(0), date: day("2027-03-04"))]
    #expect(lapses() == 0)
    good.scenario.workers[0].due = [Due(course: Ref(0), date: day("2027-03-03"))]
    #expect(lapses() == 1)
    good.scenario.workers[1].due = [Due(course: Ref(0), date: day("2027-02-01"))]
    #expect(lapses() == 2, "also what was due before")
    good.scenario.workers[1].due = [Due(course: Ref(0), date: day("2027-04-01"))]
    #expect(lapses() == 1)
  }

  @Test func `lessons are those attended by who completes`() {
    let good = GoodTimetable()
    #expect(
      LessonsGoal.value(of: ResolvedTimetable(good.timetable, in: good.scenario), completable: nil) == 16)
  }

  @Test func `the default goals ask for lessons before money`() {
    #expect(
      Tier.standard.map(\.parts[0].goal) == [.targets, .completions, .lessons, .cost, .rest, .travel, .early])
  }
}

extension GoodTimetable {
  /// The second evening of `any` ends at 20:30, and no evening is allowed.
  mutating func makeLate() {
    scenario.courses[0].starts = .times(["18:00", "18:30"].map { ClockTime($0)! })
    timetable.meetings[1].start = at(4, "18:30")
    timetable.meetings[1].end = at(4, "20:30")
    scenario.rules.agenda.evenings = 0
  }

  /// A worker (counted from 0) has completed `any` before, and the credit runs out after two months.
  mutating func makeRenewal(of worker: Int, credited: CivilDate, renew: CalendarSpan?) {
    scenario.courses[0].valid = .months(2)
    scenario.courses[0].renew = renew
    scenario.workers[worker].credits = [Credit(course: Ref(0), date: credited)]
  }
}
