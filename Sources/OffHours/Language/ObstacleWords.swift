extension Reason {
  /// As `label`, in the words of a scenario: that there is no venue at all, or that the time
  /// that is planned is over.
  package func label(in scenario: Scenario) -> Phrase {
    switch self {
    case .rule(.venueClosed) where scenario.venues.isEmpty: Words.noVenue
    case .rule(.outsideHorizon) where OutsideHorizon.stretch(of: scenario).minutes == 0: Words.planIsOver
    case .rule(.together): Words.groupApart
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

  fileprivate static let noVenue = Phrase(en: "there is no venue", vi: "chưa có địa điểm nào")
  fileprivate static let groupApart = Phrase(
    en: "the whole group cannot come or does not fit in",
    vi: "cả nhóm đi cùng không đến được hoặc không đủ chỗ")
  fileprivate static let planIsOver = Phrase(
    en: "the dates that are planned are over", vi: "thời gian lập lịch đã qua")
}
