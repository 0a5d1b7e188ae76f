import OffHours
import TestSupport
import Testing

/// Every rule over agendas and courses alone: one fact that breaks it, and the nearest that does not.
@Suite struct AgendaRuleTests {
  /// A meeting of the course `any` in March 2027.
  private func meeting(
    _ day: Int, _ time: String, _ minutes: Int, lesson: Int = 0, place: Int = 0, work: Bool = false
  ) -> AgendaMeeting {
    let start = GoodTimetable().at(day, time)
    return AgendaMeeting(
      interval: Interval(start: start, end: start + minutes), place: Ref(place),
      date: GoodTimetable.date(day),
      course: Ref(0), lesson: lesson, countsAsWork: work)
  }

  private func breaches(
    _ rule: any AgendaRule.Type, _ agenda: [AgendaMeeting], _ change: (inout GoodTimetable) -> Void = { _ in }
  ) -> [[Int]] {
    var good = GoodTimetable()
    change(&good)
    let attendee = Attendee(
      worker: good.scenario.workers[0], calendar: CalendarBook(good.scenario).calendar(of: Ref(0)))
    return rule.breaches(in: agenda, of: attendee, under: good.scenario.rules.agenda, in: good.scenario)
  }

  @Test func `day load`() {
    let day = [
      meeting(6, "07:00", 60), meeting(6, "09:00", 60), meeting(6, "23:00", 330), meeting(7, "05:00", 60),
    ]
    #expect(breaches(DayLoad.self, day) == [[0, 1, 2]], "three meetings, and 450 minutes")
    #expect(breaches(DayLoad.self, day) { $0.scenario.rules.agenda.perDay = 3 } == [])
    #expect(
      breaches(DayLoad.self, day) {
        $0.scenario.rules.agenda.perDay = nil
        $0.scenario.rules.agenda.minutesPerDay = 449
      } == [[0, 1, 2]])
  }

  @Test func `week load`() {
    let sunday = [meeting(7, "08:00", 60), meeting(8, "08:00", 60), meeting(14, "08:00", 60)]
    #expect(breaches(WeekLoad.self, sunday) { $0.scenario.rules.agenda.perWeek = 1 } == [[1, 2]])
    #expect(breaches(WeekLoad.self, sunday) { $0.scenario.rules.agenda.perWeek = 2 } == [])
  }

  @Test func `learner clash`() {
    let near = [meeting(6, "08:00", 60), meeting(6, "09:14", 60)]
    #expect(breaches(LearnerClash.self, near) == [[0, 1]])
    #expect(breaches(LearnerClash.self, [near[0], meeting(6, "09:15", 60)]) == [])
    #expect(breaches(LearnerClash.self, [near[0], meeting(6, "09:34", 60, place: 1)]) == [[0, 1]])
    #expect(breaches(LearnerClash.self, [near[0], meeting(6, "09:35", 60, place: 1)]) == [])
    let off: (inout GoodTimetable) -> Void = { $0.scenario.rules.agenda.betweenMeetings = nil }
    #expect(breaches(LearnerClash.self, [near[0], meeting(6, "09:00", 60, place: 1)], off) == [])
    #expect(breaches(LearnerClash.self, [near[0], meeting(6, "08:59", 60, place: 1)], off) == [[0, 1]])
    let long = [meeting(6, "08:00", 300), meeting(6, "09:00", 30), meeting(6, "12:00", 60)]
    #expect(breaches(LearnerClash.self, long) == [[0, 1], [0, 2]])
  }

  @Test func `work day`() {
    let evening = [meeting(2, "18:00", 180, work: true)]
    let most: (inout GoodTimetable) -> Void = { $0.scenario.rules.agenda.workPerDay = 12 * 60 }
    #expect(breaches(WorkDay.self, evening, most) == [])
    #expect(breaches(WorkDay.self, [meeting(2, "18:00", 181, work: true)], most) == [[0]])
    #expect(breaches(WorkDay.self, [meeting(2, "18:00", 181)], most) == [], "does not count as work")
    #expect(breaches(WorkDay.self, evening + [meeting(2, "21:30", 60)], most) == [])
    #expect(
      breaches(WorkDay.self, evening) {
        most(&$0)
        $0.addDuty(0, $0.at(2, "22:00"), $0.at(2, "22:01"))
      } == [[0]])
  }

  @Test func `weekly rest`() {
    // Free from Friday 17:00 to Sunday 24:00: 55 hours.
    let sunday = [meeting(7, "17:00", 60, work: true)]
    let rest: (Int) -> (inout GoodTimetable) -> Void = { minutes in
      { $0.scenario.rules.agenda.weeklyRest = minutes }
    }
    #expect(breaches(WeeklyRest.self, sunday, rest(48 * 60)) == [])
    #expect(breaches(WeeklyRest.self, sunday, rest(48 * 60 + 1)) == [[0]])
    #expect(breaches(WeeklyRest.self, sunday, rest(55 * 60)) == [[0]])
    #expect(breaches(WeeklyRest.self, sunday, rest(55 * 60 + 1)) == [], "the roster alone has none")
    #expect(breaches(WeeklyRest.self, [meeting(7, "17:00", 60)], rest(55 * 60)) == [], "no work")
    #expect(
      breaches(WeeklyRest.self, sunday) {
        rest(55 * 60)(&$0)
        $0.scenario.horizon.to = GoodTimetable.date(6)
      } == [], "a week that is not wholly inside the horizon")
  }

  @Test func `where a rule says that one meeting cannot break it, none does`() {
    var dice = SplitMix64(seed: 11)
    var broken = Array(repeating: 0, count: AgendaRuleBook.all.count)
    for round in 0..<2_000 {
      var good = GoodTimetable()
      var rules = AgendaRules()
      rules.perDay = dice.maybe(dice.int(0...2))
      rules.minutesPerDay = dice.maybe(dice.int(30...300))
      rules.perWeek = dice.maybe(dice.int(0...2))
      rules.workPerDay = dice.maybe(60 * dice.int(8...14))
      rules.weeklyRest = dice.maybe(60 * dice.int(24...55))
      rules.evenings = dice.maybe(dice.int(0...1))
      good.scenario.rules.agenda = rules
      let isWork = dice.once(in: 2)
      good.scenario.courses[0].countsAsWork = isWork
      let minutes = dice.int(30...300)
      let one = meeting(dice.int(1...28), dice.pick(["07:00", "17:30", "19:00"]), minutes, work: isWork)
      let attendee = Attendee(
        worker: good.scenario.workers[0], calendar: CalendarBook(good.scenario).calendar(of: Ref(0)))
      #expect(
        AgendaRuleBook.holds([one], of: attendee, under: rules, in: good.scenario)
          == AgendaRuleBook.all.allSatisfy { $0.holds([one], of: attendee, under: rules, in: good.scenario) },
        "seed 11, round \(round)")
      for (order, rule) in AgendaRuleBook.all.enumerated()
      where !rule.holds([one], of: attendee, under: rules, in: good.scenario) {
        broken[order] += 1
        let said = rule.mayBreakAlone(minutes: minutes, course: Ref(0), under: rules, in: good.scenario)
        #expect(said, "seed 11, round \(round), \(rule.code)")
      }
    }
    for (rule, count) in zip(AgendaRuleBook.all, broken) where rule != LearnerClash.self {
      #expect(count > 20, "\(rule.code) was broken alone \(count) times")
    }
  }

  private func courseBreaches(
    _ rule: any CourseRule.Type, _ attended: [AgendaMeeting], credits: [Credit] = [],
    _ change: (inout GoodTimetable) -> Void = { _ in }
  ) -> [[Int]] {
    var good = GoodTimetable()
    good.scenario.workers[0].credits = credits
    good.scenario.courses[0].lessons = (0..<4).map { Lesson(id: "A\($0)", minutes: 60) }
    good.scenario.courses[0].requiredLessons = 3
    change(&good)
    let worker = good.scenario.workers[0]
    return rule.breaches(
      in: attended, after: CourseRecord(of: worker, in: Ref(0), scenario: good.scenario), of: worker,
      in: good.scenario)
  }

  @Test func `lesson twice and lesson order`() {
    let twice = [
      meeting(2, "18:00", 60, lesson: 1), meeting(3, "18:00", 60), meeting(4, "18:00", 60, lesson: 1),
    ]
    #expect(courseBreaches(LessonTwice.self, twice) == [[0, 2]])
    #expect(courseBreaches(LessonOrder.self, twice) == [[0, 1]])
    #expect(courseBreaches(LessonOrder.self, twice) { $0.scenario.courses[0].strictOrder = false } == [])
    let second = [meeting(4, "18:00", 60, lesson: 1)]
    func credit(_ lesson: Int, _ day: Int) -> [Credit] {
      [Credit(course: Ref(0), lesson: lesson, date: GoodTimetable.date(day))]
    }
    #expect(courseBreaches(LessonOrder.self, second, credits: credit(0, 5)) == [[0]])
    #expect(courseBreaches(LessonOrder.self, second, credits: credit(0, 4)) == [])
    #expect(courseBreaches(LessonOrder.self, second, credits: credit(2, 3)) == [[0]])
    #expect(
      courseBreaches(LessonOrder.self, second, credits: [Credit(course: Ref(0), lesson: 2)]) == [], "no date")
  }

  @Test func `gap and span`() {
    let two = [meeting(2, "18:00", 60), meeting(6, "18:00", 60, lesson: 1)]
    let gap: (Int?, Int?) -> (inout GoodTimetable) -> Void = { least, most in
      {
        $0.scenario.courses[0].minGapDays = least
        $0.scenario.courses[0].maxGapDays = most
      }
    }
    #expect(courseBreaches(Gap.self, two, gap(4, 4)) == [])
    #expect(courseBreaches(Gap.self, two, gap(5, nil)) == [[0, 1]])
    #expect(courseBreaches(Gap.self, two, gap(nil, 3)) == [[0, 1]])
    let between = [Credit(course: Ref(0), lesson: 2, date: GoodTimetable.date(3))]
    #expect(courseBreaches(Gap.self, two, credits: between, gap(2, nil)) == [[0]])
    #expect(courseBreaches(Gap.self, two, credits: between, gap(nil, 2)) == [[1]])
    #expect(courseBreaches(Gap.self, two, credits: [Credit(course: Ref(0), lesson: 2)], gap(4, 4)) == [])
    #expect(courseBreaches(CourseSpan.self, two) { $0.scenario.courses[0].maxSpanDays = 4 } == [])
    #expect(
      courseBreaches(CourseSpan.self, two, credits: between) { $0.scenario.courses[0].maxSpanDays = 3 } == [
        [0, 1]
      ])
  }

  @Test func `incomplete and not needed`() {
    let two = [meeting(2, "18:00", 60), meeting(6, "18:00", 60, lesson: 1)]
    let credit = [Credit(course: Ref(0), lesson: 3)]
    #expect(courseBreaches(Incomplete.self, two) == [[0, 1]])
    #expect(courseBreaches(Incomplete.self, []) == [])
    #expect(courseBreaches(Incomplete.self, two, credits: credit) == [])
    #expect(
      courseBreaches(Incomplete.self, two, credits: credit) { $0.scenario.courses[0].mandatoryLessons = [2] }
        == [[0, 1]])
    #expect(courseBreaches(NotNeeded.self, two, credits: [Credit(course: Ref(0), lesson: 1)]) == [[1]])
    #expect(courseBreaches(NotNeeded.self, two, credits: [Credit(course: Ref(0))]) == [[0, 1]])
    #expect(courseBreaches(NotNeeded.self, two, credits: credit) == [])
  }

  @Test func `prerequisite`() {
    let good = GoodTimetable()
    let record = CourseRecord(of: good.scenario.workers[0], in: Ref(0), scenario: good.scenario)
    let two = [meeting(2, "18:00", 60), meeting(6, "18:00", 60, lesson: 1)]
    func isMet(_ time: String, _ attended: [AgendaMeeting]) -> Bool {
      Prerequisite.isMet(before: meeting(6, time, 60), by: attended, after: record, in: good.scenario)
    }
    #expect(isMet("19:00", two) && !isMet("18:59", two) && !isMet("19:00", [two[1]]))
  }
}
