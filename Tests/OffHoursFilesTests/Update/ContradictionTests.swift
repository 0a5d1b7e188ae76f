import OffHours
import Testing

@testable import OffHoursFiles

/// What new sheets say otherwise than people wrote into the scenario.
@Suite struct `Sheets that contradict what was written by hand` {
  private static let list =
    "Staff No,Name,Employer,Crew,Phone\nE1,Ann Poole,Loom,A,0912000001\nE2,Raj Nair,Loom,B,0912000002\nE3,Jo Lee,Weave,A,0912000003\n"
  private static let halls = "Hall,Seats,Address\nGreat hall,40,High Street 1\n"
  private static func roster(_ month: Int, _ hours: String = "6:00-14:00") -> String {
    "Roster \(month)/2027\nStaff No,Name,1,2,3,4,5,6\nE1,Ann Poole,N,N,O,O,N,N\nE2,Raj Nair,O,O,N,N,O,O\nN: \(hours)\nO: off\n"
  }

  private func kept(isBook: Bool = false) throws -> Kept {
    try Kept(["list.csv": Self.list, "halls.csv": Self.halls, "r.csv": Self.roster(3)], isBook: isBook) {
      $0.employers = []
      $0.inputs = [.init(path: "list.csv"), .init(path: "halls.csv"), .init(employer: "loom", path: "r.csv")]
    }
  }

  private func bring(_ kept: inout Kept, _ sheets: [String: String]) throws -> ScenarioUpdate {
    try kept.update(sheets) {
      $0.inputs = sheets.keys.sorted().map { .init(employer: $0.hasPrefix("r") ? "loom" : nil, path: $0) }
    }
  }

  /// Each value that stays, with the places.
  private func told(_ update: ScenarioUpdate) -> [String] {
    update.kept.map { change in
      let words =
        "\(change.before ?? "–") (\(change.place ?? "–")) not \(change.after ?? "–") (\(change.said?.text(.english) ?? "–"))"
      return "\(change.path.joined(separator: "/")): \(words)\(change.isStanding ? ", as before" : "")"
    }
  }

  @Test func `of a person are told with both places, also where the sheet is as before`() throws {
    var kept = try kept()
    try kept.edit("workers.csv", "0912000001", "0999")
    try kept.edit("workers.csv", "E2,Raj Nair,loom,B", "E2,Raj Nair,loom,C")
    let update = try bring(
      &kept, ["list.csv": Self.list.replacing("Raj Nair,Loom,B", with: "Raj Nair,Loom,D")])
    #expect(
      told(update) == [
        "workers/E1/phone: 0999 (class/workers.csv:2) not 0912000001 (list.csv, row 2), as before",
        "workers/E2/crew: C (class/workers.csv:3) not D (list.csv, row 3)",
      ])
    #expect(update.changes.isEmpty)
  }

  @Test(arguments: [
    ("Staff No,Name,Employer\nE3,Jo Lee,Weave\n", "list.csv, row 2"),
    ("Staff of March\nMã NV;Họ và tên;Đơn vị\nE3;Jo Lee;Weave\n", "list.csv, row 3"),
    ("Staff No\tName\tCompany\nE3\tLee, Jo\tWeave\n", "list.csv, row 2"),
  ]) func `of a person's employer are told, and nobody comes in twice`(_ list: String, _ row: String) throws {
    var kept = try kept()
    try kept.edit("workers.csv", "E3,Jo Lee,weave", "E3,Jo Lee,loom")
    let update = try bring(&kept, ["list.csv": list])
    #expect(told(update) == ["workers/E3/employer: loom (class/workers.csv:4) not weave (\(row)), as before"])
    let reading = try ScenarioReader(kept.files).read(path: kept.path)
    #expect(reading.scenario?.workers.map(\.id) == ["E1", "E2", "E3"])
  }

  @Test func `of employers by the sheet alone are moves`() throws {
    var kept = try kept()
    let update = try bring(&kept, ["list.csv": "Staff No,Name,Employer\nE3,Jo Lee,Loom\n"])
    #expect(update.kept.isEmpty && update.changes.map(\.path) == [["workers", "E3", "employer"]])
    #expect(update.changes[0].before == "weave" && update.changes[0].after == "loom")
  }

  @Test func `of hours and seats are told with their cells`() throws {
    var kept = try kept()
    try kept.edit("scenario.yaml", "N: 06:00-14:00", "N: 06:30-14:30")
    try kept.edit("scenario.yaml", "seats: 40", "seats: 36")
    let update = try bring(
      &kept,
      [
        "halls.csv": "Hall,Address,Seats\nGreat hall,High Street 1,50\n",
        "r.csv": Self.roster(4, "5:00-13:00"),
      ])
    let lines = told(update)
    #expect(
      lines.contains {
        $0.hasPrefix("employers/loom/shifts/N: 06:30-14:30 (class/scenario.yaml:")
          && $0.hasSuffix("not 05:00-13:00 (r.csv, cell A5)")
      },
      "\(lines)")
    #expect(
      lines.contains {
        $0.hasPrefix("venues/great-hall/seats: 36 (class/scenario.yaml:")
          && $0.hasSuffix("not 50 (halls.csv, cell C2)")
      },
      "\(lines)")
    #expect(lines.count == 2, "\(lines)")
  }

  @Test func `of hours that the scenario says for all do not come before them`() throws {
    var kept = try kept()
    try kept.edit("scenario.yaml", "      N: 06:00-14:00   # 6:00-14:00\n", "")
    try kept.edit(
      "scenario.yaml", "\nworkers: workers.csv", "\nshifts: {N: 07:00-15:00}\nworkers: workers.csv")
    let record = kept.text(UpdateTarget.recordName)
    kept.files["class/\(UpdateTarget.recordName)"] = Array(
      record.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("06:00-14:00") }
        .joined(separator: "\n").utf8)
    let update = try bring(&kept, ["r.csv": Self.roster(4)])
    let lines = told(update)
    #expect(
      lines.count == 1 && lines[0].hasPrefix("employers/loom/shifts/N: 07:00-15:00 (class/scenario.yaml:"),
      "\(lines)")
    let scenario = try ScenarioReader(kept.files).read(path: kept.path).scenario
    #expect(scenario?.employers.first { $0.id == "loom" }?.shifts["N"] == nil)
  }

  @Test func `in a workbook name sheet and cell`() throws {
    var kept = try kept(isBook: true)
    let target = try UpdateTarget(kept.path, from: kept.files)
    let change = TreeChange(
      path: ["workers", "E1", "phone"], old: target.tree.root.node.at(["workers", "E1", "phone"]),
      new: TreeText.scalar("0999"))
    let draft = TreeDraft(target.tree.root.node)
    draft.set(change.path, change.new)
    // As by hand: the record stays as it was.
    let bytes = try BookUpdate(target.tree, [change], wanted: draft.node).bytes(kept.files["class.xlsx"]!)
    kept.files["class.xlsx"] = bytes
    let lines = told(try bring(&kept, ["list.csv": Self.list]))
    #expect(
      lines.count == 1 && lines[0].hasPrefix("workers/E1/phone: 0999 (class.xlsx:") && lines[0].contains("!"),
      "\(lines)")
  }

  @Test func `a scenario that no import made says so`() throws {
    var kept = try kept()
    kept.files["class/\(UpdateTarget.recordName)"] = nil
    try kept.edit("workers.csv", "0912000001", "0999")
    let update = try bring(&kept, ["list.csv": Self.list])
    #expect(update.kept.isEmpty && update.changes.map(\.path) == [["workers", "E1", "phone"]])
    #expect(update.doubts.contains { $0.en.hasPrefix("no import made this scenario") })
  }
}
