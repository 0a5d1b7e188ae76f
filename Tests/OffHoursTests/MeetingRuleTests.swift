import OffHours
import Testing

/// Every rule for single meetings alone: one fact that breaks it, and the nearest that does not.
@Suite struct MeetingRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var rule: any MeetingRule.Type
    var name: String
    /// Day in March 2027, clock time, minutes, place.
    var forbidden: (Int, String, Int, Int), allowed: (Int, String, Int, Int)
    var make: @Sendable (inout GoodTimetable) -> Void

    init(
      _ rule: any MeetingRule.Type, _ name: String, _ forbidden: (Int, String, Int, Int),
      _ allowed: (Int, String, Int, Int), _ make: @escaping @Sendable (inout GoodTimetable) -> Void = { _ in }
    ) {
      self.rule = rule
      self.name = name
      self.forbidden = forbidden
      self.allowed = allowed
      self.make = make
    }

    var testDescription: String { "\(rule.code.rawValue): \(name)" }
  }

  // W1 works Monday (1 March) to Friday, 08:00–17:00, at place a; b is 20 minutes away.
  static let cases = [
    Case(ShiftOverlap.self, "before the end of a shift", (2, "16:59", 60, 0), (2, "17:00", 60, 0)),
    Case(ShiftOverlap.self, "into a shift", (2, "07:00", 61, 0), (2, "07:00", 60, 0)),
    Case(ShiftOverlap.self, "a night that began yesterday", (3, "07:59", 30, 0), (3, "08:00", 30, 0)) {
      $0.setCell(0, 2, "N")
      $0.setCell(0, 3, "O")
    },
    Case(ShiftOverlap.self, "a shift of 24 hours", (3, "06:59", 30, 0), (3, "07:00", 30, 0)) {
      $0.scenario.shifts["F"] = .hours(ClockWindow("07:00-07:00")!)
      $0.setCell(0, 2, "F")
      $0.setCell(0, 3, "O")
    },
    Case(Absent.self, "a day of leave", (2, "23:59", 30, 0), (3, "00:00", 30, 0)) { $0.setCell(0, 2, "P") },
    Case(Absent.self, "an absence by hours", (6, "09:00", 61, 0), (6, "09:00", 60, 0)) { good in
      good.scenario.absences = [
        Absence(
          id: "1", who: .worker(Ref(0)),
          interval: Interval(start: good.at(6, "10:00"), end: good.at(6, "11:00")))
      ]
    },
    Case(Personal.self, "past midnight", (6, "01:59", 30, 0), (6, "02:00", 30, 0)) {
      $0.scenario.workers[0].commitments.add(ClockWindow("22:00-02:00")!, on: .friday)
    },
    Case(Left.self, "after the last day", (5, "00:00", 30, 0), (4, "23:59", 30, 0)) {
      $0.scenario.workers[0].until = GoodTimetable.date(4)
    },
    Case(RosterUnknown.self, "no cell and no rotation", (3, "18:00", 60, 0), (2, "18:00", 60, 0)) {
      $0.scenario.workers[0].rotation = nil
      $0.setCell(0, 2, "D")
    },
    Case(AfterShift.self, "the pause", (2, "17:29", 60, 0), (2, "17:30", 60, 0)),
    Case(AfterShift.self, "the journey", (2, "17:49", 60, 1), (2, "17:50", 60, 1)),
    Case(
      AfterShift.self, "a farther shift binds though it ended before", (2, "18:19", 60, 0),
      (2, "18:20", 60, 0)
    ) {
      $0.scenario.travel = Travel(
        places: $0.scenario.places, between: [(from: Ref(0), to: Ref(1), minutes: 100)])
      $0.scenario.employers[0].place = Ref(1)
      $0.setCell(0, 2, "E")
      $0.addDuty(0, $0.at(2, "17:30"), $0.at(2, "17:50"))
    },
    Case(AfterNight.self, "by hours", (3, "15:59", 60, 0), (3, "16:00", 60, 0)) {
      $0.setCell(0, 2, "N")
      $0.setCell(0, 3, "O")
    },
    Case(AfterNight.self, "by the clock", (3, "13:59", 60, 0), (3, "14:00", 60, 0)) {
      $0.scenario.rules.meeting.afterNightShift = 60
      $0.setCell(0, 2, "N")
      $0.setCell(0, 3, "O")
    },
    Case(AfterNight.self, "179 minutes of night are none", (2, "14:00", 60, 0), (2, "15:00", 60, 0)) {
      $0.addDuty(0, $0.at(2, "03:00"), $0.at(2, "07:00"))
      $0.setCell(0, 2, "O")
    },
    Case(BeforeShift.self, "the pause", (2, "06:31", 60, 0), (2, "06:30", 60, 0)),
    Case(BeforeShift.self, "the journey", (2, "06:11", 60, 1), (2, "06:10", 60, 1)),
    Case(BeforeNight.self, "the rest", (2, "17:01", 60, 0), (2, "17:00", 60, 0)) { $0.setCell(0, 2, "N") },
    Case(OvernightRest.self, "until the next morning", (2, "23:01", 60, 0), (2, "23:00", 60, 0)),
    Case(
      OvernightRest.self, "not against a shift of the same date", (1, "23:59", 60, 0), (2, "00:00", 60, 0)),
    Case(OvernightRest.self, "not against a night", (2, "16:00", 481, 0), (6, "16:00", 60, 0)),
    Case(ClassHours.self, "too early", (2, "06:59", 60, 0), (2, "07:00", 60, 0)),
    Case(ClassHours.self, "too late", (2, "20:31", 60, 0), (2, "20:30", 60, 0)),
    Case(ClassHours.self, "past midnight", (3, "01:30", 31, 0), (3, "01:30", 30, 0)) {
      $0.scenario.rules.meeting.classHours = ClockWindow("18:00-02:00")
    },
    Case(TravelLimit.self, "too far", (2, "18:00", 60, 1), (2, "18:00", 60, 0)) {
      $0.scenario.rules.meeting.travelLimit = 19
    },
  ]

  @Test(arguments: cases)
  func `a rule alone`(item: Case) {
    var good = GoodTimetable()
    good.scenario.shifts["E"] = .hours(ClockWindow("08:00-16:10")!)
    item.make(&good)
    #expect(forbids(item.rule, item.forbidden, good))
    #expect(!forbids(item.rule, item.allowed, good))
  }

  private func forbids(
    _ rule: any MeetingRule.Type, _ visit: (Int, String, Int, Int), _ good: GoodTimetable
  ) -> Bool {
    let start = good.at(visit.0, visit.1)
    let calendar = CalendarBook(good.scenario).calendar(of: Ref(0))
    return rule.forbids(
      Visit(
        interval: Interval(start: start, end: start + visit.2), place: Ref(visit.3),
        date: GoodTimetable.date(visit.0)),
      to: Attendee(worker: good.scenario.workers[0], calendar: calendar), under: good.scenario.rules.meeting,
      in: good.scenario)
  }

  @Test(arguments: MeetingRuleBook.all.indices)
  func `a rule that is off forbids nothing`(index: Int) {
    var good = GoodTimetable()
    good.scenario.rules = .none
    good.setCell(0, 2, "N")
    let rule = MeetingRuleBook.all[index]
    for minute in stride(from: 0, to: 3 * 1440, by: 30) {
      let start = good.at(2, "00:00") + minute
      let visit = Visit(
        interval: Interval(start: start, end: start + 60), place: Ref(1), date: good.scenario.zone.date(start)
      )
      let attendee = Attendee(
        worker: good.scenario.workers[0], calendar: CalendarBook(good.scenario).calendar(of: Ref(0)))
      let isForbidden = rule.forbids(
        visit, to: attendee, under: good.scenario.rules.meeting, in: good.scenario)
      #expect(!isForbidden || rule == ShiftOverlap.self)
    }
  }
}
