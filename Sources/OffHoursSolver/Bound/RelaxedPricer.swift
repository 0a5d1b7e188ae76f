import OffHours

/// What a seat costs, by lesson and the position of a spot among those of the lesson's class; infinity where there is none.
protocol SeatPrices {
  func price(_ lesson: Int, _ position: Int) -> Double
}

extension [[Double]]: SeatPrices {
  @inline(__always) func price(_ lesson: Int, _ position: Int) -> Double { self[lesson][position] }
}

/// Cheapest itineraries of relaxed groups: dynamic programming over lessons and starts.
///
/// Order of lessons, misses, the pause between meetings, the smallest gap and the load of a week are kept; everything
/// else about agendas is relaxed, so a value found here is never above the true one.
struct RelaxedPricer {
  /// The starts of one course, ascending, and the spots of every class that begin then.
  struct Timeline: Sendable {
    struct Step: Sendable {
      var start, day, week: Int
      /// Per class of the course (in the order of `classes`), positions of spots.
      var spots: [Range<Int>]
    }
    var classes: [Int]
    /// Index into `classes` for each lesson.
    var classOfLesson: [Int]
    var steps: [Step]

    init(_ instance: Instance, course: Int) {
      let ofLesson = instance.supply.classOfLesson[course]
      classes = Set(ofLesson).sorted()
      let order = classes
      classOfLesson = ofLesson.map { order.firstIndex(of: $0)! }
      var next = classes.map { instance.supply.classes[$0].spots.lowerBound }
      let ends = classes.map { instance.supply.classes[$0].spots.upperBound }
      steps = []
      while true {
        var start = Int.max
        for (position, spot) in next.enumerated() where spot < ends[position] {
          start = min(start, instance.supply.moment(ofSpot: spot).start)
        }
        if start == .max { break }
        var ranges: [Range<Int>] = []
        var day = 0, week = 0
        for position in next.indices {
          let first = next[position]
          while next[position] < ends[position] {
            let moment = instance.supply.moment(ofSpot: next[position])
            if moment.start != start { break }
            day = moment.day
            week = moment.week
            next[position] += 1
          }
          ranges.append(first..<next[position])
        }
        steps.append(Step(start: start, day: day, week: week, spots: ranges))
      }
    }
  }

  private struct Node {
    var lesson: Int32
    var spot: Int32
    var parent: Int32
  }
  private struct Pending {
    var cost: Double
    var node: Int32
    var next, misses, load: Int32
    var end, day, week: Int
  }

  private let instance: Instance
  private let timelines: [Timeline]
  private var nodes: [Node] = []

  init(_ instance: Instance) {
    self.instance = instance
    timelines = instance.scenario.courses.indices.map { Timeline(instance, course: $0) }
  }

  /// The cheapest itinerary of a group: its cost and (lesson, spot) pairs; nil where none exists.
  ///
  /// `price` is what a seat costs, `lesson` what every attendance does (less than
  /// nothing where more of them are wanted); `rest` and `travel` weigh days off and journeys; `endPrice` is added by the
  /// day of the last meeting.
  /// With `goesOn`, an itinerary goes on beyond what completes where that costs less, as where seats have prices below nothing.
  mutating func cheapest(
    _ group: RelaxedGroup, price: some SeatPrices, lesson lessonPrice: Double = 0, rest: Double,
    travel: Double, endPrice: [Double], goesOn: Bool = false
  ) -> (cost: Double, path: [(lesson: Int, spot: Int)])? {
    let definition = instance.scenario.courses[group.course]
    let timeline = timelines[group.course]
    let lessons = definition.lessons.count
    let isStrict = definition.strictOrder
    let todo = lessons - group.credited.nonzeroBitCount
    let allowed = max(0, todo - group.required)
    let rules = instance.scenario.rules.agenda
    let perWeek = rules.perWeek.map { min($0, lessons) } ?? lessons
    let countsWeeks = perWeek < lessons
    let pause = rules.betweenMeetings ?? 0
    let minGap = definition.minGapDays ?? 0
    let loads = countsWeeks ? perWeek : 1
    let width = allowed + 1
    // Under a free order, the state counts attended lessons only, whichever they were: a relaxation.
    // Where attendances are wanted for themselves, it goes on beyond what completes.
    let most = lessonPrice < 0 || goesOn ? max(todo, group.required) : group.required
    let states = isStrict ? lessons + 1 : most + 1
    var tail = [Int](repeating: 0, count: lessons + 1)
    for lesson in stride(from: lessons - 1, through: 0, by: -1) {
      let bit = UInt64(1) << UInt64(lesson)
      tail[lesson] =
        group.mandatory & bit != 0
        ? 1 << 20 : tail[lesson + 1] + (group.credited & bit != 0 ? 0 : 1)
    }
    nodes.removeAll(keepingCapacity: true)
    let none = Double.infinity
    var oldCost = [Double](repeating: none, count: states * width)
    var oldNode = [Int32](repeating: -1, count: states * width)
    var weekCost = [Double](repeating: none, count: states * width * (loads + 1))
    var weekNode = [Int32](repeating: -1, count: states * width * (loads + 1))
    var pending: [Pending] = []
    var best: (cost: Double, node: Int32)?
    var currentWeek = Int.min

    /// Puts a state where later lessons find it, and the states that it becomes by missing lessons.
    func release(_ cost: Double, _ node: Int32, _ next: Int, _ misses: Int, _ load: Int, isOld: Bool) {
      var next = next, misses = misses
      while next < states && misses <= allowed {
        if isOld || !countsWeeks {
          let slot = next * width + misses
          if cost < oldCost[slot] {
            oldCost[slot] = cost
            oldNode[slot] = node
          }
        } else {
          let slot = (next * width + misses) * (loads + 1) + load
          if cost < weekCost[slot] {
            weekCost[slot] = cost
            weekNode[slot] = node
          }
        }
        if !isStrict || next >= lessons { break }
        let bit = UInt64(1) << UInt64(next)
        if group.mandatory & bit != 0 { break }
        if group.credited & bit == 0 { misses += 1 }
        next += 1
      }
    }
    release(0, -1, 0, 0, 0, isOld: true)

    for step in timeline.steps {
      if step.week != currentWeek {
        if countsWeeks && currentWeek != .min {
          for slot in 0..<states * width {
            for load in 1...loads where weekCost[slot * (loads + 1) + load] < oldCost[slot] {
              oldCost[slot] = weekCost[slot * (loads + 1) + load]
              oldNode[slot] = weekNode[slot * (loads + 1) + load]
            }
          }
          for slot in weekCost.indices { weekCost[slot] = none }
        }
        currentWeek = step.week
      }
      if !pending.isEmpty {
        var kept: [Pending] = []
        for state in pending {
          if state.end + pause <= step.start && state.day + minGap <= step.day {
            release(
              state.cost, state.node, Int(state.next), Int(state.misses), Int(state.load),
              isOld: state.week != currentWeek)
          } else {
            kept.append(state)
          }
        }
        pending = kept
      }
      // The cheapest seat for every lesson that could be held now.
      for lesson in 0..<lessons where group.credited >> UInt64(lesson) & 1 == 0 {
        let range = step.spots[timeline.classOfLesson[lesson]]
        if range.isEmpty { continue }
        let first = instance.supply.classes[timeline.classes[timeline.classOfLesson[lesson]]].spots.lowerBound
        var cheapest = none
        var cheapestSpot = -1
        var end = 0
        for spot in range {
          let moment = Int(instance.supply.spots[spot].moment)
          guard group.free[moment >> 6] & (1 << UInt64(moment & 63)) != 0 else { continue }
          let at = instance.supply.moments[moment]
          var cost = price.price(lesson, spot - first) + lessonPrice
          if travel != 0 { cost += travel * Double(instance.journey(group.home, at.place)) }
          if cost < cheapest {
            cheapest = cost
            cheapestSpot = spot
            end = at.end
          }
        }
        if cheapestSpot < 0 { continue }
        cheapest += rest * Double(group.rest[step.day])
        /// Attends the lesson after a released state.
        func attend(_ cost: Double, _ node: Int32, _ from: Int, _ misses: Int, _ load: Int) {
          let total = cost + cheapest
          nodes.append(Node(lesson: Int32(lesson), spot: Int32(cheapestSpot), parent: node))
          let new = Int32(nodes.count - 1)
          let next = isStrict ? lesson + 1 : from + 1
          let isComplete = isStrict ? misses + tail[lesson + 1] <= allowed : next >= group.required
          if isComplete && total + endPrice[step.day] < best?.cost ?? none {
            best = (total + endPrice[step.day], new)
          }
          if next < states {
            pending.append(
              Pending(
                cost: total, node: new, next: Int32(next), misses: Int32(misses), load: Int32(load), end: end,
                day: step.day, week: step.week))
          }
        }
        for from in isStrict ? lesson..<lesson + 1 : 0..<max(0, states - 1) {
          for misses in 0..<width {
            let slot = from * width + misses
            if oldCost[slot] < none { attend(oldCost[slot], oldNode[slot], from, misses, 1) }
            if countsWeeks && loads > 1 {
              for load in 1..<loads where weekCost[slot * (loads + 1) + load] < none {
                attend(
                  weekCost[slot * (loads + 1) + load], weekNode[slot * (loads + 1) + load], from, misses,
                  load + 1)
              }
            }
          }
        }
      }
    }
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
