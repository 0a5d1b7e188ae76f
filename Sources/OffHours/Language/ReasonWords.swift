extension RuleCode {
  /// A few words that say why something is forbidden: "too soon after a shift".
  package var label: Phrase { RuleCode.labels[self] ?? Phrase(en: rawValue, vi: rawValue) }

  /// The labels of all rules that have a file of their own.
  private static let labels: [RuleCode: Phrase] = {
    var rules: [any Rule.Type] = [Prerequisite.self]
    rules += MeetingRuleBook.all.map { $0 as any Rule.Type }
    rules += AgendaRuleBook.all.map { $0 as any Rule.Type }
    rules += CourseRuleBook.all.map { $0 as any Rule.Type }
    rules += TimetableRuleBook.all.map { $0 as any Rule.Type }
    return Dictionary(rules.map { ($0.code, $0.label) }, uniquingKeysWith: { first, _ in first })
  }()
}

extension Reason {
  /// A few words that say why somebody is left out.
  package var label: Phrase {
    switch self {
    case .rule(let code): code.label
    case .tooFew: Words.tooFew
    case .agenda: Words.agenda
    case .undecided: Words.undecided
    case .full: Words.full
    case .notChosen: Words.notChosen
    }
  }
}
