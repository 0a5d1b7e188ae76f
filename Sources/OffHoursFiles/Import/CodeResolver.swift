internal import OffHours

/// Finds what the codes of one grid stand for: in the legends given apart, on its sheet, or elsewhere in its file.
struct CodeResolver {
  /// What is known of a code.
  typealias Known = (code: String, placed: PlacedEntry, isGiven: Bool)

  let log: ImportLog
  private var exact: [String: Int] = [:]
  private var loose: [String: [Int]] = [:]
  private var entries: [Known] = []
  /// Where each stands among the lines of all layers, parallel to `entries`.
  private var ranks: [Int] = []

  /// `layers`: the strongest first; within a layer two meanings of one code are an error.
  init(_ layers: [(entries: [PlacedEntry], isGiven: Bool)], log: ImportLog) {
    self.log = log
    var base = 0
    /// Codes with a line of their own in any layer, such as that of the scenario that is there.
    let own = Set(
      layers.flatMap(\.entries).filter { $0.entry.whole == nil }.flatMap(\.entry.codes).map { normalized($0) }
    )
    for layer in layers {
      var here: [String: Int] = [:]
      defer { base += layer.entries.count }
      for (position, placed) in layer.entries.enumerated() where placed.entry.whole == nil {
        for code in placed.entry.codes { add(code, placed, layer.isGiven, base + position, &here) }
      }
      // A code that holds a slash is a code; its parts are codes only where no line of their own explains them.
      for (position, placed) in layer.entries.enumerated() {
        guard let whole = placed.entry.whole else { continue }
        add(whole, placed, layer.isGiven, base + position, &here)
        for code in placed.entry.codes
        where (here[normalized(code)].map({ entries[$0].placed.entry.whole != nil }) ?? true)
          && !own.contains(normalized(code))
        {
          add(code, placed, layer.isGiven, base + position, &here)
        }
      }
    }
  }

  private mutating func add(
    _ code: String, _ placed: PlacedEntry, _ isGiven: Bool, _ rank: Int, _ here: inout [String: Int]
  ) {
    let code = normalized(code)
    if here[code] == nil, let before = exact[code] {
      // A line that says nothing clear, such as a count, hides none that does.
      if !entries[before].isGiven, !entries[before].placed.entry.isClear, placed.entry.isClear {
        entries[before] = (code, placed, isGiven)
      }
      return
    }
    if let before = here[code] {
      let first = entries[before].placed
      if Self.differ(first.entry, placed.entry) {
        log.error(
          placed.place,
          Phrase(
            en:
              "the code '\(code)' is explained twice: '\(placed.entry.words)' here, '\(first.entry.words)' at \(first.place.text(.english)); remove one, or write both on one line if they are two stretches",
            vi:
              "ký hiệu '\(code)' được giải thích hai lần: ở đây '\(placed.entry.words)', ở \(first.place.text(.vietnamese)) '\(first.entry.words)'; hãy bỏ một dòng, hoặc ghi cả hai trên một dòng nếu là hai khoảng giờ"
          ))
      } else if first.entry.day == nil, placed.entry.day != nil {
        entries[before].placed = placed
      }
      return
    }
    here[code] = entries.count
    exact[code] = entries.count
    loose[LegendText.key(code), default: []].append(entries.count)
    entries.append((code, placed, isGiven))
    ranks.append(rank)
  }

  /// Whether two lines say different things of a code; hours that are not understood beside hours do.
  private static func differ(_ a: LegendEntry, _ b: LegendEntry) -> Bool {
    if let a = a.day, let b = b.day { return a != b }
    guard a.day != nil || b.day != nil else { return false }
    let other = a.day == nil ? a : b
    if case .doubtful = other.meaning { return HoursText.hasHours(in: other.words) }
    return false
  }

  /// Whether a line holds on some days of the week alone.
  var namesDays: Bool { entries.contains { $0.placed.entry.days != nil } }

  /// Whether there is any line of a legend.
  var isEmpty: Bool { entries.isEmpty }

  /// All codes in order, with what is said of them.
  var all: [Known] {
    entries.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map { entries[$0] }
  }

  /// What a cell's text stands for: the legend's own code exactly, or the only one that differs by case or spaces.
  func find(_ text: String) -> Known? {
    if let there = exact[normalized(text)] { return entries[there] }
    guard let there = loose[LegendText.key(text)], there.count == 1 else { return nil }
    return entries[there[0]]
  }

  /// The line that a heading such as `Đêm` or `Night` means: its code, or the only shift whose words hold it.
  func find(label: String) -> Known? {
    if label.isEmpty { return nil }
    if let found = find(label) { return found }
    let wanted = words(folded(label))
    guard !wanted.isEmpty, wanted.contains(where: { $0.count > 1 }) else { return nil }
    let holding = entries.filter { known in
      guard case .day(.hours) = known.placed.entry.meaning else { return false }
      let there = words(folded(known.placed.entry.words))
      return there.indices.contains { there[$0...].starts(with: wanted) }
    }
    let codes = Set(holding.map { $0.placed.entry.day })
    return codes.count == 1 ? holding.first : nil
  }
}
