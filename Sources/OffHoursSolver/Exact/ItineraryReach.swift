import OffHours

/// Which of the meetings that a learner may come to lie on a way through the course that completes it.
///
/// Labels are those of `ItineraryPricer`, with nothing dropped but what is equal in all that later meetings ask for; other
/// courses and the rules over work and rest are left out, so nothing is cut off that a timetable could hold. Complexity:
/// stops² × labels. Source: the fixing of arcs by forward and backward labels, Irnich, Desaulniers, Desrosiers, Hadjar
/// (2010), *Path-reduced costs for eliminating arcs in routing and scheduling*.
struct ItineraryReach {
  /// Parallel to the stops: whether some way that completes goes through one.
  private(set) var isReached: [Bool]
  /// The earliest end of a way that completes: minutes of `Instant`; nil where there is none.
  private(set) var earliestEnd: Int?

  /// What later meetings ask for.
  private struct State: Hashable {
    var attended: UInt64
    var dayLoad, dayMinutes, weekLoad, firstDay: Int32

    init(_ label: ItineraryLabel, _ resources: ItineraryResources) {
      attended = label.attended
      (dayLoad, dayMinutes, weekLoad) = (label.dayLoad, label.dayMinutes, label.weekLoad)
      firstDay = resources.course.maxSpanDays == nil ? 0 : label.firstDay
    }
  }

  private struct Node {
    var label: ItineraryLabel
    /// The nodes that it extends.
    var before: [Int32]
  }

  /// Stops and labels up to which it is asked.
  private static let mostStops = 160, mostLabels = 20_000

  /// `stops` ascend by start and suit the group's kind. Nil where there are too many of them, or of their labels.
  init?(_ instance: Instance, _ group: Group, course: Int, stops: [Stop]) {
    guard stops.count <= Self.mostStops else { return nil }
    isReached = Array(repeating: false, count: stops.count)
    guard let resources = ItineraryResources(instance, group, course: course, foreignLimit: 0) else { return }
    var nodes: [Node] = []
    var ofStop: [Range<Int>] = []
    for (position, stop) in stops.enumerated() {
      let first = nodes.count
      var known: [State: Int] = [:]
      func add(_ label: ItineraryLabel, after before: Int32?) {
        let state = State(label, resources)
        if let node = known[state] {
          if let before { nodes[node].before.append(before) }
        } else {
          known[state] = nodes.count
          nodes.append(Node(label: label, before: before.map { [$0] } ?? []))
        }
      }
      if let arrival = resources.arrival(at: stop, price: 0, kind: group.kind, instance) {
        if resources.mayBegin(arrival), let label = resources.begun(arrival, position) {
          add(label, after: nil)
        }
        for (earlier, range) in ofStop.enumerated() {
          let last = stops[earlier]
          let way = resources.asksJourney ? instance.journey(kind: group.kind, last.place, stop.place) : 0
          if stop.start < last.end + resources.pause + way { continue }
          for number in range {
            guard
              let label = resources.extended(
                nodes[number].label, Int32(number), last, by: arrival, position)
            else { continue }
            add(label, after: Int32(number))
          }
        }
      }
      ofStop.append(first..<nodes.count)
      if nodes.count > Self.mostLabels { return nil }
    }
    mark(nodes, resources, stops)
  }

  /// Marks the stops of all ways that complete, from the last meetings back.
  private mutating func mark(_ nodes: [Node], _ resources: ItineraryResources, _ stops: [Stop]) {
    var isOnWay = nodes.map { resources.isComplete($0.label) }
    for number in nodes.indices.reversed() where isOnWay[number] {
      let stop = Int(nodes[number].label.stop)
      isReached[stop] = true
      if resources.isComplete(nodes[number].label) {
        earliestEnd = min(earliestEnd ?? .max, stops[stop].end)
      }
      for before in nodes[number].before { isOnWay[Int(before)] = true }
    }
  }
}
