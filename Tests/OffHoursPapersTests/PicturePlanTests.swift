import OffHours
import OffHoursPapers
import TestSupport
import Testing

@Suite struct `The picture of crews and days` {
  /// Classes that keep the rules stand clear of every band of their row, whatever other classes do.
  @Test(arguments: 0..<60)
  func `a class that is not marked stands clear of shifts, rest and journeys`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let scenario = randomScenario(&random)
    let timetable = randomTimetable(scenario, &random)
    let plan = PicturePlan(ResolvedTimetable(timetable, in: scenario))
    var clear = 0
    for monday in plan.mondays {
      for row in plan.week(monday, most: .max).rows {
        let bands = row.calendar.shifts.map(\.interval) + row.rest
        for attendance in row.attendances where !attendance.isAmiss {
          let meeting = plan.meeting(attendance)
          clear += 1
          #expect(
            !bands.contains { $0.overlaps(meeting.interval) },
            "seed \(seed), \(meeting.id) in \(row.crew ?? "–")")
        }
      }
    }
    #expect(clear > 0)
  }

  /// Marked is what the rules forbid, counted person by person.
  @Test(arguments: 0..<30)
  func `a class is marked exactly where it breaks a rule about work, rest or leave`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let scenario = randomScenario(&random)
    let hearing = ResolvedTimetable(randomTimetable(scenario, &random), in: scenario)
    let about: Set<RuleCode> = [
      .shiftOverlap, .absent, .afterShift, .afterNight, .beforeShift, .beforeNight, .overnightRest,
    ]
    var broken = 0, kept = 0
    for meeting in hearing.meetings {
      let visit = Visit(
        interval: meeting.interval, place: scenario.venues[meeting.venue!].place, date: meeting.date)
      for worker in meeting.learners {
        let codes = MeetingRuleBook.broken(
          by: visit, of: hearing.attendee(worker), under: scenario.meetingRules(of: meeting.course!),
          in: scenario)
        if about.isDisjoint(with: codes) { kept += 1 } else { broken += 1 }
      }
    }
    let plan = PicturePlan(hearing)
    #expect(plan.amiss == broken, "seed \(seed)")
    #expect(plan.attendances == broken + kept, "seed \(seed)")
    // A meeting that passes the end of a week stands in two of them.
    let drawn = plan.mondays.flatMap { plan.week($0, most: .max).rows.flatMap(\.attendances) }
    #expect(drawn.contains { $0.isAmiss } == (broken > 0), "seed \(seed)")
  }

  /// Every attendance stands in exactly one row of each week that it touches, if there is room for all rows.
  @Test(arguments: 0..<20)
  func `nobody is lost and nobody counted twice`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let scenario = randomScenario(&random)
    let timetable = randomTimetable(scenario, &random)
    let plan = PicturePlan(ResolvedTimetable(timetable, in: scenario))
    for monday in plan.mondays {
      let span = Interval(
        start: scenario.zone.day(monday).start, end: scenario.zone.day(monday + 6).end)
      let meetings = timetable.meetings.filter { $0.interval.overlaps(span) }
      let week = plan.week(monday, most: .max)
      #expect(
        week.rows.reduce(0) { $0 + $1.attendances.reduce(0) { $0 + $1.heads } }
          == meetings.reduce(0) { $0 + $1.learners.count }, "seed \(seed)")
      #expect(
        week.rows.reduce(0) { $0 + $1.learners } == Set(meetings.flatMap(\.learners)).count, "seed \(seed)")
      let small = plan.week(monday, most: 1)
      #expect(small.rows.count + small.rowsLeft == week.rows.count)
      #expect(
        small.rows.reduce(0) { $0 + $1.learners } + small.learnersLeft
          == week.rows.reduce(0) { $0 + $1.learners })
      #expect(small.silent == week.silent)
    }
  }

  @Test func `a night passes midnight in one piece, its rest until the clock allows`() throws {
    let input = Fixture.input(.english)
    let plan = PicturePlan(ResolvedTimetable(input.timetable, in: input.scenario))
    let week = plan.week(Fixture.day("2027-03-08"), most: 9)
    let row = try #require(week.rows.first { $0.crew == "A" })
    let night = Interval(start: Fixture.at("2027-03-09", "20:00"), end: Fixture.at("2027-03-10", "08:00"))
    #expect(row.calendar.shifts.contains { $0.interval == night })
    // Eight hours of sleep and the journey from Yên Bình to the hall that comes next, 11 minutes.
    #expect(row.rest.contains { $0.start == night.end && $0.end == Fixture.at("2027-03-10", "16:11") })
  }

  @Test func `people whose hours differ in another week share a row`() throws {
    let input = Fixture.input(.english) { scenario, _ in
      scenario.roster.workers[Ref(1)] = [
        RosterCell(date: Fixture.day("2027-03-11"), code: "D", shift: .hours(ClockWindow("08:00-20:00")!))
      ]
    }
    let plan = PicturePlan(ResolvedTimetable(input.timetable, in: input.scenario))
    let first = plan.week(Fixture.day("2027-03-01"), most: 9).rows.filter { $0.crew == "A" }
    #expect(first.map(\.people) == [2])
    let second = plan.week(Fixture.day("2027-03-08"), most: 9).rows.filter { $0.crew == "A" }
    #expect(second.map(\.people) == [1, 1])
    #expect(second.map(\.isApart) == [false, true])
  }

  @Test(arguments: [1, 2, 3])
  func `each irregular roster is a line with a name, crews and people without shifts are not`(count: Int) {
    let input = Fixture.input(.english) { scenario, _ in
      for position in 0..<count {
        scenario.workers[position].crew = nil
        scenario.workers[position].rotation = nil
        scenario.roster.workers[Ref(position)] = [
          RosterCell(date: Fixture.day("2027-03-04"), code: "D", shift: .hours(ClockWindow("08:00-20:00")!))
        ]
      }
    }
    let plan = PicturePlan(ResolvedTimetable(input.timetable, in: input.scenario))
    let rows = plan.mondays.flatMap { plan.week($0, most: 20).rows }
    let own = rows.filter { $0.worker != nil }
    #expect(!own.isEmpty && own.allSatisfy { $0.people == 1 && $0.crew == nil })
    let owners = own.compactMap(\.worker).map(\.index)
    #expect(owners.allSatisfy { $0 < count })
    #expect(rows.filter { $0.crew != nil }.allSatisfy { $0.worker == nil })
    // W6 has neither employer nor shifts.
    #expect(rows.contains { $0.employer == nil && $0.worker == nil })
    let page = TimetablePage().render(input)[0]
    #expect(String(decoding: page.bytes, as: UTF8.self).contains("Nguyễn Văn Đức, own roster"))
  }

  @Test func `meetings at one time share the height of their row`() {
    let input = Fixture.input(.english) { _, timetable in
      timetable.meetings[1].start = timetable.meetings[0].start + 60
      timetable.meetings[1].learners = ["W2"]
    }
    let plan = PicturePlan(ResolvedTimetable(input.timetable, in: input.scenario))
    let row = plan.week(Fixture.day("2027-03-01"), most: 9).rows[0]
    #expect(plan.lanes(row.attendances).map(\.lane) == [0, 1])
    #expect(plan.lanes(row.attendances).map(\.of) == [2, 2])
  }
}

// MARK: - Random scenarios

extension SplitMix64 {
  fileprivate mutating func below(_ bound: Int) -> Int { int(0...bound - 1) }
  fileprivate mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &self) < share }
}

private func randomRules(_ random: inout SplitMix64) -> MeetingRules {
  var rules = MeetingRules()
  func minutes(_ most: Int) -> Int? { random.chance(0.25) ? nil : random.below(most) }
  rules.afterShift = minutes(180)
  rules.afterNightShift = minutes(900)
  rules.beforeShift = minutes(180)
  rules.beforeNightShift = minutes(400)
  rules.overnightRest = minutes(900)
  if random.chance(0.5) { rules.notBeforeAfterNight = ClockTime(minute: random.below(20) * 60) }
  if random.chance(0.5) { rules.classHours = ClockWindow("07:00-21:30") }
  return rules
}

private func randomScenario(_ random: inout SplitMix64) -> Scenario {
  var scenario = Fixture.scenario
  // A zone whose clock goes forward and back inside the horizon is as good as any other.
  if random.chance(0.3) {
    scenario.horizon = DateSpan(from: Fixture.day("2027-03-22"), to: Fixture.day("2027-04-04"))
    scenario.zone = Zone(identifier: "Europe/Paris", covering: scenario.horizon)!
  }
  scenario.rules.meeting = randomRules(&random)
  if random.chance(0.5) { scenario.courses[1].rules = randomRules(&random) }
  scenario.travel = Travel(places: scenario.places, between: [(Ref(0), Ref(1), random.below(120))])
  let lengths = [8, 8, 12, 6, 10]
  for worker in scenario.workers.refs where random.chance(0.8) {
    scenario.roster.workers[worker] = scenario.horizon.dates.compactMap { date in
      guard random.chance(0.7) else { return nil }
      let start = random.below(24), length = lengths[random.below(lengths.count)]
      let window = ClockWindow(
        start: ClockTime(minute: start * 60), end: ClockTime(minute: (start + length) % 24 * 60))
      let shift: ShiftCode = random.chance(0.2) ? .off : random.chance(0.1) ? .absent : .hours(window)
      return RosterCell(date: date, code: "R", shift: shift)
    }
  }
  return scenario
}

private func randomTimetable(_ scenario: Scenario, _ random: inout SplitMix64) -> Timetable {
  var timetable = Timetable()
  for number in 0..<80 {
    let isFirst = random.chance(0.6)
    let date = scenario.horizon.from + random.below(scenario.horizon.count)
    let start = scenario.zone.instant(date, ClockTime(minute: random.below(48) * 30))
    let learners = scenario.workers.map(\.id).filter { _ in random.chance(0.4) }
    guard !learners.isEmpty else { continue }
    timetable.meetings.append(
      Meeting(
        id: "m\(number)", course: isFirst ? "awareness" : "safety", lesson: isFirst ? "L1" : "S1",
        venue: random.chance(0.5) ? "hall" : "room", start: start, end: start + (isFirst ? 225 : 240),
        learners: learners))
  }
  return timetable
}
