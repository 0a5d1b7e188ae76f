internal import GLPK
import OffHours

/// Large neighbourhood search: frees a part of the plan, lets GLPK solve that part, keeps what is better.
///
/// Source: Shaw (1998). Each step optimises one tier and holds those above it as rows, so a step never trades an
/// important goal for a lesser one.
struct Portfolio: Sendable {
  private let instance: Instance
  private var maker: NeighbourhoodMaker
  private var pricer: ItineraryPricer
  private var turn = 0
  private var random: Randomness
  /// What was filled up last: doing so again gives the same.
  private var filled: GoalValues?
  private let control: SearchControl

  init(_ instance: Instance, seed: Int, control: SearchControl) {
    self.instance = instance
    self.control = control
    maker = NeighbourhoodMaker(instance, seed: seed, control: control)
    pricer = ItineraryPricer(instance)
    turn = seed
    random = Randomness(seed: seed &+ 7919)
  }

  /// Takes `steps` steps from a plan and returns the best plan found, or nil where none was better.
  ///
  /// Runs on a thread of GLPK.
  mutating func improve(_ plan: Plan, _ standing: GoalValues, tier: Int, steps: Int) -> (
    plan: Plan, standing: GoalValues
  )? {
    let courses = instance.courseOrder.filter { !instance.pairsOfCourse[$0].isEmpty }
    if courses.isEmpty { return nil }
    var best: (plan: Plan, standing: GoalValues)?
    // What earlier steps left free may serve another course at once.
    if tier <= instance.firstGoal + 2 && filled != standing {
      filled = standing
      best = filledUp(plan, standing)
    }
    let lessons = instance.scenario.goals[tier].parts.first { $0.goal == .lessons }?.weight ?? 0
    if lessons > 0 {
      var invitations = Invitations(instance, isStopped: control.isStopped)
      best = better(invitations.extended(best?.plan ?? plan), than: best?.standing ?? standing) ?? best
    }
    let recreation = RuinAndRecreate(instance, isStopped: control.isStopped)
    let countsPeople = instance.scenario.goals[tier].countsPeople
    let rebuilding = countsPeople ? Rebuilding(instance, isStopped: control.isStopped) : nil
    let countsMeetings = instance.scenario.goals[tier].parts.contains {
      [.cost, .meetings].contains($0.goal)
    }
    let isSmall = instance.pairs.count <= Portfolio.mostRecreated
    for number in 0..<steps where !control.isStopped() {
      let base = best ?? (plan, standing)
      let found: (plan: Plan, standing: GoalValues)?
      if let rebuilding, random.below(2) == 0 {
        found = better(rebuilding.rebuilt(base.plan, random: &random), than: base.standing)
      } else if countsPeople || countsMeetings || lessons > 0, number == 0 || random.below(4) == 0,
        let course = annealable()
      {
        found = annealed(base, course: course, price: countsMeetings ? 0.3 : 0, lesson: lessons > 0 ? 0.1 : 0)
      } else if countsPeople && random.below(2) == 0 {
        let other =
          random.below(4) == 0
          ? reseated(base.plan, tier: tier, recreation) : recreation.recreate(base.plan, random: &random)
        found = better(other, than: base.standing)
      } else if !countsPeople && isSmall && random.below(4) == 0 {
        // Where people are few, what lower goals need may be another plan altogether.
        found = better(recreation.recreate(base.plan, random: &random), than: base.standing)
      } else {
        let course = drawn(courses)
        turn += 1
        if isDivable(course, tier: tier) && random.below(4) == 0 {
          let other = SectionDive.anew(
            base.plan, course: course, fewer: !countsPeople && random.below(2) == 0, instance,
            control: control, random: &random)
          found = better(other, than: base.standing)
        } else {
          let size = 4 + ((turn - 1) / courses.count) % 5 * 3
          found = step(base.plan, base.standing, tier: tier, course: course, size: size)
        }
      }
      best = found ?? best
    }
    return best
  }

  /// Pairs up to which whole parts are also built anew for goals that do not count people.
  private static let mostRecreated = 20

  /// A plan with its standing, where it is better.
  private func better(_ plan: Plan?, than standing: GoalValues) -> (plan: Plan, standing: GoalValues)? {
    guard let plan = plan?.mended(instance) else { return nil }
    let value = plan.standing(instance)
    return value.isBetter(than: standing, instance) ? (plan, value) : nil
  }

  /// A course's meetings moved one by one; `price` is what one costs, in completions.
  private mutating func annealed(
    _ base: (plan: Plan, standing: GoalValues), course: Int, price: Double, lesson: Double
  ) -> (plan: Plan, standing: GoalValues)? {
    var annealing = Annealing(
      instance, course: course, from: base.plan, price: price, lesson: lesson, isStopped: control.isStopped)
    let moves = min(1500, 120_000 / max(1, instance.pairsOfCourse[course].count))
    return annealing.run(
      moves: moves, hot: [0.05, 0.03][random.below(2)], cold: 0.003, from: base.standing, random: &random)
  }

  /// A course whose meetings are moved one by one; nil where none is, or what is kept would be lost.
  private mutating func annealable() -> Int? {
    let courses = instance.courseOrder.filter {
      instance.scenario.courses[$0].attendance == .any && (1...600).contains(instance.pairsOfCourse[$0].count)
    }
    return instance.firstGoal > 0 || courses.isEmpty ? nil : drawn(courses)
  }

  /// A course, each as often as it has people: a step in a small course costs no less.
  private mutating func drawn(_ courses: [Int]) -> Int {
    var ticket = random.below(courses.reduce(0) { $0 + instance.pairsOfCourse[$1].count })
    for course in courses {
      ticket -= instance.pairsOfCourse[course].count
      if ticket < 0 { return course }
    }
    return courses[0]
  }

  /// Whether sections of a course are worth choosing anew together: where it has any number of them, for the goals that a
  /// section more or less changes.
  private func isDivable(_ course: Int, tier: Int) -> Bool {
    let definition = instance.scenario.courses[course]
    return definition.attendance == .section && definition.maxSections ?? .max > 4
      && instance.scenario.goals[tier].parts.contains {
        [.targets, .completions, .fairness, .cost, .meetings].contains($0.goal)
      }
  }

  /// The plan with the few sections of one course chosen anew, as though nobody had another course; everything else is
  /// built up around them.
  private mutating func reseated(_ plan: Plan, tier: Int, _ recreation: RuinAndRecreate) -> Plan? {
    let courses = instance.courseOrder.filter {
      let most = instance.scenario.courses[$0].maxSections
      return instance.scenario.courses[$0].attendance == .section && most != nil
        && !instance.pairsOfCourse[$0].isEmpty && instance.running.isEmpty
    }
    if courses.isEmpty { return nil }
    let course = courses[random.below(courses.count)]
    let ruined = recreation.withoutLearners(of: course, plan)
    guard let seated = seated(ruined, course: course, tier: tier) else { return nil }
    return recreation.rebuilt(seated, random: &random)
  }

  /// A plan of nothing but the few sections of courses, chosen by their masters; nil where there are none such.
  mutating func seated(tier: Int) -> Plan? {
    var greedy = Greedy(instance)
    guard (try? greedy.openPins()) != nil else { return nil }
    var plan: Plan?
    for course in instance.sectionsFirst where !control.isStopped() {
      plan = seated(plan ?? greedy.plan, course: course, tier: tier) ?? plan
    }
    return plan
  }

  /// The plan with all sections of a course chosen at once by its master; nil where they are too many.
  private mutating func seated(_ plan: Plan, course: Int, tier: Int) -> Plan? {
    guard let neighbourhood = maker.everySection(plan, course: course) else { return nil }
    return neighbourhood.solved(
      instance, &pricer, from: neighbourhood.base, holding: neighbourhood.base.standing(instance), tier: tier,
      rounds: 6, nodes: 1500, seconds: control.secondsLeft(), control: control)
  }

  /// The plan with further sections, where that is better.
  private func filledUp(_ plan: Plan, _ standing: GoalValues) -> (plan: Plan, standing: GoalValues)? {
    var greedy = Greedy(instance, from: plan)
    greedy.isStopped = control.isStopped
    greedy.fillUp()
    return better(greedy.plan, than: standing)
  }

  /// One neighbourhood; the better plan, where there is one.
  private mutating func step(_ plan: Plan, _ standing: GoalValues, tier: Int, course: Int, size: Int) -> (
    plan: Plan, standing: GoalValues
  )? {
    guard let neighbourhood = maker.draw(plan, course: course, size: size, opensNew: true),
      let found = neighbourhood.solved(
        instance, &pricer, from: plan, holding: standing, tier: tier, rounds: 6, nodes: 300,
        seconds: control.secondsLeft(), control: control)
    else { return nil }
    return better(found, than: standing)
  }
}
