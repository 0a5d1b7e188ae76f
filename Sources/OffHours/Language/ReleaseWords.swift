/// What is said of people released from their shifts.
package enum ReleaseWords {
  /// `4h`, `3h30m`, `45m`.
  package static func hours(_ minutes: Int) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60)
    return hours == 0 ? "\(rest)m" : rest == 0 ? "\(hours)h" : "\(hours)h\(padded(rest, 2))m"
  }

  /// Beside a meeting in what an employer reads.
  package static func away(_ times: String) -> Phrase {
    Phrase(en: "released from work \(times)", vi: "cho nghỉ ca \(times)")
  }

  /// In place of a distance to a shift in which the meeting itself lies: somebody is released from it, class is in its hours
  /// for training, or it is neither.
  package static let isReleased = Phrase(en: "released from it", vi: "được nghỉ ca này để học")
  package static let isTraining = Phrase(en: "in its hours for training", vi: "trong giờ dành cho học của ca")
  package static let isAtWork = Phrase(en: "class overlaps it", vi: "buổi học trùng ca này")

  /// Over an employer's people: how much release there is together.
  package static func summary(_ minutes: Int, people: Int) -> Phrase {
    Phrase(
      en: "Released from work: \(Words.counted(people, "person", "people")), \(hours(minutes)) together.",
      vi: "Cho nghỉ ca để đi học: \(people) người, tổng cộng \(hours(minutes)).")
  }

  /// Hours for which people are released, as a heading and an axis.
  package static let released = Phrase(en: "hours released", vi: "số giờ nghỉ ca để học")

  /// Completions against them.
  package static let curve = Phrase(
    en: "Completions against the hours for which people are released",
    vi: "Số hoàn thành theo số giờ nghỉ ca để học")

  /// What one more hour is worth, employer by employer.
  package static func nextHour(_ minutes: Int, _ goal: String) -> Phrase {
    Phrase(
      en:
        "What \(hours(minutes)) more of release in total would bring, employer by employer; counted in: \(goal)",
      vi: "Mỗi doanh nghiệp cho nghỉ ca thêm tổng cộng \(hours(minutes)) thì được gì; tính theo: \(goal)")
  }
  package static let owed = Phrase(en: "by the bound", vi: "theo cận")

  /// Over the list of who is away when.
  package static func absences(most: Int) -> Phrase {
    Phrase(
      en: "Who is away from work when (never more than \(most) at once):",
      vi: "Ai nghỉ ca lúc nào (không bao giờ quá \(most) người cùng lúc):")
  }

  package static func more(_ employer: String, _ minutes: Int) -> Phrase {
    Phrase(
      en: "\(hours(minutes)) more of release from work at \(employer)",
      vi: "\(employer) cho nghỉ ca thêm tổng cộng \(hours(minutes))")
  }

  package static func moreEach(_ employer: String, _ minutes: Int) -> Phrase {
    Phrase(
      en: "\(hours(minutes)) more of release from work for each person at \(employer)",
      vi: "\(employer) cho mỗi người nghỉ ca thêm \(hours(minutes))")
  }

  package static func moreAtOnce(_ employer: String, _ more: Int) -> Phrase {
    Phrase(
      en: "\(Words.counted(more, "more person", "more people")) of \(employer) released at once",
      vi: "\(employer) cho thêm \(more) người nghỉ ca cùng lúc")
  }

  package static func overWorker(_ minutes: Int, most: Int) -> Phrase {
    Phrase(
      en: "released for \(hours(minutes)), at most \(hours(most)) allowed for one person",
      vi: "được nghỉ ca \(hours(minutes)), mỗi người nhiều nhất \(hours(most))")
  }

  package static func overTotal(_ employer: String, _ minutes: Int, most: Int) -> Phrase {
    Phrase(
      en: "\(employer) releases people for \(hours(minutes)), at most \(hours(most)) allowed",
      vi: "\(employer) cho nghỉ ca tổng cộng \(hours(minutes)), nhiều nhất \(hours(most))")
  }

  package static func overAtOnce(_ group: String, _ people: Int, most: Int, at time: String) -> Phrase {
    Phrase(
      en: "\(group): \(people) people released at once (\(time)), at most \(most) allowed",
      vi: "\(group): \(people) người nghỉ ca cùng lúc (\(time)), nhiều nhất \(most)")
  }
}
