import OffHours
import Testing

@testable import OffHoursFiles

/// Lines of leave and overtime that a column marks as refused or not decided: they held as if they were granted.
@Suite struct `Leave that was refused, and leave that nobody has decided` {
  private static let roster: [[String]] = [
    ["Roster March 2027"], ["Name", "1", "2", "3", "4", "5"], ["Ann Poole", "D", "D", "O", "O", "D"],
    ["Raj Nair", "O", "D", "D", "O", "D"], [], ["D: 7:00-15:00"], ["O: off"],
  ]

  private func run(_ form: SheetForm, _ list: [[String]]) throws -> ImportOutcome {
    var files = MemoryFiles()
    files["a.csv"] = SheetForm.commas.bytes(Self.roster)
    files["z-" + form.rawValue] = form.bytes(list)
    var request = ImportRequest(inputs: [.init(path: "a.csv"), .init(path: "z-" + form.rawValue)])
    request.employers = [.init(id: "loom")]
    request.courses = [.init(id: "safety", minutes: [60])]
    return try AccountedImport.run(request, from: files)
  }

  private func list(_ head: String, _ ann: String, _ raj: String) -> [[String]] {
    [
      ["Name", "Leave from", "Leave to", head], ["Ann Poole", "2027-03-02", "2027-03-03", ann],
      ["Raj Nair", "2027-03-04", "2027-03-05", raj],
    ]
  }

  @Test(arguments: [
    ("Status", "Approved", "Rejected"), ("Approved", "Yes", "No"), ("Trạng thái", "Đã duyệt", "Từ chối"),
    ("Duyệt", "Có", "Không"), ("Leave status", "OK", "Cancelled"), ("Phê duyệt", "Đồng ý", "Không duyệt"),
    ("Decision", "granted", "not granted"), ("Approved", "x", "N"), ("Status", "Taken", "Withdrawn"),
    ("Tình trạng đơn", "Đã duyệt", "Rút đơn"), ("State", "", "Denied"),
  ]) func `a line that was refused is told and not used`(_ head: String, _ ann: String, _ raj: String) throws
  {
    for form in SheetForm.allCases {
      let outcome = try run(form, list(head, ann, raj))
      #expect(RosterShown.errors(outcome) == [], "\(form)")
      guard !outcome.hasErrors else { continue }
      #expect(try ImportTests.scenario(outcome).absences.map(\.who) == [.worker(Ref(0))], "\(form)")
      let told = outcome.findings.faults.map { $0.text(.english) }.filter { $0.contains("not used (rows 3)") }
      #expect(told.count == 1, "\(form)")
      #expect(told.first?.contains("'\(raj)' in the column '\(head)'") ?? false, "\(form): \(told)")
    }
  }

  @Test(arguments: [
    ("Status", "Pending"), ("Approval", "awaiting approval"), ("Trạng thái", "Chờ duyệt"),
    ("Duyệt", "chưa duyệt"), ("Request status", "Submitted"), ("Tình trạng duyệt", "Đang chờ"),
  ]) func `a line that nobody has decided is asked about, and what is advised works`(
    _ head: String, _ word: String
  ) throws {
    for form in SheetForm.allCases {
      let errors = RosterShown.errors(try run(form, list(head, word, word)))
      #expect(errors.count == 1, "\(form): \(errors)")
      #expect(errors.first?.contains("cell D2: error: '\(word)'") ?? false, "\(form): \(errors)")
      #expect(errors.first?.contains("(rows 2, 3)") ?? false, "\(form): \(errors)")
      for (ann, raj) in [("approved", "refused"), ("đã duyệt", "từ chối")] {
        let mended = try run(form, list(head, ann, raj))
        #expect(RosterShown.errors(mended) == [], "\(form)")
        guard !mended.hasErrors else { continue }
        #expect(try ImportTests.scenario(mended).absences.count == 1, "\(form)")
      }
    }
  }

  @Test func `overtime that was cancelled is none`() throws {
    let list = [
      ["Tăng ca tháng 3"], ["Họ và tên", "Ngày", "Giờ", "Trạng thái"],
      ["Ann Poole", "02/03/2027", "17h-20h", "Hủy"], ["Raj Nair", "03/03/2027", "17h-20h", "Đã duyệt"],
    ]
    for form in SheetForm.allCases {
      let outcome = try run(form, list)
      #expect(RosterShown.errors(outcome) == [], "\(form)")
      guard !outcome.hasErrors else { continue }
      #expect(try ImportTests.scenario(outcome).absences.map(\.who) == [.worker(Ref(1))], "\(form)")
    }
  }

  @Test func `words of another kind change nothing`() throws {
    for form in SheetForm.allCases {
      let outcome = try run(form, list("Status", "Full time", "Part time"))
      #expect(RosterShown.errors(outcome) == [], "\(form)")
      guard !outcome.hasErrors else { continue }
      #expect(try ImportTests.scenario(outcome).absences.count == 2, "\(form)")
    }
  }
}
