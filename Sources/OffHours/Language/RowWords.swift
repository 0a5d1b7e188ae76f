/// What is said of cells of a workbook's timetable that do not count as they stand.
package enum RowWords {
  /// A cell on a row without a meeting.
  package static func noMeeting(_ found: String) -> Phrase {
    Phrase(
      en: "does not count: found \(found) on a row that has no meeting; fill in the row, or empty the cell",
      vi: "không được tính: thấy \(found) ở dòng không có buổi học; hãy điền đủ dòng hoặc xóa ô này")
  }

  /// A section of a course that has none.
  package static func noSections(_ found: String, _ course: String) -> Phrase {
    Phrase(
      en:
        "does not count: found \(found), and \(course) has no sections (attend: any); empty the cell, or give the course attend: section",
      vi:
        "không được tính: thấy \(found), mà khóa \(course) không chia lớp (attend: any); hãy xóa ô này, hoặc ghi attend: section cho khóa học"
    )
  }

  /// Somebody who stands twice in one cell.
  package static func namedTwice(_ ids: [String]) -> Phrase {
    let list = ids.joined(separator: ", ")
    return Phrase(
      en: "counts once: named more than once in the cell, \(list)",
      vi: "chỉ tính một lần: ghi nhiều lần trong ô, \(list)")
  }

  /// An instructor's cell that was emptied.
  package static func chosenAnew(_ before: String) -> Phrase {
    Phrase(
      en:
        "the cell was \(before) and is empty now: replan chooses anew who teaches, and says whom; write \(before) to leave it as it was",
      vi:
        "ô này trước ghi \(before), nay để trống: replan sẽ chọn lại người dạy và cho biết là ai; ghi \(before) nếu muốn giữ như cũ"
    )
  }
}
