import OffHours

/// Why an employer is short, and what plans must, may and can never have, as people read it.
extension PlanReports {
  /// An employer's card.
  package static func employer(_ card: EmployerCard, _ input: PaperInput) -> Report {
    let language = input.language, scenario = input.scenario
    let name = scenario.employers.first { $0.id == card.employer }?.name ?? card.employer
    var report = Report(title: "\(Words.employerTitle(language)): \(name)", languageCode: language.rawValue)
    var standings = ReportTable(
      id: "standings",
      columns: [.init(Words.course(language), shrinks: true)]
        + [Words.needed, Words.doneOfIt, Words.completions, Words.wantedOfIt, Words.lackingOfIt].map {
          .init($0(language), right: true)
        })
    for standing in card.courses {
      standings.add([
        input.courseName(standing.course), String(standing.needed), String(standing.done),
        String(standing.completed), standing.wanted.map { String($0) } ?? "–", String(standing.short),
      ])
    }
    report.blocks = [.table(standings)]
    guard card.left > 0 else {
      report.blocks.append(.text(Words.nobodyLeft(language)))
      return report
    }
    report.blocks.append(.text(Words.leftOut(card.left, impossible: card.impossible)(language)))
    var causes = ReportTable(
      id: "causes",
      columns: [
        .init(Words.because(language), shrinks: true), .init(Words.peopleConcerned(language), right: true),
      ])
    for cause in card.reasons {
      causes.add([cause.reason.label(in: scenario)(language), String(cause.pairs)])
    }
    report.blocks += [.table(causes), .heading(Words.jointRemedies(language))]
    if card.remedies.isEmpty {
      report.blocks.append(.text(Words.noJointRemedy(card.looked, plans: card.plans)(language)))
    } else {
      var table = ReportTable(
        id: "joint",
        columns: [
          .init(Words.change1(language), shrinks: true), .init(Words.gainedByIt(language), right: true),
          .init(Words.othersChanged(language), shrinks: true),
        ])
      for remedy in card.remedies {
        let losing = remedy.losing.prefix(3).map {
          Words.losesCourse(input.workerName($0.worker), input.courseName($0.course))(language)
        }
        let more = remedy.losing.count > 3 ? ["+\(remedy.losing.count - 3)"] : []
        table.add([
          remedy.change.map { Words.change($0, in: scenario)(language) } ?? Words.onlyPlanAnew(language),
          "+\(remedy.gained)", ([String(remedy.othersChanged)] + losing + more).joined(separator: "; "),
        ])
      }
      report.blocks.append(.table(table))
    }
    report.blocks.append(.heading(Words.askList(language)))
    report.blocks += asks(card.asks, input).blocks
    return report
  }

  /// What plans as good must, may or can never have.
  package static func role(_ card: RoleCard, _ input: PaperInput) -> Report {
    let language = input.language, numbers = NumberHabit(language)
    var report = Report(
      title: Words.subject(card.subject, in: input.scenario)(language), languageCode: language.rawValue)
    report.blocks = [.text(Words.verdict(card, in: input.scenario)(language))]
    if !card.other.isEmpty {
      var table = ReportTable(
        id: "values",
        columns: [
          .init(Words.goals(language), shrinks: true), .init(Words.nowValue(language), right: true),
          .init(Words.plan(language), right: true), .init(Words.bound(language), right: true),
        ])
      for (now, then) in zip(card.now, card.other) {
        table.add([
          now.tier.parts.map { Words.goal($0.goal, in: input.scenario)(language) }.joined(separator: " + "),
          numbers.text(now.value), numbers.text(then.value), then.bound.map { numbers.text($0) } ?? "–",
        ])
      }
      report.blocks.append(.table(table))
    }
    return report
  }
}
