/// Lessons that can never be held for want of instructors: fewer teach them than a meeting needs, or so many are never
/// available together when the lesson could be held.
package enum StaffDoubts {
  /// A sentence for each such lesson, in the order of courses. Complexity: possible meetings × instructors, until one is
  /// found that can be held.
  package static func find(in scenario: Scenario, possible: PossibleMeetings) -> [(
    course: Ref<Course>, message: Phrase
  )] {
    let staff = StaffBook(scenario)
    return scenario.courses.refs.flatMap { course -> [(course: Ref<Course>, message: Phrase)] in
      let facts = scenario.courses[course]
      return facts.lessons.indices.compactMap { lesson in
        let wanted = facts.instructors(of: lesson, learners: facts.size(of: lesson).least)
        guard wanted > 0 else { return nil }
        let name = "\(facts.id)/\(facts.lessons[lesson].id)"
        let teachers = staff.teachers(of: course, lesson: lesson)
        let names = teachers.map { scenario.instructors[$0].name }
        if teachers.count < wanted {
          return (course, Words.tooFewTeachers(name, wanted: wanted, teachers: names))
        }
        let visits = possible.visits(course, lesson: lesson, in: scenario)
        if visits.isEmpty
          || visits.contains(where: {
            staff.suffices(teachers, wanted: wanted, during: $0.visit.interval, at: $0.visit.place)
          })
        {
          return nil
        }
        return (course, Words.teachersNeverMeet(name, wanted: wanted, teachers: names))
      }
    }
  }
}

/// Who is due by when, month by month.
public struct DueList: Sendable {
  /// A month, a course, and whose it is due then.
  public struct Entry: Sendable {
    /// Year and month (1 … 12), and the id of the course.
    public var year: Int, month: Int, course: String
    /// Ids and names of the workers, in the order of their file.
    public var workers: [(id: String, name: String)]
  }

  /// By month, then in the order of courses.
  public private(set) var entries: [Entry] = []

  /// Everybody who needs a course with a due date, or has a credit that runs out, also after the horizon.
  public init(_ scenario: Scenario) {
    var found: [[Int]: [Ref<Worker>]] = [:]
    for worker in scenario.workers.refs {
      let facts = scenario.workers[worker]
      if facts.declined || facts.due.isEmpty && facts.credits.isEmpty { continue }
      for course in Set(facts.courses).sorted() {
        guard let date = facts.lastDay(of: course, in: scenario) else { continue }
        let (year, month, _) = date.parts
        found[[year, month, course.index], default: []].append(worker)
      }
    }
    entries = found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, workers in
      Entry(
        year: key[0], month: key[1], course: scenario.courses[key[2]].id,
        workers: workers.map { (scenario.workers[$0].id, scenario.workers[$0].name) })
    }
  }
}

extension Worker {
  /// The date by which a course is due, or on which a credit for it runs out, however late; nil where there is none, or
  /// lesson credits complete the course.
  fileprivate func lastDay(of course: Ref<Course>, in scenario: Scenario) -> CivilDate? {
    let isCredited = credits.contains { $0.course == course && $0.lesson == nil }
    if !isCredited && CourseRecord(of: self, in: course, scenario: scenario).isComplete { return nil }
    if let due = due.first(where: { $0.course == course }) { return due.date }
    guard let valid = scenario.courses[course].valid else { return nil }
    return credits.filter { $0.course == course && $0.lesson == nil }.compactMap(\.date).max().map(
      valid.after)
  }
}
