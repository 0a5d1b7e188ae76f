extension Words {
  /// What a section is called.
  package static func section(_ number: Int) -> Phrase {
    Phrase(en: "Section \(number)", vi: "Lớp \(number)")
  }
}

/// Titles and headings of the sheets that are printed and signed.
package enum SheetWords {
  package static let timetable = Phrase(en: "Timetable", vi: "Lịch học")
  package static let classList = Phrase(en: "Class list", vi: "Danh sách học viên")
  package static let shortList = Phrase(en: "List", vi: "DS")
  package static let signIn = Phrase(en: "Sign-in sheet", vi: "Danh sách điểm danh")
  package static let unplaced = Phrase(en: "Unplaced", vi: "Chưa xếp được")
  package static let employerList = Phrase(en: "Class times by employer", vi: "Danh sách theo đơn vị")
  package static let number = Phrase(en: "No.", vi: "STT")
  package static let signature = Phrase(en: "Signature", vi: "Ký tên")
  package static let when = Phrase(en: "Time", vi: "Thời gian")
  package static let meeting = Phrase(
    en: "Meeting (date, time, place)", vi: "Buổi học (ngày, giờ, nơi)")
  package static let leftOut = Phrase(en: "not placed", vi: "chưa xếp lớp")

  /// The heading over those who could step in.
  package static let reserves = Phrase(
    en: "Reserves: not on shift then, by every rule free to come",
    vi: "Dự bị: không vướng ca làm vào giờ này, theo quy định đều có thể đến học")
}
