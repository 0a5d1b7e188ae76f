import OffHours

/// Looks for the smallest changes that place one person, and tries them: single ones, then pairs, smallest first.
///
/// A change that leads to seats that are free comes before one after which the person could complete the course alone;
/// each is believed only after a plan made anew has placed the person.
struct RemedySearch {
  /// Pairs that are held against the seats that are free, and pairs that are held against all possible meetings.
  static let mostSeatedPairs = 6000, mostAblePairs = 400
  /// Pairs of changes are listed at most.
  static let mostPairsListed = 3

  private let finder: ChangeFinder
  private let most: Int
  private let attempt: ([ScenarioChange], [Int]?) -> PersonCard.Remedy?
  /// Plans anew for a moment with nothing changed: a way that changes nobody else, or nil.
  private let unchanged: () -> PersonCard.Remedy?
  /// What was found, and how far was looked.
  private(set) var remedies: [PersonCard.Remedy] = []
  private(set) var effort = PersonCard.Effort()
  private var seen: Set<[ScenarioChange]> = []

  /// `attempt` plans anew with changes, and with the meetings that have seats then, where they are known.
  init(
    _ finder: ChangeFinder, most: Int,
    attempt: @escaping ([ScenarioChange], [Int]?) -> PersonCard.Remedy?,
    unchanged: @escaping () -> PersonCard.Remedy?
  ) {
    self.finder = finder
    self.most = most
    self.attempt = attempt
    self.unchanged = unchanged
  }

  /// Tries a set of changes by planning anew.
  @discardableResult mutating func tryOut(_ changes: [ScenarioChange], seats: [Int]? = nil) -> Bool {
    guard seen.insert(changes).inserted else { return false }
    effort.plans += 1
    guard let remedy = attempt(changes, seats) else { return false }
    remedies.append(remedy)
    return true
  }

  /// Looks. `isPossible`: whether the person could complete the course alone as it is.
  mutating func run(isPossible: Bool, _ isInterrupted: () -> Bool) {
    // Where seats are free and fit, nothing need be changed.
    if isPossible, let seats = finder.seats([]), tryOut([], seats: seats) { return }
    if isPossible, let anew = unchanged() {
      effort.plans += 1
      remedies.append(anew)
      return
    }
    let singles = finder.singles
    effort.singles = singles.count
    var seats: [ScenarioChange: [Int]] = [:]
    for change in singles where !isInterrupted() { seats[change] = finder.seats([change]) }
    for change in finder.smallest(singles.filter { seats[$0] != nil }, most: most) where !isInterrupted() {
      tryOut([change], seats: seats[change])
    }
    if !remedies.isEmpty { return }
    if isPossible {
      // Somebody else's seat may do: then nothing need be changed.
      if tryOut([]) { return }
      // Or too few others could come: the largest size that could be reached, then smaller ones.
      for change in singles where !isInterrupted() {
        if case .minSize = change, tryOut([change]) { return }
      }
    } else {
      let able = singles.filter { !isInterrupted() && finder.isAble([$0]) }
      for change in finder.smallest(able, most: most) where !isInterrupted() { tryOut([change]) }
      if !remedies.isEmpty { return }
    }
    pairs(singles, isPossible, isInterrupted)
  }

  /// Whether less of the same was found to be enough.
  private func isNeedless(_ pair: [ScenarioChange]) -> Bool {
    remedies.contains { remedy in
      remedy.changes.allSatisfy { smaller in
        pair.contains { $0.subject == smaller.subject && $0.size >= smaller.size }
      }
    }
  }

  private mutating func pairs(_ singles: [ScenarioChange], _ isPossible: Bool, _ isInterrupted: () -> Bool) {
    let pairs = finder.pairs(of: singles)
    effort.allPairs = pairs.count
    var tried = 0, looked = 0
    for pair in pairs.prefix(Self.mostSeatedPairs) where !isInterrupted() {
      if remedies.count >= Self.mostPairsListed || tried >= most { break }
      looked += 1
      if isNeedless(pair) { continue }
      guard let seats = finder.seats(pair) else { continue }
      tried += 1
      tryOut(pair, seats: seats)
    }
    effort.pairs = looked
    if !remedies.isEmpty || isPossible { return }
    looked = 0
    for pair in pairs.prefix(Self.mostAblePairs) where !isInterrupted() {
      if remedies.count >= Self.mostPairsListed || tried >= most { break }
      looked += 1
      if isNeedless(pair) { continue }
      guard finder.isAble(pair) else { continue }
      tried += 1
      tryOut(pair)
    }
    effort.pairs = max(effort.pairs, looked)
  }
}
