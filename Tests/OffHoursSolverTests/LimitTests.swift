import OffHours
import OffHoursFiles
import OffHoursSolver
import Testing

/// Every number of a scenario at both ends of its range: read, planned and verified, or refused with a fault; never a trap.
@Suite struct LimitTests {
  private static let base = """
    offhours: 1
    timezone: UTC
    horizon: {from: 2027-03-01, to: 2027-03-14}
    places: {a: {at: [10, 100]}, b: {at: [10.1, 100]}}
    travel: {speed: 30, detour: 1.3, between: [{from: a, to: b, minutes: 20}]}
    shifts: {D: 08:00-17:00, O: off}
    rotations: {r: {cycle: D D D D D O O, anchor: 2027-03-01, crews: {A: 0}}}
    employers: {e: {place: a, rotation: r, attrition: 0.01}}
    workers:
      W1: {employer: e, crew: A, courses: [c], priority: 1}
      W2: {employer: e, crew: A, courses: [c, s]}
      W3: {place: b, courses: [c, s]}
    venues: {h: {place: a, seats: 3, turnaround: 10m, cost: {meeting: 5, hour: 2}}}
    instructors: {i: {teaches: [c, s], place: b, max_per_day: 2, max_per_week: 5, cost: {meeting: 3}}}
    rules: {preset: recommended}
    courses:
      c:
        attend: any
        starts: {every: 4h}
        lessons: {L1: {minutes: 60}, L2: {minutes: 90}}
        size: {min: 1, max: 3}
        complete: {share: 0.8}
        gap: {min_days: 1, max_days: 9}
        span: {max_days: 12}
        target: {total: 2, already: 0, employers: {e: 1}}
      s:
        starts: ["18:30"]
        lessons: {L1: {minutes: 60}}
        sections: {max: 2}
        makeup: 0
        instructors: 1
    limits: {cost: 1000, meetings: 20}
    goals: [targets, completions, {cost: 1, travel: 2}, rest, early]
    """

  /// Keys, the ends of their ranges, and just beyond.
  private static let numbers: [(keys: String, values: [String])] = [
    ("travel.speed", ["0.001", "1000", "1e300", "-1"]), ("travel.detour", ["0.001", "1000", "1e300"]),
    ("travel.between", ["[{from: a, to: b, minutes: 0}]", "[{from: a, to: b, minutes: 1000000000}]"]),
    ("places.b.at", ["[90, 180]", "[-90, -180]", "[91, 0]"]),
    ("rotations.r.crews.A", ["1000000", "-1000000"]),
    ("employers.e.attrition", ["0", "0.999999999", "1", "1e-300"]),
    ("workers.W1.priority", ["1e-300", "1000000000", "1e300", "0"]),
    ("venues.h.seats", ["1", "1000000", "1000001", "0"]), ("venues.h.turnaround", ["0", "1000h", "10000h"]),
    ("venues.h.cost.meeting", ["0", "10000000000", "0.0001", "99999999999"]),
    ("venues.h.cost.hour", ["0", "10000000000"]), ("instructors.i.cost.hour", ["10000000000"]),
    ("instructors.i.max_per_day", ["0", "1000000000", "1000000000000000"]),
    ("instructors.i.max_per_week", ["0", "1000000000"]),
    ("rules.after_shift", ["0m", "1000h", "10000h"]), ("rules.before_night_shift", ["1000h"]),
    ("rules.overnight_rest", ["1000h"]), ("rules.travel_limit", ["0m", "1000h"]),
    ("rules.per_day", ["0", "1000000000"]), ("rules.minutes_per_day", ["0m", "1000h"]),
    ("rules.per_week", ["0", "1000000000"]), ("rules.between_meetings", ["0m", "1000h"]),
    ("rules.work_per_day", ["0m", "1000h"]), ("rules.weekly_rest", ["0m", "1000h"]),
    ("courses.c.starts.every", ["1m", "24h", "25h"]),
    ("courses.c.lessons.L1.minutes", ["1", "1440", "1441"]),
    ("courses.c.size.min", ["1", "1000000"]), ("courses.c.size.max", ["1", "1000000", "0"]),
    ("courses.c.complete.share", ["0", "1", "0.000000001", "0.33333333333333333333333333333333333333"]),
    ("courses.c.gap.min_days", ["0", "100000"]), ("courses.c.gap.max_days", ["1", "100000", "100001"]),
    ("courses.c.span.max_days", ["0", "100000"]), ("courses.s.instructors", ["0", "100", "101"]),
    ("courses.s.sections.max", ["1", "1000000000"]), ("courses.s.makeup", ["0", "1000000000"]),
    ("courses.c.target.total", ["0", "1000000000", "1000000000000000"]),
    ("courses.c.target.already", ["0", "1000000000"]), ("courses.c.target.employers.e", ["0", "1000000000"]),
    ("limits.cost", ["0", "1000000000000"]), ("limits.meetings", ["0", "1000000000"]),
    ("goals", ["[{cost: 0.000001, travel: 1000000}]", "[{cost: 1e300}]", "[fairness]"]),
    (
      "horizon",
      [
        "{from: 1960-03-01, to: 1960-03-14}", "{from: 1900-01-01, to: 1900-01-10}",
        "{from: 2999-12-20, to: 2999-12-31}",
      ]
    ),
  ]

  private static func overlay(_ keys: String, _ value: String) -> String {
    let parts = keys.split(separator: ".")
    return "name: changed\n"
      + parts.enumerated().map { depth, key in
        String(repeating: "  ", count: depth) + "\(key):" + (depth + 1 == parts.count ? " \(value)\n" : "\n")
      }.joined()
  }

  @Test(arguments: numbers.indices)
  func `a number at its limits is planned with or refused`(position: Int) throws {
    let (keys, values) = Self.numbers[position]
    for value in values {
      var overlay = Self.overlay(keys, value)
      // The rotation is anchored where the horizon is.
      if keys == "horizon" { overlay += "rotations: {r: {anchor: \(value.dropFirst(7).prefix(10))}}\n" }
      let reading = ScenarioReader.reading(text: Self.base, overlays: [overlay])
      guard let scenario = reading.scenario else {
        #expect(reading.diagnostics.contains { $0.severity == .error }, "\(keys): \(value)")
        continue
      }
      var problem = Problem(scenario)
      problem.limits.firstOnly = true
      problem.limits.threads = 1
      let timetable = try Solver(problem).solve().timetable
      #expect(Verifier.verify(timetable, scenario).violations.isEmpty, "\(keys): \(value)")
      // The same plan where it does not belong: judged, not trusted.
      var elsewhere = scenario
      elsewhere.horizon = DateSpan(from: scenario.horizon.from + 40_000, to: scenario.horizon.to + 40_000)
      #expect(!Verifier.verify(timetable, elsewhere).violations.isEmpty || timetable.meetings.isEmpty)
    }
  }

  @Test(arguments: [
    ("1000000000000000", "limits.meetings", "0 to 1000000000"),
    ("10000h", "rules.after_shift", "at most 1000h"),
    ("0.33333333333333333333333333333333333333", "courses.c.complete.share", "at most nine decimals"),
  ])
  func `a number beyond its range is told both ends`(value: String, keys: String, expected: String) {
    let reading = ScenarioReader.reading(text: Self.base, overlays: [Self.overlay(keys, value)])
    #expect(reading.diagnostics.contains { $0.message.contains(expected) }, "\(reading.diagnostics)")
  }

  @Test func `sums that could leave their range are faults, and so are too many lessons`() {
    func faults(_ overlay: String) -> String {
      ScenarioReader.reading(text: Self.base, overlays: [overlay]).diagnostics.filter {
        $0.severity == .error
      }
      .map(\.message).joined(separator: "\n")
    }
    let crowd = (0..<2500).map { "  P\($0): {courses: [c], priority: 1000000000}\n" }.joined()
    #expect(faults("name: x\nworkers:\n\(crowd)").contains("priorities that add up"))
    let dear = (0..<100).map { "  d\($0): {teaches: [c, s], cost: {hour: 10000000000}}\n" }.joined()
    #expect(
      faults(
        "name: x\ninstructors:\n\(dear)courses: {c: {instructors: 100, lessons: {L1: {minutes: 1440}}}}\n"
      ).contains("could cost more than"))
    let lessons = (0..<65).map { "M\($0): {minutes: 60}" }.joined(separator: ", ")
    #expect(faults("name: x\ncourses: {c: {lessons: {\(lessons)}}}\n").contains("expected at most 64"))
  }

  @Test func `sums end where their types end`() {
    #expect(CompletionsGoal.weight(priority: 1, attrition: 0.2, days: -28_000) == Worth.most)
    #expect(CompletionsGoal.weight(priority: 1e300, attrition: 0, days: 0) == Worth.most)
    #expect((Worth(millionths: .max) + Worth(millionths: .max)).millionths == Worth.most)
    #expect((Money(parts: .max) + Money(parts: .max)).parts == Money.most)
    #expect(Cost(hour: Money(parts: Money.most)).price(minutes: 1_000_000).parts == Money.most)
  }
}
