/// What one worker has behind him or her in one course: credits, and meetings that were held.
package struct CourseRecord: Hashable, Sendable {
  /// The course.
  package let course: Ref<Course>
  /// Whether each lesson is credited; all are where the course is credited as a whole.
  package private(set) var credited: [Bool]
  /// Credits of lessons that have a date, ascending by date. They take part in order and gap.
  package private(set) var dated: [DatedCredit] = []
  /// Whether credits and held meetings alone complete the course.
  package private(set) var isComplete = false
  /// Where a credit for the whole course runs out by the end of the horizon: until when it holds.
  package let renewal: Renewal?

  /// A credited lesson and its date.
  package struct DatedCredit: Hashable, Sendable {
    /// When.
    package var date: CivilDate
    /// Index of the lesson.
    package var lesson: Int

    /// A lesson credited on a date.
    package init(date: CivilDate, lesson: Int) {
      self.date = date
      self.lesson = lesson
    }
  }

  /// The record of `worker`, with the lessons of this course that he or she attended in meetings held before.
  package init(
    of worker: Worker, in course: Ref<Course>, held: [DatedCredit] = [], scenario: Scenario
  ) {
    self.course = course
    let lessons = scenario.courses[course].lessons.count
    credited = Array(repeating: false, count: lessons)
    let renewal = worker.credits.isEmpty ? nil : Renewal(of: worker, in: course, scenario)
    self.renewal = renewal
    for credit in worker.credits where credit.course == course {
      guard let lesson = credit.lesson else {
        if renewal != nil { continue }
        credited = Array(repeating: true, count: lessons)
        isComplete = true
        continue
      }
      // What was learned before a credit that has run out counts no more.
      if let renewal, !renewal.counts(credit.date) { continue }
      credited[lesson] = true
      if let date = credit.date { dated.append(DatedCredit(date: date, lesson: lesson)) }
    }
    for credit in held where renewal?.counts(credit.date) ?? true {
      credited[credit.lesson] = true
      dated.append(credit)
    }
    dated.sort { ($0.date, $0.lesson) < ($1.date, $1.lesson) }
    isComplete = isComplete || scenario.courses[course].isCompleted { credited[$0] }
  }

  /// Whether the credits and these lessons together complete the course.
  package func isCompleted(with lessons: some Sequence<Int>, scenario: Scenario) -> Bool {
    if isComplete { return true }
    var taken = credited
    for lesson in lessons { taken[lesson] = true }
    return scenario.courses[course].isCompleted { taken[$0] }
  }

  /// Lessons that are not credited, ascending.
  package var lessonsLeft: [Int] { credited.indices.filter { !credited[$0] } }
}

extension Course {
  /// Whether the lessons for which `isTaken` answers yes complete the course.
  package func isCompleted(by isTaken: (Int) -> Bool) -> Bool {
    mandatoryLessons.allSatisfy(isTaken) && lessons.indices.count(where: isTaken) >= requiredLessons
  }
}
