import OffHours

/// How far targets are missed at least where the meetings of the whole timetable are few.
///
/// A relaxation opens meetings by fractions, so that three of them serve a course of eight lessons a little. Whole
/// meetings do not: nobody completes in fewer meetings than the lessons that he or she needs, a section takes one for
/// each, and m meetings of s seats have m · s attendances. The meetings are shared out among courses so that least is
/// missing, by dynamic programming; pinned ones are taken beforehand.
struct MeetingBudget {
  private let instance: Instance

  /// Meetings up to which the budget is looked at; beyond, relaxations say as much.
  private static let mostMeetings = 400

  init(_ instance: Instance) { self.instance = instance }

  /// A number that `targets` is never below.
  func leastMissing() -> Int {
    guard let most = mostMeetings, most <= Self.mostMeetings else { return 0 }
    var left = most
    var wanted: [(course: Int, forced: Int)] = []
    for course in instance.scenario.courses.indices {
      let forced = pinnedMeetings(course)
      left -= forced
      if instance.scenario.courses[course].target != nil { wanted.append((course, forced)) }
    }
    // Pins alone are more than there may be: no timetable at all.
    if left < 0 { return 0 }
    var best = [Int](repeating: 0, count: left + 1)
    for (course, forced) in wanted {
      let missing = (0...left).map {
        self.missing(course, completed: completions(course, meetings: forced + $0))
      }
      best = (0...left).map { all in
        (0...all).map { best[all - $0] + missing[$0] }.min()!
      }
    }
    return best[left]
  }

  /// Most meetings that the limits allow; nil where they allow any number.
  private var mostMeetings: Int? {
    let limits = instance.scenario.limits
    var most = limits.meetings
    if let cost = limits.cost, let cheapest = cheapestMeeting, cheapest > 0 {
      most = min(most ?? .max, max(0, cost.parts / cheapest))
    }
    return most
  }

  /// What a meeting costs at least, in parts of money; nil where none can be held.
  private var cheapestMeeting: Int? {
    let scenario = instance.scenario
    return scenario.courses.flatMap { course in
      course.lessons.enumerated().compactMap { lesson, facts -> Int? in
        let minutes = facts.minutes
        let staff = scenario.instructors.map { $0.cost?.price(minutes: minutes).parts ?? 0 }.sorted()
        return scenario.venues.map { $0.cost?.price(minutes: minutes).parts ?? 0 }.min().map {
          $0 + staff.prefix(course.instructors(of: lesson)).reduce(0, +)
        }
      }
    }.min()
  }

  /// Meetings that a course has whatever is planned, for its pins.
  private func pinnedMeetings(_ course: Int) -> Int {
    let pins = Set(instance.givenPins[course])
    let definition = instance.scenario.courses[course]
    // Of a section that goes on some lessons are over.
    guard definition.attendance == .section, !goesOn(course) else { return pins.count }
    let perLesson = Dictionary(grouping: pins, by: \.lesson).values.map(\.count).max() ?? 0
    return perLesson * definition.lessons.count
  }

  private func goesOn(_ course: Int) -> Bool { instance.running.contains { $0.course == course } }

  /// Most completions of a course in so many meetings.
  private func completions(_ course: Int, meetings: Int) -> Int {
    let definition = instance.scenario.courses[course]
    var meetings = meetings
    if definition.attendance == .section && !goesOn(course) {
      var sections = meetings / definition.lessons.count
      if let most = definition.maxSections { sections = min(sections, most) }
      meetings = sections * definition.lessons.count
    }
    let seats =
      instance.scenario.venues.indices.map { instance.capacity(course: course, venue: $0) }.max() ?? 0
    var attendances = meetings * min(seats, instance.pairsOfCourse[course].count)
    var completed = 0
    // Whoever needs fewest lessons first.
    for needed in instance.pairsOfCourse[course].map({ instance.progress($0).required }).sorted() {
      if needed > meetings || needed > attendances { break }
      attendances -= needed
      completed += 1
    }
    return completed
  }

  /// What is missing of the targets of a course where so many complete: each of them counts for the total and for the
  /// own employer.
  private func missing(_ course: Int, completed: Int) -> Int {
    let wanted = instance.wanted(of: course)
    let ofAll = wanted.first { $0.employer == nil }?.count ?? 0
    let ofEmployers = wanted.reduce(0) { $0 + ($1.employer == nil ? 0 : max(0, $1.count)) }
    return max(0, ofAll - completed) + max(0, ofEmployers - completed)
  }
}
