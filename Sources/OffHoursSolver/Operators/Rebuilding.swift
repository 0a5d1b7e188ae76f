import OffHours

/// Builds one course, or all of them, anew: with lessons of free order as though they stood in another order, with courses
/// in another order of their own, with or without the freedoms that they have, and with chance in what people are worth.
///
/// Chains lead from lesson to lesson as the course lists them. Where that order need not be kept, every order has chains of
/// its own; and where a cap on meetings lets few of them open, another course has to give all of its own up at once. Neither
/// is reached by freeing a few meetings.
struct Rebuilding {
  let instance: Instance
  let isStopped: () -> Bool
  /// Courses with lessons in free order, without history; and whether something caps all meetings together.
  private let reorderable: [Int]
  private let isCapped: Bool

  /// People up to which whole courses are built anew again and again.
  private static let mostPairs = 600

  /// Nil where neighbourhoods do as well: every course keeps its order, and nothing caps meetings.
  init?(_ instance: Instance, isStopped: @escaping () -> Bool) {
    let limits = instance.scenario.limits
    let courses = instance.scenario.courses
    reorderable = courses.indices.filter { course in
      !courses[course].strictOrder && courses[course].lessons.count > 1 && instance.held[course].isEmpty
        && !instance.pairsOfCourse[course].isEmpty
    }
    isCapped = limits.meetings != nil || limits.cost != nil
    // Who is bound to others or to a meeting is not led by this.
    let isBound = !instance.ties.isEmpty || courses.contains { !$0.appointments.isEmpty }
    guard instance.firstGoal == 0, !isBound, instance.pairs.count <= Self.mostPairs,
      isCapped || !reorderable.isEmpty
    else { return nil }
    self.instance = instance
    self.isStopped = isStopped
  }

  /// A plan with some courses built anew from nothing, or with more people in what stands; nil where it does not hold.
  func rebuilt(_ plan: Plan, random: inout Randomness) -> Plan? {
    let courses = instance.courseOrder.filter { !instance.pairsOfCourse[$0].isEmpty }
    let all = isCapped || random.below(3) == 0
    let chosen = all ? courses : [courses[random.below(courses.count)]]
    var base = plan
    if random.below(4) > 0 { for course in chosen { free(course, in: &base) } }

    let tightening = Tightening(withoutMakeup: random.below(2) == 0, everyLesson: random.below(2) == 0)
    // Lessons in another order, and back again at the end.
    var orders: [(course: Int, order: [Int])] = []
    var other = instance, tight = instance.tightened(tightening)
    for course in reorderable where chosen.contains(course) || random.below(2) == 0 {
      var order = Array(instance.scenario.courses[course].lessons.indices)
      order.shuffle(using: &random)
      var place = order
      for (new, old) in order.enumerated() { place[old] = new }
      base.reorder(course, place)
      other.reorder(course, order)
      tight.reorder(course, order)
      orders.append((course, order))
    }
    var greedy = Greedy(tight, from: base)
    greedy.style.noise = 0.3
    greedy.style.chainNoise = random.below(2) == 0 ? 0 : 0.6
    greedy.style.seed = Int(truncatingIfNeeded: random.next() >> 2)
    greedy.isStopped = isStopped
    greedy.settle(order(of: courses, &random))
    var rest = Greedy(other, from: greedy.plan)
    for course in courses { rest.enrolInOpenMeetings(course) }
    var found = rest.plan
    for (course, order) in orders { found.reorder(course, order) }
    let holds = instance.scenario.courses.indices.allSatisfy { found.keepsSizes($0) }
    let keepsPins = found.pinnedCount >= plan.pinnedCount
    return holds && keepsPins && found.keepsLimits(instance) ? found : nil
  }

  /// The courses in a random order in which what they ask for comes first.
  private func order(of courses: [Int], _ random: inout Randomness) -> [Int] {
    var rest = courses
    var result: [Int] = []
    while !rest.isEmpty {
      let ready = rest.filter { course in
        instance.scenario.courses[course].after.allSatisfy { !rest.contains($0.index) }
      }
      let next = ready.isEmpty ? rest[0] : ready[random.below(ready.count)]
      result.append(next)
      rest.removeAll { $0 == next }
    }
    return result
  }

  /// Takes everybody out of a course and of those that build on it, and closes their meetings, save sections with pins and
  /// history.
  private func free(_ course: Int, in plan: inout Plan) {
    var freed = [course]
    for other in instance.courseOrder
    where instance.scenario.courses[other].after.contains(where: { freed.contains($0.index) }) {
      freed.append(other)
    }
    for course in freed {
      for pair in instance.pairsOfCourse[course] where !plan.itineraries[pair].isEmpty {
        plan.assign(pair, [])
      }
      let isSectioned = instance.scenario.courses[course].attendance == .section
      let staying = Set(
        plan.open(course: course, instance).filter { plan[$0].isPinned }.map { plan[$0].section })
      for meeting in plan.open(course: course, instance) where !plan[meeting].isPinned {
        let section = plan[meeting].section
        if isSectioned && (staying.contains(section) || section < instance.running.count) { continue }
        plan.remove(meeting, instance)
      }
    }
  }
}

extension Plan {
  /// Meetings that have to be held.
  fileprivate var pinnedCount: Int { meetings.count { $0?.isPinned ?? false } }
}

extension Rebuilding: SearchOperator {
  static let name = "rebuilding"

  static func isDrawn(_ step: inout SearchStep) -> Bool {
    guard step.countsPeople, Rebuilding(step.instance, isStopped: step.control.isStopped) != nil else {
      return false
    }
    return step.random.below(2) == 0
  }

  static func changed(_ step: inout SearchStep) -> Plan? {
    Rebuilding(step.instance, isStopped: step.control.isStopped)?.rebuilt(step.plan, random: &step.random)
  }
}
