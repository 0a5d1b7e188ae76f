import OffHours
import Testing

@testable import OffHoursFiles

/// Dates whose order, year or extent has to be told from what stands around them.
@Suite struct `Dates of sheets` {
  private static let horizon = DateSpan(from: CivilDate("2027-03-01")!, to: CivilDate("2027-05-31")!)
  private static let april = DateSpan(from: CivilDate("2027-04-01")!, to: CivilDate("2027-04-30")!)

  // MARK: - Closures

  @Test(arguments: [
    "2027-04-01..2027-04-30", "2027-04-01 .. 2027-04-30", "1/4 - 30/4", "1/4 – 30/4/2027",
    "from 1 April to 30 April",
    "closed 1-30 April", "nghỉ từ 1/4 đến 30/4", "nghỉ từ ngày 01/04/2027 đến hết 30/04/2027",
    "2027-04-01/2027-04-30", "1.4.-30.4.", "1.-30.4.", "1.4. – 30.4.2027", "April", "closed in April",
    "all April 2027",
    "tháng 4", "cả tháng 4/2027", "nghỉ cả tháng 4", "between 1 April and 30 April", "giữa 1/4 và 30/4",
    "4/1-4/30",
    "4/1/2027 - 4/30/2027", "1 till 30 April", "từ 1 đến 30 tháng 4",
  ]) func `a whole April`(_ text: String) {
    #expect(DatesText.spans(among: text, in: Self.horizon) == [Self.april])
  }

  @Test(arguments: [
    "week of 5 April", "tuần 14", "may be closed", "15/3-4/20", "about 5 April", "April mornings",
    "2027-04-01...",
    "1/4 - ", "4/31",
  ]) func `what says less or more than days is none`(_ text: String) {
    #expect(DatesText.spans(among: text, in: Self.horizon) == nil)
  }

  @Test func `closures of one list are read in the order that some of them show`() throws {
    func closed(_ cells: [String]) throws -> ImportOutcome {
      let rows = cells.enumerated().map { "Hall \($0.offset),20,Mon-Sun 7:00-21:00,\($0.element)\n" }.joined()
      return try `Sheets of courses and of caps on release`.run([
        "c.csv": "Course,Minutes\nFire,60\n", "h.csv": "Hall,Seats,Opening hours,Closed\n" + rows,
      ])
    }
    let month = try closed(["3/4/2027", "3/15/2027"]), day = try closed(["3/4/2027", "15/3/2027"])
    #expect(month.files[0].text.contains("closed: [2027-03-04]"))
    #expect(day.files[0].text.contains("closed: [2027-04-03]"))
    let both = PlanErrors.of(try closed(["15/3/2027", "3/4/2027", "3/15/2027"]))
    #expect(
      both.count == 1 && both[0].hasPrefix("h.csv, cell D4: error: '3/15/2027' begins with the month")
        && both[0].contains("'15/3/2027' at h.csv, cell D2 with the day"), "\(both)")
  }

  // MARK: - Absences and last days

  @Test(arguments: ["From date,To date", "Start date,End date", "Leave from,Leave to"])
  func `absences are read in the order that their list shows, or asked about`(_ heads: String) throws {
    func away(_ rows: String) throws -> ImportOutcome {
      try `Sheets of courses and of caps on release`.run([
        "c.csv": "Course,Minutes\nFire,60\n", "a.csv": "Leave\nStaff No,Name,\(heads)\n" + rows,
      ])
    }
    let shown = try away("E1,Ann Poole,3/4/2027,3/5/2027\nE2,Raj Nair,3/15/2027,3/16/2027\n")
    #expect(shown.files.first { $0.name == "absences.csv" }?.text.contains("2027-03-04,2027-03-05") ?? false)
    let asked = PlanErrors.of(try away("E1,Ann Poole,3/4/2027,3/5/2027\n"))
    #expect(
      asked.contains { $0.hasPrefix("a.csv, cell C3: error: '3/4/2027' may be 2027-04-03 or 2027-03-04") },
      "\(asked)")
    let both = PlanErrors.of(try away("E1,Ann Poole,3/15/2027,3/16/2027\nE2,Raj Nair,16/3/2027,17/3/2027\n"))
    #expect(both.count == 1 && both[0].contains("with the day; write all dates"), "\(both)")
  }

  @Test func `last days of both orders are asked about`() throws {
    let outcome = try `Sheets of courses and of caps on release`.run([
      "c.csv": "Course,Minutes\nFire,60\n",
      "n.csv": "Staff No,Name,Until\nE1,Ann Poole,3/15/2027\nE2,Raj Nair,16/3/2027\n",
    ])
    let found = PlanErrors.of(outcome)
    #expect(
      found.contains { $0.hasPrefix("n.csv, cell C2: error: '3/15/2027' begins with the month") }, "\(found)")
  }

  // MARK: - Weeks

  private static let row = "Ann Poole,N,N,O,O,N,O,O", legend = "N: 6-14\nO: off\n"

  private func weeks(
    _ weeks: [String], from: String? = nil, month: (Int, Int)? = nil, onLines: Bool = false
  ) throws -> ImportOutcome {
    let head = "Name,Mon,Tue,Wed,Thu,Fri,Sat,Sun\n"
    let rows = weeks.map { onLines ? "Week \($0),,,,,,,\n\(Self.row)\n" : "\($0),\(Self.row)\n" }.joined()
    return try ImportTests.run(["w.csv": "Rota\n" + (onLines ? head : "Week," + head) + rows + Self.legend]) {
      $0.employers = [.init(id: "care")]
      $0.courses = [.init(id: "c", minutes: [60])]
      $0.timezone = "Europe/London"
      $0.from = from.flatMap { CivilDate($0) }
      ($0.year, $0.month) = (month?.0, month?.1)
    }
  }

  /// The Mondays with a cell.
  private func mondays(_ outcome: ImportOutcome) throws -> [String] {
    #expect(PlanErrors.of(outcome) == [])
    let cells = try ImportTests.scenario(outcome).roster.workers.values.flatMap { $0.map(\.date) }
    return Set(cells).filter { $0.weekday == .monday }.sorted().map(\.description)
  }

  @Test(arguments: [false, true]) func `one order of day and month holds for all weeks`(_ onLines: Bool)
    throws
  {
    // Both the second of August and the eighth of February are Mondays.
    #expect(
      try mondays(weeks(["02/08/2027", "02/15/2027"], onLines: onLines)) == ["2027-02-08", "2027-02-15"])
    #expect(
      try mondays(weeks(["02/08/2027", "16/08/2027"], onLines: onLines)) == ["2027-08-02", "2027-08-16"])
    let both = PlanErrors.of(try weeks(["01/03/2027", "03/08/2027"], onLines: onLines))
    #expect(both.count == 1 && both[0].contains("'") && both[0].contains("begins with the month"), "\(both)")
    #expect(both[0].contains("w.csv, cell A3") || both[0].contains("w.csv, cell A4"), "\(both)")
  }

  @Test(arguments: [false, true]) func `weeks without a year lie near the month asked for`(_ onLines: Bool)
    throws
  {
    let across = ["2026-12-28", "2027-01-04"]
    #expect(try mondays(weeks(["28/12", "4/1"], month: (2026, 12), onLines: onLines)) == across)
    #expect(try mondays(weeks(["28/12", "4/1"], month: (2027, 1), onLines: onLines)) == across)
    #expect(try mondays(weeks(["28/12", "4/1"], from: "2026-12-28", onLines: onLines)) == across)
  }

  @Test(arguments: [
    (["52", "53", "1"], "2026-12-21"), (["W53", "W1", "W2"], "2026-12-28"),
    (["Week 52", "Week 1"], "2027-12-27"),
    (["Tuần 52", "Tuần 53", "Tuần 1", "Tuần 2"], "2026-12-21"),
  ]) func `numbered weeks go on across New Year`(_ numbers: [String], _ from: String) throws {
    let first = CivilDate(from)!
    #expect(try mondays(weeks(numbers, from: from)) == numbers.indices.map { "\(first + 7 * $0)" })
  }

  @Test(arguments: [["Week 52", "Week 53", "Week 1"], ["2027-W53", "2028-W01"], ["51", "1"]])
  func `weeks that the year does not have are asked about`(_ numbers: [String]) throws {
    let found = PlanErrors.of(try weeks(numbers, from: "2027-12-27"))
    #expect(found.count == 1 && found[0].contains("names weeks of its own"), "\(found)")
  }

  @Test(arguments: ["--month 2026-12", "--month 2027-01", "title"]) func `days and months across New Year`(
    _ said: String
  ) throws {
    let title = said == "title" ? "Rota January 2027" : "Rota"
    let outcome = try ImportTests.run([
      "w.csv": "\(title)\nName,28/12,29/12,30/12,31/12,1/1,2/1\nAnn Poole,N,N,O,O,N,O\n" + Self.legend
    ]) {
      $0.employers = [.init(id: "care")]
      $0.courses = [.init(id: "c", minutes: [60])]
      $0.timezone = "Europe/London"
      if said != "title" { ($0.year, $0.month) = said.hasSuffix("12") ? (2026, 12) : (2027, 1) }
    }
    #expect(
      outcome.findings.horizon == DateSpan(from: CivilDate("2026-12-28")!, to: CivilDate("2027-01-02")!))
  }
}
