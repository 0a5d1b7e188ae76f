import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `Training matrices` {
  private func imported(_ text: String, more: [String: String] = [:]) throws -> ImportOutcome {
    var files = more
    files["matrix.csv"] = text
    return try ImportTests.run(files) {
      ($0.year, $0.month) = (2027, 3)
      $0.courses = [.init(id: "fire", minutes: [60]), .init(id: "first-aid", minutes: [120])]
    }
  }

  /// Everybody's courses, credits and due dates.
  private func rows(_ outcome: ImportOutcome) throws -> [String] {
    try #require(RosterShown.errors(outcome) == [])
    return try ImportTests.scenario(outcome).workers.map { worker in
      let scenario = try ImportTests.scenario(outcome)
      let credits = worker.credits.map { credit in
        scenario.courses[credit.course].id + (credit.date.map { "@\($0)" } ?? "")
      }
      let due = worker.due.map { "\(scenario.courses[$0.course].id)<\($0.date)" }
      let needs = worker.courses.map { scenario.courses[$0].id }.joined(separator: "+")
      return ([worker.name, needs] + credits + due).joined(separator: " ")
    }
  }

  @Test func `each heading says whether its days are done or valid until`() throws {
    let outcome = try imported(
      """
      Staff No,Name,Fire valid until,First aid - done on,Date of birth
      E1,Ann Poole,2027-03-20,15/01/2026,1980-01-02
      E2,Raj Nair,N/A,expired,1981-02-03
      E3,Mo Khan,31/12/2028,x,1990-07-08
      """)
    #expect(
      try rows(outcome) == [
        "Ann Poole fire+first-aid fire first-aid@2026-01-15 fire<2027-03-20", "Raj Nair first-aid",
        "Mo Khan fire+first-aid fire first-aid fire<2028-12-31",
      ])
    let columns = outcome.findings.files[0].sheets[0].columns
    #expect(columns.map(\.label).contains("E \"Date of birth\""))
    let taken = columns.compactMap { if case .taken(let meaning) = $0.use { meaning.en } else { nil } }
    #expect(taken.contains("fire: valid until"))
  }

  @Test(arguments: [
    "Ma trận đào tạo – ngày hết hạn chứng chỉ\nMã NV,Họ và tên,Fire,First aid\nS1,Lê Na,20/03/2027,không cần\n",
    "Mã NV,Họ và tên,Fire hết hạn,First aid hết hạn\nS1,Lê Na,20/03/2027,miễn\n",
    ",,Hạn,\nMã NV,Họ và tên,Fire,First aid\nS1,Lê Na,20/03/2027,không áp dụng\n",
    "Mã NV,Họ và tên,Fire,First aid\n,,Có giá trị đến,Có giá trị đến\nS1,Lê Na,20/03/2027,không cần\n",
  ]) func `a title or a second row may say it`(_ text: String) throws {
    #expect(try rows(imported(text)) == ["Lê Na fire fire fire<2027-03-20"])
  }

  @Test func `two columns a course under one heading`() throws {
    let outcome = try imported(
      "No,Name,Fire,,First aid,\n,,Done on,Valid until,Done on,Valid until\n"
        + "1,Ann Poole,2025-01-03,2027-03-20,2026-02-02,2029-02-02\n")
    #expect(
      try rows(outcome) == [
        "Ann Poole fire+first-aid fire@2025-01-03 first-aid@2026-02-02 fire<2027-03-20 first-aid<2029-02-02"
      ])
  }

  @Test func `what cannot be told is an error at its cell`() throws {
    let errors = RosterShown.errors(
      try imported("Name,Fire,First aid done on\nAnn Poole,2025-01-03,soon\nRaj Nair,2025-01-04,3/4/2026\n"))
    #expect(errors.count == 3, "\(errors)")
    #expect(errors.contains { $0.hasPrefix("matrix.csv, cell B1: error: are the days below 'Fire'") })
    #expect(errors.contains { $0.contains("cell C2: error: 'soon' under") })
    #expect(errors.contains { $0.contains("cell C3: error: '3/4/2026' under") })
    // The advice works.
    let mended = try imported(
      "Name,Fire done on,First aid done on\nAnn Poole,2025-01-03,\nRaj Nair,2025-01-04,2026-04-03\n")
    #expect(try rows(mended).last == "Raj Nair fire+first-aid fire@2025-01-04 first-aid@2026-04-03")
  }

  @Test func `beside a list of names it adds to the people on it`() throws {
    let outcome = try imported(
      "Name,Fire done on\nAnn Poole,2025-01-03\nSomebody Else,2025-01-04\n",
      more: ["a-list.csv": "Name,Staff No,Department\nAnn Poole,E1,Ward\n"])
    #expect(try rows(outcome) == ["Ann Poole fire+first-aid fire@2025-01-03"])
    #expect(outcome.findings.leftOutPeople.map(\.name) == ["Somebody Else"])
  }

  @Test func `days of a course that nobody plans are carried along`() throws {
    let outcome = try imported("Name,Fire done on,Forklift expiry\nAnn Poole,2025-01-03,2028-01-02\n")
    #expect(try rows(outcome) == ["Ann Poole fire+first-aid fire@2025-01-03"])
    #expect(outcome.findings.faults.contains { $0.message.en.contains("--course forklift=120") })
    #expect(outcome.files[1].text.contains("Forklift expiry"))
  }
}
