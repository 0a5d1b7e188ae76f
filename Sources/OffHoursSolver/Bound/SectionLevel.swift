/// The first lessons of a section, and the people who could still complete: a label of the search for whole sections.
struct SectionLabel {
  /// The spot of the last of these lessons; −1 before the first.
  var spot: Int32
  /// The label of the lessons before, among those of its level.
  var parent: Int32
  var start, end, day: Int32
  /// Seats of the smallest of the venues.
  var most: Int32
  /// The most that a section that begins so could bring.
  var bound: Double
}

/// The labels that have the same number of lessons, with the people of each.
struct SectionLevel {
  private(set) var labels: [SectionLabel] = []
  /// Per label, sets of groups by misses, one label after another.
  private(set) var sets: [UInt64] = []
  private var labelsAtSpot: [Int32: [Int]] = [:]

  /// No labels.
  init() {}

  /// The level before the first lesson.
  init(root sets: [UInt64]) {
    labels = [SectionLabel(spot: -1, parent: -1, start: 0, end: .min, day: 0, most: .max, bound: .infinity)]
    self.sets = sets
  }

  /// Adds a label, unless another at its spot can do the same and more.
  mutating func insert(_ label: SectionLabel, _ own: [UInt64]) {
    for other in labelsAtSpot[label.spot] ?? [] where labels[other].most >= label.most {
      if own.indices.allSatisfy({ own[$0] & ~sets[other * own.count + $0] == 0 }) { return }
    }
    labelsAtSpot[label.spot, default: []].append(labels.count)
    labels.append(label)
    sets.append(contentsOf: own)
  }

  /// Keeps the `most` labels with the highest bounds, and returns the highest bound of those that leave; of what was not even
  /// looked at, the parents in `previous` give one. Nil: everything was looked at.
  mutating func narrow(to most: Int, after previous: SectionLevel?) -> Double {
    let width = sets.count / labels.count
    let order = labels.indices.sorted { (labels[$1].bound, $0) < (labels[$0].bound, $1) }
    var dropped = labels[order[most]].bound
    if let previous, labels.count > 4 * most {
      dropped = max(dropped, previous.labels.map(\.bound).max() ?? 0)
    }
    var kept: [SectionLabel] = []
    var keptSets: [UInt64] = []
    for index in order.prefix(most).sorted() {
      kept.append(labels[index])
      keptSets.append(contentsOf: sets[index * width..<(index + 1) * width])
    }
    (labels, sets, labelsAtSpot) = (kept, keptSets, [:])
    return dropped
  }
}

extension [SectionLevel] {
  /// The spots of a label of the last level, from the first lesson on.
  func spots(to label: Int) -> [Int] {
    var spots: [Int] = []
    var current = label
    for level in dropFirst().reversed() {
      spots.append(Int(level.labels[current].spot))
      current = Int(level.labels[current].parent)
    }
    return spots.reversed()
  }
}
