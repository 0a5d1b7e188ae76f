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
  private struct Label {
    var cost: Double
    var attended: UInt64
    var stop: Int32
    var before: Int32
    var dayLoad: Int32
    var dayMinutes: Int32
    var weekLoad: Int32
    var firstDay: Int32
    /// The last day with an evening meeting that counts, and how many such days in a row end with it.
    var lastEvening: Int32
    var evenings: Int32
    var foreign: Int32
    /// The next label at the same meeting; −1 at the end.
    var next: Int32
  }

  private let instance: Instance
  private var labels: [Label] = []
  /// First label at each meeting; −1: none. And how many there are.
  private var first: [Int32] = []
  private var count: [Int32] = []
  /// Most labels kept at one meeting.
  var width = 24

  init(_ instance: Instance) { self.instance = instance }

  /// The cheapest itinerary, as positions in `stops`, or nil where none completes the course.
  ///
  /// `stops` ascend by start and suit the kind; `prices` runs parallel. `endPrice` (by day of the horizon) is added for
  /// the last meeting. With `goesOn`, a complete itinerary is extended while that lowers the cost.
  /// Complexity: stops² × labels.
  mutating func cheapest(
    _ group: Group, course: Int, stops: [Stop], prices: [Double], endPrice: [Double]? = nil,
    foreignLimit: Int = 0,
    goesOn: Bool = false
  ) -> (cost: Double, path: [Int])? {
    let progress = instance.progress[group.kind][group.slot]
    let definition = instance.scenario.courses[course]
    let rules = instance.scenario.rules.agenda
    let lessons = definition.lessons.count
    let full = lessons >= 64 ? ~UInt64(0) : (UInt64(1) << UInt64(lessons)) - 1
    let todo = full & ~progress.credited
    let required = progress.required
    if required == 0 { return nil }
    let isWork = definition.countsAsWork && (rules.workPerDay != nil || rules.weeklyRest != nil)
    let calendar = instance.book.calendars[instance.demand.kinds[group.kind].calendar]
    let pause = rules.betweenMeetings ?? 0
    let asksJourney = rules.betweenMeetings != nil

    labels.removeAll(keepingCapacity: true)
    first.removeAll(keepingCapacity: true)
    count.removeAll(keepingCapacity: true)
    var best: (cost: Double, label: Int32)?
    let engagements = group.engagements
    let isFreeOtherwise = engagements == .none
    let from = instance.scenario.horizon.from
    let hasDates = !progress.dates.isEmpty
    let minGap = definition.minGapDays ?? Int.min, maxGap = definition.maxGapDays ?? Int.max
    let maxSpan = definition.maxSpanDays ?? Int.max
    let perDay = rules.perDay ?? Int.max, perWeek = rules.perWeek ?? Int.max
    let minutesPerDay = rules.minutesPerDay ?? Int.max
    let isStrict = definition.strictOrder
    let mostEvenings = Evenings.limit(of: Ref(course), under: rules, in: instance.scenario)
    let eveningsElsewhere =
      mostEvenings == nil || isFreeOtherwise ? [] : engagements.evenings(countedWith: course, instance)

    for j in stops.indices {
      first.append(-1)
      count.append(0)
      let stop = stops[j]
      let bit = UInt64(1) << UInt64(stop.lesson)
      guard todo & bit != 0 else { continue }
      // Engagements in other courses: no overlap, the pause and the journey, and what they add to the loads.
      var baseDay = 0, baseMinutes = 0, baseWeek = 0
      if !isFreeOtherwise {
        guard stop.start >= engagements.earliest, stop.end <= engagements.latest else { continue }
        var clashes = false
        for entry in engagements.entries {
          if entry.day == stop.day {
            baseDay += 1
            baseMinutes += entry.end - entry.start
          }
          if entry.week == stop.week { baseWeek += 1 }
          let way = pause + (asksJourney ? instance.journey(kind: group.kind, entry.place, stop.place) : 0)
          if stop.start < entry.end + way && entry.start < stop.end + way { clashes = true }
        }
        if clashes { continue }
      }
      let minutes = stop.end - stop.start
      let isEvening = mostEvenings != nil && instance.isEvening(stop.end, day: stop.day)
      let foreign = stop.isForeign ? 1 : 0
      if foreign > foreignLimit { continue }
      let later = todo & ~(bit - 1) & ~bit
      let earlier = todo & (bit - 1)
      // From what a prefix must have attended at least so that the rest can still complete.
      let least = isStrict ? required - 1 - later.nonzeroBitCount : 0
      var lastCredit = Int.min
      if hasDates {
        var isLate = false
        for (lesson, date) in progress.dates {
          let day = date - from
          if day <= stop.day { lastCredit = max(lastCredit, day) }
          if isStrict
            && ((lesson < stop.lesson && day > stop.day) || (lesson > stop.lesson && day < stop.day))
          {
            isLate = true
          }
        }
        if isLate { continue }
      }

      /// Adds a label here after `before` (−1: none), unless one that is no worse stands here.
      @inline(__always) func add(_ before: Int32) {
        var next = Label(
          cost: prices[j], attended: bit, stop: Int32(j), before: before, dayLoad: 1,
          dayMinutes: Int32(minutes), weekLoad: 1, firstDay: Int32(stop.day), lastEvening: -9, evenings: 0,
          foreign: Int32(foreign),
          next: -1)
        var previousDay = lastCredit
        var attended: UInt64 = 0
        if before >= 0 {
          let label = labels[Int(before)]
          attended = label.attended
          if attended & bit != 0 { return }
          let last = stops[Int(label.stop)]
          next.cost += label.cost
          next.attended |= attended
          next.firstDay = label.firstDay
          next.foreign += label.foreign
          previousDay = max(previousDay, last.day)
          if last.day == stop.day {
            next.dayLoad += label.dayLoad
            next.dayMinutes += label.dayMinutes
          }
          if last.week == stop.week { next.weekLoad += label.weekLoad }
          next.lastEvening = label.lastEvening
          next.evenings = label.evenings
          if Int(next.foreign) > foreignLimit { return }
          if stop.day - Int(next.firstDay) > maxSpan { return }
        }
        if isStrict {
          // Nothing later was attended, and what is skipped may be missed.
          if attended & ~(bit - 1) != 0 { return }
          if earlier & ~attended & progress.mandatory != 0 { return }
          if attended.nonzeroBitCount < least { return }
        }
        if Int(next.dayLoad) + baseDay > perDay || Int(next.dayMinutes) + baseMinutes > minutesPerDay
          || Int(next.weekLoad) + baseWeek > perWeek
        {
          return
        }
        if previousDay != .min {
          let gap = stop.day - previousDay
          if gap < minGap || gap > maxGap { return }
        }
        if !isEvening && eveningsElsewhere.isEmpty && Int(next.lastEvening) < stop.day - 1 {
          // These no longer count.
          (next.lastEvening, next.evenings) = (-9, 0)
        }
        if isEvening {
          if Int(next.lastEvening) != stop.day {
            next.evenings = Int(next.lastEvening) == stop.day - 1 ? next.evenings + 1 : 1
            next.lastEvening = Int32(stop.day)
          }
          if !keepsEvenings(next, mostEvenings!, eveningsElsewhere, stops) { return }
        }
        if isWork && !keepsWorkRules(stop, after: before, stops, group, calendar) { return }
        var current = first[j]
        while current >= 0 {
          if dominates(labels[Int(current)], next, definition) { return }
          current = labels[Int(current)].next
        }
        // Those that this one makes needless leave the list; the dearest leaves where there are too many.
        var previous: Int32 = -1
        var worst: (before: Int32, label: Int32, cost: Double)?
        current = first[j]
        while current >= 0 {
          let after = labels[Int(current)].next
          if dominates(next, labels[Int(current)], definition) {
            if previous < 0 { first[j] = after } else { labels[Int(previous)].next = after }
            count[j] -= 1
          } else {
            if labels[Int(current)].cost > worst?.cost ?? -.infinity {
              worst = (previous, current, labels[Int(current)].cost)
            }
            previous = current
          }
          current = after
        }
        if Int(count[j]) >= width, let worst {
          if worst.cost <= next.cost { return }
          let after = labels[Int(worst.label)].next
          if worst.before < 0 { first[j] = after } else { labels[Int(worst.before)].next = after }
          count[j] -= 1
        }
        next.next = first[j]
        first[j] = Int32(labels.count)
        count[j] += 1
        labels.append(next)
      }

      if least <= 0 && stop.day <= engagements.startBy { add(-1) }
      var i = j - 1
      while i >= 0 {
        defer { i -= 1 }
        if first[i] < 0 { continue }
        let from = stops[i]
        if !hasDates && stop.day - from.day > maxGap { break }
        if isStrict && from.lesson >= stop.lesson { continue }
        if stop.start < from.end + pause
          + (asksJourney ? instance.journey(kind: group.kind, from.place, stop.place) : 0)
        {
          continue
        }
        var label = first[i]
        while label >= 0 {
          if goesOn || !isComplete(labels[Int(label)].attended, progress, required) { add(label) }
          label = labels[Int(label)].next
        }
      }
      var label = first[j]
      while label >= 0 {
        if isComplete(labels[Int(label)].attended, progress, required) {
          let cost = labels[Int(label)].cost + (endPrice?[stop.day] ?? 0)
          if cost < best?.cost ?? .infinity { best = (cost, label) }
        }
        label = labels[Int(label)].next
      }
    }
    guard let best else { return nil }
    var path: [Int] = []
    var label = best.label
    while label >= 0 {
      path.append(Int(labels[Int(label)].stop))
      label = labels[Int(label)].before
    }
    return (best.cost, path.reversed())
  }

  @inline(__always) private func isComplete(_ attended: UInt64, _ progress: Progress, _ required: Int) -> Bool
  {
    attended.nonzeroBitCount >= required && progress.mandatory & ~attended == 0
  }

  private func dominates(_ a: Label, _ b: Label, _ course: Course) -> Bool {
    guard a.cost <= b.cost, a.dayLoad <= b.dayLoad, a.dayMinutes <= b.dayMinutes, a.weekLoad <= b.weekLoad,
      a.foreign <= b.foreign
    else { return false }
    if course.maxSpanDays != nil && a.firstDay < b.firstDay { return false }
    if a.evenings > b.evenings || a.lastEvening != b.lastEvening {
      // Evenings before yesterday no longer count.
      if a.evenings > 0 { return false }
    }
    return course.strictOrder
      ? a.attended.nonzeroBitCount >= b.attended.nonzeroBitCount : a.attended == b.attended
  }

  /// `evenings` with those of the label and of other courses, when the label's last meeting is one.
  private func keepsEvenings(_ label: Label, _ most: Int, _ elsewhere: Set<Int>, _ stops: [Stop]) -> Bool {
    if elsewhere.isEmpty { return Int(label.evenings) <= most }
    var days = elsewhere
    days.insert(Int(label.lastEvening))
    var current = label.before
    while current >= 0 {
      let stop = stops[Int(labels[Int(current)].stop)]
      if instance.isEvening(stop.end, day: stop.day) { days.insert(stop.day) }
      current = labels[Int(current)].before
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
    _ stop: Stop, after label: Int32, _ stops: [Stop], _ group: Group, _ calendar: WorkCalendar
  ) -> Bool {
    var work = [Interval(start: Instant(minute: stop.start), end: Instant(minute: stop.end))]
    var minutes = stop.end - stop.start
    var current = label
    while current >= 0 {
      let other = stops[Int(labels[Int(current)].stop)]
      if other.week != stop.week { break }
      work.append(Interval(start: Instant(minute: other.start), end: Instant(minute: other.end)))
      if other.day == stop.day { minutes += other.end - other.start }
      current = labels[Int(current)].before
    }
    for entry in group.engagements.entries where entry.countsAsWork && entry.week == stop.week {
      work.append(Interval(start: Instant(minute: entry.start), end: Instant(minute: entry.end)))
      if entry.day == stop.day { minutes += entry.end - entry.start }
    }
    return instance.keepsWorkRules(
      calendar, instance.scenario.horizon.from + stop.day, work: work, minutes: minutes)
  }
}
