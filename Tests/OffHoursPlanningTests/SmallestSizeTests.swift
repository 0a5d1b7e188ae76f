import OffHours
import OffHoursFiles
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

/// Whom only the smallest size keeps out is told so, and what size would do.
@Suite struct `Too few for the smallest size` {
  /// Two groups who are free on different days, and a course.
  private static func scenario(_ first: Int, _ second: Int, _ course: String) throws -> Scenario {
    let people =
      (0..<first).map { "  A\($0): {courses: [c]}\n" }.joined()
      + (0..<second).map { "  B\($0): {courses: [c]}\n" }.joined()
    func rows(_ group: String, _ count: Int, _ free: Int) -> String {
      (0..<count).map { number in
        "  \(group)\(number): {"
          + (1...4).map { "2027-03-0\($0): \($0 == free ? "O" : "D")" }.joined(separator: ", ") + "}\n"
      }.joined()
    }
    return try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: Europe/London
        language: en
        horizon: {from: 2027-03-01, to: 2027-03-04}
        rules: none
        shifts: {D: 06:00-20:00, O: off}
        workers:
        \(people)
        roster:
        \(rows("A", first, 1))\(rows("B", second, 2))
        venues: {hall: {seats: 12, open: {daily: [08:00-18:00]}}}
        courses: {c: \(course)}
        """)
  }

  @Test(
    arguments: [
      (2, 0, "{lessons: {L1: {minutes: 60}}, starts: [\"09:00\"], size: {min: 3}}", 2),
      (4, 4, "{lessons: {L1: {minutes: 60}}, starts: [\"09:00\"], size: {min: 6}, attend: any}", 4),
      (4, 3, "{lessons: {L1: {minutes: 60}}, starts: [\"09:00\"], size: {min: 6}, target: {total: 4}}", 4),
      (
        3, 2,
        "{lessons: {L1: {minutes: 60}, L2: {minutes: 60}}, starts: [\"09:00\", \"14:00\"], size: {min: 4}, attend: section}",
        3
      ),
    ] as [(Int, Int, String, Int)])
  func `the reason is the size, and the largest that would do is found`(
    _ first: Int, _ second: Int, _ course: String, _ would: Int
  )
    throws
  {
    let scenario = try Self.scenario(first, second, course)
    let timetable = try Solver(Problem(scenario)).solve().timetable
    #expect(timetable.meetings.isEmpty && timetable.unplaced.count == first + second)
    for unplaced in timetable.unplaced {
      #expect(unplaced.reasons.contains { $0.reason == .tooFew }, "\(unplaced)")
    }
    let card = try #require(PersonExplainer(scenario, timetable).card("A0"))
    let least = scenario.courses[0].minSize
    let sizes = card.courses[0].remedies.compactMap { remedy -> Int? in
      if remedy.changes.count == 1, case .minSize(_, let less) = remedy.changes[0] {
        least - less
      } else {
        nil
      }
    }
    #expect(sizes == [would])
  }
}
