import OffHours
import OffHoursFiles
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

/// What planners read, word by word, where a stronger sentence would be untrue.
@Suite struct PlannerSentenceTests {
  /// Two people on late shifts, and a hall that is open on one evening only: nobody can come, so nothing is held.
  private static let late = """
    offhours: 1
    timezone: Asia/Ho_Chi_Minh
    horizon: {from: 2027-03-01, to: 2027-03-07}
    shifts: {E: 14:00-22:00, O: off}
    employers: {mill: {}}
    roster:
      W1: {2027-03-02: E, 2027-03-03: E, 2027-03-04: E, 2027-03-06: O, 2027-03-07: O}
      W2: {2027-03-02: E, 2027-03-03: E, 2027-03-04: E, 2027-03-06: O, 2027-03-07: O}
    workers:
      W1: {name: An, employer: mill, courses: [talk]}
      W2: {name: Binh, employer: mill, courses: [talk]}
    rules: {preset: none}
    venues: {hall: {seats: 2, open: {wed: [18:00-20:00]}}}
    courses: {talk: {lessons: {L: {minutes: 120}}, starts: ["18:00"], attend: any}}
    goals: [completions]
    """

  @Test func `an ask-list says that new meetings were not tried, and what does try them helps`() throws {
    let scenario = try ScenarioReader.read(text: Self.late)
    let timetable = try Solver(Problem(scenario)).solve().timetable
    #expect(timetable.meetings.isEmpty && timetable.unplaced.count == 2)
    let list = AskLister(scenario, timetable).list()
    #expect(list.asks.isEmpty && list.others.count == 2)
    for words in [
      Words.nothingToAsk(atMost: list.atMost), Words.nothingToAsk(atMost: 1),
      Words.staysOut(2, atMost: list.atMost, isCapped: false), Words.staysOut(2, atMost: 1, isCapped: true),
    ] {
      #expect(words.en.contains("seats that are free"), "\(words.en)")
      #expect(words.en.contains("Meetings that are not in the timetable were not tried"), "\(words.en)")
      #expect(words.vi.contains("chỗ còn trống") && words.vi.contains("Chưa thử mở thêm buổi học mới"))
    }
    // What the sentence refers to opens the meeting.
    var explainer = PersonExplainer(scenario, timetable)
    explainer.secondsEach = nil
    let card = try #require(explainer.card("W1")?.courses.first)
    let date = CivilDate("2027-03-03")!
    #expect(card.remedies.contains { $0.changes == [.release(worker: Ref(0), date: date)] })
    // Both shifts released, both complete: nothing said that this cannot be.
    let released = [0, 1].reduce(scenario) {
      ScenarioChange.release(worker: Ref($1), date: date).applied(to: $0)
    }
    #expect(try Solver(Problem(released)).solve().timetable.goals[0].value == 2)
  }

  @Test func `people would have to change only where that is proved`() {
    let proved = Words.peopleWouldChange(3, atLeast: 3)
    #expect(proved.en.contains("would have to change (proved") && proved.vi.contains("đã chứng minh"))
    let found = Words.peopleWouldChange(3, atLeast: nil)
    #expect(!found.en.contains("would have to") && !found.vi.contains("phải"))
    let between = Words.peopleWouldChange(5, atLeast: 2)
    #expect(between.en.contains("At most 5") && between.en.contains("at least 2 would have to (proved)"))
    #expect(between.vi.contains("nhiều nhất 5") && between.vi.contains("ít nhất 2"))
    #expect(Words.peopleWouldChange(0, atLeast: 0).en == "Nobody would have to change.")
  }

  /// One seat, two people who count alike: who has it, no goal decides.
  @Test func `who has a seat in one plan and not in another as good is called a tie`() throws {
    let scenario = try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: Asia/Ho_Chi_Minh
        horizon: {from: 2027-03-01, to: 2027-03-07}
        workers: {W1: {name: An, courses: [talk]}, W2: {name: Binh, courses: [talk]}}
        rules: {preset: none}
        venues: {hall: {seats: 1, open: {wed: [18:00-20:00]}}}
        courses: {talk: {lessons: {L: {minutes: 120}}, starts: ["18:00"], attend: any}}
        goals: [completions]
        """)
    let plan = try Solver(Problem(scenario)).solve().timetable
    var other = plan
    other.meetings[0].learners = plan.meetings[0].learners == ["W1"] ? ["W2"] : ["W1"]
    let comparison = Comparison(
      base: Comparison.Plan(name: "", scenario: scenario, timetable: plan),
      variants: [Comparison.Plan(name: "", scenario: scenario, timetable: other)])
    let variant = comparison.variants[0]
    #expect(variant.verdicts == [.same] && variant.gains.count == 1 && variant.losses.count == 1)
    #expect((variant.gains + variant.losses).allSatisfy { $0.proof == .tie })
    #expect(
      Words.proof(.tie, isGain: true).en.contains("tie")
        && Words.proof(.tie, isGain: true).vi.contains("ngang"))
    #expect(Words.changedExplained.en.contains("no measure between two variants"))
    #expect(Words.changedExplained.vi.contains("Không dùng để so hai phương án"))
  }
}
