/// What people read of conflicts.
extension Words {
  /// What stands in the way, after a colon.
  package static func standsAgainst(_ list: String) -> Phrase {
    Phrase(
      en: "against it stand \(list); give up one of them", vi: "vướng \(list); cần bỏ một trong các điều này")
  }

  /// What cannot be had.
  package static func subject(_ subject: Conflicts.Subject, in scenario: Scenario) -> Phrase {
    switch subject {
    case .pin(let course, let pin): return Words.pin(pin, of: course, in: scenario, isSubject: true)
    case .target(let course, let employer, let wanted, let possible):
      let name = scenario.courses[course].name
      let whose = employer.map { scenario.employers[$0].name }
      return Phrase(
        en: "\(name)\(whose.map { ", \($0)" } ?? ""): \(wanted) wanted, \(possible) possible at most",
        vi:
          "\(name)\(whose.map { ", \($0)" } ?? ""): cần \(wanted), nhiều nhất chỉ \(possible) người có thể hoàn thành"
      )
    case .together(let short):
      return short == 0
        ? Phrase(
          en: "The pinned meetings cannot be held together",
          vi: "Không thể tổ chức cùng lúc mọi buổi học cố định")
        : Phrase(
          en:
            "Targets, pinned meetings and limits cannot be kept together: targets are missed by \(short) at least",
          vi:
            "Không thể đạt cùng lúc mọi chỉ tiêu, buổi cố định và giới hạn: chỉ tiêu còn thiếu ít nhất \(short)"
        )
    case .person(let worker, let course):
      let name = scenario.workers[worker].name
      return Phrase(
        en: "\(name) cannot complete \(scenario.courses[course].name)",
        vi: "\(name) không thể hoàn thành \(scenario.courses[course].name)")
    }
  }

  private static func pin(_ pin: Pin, of course: Ref<Course>, in scenario: Scenario, isSubject: Bool)
    -> Phrase
  { Words.pin(pin.lesson, pin.start, pin.venue, of: course, in: scenario, isSubject: isSubject) }

  /// A pinned meeting in its venue, or in any.
  private static func pin(
    _ lesson: Int, _ start: Instant, _ venue: Ref<Venue>?, of course: Ref<Course>, in scenario: Scenario,
    isSubject: Bool
  ) -> Phrase {
    let facts = scenario.courses[course]
    func text(_ language: Language) -> String {
      let local = scenario.zone.local(start)
      let name = venue.map { ", \(scenario.venues[$0].name)" } ?? ""
      return
        "\(facts.id)/\(facts.lessons[lesson].id), \(language.date(local.date, in: scenario.zone)) \(local.time)\(name)"
    }
    return isSubject
      ? Phrase(
        en: "The pinned meeting \(text(.english)) cannot be held",
        vi: "Không thể tổ chức buổi học cố định \(text(.vietnamese))")
      : Phrase(
        en: "the pinned meeting \(text(.english))", vi: "buổi học cố định \(text(.vietnamese))")
  }

  /// A rule or a group of facts, as something that could be given up.
  package static func relaxation(_ relaxation: Concession, in scenario: Scenario) -> Phrase {
    func course(_ ref: Ref<Course>, _ en: String, _ vi: String) -> Phrase {
      Phrase(en: "\(en) of \(scenario.courses[ref].name)", vi: "\(vi) của \(scenario.courses[ref].name)")
    }
    switch relaxation {
    case .rule(let key): return Phrase(en: "the rule \(key.name)", vi: "quy định \(key.name)")
    case .shifts:
      return Phrase(en: "the shifts of the people concerned", vi: "ca làm việc của những người liên quan")
    case .absences: return Phrase(en: "absences", vi: "các ngày vắng mặt")
    case .commitments:
      return Phrase(
        en: "own commitments and last days in the job", vi: "việc riêng và ngày làm việc cuối cùng")
    case .unknownRoster: return Phrase(en: "dates without a roster", vi: "những ngày chưa có lịch ca")
    case .hours(let venue):
      return Phrase(
        en: "the opening hours of \(scenario.venues[venue].name)",
        vi: "giờ mở cửa của \(scenario.venues[venue].name)")
    case .closed(let venue):
      return Phrase(
        en: "the days on which \(scenario.venues[venue].name) is closed",
        vi: "những ngày \(scenario.venues[venue].name) đóng cửa")
    case .turnaround(let venue):
      return Phrase(
        en: "the turnaround in \(scenario.venues[venue].name)",
        vi: "thời gian chuyển lớp ở \(scenario.venues[venue].name)")
    case .availability:
      return Phrase(en: "when instructors are available", vi: "thời gian giảng viên có thể dạy")
    case .loads: return Phrase(en: "how much instructors teach", vi: "giới hạn số buổi dạy của giảng viên")
    case .starts(let ref): return course(ref, "the starts", "các giờ bắt đầu")
    case .deadline(let ref): return course(ref, "the deadline", "hạn hoàn thành")
    case .order(let ref): return course(ref, "the order of lessons", "thứ tự bài học")
    case .gap(let ref): return course(ref, "the days between meetings", "số ngày giữa các buổi")
    case .span(let ref): return course(ref, "the span", "tổng thời gian")
    case .after(let ref): return course(ref, "the courses before", "các khóa học phải học trước")
    case .equipment(let ref): return course(ref, "the equipment", "yêu cầu trang thiết bị")
    case .releaseCaps, .needs, .shares, .renew, .preparation, .together, .learners:
      return asked(relaxation, course)
    case .sameVenue(let ref): return course(ref, "one hall for a section", "mỗi lớp học ở một địa điểm")
    case .pin(let ref, let pin): return Words.pin(pin, of: ref, in: scenario, isSubject: false)
    case .appointment(let ref, let lesson, let start):
      return Words.pin(lesson, start, nil, of: ref, in: scenario, isSubject: false)
    case .target(let ref, let employer):
      let facts = scenario.courses[ref]
      guard let employer else {
        let wanted = (facts.target?.total ?? 0) - (facts.target?.already ?? 0)
        return course(ref, "the target (\(wanted))", "chỉ tiêu (\(wanted))")
      }
      let name = scenario.employers[employer].name
      let wanted = facts.target?.employers.first { $0.employer == employer }?.count ?? 0
      return Phrase(
        en: "the target (\(wanted)) of \(name) in \(facts.name)",
        vi: "chỉ tiêu (\(wanted)) của \(name) trong \(facts.name)")
    case .meetingLimit:
      let most = scenario.limits.meetings ?? 0
      return Phrase(en: "the cap of \(counted(most, "meeting"))", vi: "giới hạn \(most) buổi học")
    case .costLimit:
      let most = scenario.limits.cost ?? Money()
      return Phrase(
        en: "the cap on costs (\(Language.english.money(most)))",
        vi: "giới hạn chi phí (\(Language.vietnamese.money(most)))")
    case .seats:
      return Phrase(en: "seats and largest sizes", vi: "số chỗ và sĩ số tối đa")
    case .minSize(let ref): return course(ref, "the smallest size", "sĩ số tối thiểu")
    case .sections(let ref): return course(ref, "the number of sections", "số lớp tối đa")
    case .staffing(let ref):
      return course(ref, "how many instructors a meeting takes", "số giảng viên cần cho mỗi buổi")
    }
  }

  /// What is asked of people, or what a meeting takes beside its hours, as something that could be given up.
  private static func asked(
    _ relaxation: Concession, _ course: (Ref<Course>, _ en: String, _ vi: String) -> Phrase
  ) -> Phrase {
    switch relaxation {
    case .releaseCaps:
      return Phrase(en: "the caps on release from work", vi: "giới hạn cho nghỉ ca để học")
    case .needs: return Phrase(en: "what people need of a hall", vi: "nhu cầu hỗ trợ của người học")
    case .shares: return Phrase(en: "halls that share space", vi: "các địa điểm dùng chung chỗ")
    case .renew(let ref):
      return course(ref, "how early a credit may be renewed", "thời điểm sớm nhất được học lại")
    case .preparation(let ref): return course(ref, "set-up and clear-down", "thời gian chuẩn bị và thu dọn")
    case .together(let ref):
      return course(ref, "who attends the same meetings", "danh sách người học cùng nhau")
    case .learners(let ref):
      return course(ref, "who has to attend pinned meetings", "danh sách người phải dự buổi cố định")
    default: return Phrase(en: "", vi: "")
    }
  }
}
