import OffHours

/// Chooses the few sections of one course anew, as though nobody had another course, and builds everything else around them.
enum Reseating: SearchOperator {
  static let name = "reseating"

  static func isDrawn(_ step: inout SearchStep) -> Bool {
    guard step.countsPeople, step.random.below(2) == 0 else { return false }
    step.recreates = true
    return step.random.below(4) == 0
  }

  static func changed(_ step: inout SearchStep) -> Plan? {
    let instance = step.instance
    let courses = instance.courseOrder.filter {
      let most = instance.scenario.courses[$0].maxSections
      return instance.scenario.courses[$0].attendance == .section && most != nil
        && !instance.pairsOfCourse[$0].isEmpty && instance.running.isEmpty
    }
    if courses.isEmpty { return nil }
    let course = courses[step.random.below(courses.count)]
    let recreation = RuinAndRecreate(instance, isStopped: step.control.isStopped)
    let ruined = recreation.withoutLearners(of: course, step.plan)
    guard let seated = seated(ruined, course: course, &step) else { return nil }
    return recreation.rebuilt(seated, random: &step.random)
  }

  /// A plan of nothing but the few sections of courses, chosen by their masters; nil where there are none such.
  static func seated(_ step: inout SearchStep) -> Plan? {
    var greedy = Greedy(step.instance)
    guard (try? greedy.openPins()) != nil else { return nil }
    var plan: Plan?
    for course in step.instance.sectionsFirst where !step.control.isStopped() {
      plan = seated(plan ?? greedy.plan, course: course, &step) ?? plan
    }
    return plan
  }

  /// The plan with all sections of a course chosen at once by its master; nil where they are too many.
  private static func seated(_ plan: Plan, course: Int, _ step: inout SearchStep) -> Plan? {
    guard let neighbourhood = step.maker.everySection(plan, course: course) else { return nil }
    return neighbourhood.solved(
      step.instance, &step.pricer, from: neighbourhood.base,
      holding: neighbourhood.base.standing(step.instance), tier: step.tier,
      rounds: 6, nodes: 1500, seconds: step.control.secondsLeft(), control: step.control)
  }
}
