/// A rule over the meetings of one course that one learner attends. One file each, named after its code.
///
/// `attended` holds meetings of the record's course only and ascends by start; history is in the record.
package protocol CourseRule: Rule {
  /// Every breach: the positions in `attended` of the meetings that break the rule together, ascending.
  static func breaches(
    in attended: [AgendaMeeting], after record: CourseRecord, of worker: Worker, in scenario: Scenario
  ) -> [[Int]]
}

/// All rules over one learner's meetings of one course. `Prerequisite`, which looks at two courses, stands apart.
package enum CourseRuleBook {
  /// The rules, in the order of `RuleCode`.
  package static let all: [any CourseRule.Type] = [
    LessonTwice.self, LessonOrder.self, Gap.self, CourseSpan.self, NotNeeded.self, Incomplete.self,
  ]

  /// Whether the meetings keep every rule.
  package static func holds(
    _ attended: [AgendaMeeting], after record: CourseRecord, of worker: Worker, in scenario: Scenario
  ) -> Bool {
    !all.contains { !$0.breaches(in: attended, after: record, of: worker, in: scenario).isEmpty }
  }
}
