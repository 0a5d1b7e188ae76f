internal import Algorithms
internal import GLPK
import OffHours

/// Halls and instructors in the joint relaxation: what a meeting uses of them, and what that costs at some duals.
///
/// Meetings have no columns of their own. Whoever attends a meeting with s seats opens an s-th of it, and uses as much of
/// its hour in the hall, of its instructors' days and weeks, and of its money: what is left of the meeting then costs
/// nothing. Rows enter with the first itinerary that needs them; until then what they ration is free, which never makes a
/// bound wrong.
struct ResourceRows {
  private let instance: Instance
  /// Sets of instructors, and those that hold all teachers of a lesson, by course and lesson.
  private let faculties: [[Int]]
  private let facultiesOf: [[[Int]]]
  /// Money of every (course, lesson, spot); infinity where no timetable has a meeting.
  private let moneyOf: [[[Double]]]
  /// By course and lesson: the first lesson that could be held at the same spots for the same money.
  private let twinOf: [[Int]]
  /// Per venue, by start: the row of the meetings that are under way then.
  private var venueRows: [[(start: Int, row: Int)]]
  /// Per venue: what itineraries use.
  private var venueUses: [[(start: Int, end: Int, column: Int32, share: Double)]]
  /// Rows per faculty, by week and by day.
  private var weekRows, dayRows: [[Int: Int]]
  private let teaching: TeachingDays
  /// Whole sections, and their rows: by course, by venue and of all venues.
  private let counts: WholeCounts
  private var countRows: [[Int?]]
  private var allRows: [Int?]
  /// All rows, and how much of each there is.
  private(set) var limits: [(row: Int, limit: Double)] = []

  /// `isBarred` tells where no meeting of a lesson is looked at.
  init(
    _ instance: Instance, faculties: [[Int]], isBarred: (_ course: Int, _ lesson: Int, _ spot: Int) -> Bool
  ) {
    self.instance = instance
    self.faculties = faculties
    venueRows = Array(repeating: [], count: instance.scenario.venues.count)
    venueUses = Array(repeating: [], count: instance.scenario.venues.count)
    weekRows = Array(repeating: [:], count: faculties.count)
    dayRows = Array(repeating: [:], count: faculties.count)
    var moneyOf: [[[Double]]] = []
    var facultiesOf: [[[Int]]] = []
    for (course, definition) in instance.scenario.courses.enumerated() {
      let classes = instance.supply.classOfLesson[course].map { instance.supply.classes[$0] }
      moneyOf.append(
        classes.enumerated().map { lesson, lessonClass in
          lessonClass.spots.map { spot in
            // A meeting without a seat is none.
            isBarred(course, lesson, spot) || instance.most(spot) < 1
              ? .infinity : instance.leastMoney(course: course, lesson: lesson, spot: spot)
          }
        })
      facultiesOf.append(
        classes.map { lessonClass in
          let teachers = Set(lessonClass.teachers)
          return !definition.asksInstructors
            ? [] : faculties.indices.filter { teachers.isSubset(of: faculties[$0]) }
        })
    }
    self.moneyOf = moneyOf
    twinOf = moneyOf.enumerated().map { course, lessons in
      let classes = instance.supply.classOfLesson[course]
      return lessons.indices.map { lesson in
        lessons.indices.first { classes[$0] == classes[lesson] && lessons[$0] == lessons[lesson] }!
      }
    }
    self.facultiesOf = facultiesOf
    let isHeld = { (course: Int, lesson: Int, spot: Int) -> Bool in
      moneyOf[course][lesson][instance.supply.position(of: spot, course: course, lesson: lesson)] < .infinity
    }
    counts = WholeCounts(instance, isHeld: isHeld)
    teaching = TeachingDays(instance, isHeld: isHeld)
    countRows = counts.most.map { $0.map { _ in nil } }
    allRows = counts.mostInAll.map { _ in nil }
  }

  /// The rows of halls at instants.
  var hallRows: Set<Int> { Set(venueRows.joined().map(\.row)) }

  /// What a meeting of the course costs at least; infinity where it has none.
  func leastMoney(_ course: Int) -> Double { moneyOf[course].joined().min() ?? .infinity }

  /// The fewest meetings of a course in which so many of its people complete it.
  func fewestMeetings(_ course: Int, completed: Int, of groups: [RelaxedGroup]) -> Int {
    counts.fewest(course, completed: completed, of: groups)
  }

  /// What the meeting costs at least; infinity where no timetable has it.
  func money(_ course: Int, _ lesson: Int, _ spot: Int) -> Double {
    moneyOf[course][lesson][instance.supply.position(of: spot, course: course, lesson: lesson)]
  }

  /// The part of a meeting that one learner opens.
  func share(_ course: Int, _ spot: Int) -> Double {
    1 / Double(instance.most(spot))
  }

  /// From when to when a meeting takes its venue.
  private func hold(_ spot: Int) -> (venue: Int, start: Int, end: Int) {
    let hold = instance.supply.hold(ofSpot: spot)
    let venue = Int(instance.supply.spots[spot].venue)
    return (venue, hold.start, hold.end + instance.scenario.venues[venue].turnaround)
  }

  /// Position of the first row of a venue that starts no earlier.
  private func first(_ venue: Int, from start: Int) -> Int {
    venueRows[venue].partitioningIndex { $0.start >= start }
  }

  /// Sets of instructors: those that teach some lesson of these courses, and all together.
  static func faculties(_ instance: Instance, of courses: some Sequence<Int>) -> [[Int]] {
    var sets: [[Int]] = []
    for course in courses where instance.scenario.courses[course].asksInstructors {
      for lessonClass in instance.supply.classOfLesson[course] {
        let teachers = instance.supply.classes[lessonClass].teachers
        if !sets.contains(teachers) { sets.append(teachers) }
      }
    }
    let all = Array(Set(sets.flatMap(\.self))).sorted()
    if sets.count > 1 && !sets.contains(all) { sets.append(all) }
    return sets
  }

  // MARK: Rows

  /// Makes the rows that a meeting needs and that are not there yet, numbered from `next`.
  mutating func enter(_ course: Int, _ lesson: Int, _ spot: Int, next: inout Int, into rows: inout RowBatch) {
    /// A row of so much, and its number.
    func row(_ limit: Double, columns: [Int32] = [], values: [Double] = []) -> Int {
      rows.add(upper: limit, columns: columns, values: values)
      limits.append((next, limit))
      next += 1
      return next - 1
    }
    let (venue, start, _) = hold(spot)
    let position = first(venue, from: start)
    if position == venueRows[venue].count || venueRows[venue][position].start != start {
      var shares: [Int32: Double] = [:]
      for use in venueUses[venue] where use.start <= start && start < use.end {
        shares[use.column, default: 0] += use.share
      }
      let columns = shares.keys.sorted()
      venueRows[venue].insert(
        (start, row(1, columns: columns, values: columns.map { shares[$0]! })), at: position)
    }
    let moment = instance.supply.moment(ofSpot: spot)
    for faculty in facultiesOf[course][lesson] {
      let members = faculties[faculty]
      if weekRows[faculty][moment.week] == nil {
        weekRows[faculty][moment.week] = row(Double(teaching.most(members, week: moment.week)))
      }
      if dayRows[faculty][moment.day] == nil {
        dayRows[faculty][moment.day] = row(Double(teaching.most(members, day: moment.day)))
      }
    }
    if let most = counts.most[course][venue], countRows[course][venue] == nil {
      countRows[course][venue] = row(Double(most))
    }
    if let most = counts.mostInAll[course], allRows[course] == nil { allRows[course] = row(Double(most)) }
  }

  /// Makes the rows of all meetings, numbered from `next`.
  mutating func enterAll(next: inout Int, into rows: inout RowBatch) {
    for (course, definition) in instance.scenario.courses.enumerated() {
      for lesson in definition.lessons.indices {
        for spot in instance.supply.classes[instance.supply.classOfLesson[course][lesson]].spots
        where money(course, lesson, spot) < .infinity {
          enter(course, lesson, spot, next: &next, into: &rows)
        }
      }
    }
  }

  /// Calls back with the rows that a meeting uses and how much of each.
  func uses(_ course: Int, _ lesson: Int, _ spot: Int, _ body: (_ row: Int, _ amount: Double) -> Void) {
    let (venue, start, end) = hold(spot)
    var position = first(venue, from: start)
    while position < venueRows[venue].count, venueRows[venue][position].start < end {
      body(venueRows[venue][position].row, 1)
      position += 1
    }
    let moment = instance.supply.moment(ofSpot: spot)
    let needed = Double(instance.staff(spot))
    for faculty in facultiesOf[course][lesson] {
      if let row = weekRows[faculty][moment.week] { body(row, needed) }
      if let row = dayRows[faculty][moment.day] { body(row, needed) }
    }
    if let row = countRows[course][venue] { body(row, 1) }
    if let row = allRows[course] { body(row, 1) }
  }

  /// Remembers that a column opens so much of a meeting, for rows to come.
  mutating func note(column: Int, _ spot: Int, share: Double) {
    let (venue, start, end) = hold(spot)
    venueUses[venue].append((start, end, Int32(column), share))
  }

  /// Follows columns to their new numbers; nil for those that went.
  mutating func renumber(_ position: (Int32) -> Int32?) {
    for venue in venueUses.indices {
      venueUses[venue] = venueUses[venue].compactMap { use in
        position(use.column).map { (use.start, use.end, $0, use.share) }
      }
    }
  }

  // MARK: Prices

  /// What a seat costs at every spot of every lesson of a course, by lesson and position: a share of `base` (what a
  /// meeting of so much money costs by itself) and of what it uses.
  func seatPrices(_ course: Int, _ dual: [Double], base: (_ money: Double) -> Double) -> [[Double]] {
    // Sums of the duals of each venue's rows, up to each.
    let sums = venueRows.map { rows -> [Double] in
      var sum = 0.0
      return [0]
        + rows.map { row in
          sum += dual[row.row]
          return sum
        }
    }
    let whole = countRows[course].map { row in
      (row.map { dual[$0] } ?? 0) + (allRows[course].map { dual[$0] } ?? 0)
    }
    var prices: [[Double]] = []
    for (lesson, twin) in twinOf[course].enumerated() {
      if twin < lesson {
        prices.append(prices[twin])
        continue
      }
      let spots = instance.supply.classes[instance.supply.classOfLesson[course][lesson]].spots
      prices.append(
        zip(spots, moneyOf[course][lesson]).map { spot, money in
          if money == .infinity { return .infinity }
          let (venue, start, end) = hold(spot)
          var price =
            base(money) - (sums[venue][first(venue, from: end)] - sums[venue][first(venue, from: start)])
            - whole[venue]
          let moment = instance.supply.moment(ofSpot: spot), needed = Double(instance.staff(spot))
          for faculty in facultiesOf[course][lesson] {
            if let row = weekRows[faculty][moment.week] { price -= dual[row] * needed }
            if let row = dayRows[faculty][moment.day] { price -= dual[row] * needed }
          }
          return max(0, price) * share(course, spot)
        })
    }
    return prices
  }

  /// Prices at which a meeting costs what its seats are worth, if a seat is worth `seat`: asked of halls by the hour, or,
  /// `bySection`, for whole sections where these are fewer.
  func hallPrices(seat: Double, bySection: Bool = false) -> [(row: Int, dual: Double)] {
    let minutes = instance.scenario.courses.flatMap { $0.lessons.map(\.minutes) }.min() ?? 1
    return venueRows.enumerated().flatMap { venue, rows -> [(row: Int, dual: Double)] in
      let counted = countRows.indices.filter { countRows[$0][venue] != nil }
      if bySection && counted.count == 1 {
        let seats = instance.capacity(course: counted[0], venue: venue)
        return [(countRows[counted[0]][venue]!, -seat * Double(seats))]
      }
      let seats = mostSeats(venue)
      let hold = minutes + instance.scenario.venues[venue].turnaround
      return rows.indices.map { position in
        // Starts that lie close share the price of one meeting.
        let next = position + 1 < rows.count ? rows[position + 1].start - rows[position].start : hold
        let part = Double(min(hold, next)) / Double(hold)
        return (rows[position].row, -seat * Double(seats) * part)
      }
    }
  }

  /// Seats of a venue for the course that may use most of them.
  private func mostSeats(_ venue: Int) -> Int {
    instance.scenario.courses.indices.map { instance.capacity(course: $0, venue: venue) }.max() ?? 0
  }

  /// The same, asked of the instructors of all courses by the week.
  func facultyPrices(seat: Double) -> [(row: Int, dual: Double)] {
    guard let all = faculties.indices.max(by: { faculties[$0].count < faculties[$1].count }) else {
      return []
    }
    let seats = instance.scenario.venues.indices.map(mostSeats).max() ?? 0
    return weekRows[all].values.sorted().map { ($0, -seat * Double(seats)) }
  }

  // MARK: Prices by name

  /// Writes down the duals of all rows.
  func name(_ dual: [Double], in named: inout NamedDuals) {
    named.sections = countRows.map { $0.map { row in row.map { dual[$0] } ?? 0 } }
    named.allSections = allRows.map { row in row.map { dual[$0] } ?? 0 }
    named.venues = venueRows.map { $0.map { ($0.start, dual[$0.row]) } }
    for (position, members) in faculties.enumerated() {
      named.weeks[members] = weekRows[position].mapValues { dual[$0] }
      named.days[members] = dayRows[position].mapValues { dual[$0] }
    }
  }

  /// Makes rows for the duals that another scenario's model wrote down. `add` is told each dual and how much there is of
  /// what it rations here, and gives the row its number.
  mutating func adopt(_ named: NamedDuals, add: (_ dual: Double, _ limit: Double) -> Int) {
    for (venue, rows) in named.venues.enumerated() where venue < venueRows.count {
      for (start, value) in rows where value != 0 { venueRows[venue].append((start, add(value, 1))) }
      venueRows[venue].sort { $0.start < $1.start }
    }
    for (position, members) in faculties.enumerated() {
      for (week, value) in (named.weeks[members] ?? [:]).sorted(by: { $0.key < $1.key }) where value != 0 {
        weekRows[position][week] = add(value, Double(teaching.most(members, week: week)))
      }
      for (day, value) in (named.days[members] ?? [:]).sorted(by: { $0.key < $1.key }) where value != 0 {
        dayRows[position][day] = add(value, Double(teaching.most(members, day: day)))
      }
    }
    for (course, venues) in counts.most.enumerated() where course < named.sections.count {
      for (venue, most) in venues.enumerated() where venue < named.sections[course].count {
        let value = named.sections[course][venue]
        if let most, value != 0 { countRows[course][venue] = add(value, Double(most)) }
      }
      if let most = counts.mostInAll[course], named.allSections[course] != 0 {
        allRows[course] = add(named.allSections[course], Double(most))
      }
    }
  }
}

extension Instance {
  /// The least that a meeting could cost; infinity where too few instructors are available.
  fileprivate func leastMoney(course: Int, lesson: Int, spot: Int) -> Double {
    let minutes = scenario.courses[course].lessons[lesson].minutes
    var total = price(spot: spot, minutes: minutes).parts
    let needed = staff(spot)
    if needed > 0 {
      let prices = supply.classes[supply.classOfLesson[course][lesson]].teachers
        .filter { isAvailable($0, spot) }.map { price(instructor: $0, minutes: minutes).parts }.sorted()
      if prices.count < needed { return .infinity }
      total += prices.prefix(needed).reduce(0, +)
    }
    return Double(total) / Double(Money.scale)
  }
}
