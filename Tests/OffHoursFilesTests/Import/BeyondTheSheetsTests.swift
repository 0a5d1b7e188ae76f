import OffHours
import Testing

@testable import OffHoursFiles

/// A plant of four crews, three people each, on a rotation of eight days.
@Suite struct `What the sheets show, and what goes on beyond them` {
  private static let cycle = ["1", "1", "2", "2", "3", "3", "x", "x"]

  /// Everybody's codes in March, by crew and number.
  private var codes: [[String]] {
    (0..<12).map { person in (0..<31).map { Self.cycle[($0 + 2 * (person / 3)) % 8] } }
  }

  private func imported(_ codes: [[String]], to: String? = nil, change: (String) -> String = { $0 }) throws
    -> (
      outcome: ImportOutcome, scenario: Scenario
    )
  {
    let days = (1...31).map { "\($0)" }.joined(separator: ";")
    let rows = codes.enumerated().map {
      "S\($0);Người \($0);\(["A", "B", "C", "D"][$0 / 3]);\($1.joined(separator: ";"))"
    }
    let sheet =
      "Tháng 3/2027\nMã NV;Họ và tên;Kíp;\(days)\n\(rows.joined(separator: "\n"))\n\n1: 6h-13h; 2: 14h-21h; 3: 22h-5h; x: nghỉ; P: phép\n"
    let outcome = try ImportTests.run(["ca.csv": sheet]) {
      $0.employers = [.init(id: "sm")]
      $0.courses = [.init(id: "a", minutes: [60])]
      $0.to = to.flatMap { CivilDate($0) }
    }
    #expect(outcome.findings.faults.filter { $0.severity == .error } == [])
    let files = Dictionary(uniqueKeysWithValues: outcome.files.map { ($0.name, $0.text) })
    return (outcome, try ScenarioReader.read(text: change(#require(files["scenario.yaml"])), tables: files))
  }

  /// Days on which somebody does not do what `codes` say; nil stands for an unknown day.
  private func check(_ scenario: Scenario, _ codes: [[String?]], from: CivilDate) {
    let calendars = CalendarBook(scenario)
    for (person, row) in codes.enumerated() {
      let calendar = calendars.calendar(of: Ref(person))
      for (day, code) in row.enumerated() {
        let date = from + day
        #expect(calendar.unknownDates.contains(date) == (code == nil), "person \(person), \(date)")
        guard let code else { continue }
        let start = ["1": 6, "2": 14, "3": 22][code]
        #expect(
          calendar.shifts(on: date).map { scenario.zone.local($0.interval.start).time.minute / 60 }
            == (start.map { [$0] } ?? []), "person \(person), \(date)")
      }
    }
  }

  /// Days after March as the rotation has them; nil for whom it is unknown.
  private func beyond(_ days: Int, unknown: (Int) -> Bool = { _ in false }) -> [[String?]] {
    (0..<12).map { person in
      (31..<31 + days).map { day -> String? in
        unknown(person) ? nil : Self.cycle[(day + 2 * (person / 3)) % 8]
      }
    }
  }

  /// The codes with the crews B and C in each other's place on some days.
  private func swapped(_ days: Range<Int>) -> [[String]] {
    var changed = codes
    for day in days {
      for person in 3..<6 {
        (changed[person][day], changed[person + 3][day]) = (codes[person + 3][day], codes[person][day])
      }
    }
    return changed
  }

  private let march = CivilDate("2027-03-01")!
  private let april = CivilDate("2027-04-01")!

  @Test func `a rotation goes on, and is told`() throws {
    let (outcome, scenario) = try imported(codes, to: "2027-04-20")
    check(scenario, codes, from: march)
    check(scenario, beyond(20), from: april)
    #expect(
      outcome.findings.faults.contains { $0.text(.english).contains("there it is taken to go on as before") })
  }

  @Test(arguments: [9, 11, 16, 20]) func `crews that change places leave the others alone`(_ day: Int) throws
  {
    let changed = swapped(day..<31)
    let (outcome, scenario) = try imported(changed, to: "2027-04-20")
    check(scenario, changed, from: march)
    check(scenario, beyond(20) { (3..<9).contains($0) }, from: april)
    let told = "6 rows of sm that show no rotation at least twice in full"
    #expect(outcome.findings.faults.contains { $0.text(.english).contains(told) })
  }

  @Test func `crews that swap one day keep their rotation`() throws {
    let changed = swapped(11..<12)
    let (_, scenario) = try imported(changed, to: "2027-04-20")
    check(scenario, changed, from: march)
    check(scenario, beyond(20), from: april)
  }

  @Test func `one irregular person keeps the days and has none beyond`() throws {
    var changed = codes
    changed[4] = (0..<31).map { ["1", "x", "3", "2", "x", "1", "x"][($0 * $0 + $0 / 3) % 7] }
    let (_, scenario) = try imported(changed, to: "2027-04-10")
    check(scenario, changed, from: march)
    check(scenario, beyond(10) { $0 == 4 }, from: april)
  }

  @Test func `a cell beats a holiday, and beyond the sheets the holiday wins`() throws {
    let (_, scenario) = try imported(codes, to: "2027-04-20") {
      $0.replacing("timezone:", with: "holidays: [2027-03-30, 2027-04-15]\ntimezone:")
    }
    check(scenario, codes, from: march)
    let calendars = CalendarBook(scenario)
    #expect(
      (0..<12).allSatisfy { calendars.calendar(of: Ref($0)).shifts(on: CivilDate("2027-04-15")!).isEmpty })
  }
}

@Suite struct `Days that rosters do not have` {
  @Test func `are told with their dates where a rotation fills them`() throws {
    let days = Array(1...9) + Array(12...19) + Array(21...31)
    func row(_ crew: String, _ offset: Int) -> String {
      let cycle = Array("DDOO")
      return "Crew \(crew),"
        + days.map { String(cycle[($0 + offset) % 4]) }.joined(separator: ",")
    }
    let outcome = try ImportTests.run([
      "a.csv":
        "Shifts March 2027\nCrew,\(days.map(String.init).joined(separator: ","))\n\(row("A", 0))\n\(row("B", 2))\n\nD: 06:00-18:00\nO: off\n",
      "b.csv": "Name,Crew\nAl Ba,A\nBo Ca,B\n",
    ]) {
      $0.employers = [.init(id: "rg")]
      $0.courses = [.init(id: "c", minutes: [60])]
    }
    #expect(outcome.findings.faults.filter { $0.severity == .error } == [])
    #expect(outcome.findings.rotations.count == 1)
    let told = outcome.findings.faults.map(\.message.en).filter {
      $0.hasPrefix("the rosters have no days for")
    }
    #expect(told.count == 1, "\(told)")
    let language = Language.english
    let ten = CivilDate(year: 2027, month: 3, day: 10)!, twenty = CivilDate(year: 2027, month: 3, day: 20)!
    #expect(
      told.first?.contains(
        "for \(language.date(ten)) – \(language.date(ten + 1)), \(language.date(twenty)); rotation") == true)
  }
}
