import OffHours

/// The states of a search for cheapest relaxed itineraries: by the next lesson (under a free order, how many lessons were
/// attended), misses, and the load of the week.
struct RelaxedStates {
  /// A lesson attended at a spot.
  private struct Node {
    var lesson: Int32
    var spot: Int32
    var parent: Int32
  }

  /// A state that no later meeting may build on yet.
  private struct Pending {
    var cost: Double
    var node: Int32
    var next, misses, load: Int32
    var end, day, week: Int
  }

  /// A seat at a lesson, and what it costs with all that comes with it.
  struct Seat {
    var cost: Double
    var spot: Int
    var end, day, week: Int
  }

  private let credited, mandatory: UInt64
  private let required, lessons: Int
  private let isStrict: Bool
  /// Misses that the completion rule allows.
  private let allowed: Int
  private let count, loads: Int
  private let countsWeeks: Bool
  private let pause, minGap: Int
  /// Per lesson, how many that may be missed come from it on; beyond all bounds where one may not.
  private let tail: [Int]
  /// Per state, without the week's load: of meetings of earlier weeks.
  private var oldCost: [Double], oldNode: [Int32]
  /// Per state and load: of this week's.
  private var weekCost: [Double], weekNode: [Int32]
  private var pending: [Pending] = []
  private var nodes: [Node]
  private var week = Int.min
  private var best: (cost: Double, node: Int32)?

  /// The state before the first lesson. With `goesOn`, itineraries go on beyond what completes.
  init(_ group: RelaxedGroup, _ instance: Instance, goesOn: Bool) {
    let definition = instance.scenario.courses[group.course]
    let rules = instance.scenario.rules.agenda
    credited = group.credited
    mandatory = group.mandatory
    required = group.required
    lessons = definition.lessons.count
    isStrict = definition.strictOrder
    let todo = lessons - group.credited.nonzeroBitCount
    allowed = max(0, todo - group.required)
    let perWeek = rules.perWeek.map { [lessons] in min($0, lessons) } ?? lessons
    countsWeeks = perWeek < lessons
    loads = countsWeeks ? perWeek : 1
    pause = rules.betweenMeetings ?? 0
    minGap = definition.minGapDays ?? 0
    // Under a free order, the state counts attended lessons only, whichever they were: a relaxation.
    count = isStrict ? lessons + 1 : (goesOn ? max(todo, group.required) : group.required) + 1
    var tail = [Int](repeating: 0, count: lessons + 1)
    for lesson in stride(from: lessons - 1, through: 0, by: -1) {
      let bit = UInt64(1) << UInt64(lesson)
      tail[lesson] =
        group.mandatory & bit != 0
        ? 1 << 20 : tail[lesson + 1] + (group.credited & bit != 0 ? 0 : 1)
    }
    self.tail = tail
    let slots = count * (allowed + 1)
    oldCost = Array(repeating: .infinity, count: slots)
    oldNode = Array(repeating: -1, count: slots)
    weekCost = Array(repeating: .infinity, count: slots * (loads + 1))
    weekNode = Array(repeating: -1, count: slots * (loads + 1))
    nodes = []
    nodes.reserveCapacity(256)
    put(0, -1, 0, 0, 0, isOld: true)
  }

  /// Puts a state where later lessons find it, and the states that it becomes by missing lessons.
  private mutating func put(
    _ cost: Double, _ node: Int32, _ next: Int, _ misses: Int, _ load: Int, isOld: Bool
  ) {
    var next = next, misses = misses
    while next < count && misses <= allowed {
      let slot = next * (allowed + 1) + misses
      if isOld || !countsWeeks {
        if cost < oldCost[slot] {
          oldCost[slot] = cost
          oldNode[slot] = node
        }
      } else if cost < weekCost[slot * (loads + 1) + load] {
        weekCost[slot * (loads + 1) + load] = cost
        weekNode[slot * (loads + 1) + load] = node
      }
      if !isStrict || next >= lessons { break }
      let bit = UInt64(1) << UInt64(next)
      if mandatory & bit != 0 { break }
      if credited & bit == 0 { misses += 1 }
      next += 1
    }
  }

  /// Goes on to a start: what a meeting then may follow is found from now on.
  mutating func turn(to step: RelaxedPricer.Timeline.Step) {
    if step.week != week {
      if countsWeeks && week != .min { endWeek() }
      week = step.week
    }
    var waiting = 0
    for position in pending.indices {
      let state = pending[position]
      if state.end + pause <= step.start && state.day + minGap <= step.day {
        put(
          state.cost, state.node, Int(state.next), Int(state.misses), Int(state.load),
          isOld: state.week != week)
      } else {
        pending[waiting] = state
        waiting += 1
      }
    }
    pending.removeLast(pending.count - waiting)
  }

  /// What was attended this week no longer counts.
  private mutating func endWeek() {
    for slot in oldCost.indices {
      for load in 1...loads where weekCost[slot * (loads + 1) + load] < oldCost[slot] {
        oldCost[slot] = weekCost[slot * (loads + 1) + load]
        oldNode[slot] = weekNode[slot * (loads + 1) + load]
      }
    }
    for slot in weekCost.indices { weekCost[slot] = .infinity }
  }

  /// Lets a lesson be attended at a seat from every state that may; `endPrice` is added where it completes.
  mutating func attend(_ lesson: Int, _ seat: Seat, endPrice: Double) {
    for from in isStrict ? lesson..<lesson + 1 : 0..<max(0, count - 1) {
      for misses in 0...allowed {
        let slot = from * (allowed + 1) + misses
        if oldCost[slot] < .infinity {
          attend(lesson, seat, endPrice, oldCost[slot], oldNode[slot], from, misses, 1)
        }
        if countsWeeks && loads > 1 {
          for load in 1..<loads {
            let place = slot * (loads + 1) + load
            if weekCost[place] < .infinity {
              attend(lesson, seat, endPrice, weekCost[place], weekNode[place], from, misses, load + 1)
            }
          }
        }
      }
    }
  }

  @inline(__always) private mutating func attend(
    _ lesson: Int, _ seat: Seat, _ endPrice: Double, _ cost: Double, _ node: Int32, _ from: Int,
    _ misses: Int, _ load: Int
  ) {
    let total = cost + seat.cost
    let new = Int32(nodes.count)
    nodes.append(Node(lesson: Int32(lesson), spot: Int32(seat.spot), parent: node))
    let next = isStrict ? lesson + 1 : from + 1
    let isComplete = isStrict ? misses + tail[lesson + 1] <= allowed : next >= required
    if isComplete && total + endPrice < best?.cost ?? .infinity { best = (total + endPrice, new) }
    if next < count {
      pending.append(
        Pending(
          cost: total, node: new, next: Int32(next), misses: Int32(misses), load: Int32(load), end: seat.end,
          day: seat.day, week: seat.week))
    }
  }

  /// The cheapest itinerary that completes: its cost and (lesson, spot) pairs; nil where there is none.
  var cheapest: (cost: Double, path: [(lesson: Int, spot: Int)])? {
    guard let best else { return nil }
    var path: [(lesson: Int, spot: Int)] = []
    var node = best.node
    while node >= 0 {
      path.append((Int(nodes[Int(node)].lesson), Int(nodes[Int(node)].spot)))
      node = nodes[Int(node)].parent
    }
    return (best.cost, path.reversed())
  }
}
