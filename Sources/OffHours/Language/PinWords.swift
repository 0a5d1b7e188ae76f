/// What people read of pins that cannot be held.
extension Words {
  /// That a pin cannot be held, by which rule, and why.
  static func pinCannotBeHeld(_ en: String, _ vi: String, _ code: RuleCode, _ why: Phrase) -> Phrase {
    Phrase(
      en: "the pinned meeting \(en) cannot be held (\(code.rawValue)): \(why.en)",
      vi: "không thể tổ chức buổi học cố định \(vi) (\(code.rawValue)): \(why.vi)")
  }

  /// That the search found no way to hold a pin or a meeting that is fixed.
  package static func impossiblePin(_ meeting: String, _ code: RuleCode, _ detail: String) -> Phrase {
    Phrase(
      en: "\(meeting) is pinned but cannot be held (\(code.rawValue)): \(detail)",
      vi: "\(meeting) là buổi cố định nhưng không tổ chức được (\(code.rawValue)): \(detail)")
  }

  /// That the search found no timetable that holds a pin: what was looked for, and what would help.
  package static func unheldPin(
    _ pin: Pin, of course: Ref<Course>, _ code: RuleCode, in scenario: Scenario, file: String
  ) -> Phrase {
    let facts = scenario.courses[course], lesson = facts.lessons[pin.lesson]
    let interval = Interval(start: pin.start, end: pin.start + lesson.minutes)
    let venue = scenario.venues[pin.venue].id
    func title(_ language: Language) -> String {
      "\(facts.id)/\(lesson.id), \(language.stretch(interval, in: scenario.zone)), \(venue)"
    }
    let label = Catalogue.label(of: code)
    let hint = Phrase(
      en: "`offhours explain \(file) --conflict` looks for what stands against it",
      vi: "`offhours explain \(file) --conflict` tìm những gì cản trở")
    guard facts.attendance == .section, code == .pinned else {
      return Phrase(
        en:
          "no timetable was found that holds the pinned meeting \(title(.english)): \(label.en); move it, or remove "
          + "one of the pins beside it; \(hint.en)",
        vi:
          "không tìm được lịch nào tổ chức được buổi cố định \(title(.vietnamese)): \(label.vi); cần dời buổi này "
          + "hoặc bỏ một buổi cố định khác; \(hint.vi)")
    }
    let least = facts.minSize, most = facts.maxSections.map(String.init)
    return Phrase(
      en:
        "no section was found that meets then: a section has a meeting of every lesson, and those that are not pinned "
        + "need \(least) learners who can attend them\(most.map { "; sections at most: \($0)" } ?? ""). "
        + "The pinned meeting is \(title(.english)). Pin its section's other lessons as well, move it, or lower size.min; "
        + hint.en,
      vi:
        "không tìm được lớp nào có buổi này: mỗi lớp phải có đủ các bài, và bài không cố định cần \(least) học viên "
        + "tham dự được\(most.map { "; số lớp tối đa: \($0)" } ?? ""). "
        + "Buổi cố định: \(title(.vietnamese)). Hãy cố định cả các bài khác của lớp, dời buổi này, hoặc giảm size.min; "
        + hint.vi)
  }

  /// That targets are missed whatever is planned.
  package static func targetsBeyondReach(_ missing: Int, file: String) -> Phrase {
    Phrase(
      en: "Proved: no timetable misses the targets by fewer than \(missing). What stands against them: "
        + "offhours explain \(file) --conflict",
      vi: "Đã chứng minh: không lịch nào thiếu ít hơn \(missing) so với chỉ tiêu. Xem điều gì cản trở: "
        + "offhours explain \(file) --conflict")
  }

  /// That a pin can be held, but for nobody.
  static func pinWithoutLearners(_ en: String, _ vi: String, _ code: RuleCode, _ why: Phrase) -> Phrase {
    Phrase(
      en: "nobody can attend the pinned meeting \(en) (\(code.rawValue)): \(why.en)",
      vi: "không ai có thể học buổi cố định \(vi) (\(code.rawValue)): \(why.vi)")
  }

  /// The other pin that stands in the way.
  static func pinBeside(_ en: String, _ vi: String, _ label: Phrase) -> Phrase {
    Phrase(
      en: "\(label.en), beside the pinned meeting \(en); move or remove one of the two",
      vi: "\(label.vi), do buổi học cố định \(vi); cần dời hoặc bỏ một trong hai")
  }

  /// The same pin twice.
  package static let pinTwice = Phrase(
    en: "the pinned meeting stands twice; it is held once",
    vi: "buổi học cố định được ghi hai lần; chỉ tổ chức một lần")

  /// Too few teach the lesson.
  static func pinTeachers(needed: Int, able: Int) -> Phrase {
    Phrase(
      en: "instructors needed: \(needed); who teach this lesson: \(able)",
      vi: "cần \(needed) giảng viên; dạy được bài này: \(able)")
  }

  /// Too few are available then.
  static func pinFreeTeachers(needed: Int, able: Int) -> Phrase {
    Phrase(
      en: "instructors needed: \(needed); who teach this lesson and are available then: \(able)",
      vi: "cần \(needed) giảng viên; dạy được bài này và rảnh lúc đó: \(able)")
  }

  /// Several at once want more instructors than there are.
  static func pinCrowd(_ count: Int, needed: Int, able: Int) -> Phrase {
    Phrase(
      en:
        "\(count) pinned meetings at once need \(counted(needed, "instructor")), and \(able) could hold them",
      vi: "\(count) buổi cố định cùng lúc cần \(needed) giảng viên, chỉ có \(able) người dạy được")
  }

  /// More on a date or in a week than instructors may hold.
  static func pinLoad(_ count: Int, needed: Int, able: Int) -> Phrase {
    Phrase(
      en:
        "\(count) pinned meetings of that day or week ask instructors to teach \(counted(needed, "time")), at most \(able) allowed",
      vi: "\(count) buổi cố định trong ngày hoặc tuần đó cần \(needed) lượt dạy, nhiều nhất \(able)")
  }

  /// More sections than allowed.
  static func pinSections(_ count: Int, most: Int) -> Phrase {
    Phrase(
      en: "the pinned meetings of the course need \(counted(count, "section")), at most \(most) allowed",
      vi: "các buổi cố định của khóa học cần \(count) lớp, nhiều nhất \(most)")
  }

  /// More meetings than `limits` allow.
  static func pinMeetings(_ count: Int, most: Int) -> Phrase {
    Phrase(
      en: "the pinned meetings need \(counted(count, "meeting")), limits.meetings allows \(most)",
      vi: "các buổi cố định cần \(count) buổi học, limits.meetings chỉ cho phép \(most)")
  }

  /// More money than `limits` allow.
  static func pinCost(_ cost: Money, most: Money) -> Phrase {
    Phrase(
      en:
        "the pinned meetings cost \(Language.english.money(cost)) at least, limits.cost allows \(Language.english.money(most))",
      vi:
        "các buổi cố định tốn ít nhất \(Language.vietnamese.money(cost)), limits.cost chỉ cho phép \(Language.vietnamese.money(most))"
    )
  }
}
