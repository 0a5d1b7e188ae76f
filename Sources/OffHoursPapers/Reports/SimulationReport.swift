import OffHours

/// A simulation as people read it: the timetables first, then course by course and employer by employer.
package struct SimulationReport: Sendable {
  private let simulation: Simulation
  private let language: Language
  private let numbers: NumberHabit

  /// The report of a simulation.
  package init(_ simulation: Simulation, language: Language) {
    self.simulation = simulation
    self.language = language
    numbers = NumberHabit(language)
  }

  /// The report.
  package var report: Report {
    var report = Report(title: Words.simulateTitle(language), languageCode: language.rawValue)
    if let asked = simulation.asked {
      let counts = [simulation.runs, asked].map { numbers.text(Double($0)) }
      report.blocks.append(.text(Words.cutShort(counts[0], of: counts[1])(language)))
    }
    report.blocks += [
      .text(
        Words.played(
          runs: numbers.text(Double(simulation.runs)), noShow: numbers.percent(simulation.noShow),
          seed: simulation.seed)(language)),
      .table(plans), .text(Words.bandExplained(language)),
    ]
    for (position, plan) in simulation.plans.enumerated() {
      if simulation.plans.count > 1 { report.blocks.append(.heading(plan.name)) }
      report.blocks.append(.table(details(plan, position)))
      report.blocks += fragile(plan, position)
    }
    return report
  }

  private var bandColumns: [TextTable.Column] {
    [Words.planned, Words.lowBand, Words.medianBand, Words.highBand, Words.mean].map {
      .init($0(language), right: true)
    }
  }

  private func cells(_ band: Band) -> [String] {
    [band.planned, band.low, band.median, band.high].map { numbers.text(Double($0)) }
      + [numbers.text(band.mean, decimals: 2)]
  }

  private var plans: ReportTable {
    let isSeveral = simulation.plans.count > 1
    var table = ReportTable(
      id: "plans",
      columns: [.init(Words.plan(language), shrinks: true)] + bandColumns
        + [.init(Words.meanDays(language), right: true)]
        + (isSeveral
          ? [
            .init(Words.aheadOfFirst(language), right: true), .init(Words.behindFirst(language), right: true),
          ]
          : []))
    for (position, plan) in simulation.plans.enumerated() {
      table.add(
        [plan.name] + cells(plan.total) + [numbers.text(plan.meanDays, decimals: 1)]
          + (!isSeveral
            ? [] : position == 0 ? ["", ""] : [numbers.percent(plan.ahead), numbers.percent(plan.behind)]))
    }
    return table
  }

  private func details(_ plan: SimulatedPlan, _ position: Int) -> ReportTable {
    var table = ReportTable(
      id: "completions-\(position + 1)",
      columns: [.init(Words.completions(language), shrinks: true)] + bandColumns)
    if plan.courses.count > 1 { table.add([Words.allCourses(language)] + cells(plan.total), .group) }
    for course in plan.courses {
      table.add([course.name] + cells(course.total), .group)
      if course.employers.count > 1 {
        for employer in course.employers {
          table.add([employer.name ?? Words.noEmployer(language)] + cells(employer.band), .detail)
        }
      }
    }
    var left = cells(plan.left)
    left[0] = ""
    table.add([Words.leavers(language)] + left, .group)
    return table
  }

  /// So many meetings and people are named.
  private static let most = 10

  /// Where the timetable breaks first.
  private func fragile(_ plan: SimulatedPlan, _ position: Int) -> [Report.Block] {
    var blocks: [Report.Block] = []
    let meetings = plan.fragility.meetings
    if !meetings.isEmpty {
      var table = ReportTable(
        id: "fragile-meetings-\(position + 1)",
        columns: [.init(Words.fragileMeeting(language), shrinks: true)]
          + [Words.smallestSize, Words.comeOnAverage, Words.riskTooFew, Words.riskWithOneMore].map {
            .init($0(language), right: true)
          })
      for entry in meetings.prefix(SimulationReport.most) {
        table.add([
          entry.meeting.id, String(entry.least), numbers.text(entry.expected, decimals: 1),
          numbers.percent(entry.risk), numbers.percent(entry.riskWithOneMore),
        ])
      }
      blocks += [.heading(Words.fragileMeetings(language)), .table(table)] + more(meetings.count)
    }
    let people = plan.fragility.people.filter { $0.chance < 1 }
    if !people.isEmpty {
      var table = ReportTable(
        id: "fragile-people-\(position + 1)",
        columns: [
          .init(Words.workerId(language)), .init(Words.course(language), shrinks: true),
          .init(Words.chanceToComplete(language), right: true),
          .init(Words.chanceWithMakeup(language), right: true),
        ])
      for entry in people.prefix(SimulationReport.most) {
        table.add([
          entry.worker, entry.course, numbers.percent(entry.chance), numbers.percent(entry.chanceWithMakeup),
        ])
      }
      blocks +=
        [
          .heading(Words.fragilePeople(language)),
          .text(
            Words.oneAbsenceAway(people.count, saved: numbers.text(plan.fragility.saved, decimals: 1))(
              language)),
          .table(table),
        ] + more(people.count)
    }
    return blocks
  }

  private func more(_ count: Int) -> [Report.Block] {
    count > SimulationReport.most ? [.text(Words.moreRows(count - SimulationReport.most)(language))] : []
  }

  /// `simulation.csv`: a row a timetable, course and employer.
  package var csv: String {
    var table = CSVText(
      header: [Words.plan, Words.course, Words.employer].map { $0(language) } + bandColumns.map(\.title))
    for plan in simulation.plans {
      table.add([plan.name, "", ""] + cells(plan.total))
      for course in plan.courses {
        table.add([plan.name, course.name, ""] + cells(course.total))
        for employer in course.employers {
          table.add(
            [plan.name, course.name, employer.name ?? Words.noEmployer(language)] + cells(employer.band))
        }
      }
    }
    return table.text
  }
}
