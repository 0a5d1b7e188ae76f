import OffHours
import Testing

@testable import OffHoursFiles

/// Lists of people and their courses are not read as lists of courses, which would set a person's day for all of a course.
@Suite struct `People or courses` {
  private static let roster =
    "Roster March 2027\nStaff No,Name,Crew,1,2,3,4,5,6,7,8\nW01,Ann Poole,A,N,N,O,O,N,N,O,O\nW02,Raj Nair,B,O,O,N,N,O,O,N,N\nN: 6:00-14:00\nO: off\n"
  private static let courses = "Course,Minutes\nFirst aid at work,60\nHoists,90\n"

  /// The sheets beside what is there, as text or workbook; with `isUpdate` onto a scenario of it.
  private func run(_ text: String, isBook: Bool, isUpdate: Bool) throws -> ImportOutcome {
    var files = MemoryFiles(["r.csv": Self.roster, "c.csv": Self.courses])
    let name = isBook ? "x.xlsx" : "x.csv"
    let separator: Character = text.contains(";") ? ";" : ","
    files[name] =
      isBook
      ? RosterShown.workbook(
        text.split(separator: "\n").map { line in
          line.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
        }) : Array(text.utf8)
    var request = ImportRequest(
      inputs: (isUpdate ? [name] : ["r.csv", "c.csv", name]).map { .init(path: $0) })
    request.employers = [.init(id: "loom", name: "Loom")]
    if isUpdate {
      let kept = try Kept(["r.csv": Self.roster, "c.csv": Self.courses]) {
        $0.employers = [.init(id: "loom", name: "Loom")]
        $0.courses = []
      }
      request.known = try UpdateTarget(kept.path, from: kept.files).known
    }
    return try AccountedImport.run(request, from: files)
  }

  private func kind(_ outcome: ImportOutcome) -> ImportFindings.SheetNote.Kind? {
    outcome.findings.files.first { $0.path.hasPrefix("x.") }?.sheets.first?.kind
  }

  private static let people = [
    "Staff No,Training,Due date\nW01,First aid at work,2027-03-05\nW02,First aid at work,2027-03-05\n",
    "Staff No,Training,Completed\nW01,First aid at work,1\nW02,First aid at work,1\n",
    "Mã NV;Khóa học;Đã học\nW01;First aid at work;1\nW02;First aid at work;1\n",
    "Mã nhân viên (cũ);Lớp học;Hạn;Đã học\nW01;Hoists;2027-03-05;1\n",
    "Employee number,Course,Deadline,Hours\nW01,Hoists,2027-03-05,2\nW02,First aid at work,2027-03-05,2\n",
    "Payroll No;Module;Done;By\nW01;Hoists;1;2027-03-05\n",
    "Agent ID,Course,Target,Deadline\nW01,Hoists,1,2027-03-05\n",
    // One course under several ids, whoever they are.
    "ID,Training,Due date,Completed\nZ1,Hoists,2027-03-05,1\nZ2,Hoists,2027-03-05,1\n",
    "Mã;Khóa học;Hạn;Thời lượng\nZ1;Hoists;2027-03-05;2h\nZ2;Hoists;2027-03-05;2h\n",
    // Ids of those who are known.
    "ID,Training,Due date,Completed\nw01,Hoists,2027-03-05,1\nW02,First aid at work,2027-03-06,1\n",
    "Mã số;Khóa học;Hạn;Đã học\nW01;Hoists;2027-03-05;1\n",
    "Operator's card,Course,By,Done\nW01,Hoists,2027-03-05,1\nW02,First aid at work,2027-03-06,1\n",
    // Titles that speak of training make no course of a name.
    "Training 2027,,,\nStaff No,Name,Completed,Due date\nW01,Ann Poole,1,2027-03-05\n",
    "Training 2027,,,\nID,Full name,Completed,Due date\nZ1,Kim Ash,1,2027-03-05\n",
    "Training 2027,,,\nID,Name,Completed,Due date\nZ1,Kim Ash,1,2027-03-05\n",
  ]

  @Test(arguments: people, [(false, false), (false, true), (true, false), (true, true)])
  func `lists of people set nothing for a course`(_ text: String, _ form: (Bool, Bool)) throws {
    let outcome = try run(text, isBook: form.0, isUpdate: form.1)
    #expect(kind(outcome) != .courses, "\(text)")
    // What is not read is told.
    if kind(outcome) == .ignored {
      #expect(
        outcome.findings.faults.contains { $0.text(.english).contains("neither a roster nor a list") },
        "\(text)")
    }
    for file in outcome.files where file.name == "scenario.yaml" {
      #expect(!file.text.contains("deadline:") && !file.text.contains("already:"), "\(file.text)")
    }
  }

  private static let lists = [
    "Course,Deadline,Target\nHoists,2027-03-05,8\n",
    "ID,Training,Due date,Target\nhoists,Hoists,2027-03-05,8\nfirst-aid-at-work,First aid at work,2027-03-05,3\n",
    "Mã;Khóa học;Hạn chót;Số phút\nAT1;An toàn điện;2027-03-05;60\nAT2;Nâng hạ;2027-03-05;90\n",
    "No,ID,Course,Minutes\n1,1,Manual handling,60\n2,2,Slings,90\n",
    "Code,Course,Lesson,Minutes\nMH1,Manual handling,Theory,60\nMH2,Manual handling,Practice,60\n",
    "Courses 2027,,\nID,Name,Minutes\nMH,Manual handling,60\nSL,Slings,60\n",
    "Course,Minutes,Owner\nManual handling,60,W01\nSlings,60,W02\n",
    "Course code,Employer,Target\nhoists,Loom,8\n",
  ]

  @Test(arguments: lists, [(false, false), (false, true), (true, false), (true, true)])
  func `lists of courses are lists of courses`(_ text: String, _ form: (Bool, Bool)) throws {
    #expect(kind(try run(text, isBook: form.0, isUpdate: form.1)) == .courses, "\(text)")
  }

  @Test(arguments: [false, true]) func `one column of its own is enough on an update`(_ isBook: Bool) throws {
    let text = "ID,Training,Due date\nhoists,Hoists,2027-03-05\n"
    #expect(kind(try run(text, isBook: isBook, isUpdate: true)) == .courses)
    #expect(kind(try run(text, isBook: isBook, isUpdate: false)) != .courses)
  }

  @Test(arguments: [false, true]) func `a training matrix is one`(_ isUpdate: Bool) throws {
    let text =
      "Training matrix, done on\nStaff No,Name,Hoists,First aid at work\nW01,Ann Poole,2026-03-01,2026-04-01\nW02,Raj Nair,,\n"
    #expect(kind(try run(text, isBook: false, isUpdate: isUpdate)) == .names)
  }

  @Test func `every word for a person's number is a person's, and no word for a course's is`() throws {
    let row = try #require(HeadingTable.people.first { $0.heading == .id })
    for word in row.vi + row.en where !["ID", "Mã", "Mã số", "Số hiệu"].contains(word) {
      #expect(HeadingTable.isIdOfPerson(word) && !HeadingTable.isOfAnything(word), "\(word)")
      let text = "\(word.replacing("…", with: "")),Course,Due date,Completed\nZ1,Hoists,2027-03-05,1\n"
      #expect(kind(try run(text, isBook: false, isUpdate: false)) != .courses, "\(word)")
    }
    for word in ["ID", "Mã", "Mã số", "Số hiệu", "Name"] {
      #expect(HeadingTable.isOfAnything(word) && !HeadingTable.isIdOfPerson(word), "\(word)")
    }
    let courses = try #require(HeadingTable.courses.first { $0.heading == .courseId })
    for word in courses.vi + courses.en { #expect(!HeadingTable.isIdOfPerson(word), "\(word)") }
  }
}
