/// What people read of rules, goals and reasons: one place for all of it, filled from the rules and goals themselves.
public enum Catalogue {
  /// Every rule, in the order of `RuleCode`.
  package static let rules: [any Rule.Type] = {
    let all =
      MeetingRuleBook.all + AgendaRuleBook.all + CourseRuleBook.all + [Prerequisite.self]
      + TimetableRuleBook.all + [GoalValue.self] as [any Rule.Type]
    return RuleCode.allCases.compactMap { code in all.first { $0.code == code } }
  }()

  private static let texts: [RuleCode: (label: Phrase, sentence: Phrase)] = Dictionary(
    uniqueKeysWithValues: rules.map { ($0.code, (label: $0.label, sentence: $0.phrase)) })

  /// A few words that say what is wrong where the rule is broken: "too soon after a night shift".
  public static func label(of code: RuleCode) -> Phrase {
    texts[code]?.label ?? Phrase(en: code.rawValue, vi: code.rawValue)
  }

  /// What the rule asks, as a whole sentence.
  public static func sentence(of code: RuleCode) -> Phrase {
    texts[code]?.sentence ?? Phrase(en: code.rawValue, vi: code.rawValue)
  }

  /// Why somebody is not placed, in a few words.
  public static func label(of reason: Reason) -> Phrase {
    switch reason {
    case .rule(let code): label(of: code)
    case .tooFew: Words.tooFew
    case .agenda: Phrase(en: "no complete set of meetings fits", vi: "không ghép được đủ các buổi học")
    case .undecided: Words.undecided
    case .full: Phrase(en: "no seats left", vi: "hết chỗ")
    case .notChosen:
      Phrase(en: "others were given priority", vi: "có thể học nhưng lịch ưu tiên mục tiêu khác")
    }
  }

  /// Why somebody is not placed, as a whole sentence.
  public static func sentence(of reason: Reason) -> Phrase {
    switch reason {
    case .rule(let code): sentence(of: code)
    case .tooFew: Words.tooFewSentence
    case .agenda:
      Phrase(
        en: "Single meetings fit, but no set of them completes the course.",
        vi: "Từng buổi riêng lẻ phù hợp, nhưng không ghép được các buổi đủ để hoàn thành khóa học.")
    case .undecided:
      Phrase(
        en:
          "Single meetings fit; whether a set of them completes the course was not decided in the time allowed.",
        vi:
          "Từng buổi riêng lẻ phù hợp; chưa xác định được trong giới hạn tính toán có ghép đủ các buổi để hoàn thành khóa học hay không."
      )
    case .full:
      Phrase(
        en: "The meetings planned would fit, but their seats are taken.",
        vi: "Các buổi học đã xếp phù hợp nhưng không còn chỗ.")
    case .notChosen:
      Phrase(
        en: "Meetings would fit, but the goals were served better without them.",
        vi: "Có những buổi học phù hợp, nhưng không xếp thì đạt mục tiêu chung tốt hơn.")
    }
  }

  /// A goal, for headings.
  public static func label(of goal: Goal) -> Phrase { GoalBook.measure(of: goal).label }

  /// What a goal counts, as a whole sentence.
  public static func sentence(of goal: Goal) -> Phrase { GoalBook.measure(of: goal).phrase }
}
