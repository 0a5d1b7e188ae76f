/// What planners read of people who lose, of plans made anew, and of what is proved.
extension Words {
  /// Somebody who would not complete a course any more.
  package static func losesCourse(_ name: String, _ course: String) -> Phrase {
    Phrase(en: "\(name) loses \(course)", vi: "\(name) không còn hoàn thành \(course)")
  }

  /// How many change where a meeting is not held here and then: found, and proved to be unavoidable.
  package static func peopleWouldChange(_ count: Int, atLeast bound: Int?) -> Phrase {
    guard let bound, bound > 0 || count == 0 else {
      return Phrase(
        en:
          "With as few people changed as could be found, \(counted(count, "person changes", "people change")).",
        vi: "Nếu ưu tiên ít người đổi lịch nhất, tìm được cách chỉ \(count) người đổi lịch.")
    }
    if bound >= count {
      return count == 0
        ? Phrase(en: "Nobody would have to change.", vi: "Không ai phải đổi lịch.")
        : Phrase(
          en: "\(counted(count, "person", "people")) would have to change (proved: no fewer is possible).",
          vi: "\(count) người sẽ phải đổi lịch (đã chứng minh: không thể ít hơn).")
    }
    return Phrase(
      en:
        "At most \(counted(count, "person needs", "people need")) to change in what was found; at least \(bound) would have to (proved).",
      vi:
        "Theo cách tìm được, nhiều nhất \(count) người cần đổi lịch; ít nhất \(bound) người sẽ phải đổi (đã chứng minh)."
    )
  }

  /// Who loses a course then.
  package static func losing(_ names: [String]) -> Phrase {
    Phrase(
      en: "Of them: \(names.joined(separator: "; ")).", vi: "Trong đó: \(names.joined(separator: "; ")).")
  }

  /// The goals in a plan that serves them first, whoever changes.
  package static func goalsFirst(_ count: Int) -> Phrase {
    Phrase(
      en:
        "Where the goals come first whoever changes, they come to this; \(counted(count, "person changes", "people change")) in that plan.",
      vi:
        "Nếu ưu tiên các mục tiêu trước, bất kể ai đổi lịch, kết quả như sau; trong lịch đó \(count) người đổi lịch."
    )
  }
}
