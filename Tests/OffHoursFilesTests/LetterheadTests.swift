import OffHours
import OffHoursFiles
import Testing

@Suite struct `A letterhead` {
  private func read(_ text: String) throws -> LetterheadReading {
    try LetterheadReader(MemoryFiles(["head.yaml": text])).read(path: "head.yaml")
  }

  @Test func `is read line by line, and what is not given stays`() throws {
    let reading = try read(
      """
      left: [LIÊN ĐOÀN LAO ĐỘNG TỈNH, "{organiser}"]
      right: One line
      footer: ["…, ngày … tháng … năm …"]
      note: ours
      """)
    #expect(reading.diagnostics.text == "")
    let head = try #require(reading.letterhead)
    #expect(head.left == ["LIÊN ĐOÀN LAO ĐỘNG TỈNH", "{organiser}"])
    #expect(head.right == ["One line"])
    #expect(head.title == ["{title}"] && head.signatures.isEmpty)
  }

  @Test func `tells every fault with its place`() throws {
    let reading = try read("lft: a\nright: [\"{organizer}\", {a: b}]\ntitle: \"{titel} {date}\"\n")
    #expect(reading.letterhead == nil)
    #expect(reading.diagnostics.count == 4, "\(reading.diagnostics.text)")
    #expect(reading.diagnostics.text.contains("head.yaml:1:1: error: unknown key"))
    #expect(reading.diagnostics.text.contains("{organizer}"))
    #expect(reading.diagnostics.text.contains("{titel}"))
  }

  @Test func `leaves out lines whose facts are not known`() {
    let head = Letterhead()
    #expect(
      head.lines(["{organiser}", "a {course} b", "x", "{course}{lesson}"], [.organiser: "O", .lesson: "L"])
        == ["O", "x", "L"])
  }

  @Test func `that is not there is missing`() {
    #expect(throws: MissingFile.self) { try LetterheadReader(MemoryFiles([:])).read(path: "x") }
  }
}
