import OffHours

/// A tier as one sum over columns, to be minimised.
///
/// Where the weights allow, the sum is in whole numbers, and where these are small it is exact: an improvement is at
/// least 1, what is held is held to the last unit, and bounds are rounded. GLPK takes for whole what differs from that by
/// 1e-5, and cuts off what gains less than 1e-7 of the whole, so that sums of large numbers, as leaving workers and odd
/// weights make them, are known to such parts only.
struct TierObjective {
  /// Coefficient of every column.
  private(set) var sum = Sum()
  /// Goals and how often each unit of `GoalValues` counts, where the sum is whole.
  private var factors: [(goal: Goal, factor: Int)] = []
  /// All factors and coefficients have been divided by this.
  private var divisor = 1
  /// What one of the sum is worth in the tier's value, or −value where the tier is maximised.
  private(set) var unit = 1.0
  /// Whether the sum is whole, and of numbers small enough for GLPK to tell them apart.
  private(set) var isWhole = true, isExact = true
  let tier: Tier
  /// The sum that is enough: less counts as this. −∞ where there is no such thing.
  var enough: Double { tier.enough.map { (tier.isMaximised ? -$0 : $0) / unit } ?? -.infinity }

  init(_ tier: Tier, _ goals: GoalSums) {
    self.tier = tier
    if let whole = TierObjective.wholeFactors(tier, goals.instance) {
      factors = whole.factors
      unit = whole.unit
      var values: [Int32: Int] = [:]
      var isExact = true
      for (goal, factor) in factors {
        for (column, value) in goals.terms(of: goal) {
          let (product, overflow) = value.multipliedReportingOverflow(by: factor)
          let (total, overflow2) = product.addingReportingOverflow(values[column] ?? 0)
          if overflow || overflow2 { isExact = false }
          values[column] = overflow || overflow2 ? 0 : total
        }
      }
      let common = values.values.reduce(0, greatestCommonDivisor)
      if common > 1 { divide(by: common) }
      let size = values.values.reduce(0.0) { $0 + abs(Double($1 / divisor)) }
      if isExact && size < 1e13 {
        for (column, value) in values.sorted(by: { $0.key < $1.key }) where value != 0 {
          sum.add(column, times: Double(value / divisor))
        }
        isExact = size < 1e6 && sum.values.allSatisfy { abs($0) <= 5000 }
        return
      }
    }
    // Fractions: the value itself.
    (isWhole, isExact) = (false, false)
    factors = []
    unit = 1
    divisor = 1
    var values: [Int32: Double] = [:]
    for part in tier.parts {
      let scale = part.weight / Double(goals.instance.parts(of: part.goal))
      for (column, value) in goals.terms(of: part.goal) {
        values[column, default: 0] += scale * Double(value)
      }
    }
    for (column, value) in values.sorted(by: { $0.key < $1.key }) where value != 0 {
      sum.add(column, times: value)
    }
  }

  private mutating func divide(by common: Int) {
    divisor = common
    unit *= Double(common)
  }

  /// The largest coefficient.
  var largest: Double { sum.values.reduce(0) { max($0, abs($1)) } }

  /// The sum for a timetable.
  func value(_ standing: GoalValues, _ instance: Instance) -> Double {
    if !isWhole { return (tier.isMaximised ? -1 : 1) * standing.value(tier, instance) }
    let total = factors.reduce(0) { total, part in
      total + part.factor * (part.goal.isMaximised ? -1 : 1) * instance.units(of: part.goal, standing)
    }
    // What no column changes, such as shortfalls that nobody can fill, need not be a multiple.
    return max(Double(total) / Double(divisor), enough)
  }

  /// What can be told from a bound that GLPK proved.
  func rounded(_ bound: Double) -> Double {
    let slack = 2e-7 * (1 + abs(bound))
    return max(isExact ? (bound - slack).rounded(.up) : bound - slack, enough)
  }

  /// A bound on the sum as a bound on the tier's value.
  func tierBound(_ bound: Double) -> Double { (tier.isMaximised ? -1 : 1) * bound * unit }

  /// The largest sum that is worth looking for when `value` is known: better by 1, or else no worse.
  func cutOff(below value: Double) -> Double { isExact ? value - 0.5 : value + slack(at: value) }

  /// By how much two values of one timetable may differ: what GLPK's tolerances leave open.
  func slack(at value: Double) -> Double { isExact ? 0.5 : max(isWhole ? 0.5 : 0, 1e-6 * max(1, abs(value))) }

  /// Whole numbers in the proportion of the weights, counting every goal in units of `GoalValues`.
  private static func wholeFactors(
    _ tier: Tier, _ instance: Instance
  ) -> (factors: [(goal: Goal, factor: Int)], unit: Double)? {
    var denominators = tier.parts.map { instance.parts(of: $0.goal) }
    if !tier.isWeighted {
      return ([(tier.parts[0].goal, 1)], 1 / Double(denominators[0]))
    }
    let common = denominators.reduce(1) { $0 / greatestCommonDivisor($0, $1) * $1 }
    denominators = denominators.map { common / $0 }
    var scale = 1.0
    for _ in 0...9 {
      let whole = tier.parts.map { ($0.weight * scale).rounded() }
      let fits = zip(whole, tier.parts).allSatisfy {
        abs($0 - $1.weight * scale) <= 1e-12 * $0 && $0 >= 1 && $0 < 1e12
      }
      if fits {
        let factors = zip(tier.parts, zip(whole, denominators)).map { ($0.goal, Int($1.0) * $1.1) }
        return (factors, 1 / (scale * Double(common)))
      }
      scale *= 10
    }
    return nil
  }
}

extension Instance {
  /// Into how many parts one of a goal is divided, so that everything is a whole number of parts.
  func parts(of goal: Goal) -> Int {
    switch goal {
    case .completions: 1_000_000
    case .cost: countsMoney ? Money.scale : 1
    case .fairness: fairnessParts
    default: 1
    }
  }

  /// What a goal amounts to, in parts.
  func units(of goal: Goal, _ standing: GoalValues) -> Int {
    switch goal {
    case .targets: standing.targets
    case .completions: standing.completions
    case .fairness: Int((Double(standing.fairness) * Double(fairnessParts) / 1e12).rounded())
    case .cost: standing.cost
    case .meetings: standing.meetings
    case .rest: standing.rest
    case .travel: standing.travel
    case .early: standing.early
    case .lessons: standing.lessons
    case .lapses: standing.lapses
    case .release: standing.release
    case .burden: standing.burden
    case .frozenSeats: standing.frozenSeats
    case .peopleChanged: standing.peopleChanged
    case .meetingsMoved: standing.meetingsMoved
    }
  }

  /// The least number of which every employer's share of completions is a whole number of parts.
  var fairnessParts: Int {
    completableOfEmployer.filter { $0 > 0 }.reduce(1) { $0 / greatestCommonDivisor($0, $1) * $1 }
  }
}
