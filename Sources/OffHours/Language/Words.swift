/// Headings and short sentences of what people read. The sentences of rules stand beside the rules.
package enum Words {
  // Headings of tables.
  package static let meetingId = Phrase(en: "Meeting", vi: "Mã buổi học")
  package static let weekday = Phrase(en: "Day", vi: "Thứ")
  package static let date = Phrase(en: "Date", vi: "Ngày")
  package static let dayAndDate = Phrase(en: "Day, date", vi: "Thứ, ngày")
  package static let time = Phrase(en: "Time", vi: "Giờ")
  package static let from = Phrase(en: "From", vi: "Từ")
  package static let to = Phrase(en: "To", vi: "Đến")
  package static let course = Phrase(en: "Course", vi: "Khóa học")
  package static let lesson = Phrase(en: "Lesson", vi: "Nội dung (bài)")
  package static let section = Phrase(en: "Section", vi: "Lớp")
  package static let venue = Phrase(en: "Venue", vi: "Địa điểm")
  package static let address = Phrase(en: "Address", vi: "Địa chỉ")
  package static let instructor = Phrase(en: "Instructor", vi: "Giảng viên")
  package static let learners = Phrase(en: "Learners", vi: "Số học viên")
  package static let seats = Phrase(en: "Seats", vi: "Số chỗ")
  package static let headsOfSeats = Phrase(en: "Seats", vi: "Chỗ")
  package static let note = Phrase(en: "Note", vi: "Ghi chú")
  package static let workerId = Phrase(en: "Id", vi: "Mã số")
  package static let fullName = Phrase(en: "Name", vi: "Họ và tên")
  package static let employer = Phrase(en: "Employer", vi: "Đơn vị")
  package static let crew = Phrase(en: "Crew", vi: "Kíp")
  package static let shiftBefore = Phrase(en: "Shift before", vi: "Ca trước")
  package static let restBefore = Phrase(en: "Hours since that shift", vi: "Số giờ từ ca trước")
  package static let shiftAfter = Phrase(en: "Shift after", vi: "Ca sau")
  package static let restAfter = Phrase(en: "Hours to that shift", vi: "Số giờ đến ca sau")
  package static let journey = Phrase(en: "Journey from home (min)", vi: "Đi từ nơi ở (phút)")
  package static let possibleAlone = Phrase(en: "Possible alone", vi: "Xếp riêng được")
  package static let because = Phrase(en: "Because", vi: "Lý do")
  package static let ruleCounts = Phrase(en: "Meetings by rule", vi: "Số buổi theo quy định")

  // Small words.
  package static let yes = Phrase(en: "yes", vi: "có")
  package static let no = Phrase(en: "no", vi: "không")
  package static let total = Phrase(en: "Total", vi: "Tổng")
  package static let noEmployer = Phrase(en: "(no employer)", vi: "(không có đơn vị)")
  package static let held = Phrase(en: "held", vi: "đã học")
  package static let pinned = Phrase(en: "pinned", vi: "cố định")
  package static let draft = Phrase(en: "draft", vi: "bản nháp")

  /// What was published, and for which time.
  package static func published(revision: Int) -> Phrase {
    Phrase(en: "published, revision \(revision)", vi: "đã ban hành, lần \(revision)")
  }

  /// The heading over a week's meetings.
  package static func week(_ from: String, _ to: String) -> Phrase {
    Phrase(en: "Week \(from) – \(to)", vi: "Tuần \(from) – \(to)")
  }

  /// How many meetings.
  package static func meetings(_ count: Int) -> Phrase {
    Phrase(en: counted(count, "meeting"), vi: "\(count) buổi học")
  }

  /// How many people.
  package static func people(_ count: Int) -> Phrase {
    Phrase(en: counted(count, "person", "people"), vi: "\(count) người")
  }

  /// How many learners.
  package static func learners(_ count: Int) -> Phrase {
    Phrase(en: counted(count, "learner"), vi: "\(count) học viên")
  }

  /// Stands where there is no meeting at all.
  package static let noMeetings = Phrase(en: "No meeting is held.", vi: "Không có buổi học nào.")

  /// Stands for names that no longer fit.
  package static func andMore(_ count: Int) -> Phrase {
    Phrase(en: "and \(count) more", vi: "và \(count) người nữa")
  }

  /// Stands for rows that are not shown.
  package static func moreRows(_ count: Int) -> Phrase {
    Phrase(en: "and \(counted(count, "more row"))", vi: "và \(count) dòng nữa")
  }
}

// MARK: - Goals

extension Words {
  package static let goals = Phrase(en: "Goals", vi: "Mục tiêu")
  package static let value = Phrase(en: "Value", vi: "Giá trị")
  package static let bound = Phrase(en: "Bound", vi: "Cận")
  package static let proof = Phrase(en: "Proof", vi: "Chứng minh")
  package static let provedOptimal = Phrase(en: "proved optimal", vi: "đã chứng minh tối ưu")
  package static let notProved = Phrase(en: "not proved", vi: "chưa chứng minh")

  /// How far the value can be from the best.
  package static func provedWithin(_ percent: String) -> Phrase {
    Phrase(en: "proved within \(percent)", vi: "cách tối ưu không quá \(percent)")
  }
}

extension Words {
  /// What a goal counts, in a few words. Where nothing costs anything, the goal `cost` counts meetings.
  package static func goal(_ goal: Goal, in scenario: Scenario) -> Phrase {
    GoalBook.measure(of: goal == .cost && !scenario.hasCosts ? .meetings : goal).label
  }
}

// MARK: - Completions

extension Words {
  package static let completions = Phrase(en: "Completions", vi: "Hoàn thành")
  package static let needed = Phrase(en: "Needed", vi: "Cần học")
  package static let completed = Phrase(en: "Completed", vi: "Hoàn thành")
  package static let target = Phrase(en: "Target", vi: "Chỉ tiêu")
  package static let missing = Phrase(en: "Missing", vi: "Còn thiếu")

  /// The note under a total that others have filled in part.
  package static func already(_ already: Int, of total: Int) -> Phrase {
    Phrase(
      en: "The target of \(total) counts \(already) from before.",
      vi: "Chỉ tiêu \(total) đã tính \(already) người từ trước.")
  }
}

// MARK: - Unplaced people

extension Words {
  /// The heading over those who were left out.
  package static func unplaced(_ count: Int) -> Phrase {
    Phrase(en: "Unplaced: \(people(count).en)", vi: "Chưa xếp được: \(count) người")
  }

  package static let everybodyPlaced = Phrase(en: "Everybody is placed.", vi: "Mọi người đều được xếp lớp.")
  package static let neverPossible = Phrase(
    en: "No possible time, even if no other class were held",
    vi: "Không có khung giờ phù hợp, dù không xếp lớp nào khác")
  package static let possibleInPrinciple = Phrase(
    en: "Could complete alone, but not in this timetable",
    vi: "Có khung giờ phù hợp, nhưng chưa xếp được trong lịch này")
  package static let possibilityUnknown = Phrase(en: "Not placed", vi: "Chưa xếp được")

  /// A reason with the number of possible meetings that it forbids.
  package static func reason(_ sentence: String, code: String, count: Int) -> String {
    "\(sentence) (\(code) \(count))"
  }

  /// The reasons that are no rule.
  package static let agenda = Phrase(
    en: "each meeting fits, no complete set does", vi: "từng buổi thì được, cả khóa thì không")
  package static let full = Phrase(en: "no seats left", vi: "hết chỗ")
  package static let notChosen = Phrase(
    en: "the goals chose otherwise", vi: "các mục tiêu khác được ưu tiên hơn")

  package static let noReason = Phrase(en: "no reason worked out", vi: "chưa tìm lý do")
}

// MARK: - While a search runs, and after it

extension Words {
  package static let best = Phrase(en: "best", vi: "tốt nhất")
  package static let gap = Phrase(en: "gap", vi: "khoảng cách")

  /// Seconds, as text.
  package static func seconds(_ seconds: String) -> Phrase {
    Phrase(en: "\(seconds) s", vi: "\(seconds) giây")
  }

  /// What is shown where the first timetable was asked for.
  package static let tookFirst = Phrase(en: "The first timetable", vi: "Lịch đầu tiên tìm được")

  /// Why a search ended.
  package static func stopped(_ stop: Timetable.Termination?) -> Phrase {
    switch stop {
    case .optimal: Phrase(en: "Every goal is proved optimal", vi: "Mọi mục tiêu đã được chứng minh tối ưu")
    case .gap: Phrase(en: "Close enough to optimal", vi: "Đã đủ gần tối ưu")
    case .time: Phrase(en: "Out of time", vi: "Hết thời gian")
    case .interrupted: Phrase(en: "Interrupted", vi: "Bị ngắt")
    case nil: Phrase(en: "Done", vi: "Xong")
    }
  }
}

// MARK: - Checking a scenario, verifying a timetable

extension Words {
  package static let scenario = Phrase(en: "Scenario", vi: "Kịch bản")
  package static let days = Phrase(en: "days", vi: "số ngày")
  package static let workers = Phrase(en: "workers", vi: "người lao động")
  package static let employers = Phrase(en: "employers", vi: "doanh nghiệp")
  package static let calendars = Phrase(en: "kinds of work calendar", vi: "loại lịch làm việc")
  package static let venues = Phrase(en: "venues", vi: "địa điểm")
  package static let instructors = Phrase(en: "instructors", vi: "giảng viên")
  package static let courses = Phrase(en: "courses", vi: "khóa học")
  package static let lessons = Phrase(en: "lessons", vi: "số bài")
  package static let needs = Phrase(en: "people × courses needed", vi: "lượt người cần học")
  package static let warnings = Phrase(en: "Warnings", vi: "Cảnh báo")
  package static let noWarnings = Phrase(en: "No warnings.", vi: "Không có cảnh báo.")
  package static let everybodyPossible = Phrase(
    en: "Everybody could complete every course needed, alone.",
    vi: "Xét riêng từng người, ai cũng có khung giờ phù hợp để hoàn thành.")

  /// The heading over those whom no timetable can place.
  package static func neverPlaced(_ count: Int) -> Phrase {
    Phrase(
      en: "Can never be placed, whatever is planned: \(count)",
      vi: "Không thể xếp được, dù lập lịch thế nào: \(count)")
  }

  /// The warning about one person whom no timetable can place.
  package static func never(_ name: String, _ course: String, _ reasons: String) -> Phrase {
    Phrase(
      en: "\(name) can never complete \(course): \(reasons)",
      vi: "\(name) không thể hoàn thành \(course): \(reasons)")
  }

  /// The warning about a target that is out of reach before anything is planned.
  package static func shortOfTarget(_ course: String, _ employer: String?, wanted: Int, possible: Int)
    -> Phrase
  {
    Phrase(
      en: "\(course): \(employer ?? "the total") wants \(wanted), but at most \(possible) could complete it",
      vi:
        "\(course): \(employer ?? "tổng chỉ tiêu") cần \(wanted), nhưng nhiều nhất \(possible) người có thể hoàn thành"
    )
  }

  package static let noViolations = Phrase(
    en: "No rule is broken.", vi: "Không có quy định nào bị vi phạm.")

  /// The heading over broken rules.
  package static func violations(_ count: Int) -> Phrase {
    Phrase(en: counted(count, "broken rule"), vi: "\(count) vi phạm quy định")
  }
}
