import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `Weeks named on lines` {
  private func imported(_ text: String) throws -> ImportOutcome {
    try ImportTests.run(["w.csv": text + "\nD: 06:00-14:00\nO: off\n"]) {
      $0.employers = [.init(id: "care")]
      $0.courses = [.init(id: "c", minutes: [60])]
      $0.from = CivilDate(year: 2027, month: 3, day: 1)
    }
  }

  @Test(arguments: [
    "Name,Week commencing,Mon,Tue,Wed,Thu,Fri,Sat,Sun\nAnn Poole,08/03/2027,D,D,D,O,O,O,O\n",
    "Họ và tên;Tuần từ;T2;T3;T4;T5;T6;T7;CN\nAnn Poole;08/03/2027;D;D;D;O;O;O;O\n",
    "Week of 1 March 2027\nName,Mon,Tue,Wed,Thu,Fri,Sat,Sun\nAnn Poole,D,D,D,O,O,O,O\nWeek of 8 March 2027\nRaj Nair,D,D,D,O,O,O,O\n",
  ]) func `are an error and never all of one week`(_ text: String) throws {
    let outcome = try imported(text)
    let errors = outcome.findings.faults.filter { $0.severity == .error }
    #expect(errors.contains { $0.message.en.hasPrefix("names weeks of its own") && $0.place?.row != nil })
    #expect(outcome.files.isEmpty)
  }

  @Test func `the advice works`() throws {
    let head = "Name,Mon,Tue,Wed,Thu,Fri,Sat,Sun\n"
    let scenario = try ImportTests.scenario(
      try imported(
        "Week of 2027-03-01\n\(head)Ann Poole,D,D,D,O,O,O,O\nWeek of 2027-03-08\n\(head)Ann Poole,O,D,D,O,O,O,O\n"
      ))
    #expect(scenario.roster.workers.values.map(\.count) == [14])
  }
}
