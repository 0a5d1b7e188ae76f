/// What people read of a comparison.
extension Words {
  package static let compareTitle = Phrase(en: "Comparison", vi: "So sánh phương án")
  package static let base = Phrase(en: "Base", vi: "Phương án gốc")
  package static let sideBySide = Phrase(en: "Side by side", vi: "Đặt cạnh nhau")
  package static let plans = Phrase(en: "Plans", vi: "Các phương án")
  package static let figure = Phrase(en: "Figure", vi: "Chỉ số")
  package static let boundOfTier = Phrase(en: "bound", vi: "cận")
  package static let peopleChanged = PeopleChangedGoal.label
  package static let changed = Phrase(en: "Changed", vi: "Đổi lịch")
  package static let meetingsCount = Phrase(en: "meetings", vi: "số buổi học")
  package static let money = Phrase(en: "cost", vi: "chi phí")
  package static let restCount = Phrase(en: "classes on days off", vi: "số lượt học vào ngày nghỉ")
  package static let travelMinutes = Phrase(en: "minutes of travel", vi: "số phút đi lại")
  package static let completionsCount = Phrase(en: "completions", vi: "số lượt hoàn thành")
  package static let doneBefore = Phrase(en: "completed before", vi: "đã hoàn thành trước đó")
  package static let gains = Phrase(en: "Gains", vi: "Được thêm")
  package static let losses = Phrase(en: "Losses", vi: "Bị mất")
  package static let change = Phrase(en: "Change", vi: "Thay đổi")
  package static let noChangeOfCompletions = Phrase(
    en: "The same people complete the same courses.", vi: "Vẫn những người đó hoàn thành các khóa học đó.")

  /// How many gain and lose.
  package static func gainsAndLosses(_ gains: Int, _ losses: Int) -> Phrase {
    Phrase(
      en: "\(counted(gains, "completion")) gained, \(losses) lost.",
      vi: "Thêm \(gains) lượt hoàn thành, mất \(losses) lượt.")
  }

  /// What the sign beside a value says.
  package static func sign(_ verdict: TierVerdict) -> String {
    switch verdict {
    case .same: "="
    case .gain: "▲"
    case .loss: "▼"
    case .wake: "›"
    case .open: "≈"
    case .other: "≠"
    }
  }

  /// What is proved of a difference.
  package static func verdict(_ verdict: TierVerdict) -> Phrase {
    switch verdict {
    case .same: Phrase(en: "no difference", vi: "không khác")
    case .gain: Phrase(en: "gain, proved", vi: "tốt hơn, đã chứng minh")
    case .loss: Phrase(en: "loss, proved", vi: "kém hơn, đã chứng minh")
    case .wake: Phrase(en: "follows from a goal above", vi: "theo mục tiêu ở trên")
    case .open: Phrase(en: "within what could not be proved", vi: "trong phạm vi chưa chứng minh được")
    case .other:
      Phrase(
        en: "not compared: other priorities, rates of leaving, targets or prices",
        vi: "không so sánh: khác mức ưu tiên, tỷ lệ nghỉ việc, chỉ tiêu hoặc đơn giá")
    }
  }

  /// The line that explains the signs; with `other`, that too.
  package static func signs(other: Bool) -> Phrase {
    let shown = [TierVerdict.gain, .loss, .open, .wake, .same] + (other ? [.other] : [])
    return Phrase(
      en: shown.map { "\(sign($0)) \(verdict($0).en)" }.joined(separator: " · "),
      vi: shown.map { "\(sign($0)) \(verdict($0).vi)" }.joined(separator: " · "))
  }

  /// What the number of people changed says, and what it does not.
  package static let changedExplained = Phrase(
    en:
      "Changed: people whose classes differ from the base's plan where a plan serves its own goals first. It is no measure between two variants; a repair of a timetable that is published (replan) changes few people first and may need fewer.",
    vi:
      "Đổi lịch: số người có lịch khác phương án gốc khi mỗi phương án ưu tiên mục tiêu của mình trước. Không dùng để so hai phương án với nhau; khi sửa lịch đã công bố (replan), việc ít đổi lịch được ưu tiên trước nên có thể cần đổi ít người hơn."
  )
  /// What completions say where some stand before the plan.
  package static let doneAndPlanned = Phrase(
    en: "Completions: done before + planned, of those needed.",
    vi: "Lượt hoàn thành: đã xong trước đó + theo lịch, trên số cần học.")
  /// A plan whose goals are others.
  package static func otherGoals(_ plan: String) -> Phrase {
    Phrase(
      en: "\(plan) has other goals than the base: from the first that differs on, values are not compared.",
      vi:
        "\(plan) có mục tiêu khác phương án gốc: từ mục tiêu khác nhau đầu tiên trở đi, các giá trị không được so sánh."
    )
  }
  /// How many gain or lose, and of how many of them it is proved by name.
  package static func ofThemProved(_ count: String, _ proved: String) -> Phrase {
    Phrase(en: "\(count) (\(proved) proved)", vi: "\(count) (\(proved) chắc chắn)")
  }

  /// What is proved of one person's gain or loss.
  package static func proof(_ proof: Comparison.Proof, isGain: Bool) -> Phrase {
    switch proof {
    case .alone:
      isGain
        ? Phrase(en: "proved: impossible in the base", vi: "đã chứng minh: phương án gốc không thể xếp")
        : Phrase(en: "proved: impossible in this variant", vi: "đã chứng minh: phương án này không thể xếp")
    case .unlisted:
      isGain
        ? Phrase(en: "not on the list of the base", vi: "không có trong danh sách của phương án gốc")
        : Phrase(en: "not on the list of this variant", vi: "không có trong danh sách của phương án này")
    case .bound:
      Phrase(en: "proved in number, not by name", vi: "đã chứng minh về số lượng, không theo từng người")
    case .tie:
      Phrase(
        en: "a tie: with others the goals have the same values",
        vi: "ngang nhau: với người khác, các mục tiêu có cùng giá trị")
    case .open: verdict(.open)
    }
  }

  /// A case that could not be planned.
  package static func notPlanned(_ name: String, _ reason: String) -> Phrase {
    Phrase(en: "\(name): not planned: \(reason)", vi: "\(name): chưa lập được lịch: \(reason)")
  }

  /// What a tier counts. Where nothing costs anything, the goal `cost` counts meetings.
  package static func tier(_ tier: Tier, countsMoney: Bool, _ language: Language) -> String {
    tier.parts.map { part in
      let goal: Goal = part.goal == .cost && !countsMoney ? .meetings : part.goal
      let label = GoalBook.measure(of: goal).label(language)
      return tier.isWeighted ? "\(language.number(part.weight)) × \(label)" : label
    }.joined(separator: " + ")
  }
}

extension Words {
  package static let plan = Phrase(en: "Plan", vi: "Phương án")
  package static let searchEnded = Phrase(en: "Search", vi: "Kết thúc tìm kiếm")
  package static let againstBase = Phrase(en: "Against the base", vi: "So với phương án gốc")

  /// Stands for lines that are not shown.
  package static func andMoreChanges(_ count: Int) -> Phrase {
    Phrase(en: "… and \(count) more", vi: "… và \(count) lượt nữa")
  }
}
