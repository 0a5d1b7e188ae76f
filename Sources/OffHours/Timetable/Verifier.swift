internal import Algorithms

/// Holds a timetable against every rule of its scenario, and values its goals.
///
/// It knows the scenario and the timetable, nothing of any search.
public enum Verifier {
  /// Every rule that the timetable breaks, and the values that its goals have.
  ///
  /// Messages are in the scenario's language. The goal `fairness` asks who could complete what alone; that is worked
  /// out here where the scenario has the goal. Linear in the attendances, times the shifts of a calendar.
  public static func verify(_ timetable: Timetable, _ scenario: Scenario) -> Verification {
    let scenario = scenario.planned(from: timetable.now)
    let hearing = ResolvedTimetable(timetable, in: scenario)
    guard scenario.goals.contains(where: { $0.parts.contains { $0.goal == .fairness } }) else {
      return verify(hearing, completable: nil)
    }
    var book = CompletableBook(hearing, possible: PossibleMeetings(scenario))
    return verify(hearing) { book.canComplete($0, $1) }
  }

  /// The same, where the names are looked up already. `completable` answers for `fairness`; without it the tiers that
  /// ask are left out.
  package static func verify(_ hearing: ResolvedTimetable, completable: Completable?) -> Verification {
    var violations = TimetableRuleBook.all.flatMap { $0.violations(in: hearing) }
    violations += meetingViolations(in: hearing) + agendaViolations(in: hearing)
    violations += courseViolations(in: hearing)
    let values = GoalBook.results(of: hearing, completable: completable)
    violations += GoalValue.violations(in: hearing, values: values)
    return Verification(violations: inOrder(violations), goals: values.compactMap(\.self))
  }

  /// By the order of codes; within a code in the order found.
  private static func inOrder(_ violations: [Violation]) -> [Violation] {
    let groups = Dictionary(grouping: violations, by: \.code)
    return RuleCode.allCases.flatMap { groups[$0] ?? [] }
  }

  /// Rules that one meeting and one worker decide: a violation a rule and meeting, with all workers concerned.
  private static func meetingViolations(in hearing: ResolvedTimetable) -> [Violation] {
    let visits = hearing.planned.map { hearing.agendaMeeting($0).visit }
    var place: [Int] = Array(repeating: 0, count: hearing.meetings.count)
    for (order, position) in hearing.planned.enumerated() { place[position] = order }
    let rules = hearing.scenario.courses.refs.map { hearing.scenario.meetingRules(of: $0) }
    var broken: [[(RuleCode, Ref<Worker>)]] = Array(repeating: [], count: hearing.planned.count)
    for agenda in hearing.agendas {
      let attendee = hearing.attendee(agenda.worker)
      for position in agenda.meetings {
        let codes = MeetingRuleBook.broken(
          by: visits[place[position]], of: attendee, under: rules[hearing.meetings[position].course!.index],
          in: hearing.scenario)
        for code in codes { broken[place[position]].append((code, agenda.worker)) }
      }
    }
    return zip(hearing.planned, broken).flatMap { position, found in
      MeetingRuleBook.all.compactMap { rule in
        let workers = found.filter { $0.0 == rule.code }.map(\.1)
        return workers.isEmpty ? nil : hearing.violation(of: rule, by: [position], workers: workers)
      }
    }
  }

  /// Rules over agendas: workers who break a rule by the same meetings stand together.
  private static func agendaViolations(in hearing: ResolvedTimetable) -> [Violation] {
    var gathered = Gathering()
    for agenda in hearing.agendas {
      let attendee = hearing.attendee(agenda.worker)
      let meetings = agenda.meetings.map(hearing.agendaMeeting)
      for (order, rule) in AgendaRuleBook.all.enumerated() {
        let breaches = rule.breaches(
          in: meetings, of: attendee, under: hearing.scenario.rules.agenda, in: hearing.scenario)
        for breach in breaches {
          gathered.add(rule: order, meetings: breach.map { agenda.meetings[$0] }, worker: agenda.worker)
        }
      }
    }
    return gathered.violations(in: hearing) { AgendaRuleBook.all[$0] }
  }

  /// Rules over the meetings of one course, and what a course builds on.
  private static func courseViolations(in hearing: ResolvedTimetable) -> [Violation] {
    let rules: [any Rule.Type] = CourseRuleBook.all + [Prerequisite.self]
    var gathered = Gathering()
    for pursuit in hearing.pursuits {
      let meetings = pursuit.meetings.map(hearing.agendaMeeting)
      for (order, rule) in CourseRuleBook.all.enumerated() {
        let breaches = rule.breaches(
          in: meetings, after: pursuit.record, of: hearing.scenario.workers[pursuit.worker],
          in: hearing.scenario)
        for breach in breaches {
          gathered.add(rule: order, meetings: breach.map { pursuit.meetings[$0] }, worker: pursuit.worker)
        }
      }
      if !hearing.meetsPrerequisites(pursuit) {
        gathered.add(rule: rules.count - 1, meetings: [pursuit.meetings[0]], worker: pursuit.worker)
      }
    }
    var violations = gathered.violations(in: hearing) { rules[$0] }
    for (position, workers) in zip(hearing.meetings.indices, hearing.meetings.map(\.repeated)) {
      guard !workers.isEmpty, !hearing.meetings[position].isHeld else { continue }
      violations.append(
        hearing.violation(
          of: LessonTwice.self, by: [position], workers: workers,
          Phrase(en: "learners named twice", vi: "học viên được ghi hai lần")))
    }
    return violations + hearing.listedInVain()
  }
}

/// Breaches gathered by rule and meetings, in the order in which they are found.
private struct Gathering {
  private struct Key: Hashable {
    var rule: Int
    var meetings: [Int]
  }

  private var position: [Key: Int] = [:]
  private var found: [(key: Key, workers: [Ref<Worker>])] = []

  mutating func add(rule: Int, meetings: [Int], worker: Ref<Worker>) {
    let key = Key(rule: rule, meetings: meetings)
    let place = position[key] ?? found.count
    if place == found.count { found.append((key, [])) }
    position[key] = place
    found[place].workers.append(worker)
  }

  func violations(in hearing: ResolvedTimetable, _ rule: (Int) -> any Rule.Type) -> [Violation] {
    found.sorted { ($0.key.meetings[0], $0.workers[0]) < ($1.key.meetings[0], $1.workers[0]) }
      .map { hearing.violation(of: rule($0.key.rule), by: $0.key.meetings, workers: $0.workers) }
  }
}

extension ResolvedTimetable {
  /// Whether the courses that a learner's course builds on are behind, or completed here before it begins.
  fileprivate func meetsPrerequisites(_ pursuit: Pursuit) -> Bool {
    let first = agendaMeeting(pursuit.meetings[0])
    return scenario.courses[pursuit.course].after.allSatisfy { earlier in
      let attended = pursuits(of: pursuit.worker).first { $0.course == earlier }
      return Prerequisite.isMet(
        before: first, by: attended.map { $0.meetings.map(agendaMeeting) } ?? [],
        after: attended?.record ?? record(of: pursuit.worker, in: earlier), in: scenario)
    }
  }

  /// What one worker attends, course by course.
  package func pursuits(of worker: Ref<Worker>) -> ArraySlice<Pursuit> {
    let low = pursuits.partitioningIndex { $0.worker >= worker }
    var end = low
    while end < pursuits.count, pursuits[end].worker == worker { end += 1 }
    return pursuits[low..<end]
  }

  /// Learners who are listed in a section, attend nothing of the course and have not completed it.
  fileprivate func listedInVain() -> [Violation] {
    sections.compactMap { section in
      guard let course = section.course, !section.isHistory,
        scenario.courses[course].attendance == .section
      else { return nil }
      let workers = section.learners.filter { worker in
        !pursuits(of: worker).contains { $0.course == course } && !isBehind(worker, course)
      }
      guard !workers.isEmpty else { return nil }
      return violation(
        of: Incomplete.self, by: [], workers: workers,
        Phrase(
          en: "section \(section.id) lists learners who attend nothing",
          vi: "lớp \(section.id) có học viên không học buổi nào"))
    }
  }
}
