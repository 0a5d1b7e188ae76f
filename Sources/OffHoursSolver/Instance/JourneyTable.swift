import OffHours

/// Minutes between the places where somebody lives or a hall is, each pair worked out once.
struct JourneyTable: Sendable {
  private let travel: Travel
  /// Row by row.
  private let minutes: [Int32]
  private let width: Int
  /// The row of each place; −1 for places that nobody and no hall needs.
  private let rowOfPlace: [Int32]

  init(_ scenario: Scenario, _ demand: Demand) {
    let used = Set(
      scenario.venues.compactMap { $0.site?.index } + demand.kinds.compactMap { $0.sample.home?.index }
    ).filter { $0 >= 0 }.sorted()
    var rowOfPlace = [Int32](repeating: -1, count: scenario.places.count)
    for (row, place) in used.enumerated() { rowOfPlace[place] = Int32(row) }
    self.rowOfPlace = rowOfPlace
    width = used.count
    travel = scenario.travel
    minutes = used.flatMap { a in used.map { Int32(scenario.travel.minutes(Ref(a), Ref($0))) } }
  }

  /// From one place to another, both known.
  @inline(__always) func minutes(_ a: Int, _ b: Int) -> Int {
    let row = Int(rowOfPlace[a]), column = Int(rowOfPlace[b])
    if row < 0 || column < 0 { return travel.minutes(Ref(a), Ref(b)) }
    return Int(minutes[row * width + column])
  }
}
