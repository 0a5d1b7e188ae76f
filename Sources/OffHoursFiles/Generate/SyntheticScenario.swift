internal import OffHours

/// A scenario that is made up: the parks of Thái Nguyên, with as many people as are asked for.
///
/// It is for measuring and for trying things out. People, firms and halls are invented; the mix of shifts is the
/// parks': 40 % work twelve hours in three crews, four days on and two off, 25 % three shifts of eight hours by the
/// week, 20 % office hours, 10 % two shifts of twelve hours by the week, 5 % two-two-two-two.
package struct SyntheticScenario: Sendable {
  /// A file of the scenario's folder.
  package struct File: Hashable, Sendable {
    /// Name inside the folder.
    package var name: String
    /// Content.
    package var text: String
  }

  /// `scenario.yaml` and its tables, in a fixed order.
  package let files: [File]

  /// Makes the scenario. The same options give the same bytes.
  ///
  /// - Precondition: `options.faults` is empty.
  package init(_ options: SyntheticOptions) {
    precondition(options.faults.isEmpty, options.faults.joined(separator: " "))
    let courses = SyntheticCourse.all(options)
    let supply = SyntheticSupply(options, courses)
    let people = SyntheticPeople(options, courses)
    var files = [
      File(name: "scenario.yaml", text: SyntheticScenario.yaml(options, courses, supply, people)),
      File(name: "workers.csv", text: SyntheticScenario.workers(people)),
    ]
    if !people.cells.isEmpty {
      files.append(
        SyntheticScenario.table(
          "roster.csv", ["worker", "date", "code"], people.cells.map { [$0.worker, $0.date, $0.code] }))
    }
    if !people.absences.isEmpty {
      files.append(
        SyntheticScenario.table(
          "absences.csv", ["worker", "from", "to", "reason"],
          people.absences.map { [$0.worker, $0.from, $0.to, $0.reason] }))
    }
    self.files = files
  }

  private static func table(_ name: String, _ header: [String], _ rows: [[String]]) -> File {
    var csv = CSVWriter()
    csv.row(header)
    for row in rows { csv.row(row) }
    return File(name: name, text: csv.text)
  }

  private static func workers(_ people: SyntheticPeople) -> String {
    table(
      "workers.csv", ["id", "name", "employer", "crew", "place", "courses", "unavailable"],
      people.people.map { person in
        let firm = people.firms[person.firm]
        let isAlone = SyntheticParks.shifts[firm.shifts].crews.count == 1
        return [
          person.id, person.name, firm.id, isAlone ? "" : person.crew, person.home,
          person.courses.joined(separator: ";"), person.unavailable,
        ]
      }
    ).text
  }

  private static func yaml(
    _ options: SyntheticOptions, _ courses: [SyntheticCourse], _ supply: SyntheticSupply,
    _ people: SyntheticPeople
  ) -> String {
    var lines = [
      "offhours: 1",
      "name: Các khu công nghiệp, \(options.workers) người, hạt giống \(options.seed)",
      "timezone: Asia/Ho_Chi_Minh", "language: \(options.language.rawValue)",
      "horizon: {from: \(options.horizon.from), to: \(options.horizon.to)}", "", "places:",
    ]
    lines += SyntheticParks.sites.map { "  \($0.id): {name: \($0.name), at: [\($0.at)]}" }
    lines += ["travel: {speed: 35, detour: 1.3}", "", "shifts: {O: off, P: absent}", "rotations:"]
    lines += SyntheticParks.shifts.indices.filter { kind in people.firms.contains { $0.shifts == kind } }.map
    {
      let shifts = SyntheticParks.shifts[$0]
      return
        "  \(shifts.id): {name: \"\(shifts.name)\", pattern: \(shifts.pattern), anchor: \(options.horizon.from)}"
    }
    lines += ["", "employers:"]
    lines += people.firms.map { firm in
      "  \(firm.id): {name: \(firm.name), place: \(SyntheticParks.sites[firm.site].id), "
        + "rotation: \(SyntheticParks.shifts[firm.shifts].id)}"
    }
    lines += ["", "workers: workers.csv"]
    if !people.cells.isEmpty { lines.append("roster: roster.csv") }
    if !people.absences.isEmpty { lines.append("absences: absences.csv") }
    lines += ["", "rules: {preset: recommended}", "", "venues:"]
    for hall in supply.halls {
      lines += [
        "  \(hall.id):", "    name: \"\(hall.name)\"", "    place: \(hall.place)", "    seats: \(hall.seats)",
        "    open: {mon-fri: [17:30-21:30], sat-sun: [07:00-21:30]}", "    turnaround: 15m",
        "    cost: {meeting: \(100_000 + 2_000 * hall.seats), hour: 40000}",
      ]
    }
    lines += ["", "instructors:"]
    for instructor in supply.instructors {
      lines += [
        "  \(instructor.id):", "    name: \(instructor.name)",
        "    teaches: [\(courses.map(\.id).joined(separator: ", "))]",
        "    available: \(instructor.available)",
        "    max_per_day: 2", "    max_per_week: 6", "    cost: {meeting: 400000}",
      ]
    }
    lines += ["", "courses:"]
    for course in courses { lines += SyntheticScenario.yaml(course, options, supply.size) }
    lines += ["", "goals: [completions, cost, travel]", ""]
    return lines.joined(separator: "\n")
  }

  private static func yaml(_ course: SyntheticCourse, _ options: SyntheticOptions, _ size: ClosedRange<Int>)
    -> [String]
  {
    var lines = ["  \(course.id):", "    name: \(course.name)", "    lessons:"]
    lines += (1...course.lessons).map { "      L\($0): {name: Bài \($0), minutes: \(course.minutes)}" }
    lines += [
      "    starts: [\"07:30\", \"14:30\", \"18:00\"]",
      "    size: {min: \(size.lowerBound), max: \(size.upperBound)}",
      "    attend: \(options.attend.rawValue)",
    ]
    if let percent = options.completePercent, course.id == "awareness" {
      let share = percent == 100 ? "1" : "0.\(padded(percent, 2))"
      lines.append("    complete: {share: \(share), lessons: [L\(course.lessons)]}")
    }
    lines += ["    order: strict", "    gap: {min_days: 1, max_days: 14}"]
    return lines
  }
}
