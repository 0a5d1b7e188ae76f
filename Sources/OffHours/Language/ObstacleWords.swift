extension Reason {
  /// As `label`, in the words of a scenario: that there is no venue at all, or that the time
  /// that is planned is over.
  package func label(in scenario: Scenario) -> Phrase {
    switch self {
    case .rule(.venueClosed) where scenario.venues.isEmpty: Words.noVenue
    case .rule(.outsideHorizon) where OutsideHorizon.stretch(of: scenario).minutes == 0: Words.planIsOver
    case .rule(.together): Words.groupApart
    case .rule(.limit): Words.limitLeavesNothing
    case .rule(.instructorLoad): Words.loadsLeaveNothing
    case .rule(.instructorCount): Words.tooFewInstructors
    case .rule(.venueClash): Words.hallsLeaveNothing
    case .rule(.instructorClash): Words.instructorsLeaveNothing
    case .rule(.sectionsMax): Words.noSection
    case .rule(.sectionIncomplete): Words.sectionNotWhole
    case .rule(.pinned): Words.pinsApart
    default: label
    }
  }
}

extension Words {
  /// Why a search ended before its limit: the rest of the time is kept for bounds.
  package static func nothingLeftToProve(of limit: Phrase) -> Phrase {
    Phrase(
      en: "Out of time for better timetables (limit \(limit(.english))), and no bound can be moved any more",
      vi:
        "Hết thời gian tìm lịch tốt hơn (giới hạn \(limit(.vietnamese))), và không còn cận nào siết thêm được"
    )
  }

  fileprivate static let limitLeavesNothing = Phrase(
    en: "the limit on meetings or on cost leaves no room for it",
    vi: "giới hạn số buổi hoặc chi phí không còn chỗ cho việc này")
  fileprivate static let loadsLeaveNothing = Phrase(
    en: "those who teach it may not hold so many meetings",
    vi: "giảng viên dạy được bài này không được dạy thêm nhiều buổi như vậy")
  fileprivate static let tooFewInstructors = Phrase(
    en: "too few instructors for so many learners at once",
    vi: "không đủ giảng viên cho số học viên phải học cùng lúc")
  fileprivate static let hallsLeaveNothing = Phrase(
    en: "no hall is free for all of its meetings", vi: "không có phòng trống cho đủ các buổi")
  fileprivate static let instructorsLeaveNothing = Phrase(
    en: "no instructor has time for all of its meetings", vi: "không giảng viên nào kịp dạy đủ các buổi")
  fileprivate static let noSection = Phrase(
    en: "the course may have no section", vi: "khóa học không được mở lớp nào")
  fileprivate static let sectionNotWhole = Phrase(
    en: "no section could hold all of its lessons", vi: "không lớp nào tổ chức được đủ các bài")
  fileprivate static let pinsApart = Phrase(
    en: "the pinned meetings that name these people do not fit",
    vi: "các buổi cố định ghi tên họ không khớp nhau")
  fileprivate static let noVenue = Phrase(en: "there is no venue", vi: "chưa có địa điểm nào")
  fileprivate static let groupApart = Phrase(
    en: "the whole group cannot come or does not fit in",
    vi: "cả nhóm đi cùng không đến được hoặc không đủ chỗ")
  fileprivate static let planIsOver = Phrase(
    en: "the dates that are planned are over", vi: "thời gian lập lịch đã qua")
}
