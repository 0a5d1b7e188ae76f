import OffHours

/// The best that could be thought of where there may be few meetings, or money for few.
///
/// A relaxation opens meetings by fractions, so that three of them serve a course of eight lessons a little. Whole meetings
/// do not: nobody completes in fewer meetings than the lessons that he or she needs, each with its price; a section takes one
/// for each lesson; and m meetings of s seats have m · s attendances. What is to be had of each course for how much
/// (``CourseShares``) is put together so that the limits are kept.
struct MeetingBudget {
  private let instance: Instance
  private let most: CourseShares.Price
  /// Per course, what it could have for how much; nil where there is too much to look at.
  private let shares: [[CourseShares.Share]]?

  /// People and combinations up to which it is looked at; beyond, relaxations say as much.
  private static let mostPairs = 2000, mostCombinations = 3000

  /// `groups` are all that could complete.
  init(_ instance: Instance, _ groups: [RelaxedGroup], isOver: @escaping () -> Bool = { false }) {
    self.instance = instance
    let limits = instance.scenario.limits
    most = CourseShares.Price(meetings: limits.meetings ?? .max, cost: limits.cost?.parts ?? .max)
    guard limits.meetings != nil || limits.cost != nil, instance.pairs.count <= Self.mostPairs
    else {
      shares = nil
      return
    }
    var search = CourseShares(instance, within: most, isOver: isOver)
    var all: [[CourseShares.Share]] = []
    for course in instance.scenario.courses.indices {
      all.append(search.shares(of: course, groups.filter { $0.course == course }))
    }
    shares = all
  }

  /// A number that `targets` is never below.
  func leastMissing() -> Int {
    -(best { -instance.missing(of: $0, mostCompleted: $1.completed) } ?? 0)
  }

  /// A number that `completions` is never above, in 1e-6; nil where nothing is known.
  func mostCompletions() -> Int? { best { $1.worth } }

  private struct Total {
    var price: CourseShares.Price
    var value: Int
  }

  /// Of those that cost no less, only the better; at most one more than are looked at.
  private func best(of sums: [Total]) -> [Total] {
    let sorted = sums.sorted { a, b in
      (a.price.meetings, a.price.cost, -a.value) < (b.price.meetings, b.price.cost, -b.value)
    }
    var result: [Total] = []
    for sum in sorted
    where result.count <= Self.mostCombinations
      && !result.contains(where: { $0.price.fits(sum.price) && $0.value >= sum.value })
    {
      result.append(sum)
    }
    return result
  }

  /// The most that courses together bring within the limits; nil where nothing is known, or not even pins are within them.
  private func best(_ value: (_ course: Int, CourseShares.Share) -> Int) -> Int? {
    guard let shares else { return nil }
    var sums = [Total(price: CourseShares.Price(meetings: 0, cost: 0), value: 0)]
    for (course, all) in shares.enumerated() {
      let own = best(of: all.map { Total(price: $0.price, value: value(course, $0)) })
      if own.count > Self.mostCombinations || sums.count * own.count > Self.mostCombinations * 100 {
        return nil
      }
      var next: [Total] = []
      for sum in sums {
        for share in own {
          let price = sum.price + share.price
          if price.fits(most) { next.append(Total(price: price, value: sum.value + share.value)) }
        }
      }
      sums = best(of: next)
      if sums.count > Self.mostCombinations { return nil }
    }
    return sums.map(\.value).max()
  }
}

extension Instance {
  /// What is missing at least of the targets of a course in which at most so many complete: each of them counts for the total
  /// and for the own employer.
  fileprivate func missing(of course: Int, mostCompleted completed: Int) -> Int {
    let wanted = wanted(of: course)
    let ofAll = wanted.first { $0.employer == nil }?.count ?? 0
    let ofEmployers = wanted.reduce(0) { $0 + ($1.employer == nil ? 0 : max(0, $1.count)) }
    return max(0, ofAll - completed) + max(0, ofEmployers - completed)
  }
}
