import OffHours
import TestSupport
import Testing

@testable import OffHoursPapers

/// Reports of comparisons, sweeps and simulations, in every format.
@Suite struct ReportTests {
  /// The fixture, and a variant in which two people are lost, one of them because of the own shifts, and one is gained.
  private static let comparison: Comparison = {
    let scenario = Fixture.scenario
    var base = Fixture.timetable, other = Fixture.timetable
    base.goals = [
      TierResult(tier: Tier(.targets), value: 1, bound: 1),
      TierResult(tier: Tier(.completions), value: 5, bound: 6),
      TierResult(tier: Tier(.cost), value: 600_000, bound: 400_000),
    ]
    other.goals = [
      TierResult(tier: Tier(.targets), value: 2, bound: 2),
      TierResult(tier: Tier(.completions), value: 4, bound: 5.5),
      TierResult(tier: Tier(.cost), value: 400_000, bound: 400_000),
    ]
    other.changes = [TierResult(tier: Tier(.peopleChanged), value: 2, bound: 1)]
    for meeting in other.meetings.indices {
      other.meetings[meeting].learners.removeAll { $0 == "W1" || $0 == "W2" }
      if other.meetings[meeting].course == "awareness" { other.meetings[meeting].learners.append("W4") }
    }
    other.sections = []
    other.meetings.removeAll { $0.course == "safety" }
    other.unplaced = [Unplaced(worker: "W2", course: "awareness", possible: false)]
    other.stopped = .optimal
    return Comparison(
      base: Comparison.Plan(name: "Lịch đang dùng", scenario: scenario, timetable: base),
      variants: [
        Comparison.Plan(name: "Mất <phòng> | & \"hội trường\"", scenario: scenario, timetable: other),
        Comparison.Plan(name: "Như cũ", scenario: scenario, timetable: base),
      ])
  }()

  @Test(arguments: Language.allCases) func comparison(_ language: Language) throws {
    let report = ComparisonReport(Self.comparison, language: language).report
    try expectSnapshot(ReportText().text(report), "\(language.rawValue)-comparison.txt")
    try expectSnapshot(ReportMarkdown.text(report), "\(language.rawValue)-comparison.md")
    try expectSnapshot(
      ComparisonCSV.figures(Self.comparison, language: language)
        + ComparisonCSV.changes(Self.comparison, language: language), "\(language.rawValue)-comparison.csv")
  }

  @Test func `a page escapes what people typed and needs nothing from elsewhere`() throws {
    let html = ReportHTML.text(ComparisonReport(Self.comparison, language: .vietnamese).report)
    #expect(html.contains("Mất &lt;phòng&gt; | &amp; &quot;hội trường&quot;"))
    #expect(!html.contains("<phòng>"))
    #expect(!html.contains("src=") && !html.contains("http://") && !html.contains("<script"))
    #expect(html.contains("default-src &#39;none&#39;"))
    try expectSnapshot(html, "vi-comparison.html")
  }

  @Test func `names are cut to the most that are asked for`() {
    let report = ComparisonReport(Self.comparison, language: .english, most: 1).report
    #expect(ReportText().text(report).contains("… and 3 more"))
  }

  @Test(arguments: [40, 60, 80, 120]) func `no line is wider than the terminal`(width: Int) {
    let variants = Array(repeating: Self.comparison.variants[0], count: 7)
    var comparison = Self.comparison
    comparison.variants = variants
    let text = ReportText(width: width).text(ComparisonReport(comparison, language: .vietnamese).report)
    let wide = text.split(separator: "\n").filter { TextWidth.of(String($0)) > width }
    // Tables whose columns do not shrink that far stand as they are; side by side they are broken in pieces.
    if width >= 80 { #expect(wide.isEmpty, "\(wide.joined(separator: "\n"))") }
  }

  private static let sweep: Sweep = {
    var sweep = Sweep(
      name: "Seats", sha256: "0",
      axes: [Sweep.Axis(path: "venues.hall.seats", values: ["20", "30", "40", "", "60"])],
      goals: [Tier(.completions, enough: 7), Tier(.cost), Tier(.early)], countsMoney: true)
    func point(_ position: Int, _ completed: Int, _ cost: Double, _ bound: Double) -> Sweep.Point {
      Sweep.Point(
        position: position,
        tiers: [
          TierResult(
            tier: Tier(.completions, enough: 7), value: min(7, Double(completed)), bound: min(7, bound)),
          TierResult(tier: Tier(.cost), value: cost, bound: position == 2 ? cost : cost - 100),
          TierResult(tier: Tier(.early), value: 12, bound: nil),
        ], completed: completed, needed: 12, meetings: 4 + position, cost: cost, stopped: .gap)
    }
    sweep.points = [
      point(0, 5, 1_200_000, 6), point(1, 5, 1_400_000, 7), point(2, 8, 1_900_000, 9),
      point(3, 9, 2_500_000, 9),
    ]
    sweep.points.append(
      Sweep.Point(
        position: 4, tiers: [], completed: 0, needed: 0, meetings: 0, cost: 0, stopped: nil,
        failure: "a pin cannot be held"))
    return sweep
  }()

  @Test(arguments: Language.allCases) func sweep(_ language: Language) throws {
    let paper = SweepReport(Self.sweep, language: language)
    try expectSnapshot(ReportText(width: 100).text(paper.report), "\(language.rawValue)-sweep.txt")
    try expectSnapshot(paper.csv, "\(language.rawValue)-sweep.csv")
  }

  @Test func `the frontier as a picture`() throws {
    for case .plot(let plot) in SweepReport(Self.sweep, language: .english).report.blocks {
      try expectSnapshot(PlotSVG.text(plot), "frontier.svg")
      return
    }
    Issue.record("there is no plot")
  }

  @Test(arguments: Language.allCases)
  func `where people are released a sweep tells the hours and draws completions against them`(
    _ language: Language
  ) throws {
    var sweep = Self.sweep
    for (position, minutes) in [0, 90, 600, 600].enumerated() { sweep.points[position].released = minutes }
    let paper = SweepReport(sweep, language: language)
    let text = ReportText(width: 120).text(paper.report)
    #expect(text.contains(ReleaseWords.released(language)) && text.contains("1h30m") && text.contains("10h"))
    let header = paper.csv.split(separator: "\r\n")[0].split(separator: ",")
    #expect(header.contains(ReleaseWords.released(language)[...]))
    for line in paper.csv.split(separator: "\r\n") {
      #expect(line.split(separator: ",", omittingEmptySubsequences: false).count >= header.count)
    }
    let plots = paper.report.blocks.compactMap { block -> Plot? in
      if case .plot(let plot) = block { return plot }
      return nil
    }
    let curve = try #require(plots.first { $0.id == "release" })
    #expect(curve.points.map(\.x) == [0, 1.5, 10, 10] && curve.points.map(\.y) == [5, 5, 8, 9])
    // The same hours for fewer, and more hours for as many, are beaten.
    #expect(curve.points.map(\.isOnFrontier) == [true, false, false, true])
    #expect(SweepReport(Self.sweep, language: language).report.blocks.count == paper.report.blocks.count - 2)
  }

  @Test(arguments: Language.allCases) func simulation(_ language: Language) throws {
    func band(_ planned: Int, _ low: Int) -> Band {
      var counts = Array(repeating: 0, count: planned + 1)
      counts[low] = 1
      counts[planned] = 3
      return Band(planned: planned, counts: counts)
    }
    let plans = [("Lịch A", 12), ("Lịch B", 11)].map { name, planned in
      SimulatedPlan(
        name: name, total: band(planned, 8), left: band(3, 1),
        courses: [
          SimulatedPlan.CourseBand(
            id: "c", name: "Khóa học", total: band(planned, 8),
            employers: [("a", "Công ty A", band(planned - 2, 6)), (nil, nil, band(2, 2))])
        ], meanDays: 31.25, ahead: 0.125, behind: 0.5)
    }
    let simulation = Simulation(runs: 10_000, seed: 3, noShow: 0.05, plans: plans)
    let paper = SimulationReport(simulation, language: language)
    try expectSnapshot(ReportText().text(paper.report), "\(language.rawValue)-simulation.txt")
    try expectSnapshot(paper.csv, "\(language.rawValue)-simulation.csv")
  }

  @Test func `marks of an axis are round and hold every value`() {
    for values in [[3.0, 8], [2500], [1_234_567, 1_240_000], [0.12, 0.5], [-3, 5], [0]] {
      let axis = PlotAxis(values, count: 6)
      #expect(axis.low <= values.min()! && axis.high >= values.max()!, "\(values)")
      #expect((2...12).contains(axis.marks.count), "\(values): \(axis.marks)")
      #expect(values.allSatisfy { (0...1).contains(axis.share($0)) })
    }
    #expect(PlotAxis([3, 8], count: 6).marks == [3, 4, 5, 6, 7, 8])
  }
}
