private import Foundation
import OffHours

/// Simulated annealing over the meetings of one course with `attend: any`.
///
/// A move closes a meeting, opens one, or both: at another time, or with another lesson at the same; everybody whom it
/// touches is led anew by `ItineraryPricer`, so every rule over agendas is kept all the way. Meetings may be too small on
/// the way, at a price; people are drawn to those that are. A thousand such moves take as long as a few neighbourhoods
/// and lead out of plans that no neighbourhood improves. Source: Kirkpatrick, Gelatt and Vecchi (1983).
struct Annealing {
  private let instance: Instance
  private let course: Int
  private let isStopped: () -> Bool
  private var plan: Plan
  private var pricer: ItineraryPricer
  private let groups: [Group]
  /// The pairs of the course that could run, and the group of each.
  private let pairs: [Int]
  private let groupOf: [Int]
  /// Worth of a completion by group and day, less than nothing: a price at the end of a way.
  private let endPrice: [[Double]]
  /// Spots of each lesson at which enough people could meet.
  private var spots: [[Int]] = []
  /// Open meetings of the course, by start.
  private var stops: [Stop] = []
  /// What a typical completion is worth.
  private let unit: Double
  /// What a typical meeting costs, and what an attendance is worth, in completions.
  private let price, lesson: Double

  /// `price` is what a typical meeting costs, in completions: 0 where only people count; `lesson` what an attendance is
  /// worth beside the completion.
  init(
    _ instance: Instance, course: Int, from plan: Plan, price: Double, lesson: Double = 0,
    isStopped: @escaping () -> Bool
  ) {
    self.instance = instance
    self.course = course
    self.isStopped = isStopped
    self.price = price
    self.lesson = lesson
    self.plan = plan
    pricer = ItineraryPricer(instance)
    pricer.width = 6
    groups = Group.groups(of: instance.pairsOfCourse[course], in: plan, instance)
    var pairs: [Int] = [], groupOf: [Int] = []
    for (position, group) in groups.enumerated() {
      for pair in group.pairs {
        pairs.append(Int(pair))
        groupOf.append(position)
      }
    }
    self.pairs = pairs
    self.groupOf = groupOf
    endPrice = groups.map { group in
      (0..<instance.scenario.horizon.count).map {
        -Double(instance.completion(kind: group.kind, day: $0)) / 1e6
      }
    }
    unit = endPrice.reduce(0) { $0 - ($1.min() ?? 0) } / Double(max(1, groups.count))
    let definition = instance.scenario.courses[course]
    spots = definition.lessons.indices.map { lesson in
      let range = instance.supply.classes[instance.supply.classOfLesson[course][lesson]].spots
      return range.filter { spot in
        let moment = Int(instance.supply.spots[spot].moment)
        let crowd = groups.reduce(0) {
          $0 + (isAble($1, lesson: lesson, moment: moment) ? $1.pairs.count : 0)
        }
        return crowd >= max(1, instance.least(spot)) && instance.most(spot) >= instance.least(spot)
      }
    }
    stops = plan.open(course: course, instance).map { instance.stop($0, plan) }
  }

  private func isAble(_ group: Group, lesson: Int, moment: Int) -> Bool {
    instance.supply.free.isSet(group.kind, moment)
      && instance.progress[group.kind][group.slot].credited >> UInt64(lesson) & 1 == 0
  }

  /// The best plan on the way in which every meeting holds, of those better than `standing`; nil where there is none.
  ///
  /// The temperature falls from `hot` to `cold`, in completions.
  mutating func run(
    moves: Int, hot: Double, cold: Double, from standing: GoalValues, random: inout Randomness
  ) -> (plan: Plan, standing: GoalValues)? {
    if pairs.isEmpty || spots.allSatisfy(\.isEmpty) { return nil }
    var energy = energy
    var best = energy
    var found: (plan: Plan, standing: GoalValues)?
    for move in 0..<moves where !isStopped() {
      let temperature = unit * hot * pow(cold / hot, Double(move) / Double(moves))
      let before = (plan: plan, stops: stops)
      guard step(&random) else {
        (plan, stops) = before
        continue
      }
      let next = self.energy
      if next < energy || Double(random.below(1 << 30)) / Double(1 << 30) < exp((energy - next) / temperature)
      {
        energy = next
        closeEmpty()
        if energy < best - 1e-7 && plan.keepsSizes(course) && !plan.hasOrphans(instance) {
          best = energy
          let value = plan.standing(instance)
          if value.isBetter(than: found?.standing ?? standing, instance) { found = (plan, value) }
        }
      } else {
        (plan, stops) = before
      }
    }
    return found
  }

  /// What is paid for a person who is missing in a meeting, and what draws one there.
  private static let shortage = 0.08
  private static let draw = 0.03

  /// Worth that is had, less than nothing, and the price of meetings that are too small.
  private var energy: Double {
    var total = 0.0
    for (position, pair) in pairs.enumerated() {
      if let last = plan.itineraries[pair].last {
        total += endPrice[groupOf[position]][instance.supply.moment(ofSpot: plan[Int(last)].spot).day]
        total -= unit * lesson * Double(plan.itineraries[pair].count)
      }
    }
    for stop in stops {
      let meeting = plan[stop.meeting]
      if price > 0 && meeting.learners > 0 {
        total +=
          unit * price
          * (instance.countsMoney ? instance.price(of: meeting).amount / instance.typicalPrice : 1)
      }
      if meeting.learners > 0 && meeting.learners < meeting.least {
        total += unit * Annealing.shortage * Double(meeting.least - meeting.learners)
      }
    }
    return total
  }

  private func isMovable(_ stop: Stop) -> Bool {
    instance.isMovable(plan[stop.meeting])
  }

  /// Closes meetings that nobody attends.
  private mutating func closeEmpty() {
    for stop in stops where plan[stop.meeting].learners == 0 && isMovable(stop) {
      plan.remove(stop.meeting, instance)
    }
    stops.removeAll { plan.meetings[$0.meeting] == nil }
  }

  /// One move, with everybody it touches led anew; false where nothing could be moved.
  private mutating func step(_ random: inout Randomness) -> Bool {
    let kind = random.below(20)
    var closed: (lesson: Int, spot: Int)?
    if kind < 15 {
      let movable = stops.indices.filter { isMovable(stops[$0]) }
      if !movable.isEmpty {
        let position = movable[random.below(movable.count)]
        let meeting = stops[position].meeting
        closed = (plan[meeting].lesson, plan[meeting].spot)
        for pair in pairs where plan.itineraries[pair].contains(Int32(meeting)) { plan.assign(pair, []) }
        plan.remove(meeting, instance)
        stops.remove(at: position)
      }
    }
    var opened: Int?
    if kind >= 4 || closed == nil {
      opened = open(near: closed, &random)
      if opened == nil && closed == nil || !plan.keepsLimits(instance) { return false }
    }
    var order = Array(pairs.indices)
    for position in order.indices.dropLast() {
      order.swapAt(position, position + random.below(order.count - position))
    }
    for position in order where plan.itineraries[pairs[position]].isEmpty { lead(position) }
    if let opened {
      let moment = Int(instance.supply.spots[plan[opened].spot].moment)
      for position in order
      where isAble(groups[groupOf[position]], lesson: plan[opened].lesson, moment: moment) {
        lead(position)
      }
    }
    let small = Set(
      stops.filter { plan[$0.meeting].learners < plan[$0.meeting].least && plan[$0.meeting].learners > 0 }
        .map { Int32($0.meeting) })
    let touched = order.filter { plan.itineraries[pairs[$0]].contains { small.contains($0) } }
    for position in touched { lead(position) }
    return true
  }

  /// Opens a meeting: another lesson where one was closed, the same lesson some days from there, or anything.
  private mutating func open(near closed: (lesson: Int, spot: Int)?, _ random: inout Randomness) -> Int? {
    for _ in 0..<30 {
      var lesson = random.below(spots.count)
      var spot: Int?
      let way = random.below(20)
      if let closed, way < 6 {
        lesson = closed.lesson + (random.below(2) == 0 ? 1 : -1) * (1 + random.below(2))
        guard spots.indices.contains(lesson) else { continue }
        spot = instance.supply.spot(
          course: course, lesson: lesson, start: instance.supply.moment(ofSpot: closed.spot).start,
          venue: Int(instance.supply.spots[closed.spot].venue))
      } else if let closed, way < 13 {
        lesson = closed.lesson
        let any = spots[lesson].isEmpty ? nil : spots[lesson][random.below(spots[lesson].count)]
        let day = instance.supply.moment(ofSpot: closed.spot).day
        spot = any.flatMap { abs(instance.supply.moment(ofSpot: $0).day - day) <= 4 ? $0 : nil }
      } else if !spots[lesson].isEmpty {
        spot = spots[lesson][random.below(spots[lesson].count)]
      }
      guard let spot,
        let meeting = plan.open(course: course, lesson: lesson, spot: spot, section: -1, instance)
      else { continue }
      let stop = instance.stop(meeting, plan)
      stops.insert(
        stop, at: stops.firstIndex { ($0.start, $0.meeting) > (stop.start, meeting) } ?? stops.count)
      return meeting
    }
    return nil
  }

  /// Leads somebody anew: to the end that is worth most, through meetings that lack people.
  private mutating func lead(_ position: Int) {
    let pair = pairs[position]
    let group = groups[groupOf[position]]
    plan.assign(pair, [])
    var usable: [Stop] = []
    var prices: [Double] = []
    usable.reserveCapacity(stops.count)
    prices.reserveCapacity(stops.count)
    for stop in stops {
      let meeting = plan[stop.meeting]
      guard meeting.learners < meeting.most,
        plan.admits(group.kind, Int(instance.supply.spots[meeting.spot].moment), instance)
      else { continue }
      usable.append(stop)
      prices.append(
        meeting.learners < meeting.least
          ? -unit * (lesson + Annealing.draw * (0.5 + Double(meeting.learners) / Double(meeting.least)))
          : -unit * max(lesson, 0.0005))
    }
    guard
      let path = pricer.cheapest(
        group, course: course, stops: usable, prices: prices, endPrice: endPrice[groupOf[position]],
        goesOn: true
      )
    else { return }
    plan.assign(pair, path.path.map { Int32(usable[$0].meeting) })
  }
}

extension Annealing: SearchOperator {
  static let name = "annealing"

  /// People of a course up to whom its meetings are moved one by one.
  private static let mostPairs = 600

  static func isDrawn(_ step: inout SearchStep) -> Bool {
    guard step.countsPeople || step.countsMeetings || step.lessons > 0,
      step.number == 0 || step.random.below(4) == 0
    else { return false }
    // Not where what is kept would be lost.
    return step.instance.firstGoal == 0 && !courses(step.instance).isEmpty
  }

  static func changed(_ step: inout SearchStep) -> Plan? {
    let course = step.draw(courses(step.instance))
    var annealing = Annealing(
      step.instance, course: course, from: step.plan, price: step.countsMeetings ? 0.3 : 0,
      lesson: step.lessons > 0 ? 0.1 : 0, isStopped: step.control.isStopped)
    let moves = min(1500, 120_000 / max(1, step.instance.pairsOfCourse[course].count))
    return annealing.run(
      moves: moves, hot: [0.05, 0.03][step.random.below(2)], cold: 0.003, from: step.standing,
      random: &step.random)?.plan
  }

  private static func courses(_ instance: Instance) -> [Int] {
    instance.courseOrder.filter {
      instance.scenario.courses[$0].attendance == .any
        && (1...mostPairs).contains(instance.pairsOfCourse[$0].count)
    }
  }
}
