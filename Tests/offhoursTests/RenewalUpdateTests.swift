import Foundation
import Testing

/// Credits of what was taught go into the next term with the days on which they run out.
@Suite struct RenewalUpdateTests {
  @Test func `a renewed credit carries on, and what was due and is done is no longer due`() throws {
    let scratch = try Scratch()
    let home = "\(scratch.path)/class"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    _ = try scratch.file(
      "class/scenario.yaml",
      """
      offhours: 1
      timezone: Europe/London
      language: en
      horizon: {from: 2027-03-01, to: 2027-03-31}
      shifts: {N: 06:00-14:00, O: off}
      employers: {care: {name: Care}}
      workers: workers.csv
      roster: roster.csv
      venues: {hall: {seats: 9}}
      courses:
        aid: {lessons: {L: {minutes: 60}}, attend: any, valid: 12 months, renew: 2 months}
        fire: {lessons: {F: {minutes: 60}}, attend: any}

      """)
    let days = (1...31).map { String(format: "2027-03-%02d", $0) }.joined(separator: ",")
    let off = Array(repeating: "O", count: 31).joined(separator: ",")
    _ = try scratch.file(
      "class/roster.csv", "worker,\(days)\nP1,\(off)\nP2,\(off)\nP3,\(off)\nP4,\(off)\n")
    _ = try scratch.file(
      "class/workers.csv",
      """
      id,name,employer,courses,completed,due
      P1,Ann Poole,care,aid,aid@2026-04-20,
      P2,Raj Nair,care,aid;fire,,aid@2027-03-31; fire@2027-05-01
      P3,Mo Khan,care,aid,aid@2026-04-01,aid@2027-03-20
      P4,Io Lund,care,aid,aid@2026-08-01,

      """)
    let timetable = try scratch.file(
      "timetable.json",
      """
      {"offhours": 1, "state": "published", "meetings": [
        {"id": "aid/L/1", "course": "aid", "lesson": "L", "venue": "hall", "start": "2027-03-10T09:00:00Z",
         "end": "2027-03-10T10:00:00Z", "learners": ["P1", "P2", "P3"]}]}
      """)
    let april = (1...30).map(String.init).joined(separator: ",")
    let roster = try scratch.file(
      "april.csv",
      "Roster April 2027\nStaff No,Name,\(april)\n"
        + [("P1", "Ann Poole"), ("P2", "Raj Nair"), ("P3", "Mo Khan"), ("P4", "Io Lund")].map {
          "\($0),\($1)," + Array(repeating: "O", count: 30).joined(separator: ",")
        }.joined(separator: "\n") + "\nN: 6:00-14:00\nO: off\n")
    let list = "\(scratch.path)/certificates.csv"
    let result = try Tool.run(
      "import", roster, "--update", home, "--from", "2027-04-01", "--to", "2027-04-30", "--history",
      timetable,
      "--certificates", list)
    try #require(result.status == 0, "\(result.out)\(result.err)")
    let rows = try String(contentsOfFile: "\(home)/workers.csv", encoding: .utf8)
      .split(whereSeparator: \.isNewline).map(String.init)
    func row(_ id: String) -> String { rows.first { $0.hasPrefix("\(id),") } ?? "" }
    // The window is open: the day of the year stays, and only an own date can say so.
    #expect(row("P1").contains("aid/L@2027-03-10; aid@2027-03-10,aid@2028-04-20"), "\(row("P1"))")
    #expect(row("P2").contains("aid@2027-03-10,fire@2027-05-01"), "\(row("P2"))")
    #expect(row("P3").contains(",aid@2028-03-20"), "\(row("P3"))")
    #expect(row("P4").contains("aid@2026-08-01,,"), "\(row("P4"))")
    let told = try String(contentsOfFile: list, encoding: .utf8)
    #expect(told.contains("completed,valid_until"))
    #expect(told.contains("P1,Ann Poole,Care,aid,aid,2027-03-10,2028-04-20"), "\(told)")
    #expect(told.contains("P2,Raj Nair,Care,aid,aid,2027-03-10,2028-03-10"), "\(told)")
    let due = try Tool.run("check", home).out
    #expect(
      due.contains("2028-04  aid: Ann Poole") && due.contains("2028-03  aid: Raj Nair, Mo Khan"), "\(due)")
  }
}
