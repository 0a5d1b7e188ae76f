internal import OffHours

/// What lists say of courses completed before and of dates by which they are due, once the courses are known.
struct CreditBook {
  private var values: [Heading: [Int: String]] = [:]
  private var carried: Set<Heading> = []

  /// Reads the columns; values that name no known course are errors where others of the column do.
  init(_ draft: ScenarioDraft, _ courses: [ScenarioDraft.CourseDraft]) {
    for kind in [Heading.completed, .due] {
      var good: [Int: String] = [:], bad: [PlacedText] = []
      for (position, person) in draft.people.people.enumerated() {
        guard let cell = person.settings[kind] else { continue }
        let own = courses.filter { draft.takes(person, $0, courses) }
        if let value = Self.credits(cell.text, kind, draft, courses, own) {
          good[position] = value
        } else {
          bad.append(cell)
        }
      }
      guard !good.isEmpty else {
        carried.insert(kind)
        continue
      }
      values[kind] = good
      for cell in bad {
        draft.log.error(
          cell.place,
          Phrase(
            en:
              "'\(cell.text)' names no course that is known, with a date or without; expected such as '\(courses.first?.id ?? "safety")@2027-01-15'",
            vi:
              "'\(cell.text)' không phải khóa học đã biết, có ngày hoặc không; cần như '\(courses.first?.id ?? "an-toan")@2027-01-15'"
          ))
      }
    }
  }

  /// Whether a column only bears the name of the key.
  func isCarried(_ kind: Heading) -> Bool { carried.contains(kind) }

  /// The value of a person, as the format writes it.
  subscript(_ person: Int, _ kind: Heading) -> String? {
    kind == .completed || kind == .due ? values[kind]?[person] ?? "" : nil
  }

  /// `course@date; …`; a date alone is of the only course. Nil where an item is not understood.
  private static func credits(
    _ text: String, _ kind: Heading, _ draft: ScenarioDraft, _ courses: [ScenarioDraft.CourseDraft],
    _ own: [ScenarioDraft.CourseDraft]
  ) -> String? {
    var result: [String] = []
    for item in text.split(whereSeparator: { $0 == ";" || $0.isNewline }).map({ plainText(String($0)) })
    where !item.isEmpty {
      var name = item
      var date: CivilDate?
      if let whole = DatesText.date(Sheet.Cell(text: item), in: nil) {
        (name, date) = ("", whole)
      } else if let sign = item.lastIndex(where: { $0 == "@" || $0 == "(" || $0 == ":" })
        ?? item.lastIndex(of: " ")
      {
        let rest = item[item.index(after: sign)...].filter { $0 != ")" }
        if let there = DatesText.date(Sheet.Cell(text: String(rest)), in: nil) {
          (name, date) = (plainText(String(item[..<sign])), there)
        }
      }
      guard let id = course(name, draft, courses, own), kind == .completed || date != nil else { return nil }
      result.append(id + (date.map { "@\($0)" } ?? ""))
    }
    return result.isEmpty ? nil : result.joined(separator: "; ")
  }

  private static func course(
    _ name: String, _ draft: ScenarioDraft, _ courses: [ScenarioDraft.CourseDraft],
    _ own: [ScenarioDraft.CourseDraft]
  ) -> String? {
    if name.isEmpty { return own.count == 1 ? own[0].id : nil }
    return draft.courseOrLesson(name, courses)
  }
}
