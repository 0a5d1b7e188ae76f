import Testing

@testable import OffHours
@testable import OffHoursFiles

@Suite("Ids and the cells beside them, in little memory")
struct IdBookTests {
  @Test("Every id is found at its position, and no other")
  func finds() {
    var book = IdBook()
    #expect(book["W1"] == nil)
    for number in 0..<5000 {
      #expect(book["W\(number)"] == nil)
      book.append("W\(number)")
    }
    #expect(book.count == 5000)
    #expect((0..<5000).allSatisfy { book["W\($0)"] == $0 && book[$0] == "W\($0)" })
    #expect(book["W5000"] == nil)
  }

  @Test("Cells come back as they were, the same columns shared or others")
  func cells() {
    let long = String(repeating: "ữ", count: 40_000)
    var first = Worker(id: "A"), second = Worker(id: "B"), third = Worker(id: "C")
    first.extra = [("phone", "0900 000 001"), ("note", long), ("gate", "")]
    second.carry([("phone", "2"), ("note", "b"), ("gate", "3")], columns: first.extraColumns)
    third.carry([("phone", "3"), ("gate", "4")], columns: first.extraColumns)
    #expect(first.extra.map(\.value) == ["0900 000 001", long, ""])
    #expect(second.extra.map(\.column) == ["phone", "note", "gate"])
    #expect(third.extra.map { "\($0.column) \($0.value)" } == ["phone 3", "gate 4"])
    third.extra = []
    #expect(third.extra.isEmpty && third.extraColumns.isEmpty)
  }
}
