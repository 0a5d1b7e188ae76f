import OffHours
import Testing

@testable import OffHoursFiles

/// Weeks in a column or on lines below one heading of weekdays.
@Suite struct `Weeks named on lines` {
  private func imported(_ text: String, from: String? = nil) throws -> ImportOutcome {
    try ImportTests.run(["w.csv": text + "\nD: 06:00-14:00\nO: off\n"]) {
      $0.employers = [.init(id: "care")]
      $0.courses = [.init(id: "c", minutes: [60])]
      $0.timezone = "Europe/London"
      $0.from = from.flatMap { CivilDate($0) }
    }
  }

  /// The days of everybody: letters from the first day on, a dot where nothing is known.
  private func days(_ outcome: ImportOutcome) throws -> [String] {
    let scenario = try ImportTests.scenario(outcome)
    let cells = scenario.roster.workers
    let all = cells.values.flatMap { $0.map(\.date) }
    let (first, last) = (all.min()!, all.max()!)
    return scenario.workers.refs.map { worker in
      let own = Dictionary(uniqueKeysWithValues: (cells[worker] ?? []).map { ($0.date, $0.code) })
      let letters = (0...(last - first)).map { own[first + $0] ?? "." }.joined()
      return "\(scenario.workers[worker].name) \(first): \(letters)"
    }
  }

  private static let two = ["Ann Poole 2027-03-01: DDDOOOOODDDOOO", "Raj Nair 2027-03-01: OODDDOODDDOOOO"]

  @Test(arguments: [
    "Name,Week commencing,Mon,Tue,Wed,Thu,Fri,Sat,Sun\nAnn Poole,01/03/2027,D,D,D,O,O,O,O\nRaj Nair,01/03/2027,O,O,D,D,D,O,O\nAnn Poole,08/03/2027,O,D,D,D,O,O,O\nRaj Nair,08/03/2027,D,D,D,O,O,O,O\n",
    "Name;W/c;Mon;Tue;Wed;Thu;Fri;Sat;Sun\nAnn Poole;1 March 2027;D;D;D;O;O;O;O\nAnn Poole;8 March 2027;O;D;D;D;O;O;O\nRaj Nair;1 March 2027;O;O;D;D;D;O;O\nRaj Nair;8 March 2027;D;D;D;O;O;O;O\n",
    "Tuần từ;Họ và tên;T2;T3;T4;T5;T6;T7;CN\n01/03/2027;Ann Poole;D;D;D;O;O;O;O\n;Raj Nair;O;O;D;D;D;O;O\n08/03/2027;Ann Poole;O;D;D;D;O;O;O\n;Raj Nair;D;D;D;O;O;O;O\n",
    "Name\tWeek\tMon\tTue\tWed\tThu\tFri\tSat\tSun\nAnn Poole\tWeek 9/2027\tD\tD\tD\tO\tO\tO\tO\nRaj Nair\tWeek 9/2027\tO\tO\tD\tD\tD\tO\tO\nAnn Poole\tWeek 10/2027\tO\tD\tD\tD\tO\tO\tO\nRaj Nair\tWeek 10/2027\tD\tD\tD\tO\tO\tO\tO\n",
    "Rota\nName,Mon,Tue,Wed,Thu,Fri,Sat,Sun\nWeek commencing 01/03/2027\nAnn Poole,D,D,D,O,O,O,O\nRaj Nair,O,O,D,D,D,O,O\nWeek commencing 08/03/2027\nAnn Poole,O,D,D,D,O,O,O\nRaj Nair,D,D,D,O,O,O,O\n",
    "Week of 1 March 2027\nName,Mon,Tue,Wed,Thu,Fri,Sat,Sun\nAnn Poole,D,D,D,O,O,O,O\nRaj Nair,O,O,D,D,D,O,O\nWeek of 8 March 2027\nAnn Poole,O,D,D,D,O,O,O\nRaj Nair,D,D,D,O,O,O,O\n",
    "Họ và tên;T2;T3;T4;T5;T6;T7;CN\nTuần 01/03/2027 - 07/03/2027\nAnn Poole;D;D;D;O;O;O;O\nRaj Nair;O;O;D;D;D;O;O\nTuần 08/03/2027 - 14/03/2027\nAnn Poole;O;D;D;D;O;O;O\nRaj Nair;D;D;D;O;O;O;O\n",
  ]) func `with dates are weeks of their own`(_ text: String) throws {
    #expect(try days(imported(text)) == Self.two)
  }

  @Test(arguments: [
    "Name,Week,Mon,Tue,Wed,Thu,Fri,Sat,Sun\nAnn Poole,Week 1,D,D,D,O,O,O,O\nAnn Poole,Week 2,O,D,D,D,O,O,O\nRaj Nair,Week 1,O,O,D,D,D,O,O\nRaj Nair,Week 2,D,D,D,O,O,O,O\n",
    "Week;Name;Mon;Tue;Wed;Thu;Fri;Sat;Sun\n1;Ann Poole;D;D;D;O;O;O;O\n;Raj Nair;O;O;D;D;D;O;O\n2;Ann Poole;O;D;D;D;O;O;O\n;Raj Nair;D;D;D;O;O;O;O\n",
    "Họ và tên;T2;T3;T4;T5;T6;T7;CN\nTuần 1\nAnn Poole;D;D;D;O;O;O;O\nRaj Nair;O;O;D;D;D;O;O\nTuần 2\nAnn Poole;O;D;D;D;O;O;O\nRaj Nair;D;D;D;O;O;O;O\n",
    "Name,Wk,Mon,Tue,Wed,Thu,Fri,Sat,Sun\nAnn Poole,W9,D,D,D,O,O,O,O\nRaj Nair,W9,O,O,D,D,D,O,O\nAnn Poole,W10,O,D,D,D,O,O,O\nRaj Nair,W10,D,D,D,O,O,O,O\n",
  ]) func `with numbers need the first day`(_ text: String) throws {
    #expect(try days(imported(text, from: "2027-03-01")) == Self.two)
    let outcome = try imported(text)
    let errors = outcome.findings.faults.filter { $0.severity == .error }
    #expect(errors.count == 1 && errors[0].message.en.contains("names weeks of its own"), "\(errors)")
    #expect(errors[0].message.en.contains("--from 2027-03-01") && errors[0].place?.row != nil)
    #expect(errors[0].message.vi.contains("--from 2027-03-01") && outcome.files.isEmpty)
  }

  @Test(arguments: [
    // No Monday; a Monday by either order of day and month; a number that is neither the first nor that of the year.
    ("04/03/2027", "11/03/2027", "2027-03-01"), ("perhaps", "later", "2027-03-01"),
    ("Week 5", "Week 6", "2027-03-01"),
    ("Week 1", "Week 2", "2027-03-03"), ("A", "B", "2027-03-01"),
  ]) func `that may be several or none are errors`(_ first: String, _ second: String, _ from: String) throws {
    let outcome = try imported(
      "Name,Week,Mon,Tue,Wed,Thu,Fri,Sat,Sun\nAnn Poole,\(first),D,D,D,O,O,O,O\nAnn Poole,\(second),O,D,D,D,O,O,O\n",
      from: from)
    #expect(outcome.hasErrors && outcome.files.isEmpty, "\(outcome.findings.faults)")
  }

  @Test func `the advice works`() throws {
    let head = "Name,Mon,Tue,Wed,Thu,Fri,Sat,Sun\n"
    let found = try days(
      imported(
        "Week of 2027-03-01\n\(head)Ann Poole,D,D,D,O,O,O,O\nWeek of 2027-03-08\n\(head)Ann Poole,O,D,D,O,O,O,O\n"
      ))
    #expect(found == ["Ann Poole 2027-03-01: DDDOOOOODDOOOO"])
  }
}
