/// What is said of changes by hand that do not count: on sheets that only show an answer, and on a timetable that is planned anew.
package enum ShownWords {
  /// A cell of a sheet that only shows the answer.
  package static func cell(_ found: String, written: String, _ advice: Phrase) -> Phrase {
    Phrase(
      en: "does not count: found \(named(found).en), written was \(named(written).en); \(advice.en)",
      vi: "không được tính: thấy \(named(found).vi), lúc ghi là \(named(written).vi); \(advice.vi)")
  }

  /// A row that the answer did not have.
  package static func added(_ row: String, _ advice: Phrase) -> Phrase {
    Phrase(
      en: "the row \(row) was added by hand and does not count; \(advice.en)",
      vi: "dòng \(row) được thêm bằng tay nên không được tính; \(advice.vi)")
  }

  /// A row that was taken away.
  package static func gone(_ row: String, _ advice: Phrase) -> Phrase {
    Phrase(
      en: "the row \(row) was taken away by hand, which does not count; \(advice.en)",
      vi: "dòng \(row) đã bị xóa bằng tay, việc này không được tính; \(advice.vi)")
  }

  /// More changes on a sheet than are listed.
  package static func more(_ count: Int) -> Phrase {
    Phrase(
      en: "\(count) more changes on this sheet do not count either",
      vi: "còn \(count) thay đổi nữa ở trang này cũng không được tính")
  }

  /// A sheet without the headings by which its rows are known.
  package static let noHeadings = Phrase(
    en: "the headings were changed; this sheet only shows the answer, and nothing on it counts",
    vi: "tiêu đề cột đã đổi; trang này chỉ để xem kết quả, không gì ở đây được tính")

  /// Where to write what was meant, by the sheet and the column at which it stands.
  package static func advice(_ sheet: String, _ column: String?) -> Phrase {
    switch (sheet, column) {
    case (_, "name"), (_, "employer"):
      let place = place("workers", nil)
      return Phrase(en: "change it on \(place.en)", vi: "hãy sửa ở \(place.vi)")
    case ("learners", _):
      let place = place("timetable", "learners")
      return Phrase(
        en: "put the learner on a meeting, or take him or her off, in \(place.en), then offhours replan",
        vi: "hãy thêm hoặc bỏ học viên ở \(place.vi), rồi chạy offhours replan")
    case ("unplaced", _):
      let place = place("timetable", "learners")
      return Phrase(
        en: "put the learner on a meeting in \(place.en), then offhours replan",
        vi: "hãy thêm học viên vào buổi học ở \(place.vi), rồi chạy offhours replan")
    default:
      let place = place("goals", nil)
      return Phrase(
        en: "it follows from the timetable; what is planned for stands on \(place.en)",
        vi: "mục này suy ra từ lịch; mục tiêu xếp lịch ghi ở \(place.vi)")
    }
  }

  /// A row of the timetable, changed by hand, where all is planned anew. `command`: what takes it up.
  package static func planned(anew row: String, _ command: String) -> Phrase {
    Phrase(
      en:
        "\(row) was changed by hand or marked to be kept, which does not count: solve plans anew; to hold it: \(command)",
      vi:
        "\(row) đã sửa bằng tay hoặc đánh dấu giữ, nhưng không được tính: solve xếp lại từ đầu; muốn giữ: \(command)"
    )
  }

  /// The same where the sheet cannot be read.
  package static func planned(anew command: String) -> Phrase {
    Phrase(
      en: "what stands on this sheet does not count: solve plans anew; to repair this timetable: \(command)",
      vi: "nội dung trang này không được tính: solve xếp lại từ đầu; muốn sửa lịch này: \(command)")
  }

  private static func named(_ text: String) -> Phrase {
    text.isEmpty ? Phrase(en: "nothing", vi: "ô trống") : Phrase(en: text, vi: text)
  }

  /// A sheet, or a column of it, as a workbook calls them.
  private static func place(_ sheet: String, _ column: String?) -> Phrase {
    func quoted(_ phrase: Phrase?, _ key: String) -> Phrase {
      Phrase(en: "'\(phrase?.en ?? key)'", vi: "'\(phrase?.vi ?? key)'")
    }
    let tab = quoted(BookWords.tab(sheet), sheet)
    guard let column else { return Phrase(en: "the sheet \(tab.en)", vi: "trang \(tab.vi)") }
    let heading = quoted(BookWords.heading(column, of: ""), column)
    return Phrase(
      en: "the column \(heading.en) of the sheet \(tab.en)", vi: "cột \(heading.vi) của trang \(tab.vi)")
  }
}
