import OffHours
import Testing

/// Release from shifts, hours for training, shifts of several stretches: what breaks a rule, and what does not.
@Suite struct ReleaseTests {
  /// W1–W4 have their second lesson on Thursday, 14:00–16:00, inside their shift of 08:00–17:00.
  private func released(_ change: (inout Release) -> Void = { _ in }) -> GoodTimetable {
    var good = GoodTimetable()
    let start = good.at(4, "14:00")
    good.timetable.meetings[1].start = start
    good.timetable.meetings[1].end = start + 120
    var release = Release()
    change(&release)
    good.scenario.employers[0].release = release
    return good
  }

  @Test func `without the key nobody is released`() {
    var good = released()
    good.scenario.employers[0].release = nil
    #expect(good.codes == [.shiftOverlap])
  }

  @Test func `each cap alone, and the nearest that holds`() {
    #expect(released().codes == [])
    #expect(released { $0.perWorker = 120 }.codes == [])
    #expect(released { $0.perWorker = 119 }.codes == [.release])
    #expect(released { $0.total = 480 }.codes == [])
    #expect(released { $0.total = 479 }.codes == [.release])
    #expect(released { $0.atOnce = 4 }.codes == [])
    #expect(released { $0.atOnce = 3 }.codes == [.release])
  }

  @Test func `people are counted by crew, those without one together`() {
    var good = released {
      $0.atOnce = 2
      $0.ofCrew = true
    }
    #expect(good.codes == [.release])
    good.scenario.rotations[0].crews.append(Rotation.Crew(name: "B", offset: 0))
    for worker in 0...1 { good.scenario.workers[worker].crew = "B" }
    #expect(good.codes == [])
    good.scenario.employers[0].release?.atOnce = 1
    #expect(good.codes == [.release])
  }

  @Test func `journeys count, and have to lie inside the shift`() {
    var good = released { $0.perWorker = 159 }
    good.scenario.venues[0].place = Ref(1)
    #expect(good.codes == [.release], "two hours and twice twenty minutes")
    good.scenario.employers[0].release?.perWorker = 160
    #expect(good.codes == [])
    let late = good.at(4, "14:41")
    good.scenario.courses[0].starts = .times(["14:41", "18:00"].map { ClockTime($0)! })
    good.timetable.meetings[1].start = late
    good.timetable.meetings[1].end = late + 120
    #expect(good.codes.contains(.shiftOverlap), "back at work at 17:01")
  }

  @Test func `nobody is released from a night, nor where duty is touched`() {
    var good = released()
    good.addDuty(0, good.at(4, "15:00"), good.at(4, "15:30"))
    #expect(good.codes == [.shiftOverlap])
    good = released()
    good.addDuty(0, good.at(4, "16:00"), good.at(4, "18:00"))
    #expect(good.codes == [], "the duty begins when the meeting ends")
    good = released()
    good.addDuty(0, good.at(4, "17:00"), good.at(5, "01:00"))
    #expect(good.codes == [.shiftOverlap], "the merged shift is a night shift")
  }

  @Test func `history inside the horizon takes its part of the caps, and alone breaks none`() {
    var good = released { $0.perWorker = 239 }
    var history = good.timetable.meetings[1]
    history.id = "held"
    history.lesson = "A1"
    history.held = true
    history.start = good.at(1, "09:00")
    history.end = history.start + 120
    history.learners = ["W1"]
    good.timetable.meetings.append(history)
    let found = Verifier.verify(good.timetable, good.scenario).violations.filter { $0.code == .release }
    #expect(found.map(\.workers) == [["W1"]] && found[0].meetings == ["any/A2/1"])
    good.scenario.employers[0].release?.perWorker = 240
    #expect(!good.codes.contains(.release))
    good.scenario.employers[0].release?.perWorker = 0
    good.timetable.meetings.remove(at: 1)
    #expect(!good.codes.contains(.release))
  }

  @Test func `the goal counts minutes with journeys`() {
    var good = released()
    good.scenario.goals = [Tier(.release)]
    good.scenario.venues[0].place = Ref(1)
    #expect(Verifier.verify(good.timetable, good.scenario).goals[0].value == 640)
  }

  @Test func `a meeting inside hours for training uses up nothing`() {
    var good = released { $0.total = 0 }
    good.scenario.shifts["D"] = .hours([ShiftStretch("training 08:00-17:00")!])
    #expect(good.codes == [])
    good.scenario.employers[0].release = nil
    #expect(good.codes == [])
    good.scenario.shifts["D"] = .hours([
      ShiftStretch("08:00-14:30")!, ShiftStretch("training 14:30-17:00")!,
    ])
    #expect(good.codes == [.shiftOverlap])
    good.scenario.employers[0].release = Release()
    #expect(good.codes == [])
  }

  @Test func `class inside an own shift counts once in the working day`() {
    var good = released()
    good.scenario.courses[0].countsAsWork = true
    good.scenario.rules.agenda.workPerDay = 11 * 60
    #expect(good.codes == [], "nine hours of shift, two of class on Tuesday evening")
    good.scenario.rules.agenda.workPerDay = 9 * 60 + 1
    #expect(good.codes == [.workDay], "Tuesday alone")
    let found = Verifier.verify(good.timetable, good.scenario).violations
    #expect(found.map(\.meetings) == [["any/A1/1"]])
  }

  @Test func `a shift and a duty elsewhere that end together: the longer journey counts`() {
    var good = GoodTimetable()
    let start = good.at(4, "17:45")
    good.scenario.courses[0].starts = .times(["17:45", "18:00"].map { ClockTime($0)! })
    good.timetable.meetings[1].start = start
    good.timetable.meetings[1].end = start + 120
    #expect(good.codes == [])
    good.scenario.absences = [
      Absence(
        id: "d", who: .worker(Ref(0)),
        interval: Interval(start: good.at(4, "13:00"), end: good.at(4, "17:00")),
        place: Ref(1))
    ]
    #expect(good.codes == [.afterShift])
  }

  @Test func `stretches are shifts of their own, and none of a rotation starts on a holiday`() {
    var scenario = GoodTimetable().scenario
    scenario.shifts["D"] = .hours([
      ShiftStretch("08:00-12:00")!, ShiftStretch("16:00-20:00")!, ShiftStretch("training 24:30-32:30")!,
    ])
    func shifts() -> [String] {
      CalendarBook(scenario).calendar(of: Ref(0)).shifts
        .filter { $0.date >= GoodTimetable.date(4) && $0.date <= GoodTimetable.date(6) }
        .map { "\($0.date.day - GoodTimetable.date(1).day + 1) \($0.interval.minutes) \($0.isNight)" }
    }
    // The end of a night touches nothing: 00:30–08:30 and 08:00–12:00 of the next date overlap and merge.
    #expect(shifts() == ["4 690 true", "4 240 false", "5 690 true", "5 240 false", "6 480 true"])
    scenario.holidays = [GoodTimetable.date(5)]
    #expect(shifts() == ["4 690 true", "4 240 false", "6 480 true"])
    scenario.roster.workers[Ref(0)] = [
      RosterCell(date: GoodTimetable.date(4), code: "D", shift: scenario.shifts["D"]!)
    ]
    #expect(shifts() == ["4 690 true", "4 240 false", "5 480 true", "6 480 true"])
  }
}
