/// What people read of what breaks first in a timetable.
extension Words {
  package static let fragileMeetings = Phrase(
    en: "Meetings that may fall below their smallest size", vi: "Buổi học dễ thiếu sĩ số tối thiểu")
  package static let fragileMeeting = Phrase(en: "Meeting", vi: "Buổi học")
  package static let comeOnAverage = Phrase(en: "Come on average", vi: "Trung bình có mặt")
  package static let smallestSize = Phrase(en: "Smallest size", vi: "Sĩ số tối thiểu")
  package static let riskTooFew = Phrase(en: "Too few", vi: "Khả năng thiếu")
  package static let riskWithOneMore = Phrase(en: "With one more invited", vi: "Nếu mời thêm một người")
  package static let fragilePeople = Phrase(
    en: "People one absence away from failing", vi: "Người chỉ cần vắng một buổi là không hoàn thành")
  package static let chanceToComplete = Phrase(en: "Completes", vi: "Khả năng hoàn thành")
  package static let chanceWithMakeup = Phrase(en: "With one make-up", vi: "Nếu được học bù một bài")

  /// How many they are, and what make-ups would save.
  package static func oneAbsenceAway(_ people: Int, saved: String) -> Phrase {
    Phrase(
      en:
        "\(counted(people, "completion ends", "completions end")) with a single absence. One lesson made up for, for each of them, would save \(saved) on average.",
      vi:
        "\(people) lượt sẽ không hoàn thành nếu vắng dù chỉ một buổi. Nếu mỗi người được học bù một bài thì trung bình giữ được \(saved) lượt."
    )
  }
}
