import OffHours

/// A comparison as two tables for a spreadsheet: a figure a row, and a person a row.
package enum ComparisonCSV {
  /// `comparison.csv`: plan, figure, course, employer, value, bound, verdict.
  package static func figures(_ comparison: Comparison, language: Language) -> String {
    let numbers = NumberHabit(language)
    var table = CSVText(
      header: [
        Words.plan, Words.figure, Words.course, Words.employer, Words.value, Words.bound, Words.againstBase,
      ].map { $0(language) })
    func add(_ plan: PlanFigures, _ verdicts: [TierVerdict], changed: Int?, count: TierVerdict? = nil) {
      for (position, result) in plan.tiers.enumerated() {
        table.add([
          plan.name, Words.tier(result.tier, countsMoney: plan.cost != nil, language), "", "",
          numbers.text(result.value, decimals: 6), result.bound.map { numbers.text($0, decimals: 6) } ?? "",
          verdicts.indices.contains(position) ? Words.verdict(verdicts[position])(language) : "",
        ])
      }
      func row(_ figure: Phrase, _ value: String, course: String = "", employer: String = "") {
        table.add([plan.name, figure(language), course, employer, value, "", ""])
      }
      if let changed { row(Words.peopleChanged, String(changed)) }
      row(Words.meetingsCount, String(plan.meetings))
      if let cost = plan.cost { row(Words.money, numbers.text(cost.amount)) }
      row(Words.restCount, String(plan.rest))
      row(Words.travelMinutes, String(plan.travel))
      table.add([
        plan.name, Words.completionsCount(language), "", "", String(plan.completed), "",
        count.map { Words.verdict($0)(language) } ?? "",
      ])
      if plan.done > 0 { row(Words.doneBefore, String(plan.done)) }
      for course in plan.courses {
        row(Words.completionsCount, String(course.completed), course: course.name)
        for employer in course.employers {
          row(
            Words.completionsCount, String(employer.completed), course: course.name,
            employer: employer.name ?? Words.noEmployer(language))
        }
      }
    }
    add(comparison.base, [], changed: nil)
    for variant in comparison.variants {
      add(variant.figures, variant.verdicts, changed: variant.changed.count, count: variant.count)
    }
    return table.text
  }

  /// `changes.csv`: who gains and who loses what in which plan.
  package static func changes(_ comparison: Comparison, language: Language) -> String {
    var table = CSVText(
      header: [
        Words.plan, Words.change, Words.workerId, Words.fullName, Words.employer, Words.course, Words.proof,
      ].map { $0(language) })
    for variant in comparison.variants {
      for (changes, isGain) in [(variant.gains, true), (variant.losses, false)] {
        for change in changes {
          table.add([
            variant.figures.name, (isGain ? Words.gains : Words.losses)(language), change.worker, change.name,
            change.employerName ?? "", change.courseName, Words.proof(change.proof, isGain: isGain)(language),
          ])
        }
      }
    }
    return table.text
  }
}
