import OffHours
import OffHoursFiles
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

/// Prices in every goal, and of every kind of thing that may be scarce.
@Suite struct PriceListTests {
  private func scenario(_ more: String = "", goals: String = "[targets, completions, cost]") throws
    -> Scenario
  {
    try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: Asia/Ho_Chi_Minh
        horizon: {from: 2027-03-01, to: 2027-03-07}
        employers: {mill: {rotation: office}, yard: {rotation: office}}
        rotations: {office: {pattern: hc5, anchor: 2027-03-01}}
        workers:
          W1: {name: An, employer: mill, courses: [talk], unavailable: [2027-03-03]}
          W2: {name: Binh, employer: yard, courses: [talk]}
          W3: {name: Chi, employer: yard, courses: [talk]}
        venues: {hall: {seats: 2, open: {wed: [18:00-20:00]}, cost: {meeting: 100}}}
        courses:
          talk: {lessons: {L: {minutes: 120}}, starts: ["18:00"], attend: any, size: {max: 2}, target: {employers: {mill: 1}}}
        limits: {meetings: 1}
        goals: \(goals)
        """, overlays: more.isEmpty ? [] : [more])
  }

  private func prices(_ scenario: Scenario, _ goal: Goal? = nil) throws -> PriceList {
    var lister = PriceLister(scenario, try Solver(Problem(scenario)).solve().timetable)
    lister.most = 40
    lister.goal = goal
    return lister.list()
  }

  @Test func `a gain in the first goal is a line of its own, before those of goals below`() throws {
    let list = try prices(scenario())
    let opening = list.lines.filter { line in
      if case .opening = line.change { return true }
      return false
    }
    #expect(
      !opening.isEmpty
        && opening.allSatisfy { $0.tier == 0 && $0.gains == [PriceList.Gain(found: 1, least: 1, most: 1)] })
    #expect(list.lines.first?.tier == 0)
    // In the first goal everybody gains before anybody gains in the second.
    let tiers = list.lines.map { $0.tier ?? .max }
    #expect(tiers == tiers.sorted())
  }

  @Test func `money is priced where nothing above is to be had`() throws {
    // Two halls, the near one dear: what the cheap one lacks is seats.
    let scenario = try scenario(
      """
      venues: {hall: {seats: 1}, shed: {seats: 2, open: {wed: [18:00-20:00]}, cost: {meeting: 10}}}
      workers: {W1: {unavailable: null}}
      courses: {talk: {size: {max: 3}}}
      limits: null
      """)
    let list = try prices(scenario)
    let seats = try #require(list.lines.first { $0.change == .seats(venue: Ref(1), more: 10) })
    #expect(seats.tier == 2 && seats.gains[2].found == 100 && seats.completions == 0)
    let asked = try prices(scenario, .cost)
    #expect(asked.tiers == [2] && asked.lines.contains { $0.change == seats.change && $0.tier == 2 })
  }

  @Test func `largest size, sections, a hall and an instructor more are priced`() throws {
    let full = try scenario("venues: {hall: {seats: 9}}\nlimits: null\nworkers: {W1: {unavailable: null}}")
    let list = try prices(full)
    let size = try #require(list.lines.first { $0.change == .maxSize(course: Ref(0), more: 1) })
    #expect(size.completions == 1 && size.tier != nil)
    #expect(list.lines.contains { $0.change == .hall(like: Ref(0)) && $0.completions == 1 })
    let taught = try scenario(
      """
      instructors: {lan: {teaches: [talk], max_per_week: 1}}
      limits: null
      workers: {W1: {unavailable: null}}
      venues: {barn: {seats: 2, open: {wed: [18:00-20:00]}}}
      """)
    #expect(
      try prices(taught).lines.contains { $0.change == .instructor(like: Ref(0)) && $0.completions == 1 })
  }

  @Test func `a later deadline is priced`() throws {
    let late = try scenario(
      """
      limits: null
      workers: {W2: {unavailable: [2027-03-03]}}
      venues: {hall: {open: {wed: [18:00-20:00], fri: [18:00-20:00]}, seats: 1}}
      courses: {talk: {deadline: 2027-03-03}}
      """)
    #expect(
      try prices(late).lines.contains {
        $0.change == .deadline(course: Ref(0), days: 7) && $0.completions > 0
      })
  }

  @Test func `a longer span is priced`() throws {
    let short = try scenario(
      """
      limits: null
      workers: {W1: {courses: []}, W2: {unavailable: [2027-03-04]}, W3: {courses: []}}
      venues: {hall: {open: {wed: [18:00-20:00], thu: [18:00-20:00], sat: [18:00-20:00]}}}
      courses: {talk: {lessons: {L: {minutes: 120}, M: {minutes: 120}}, span: {max_days: 1}, target: null}}
      """)
    let span = try #require(try prices(short).lines.first { $0.change == .span(course: Ref(0), days: 7) })
    #expect(span.completions == 1)
  }

  @Test func `a lesson with another section is priced`() throws {
    let apart = try scenario(
      """
      limits: {meetings: 2}
      workers: {W1: {unavailable: null}, W2: {unavailable: [2027-03-02]}, W3: {unavailable: [2027-03-03]}}
      venues: {hall: {open: {tue: [18:00-20:00], wed: [18:00-20:00], thu: [18:00-20:00]}}}
      courses: {talk: {attend: section, lessons: {L: {minutes: 120}, M: {minutes: 120}}, target: null}}
      """)
    let list = try prices(apart)
    #expect(
      list.lines.contains { $0.change == .makeup(course: Ref(0), more: 1) }, "\(list.lines.map(\.change))")
  }

  @Test func `no line promises more than a plan of the changed scenario has`() throws {
    for goals in ["[targets, completions, cost]", "[completions, cost, rest]", "[cost, completions]"] {
      let scenario = try scenario(goals: goals)
      let list = try prices(scenario)
      for line in list.lines {
        let anew = try Solver(Problem(line.change.applied(to: scenario))).solve().timetable
        for (tier, gain) in line.gains.enumerated() {
          let sign = scenario.goals[tier].isMaximised ? 1.0 : -1
          let lead = sign * (anew.goals[tier].value - list.base[tier].value)
          #expect(gain.found <= lead + 1e-6 && gain.least <= lead + 1e-6, "\(line.change)")
          if let most = gain.most { #expect(most >= lead - 1e-6, "\(line.change)") }
          if lead > 1e-6 { break }
        }
      }
    }
  }
}

/// What one more hour of release is worth, employer by employer.
@Suite struct ReleasePriceTests {
  @Test func `the next hour of each employer is priced by the bound and by a plan`() throws {
    let scenario = try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: UTC
        horizon: {from: 2027-05-03, to: 2027-05-03}
        rules: none
        rotations: {day: {cycle: D, anchor: 2027-05-03, shifts: {D: 08:00-17:00}}}
        employers:
          mill: {rotation: day, release: {total: 5h}}
          weir: {rotation: day, release: {total: 2h}}
          free: {rotation: day, release: {}}
        venues: {hall: {seats: 9, open: {daily: [07:00-18:00]}}}
        workers:
          P1: {employer: mill, courses: [talk]}
          P2: {employer: mill, courses: [talk]}
          P3: {employer: mill, courses: [talk]}
          P4: {employer: weir, courses: [talk]}
          P5: {employer: weir, courses: [talk]}
          P6: {employer: free, courses: [talk]}
        courses: {talk: {attend: any, starts: ["09:00", "13:00"], lessons: {T: {minutes: 120}}}}
        goals: [completions, release]
        """)
    let timetable = try Solver(Problem(scenario)).solve().timetable
    #expect(timetable.goals.map(\.value) == [4, 480])
    let list = PriceLister(scenario, timetable).list()
    // Five hours are two and a half talks: one more hour is a whole one. Two hours are one: one more is of no use yet.
    #expect(list.releases.map(\.employer) == [Ref(0), Ref(1)])
    #expect(list.releases.allSatisfy { $0.minutes == 60 })
    #expect(list.releases.map(\.found) == [1, 0] && list.releases.map(\.most) == [1, 0])
    let owed = try list.releases.map { try #require($0.owed) }
    #expect(owed.allSatisfy { abs($0 - 0.5) < 1e-4 }, "an hour is half a talk: \(owed)")
  }
}
