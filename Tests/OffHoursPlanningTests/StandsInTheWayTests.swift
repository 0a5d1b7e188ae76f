import OffHours
import OffHoursFiles
import OffHoursPapers
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

/// Whoever is left out is told what stands in the way, also where there is no meeting that a rule could forbid.
@Suite struct `What stands in the way` {
  /// Two people who work on different days, and a course; `rest` goes on with halls and courses.
  private static func scenario(_ rest: String) throws -> Scenario {
    try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: Europe/London
        language: en
        horizon: {from: 2027-03-01, to: 2027-03-04}
        rules: none
        shifts: {D: 06:00-20:00, O: off}
        workers: {A: {courses: [c]}, B: {courses: [c]}}
        roster:
          A: {2027-03-01: O, 2027-03-02: O, 2027-03-03: D, 2027-03-04: D}
          B: {2027-03-01: D, 2027-03-02: O, 2027-03-03: O, 2027-03-04: D}
        \(rest)
        """)
  }

  private static let hall = "venues: {h: {seats: 4, open: {daily: [08:00-12:00]}}}\n"
  private static let course = "lessons: {L1: {minutes: 60}}, starts: [\"09:00\"]"

  /// The code that decided, and whether the rest of the reasons and all figures hold together.
  private func decided(_ scenario: Scenario, _ possible: Bool) throws -> Reason {
    let timetable = try Solver(Problem(scenario)).solve().timetable
    #expect(timetable.unplaced.count == 2 && timetable.meetings.isEmpty)
    #expect(timetable.goals.first { $0.tier == Tier(.completions) }?.bound == 0)
    for entry in timetable.unplaced {
      #expect(entry.possible == possible)
      #expect(!entry.reasons.isEmpty && entry.reasons.allSatisfy { $0.count > 0 }, "\(entry)")
      #expect(Set(entry.reasons.map(\.reason)).count == entry.reasons.count, "\(entry)")
      #expect(!entry.reasons.contains { $0.reason == .notChosen || $0.reason == .agenda }, "\(entry)")
    }
    let never = Outlook(scenario, calendars: CalendarBook(scenario)).never
    #expect(never.map(\.worker) == ["A", "B"])
    let card = try #require(PersonExplainer(scenario, timetable).card("A"))
    #expect(card.courses[0].reasons.map(\.reason) == timetable.unplaced[0].reasons.map(\.reason))
    for language in [Language.english, .vietnamese] {
      let input = PaperInput(
        scenario: scenario, calendars: CalendarBook(scenario), timetable: timetable, language: language)
      let text = UnplacedSummary(input).lines().joined(separator: "\n")
      #expect(!text.contains(Words.noReason(language)) && !text.contains("\(Words.notChosen(language))"))
    }
    return try #require(timetable.unplaced[0].reasons.first).reason
  }

  @Test(
    arguments: [
      ("venues: {}\ncourses: {c: {\(course)}}", .venueClosed),
      ("venues: {h: {seats: 4, open: {mon: [08:00-09:30]}}}\ncourses: {c: {\(course)}}", .venueClosed),
      ("venues: {h: {seats: 4, open: {sun: [08:00-12:00]}}}\ncourses: {c: {\(course)}}", .venueClosed),
      (
        hall + "courses: {c: {lessons: {L1: {minutes: 60, needs: [loom]}}, starts: [\"09:00\"]}}",
        .venueEquipment
      ),
      (
        hall
          + "courses: {c: {lessons: {L1: {minutes: 60}, L2: {minutes: 60, needs: [loom]}}, starts: [\"09:00\"]}}",
        .venueEquipment
      ),
      (hall + "courses: {c: {\(course), deadline: 2027-02-20}}", .deadline),
    ] as [(String, RuleCode)])
  func `where no meeting is possible, the rule on venues and dates is named`(_ rest: String, _ code: RuleCode)
    throws
  {
    #expect(try decided(Self.scenario(rest), false) == .rule(code))
  }

  @Test func `where the planned dates are over, that is said`() throws {
    var scenario = try Self.scenario(Self.hall + "courses: {c: {\(Self.course)}}")
    let end = OutsideHorizon.stretch(of: scenario).end
    scenario = scenario.planned(from: end + 1440)
    let reason = try decided(scenario, false)
    #expect(reason == .rule(.outsideHorizon))
    #expect(reason.label(in: scenario)(.english) == "the dates that are planned are over")
    #expect(reason.label(in: scenario)(.vietnamese) == "thời gian lập lịch đã qua")
  }

  @Test(
    arguments: [
      // Together they are more than the hall has room for; two lessons on the one day that both are free.
      "venues: {h: {seats: 1, open: {daily: [08:00-12:00]}}}\ncourses: {c: {\(course), together: [[A, B]]}}",
      hall + "courses: {c: {\(course), size: {max: 1}, together: [[A, B]]}}",
      hall
        + "courses: {c: {lessons: {L1: {minutes: 60}, L2: {minutes: 60}}, starts: [\"09:00\"], together: [[A, B]]}}",
    ])
  func `of a group that no meeting suits, the group is the reason`(_ rest: String) throws {
    let scenario = try Self.scenario(rest)
    let timetable = try Solver(Problem(scenario)).solve().timetable
    let reason = try decided(scenario, true)
    #expect(timetable.unplaced.allSatisfy { $0.reasons.contains { $0.reason == .rule(.together) } })
    #expect(reason == .rule(.together) || reason == .rule(.shiftOverlap))
    let conflicts = Conflicts.find(in: scenario, people: [Ref(0), Ref(1)]).all
    #expect(conflicts.count == 2 && conflicts.allSatisfy { $0.set.contains(.together(Ref(0))) })
    #expect(conflicts.allSatisfy { $0.enough.contains(.together(Ref(0))) })
  }

  @Test func `a group that fits is placed, and one for which a seat is lacking is told so`() throws {
    let rest = Self.hall + "courses: {c: {\(Self.course), together: [[A, B]]}}"
    #expect(try Solver(Problem(Self.scenario(rest))).solve().timetable.unplaced.isEmpty)
    // With somebody else in the only meeting, one seat is enough for one of the two only.
    var scenario = try Self.scenario(rest)
    var other = scenario.workers[1]
    other.id = "C"
    scenario.workers.append(other)
    var timetable = try Solver(Problem(scenario)).solve().timetable
    #expect(timetable.meetings.count == 1 && timetable.unplaced.isEmpty)
    timetable.meetings[0].learners = ["C"]
    timetable.sections[0].learners = ["C"]
    func last(seats: Int) -> [Reason] {
      scenario.venues[0].seats = seats
      return UnplacedFinder.unplaced(in: ResolvedTimetable(timetable, in: scenario)).flatMap { entry in
        entry.reasons.map(\.reason).filter { $0 == .full || $0 == .notChosen }
      }
    }
    #expect(last(seats: 2) == [.full, .full])
    #expect(last(seats: 3) == [.notChosen, .notChosen])
  }

  @Test(
    arguments: [
      ("needs: [loom]", .venueEquipment)
    ] as [(String, RuleCode)])
  func `meetings of other lessons that fit count for nothing`(_ lesson: String, _ code: RuleCode) throws {
    let scenario = try Self.scenario(
      """
      venues: {h: {seats: 4, open: {daily: [08:00-12:00]}}, k: {seats: 4, open: {daily: [08:00-12:00]}}}
      courses: {c: {lessons: {L1: {minutes: 60, \(lesson)}, L2: {minutes: 60}}, starts: ["09:00", "10:00"]}}
      """)
    #expect(try decided(scenario, false) == .rule(code))
    // Four dates, two starts and two halls; on two of the dates each works. The other eight meetings of L2 fit.
    for entry in try Solver(Problem(scenario)).solve().timetable.unplaced {
      #expect(
        entry.reasons == [ReasonCount(.rule(code), 16), ReasonCount(.rule(.shiftOverlap), 8)], "\(entry)")
    }
  }

  /// Two who attend together, with what each has behind.
  private static func pair(_ first: String, _ second: String) throws -> Scenario {
    try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: Europe/London
        language: en
        horizon: {from: 2027-03-01, to: 2027-03-04}
        rules: none
        shifts: {O: off}
        workers: {A: {courses: [c], completed: [\(first)]}, B: {courses: [c], completed: [\(second)]}}
        roster:
          A: {2027-03-01: O, 2027-03-02: O, 2027-03-03: O, 2027-03-04: O}
          B: {2027-03-01: O, 2027-03-02: O, 2027-03-03: O, 2027-03-04: O}
        \(hall)courses:
          c:
            lessons: {L1: {minutes: 60}, L2: {minutes: 60}}
            starts: ["09:00"]
            attend: any
            together: [[A, B]]
        """)
  }

  @Test(
    arguments: [
      ("", "c/L1", true), ("", "c/L2", true), ("c/L1", "c/L2", true), ("c/L1", "c/L1", false),
      ("", "", false),
    ], [false, true])
  func `what one of a group has behind counts in whatever order they stand`(
    _ credits: (String, String, Bool), _ isMirrored: Bool
  ) throws {
    let scenario = try Self.pair(
      isMirrored ? credits.1 : credits.0, isMirrored ? credits.0 : credits.1)
    let never = Outlook(scenario, calendars: CalendarBook(scenario)).never
    #expect(never.map(\.worker) == (credits.2 ? ["A", "B"] : []))
    #expect(never.allSatisfy { $0.reasons.contains { $0.reason == .rule(.together) } }, "\(never)")
    let timetable = try Solver(Problem(scenario)).solve().timetable
    #expect(timetable.unplaced.map(\.worker) == never.map(\.worker))
    let completions = try #require(timetable.goals.first { $0.tier == Tier(.completions) })
    #expect(completions.value == (credits.2 ? 0 : 2) && completions.bound == completions.value)
  }
}
