internal import GLPK
import OffHours

/// What is proved about every tier, and under which values of the tiers above.
struct BoundBook: Sendable {
  private let instance: Instance
  private let groups: [RelaxedGroup]
  private let company: MinimumSizePruning
  /// Best standing that could be thought of: everybody who could complete alone completes at once, at no cost.
  private var ideal: GoalValues
  /// Whether courses have been looked at one by one.
  private var knowsCourses = false
  /// The best that could be thought of by counting in whole numbers alone.
  private let counted: GoalValues
  /// Bounds in the tier's own direction, and the values held above when they were proved.
  private var bounds: [(bound: Double, held: [Double])?]
  /// Whether the relaxation of a tier was solved to the end or given up, for the values held.
  private var isDone: [Bool]
  /// How far the relaxation of a tier has been solved, and for which values held.
  private var progress: [(held: [Double], solved: JointRelaxation.Progress)?]
  /// Who could attend what; nil before it is asked for, empty where there is too much.
  private var links: StrongLinks??
  /// How far the decomposition of a tier has come, and for which values held; and the prices that were best before.
  private var decomposed: [(held: [Double], solved: DualDecomposition)?]

  init(_ instance: Instance, alone: SoloFeasibility, isOver: @escaping () -> Bool = { false }) {
    self.instance = instance
    company = MinimumSizePruning(
      instance, groups: RelaxedGroup.all(instance) { alone.isCompletable(kind: $0, slot: $1) },
      isOver: isOver)
    groups = company.groups
    ideal = BoundBook.ideal(instance, groups, isOver: isOver)
    let kept = BaselineBound(instance, company: company)
    ideal.frozenSeats = kept.frozenSeats()
    ideal.peopleChanged = kept.peopleChanged()
    counted = ideal
    bounds = Array(repeating: nil, count: instance.scenario.goals.count)
    isDone = Array(repeating: false, count: instance.scenario.goals.count)
    progress = Array(repeating: nil, count: instance.scenario.goals.count)
    decomposed = Array(repeating: nil, count: instance.scenario.goals.count)
  }

  /// Seats, halls and instructors ignored.
  private static func ideal(
    _ instance: Instance, _ groups: [RelaxedGroup], isOver: @escaping () -> Bool
  ) -> GoalValues {
    var ideal = GoalValues()
    ideal.fairness = 1_000_000_000_000
    ideal.lapses = instance.dueCount
    ideal.burden = instance.leastBurden
    var completed = [Int](repeating: 0, count: instance.scenario.courses.count)
    var ofEmployer = Array(
      repeating: [Int](repeating: 0, count: instance.scenario.employers.count), count: completed.count)
    for group in groups {
      completed[group.course] += group.count
      if group.lapseDay >= 0 { ideal.lapses -= group.count }
      ideal.lessons += group.lessonsLeft(instance) * group.count
      if group.employer >= 0 { ofEmployer[group.course][group.employer] += group.count }
      let first = group.worth.indices.first { day in day >= 0 } ?? 0
      ideal.completions += (group.worth[first...].max() ?? 0) * group.count
    }
    let budget = ReleaseBudget(instance, groups)
    ideal.completions -= budget.lost { groups[$0].worth.max() ?? 0 }
    ideal.lapses += budget.missing { groups[$0].lapseDay >= 0 }.reduce(0) { $0 + $1.people }
    ideal.lessons -= budget.lost { groups[$0].lessonsLeft(instance) }
    for course in instance.scenario.courses.indices {
      for (employer, people) in budget.missing({ groups[$0].course == course }) {
        completed[course] -= people
        // Groups know their employers where those are counted.
        if ofEmployer[course][employer] >= people { ofEmployer[course][employer] -= people }
      }
      ideal.targets += instance.missing(
        of: course, completed: completed[course], ofEmployer: ofEmployer[course])
    }
    let meetings = MeetingBudget(instance, groups, isOver: isOver)
    ideal.targets = max(ideal.targets, meetings.leastMissing())
    ideal.completions = min(ideal.completions, meetings.mostCompletions() ?? .max)
    ideal.meetingsMoved = instance.kept.count - instance.kept.offered
    return ideal
  }

  /// The values that a standing holds above a tier.
  private func held(_ tier: Int, _ standing: GoalValues) -> [Double] {
    instance.scenario.goals[..<tier].map { standing.value($0, instance) }
  }

  /// Whether what was proved with some values held is proved for a standing: where no tier above is worse, no
  /// timetable has been added to those that the proof looked at.
  private func holds(_ held: [Double], _ standing: GoalValues) -> Bool {
    zip(held, instance.scenario.goals).allSatisfy { value, tier in
      let now = standing.value(tier, instance)
      let slack = 1e-9 * max(1, abs(value))
      return tier.isMaximised ? now >= value - slack : now <= value + slack
    }
  }

  /// The proved bound of a tier for a standing; the ideal where nothing better is proved.
  func bound(_ tier: Int, _ standing: GoalValues) -> Double {
    let definition = instance.scenario.goals[tier]
    let simple = ideal.value(definition, instance)
    guard let proved = bounds[tier], holds(proved.held, standing) else { return simple }
    return definition.isMaximised ? min(proved.bound, simple) : max(proved.bound, simple)
  }

  /// What a bound of a tier rests on: it does not hang on what else was tried to prove it.
  func proof(_ tier: Int, _ bound: Double) -> Proof {
    bound == counted.value(instance.scenario.goals[tier], instance) ? .enumeration : .floating
  }

  /// Gap of a tier for a standing.
  func gap(_ tier: Int, _ standing: GoalValues) -> Double {
    let value = standing.value(instance.scenario.goals[tier], instance)
    return abs(bound(tier, standing) - value) / max(1, abs(value))
  }

  /// Whether a relaxation for these values is still to be solved.
  func isOpen(_ tier: Int, _ standing: GoalValues) -> Bool {
    if gap(tier, standing) <= 1e-12 { return false }
    guard let proved = bounds[tier], holds(proved.held, standing) else { return true }
    return !isDone[tier]
  }

  /// Takes down that no timetable is better than a standing in a tier and no worse in those above.
  mutating func prove(_ tier: Int, _ standing: GoalValues) {
    bounds[tier] = (standing.value(instance.scenario.goals[tier], instance), held(tier, standing))
    isDone[tier] = true
  }

  /// Takes down what was proved of a tier elsewhere, with the tiers above held at the values of a standing.
  mutating func take(_ tier: Int, _ bound: Double, _ standing: GoalValues) {
    let definition = instance.scenario.goals[tier]
    let known = self.bound(tier, standing)
    let value = standing.value(definition, instance)
    // A relaxation is never worse than a timetable that exists; what is left is rounding.
    let best = definition.isMaximised ? max(min(bound, known), value) : min(max(bound, known), value)
    if !(bounds[tier].map { holds($0.held, standing) } ?? false) { isDone[tier] = false }
    bounds[tier] = (best, held(tier, standing))
  }

  /// Goes on with the relaxation of a tier, for a while, from a plan of that standing. Runs on a thread of GLPK; returns a
  /// book that knows the result.
  func tightened(_ tier: Int, _ plan: Plan, _ standing: GoalValues, control: SearchControl) -> BoundBook {
    var book = self
    let definition = instance.scenario.goals[tier]
    let value = standing.value(definition, instance)
    let held = held(tier, standing)
    var proved: Double?
    var isDone = true
    do {
      if definition.parts.contains(where: { $0.goal == .completions }) { try book.lookAtCourses(control) }
      // No need to prove more than that the value is optimal.
      func isOpen(_ soFar: Double) -> Bool {
        abs(instance.rounded(definition.isMaximised ? -soFar : soFar, definition) - value) > 1e-9
      }
      if var solved = decomposed[tier]?.solved, decomposed[tier]?.held == held {
        book.decomposed[tier] = nil
        let target = GoalWeights(definition).held(standing, instance)
        let pricer = RelaxedPricer(instance)
        solved.advance(steps: solved.round, target: target, pricer) { !control.isOver() && isOpen($0) }
        proved = solved.bound
        isDone = solved.isDone || proved.map { !isOpen($0) } ?? true
        book.decomposed[tier] = (held, solved)
      } else {
        (proved, isDone) = try book.relaxed(tier, plan, standing, held, control: control, isOpen: isOpen)
      }
    } catch {
      if !control.isStopped() { control.report("bound: \(error)") }
    }
    if let proved {
      var bound = instance.rounded(definition.isMaximised ? -proved : proved, definition)
      // A relaxation is never worse than a timetable that exists; what is left is rounding.
      bound = definition.isMaximised ? max(bound, value) : min(bound, value)
      if let known = bounds[tier], holds(known.held, standing) {
        bound = definition.isMaximised ? min(bound, known.bound) : max(bound, known.bound)
      }
      book.bounds[tier] = (bound, held)
    } else if !(bounds[tier].map { holds($0.held, standing) } ?? false) {
      book.bounds[tier] = (ideal.value(definition, instance), held)
    }
    book.isDone[tier] = isDone
    return book
  }

  /// Takes over what another book, grown from this one, knows of a tier.
  mutating func take(_ tier: Int, from other: BoundBook) {
    bounds[tier] = other.bounds[tier]
    isDone[tier] = other.isDone[tier]
    progress[tier] = other.progress[tier]
    decomposed[tier] = other.decomposed[tier]
    if links == nil { links = other.links }
    if !knowsCourses && other.knowsCourses {
      knowsCourses = true
      ideal = other.ideal
    }
  }

  /// Goes on with the joint relaxation of a tier; at its end the decomposition begins, where it may prove more.
  private mutating func relaxed(
    _ tier: Int, _ plan: Plan, _ standing: GoalValues, _ held: [Double], control: SearchControl,
    isOpen: (Double) -> Bool
  ) throws(GLPKFault) -> (proved: Double?, isDone: Bool) {
    var relaxation = JointRelaxation(instance, groups: groups, company: company)
    var solved: JointRelaxation.Progress
    if let before = progress[tier], before.held == held {
      solved = before.solved
    } else {
      solved = try relaxation.start(
        tier: tier, holding: standing, itineraries: RelaxedGroup.itineraries(plan, groups, instance))
    }
    progress[tier] = nil
    try relaxation.advance(
      &solved, iterations: BoundBook.iterations, target: relaxation.tiers[tier].held(standing, instance),
      cancellation: control.cancellation, isOver: control.isOver, goOn: isOpen)
    guard let proved = solved.bound, isOpen(proved) else { return (solved.bound, true) }
    if !solved.isDone {
      progress[tier] = (held, solved)
      return (proved, false)
    }
    // Goals that the model does not know, and those that nothing in it counts.
    if solved.model.unit(solved.model.objective) <= 1e-9 { return (proved, true) }
    if links == nil { links = .some(StrongLinks(solved.model)) }
    guard case .some(.some(let links)) = links else { return (proved, true) }
    let pricer = relaxation.pricer
    let earlier = decomposed[tier]?.solved.prices
    let start = DualDecomposition(solved.model, links, dual: solved.center, earlier: earlier, pricer)
    decomposed[tier] = (held, start)
    return (proved, false)
  }

  /// Simplex iterations after which the search is told how far the bound has come.
  private static let iterations = 3000

  /// Lowers what can be thought of by what each course could bring by itself: courses in sections section by section,
  /// others with everybody as early as he or she could be.
  private mutating func lookAtCourses(_ control: SearchControl) throws(GLPKFault) {
    if knowsCourses { return }
    knowsCourses = true
    let pricer = RelaxedPricer(instance)
    // What courses bring by themselves knows nothing of what release or limits leave, and the people who are lost may be the
    // same: the less counts, not the sum of what is lost.
    var most = groups.reduce(0) { $0 + ($1.worth.max() ?? 0) * $1.count }
    defer { ideal.completions = min(ideal.completions, most) }
    for course in instance.scenario.courses.indices {
      let own = groups.filter { $0.course == course }
      let simple = own.reduce(0) { $0 + ($1.worth.max() ?? 0) * $1.count }
      if control.isOver() { return }
      let price = company.prices(course)
      var best = own.reduce(0) { total, group in
        let way = pricer.cheapest(
          group, price: price, rest: 0, travel: 0, endPrice: group.worth.map { -Double($0) })
        return total + (way.map { Int((-$0.cost).rounded(.up)) } ?? 0) * group.count
      }
      if control.isOver() { return }
      var sections = SectionBound(
        instance, course: course, groups: own,
        isBarred: { lesson, spot in
          company.isBarred[course][lesson][instance.supply.position(of: spot, course: course, lesson: lesson)]
        }, isOver: control.isOver)
      if let cover = sections?.cover() { best = min(best, cover) }
      if let proved = try sections?.bound(cancellation: control.cancellation) { best = min(best, proved) }
      if best < simple { most -= simple - best }
    }
  }
}

extension Instance {
  /// Rounds a bound to what the tier can be: whole numbers where its goal has only such values, and no more than enough.
  /// `slack` is what rounding may have added, of 1.
  func rounded(_ bound: Double, _ tier: Tier, slack: Double = 1e-6) -> Double {
    tier.counted(rounded(bound, toStepOf: tier, slack * max(1, abs(bound))))
  }

  private func rounded(_ bound: Double, toStepOf tier: Tier, _ slack: Double) -> Double {
    guard let step = step(of: tier) else { return tier.isMaximised ? bound + slack : bound - slack }
    return tier.isMaximised
      ? ((bound + slack) / step).rounded(.down) * step : ((bound - slack) / step).rounded(.up) * step
  }

  /// Every value of the tier is a multiple of this; nil where there is no such number, or it is too small to tell.
  func step(of tier: Tier) -> Double? {
    if !tier.isWeighted { return step(of: tier.parts[0].goal) }
    var parts: [Double] = []
    for part in tier.parts {
      guard let step = step(of: part.goal) else { return nil }
      parts.append(part.weight * step)
    }
    var scale = 1.0
    for _ in 0...6 {
      let whole = parts.map { ($0 * scale).rounded() }
      if zip(whole, parts).allSatisfy({ abs($0 - $1 * scale) <= 1e-12 * $0 && $0 >= 1 && $0 < 1e12 }) {
        return Double(whole.reduce(0) { gcd($0, Int($1)) }) / scale
      }
      scale *= 10
    }
    return nil
  }

  /// Every value of the goal is a multiple of this; nil where there is no such number.
  func step(of goal: Goal) -> Double? {
    switch goal {
    case .targets, .meetings, .rest, .travel, .early, .lessons, .lapses, .release, .frozenSeats,
      .peopleChanged,
      .meetingsMoved, .burden:
      return 1
    case .fairness: return nil
    case .completions:
      let isWhole = demand.kinds.allSatisfy {
        $0.attrition == 0 && $0.sample.priority == $0.sample.priority.rounded()
      }
      return isWhole ? 1 : nil
    case .cost:
      if !countsMoney { return 1 }
      var parts = 0
      for minutes in Set(scenario.courses.flatMap { $0.lessons.map(\.minutes) }) {
        for venue in scenario.venues { parts = gcd(parts, venue.cost?.price(minutes: minutes).parts ?? 0) }
        for person in scenario.instructors {
          parts = gcd(parts, person.cost?.price(minutes: minutes).parts ?? 0)
        }
      }
      return parts == 0 ? nil : Money(parts: parts).amount
    }
  }
}

/// The greatest common divisor; that of 0 and a number is the number.
func gcd(_ a: Int, _ b: Int) -> Int {
  var (a, b) = (abs(a), abs(b))
  while b != 0 { (a, b) = (b, a % b) }
  return a
}
