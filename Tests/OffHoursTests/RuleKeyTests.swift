import OffHours
import Testing

/// The table of the keys of rules: nothing that rules hold is missing from it, and all that is made from it has each key.
@Suite struct RuleKeyTests {
  /// Every rule on.
  private static let everyRule: Rules = {
    var rules = Rules.eu
    rules.agenda.evenings = 1
    return rules
  }()

  private func turnedOff(_ keys: [RuleKey], in rules: Rules) -> Rules {
    var scenario = GoodTimetable().scenario
    scenario.rules = rules
    for key in keys { key.turnOff(in: &scenario) }
    return scenario.rules
  }

  @Test func `every value of the rules belongs to one key`() {
    let none = Rules(meeting: MeetingRules(), agenda: AgendaRules(everythingOff: ()))
    #expect(turnedOff(RuleKey.all, in: Self.everyRule) == none)
    let values =
      Mirror(reflecting: none.meeting).children.count + Mirror(reflecting: none.agenda).children.count
    #expect(RuleKey.all.count == values)
    #expect(Set(RuleKey.all.map(\.name)).count == values)
    for key in RuleKey.all { #expect(turnedOff([key], in: Self.everyRule) != Self.everyRule, "\(key.name)") }
  }

  @Test func `what is on can be given up, in the scenario and in a course`() {
    var good = GoodTimetable()
    good.scenario.rules = Rules(meeting: MeetingRules(), agenda: AgendaRules(everythingOff: ()))
    for course in good.scenario.courses.indices { good.scenario.courses[course].rules = nil }
    func rules(_ scenario: Scenario) -> [String] {
      Concession.all(in: scenario).compactMap { if case .rule(let key) = $0 { key.name } else { nil } }
    }
    #expect(rules(good.scenario) == [])
    var everywhere = good.scenario
    everywhere.rules = Self.everyRule
    #expect(rules(everywhere) == RuleKey.all.map(\.name))
    var inACourse = good.scenario
    inACourse.courses[0].rules = Self.everyRule.meeting
    inACourse.courses[0].evenings = EveningLimit(most: 1)
    let own = RuleKey.all.filter { $0.scope != .agenda }
    #expect(rules(inACourse) == own.map(\.name))
    for key in own { inACourse = Concession.rule(key).applied(to: inACourse) }
    #expect(rules(inACourse) == [])
  }

  @Test func `an eased rule asks less, and one that is off stays off`() {
    let before = Self.everyRule.meeting
    for key in RuleKey.all {
      var eased = before, off = MeetingRules()
      key.ease(&eased, by: 30)
      key.ease(&off, by: 30)
      #expect((eased != before) == (key.easing != nil), "\(key.name)")
      #expect(off == MeetingRules())
    }
    var eased = before
    RuleKey.named("travel_limit")!.ease(&eased, by: 30)
    RuleKey.named("not_before_after_night")!.ease(&eased, by: 90)
    RuleKey.named("before_shift")!.ease(&eased, by: 45)
    #expect(eased.travelLimit == 90)
    #expect(eased.notBeforeAfterNight == ClockTime("12:30"))
    #expect(eased.beforeShift == 0)
  }

  @Test func `a rest of any key makes calendars and pictures look as far`() {
    for key in RuleKey.all where key.isRest {
      var rules = Rules.none
      guard case .minutes(let path) = key.value else { Issue.record("\(key.name) is no time"); continue }
      rules[keyPath: path] = 4000
      #expect(rules.meeting.longestRest == 4000, "\(key.name)")
    }
  }
}

extension AgendaRules {
  fileprivate init(everythingOff: Void) {
    self.init()
    betweenMeetings = nil
  }
}
