/// What stands in slips that are pasted into a chat, in short messages, and in letters to employers.
extension Words {
  package static let classTimes = Phrase(en: "Class times", vi: "Lịch học")
  package static let contact = Phrase(en: "Contact", vi: "Liên hệ")
  package static let message = Phrase(en: "Message", vi: "Tin nhắn")
  package static let phone = Phrase(en: "Telephone", vi: "Điện thoại")
  package static let characters = Phrase(en: "Characters", vi: "Số ký tự")
  package static let countsAsWork = Phrase(en: "counts as working time", vi: "tính vào giờ làm việc")

  /// The first line of a slip.
  package static func classTimes(of name: String, _ courses: String) -> Phrase {
    Phrase(en: "\(name): class times, \(courses)", vi: "\(name): lịch học, \(courses)")
  }

  /// Whom a letter goes to.
  package static func to(_ employer: String) -> Phrase {
    Phrase(en: "To: \(employer)", vi: "Kính gửi: \(employer)")
  }

  /// What a letter is about.
  package static func classTimes(ofPeople count: Int) -> Phrase {
    Phrase(
      en: "Class times of \(people(count).en)", vi: "Lịch học của \(count) người lao động")
  }

  /// Who stands in a crew.
  package static func inCrew(_ crew: String) -> Phrase { Phrase(en: "crew \(crew)", vi: "kíp \(crew)") }

  // Short messages: no accents, few letters.
  package static let shortClass = Phrase(en: "Class: ", vi: "Lich hoc: ")
  package static let shortAt = Phrase(en: " at ", vi: " tai ")
  package static let shortContact = Phrase(en: ". Contact ", vi: ". LH ")
}
