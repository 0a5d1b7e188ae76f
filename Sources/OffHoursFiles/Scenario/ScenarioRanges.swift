internal import OffHours

/// Sums that a plan of the scenario could reach, held against the ranges of their types: a fault where they could be left, so
/// that no sum has to be checked later.
struct ScenarioRanges {
  let scenario: Scenario
  let context: ReadingContext
  let venues, instructors, courses: [NodeMap.Entry]
  let workers: [SourcePosition]

  func check() {
    checkWorth()
    checkMoney()
    checkOffers()
  }

  /// Possible meetings that are planned with at most.
  static let mostOffers = 5_000_000

  /// Every start of every lesson in every hall, as long as it is open; lessons that differ in nothing count once. Where
  /// that is too much nothing of it is built.
  private func checkOffers() {
    let days = Double(scenario.horizon.count)
    // All venues together, each by how much of a day it is open on average.
    let venues = scenario.venues.reduce(0) { $0 + ScenarioRanges.share($1.open) }
    var worst: (course: Int, offers: Double)?
    var sum = 0.0
    var needed: Set<Int> = []
    for worker in scenario.workers where !worker.declined { needed.formUnion(worker.courses.map(\.index)) }
    for (position, course) in scenario.courses.enumerated() where needed.contains(position) {
      let lessons = Set(course.lessons.map { [$0.minutes, $0.setup, $0.cleardown] }).count
      let starts: Double = Double(lessons) * Double(course.starts.times.count)
      let offers: Double = starts * days * venues
      sum += offers
      if let known = worst, known.offers >= offers { continue }
      worst = (position, offers)
    }
    guard sum > Double(Self.mostOffers), let worst, courses.indices.contains(worst.course) else { return }
    let starts = scenario.courses[worst.course].starts.times.count
    let entry = courses[worst.course]
    context.mismatch(
      entry.value.map?["starts"]?.spot ?? entry.keySpot,
      found:
        "some \(Int(sum)) possible meetings: \(scenario.venues.count) venues, \(scenario.horizon.count) days,"
        + " \(starts) starts a day of this course",
      expected:
        "\(Self.mostOffers) or fewer; starts that are further apart (every: 30m), fewer days or venues")
  }

  /// The part of a week in which somebody is open.
  private static func share(_ hours: WeeklyHours?) -> Double {
    guard let hours else { return 1 }
    var minutes = 0
    for window in hours.windows.joined() {
      let length = window.end.minute - window.start.minute
      minutes += length > 0 ? length : length + 1440
    }
    return min(1, Double(minutes) / 10_080)
  }

  /// Everybody completes everything.
  private func checkWorth() {
    var sum = 0.0
    for (position, worker) in scenario.workers.enumerated() where !worker.declined {
      sum += worker.priority * 1_000_000 * Double(worker.courses.count)
      guard sum > Double(Worth.most) / 2 else { continue }
      context.mismatch(
        workers.indices.contains(position) ? workers[position] : SourcePosition(file: 0, line: 1, column: 1),
        found: "priorities that add up to more than \(Worth.most / 2_000_000) over all courses needed",
        expected: "smaller ones; only their proportions matter")
      return
    }
  }

  /// Every attendance is a meeting of its own, as long as halls have room for so many, at the dearest price.
  private func checkMoney() {
    let lessons = scenario.courses.flatMap(\.lessons).map(\.minutes)
    guard scenario.hasCosts, let longest = lessons.max(), let shortest = lessons.min() else { return }
    let halls = scenario.venues.map { $0.cost.map { Double($0.price(minutes: longest).parts) } ?? 0 }
    let people = scenario.instructors.map { $0.cost.map { Double($0.price(minutes: longest).parts) } ?? 0 }
    let crew = scenario.courses.map(\.instructors).max() ?? 0
    let dearest = (halls.max() ?? 0) + people.sorted(by: >).prefix(crew).reduce(0, +)
    var attendances = Double(scenario.courses.reduce(0) { $0 + $1.pins.count })
    for worker in scenario.workers where !worker.declined {
      for course in worker.courses { attendances += Double(scenario.courses[course].lessons.count) }
    }
    let slots =
      Double(scenario.venues.count) * Double(scenario.horizon.count) * 1440 / Double(max(1, shortest))
    guard dearest * min(attendances, slots) > Double(Money.most) / 2 else { return }
    let hall = halls.indices.max { halls[$0] < halls[$1] },
      person = people.indices.max { people[$0] < people[$1] }
    let isHall = (halls.max() ?? 0) >= (people.max() ?? 0)
    let entry = isHall ? hall.map { venues[$0] } : person.map { instructors[$0] }
    guard let entry else { return }
    context.mismatch(
      entry.value.map?["cost"]?.spot ?? entry.keySpot,
      found: "a price with which a timetable could cost more than \(Money.most / 2 / Money.scale)",
      expected: "smaller amounts, counted in thousands for example")
  }
}
