internal import OffHours

/// What sheets say of one person that cannot both be so.
extension PeopleRegister {
  /// Whether no earlier row of the same kind of sheet gives the number of a person to another name; logged where one does.
  ///
  /// A list and a roster may write one name differently, which is told where they meet.
  mutating func isOnlyName(_ person: PersonDraft, on kind: NumberedName.Kind) -> Bool {
    guard !person.id.isEmpty, !person.name.isEmpty, person.name != person.id else { return true }
    let key = NumberedName(kind: kind, number: person.id)
    let there = (numbered[key] ?? []).first {
      $0.employer == nil || person.employer == nil || $0.employer == person.employer
    }
    guard let there else {
      numbered[key, default: []].append(person)
      return true
    }
    guard PersonName.key(there.name, .order) != PersonName.key(person.name, .order) else { return true }
    log.error(person.place, PeopleWords.oneNumber(person, there))
    return false
  }

  /// Tells of two on one sheet whose names have the same words in another order.
  func tellSameWords(_ person: PersonDraft) {
    guard let other = besideWithSameWords(person) else { return }
    log.warning(person.place, PeopleWords.sameWords(person, other))
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

/// A personal number as sheets of one kind have it.
struct NumberedName: Hashable {
  /// What kind of sheet gives a number.
  enum Kind {
    case list, roster
  }

  var kind: Kind
  var number: String
}

/// Sentences about people whom sheets name more than once.
enum PeopleWords {
  /// One person on two rows of a sheet, in two spellings.
  static func writtenTwice(_ person: PersonDraft, _ other: PersonDraft) -> Phrase {
    Phrase(
      en:
        "'\(person.name)' is taken for '\(other.name)' (\(other.place.text(.english))), one person written in two ways; if they are two, add a column with personal numbers",
      vi:
        "'\(person.name)' được coi là '\(other.name)' (\(other.place.text(.vietnamese))), một người ghi theo hai cách; nếu là hai người, hãy thêm cột mã số"
    )
  }

  /// Two people on one sheet whose names have the same words.
  static func sameWords(_ person: PersonDraft, _ other: PersonDraft) -> Phrase {
    Phrase(
      en:
        "'\(person.name)' has the words of '\(other.name)' (\(other.place.text(.english))) in another order; taken for two people: if they are one, remove a row",
      vi:
        "'\(person.name)' có các chữ của '\(other.name)' (\(other.place.text(.vietnamese))) theo thứ tự khác; coi là hai người: nếu là một, hãy bỏ bớt một dòng"
    )
  }

  /// Two names with one number.
  static func oneNumber(_ person: PersonDraft, _ other: PersonDraft) -> Phrase {
    Phrase(
      en:
        "number \(person.id) is '\(person.name)' here and '\(other.name)' at \(other.place.text(.english)); write one name in both places, or give each person a number of his or her own",
      vi:
        "mã \(person.id) ở đây là '\(person.name)', ở \(other.place.text(.vietnamese)) là '\(other.name)'; hãy ghi cùng một tên ở cả hai chỗ, hoặc cho mỗi người một mã riêng"
    )
  }

  /// One name with two numbers, on a roster and on a list.
  static func otherNumber(_ person: PersonDraft, _ other: PersonDraft) -> Phrase {
    Phrase(
      en:
        "the number of '\(person.name)' is \(person.id) here and \(other.id) at \(other.place.text(.english)); numbers differ, so this is somebody else, on no list of names, and left out: if it is one person, write one number in both places",
      vi:
        "mã số của '\(person.name)' ở đây là \(person.id), ở \(other.place.text(.vietnamese)) là \(other.id); mã khác nhau nên coi là người khác, không có trong danh sách và bị bỏ qua: nếu là một người, hãy ghi cùng một mã ở cả hai chỗ"
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
