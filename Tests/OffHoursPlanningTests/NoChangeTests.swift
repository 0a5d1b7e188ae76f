import OffHours
import OffHoursFiles
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

/// Advice that costs nobody anything comes first, and what it costs others is said by name.
@Suite struct NoChangeTests {
  @Test(arguments: [[Goal.targets, .rest], [.targets, .travel]])
  func `where a seat is free and fits, no change is the advice`(goals: [Goal]) throws {
    var scenario = try CompareTests.sample("tutorial")
    var target = Target()
    target.total = 3
    scenario.courses[0].target = target
    scenario.goals = goals.map { Tier($0) }
    let timetable = try Solver(Problem(scenario)).solve().timetable
    for entry in timetable.unplaced where entry.possible == true {
      let hearing = ResolvedTimetable(timetable, in: scenario)
      let worker = try #require(scenario.workers.refs.first { scenario.workers[$0].id == entry.worker })
      let finder = ChangeFinder(hearing, worker, Ref(0), swaps: SwapBook(hearing))
      guard finder.seats([]) != nil else { continue }
      var explainer = PersonExplainer(scenario, timetable)
      explainer.secondsEach = nil
      let card = try #require(explainer.card(entry.worker)?.courses.first)
      #expect(card.remedies.map(\.changes) == [[]] && card.remedies[0].othersChanged == 0, "\(entry.worker)")
    }
  }

  @Test func `somebody taken off by hand needs no change to come back`() throws {
    let scenario = try CompareTests.sample("tutorial")
    var timetable = try Solver(Problem(scenario)).solve().timetable
    let gone = try #require(timetable.meetings.first { $0.learners.count > 1 }).learners[0]
    for position in timetable.meetings.indices {
      timetable.meetings[position].learners.removeAll { $0 == gone }
    }
    for position in timetable.sections.indices {
      timetable.sections[position].learners.removeAll { $0 == gone }
    }
    timetable.goals = []
    timetable.unplaced = UnplacedFinder.unplaced(in: ResolvedTimetable(timetable, in: scenario))
    guard Verifier.verify(timetable, scenario).violations.isEmpty else { return }
    var explainer = PersonExplainer(scenario, timetable)
    explainer.secondsEach = nil
    let card = try #require(explainer.card(gone)?.courses.first)
    #expect(card.remedies.map(\.changes) == [[]] && card.effort.singles == 0)
  }

  /// One seat on one evening; whoever takes it, the other does not complete.
  @Test(arguments: [Language.english, .vietnamese])
  func `who loses the course is named`(language: Language) throws {
    let scenario = try ScenarioReader.read(
      text: """
        offhours: 1
        language: \(language.rawValue)
        timezone: Asia/Ho_Chi_Minh
        horizon: {from: 2027-03-01, to: 2027-03-07}
        workers: {W1: {name: An, courses: [talk], priority: 2}, W2: {name: Binh, courses: [talk]}}
        rules: {preset: none}
        venues: {hall: {seats: 1, open: {wed: [18:00-20:00]}}}
        courses: {talk: {name: Talk, lessons: {L: {minutes: 120}}, starts: ["18:00"], attend: any, size: {max: 1}}}
        goals: [completions]
        """)
    let timetable = try Solver(Problem(scenario)).solve().timetable
    #expect(timetable.unplaced.map(\.worker) == ["W2"])
    var explainer = PersonExplainer(scenario, timetable)
    explainer.secondsEach = nil
    let card = try #require(explainer.card("W2"))
    let anew = try #require(card.courses[0].remedies.first { $0.changes.isEmpty })
    #expect(anew.losing == [PersonCard.Loss(worker: "W1", course: "talk")])
    let json = ExplainWriter.text(card, for: scenario)
    #expect(json.contains("\"losing\": [{\"worker\": \"W1\", \"course\": \"talk\"}]"), "\(json)")
  }

  @Test func `people who would have to change are those of a repair, with what is proved`() throws {
    let scenario = try CompareTests.sample("tutorial")
    let timetable = try Solver(Problem(scenario)).solve().timetable
    for meeting in timetable.meetings {
      let card = try #require(MeetingExplainer(scenario, timetable).card(meeting.id))
      guard let fewest = card.fewest else { continue }
      var changed = scenario
      let venue = try #require(scenario.venues.firstIndex { $0.id == meeting.venue })
      changed.venues[venue].closed = (changed.venues[venue].closed + [meeting.interval]).merged()
      let repaired = try Replanner(changed, from: timetable).replanned()
      #expect(fewest.value == repaired.tiers[0].value && fewest.bound == fewest.value, "\(meeting.id)")
      #expect(Double(card.changed ?? 0) >= fewest.value)
    }
    #expect(Words.peopleWouldChange(9, atLeast: 9).en.contains("proved"))
    #expect(!Words.peopleWouldChange(71, atLeast: 15).en.contains("71 people would have to"))
    #expect(!Words.peopleWouldChange(71, atLeast: nil).en.contains("have to"))
    #expect(Words.peopleWouldChange(71, atLeast: 15).vi.contains("15"))
  }

  @Test func `seats in frozen meetings whose hall is lost are counted`() throws {
    var scenario = try CompareTests.sample("tutorial")
    let timetable = try Solver(Problem(scenario)).solve().timetable
    let first = try #require(timetable.meetings.first { !$0.learners.isEmpty })
    for venue in scenario.venues.indices {
      scenario.venues[venue].closed = (scenario.venues[venue].closed + [first.interval]).merged()
    }
    var replanner = Replanner(scenario, from: timetable)
    replanner.freezeUntil = first.end
    let repaired = try replanner.replanned()
    let frozen = try #require(repaired.tiers.first { $0.tier == Tier(.frozenSeats) })
    #expect(frozen.value >= Double(first.learners.count) && frozen.bound ?? 0 >= Double(first.learners.count))
    #expect(frozen.bound ?? .infinity <= frozen.value)
  }
}
