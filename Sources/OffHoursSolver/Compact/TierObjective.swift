import OffHours

/// A tier as one sum over columns, to be minimised.
///
/// Where the weights allow, the sum is in whole numbers: then a value is held exactly, an improvement is at least 1, and
/// bounds can be rounded. Fairness, and weights without a common unit, leave a sum of fractions.
struct TierObjective {
  /// Coefficient of every column.
  private(set) var sum = Sum()
  /// Goals and how often each unit of `Standing` counts, where the sum is whole.
  private var factors: [(goal: Goal, factor: Int)] = []
  /// All factors and coefficients have been divided by this.
  private var divisor = 1
  /// What one of the sum is worth in the tier's value, or −value where the tier is maximised.
  private(set) var unit = 1.0
  /// Whether the sum is whole.
  private(set) var isWhole = true
  let tier: Tier

  init(_ tier: Tier, _ goals: GoalSums) {
    self.tier = tier
    if let whole = TierObjective.wholeFactors(tier, goals.instance) {
      factors = whole.factors
      unit = whole.unit
      var values: [Int32: Int] = [:]
      var isExact = true
      for (goal, factor) in factors {
        for (column, value) in goals.terms(of: goal)! {
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
        return
      }
    }
    // Fractions: the value itself.
    isWhole = false
    factors = []
    unit = 1
    divisor = 1
    var values: [Int32: Double] = [:]
    for part in tier.parts {
      guard let terms = goals.terms(of: part.goal) else {
        values[goals.columns.fairness, default: 0] -= part.weight
        continue
      }
      let scale = part.weight * TierObjective.unit(of: part.goal, goals.instance)
      for (column, value) in terms { values[column, default: 0] += scale * Double(value) }
    }
    for (column, value) in values.sorted(by: { $0.key < $1.key }) where value != 0 {
      sum.add(column, times: value)
    }
  }

  private mutating func divide(by common: Int) {
    divisor = common
    unit *= Double(common)
  }

  /// The sum for a timetable.
  func value(_ standing: Standing, _ instance: Instance) -> Double {
    if !isWhole { return (tier.isMaximised ? -1 : 1) * standing.value(tier, instance) }
    let total = factors.reduce(0) { total, part in
      total + part.factor * (part.goal.isMaximised ? -1 : 1) * standing.units(part.goal)
    }
    // What no column changes, such as shortfalls that nobody can fill, need not be a multiple.
    return Double(total) / Double(divisor)
  }

  /// What can be told from a proved bound on the sum: sums are whole, and GLPK cuts branches off that gain less than
  /// a part in ten million.
  func rounded(_ bound: Double) -> Double {
    let slack = 2e-7 * (1 + abs(bound))
    guard isWhole, slack < 0.25 else { return bound - slack }
    return (bound - slack).rounded(.up)
  }

  /// A bound on the sum as a bound on the tier's value.
  func tierBound(_ bound: Double) -> Double { (tier.isMaximised ? -1 : 1) * bound * unit }

  /// The smallest step between two sums.
  func step(at value: Double) -> Double { isWhole ? 1 : 1e-7 * max(1, abs(value)) }

  /// How much of `unit` one unit of a goal in `Standing` is.
  private static func unit(of goal: Goal, _ instance: Instance) -> Double {
    switch goal {
    case .completions: 1e-6
    case .cost: instance.countsMoney ? 1 / Double(Money.scale) : 1
    default: 1
    }
  }

  /// Whole numbers in the proportion of the weights, counting every goal in units of `Standing`.
  private static func wholeFactors(
    _ tier: Tier, _ instance: Instance
  ) -> (factors: [(goal: Goal, factor: Int)], unit: Double)? {
    var denominators = tier.parts.map { part in
      switch part.goal {
      case .completions: 1_000_000
      case .cost: instance.countsMoney ? Money.scale : 1
      default: 1
      }
    }
    if tier.parts.contains(where: { $0.goal == .fairness }) { return nil }
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

extension Standing {
  /// What a goal amounts to, in whole units.
  func units(_ goal: Goal) -> Int {
    switch goal {
    case .targets: targets
    case .completions: completions
    case .fairness: fairness
    case .cost: cost
    case .meetings: meetings
    case .rest: rest
    case .travel: travel
    case .early: early
    }
  }
}
