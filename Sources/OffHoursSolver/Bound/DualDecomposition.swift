internal import GLPK
import OffHours

/// The Lagrangian of the whole timetable in which meetings are whole: for every group and meeting a price of attending.
///
/// With u the prices of links and y those of the rows of ``RelaxedModel``,
///
///   L(y, u) = Σ y·b + Σ_groups n · min(0, cheapest itinerary at u) + Σ_halls min Σ (P_m(y) − S_m(u))
///
/// where P_m is what a meeting costs, S_m the largest sum of prices of a set of people between its smallest and its largest
/// size, and the last minimum goes over meetings that fit one after another into the hall: weighted interval scheduling.
/// Both minima are exact and each link's price is paid on one side and received on the other, so L is a bound for all u and
/// all y of the right sign. At the duals of the joint relaxation, with a meeting's price shared out among those who could
/// come or its seats, it mostly begins no worse; the better of both bounds counts.
///
/// Better prices come from steps along averaged subgradients (Barahona and Anbil, "The volume algorithm", 2000).
struct DualDecomposition: Sendable {
  private let model: RelaxedModel
  private let links: StrongLinks
  /// The best prices so far: of rows, and of links.
  private(set) var dual: [Double]
  private(set) var prices: [Double]
  /// The best bound so far, in minimised form, unsafe.
  private(set) var value = -Double.infinity
  /// Where the next step begins: steps may lead down for a while.
  private var point: (dual: [Double], prices: [Double], value: Double) = ([], [], 0)
  /// The averaged subgradient.
  private var rowDirection: [Double]
  private var linkDirection: [Double]
  /// By row: its limits, and the length of its unit.
  private let rows: [Row]
  private var length = 1.0
  private var failures = 0
  private var steps = 0
  /// Bounds some steps ago, to see whether anything still comes.
  private var mark = (step: 0, value: -Double.infinity)
  /// Whether nothing better is to be expected.
  private(set) var isDone = false

  private struct Row: Sendable {
    var lower, upper: Double
    /// Lowest dual that the model's own columns allow.
    var least = -Double.infinity
    /// How much longer steps in it are.
    var scale = 1.0
    var isFree = true
  }

  /// From the duals of a relaxation; `earlier` are prices of links found before, used where they are better. The duals of
  /// the rows `kept` stay as they are.
  init(
    _ model: RelaxedModel, _ links: StrongLinks, dual: [Double], earlier: [Double]?,
    keeping kept: Set<Int> = [], _ pricer: RelaxedPricer
  ) {
    self.model = model
    self.links = links
    var rows = model.rowLimits.map { Row(lower: $0.lower, upper: $0.upper) }
    for row in model.demandRow { rows[row].isFree = false }
    for row in kept where row < rows.count { rows[row].isFree = false }
    for held in model.heldRows {
      rows[held.row].least = -model.penalty
      let unit = model.unit(held.weights)
      rows[held.row].scale = unit > 1e-9 ? 3 / unit : 0
    }
    if let costRow = model.costRow { rows[costRow].scale = 3 / max(1e-9, model.instance.typicalPrice) }
    for (row, scale) in model.releases.scales { rows[row].scale = scale }
    self.rows = rows
    self.dual = dual + Array(repeating: 0, count: max(0, rows.count - dual.count))
    for row in model.demandRow { self.dual[row] = 0 }
    rowDirection = Array(repeating: 0, count: rows.count)
    linkDirection = Array(repeating: 0, count: links.group.count)
    prices = links.group.map { _ in 0 }
    let weights = model.weights(self.dual)
    let seats = model.instance.scenario.courses.indices.map { model.seatPrices($0, weights, self.dual) }
    for meeting in links.meetings where meeting.crowd > 0 {
      let whole = seats[meeting.course][meeting.lesson][meeting.position] * Double(meeting.most)
      let share = whole / Double(min(meeting.most, meeting.crowd))
      for link in meeting.links { prices[link] = share }
    }
    if let earlier, earlier.count == prices.count {
      let here = evaluated(self.dual, prices, pricer).value,
        there = evaluated(self.dual, earlier, pricer).value
      if there > here { prices = earlier }
    }
    point = (self.dual, prices, 0)
  }

  /// A bound that rounding cannot have made better than it is, in minimised form; nil before the first step.
  var bound: Double? { value > -.infinity ? JointRelaxation.safe(value) : nil }

  /// The Lagrangian at duals of the right sign and any prices of links, in minimised form, unsafe.
  func value(_ dual: [Double], _ prices: [Double], _ pricer: RelaxedPricer) -> Double {
    evaluated(dual, prices, pricer).value
  }

  /// Takes so many steps; `target` is a value that is reached (minimised form). `goOn` is asked with the bound so far.
  mutating func advance(
    steps count: Int, target: Double, _ pricer: RelaxedPricer, goOn: (Double) -> Bool
  ) {
    for _ in 0..<count where !isDone {
      step(target: target, pricer)
      if let bound, !goOn(bound) { return }
    }
  }

  /// Steps after which the search is told how far the bound has come.
  var round: Int { min(100, max(4, 3_000_000 / (links.group.count + 1))) }

  // MARK: Steps

  /// What the two sides take at some prices.
  private struct Answer {
    var value = 0.0
    /// Links that a side takes, and how many people: itineraries more than nothing, meetings less.
    var taken: [(link: Int, people: Double)] = []
    /// By row, how much of it is left.
    var left: [Double] = []
  }

  private mutating func step(target: Double, _ pricer: RelaxedPricer) {
    var trial = point.dual, tried = point.prices
    if steps > 0 {
      var norm = 0.0
      for row in rows.indices where rows[row].isFree {
        let direction = rowDirection[row] * rows[row].scale
        if projected(row, trial[row] + direction) == trial[row] { continue }
        norm += direction * direction
      }
      for direction in linkDirection { norm += direction * direction }
      let aim = min(target, value + max(0.1 * abs(value), 0.02 * abs(target)))
      let missing = max(0, min(aim - point.value, abs(target)))
      let length = length * missing / max(1, norm)
      if !(length > 0) || !length.isFinite {
        isDone = true
        return
      }
      for row in rows.indices where rows[row].isFree {
        trial[row] = projected(
          row, trial[row] + length * rowDirection[row] * rows[row].scale * rows[row].scale)
      }
      for link in tried.indices { tried[link] += length * linkDirection[link] }
    }
    let answer = evaluated(trial, tried, pricer)
    let part = steps == 0 ? 1 : Self.part
    for row in rows.indices { rowDirection[row] = (1 - part) * rowDirection[row] + part * answer.left[row] }
    for link in linkDirection.indices { linkDirection[link] *= 1 - part }
    for (link, people) in answer.taken { linkDirection[link] += part * people }
    steps += 1
    point = (trial, tried, answer.value)
    if answer.value > value {
      if answer.value > value + 5e-4 * abs(value) { failures = 0 }
      (dual, prices, value) = (trial, tried, answer.value)
    } else {
      failures += 1
      if failures >= Self.patience {
        failures = 0
        length *= 0.75
        point = (dual, prices, value)
      }
    }
    if steps >= Self.mostSteps || length < 1e-3 { isDone = true }
    if steps - mark.step >= Self.window {
      if value - mark.value < 1e-3 * max(abs(value), 1e-3 * abs(target)) { isDone = true }
      mark = (steps, value)
    }
  }

  /// How much of a new subgradient enters the average.
  private static let part = 0.1
  /// Steps without a better bound before steps get shorter.
  private static let patience = 60
  /// Steps in which the bound has to get better by a thousandth, and steps at all.
  private static let window = 200
  private static let mostSteps = 4000

  /// The nearest dual of the right sign.
  private func projected(_ row: Int, _ value: Double) -> Double {
    var value = value
    if rows[row].lower == -.infinity { value = min(0, value) }
    if rows[row].upper == .infinity { value = max(0, value) }
    return max(value, rows[row].least)
  }

  // MARK: The Lagrangian

  private func evaluated(_ dual: [Double], _ prices: [Double], _ pricer: RelaxedPricer) -> Answer {
    var answer = Answer()
    answer.left = rows.indices.map { row in
      dual[row] > 0 || rows[row].upper == .infinity ? rows[row].lower : rows[row].upper
    }
    answer.value = model.constant(dual) { row, amount in answer.left[row] -= amount }
    let weights = model.weights(dual)
    itineraries(dual, prices, weights, pricer, &answer)
    halls(dual, prices, weights, &answer)
    for row in rows.indices where !rows[row].isFree { answer.left[row] = 0 }
    return answer
  }

  /// Everybody's cheapest itinerary at the prices.
  private func itineraries(
    _ dual: [Double], _ prices: [Double], _ weights: GoalWeights, _ pricer: RelaxedPricer,
    _ answer: inout Answer
  ) {
    let supply = model.instance.supply
    var found: [RelaxedModel.Itinerary] = []
    var total = 0.0
    links.withPrices(prices) { pricesOf in
      for (position, group) in model.groups.enumerated() {
        let best = model.cheapest(
          position, price: pricesOf(position, group.course), weights, dual, goesOn: true, pricer)
        guard let best, best.cost < 0 else { continue }
        total += best.cost * Double(group.count)
        found.append((position, best.path))
      }
    }
    answer.value += total
    for itinerary in found {
      let group = model.groups[itinerary.group]
      for (lesson, spot) in itinerary.path {
        let position = supply.position(of: spot, course: group.course, lesson: lesson)
        let link = links.link(itinerary.group, group.course, lesson, position)
        answer.taken.append((link, Double(group.count)))
      }
      model.usesOfPeople(itinerary) { row, amount in answer.left[row] -= amount * Double(group.count) }
    }
  }

  /// The best meetings of every hall, one after another, each with the people who pay most.
  private func halls(
    _ dual: [Double], _ prices: [Double], _ weights: GoalWeights, _ answer: inout Answer
  ) {
    let seats = model.instance.scenario.courses.indices.map { model.seatPrices($0, weights, dual) }
    var worth = [Double](repeating: 0, count: links.meetings.count)
    var scratch: [(price: Double, link: Int)] = []
    for (number, meeting) in links.meetings.enumerated() {
      let share = seats[meeting.course][meeting.lesson][meeting.position]
      if meeting.crowd < meeting.least || meeting.least > meeting.most { continue }
      let whole = share * Double(meeting.most)
      var sum = 0.0, people = 0
      for link in meeting.links where prices[link] > 0 {
        sum += prices[link] * Double(links.people[link])
        people += Int(links.people[link])
      }
      // No set of people pays more.
      if whole - sum >= 0 { continue }
      if people < meeting.least || people > meeting.most {
        sum = 0
        chosen(meeting, prices, &scratch) { link, people in sum += prices[link] * Double(people) }
      }
      worth[number] = min(0, whole - sum)
    }
    var best = [Double](repeating: 0, count: links.meetings.count + 1)
    for hall in links.halls {
      best[hall.upperBound] = 0
      for number in hall.reversed() {
        let behind = links.next[number] < hall.upperBound ? best[links.next[number]] : 0
        let skip = number + 1 < hall.upperBound ? best[number + 1] : 0
        best[number] = min(skip, worth[number] + behind)
      }
      if hall.isEmpty { continue }
      answer.value += best[hall.lowerBound]
      var number = hall.lowerBound
      while number < hall.upperBound {
        let skip = number + 1 < hall.upperBound ? best[number + 1] : 0
        if best[number] >= skip {
          number += 1
          continue
        }
        let meeting = links.meetings[number]
        chosen(meeting, prices, &scratch) { link, people in answer.taken.append((link, -Double(people))) }
        model.usesOfMeeting(meeting.course, meeting.lesson, meeting.spot) { row, amount in
          answer.left[row] -= amount
        }
        number = links.next[number]
      }
    }
  }

  /// The people of a meeting who pay most, between its sizes.
  private func chosen(
    _ meeting: StrongLinks.Meeting, _ prices: [Double], _ scratch: inout [(price: Double, link: Int)],
    _ body: (_ link: Int, _ people: Int) -> Void
  ) {
    scratch.removeAll(keepingCapacity: true)
    for link in meeting.links { scratch.append((prices[link], link)) }
    scratch.sort { ($1.price, $0.link) < ($0.price, $1.link) }
    var people = 0
    for (price, link) in scratch {
      let room = price > 0 ? meeting.most - people : meeting.least - people
      if room <= 0 { break }
      let taken = min(room, Int(links.people[link]))
      body(link, taken)
      people += taken
    }
  }
}
