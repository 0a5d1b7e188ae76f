/// Headings and sentences of the report from target to placed.
package enum ReportWords {
  package static let title = Phrase(en: "Report", vi: "Báo cáo")

  // Columns, from target to what is missing.
  package static let target = Phrase(en: "Target", vi: "Chỉ tiêu")
  package static let already = Phrase(en: "Reached before", vi: "Đã đạt từ trước")
  package static let referred = Phrase(en: "Referred", vi: "Được giới thiệu")
  package static let attended = Phrase(en: "Attended so far", vi: "Đã dự học")
  package static let completed = Phrase(en: "Completed so far", vi: "Đã hoàn thành")
  package static let placed = Phrase(en: "Placed", vi: "Xếp được")
  package static let unplaced = Phrase(en: "Not placed", vi: "Chưa xếp được")
  package static let missing = Phrase(en: "Missing to target", vi: "Còn thiếu")
  package static let declined = Phrase(en: "Declined", vi: "Từ chối")

  package static let why = Phrase(en: "Why people are not placed", vi: "Vì sao chưa xếp được")

  /// What the columns count.
  package static let lead = Phrase(
    en: """
      Counted are people for each course. Referred: who needs the course. Placed: who completes it by this timetable. \
      People who declined are counted apart and in no other column.
      """,
    vi: """
      Số liệu tính theo người cho từng khóa học. Được giới thiệu: người cần học. Xếp được: người sẽ hoàn thành theo lịch \
      này. Người từ chối được đếm riêng, không tính vào cột nào khác.
      """)

  /// What a person's reason is.
  package static let whyLead = Phrase(
    en: """
      Each person stands under the one reason that decided: of somebody who could not complete the course even alone, \
      the rule that forbids most meetings; of anybody else, what this timetable lacks.
      """,
    vi: """
      Mỗi người được đếm theo một lý do quyết định: với người không thể hoàn thành dù chỉ xét riêng, là quy định loại \
      nhiều buổi nhất; với người khác, là điều lịch này còn thiếu.
      """)

  // Hours and money.
  package static let hoursAndMoney = Phrase(en: "Hours and money", vi: "Số giờ và kinh phí")
  package static let hallOrInstructor = Phrase(en: "Hall or instructor", vi: "Địa điểm, giảng viên")
  package static let money = Phrase(en: "Cost", vi: "Chi phí")
  package static let allVenues = Phrase(en: "All halls", vi: "Tất cả địa điểm")
  package static let allInstructors = Phrase(en: "All instructors", vi: "Tất cả giảng viên")

  /// Everything together; meetings that have been held are among it.
  package static func sums(
    meetings: Int, hours: String, attendances: String, learnerHours: String, money: String?
  ) -> Phrase {
    Phrase(
      en:
        "In all \(Words.meetings(meetings).en), \(hours) hours of class; \(attendances) attendances, \(learnerHours) hours of learning\(money.map { "; cost \($0)" } ?? "").",
      vi:
        "Tổng cộng \(meetings) buổi học, \(hours) giờ lên lớp; \(attendances) lượt học, \(learnerHours) giờ học của học viên\(money.map { "; chi phí \($0)" } ?? "")."
    )
  }
}
