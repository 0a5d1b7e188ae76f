import OffHours

/// How many could complete with one meeting of each of some lessons: every choice of their times is tried.
///
/// Order of lessons, the pause between meetings, the smallest gap and the load of a week are kept, as ``RelaxedPricer`` keeps them,
/// and beside these the load of a day; halls and instructors may be anywhere.
struct OneOfEach {
  private let instance: Instance
  private let isOver: () -> Bool
  /// Groups that are left to be looked at, of all courses: once for each choice.
  private var budget = 2_000_000
  /// Choices between two looks at the clock.
  private static let pause = 1024
  private var choices = 0

  init(_ instance: Instance, isOver: @escaping () -> Bool) {
    self.instance = instance
    self.isOver = isOver
  }

  /// When a lesson could be held, with the most seats there are then.
  private struct Option {
    var moment: Int
    var seats: Int
  }

  private struct State {
    var course: Course
    var lessons: [Int]
    var options: [[Option]]
    var groups: [RelaxedGroup]
    var chosen: [Option] = []
    var best = (completed: 0, worth: 0)
    var isCut = false
  }

  /// The most people, and the most that they are worth in 1e-6; all of them where there is too much to try.
  mutating func best(_ course: Int, _ lessons: [Int], _ groups: [RelaxedGroup], _ crowd: Crowd)
    -> (completed: Int, worth: Int)
  {
    let options = lessons.map { self.options(course, $0, groups) }
    var state = State(
      course: instance.scenario.courses[course], lessons: lessons, options: options, groups: groups)
    state.isCut = lessons.count > CourseShares.mostLessons
    extend(&state, Array(repeating: 0, count: groups.count))
    return state.isCut ? (crowd.count, crowd.worth(of: crowd.count)) : state.best
  }

  private func options(_ course: Int, _ lesson: Int, _ groups: [RelaxedGroup]) -> [Option] {
    var seats: [Int: Int] = [:]
    for spot in instance.supply.classes[instance.supply.classOfLesson[course][lesson]].spots {
      let moment = Int(instance.supply.spots[spot].moment)
      seats[moment] = max(seats[moment] ?? 0, instance.most(spot))
    }
    let all = seats.map { Option(moment: $0.key, seats: $0.value) }.sorted { $0.moment < $1.moment }
    let attended = all.filter { option in groups.contains { $0.isFree(at: option.moment) } }
    // A pinned meeting may have nobody.
    return attended.isEmpty ? all : attended
  }

  /// `missed`: per group, how many of the chosen meetings it cannot come to.
  private mutating func extend(_ state: inout State, _ missed: [Int]) {
    let next = state.chosen.count
    if state.isCut { return }
    if next == state.lessons.count {
      budget -= state.groups.count << state.lessons.count
      count(&state)
      return
    }
    for option in state.options[next] where !state.isCut {
      budget -= state.groups.count
      choices += 1
      if budget < 0 || choices % Self.pause == 0 && isOver() {
        state.isCut = true
        return
      }
      var missed = missed
      var people = 0, worth = 0
      for (position, group) in state.groups.enumerated() {
        let lesson = state.lessons[next]
        if !group.isFree(at: option.moment), group.credited >> UInt64(lesson) & 1 == 0 {
          missed[position] += group.mandatory >> UInt64(lesson) & 1 != 0 ? state.lessons.count : 1
        }
        let left = state.lessons.count { group.credited >> UInt64($0) & 1 == 0 } - missed[position]
        if left < group.required { continue }
        people += group.count
        worth += group.count * (group.worth.max() ?? 0)
      }
      if people <= state.best.completed && worth <= state.best.worth { continue }
      state.chosen.append(option)
      extend(&state, missed)
      state.chosen.removeLast()
    }
  }

  /// Counts who could complete with the chosen meetings.
  private func count(_ state: inout State) {
    let able = state.groups.filter { completes($0, state) }
    let crowd = Crowd(able)
    // Whoever needs a lesson takes a seat in its meeting.
    let full = state.lessons.reduce(0) { $0 | 1 << UInt64($1) } as UInt64
    var completed = crowd.most(attendances: state.chosen.reduce(0) { $0 + $1.seats })
    for (lesson, option) in zip(state.lessons, state.chosen) {
      let needing = able.reduce(0) { sum, group in
        let others = full & ~(1 << UInt64(lesson)) & ~group.credited
        let canMiss = group.mandatory & ~others == 0 && others.nonzeroBitCount >= group.required
        return sum + (canMiss ? 0 : group.count)
      }
      completed = min(completed, option.seats + crowd.count - needing)
    }
    state.best.completed = max(state.best.completed, completed)
    state.best.worth = max(state.best.worth, crowd.worth(of: completed))
  }

  /// Whether a group could complete with the chosen meetings, whatever else it attends.
  private func completes(_ group: RelaxedGroup, _ state: State) -> Bool {
    let stops = zip(state.lessons, state.chosen).compactMap {
      lesson, option -> (lesson: Int, moment: Moment)? in
      group.credited >> UInt64(lesson) & 1 == 0 && group.isFree(at: option.moment)
        ? (lesson, instance.supply.moments[option.moment]) : nil
    }.sorted { $0.moment.start < $1.moment.start }
    return completes(group, state.course, stops[...], [], 0)
  }

  private func completes(
    _ group: RelaxedGroup, _ course: Course, _ stops: ArraySlice<(lesson: Int, moment: Moment)>,
    _ attended: [(lesson: Int, moment: Moment)], _ done: UInt64
  ) -> Bool {
    if group.mandatory & ~done == 0 && attended.count >= group.required { return true }
    guard attended.count + stops.count >= group.required, let stop = stops.first else { return false }
    let rest = stops.dropFirst()
    if follows(attended, stop, course),
      completes(group, course, rest, attended + [stop], done | 1 << UInt64(stop.lesson))
    {
      return true
    }
    return group.mandatory >> UInt64(stop.lesson) & 1 == 0 && completes(group, course, rest, attended, done)
  }

  private func follows(
    _ attended: [(lesson: Int, moment: Moment)], _ stop: (lesson: Int, moment: Moment), _ course: Course
  ) -> Bool {
    let rules = instance.scenario.rules.agenda
    if attended.count(where: { $0.moment.day == stop.moment.day }) >= rules.perDay ?? .max
      || attended.count(where: { $0.moment.week == stop.moment.week }) >= rules.perWeek ?? .max
    {
      return false
    }
    guard let last = attended.last else { return true }
    if course.strictOrder && last.lesson > stop.lesson { return false }
    return last.moment.end + (rules.betweenMeetings ?? 0) <= stop.moment.start
      && stop.moment.day - last.moment.day >= course.minGapDays ?? 0
  }
}
