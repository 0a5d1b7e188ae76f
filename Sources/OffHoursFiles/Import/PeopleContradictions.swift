internal import OffHours

/// What sheets say of one person that cannot both be so.
extension PeopleRegister {
  /// Somebody of another name on a list, not of the scenario that is there, who bears the number of a person.
  func sharingNumber(_ person: PersonDraft) -> PersonDraft? {
    guard !person.id.isEmpty, !person.name.isEmpty else { return nil }
    return holder(of: person).flatMap { other in
      other.known == nil && PersonName.key(other.name, .order) != PersonName.key(person.name, .order)
        ? other : nil
    }
  }

  /// Tells each value that a further line gives otherwise than the lines before it, which stay.
  func tellContradictions(_ person: PersonDraft, _ there: PersonDraft) {
    guard there.known == nil else { return }
    func tell(_ title: Phrase, _ new: String, _ old: String) {
      guard !new.isEmpty, !old.isEmpty, plainText(folded(new)) != plainText(folded(old)) else { return }
      log.warning(person.place, PeopleWords.contradiction(there, title, new, old))
    }
    if CrewName.id(person.crew) != CrewName.id(there.crew) {
      tell(Heading.crew.title, person.crew, there.crew)
    }
    if person.phone.filter(\.isNumber) != there.phone.filter(\.isNumber) {
      tell(Heading.phone.title, person.phone, there.phone)
    }
    tell(Heading.workplace.title, person.workplace, there.workplace)
    tell(Heading.home.title, person.home, there.home)
    for (kind, value) in person.settings.sorted(by: { $0.key.title.en < $1.key.title.en })
    where ![Heading.completed, .due].contains(kind) {
      tell(kind.title, value.text, there.settings[kind]?.text ?? "")
    }
    for (heading, text) in person.extra {
      tell(
        Phrase(en: heading, vi: heading), text, there.extra.first { $0.heading == heading }?.text ?? "")
    }
  }
}

/// Sentences about people whom sheets name more than once.
enum PeopleWords {
  /// Two names with one number.
  static func oneNumber(_ person: PersonDraft, _ other: PersonDraft) -> Phrase {
    Phrase(
      en:
        "number \(person.id) is '\(person.name)' here and '\(other.name)' at \(other.place.text(.english)); write one name in both places, or give each person a number of his or her own",
      vi:
        "mã \(person.id) ở đây là '\(person.name)', ở \(other.place.text(.vietnamese)) là '\(other.name)'; hãy ghi cùng một tên ở cả hai chỗ, hoặc cho mỗi người một mã riêng"
    )
  }

  /// Two values of one column.
  static func contradiction(_ there: PersonDraft, _ title: Phrase, _ new: String, _ old: String) -> Phrase {
    Phrase(
      en:
        "'\(title.en)' of \(there.name) is '\(new)' here and '\(old)' at \(there.place.text(.english)); '\(old)' is taken: write one of them in both places",
      vi:
        "'\(title.vi)' của \(there.name) ở đây là '\(new)', ở \(there.place.text(.vietnamese)) là '\(old)'; lấy '\(old)': hãy ghi giống nhau ở cả hai chỗ"
    )
  }
}
