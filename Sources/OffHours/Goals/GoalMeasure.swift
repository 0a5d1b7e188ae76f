/// Answers whether a worker could complete a course alone, with every hall and instructor free.
package typealias Completable = (Ref<Worker>, Ref<Course>) -> Bool

/// What a goal measures. One file each, named after the goal.
package protocol GoalMeasure: Sendable {
  /// Its name.
  static var goal: Goal { get }
  /// A few words for headings, and what is counted, as a whole sentence.
  static var label: Phrase { get }
  static var phrase: Phrase { get }
  /// The value of a timetable. nil where it depends on `completable` and that is not given.
  static func value(of hearing: ResolvedTimetable, completable: Completable?) -> Double?
}

/// All goals, and the tiers that they make.
package enum GoalBook {
  /// The measures, in the order of `Goal.allCases`, then of `Goal.changes`.
  package static let all: [any GoalMeasure.Type] = [
    TargetsGoal.self, CompletionsGoal.self, FairnessGoal.self, CostGoal.self, MeetingsGoal.self,
    RestGoal.self, TravelGoal.self, EarlyGoal.self, LessonsGoal.self, LapsesGoal.self, ReleaseGoal.self,
    BurdenGoal.self,
    FrozenSeatsGoal.self, PeopleChangedGoal.self, MeetingsMovedGoal.self,
  ]

  /// The measure of a goal.
  package static func measure(of goal: Goal) -> any GoalMeasure.Type {
    all.first { $0.goal == goal }!
  }

  /// The value of every tier of the scenario, parallel to its goals, without bounds; nil where it cannot be told.
  package static func results(of hearing: ResolvedTimetable, completable: Completable?) -> [TierResult?] {
    hearing.scenario.goals.map { tier in
      var parts: [Double] = []
      for part in tier.parts {
        guard let value = measure(of: part.goal).value(of: hearing, completable: completable) else {
          return nil
        }
        parts.append(value)
      }
      return TierResult(
        tier: tier, value: value(of: tier, parts: parts), bound: nil, parts: tier.isWeighted ? parts : [])
    }
  }

  /// The value of a tier whose goals have these values: of a weighted tier the weighted sum, max-goals negated.
  package static func value(of tier: Tier, parts: [Double]) -> Double {
    guard tier.isWeighted else { return tier.counted(parts[0]) }
    return zip(tier.parts, parts).reduce(0) { sum, pair in
      sum + pair.0.weight * (pair.0.goal.isMaximised ? -pair.1 : pair.1)
    }
  }
}
