/// `unknown-id`: every name in a timetable is one of the scenario's, and no meeting or section is named twice.
package enum UnknownId: TimetableRule {
  package static let code = RuleCode.unknownId
  package static let label = Phrase(en: "unknown name", vi: "mã không tồn tại")
  package static let phrase = Phrase(
    en: "Every name is known, and meetings and sections have names of their own.",
    vi: "Mọi mã đều có trong kịch bản; mã buổi học và mã lớp không trùng nhau.")

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    hearing.unknown.map { name, meetings in
      Violation(
        code: code, message: sentence(for: name)(hearing.scenario.language), meetings: meetings,
        workers: name.kind == .learner ? [name.name] : [])
    }
  }

  private static func sentence(for unknown: UnknownName) -> Phrase {
    let name = unknown.name
    return switch unknown.kind {
    case .course: Phrase(en: "there is no course “\(name)”", vi: "không có khóa học “\(name)”")
    case .lesson: Phrase(en: "there is no lesson “\(name)”", vi: "không có bài “\(name)”")
    case .venue: Phrase(en: "there is no venue “\(name)”", vi: "không có địa điểm “\(name)”")
    case .instructor: Phrase(en: "there is no instructor “\(name)”", vi: "không có giảng viên “\(name)”")
    case .learner: Phrase(en: "there is no worker “\(name)”", vi: "không có người lao động “\(name)”")
    case .section:
      Phrase(en: "the course has no section “\(name)”", vi: "khóa học không có lớp “\(name)”")
    case .meetingTwice:
      Phrase(en: "two meetings are named “\(name)”", vi: "hai buổi học cùng mã “\(name)”")
    case .sectionTwice: Phrase(en: "two sections are named “\(name)”", vi: "hai lớp cùng mã “\(name)”")
    case .noSection:
      Phrase(en: "meeting “\(name)” names no section", vi: "buổi học “\(name)” không ghi lớp")
    }
  }
}
