internal import GLPK
import OffHours

/// A bound on what the completions of one course in sections are worth, all other courses, halls' and instructors'
/// bookings left out: the linear relaxation over whole sections, with their smallest size.
///
/// A column is a section: a spot for each lesson and the people enrolled. Pricing is label setting over (lesson, spot,
/// people still able), exact unless labels grow too many; what is dropped then still counts in the bound. In every round
/// the Lagrangian bound holds: the program's value plus the most that new sections could bring.
struct SectionBound {
  private typealias Label = SectionLabel
  private typealias Level = SectionLevel

  /// A section that pricing found.
  private struct Section {
    var people: [(group: Int, count: Int)]
    var day: Int
    /// Spot of each lesson.
    var spots: [Int]
  }

  private let instance: Instance
  private let course: Int
  private let groups: [RelaxedGroup]
  private let words: Int
  private let misses: Int
  private let mandatory: [Bool]
  /// Sets that each group starts in, by misses; and groups that hold a credit, by lesson.
  private let start: [UInt64]
  private let credited: [UInt64]
  /// Spots of each lesson with an instructor, by start, and the groups that they suit.
  private var options: [[(spot: Int, moment: Moment, most: Int)]] = []
  private var able: [Int32: [UInt64]] = [:]
  private let venues: [Int?]
  /// Fewest people of a section.
  let least: Int
  /// The day whose worth counts for a section that is complete: that of its last meeting where that may not be missed.
  private let endsWithLast: Bool
  /// Labels kept of one lesson in one venue.
  private let mostLabels = 20_000
  /// Extensions of labels that are left: the bound is given up, never the run.
  private var budget = 3_000_000
  private let isOver: () -> Bool

  /// `groups` are those of the course; nil where the course is too large for this bound.
  init?(
    _ instance: Instance, course: Int, groups: [RelaxedGroup], isBarred: (Int, Int) -> Bool,
    isOver: @escaping () -> Bool
  ) {
    let definition = instance.scenario.courses[course]
    guard definition.attendance == .section, groups.count <= 256, !groups.isEmpty else { return nil }
    // Where any number of small sections may open, they bound nothing that the joint relaxation does not.
    let people = groups.reduce(0) { $0 + $1.count }
    if definition.maxSections == nil && people > 40 * definition.minSize { return nil }
    self.instance = instance
    self.course = course
    self.groups = groups
    self.isOver = isOver
    let words = (groups.count + 63) / 64
    self.words = words
    let lessons = definition.lessons.count
    let misses = min(lessons, lessons - definition.requiredLessons + definition.makeup)
    self.misses = misses
    mandatory = definition.lessons.indices.map {
      definition.makeup == 0 && definition.mandatoryLessons.contains($0)
    }
    var start = [UInt64](repeating: 0, count: words * (misses + 1))
    var credited = [UInt64](repeating: 0, count: words * lessons)
    for (position, group) in groups.enumerated() {
      let bit: UInt64 = 1 << UInt64(position & 63)
      let open = lessons - group.credited.nonzeroBitCount
      let allowed = min(misses, open - group.required + definition.makeup)
      if allowed >= 0 {
        for m in (misses - allowed)...misses { start[m * words + position >> 6] |= bit }
      }
      for lesson in 0..<lessons where group.credited >> UInt64(lesson) & 1 != 0 {
        credited[lesson * words + position >> 6] |= bit
      }
    }
    self.start = start
    self.credited = credited
    venues = definition.sameVenue ? instance.scenario.venues.indices.map { $0 } : [nil]
    least = definition.makeup == 0 && instance.pins[course].isEmpty ? definition.minSize : 1
    endsWithLast = mandatory[lessons - 1] || misses == 0
    // Seats cap a meeting's learners. They cap the section's people only where everybody attends everything.
    let attendAll = misses == 0 && groups.allSatisfy { $0.credited == 0 }
    for lesson in definition.lessons.indices {
      let lessonClass = instance.supply.classes[instance.supply.classOfLesson[course][lesson]]
      var ofLesson: [(spot: Int, moment: Moment, most: Int)] = []
      for spot in lessonClass.spots where !isBarred(lesson, spot) {
        let needed = instance.staff(spot)
        if needed > 0 && lessonClass.teachers.count(where: { instance.isAvailable($0, spot) }) < needed {
          continue
        }
        ofLesson.append(
          (spot, instance.supply.moment(ofSpot: spot), attendAll ? instance.most(spot) : .max))
        let moment = instance.supply.spots[spot].moment
        if able[moment] == nil {
          var row = [UInt64](repeating: 0, count: words)
          for (position, group) in groups.enumerated()
          where group.isFree(at: Int(moment)) {
            row[position >> 6] |= 1 << UInt64(position & 63)
          }
          able[moment] = row
        }
      }
      options.append(ofLesson)
    }
  }

  /// The bound in 1e-6; nil where the relaxation gave none, or where sections need not keep the order of the lessons.
  mutating func bound(rounds: Int = 60, cancellation: CancellationToken) throws(GLPKFault) -> Int? {
    isOrdered ? try solve(rounds: rounds, cancellation: cancellation).bound : nil
  }

  /// The sections that the relaxation is made of when it ends, as spots by lesson, those with the largest share first.
  mutating func sections(rounds: Int, cancellation: CancellationToken) throws(GLPKFault) -> [[Int]] {
    try solve(rounds: rounds, cancellation: cancellation).sections
  }

  private mutating func solve(rounds: Int, cancellation: CancellationToken) throws(GLPKFault) -> (
    bound: Int?, sections: [[Int]]
  ) {
    let people = groups.reduce(0) { $0 + $1.count }
    let most = min(instance.scenario.courses[course].maxSections ?? .max, people / max(1, least))
    var program = LinearProgram(sense: .maximise)
    for group in groups { program.addRow(upper: Double(group.count)) }
    let countRow = program.addRow(upper: Double(most))
    let session = try Session(program)
    var options = LPOptions(method: .primal)
    options.cancellation = cancellation
    var best: Double?
    var known: Set<[Int32]> = []
    var columns: [[Int]] = []
    var shares: [Double] = []
    for _ in 0..<rounds {
      let outcome = try session.solveLPRobustly(options)
      guard outcome.status == .optimal, outcome.stopped == .finished else { break }
      guard let (gain, sections) = price(outcome.dual, outcome.dual[countRow]) else { break }
      shares = outcome.primal
      let bound = outcome.objective + Double(most) * max(0, gain)
      best = min(best ?? bound, bound)
      var batch = ColumnBatch()
      for section in sections {
        let key = [Int32(section.day)] + section.people.flatMap { [Int32($0.group), Int32($0.count)] }
        if !known.insert(key).inserted { continue }
        columns.append(section.spots)
        batch.add(
          objective: section.people.reduce(0.0) { $0 + worth($1.group, section.day) * Double($1.count) },
          rows: section.people.map { Int32($0.group) } + [Int32(countRow)],
          values: section.people.map { Double($0.count) } + [1])
      }
      if batch.count == 0 || best! - outcome.objective <= 1e-7 * max(1, outcome.objective) { break }
      try session.addColumns(batch)
    }
    let order = columns.indices.sorted { a, b in
      let x = a < shares.count ? shares[a] : 0, y = b < shares.count ? shares[b] : 0
      return x > y || x == y && a > b
    }
    return (
      best.map { Int((($0 * (1 + 1e-9) + 1e-7) * 1e6).rounded(.up)) }, order.map { columns[$0] }
    )
  }

  /// Whether the lessons of every section follow each other in time, so that the chains that are looked at are all that
  /// there are.
  ///
  /// Where the order is strict, nobody attends two lessons that are held the wrong way round. Their meetings then have
  /// different people, as many as the smallest size each; or, where no lesson may be missed, people with credits.
  private var isOrdered: Bool {
    let definition = instance.scenario.courses[course]
    if !instance.held[course].isEmpty { return false }
    if definition.lessons.count == 1 { return true }
    guard definition.strictOrder else { return false }
    let people = groups.reduce(0) { $0 + $1.count }
    let credited = groups.reduce(0) { $0 + ($1.credited != 0 ? $1.count : 0) }
    return people < 2 * least || misses == 0 && credited < least
  }

  /// The largest sets of groups that some section could hold, each with the day from which its completions count and
  /// the spots of one such section; nil where they are too many.
  ///
  /// What another set holds as well, and no later, is left out.
  mutating func menu() -> [SectionMenu.Item]? {
    var result: [SectionMenu.Item] = []
    for venue in venues {
      let none = [Double](repeating: 0, count: groups.count)
      var items: [SectionMenu.Item] = []
      guard price(venue, none, 0, items: &items)?.isComplete == true else { return nil }
      result += items
    }
    if result.count > 60_000 { return nil }
    return SectionMenu.largest(result, most: 4000)
  }

  /// The bound in 1e-6 by trying every choice of few sections; nil where there are too many to choose from.
  mutating func cover() -> Int? {
    guard isOrdered, let most = instance.scenario.courses[course].maxSections, (1...4).contains(most),
      let items = menu()
    else { return nil }
    return SectionMenu(items, groups: groups, least: least).bound(most: most, isOver: isOver)
  }

  private func worth(_ group: Int, _ day: Int) -> Double { Double(groups[group].worth[day]) / 1e6 }

  /// The most that a new section could bring at these duals, and sections that bring something.
  private mutating func price(_ dual: [Double], _ countDual: Double) -> (gain: Double, sections: [Section])? {
    var gain = 0.0
    var sections: [Section] = []
    for venue in venues {
      var items: [SectionMenu.Item] = []
      guard let found = price(venue, dual, countDual, items: &items) else { return nil }
      gain = max(gain, found.gain)
      sections += found.sections
    }
    return (gain, sections)
  }

  /// Sections of one venue. `all` receives the people of every section that was looked at to the end; `isComplete` tells
  /// whether none was dropped.
  private mutating func price(
    _ venue: Int?, _ dual: [Double], _ countDual: Double, items all: inout [SectionMenu.Item]
  ) -> (gain: Double, sections: [Section], isComplete: Bool)? {
    let options = options.map { list in
      list.filter { venue == nil || Int(instance.supply.spots[$0.spot].venue) == venue }
    }
    guard let latest = latestStarts(options) else { return (0, [], true) }
    var levels = [Level(root: start)]
    var dropped = 0.0
    var finals: Set<SectionMenu.Key> = []
    var isComplete = true
    var found: [Section] = []
    var gain = 0.0
    var scratch = [UInt64](repeating: 0, count: start.count)
    for lesson in options.indices {
      let previous = levels[lesson]
      let isLast = lesson == options.count - 1
      var level = Level()
      for (parent, from) in previous.labels.enumerated() {
        budget -= options[lesson].count
        if budget < 0 || parent & 255 == 0 && isOver() { return nil }
        for option in options[lesson] {
          if option.moment.start > latest[lesson] { break }
          guard lesson == 0 || follows(option.moment, from),
            extend(previous, parent, by: option.spot, lesson, into: &scratch)
          else { continue }
          let most = min(Int(from.most), option.most)
          let day = endsWithLast ? option.moment.day : 0
          let (value, people) = value(scratch[(misses * words)...], most: most, day: day, dual, exact: isLast)
          let worth = value - countDual
          if worth <= 1e-7 { continue }
          if !isLast {
            level.insert(
              Label(
                spot: Int32(option.spot), parent: Int32(parent), start: Int32(option.moment.start),
                end: Int32(option.moment.end), day: Int32(option.moment.day), most: Int32(clamping: most),
                bound: worth), scratch)
            continue
          }
          gain = max(gain, worth)
          guard let people else { continue }
          let spots = levels.spots(to: parent) + [option.spot]
          found.append(Section(people: people, day: day, spots: spots))
          let key = SectionMenu.Key(people: Array(scratch[(misses * words)...]), day: day)
          if finals.insert(key).inserted {
            all.append(SectionMenu.Item(people: key.people, day: day, spots: spots))
          }
        }
        if level.labels.count > 4 * mostLabels { break }
      }
      if level.labels.count > mostLabels {
        isComplete = false
        dropped = max(dropped, level.narrow(to: mostLabels, after: lesson > 0 ? previous : nil))
      }
      if isLast || level.labels.isEmpty { break }
      levels.append(level)
    }
    found.sort { value(of: $0, dual) > value(of: $1, dual) }
    return (max(gain, dropped), Array(found.prefix(8)), isComplete)
  }

  /// Per lesson, the latest start that leaves room for those after it; nil where a lesson can be held nowhere.
  private func latestStarts(_ options: [[(spot: Int, moment: Moment, most: Int)]]) -> [Int]? {
    if options.contains(where: \.isEmpty) { return nil }
    var latest = [Int](repeating: .max, count: options.count)
    for lesson in stride(from: options.count - 2, through: 0, by: -1) {
      guard let last = options[lesson + 1].last(where: { $0.moment.start <= latest[lesson + 1] }) else {
        return nil
      }
      latest[lesson] = last.moment.start - 1
    }
    return latest
  }

  /// Whether the next lesson of a section may be held at a moment.
  private func follows(_ moment: Moment, _ from: Label) -> Bool {
    let definition = instance.scenario.courses[course]
    if misses > 0 { return moment.start >= Int(from.end) }
    let gap = moment.day - Int(from.day)
    return moment.start >= Int(from.end) + (instance.scenario.rules.agenda.betweenMeetings ?? 0)
      && gap >= definition.minGapDays ?? .min && gap <= definition.maxGapDays ?? .max
  }

  /// Who can still complete, by misses, when a lesson is held at a spot after a label. False: nobody.
  @inline(__always) private func extend(
    _ level: Level, _ parent: Int, by spot: Int, _ lesson: Int, into sets: inout [UInt64]
  ) -> Bool {
    let row = able[instance.supply.spots[spot].moment]!
    let base = parent * sets.count
    var alive: UInt64 = 0
    for m in 0...misses {
      for word in 0..<words {
        var set = level.sets[base + m * words + word] & (row[word] | credited[lesson * words + word])
        if m > 0 && !mandatory[lesson] { set |= level.sets[base + (m - 1) * words + word] }
        sets[m * words + word] = set
        alive |= set
      }
    }
    return alive != 0
  }

  private func value(of section: Section, _ dual: [Double]) -> Double {
    section.people.reduce(0) { $0 + (worth($1.group, section.day) - dual[$1.group]) * Double($1.count) }
  }

  /// The most that people of a set bring at these duals: the dearest seats first, and where `exact` at least as many as
  /// the section needs. Never too low.
  private func value(_ set: ArraySlice<UInt64>, most: Int, day: Int, _ dual: [Double], exact: Bool) -> (
    Double, [(group: Int, count: Int)]?
  ) {
    var able: [(profit: Double, group: Int)] = []
    var people = 0
    forEachBit(set) { group in
      people += groups[group].count
      able.append((worth(group, day) - dual[group], group))
    }
    if people < least || most < least { return (0, nil) }
    able.sort { ($1.profit, $0.group) < ($0.profit, $1.group) }
    var total = 0.0
    var count = 0
    var section: [(group: Int, count: Int)] = []
    for entry in able {
      let isWanted = entry.profit > 1e-12
      if !isWanted && (!exact || count >= least) { break }
      let limit = isWanted ? most : least
      let take = min(groups[entry.group].count, limit - count)
      if take <= 0 { break }
      total += entry.profit * Double(take)
      count += take
      if exact { section.append((entry.group, take)) }
    }
    section.sort { $0.group < $1.group }
    return (total, exact ? section : nil)
  }
}
