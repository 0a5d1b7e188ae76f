/// Sentences about training matrices.
package enum TrainingWords {
  /// What a column of a matrix was taken for.
  package static func column(_ course: String, isUntil: Bool) -> Phrase {
    isUntil
      ? Phrase(en: "\(course): valid until", vi: "\(course): có giá trị đến")
      : Phrase(en: "\(course): done on", vi: "\(course): ngày học")
  }

  /// Marks below a planned course may say two things.
  package static func marks(_ heading: String, _ course: String) -> Phrase {
    Phrase(
      en:
        "do the marks below '\(heading)' say who takes the course, or who has done it? For those who have, head the column '\(heading) done'; for those who take it, write '\(course)' into a column 'Course' instead",
      vi:
        "dấu dưới '\(heading)' cho biết ai học khóa này hay ai đã học? Nếu là ai đã học, hãy đặt tiêu đề '\(heading) đã học'; nếu là ai sẽ học, hãy ghi '\(course)' vào cột 'Khóa học'"
    )
  }

  /// Nothing says what the days of a column are.
  package static func doneOrUntil(_ heading: String) -> Phrase {
    Phrase(
      en:
        "are the days below '\(heading)' those on which the course was done, or until which it is valid? Say so in the heading, such as '\(heading) done on' or '\(heading) valid until'",
      vi:
        "các ngày dưới '\(heading)' là ngày học hay ngày hết hạn? Hãy ghi rõ ở tiêu đề, ví dụ '\(heading) ngày học' hoặc '\(heading) hết hạn'"
    )
  }

  /// A cell of a matrix that is not understood.
  package static func unclear(_ text: String, _ heading: String) -> Phrase {
    Phrase(
      en:
        "'\(text)' under '\(heading)' is no day; expected such as 2027-03-15, or 'n/a' for who does not need the course, or nothing for who does",
      vi:
        "'\(text)' ở cột '\(heading)' không phải ngày; cần như 15/03/2027 hoặc 2027-03-15, 'không cần' nếu không phải học, để trống nếu chưa học"
    )
  }

  /// A column of days that seems to be of a course which nobody plans.
  package static func notPlanned(_ heading: String, _ id: String) -> Phrase {
    Phrase(
      en:
        "'\(heading)' seems to hold days of a course that is not planned; it is carried along as it is. To use it, add the course with --course \(id)=120 (minutes of each lesson)",
      vi:
        "'\(heading)' có vẻ là ngày học của một khóa không có trong kế hoạch nên được giữ nguyên; muốn dùng, hãy thêm khóa bằng --course \(id)=120 (số phút từng bài)"
    )
  }
}
