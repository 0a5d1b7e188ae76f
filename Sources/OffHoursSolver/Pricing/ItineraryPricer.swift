import OffHours

/// A meeting that a learner might attend, as the search for itineraries sees it.
struct Stop: Sendable {
  /// The caller's number of the meeting.
  var meeting: Int
  var lesson: Int
  var start, end, day, week, place: Int
  /// Whether it belongs to another section than the learner's own.
  var isForeign = false
}

/// Finds the cheapest way of one kind of learner through a course: label setting over meetings in time order.
///
/// A label is a prefix of an itinerary. It carries what the rules over agendas ask for (lessons attended, load of the
/// day and the week, the first date), so every itinerary found keeps every rule. Labels at the same meeting are dropped
/// when another is no worse in all of it. Source of the technique: Desrochers and Soumis (1988), label setting for
/// shortest paths with resources.
struct ItineraryPricer {
  private let instance: Instance
  private var labels = ItineraryLabels()

  init(_ instance: Instance) { self.instance = instance }

  /// Most labels kept at one meeting.
  var width: Int {
    get { labels.width }
    set { labels.width = newValue }
  }

  /// The cheapest itinerary, as positions in `stops`, or nil where none completes the course.
  ///
  /// `stops` ascend by start and suit the kind; `prices` runs parallel. `endPrice` (by day of the horizon) is added for
  /// the last meeting. With `goesOn`, a complete itinerary is extended while that lowers the cost.
  /// Complexity: stops² × labels.
  mutating func cheapest(
    _ group: Group, course: Int, stops: [Stop], prices: [Double], endPrice: [Double]? = nil,
    foreignLimit: Int = 0, goesOn: Bool = false
  ) -> (cost: Double, path: [Int])? {
    guard
      let resources = ItineraryResources(instance, group, course: course, foreignLimit: foreignLimit)
    else { return nil }
    labels.removeAll()
    var best: (cost: Double, label: Int32)?
    for position in stops.indices {
      labels.addMeeting()
      let stop = stops[position]
      guard
        let arrival = resources.arrival(at: stop, price: prices[position], kind: group.kind, instance)
      else { continue }
      if resources.mayBegin(arrival), let label = resources.begun(arrival, position) {
        add(label, at: position, arrival, resources, stops, group)
      }
      var earlier = position - 1
      while earlier >= 0 {
        defer { earlier -= 1 }
        var label = labels.first(at: earlier)
        if label < 0 { continue }
        let last = stops[earlier]
        if resources.progress.dates.isEmpty && stop.day - last.day > resources.maxGap { break }
        if resources.isStrict && last.lesson >= stop.lesson { continue }
        let way = resources.asksJourney ? instance.journey(kind: group.kind, last.place, stop.place) : 0
        if stop.start < last.end + resources.pause + way { continue }
        while label >= 0 {
          let before = labels[label]
          if goesOn || !resources.isComplete(before),
            let next = resources.extended(before, label, last, by: arrival, position)
          {
            add(next, at: position, arrival, resources, stops, group)
          }
          label = before.next
        }
      }
      var label = labels.first(at: position)
      while label >= 0 {
        if resources.isComplete(labels[label]) {
          let cost = labels[label].cost + (endPrice?[stop.day] ?? 0)
          if cost < best?.cost ?? .infinity { best = (cost, label) }
        }
        label = labels[label].next
      }
    }
    return best.map { ($0.cost, labels.path(to: $0.label)) }
  }

  /// Adds a label, where what it does not hold of its past breaks no rule either.
  @inline(__always) private mutating func add(
    _ label: ItineraryLabel, at position: Int, _ arrival: ItineraryResources.Arrival,
    _ resources: ItineraryResources, _ stops: [Stop], _ group: Group
  ) {
    if arrival.isEvening && !keepsEvenings(label, resources, stops) { return }
    if resources.asksWorkRules && !keepsWorkRules(arrival.stop, after: label.before, stops, group) { return }
    labels.insert(label, at: position, in: resources.course)
  }

  /// `evenings` with those of the label and of other courses, when the label's last meeting is one.
  private func keepsEvenings(_ label: ItineraryLabel, _ resources: ItineraryResources, _ stops: [Stop])
    -> Bool
  {
    let most = resources.mostEvenings!
    if resources.eveningsElsewhere.isEmpty { return Int(label.evenings) <= most }
    var days = resources.eveningsElsewhere
    days.insert(Int(label.lastEvening))
    var current = label.before
    while current >= 0 {
      let stop = stops[Int(labels[current].stop)]
      if instance.isEvening(stop.end, day: stop.day) { days.insert(stop.day) }
      current = labels[current].before
    }
    var run = 1
    var day = Int(label.lastEvening)
    while days.contains(day - 1) {
      day -= 1
      run += 1
    }
    day = Int(label.lastEvening)
    while days.contains(day + 1) {
      day += 1
      run += 1
    }
    return run <= most
  }

  /// `work-day` and `weekly-rest` with the meetings of the label, of other courses, and this one.
  private func keepsWorkRules(
    _ stop: Stop, after label: Int32, _ stops: [Stop], _ group: Group
  ) -> Bool {
    let calendar = instance.book.calendars[instance.demand.kinds[group.kind].calendar]
    var work = [Interval(start: Instant(minute: stop.start), end: Instant(minute: stop.end))]
    var minutes = stop.end - stop.start
    var current = label
    while current >= 0 {
      let other = stops[Int(labels[current].stop)]
      if other.week != stop.week { break }
      work.append(Interval(start: Instant(minute: other.start), end: Instant(minute: other.end)))
      if other.day == stop.day { minutes += other.end - other.start }
      current = labels[current].before
    }
    for entry in group.engagements.entries where entry.countsAsWork && entry.week == stop.week {
      work.append(Interval(start: Instant(minute: entry.start), end: Instant(minute: entry.end)))
      if entry.day == stop.day { minutes += entry.end - entry.start }
    }
    return instance.keepsWorkRules(
      calendar, instance.scenario.horizon.from + stop.day, work: work, minutes: minutes)
  }
}
