internal import GLPK
import OffHours

/// The first repair of what still stands: all meetings that were kept are asked for at once, and people are led to those
/// that have become too small.
///
/// Neighbourhoods draw what they free by chance; after a change it is known what has to be mended. Where a course has
/// few people all of it is solved anew, else what has closed, with as many people around it as a step can lead.
struct Repair: Sendable {
  private let instance: Instance
  private let control: SearchControl
  /// People of a course up to which all of it is solved.
  private let most = 400

  init(_ instance: Instance, _ control: SearchControl) {
    self.instance = instance
    self.control = control
  }

  /// The better plan, tier by tier of what is changed; nil where there is none. Runs on a thread of GLPK.
  func repaired(_ plan: Plan) -> Plan? {
    var best = plan, standing = plan.standing(instance), isBetter = false
    for tier in 0..<instance.firstGoal {
      for course in instance.courseOrder where !instance.kept.bundles[course].isEmpty && !control.isStopped()
      {
        guard let found = repaired(best, standing, course, tier) else { continue }
        let value = found.standing(instance)
        guard value.isBetter(than: standing, instance) else { continue }
        best = found
        standing = value
        isBetter = true
      }
    }
    return isBetter ? best : nil
  }

  /// What still stands with every kept meeting held, as far as people can be led so that none is too small: this alone
  /// is asked first, since a meeting that closes takes all of its learners with it. Runs on a thread of GLPK.
  func filled(_ loose: Plan) -> Plan? {
    var plan = loose, isBetter = false
    for course in instance.courseOrder where !plan.keepsSizes(course) && !control.isStopped() {
      var random = Randomness(seed: course)
      let isSmall = instance.pairsOfCourse[course].count <= most
      let pairs = isSmall ? instance.pairsOfCourse[course] : concerned(plan, course)
      var base = plan
      for pair in pairs { base.assign(pair, []) }
      // What was opened in place of a lost meeting need not be held.
      let freed = base.open(course: course, instance).filter {
        instance.kept.meeting(lesson: base[$0].lesson, spot: base[$0].seat) == nil && !base[$0].isPinned
          && base[$0].section < 0 && base[$0].learners == 0
      }
      var candidates = bundles(of: freed, base, course)
      for meeting in freed { base.remove(meeting, instance) }
      candidates +=
        instance.scenario.courses[course].attendance == .any
        ? substitutes(base, course, pairs)
        : BaselineBlocks(instance, base, course).bundles(besides: candidates, pairs: pairs, &random)
      let neighbourhood = Neighbourhood(
        course: course, meetings: freed, pairs: pairs, candidates: candidates, base: base)
      if let found = solved(neighbourhood, from: plan, plan.standing(instance), tier: 0, asking: nil) {
        plan = found
        isBetter = true
      }
    }
    return isBetter ? BaselinePlan.closed(plan, instance) : nil
  }

  /// The plan with everybody led anew, in all courses, who is changed already: what another course of theirs holds
  /// them to need not keep them from filling a meeting. Runs on a thread of GLPK.
  func reseated(_ plan: Plan) -> Plan? {
    var free = plan
    for pairs in instance.kept.ofWorker where !pairs.allSatisfy({ instance.kept.isKept($0, in: plan) }) {
      for pair in instance.pairsOfWorker[Int(instance.pairs[pairs[0]].worker)] { free.assign(pair, []) }
    }
    for course in instance.sectionsFirst where !instance.pairsOfCourse[course].isEmpty {
      if control.isStopped() { return nil }
      free = repaired(free, free.standing(instance), course, 0) ?? free
    }
    return BaselinePlan.closed(free, instance)
  }

  private func repaired(_ plan: Plan, _ standing: GoalValues, _ course: Int, _ tier: Int) -> Plan? {
    var random = Randomness(seed: course)
    let isSmall = instance.pairsOfCourse[course].count <= most
    let pairs = isSmall ? instance.pairsOfCourse[course] : concerned(plan, course)
    if pairs.isEmpty { return nil }
    var base = plan
    for pair in pairs { base.assign(pair, []) }
    let freed = isSmall ? freed(plan, course) : []
    for meeting in freed { base.remove(meeting, instance) }
    var candidates = bundles(of: freed, plan, course)
    if instance.scenario.courses[course].attendance == .any {
      candidates += closed(base, course, besides: candidates) + substitutes(base, course, pairs)
    } else {
      candidates += BaselineBlocks(instance, base, course).bundles(besides: candidates, pairs: pairs, &random)
    }
    if candidates.isEmpty { return nil }
    let neighbourhood = Neighbourhood(
      course: course, meetings: freed, pairs: pairs, candidates: candidates, base: base)
    return solved(neighbourhood, from: plan, standing, tier: tier) {
      instance.kept.lessonOfSpot[instance.supply.base(ofSpot: $0.spot)] == Int32($0.lesson)
    }
  }

  private func solved(
    _ neighbourhood: Neighbourhood, from plan: Plan, _ standing: GoalValues, tier: Int,
    asking isAsked: ((MeetingBlock.Member) -> Bool)?
  ) -> Plan? {
    var pricer = ItineraryPricer(instance)
    return neighbourhood.solved(
      instance, &pricer, from: plan, holding: standing, tier: tier, rounds: 12, nodes: 600,
      seconds: control.secondsLeft().map { min(0.25 * $0, 20) }, control: control, asking: isAsked)
  }

  /// Who has lost something or has nothing, and those who sit beside them, as many as a step can lead.
  private func concerned(_ plan: Plan, _ course: Int) -> [Int] {
    let pairs = instance.pairsOfCourse[course]
    let changed = pairs.filter { !instance.kept.paths[$0].isEmpty && !instance.kept.isKept($0, in: plan) }
    var random = Randomness(seed: course)
    let unplaced = pairs.filter { plan.itineraries[$0].isEmpty && instance.kept.paths[$0].isEmpty }
    let others = pairs.filter { !plan.itineraries[$0].isEmpty }
    let chosen =
      changed.prefix(most) + random.sample(unplaced, most / 4) + random.sample(others, most / 2)
    return Set(chosen).sorted()
  }

  private func freed(_ plan: Plan, _ course: Int) -> [Int] {
    let open = plan.open(course: course, instance)
    let pinned = Set(open.filter { plan[$0].isPinned }.map { plan[$0].section })
    return open.filter { !plan[$0].isPinned && (plan[$0].section < 0 || !pinned.contains(plan[$0].section)) }
      .sorted()
  }

  private func bundles(of freed: [Int], _ plan: Plan, _ course: Int) -> [MeetingBlock] {
    func member(_ meeting: Int) -> MeetingBlock.Member {
      MeetingBlock.Member(lesson: plan[meeting].lesson, spot: plan[meeting].spot, meeting: meeting)
    }
    if instance.scenario.courses[course].attendance == .any {
      return freed.map { MeetingBlock(members: [member($0)], isFixed: false, section: -1) }
    }
    return Dictionary(grouping: freed) { plan[$0].section }.sorted { $0.key < $1.key }.map {
      section, meetings in
      MeetingBlock(
        members: meetings.map(member).sorted { $0.lesson < $1.lesson }, isFixed: false, section: section)
    }
  }

  /// Baseline meetings that are closed and could be held.
  private func closed(_ base: Plan, _ course: Int, besides candidates: [MeetingBlock]) -> [MeetingBlock] {
    let known = Set(candidates.flatMap { $0.members.map { [$0.lesson, $0.spot] } })
    return instance.kept.bundles[course].flatMap(\.stops).filter { stop in
      stop.spot >= 0 && !known.contains([Int(stop.lesson), Int(stop.spot)])
        && base.isBookable(course: course, lesson: Int(stop.lesson), spot: Int(stop.spot), instance)
    }.map { stop in
      MeetingBlock(
        members: [MeetingBlock.Member(lesson: Int(stop.lesson), spot: Int(stop.spot), meeting: -1)],
        isFixed: false,
        section: -1)
    }
  }

  /// For lessons that have lost a meeting: spots that together reach those who were to come.
  private func substitutes(_ base: Plan, _ course: Int, _ pairs: [Int]) -> [MeetingBlock] {
    var lost: [Int: Int] = [:]
    let open = Set(base.open.map { [base[$0].lesson, base[$0].spot] })
    for stop in instance.kept.bundles[course].flatMap(\.stops)
    where stop.spot < 0
      || !open.contains([Int(stop.lesson), Int(stop.spot)])
        && !base.isBookable(course: course, lesson: Int(stop.lesson), spot: Int(stop.spot), instance)
    {
      lost[Int(stop.lesson), default: 0] += 1
    }
    var result: [MeetingBlock] = []
    for (lesson, count) in lost.sorted(by: { $0.key < $1.key }) {
      let comers = pairs.filter { pair in
        instance.kept.paths[pair].contains { Int($0.lesson) == lesson && $0.spot < 0 }
          || !instance.kept.isFeasible[pair] || instance.kept.paths[pair].isEmpty
      }
      var weight: [Int: Double] = [:]
      for pair in comers { weight[Int(instance.pairs[pair].kind), default: 0] += 1 }
      let kinds = weight.keys.sorted()
      var options = instance.supply.classes[instance.supply.classOfLesson[course][lesson]].spots.filter {
        base.isBookable(course: course, lesson: lesson, spot: $0, instance)
      }
      for _ in 0..<min(options.count, 4 * count) {
        var best = (position: -1, value: 0.5)
        for (position, spot) in options.enumerated() {
          let moment = Int(instance.supply.spots[spot].moment)
          let value = kinds.reduce(0.0) {
            $0 + (instance.supply.free.isSet($1, moment) ? weight[$1]! : 0)
          }
          if value > best.value { best = (position, value) }
        }
        if best.position < 0 { break }
        let spot = options.remove(at: best.position)
        let moment = Int(instance.supply.spots[spot].moment)
        for kind in kinds where instance.supply.free.isSet(kind, moment) { weight[kind]! *= 0.3 }
        result.append(
          MeetingBlock(
            members: [MeetingBlock.Member(lesson: lesson, spot: spot, meeting: -1)], isFixed: false,
            section: -1))
      }
    }
    return result
  }
}
