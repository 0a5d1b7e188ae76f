import OffHours

/// A weight for every goal, signed so that less is better.
struct GoalWeights: Sendable {
  var targets = 0.0, completions = 0.0, fairness = 0.0, cost = 0.0, meetings = 0.0, rest = 0.0, travel = 0.0
  var early = 0.0, lessons = 0.0, lapses = 0.0, release = 0.0, frozenSeats = 0.0, peopleChanged = 0.0
  var meetingsMoved = 0.0, burden = 0.0
  /// The least weighted sum that is asked for: less counts as this.
  private var enough: Double?

  /// Nothing counts.
  init() {}

  /// What a tier asks for, to be minimised.
  init(_ tier: Tier) {
    for part in tier.parts { self[part.goal] += part.weight * (part.goal.isMaximised ? -1 : 1) }
    enough = tier.enough.map { tier.isMaximised ? -$0 : $0 }
  }

  subscript(goal: Goal) -> Double {
    get {
      switch goal {
      case .targets: targets
      case .completions: completions
      case .fairness: fairness
      case .cost: cost
      case .meetings: meetings
      case .rest: rest
      case .travel: travel
      case .early: early
      case .lessons: lessons
      case .lapses: lapses
      case .release: release
      case .frozenSeats: frozenSeats
      case .peopleChanged: peopleChanged
      case .meetingsMoved: meetingsMoved
      case .burden: burden
      }
    }
    set {
      switch goal {
      case .targets: targets = newValue
      case .completions: completions = newValue
      case .fairness: fairness = newValue
      case .cost: cost = newValue
      case .meetings: meetings = newValue
      case .rest: rest = newValue
      case .travel: travel = newValue
      case .early: early = newValue
      case .lessons: lessons = newValue
      case .lapses: lapses = newValue
      case .release: release = newValue
      case .frozenSeats: frozenSeats = newValue
      case .peopleChanged: peopleChanged = newValue
      case .meetingsMoved: meetingsMoved = newValue
      case .burden: burden = newValue
      }
    }
  }

  /// Adds `factor` times other weights.
  mutating func add(_ other: GoalWeights, times factor: Double) {
    for goal in Goal.allCases + Goal.changes { self[goal] += factor * other[goal] }
  }

  /// The weighted sum over a standing's values.
  func value(_ standing: GoalValues, _ instance: Instance) -> Double {
    (Goal.allCases + Goal.changes).reduce(0) {
      $0 + (self[$1] == 0 ? 0 : self[$1] * standing.value($1, instance))
    }
  }

  /// What has to be held of a standing's value while a tier below is optimised.
  func held(_ standing: GoalValues, _ instance: Instance) -> Double {
    max(value(standing, instance), enough ?? -.infinity)
  }

  /// What attending a stop costs a learner of a kind.
  func attendance(_ instance: Instance, kind: Int, day: Int, place: Int, spot: Int) -> Double {
    lessons + (rest == 0 ? 0 : rest * Double(instance.rest(kind: kind, day: day)))
      + (travel == 0 ? 0 : travel * Double(instance.journey(kind: kind, to: place)))
      + (release == 0
        ? 0 : release * Double(instance.releases?.stay(kind: kind, spot: spot)?.minutes ?? 0))
  }

  /// What a completion of a kind's course with its last meeting on a day costs (less than nothing where it is wanted).
  func completion(_ instance: Instance, kind: Int, slot: Int, day: Int) -> Double {
    (lapses != 0 && day <= instance.lapseDay(kind: kind, slot: slot) ? -lapses : 0)
      + (early == 0 ? 0 : early * Double(day))
      + (completions == 0 ? 0 : completions * Double(instance.completion(kind: kind, day: day)) / 1e6)
  }
}
