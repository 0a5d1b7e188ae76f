internal import GLPK
import OffHours

/// Dives for the sections of one course: the program over whole sections is solved, its surest sections open with real
/// people, what is left is priced anew, and again.
///
/// Unlike one chain after another it sees that halls and instructors are scarce before they are gone. Source: diving with
/// column generation (Sadykov, Vanderbeck, Pessoa, Tahiri and Uchoa 2019).
struct SectionDive {
  private let instance: Instance
  private let course: Int
  private let control: SearchControl
  private let groups: [Group]
  /// People of each group still to be placed are those from here on.
  private var next: [Int]
  private var bookable: Bookable
  private var ways: ItineraryPricer
  private(set) var plan: Plan

  /// A plan in which some sections of a course have been chosen anew together: those of some halls, or all where they are
  /// few; nil where there are none, or nothing holds. With `fewer`, one of them has to go. Runs on a thread of GLPK.
  static func anew(
    _ plan: Plan, course: Int, fewer: Bool, _ instance: Instance, control: SearchControl,
    random: inout Randomness
  ) -> Plan? {
    let movable = plan.movableSections(of: course, instance).meetings
    var left = Set(movable.map { plan[$0].section }).sorted()
    var closing: [Int] = []
    if left.count <= mostSections && instance.pairsOfCourse[course].count <= 2 * mostPeople
      && random.below(2) == 0
    {
      closing = movable
    } else {
      var hall: [Int: Int32] = [:]
      for meeting in movable { hall[plan[meeting].section] = instance.supply.spots[plan[meeting].spot].venue }
      let lessons = instance.scenario.courses[course].lessons.count
      var seats = 0
      while !left.isEmpty, closing.count < mostSections * lessons, seats < mostPeople * lessons {
        let chosen = hall[left[random.below(left.count)]]
        let together = movable.filter { hall[plan[$0].section] == chosen }
        closing += together
        seats += together.reduce(0) { $0 + plan[$1].learners }
        left.removeAll { hall[$0] == chosen }
      }
    }
    let recreation = RuinAndRecreate(instance, isStopped: control.isStopped)
    let ruined = recreation.without(closing, plan)
    var dive = SectionDive(instance, course: course, from: ruined, control: control)
    do throws(GLPKFault) {
      let closed = Set(closing.map { plan[$0].section }).count
      try dive.run(known: plan, most: fewer ? closed - 1 : .max, random: &random)
    } catch {
      return nil
    }
    var greedy = Greedy(instance, from: dive.plan)
    greedy.isStopped = control.isStopped
    greedy.fillUp()
    return greedy.plan.holds(instance) ? greedy.plan : nil
  }

  /// Sections up to which all are chosen anew at once; about as many of some halls otherwise, and about so many people.
  private static let mostSections = 30
  private static let mostPeople = 360

  /// Goes on from a plan with everybody who is not placed in it.
  init(_ instance: Instance, course: Int, from plan: Plan, control: SearchControl) {
    self.instance = instance
    self.course = course
    self.control = control
    self.plan = plan
    groups = Group.groups(
      of: instance.pairsOfCourse[course].filter { plan.itineraries[$0].isEmpty }, in: plan, instance)
    next = Array(repeating: 0, count: groups.count)
    bookable = Bookable(instance, course: course, plan)
    ways = ItineraryPricer(instance)
  }

  /// Opens sections until the program has none that are worth it. Runs on a thread of GLPK.
  ///
  /// `known` is a plan whose sections are among the first that the program has; `most` caps what opens.
  mutating func run(known: Plan, most: Int, random: inout Randomness) throws(GLPKFault) {
    let definition = instance.scenario.courses[course]
    let most = min(most, (definition.maxSections ?? .max) - plan.sections(of: course).count)
    if groups.isEmpty || most <= 0 { return }
    var master = try SectionMaster(
      instance, course: course, groups: groups, most: most, bookable: bookable,
      cancellation: control.cancellation)
    var decided: Set<Int> = []
    try master.add(sections(of: known))
    _ = try master.price(
      Array(repeating: 0, count: master.rowCount), bookable: bookable, left: left, random: &random,
      isStopped: control.isStopped)
    var rounds = SectionDive.firstRounds
    while !control.isStopped() {
      var last: LPOutcome?
      var idle = 0
      for round in 0..<rounds where !control.isStopped() {
        guard let outcome = try master.solved() else { return }
        idle = last.map { outcome.objective > $0.objective + 1e-5 * abs($0.objective) } ?? true ? 0 : idle + 1
        last = outcome
        if round + 1 == rounds || idle >= SectionDive.patience { break }
        let new = try master.price(
          outcome.dual, bookable: bookable, left: left, random: &random, isStopped: control.isStopped)
        if new == 0 { break }
      }
      rounds = SectionDive.furtherRounds
      guard let last else { return }
      func share(_ section: Int) -> Double {
        let column = master.columnOf[section]
        return column < last.primal.count ? last.primal[column] : 0
      }
      let open = master.sections.indices.filter { !decided.contains($0) && share($0) > 0.01 }
        .sorted { (share($1), $0) < (share($0), $1) }
      if open.isEmpty { return }
      let sum = open.reduce(0) { $0 + share($1) }
      let few = max(1, Int(0.06 * sum))
      for (position, section) in open.enumerated() where position < few || share(section) >= 0.75 {
        decided.insert(section)
        let isBooked = commit(master.sections[section])
        try master.decide(section, isBooked: isBooked, left: left)
      }
    }
  }

  /// The sections of a plan that could open here, with the people who are in them.
  private func sections(of known: Plan) -> [SectionMaster.Section] {
    var groupOf: [Int32: Int] = [:]
    for (position, group) in groups.enumerated() { for pair in group.pairs { groupOf[pair] = position } }
    var counts: [Int: [Int: Int]] = [:]
    for pair in instance.pairsOfCourse[course] {
      guard let group = groupOf[Int32(pair)], let section = known.ownSection(known.itineraries[pair]) else {
        continue
      }
      counts[section, default: [:]][group, default: 0] += 1
    }
    let lessons = instance.scenario.courses[course].lessons.indices
    var spots: [Int: [Int: Int]] = [:]
    for meeting in known.open(course: course, instance) where counts[known[meeting].section] != nil {
      spots[known[meeting].section, default: [:]][known[meeting].lesson] = known[meeting].spot
    }
    return spots.sorted { $0.key < $1.key }.compactMap { section, spotOf in
      let spots = lessons.compactMap { spotOf[$0] }
      guard spots.count == lessons.count,
        zip(lessons, spots).allSatisfy({ bookable.isFree(lesson: $0, spot: $1) })
      else { return nil }
      let people = counts[section]!.sorted { $0.key < $1.key }.map { (group: $0.key, count: $0.value) }
      return SectionMaster.Section(spots: spots, people: people, able: people.map(\.group))
    }
  }

  /// Programs solved before the first sections are decided, and between decisions.
  private static let firstRounds = 150
  private static let furtherRounds = 3
  /// Programs that bring nothing, after which the first decisions are made.
  private static let patience = 40

  private var left: [Int] { groups.indices.map { groups[$0].pairs.count - next[$0] } }

  /// Opens a section with the people it counts on, and others where these have gone elsewhere; whether it holds.
  private mutating func commit(_ section: SectionMaster.Section) -> Bool {
    let before = (plan: plan, next: next)
    let number = plan.newSection()
    var opened: [Int] = []
    for (lesson, spot) in section.spots.enumerated() {
      guard let meeting = plan.open(course: course, lesson: lesson, spot: spot, section: number, instance)
      else {
        plan = before.plan
        return false
      }
      opened.append(meeting)
    }
    let stops = opened.map { instance.stop($0, plan) }
    for (group, count) in section.people { enrol(group, atMost: count, stops) }
    for group in section.able { enrol(group, atMost: .max, stops) }
    guard opened.allSatisfy({ plan[$0].learners >= plan[$0].least }), plan.keepsLimits(instance) else {
      (plan, next) = before
      return false
    }
    bookable.update(plan, around: opened)
    return true
  }

  private mutating func enrol(_ position: Int, atMost count: Int, _ stops: [Stop]) {
    let first = next[position]
    let people = first..<first + min(count, groups[position].pairs.count - first)
    next[position] = plan.enrol(groups[position], people, course: course, in: stops, &ways, instance)
  }
}

extension SectionDive: SearchOperator {
  static let name = "section dive"

  /// Where a course has any number of sections, for the goals that a section more or less changes.
  static func isDrawn(_ step: inout SearchStep) -> Bool {
    let definition = step.instance.scenario.courses[step.drawCourse()]
    return definition.attendance == .section && definition.maxSections ?? .max > 4
      && step.instance.scenario.goals[step.tier].parts.contains {
        [.targets, .completions, .fairness, .cost, .meetings].contains($0.goal)
      } && step.random.below(4) == 0
  }

  static func changed(_ step: inout SearchStep) -> Plan? {
    let fewer = !step.countsPeople && step.random.below(2) == 0
    return SectionDive.anew(
      step.plan, course: step.drawCourse(), fewer: fewer, step.instance, control: step.control,
      random: &step.random)
  }
}
