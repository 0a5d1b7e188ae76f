/// What people read of needs that are no timetable's: company, accommodation, what runs out.
extension Words {
  /// Why somebody is not placed: too few others could come.
  package static let tooFew = Phrase(
    en: "too few others could come", vi: "không đủ người khác có thể cùng học")
  package static let tooFewSentence = Phrase(
    en: "The meeting fits, but too few others could come for the course's smallest size.",
    vi: "Buổi học phù hợp, nhưng không đủ người khác có thể đến để đạt sĩ số tối thiểu.")

  /// A lesson that more instructors are needed for than teach it.
  package static func tooFewTeachers(_ lesson: String, wanted: Int, teachers: [String]) -> Phrase {
    let names = teachers.joined(separator: ", ")
    return Phrase(
      en: "\(lesson) needs \(wanted) \(plural(wanted, "instructor", "instructors")) at a meeting; "
        + (teachers.isEmpty
          ? "nobody teaches it" : "only \(names) \(plural(teachers.count, "teaches", "teach")) it"),
      vi: "\(lesson) cần \(wanted) giảng viên mỗi buổi; "
        + (teachers.isEmpty ? "không ai dạy bài này" : "chỉ có \(names) dạy bài này"))
  }

  /// A lesson whose instructors are never available, or never together, when it could be held.
  package static func teachersNeverMeet(_ lesson: String, wanted: Int, teachers: [String]) -> Phrase {
    let names = teachers.joined(separator: ", ")
    return Phrase(
      en: wanted == 1
        ? "\(lesson) can never be held: \(names) \(plural(teachers.count, "is", "are")) never available when a venue is"
        : "\(lesson) can never be held: it needs \(wanted) instructors at a time, and of \(names) no \(wanted) are ever available together when a venue is",
      vi: wanted == 1
        ? "\(lesson) không thể tổ chức: \(names) không rảnh vào lúc nào có địa điểm"
        : "\(lesson) không thể tổ chức: mỗi buổi cần \(wanted) giảng viên, nhưng trong số \(names) không có \(wanted) người nào cùng rảnh vào lúc có địa điểm"
    )
  }

  /// A due date for a course that the worker is not to attend.
  package static func dueNotNeeded(_ course: String) -> Phrase {
    Phrase(
      en: "'\(course)' is due, but it is not among the worker's courses: the date changes nothing",
      vi: "'\(course)' có hạn nhưng không nằm trong các khóa học của người này: ngày hạn không có tác dụng")
  }

  /// People whose credit runs out, by month.
  package static func dueIn(_ month: String, _ course: String, _ people: [String]) -> Phrase {
    let shown = people.prefix(8).joined(separator: ", ") + (people.count > 8 ? " … (\(people.count))" : "")
    return Phrase(en: "\(month)  \(course): \(shown)", vi: "\(month)  \(course): \(shown)")
  }

  package static let dueHeading = Phrase(en: "Due by month", vi: "Đến hạn theo tháng")
}
