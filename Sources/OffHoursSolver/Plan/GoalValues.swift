import OffHours

/// What every goal of a plan amounts to, in whole units.
struct GoalValues: Hashable, Sendable {
  /// People short of targets.
  var targets = 0
  /// Completions in 1e-6.
  var completions = 0
  /// Money parts, or meetings where nothing has a price.
  var cost = 0
  var meetings = 0
  var rest = 0
  var travel = 0
  var early = 0
  /// Lessons attended, and courses not completed by the day on which they are due.
  var lessons = 0, lapses = 0
  var release = 0
  /// Smallest share completed over employers, in 1e-12; 1e12 where no employer has pairs that could be completed.
  var fairness = 0
  /// Points of whoever bears most; 0 where nobody asks.
  var burden = 0
  /// What is changed of the timetable that is kept.
  var frozenSeats = 0, peopleChanged = 0, meetingsMoved = 0

  /// The value of a goal as files write it.
  func value(_ goal: Goal, _ instance: Instance) -> Double {
    switch goal {
    case .targets: Double(targets)
    case .completions: Double(completions) / 1e6
    case .fairness: Double(fairness) / 1e12
    case .cost: instance.countsMoney ? Money(parts: cost).amount : Double(cost)
    case .meetings: Double(meetings)
    case .rest: Double(rest)
    case .travel: Double(travel)
    case .early: Double(early)
    case .lessons: Double(lessons)
    case .lapses: Double(lapses)
    case .release: Double(release)
    case .burden: Double(burden)
    case .frozenSeats: Double(frozenSeats)
    case .peopleChanged: Double(peopleChanged)
    case .meetingsMoved: Double(meetingsMoved)
    }
  }

  /// The value of a tier as files write it.
  func value(_ tier: Tier, _ instance: Instance) -> Double {
    if !tier.isWeighted { return tier.counted(value(tier.parts[0].goal, instance)) }
    return tier.parts.reduce(0) { total, part in
      total + part.weight * (part.goal.isMaximised ? -1 : 1) * value(part.goal, instance)
    }
  }

  /// Whether this is better than `other`: the first tier in which they differ decides.
  func isBetter(than other: GoalValues, _ instance: Instance) -> Bool {
    for tier in instance.scenario.goals {
      let a = value(tier, instance), b = other.value(tier, instance)
      if abs(a - b) > 1e-9 * max(1, abs(b)) { return tier.isMaximised ? a > b : a < b }
    }
    return false
  }

  /// Whether no plan can be better: every tier has what is enough of it, or is a count to be kept small that comes to nothing.
  func isPerfect(_ instance: Instance) -> Bool {
    instance.scenario.goals.allSatisfy { tier in
      // Sums of several goals may be below nothing.
      if tier.isWeighted { return false }
      let value = value(tier, instance)
      if let enough = tier.enough { return value == enough }
      return !tier.isMaximised && value == 0
    }
  }
}

extension Plan {
  /// What every goal of the plan amounts to. Complexity: attendances.
  func standing(_ instance: Instance) -> GoalValues {
    var result = GoalValues()
    result.lapses = instance.dueCount
    let courses = instance.scenario.courses
    var completed = [Int](repeating: 0, count: courses.count)
    var ofEmployer = Array(
      repeating: [Int](repeating: 0, count: instance.scenario.employers.count), count: courses.count)
    for (position, itinerary) in itineraries.enumerated() where !itinerary.isEmpty {
      let pair = instance.pairs[position]
      let kind = Int(pair.kind)
      completed[Int(pair.course)] += 1
      if let employer = instance.demand.kinds[kind].sample.employer {
        ofEmployer[Int(pair.course)][employer.index] += 1
      }
      result.lessons += itinerary.count
      for meeting in itinerary {
        let moment = instance.supply.moment(ofSpot: self[Int(meeting)].spot)
        result.rest += instance.rest(kind: kind, day: moment.day)
        result.travel += instance.journey(kind: kind, to: moment.place)
        if let releases = instance.releases {
          result.release += releases.stay(kind: kind, spot: self[Int(meeting)].spot)?.minutes ?? 0
        }
      }
      let day = instance.supply.moment(ofSpot: self[Int(itinerary[itinerary.count - 1])].spot).day
      result.early += day
      if day <= instance.lapseDay(kind: kind, slot: Int(pair.slot)) { result.lapses -= 1 }
      result.completions += instance.completion(kind: kind, day: day)
    }
    for course in courses.indices {
      result.targets += instance.missing(
        of: course, completed: completed[course], ofEmployer: ofEmployer[course])
    }
    result.meetings = meetingCount
    result.cost = instance.countsMoney ? cost(instance).parts : meetingCount
    result.fairness = instance.fairness(ofEmployer)
    if instance.asksBurden { result.burden = max(instance.leastBurden, loads(instance).max() ?? 0) }
    instance.kept.count(self, &result, instance)
    return result
  }
}

extension Instance {
  /// Smallest share completed over employers of the pairs that could be completed alone, in 1e-12.
  func fairness(_ completed: [[Int]]) -> Int {
    guard asksFairness else { return 0 }
    var smallest = 1_000_000_000_000
    for employer in scenario.employers.indices where completableOfEmployer[employer] > 0 {
      let done = completed.reduce(0) { $0 + $1[employer] }
      smallest = min(smallest, done * 1_000_000_000_000 / completableOfEmployer[employer])
    }
    return smallest
  }
}
