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
    var foreign: Int32
  }

  private let instance: Instance
  private var labels: [Label] = []
  private var labelsOfStop: [[Int32]] = []
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
    while labelsOfStop.count < stops.count { labelsOfStop.append([]) }
    var best: (cost: Double, label: Int32)?

    for j in stops.indices {
      labelsOfStop[j].removeAll(keepingCapacity: true)
      let stop = stops[j]
      let bit = UInt64(1) << UInt64(stop.lesson)
      guard todo & bit != 0, stop.start >= group.engagements.earliest, stop.end <= group.engagements.latest
      else {
        continue
      }
      // Engagements in other courses: no overlap, the pause and the journey, and what they add to the loads.
      var baseDay = 0, baseMinutes = 0, baseWeek = 0
      var clashes = false
      for entry in group.engagements.entries {
        if entry.day == stop.day {
          baseDay += 1
          baseMinutes += entry.end - entry.start
        }
        if entry.week == stop.week { baseWeek += 1 }
        let way = pause + (asksJourney ? instance.journey(entry.place, stop.place) : 0)
        if stop.start < entry.end + way && entry.start < stop.end + way { clashes = true }
      }
      if clashes { continue }
      let minutes = stop.end - stop.start
      let foreign = stop.isForeign ? 1 : 0

      /// Adds a label here, unless one that is no worse stands here.
      func add(after label: Int32) {
        var attended: UInt64 = 0
        var cost = prices[j]
        var dayLoad = 1, dayMinutes = minutes, weekLoad = 1, firstDay = stop.day
        var foreigns = foreign
        var previousDay: Int?
        if label >= 0 {
          let from = labels[Int(label)]
          let last = stops[Int(from.stop)]
          attended = from.attended
          cost += from.cost
          firstDay = Int(from.firstDay)
          foreigns += Int(from.foreign)
          previousDay = last.day
          if last.day == stop.day {
            dayLoad += Int(from.dayLoad)
            dayMinutes += Int(from.dayMinutes)
          }
          if last.week == stop.week { weekLoad += Int(from.weekLoad) }
        }
        if attended & bit != 0 || foreigns > foreignLimit { return }
        if definition.strictOrder {
          // Nothing later was attended, and what is skipped may be missed.
          if attended & ~(bit - 1) != 0 { return }
          let skipped = todo & (bit - 1) & ~attended
          if skipped & progress.mandatory != 0 { return }
          let later = todo & ~(bit - 1) & ~bit
          if attended.nonzeroBitCount + 1 + later.nonzeroBitCount < required { return }
        }
        if let limit = rules.perDay, dayLoad + baseDay > limit { return }
        if let limit = rules.minutesPerDay, dayMinutes + baseMinutes > limit { return }
        if let limit = rules.perWeek, weekLoad + baseWeek > limit { return }
        for (lesson, date) in progress.dates {
          let day = date - instance.scenario.horizon.from
          if day <= stop.day { previousDay = max(previousDay ?? day, day) }
          if definition.strictOrder
            && ((lesson < stop.lesson && day > stop.day) || (lesson > stop.lesson && day < stop.day))
          {
            return
          }
        }
        if let previousDay {
          let gap = stop.day - previousDay
          if let least = definition.minGapDays, gap < least { return }
          if let most = definition.maxGapDays, gap > most { return }
        }
        if let most = definition.maxSpanDays, stop.day - firstDay > most { return }
        if isWork && !keepsWorkRules(stop, after: label, stops, group, calendar, rules) { return }

        let next = Label(
          cost: cost, attended: attended | bit, stop: Int32(j), before: label, dayLoad: Int32(dayLoad),
          dayMinutes: Int32(dayMinutes), weekLoad: Int32(weekLoad), firstDay: Int32(firstDay),
          foreign: Int32(foreigns))
        for other in labelsOfStop[j] where dominates(labels[Int(other)], next, definition) { return }
        var here = labelsOfStop[j]
        labelsOfStop[j] = []
        here.removeAll { dominates(next, labels[Int($0)], definition) }
        if here.count >= width {
          let worst = here.indices.max { labels[Int(here[$0])].cost < labels[Int(here[$1])].cost }!
          if labels[Int(here[worst])].cost <= next.cost {
            labelsOfStop[j] = here
            return
          }
          here.remove(at: worst)
        }
        labels.append(next)
        here.append(Int32(labels.count - 1))
        labelsOfStop[j] = here
      }

      add(after: -1)
      for i in 0..<j where !labelsOfStop[i].isEmpty {
        let from = stops[i]
        let way = pause + (asksJourney ? instance.journey(from.place, stop.place) : 0)
        if stop.start < from.end + way { continue }
        if let most = definition.maxGapDays, progress.dates.isEmpty, stop.day - from.day > most { continue }
        for position in labelsOfStop[i].indices {
          let label = labelsOfStop[i][position]
          let complete = isComplete(labels[Int(label)].attended, progress, required)
          if complete && !goesOn { continue }
          add(after: label)
        }
      }
      for label in labelsOfStop[j] where isComplete(labels[Int(label)].attended, progress, required) {
        let cost = labels[Int(label)].cost + (endPrice?[stop.day] ?? 0)
        if cost < best?.cost ?? .infinity { best = (cost, label) }
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
    return course.strictOrder
      ? a.attended.nonzeroBitCount >= b.attended.nonzeroBitCount : a.attended == b.attended
  }

  /// `work-day` and `weekly-rest` with the meetings of the label, of other courses, and this one.
  private func keepsWorkRules(
    _ stop: Stop, after label: Int32, _ stops: [Stop], _ group: Group, _ calendar: WorkCalendar,
    _ rules: AgendaRules
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
    let date = instance.scenario.horizon.from + stop.day
    if let limit = rules.workPerDay {
      for shift in calendar.shifts(on: date) { minutes += shift.interval.minutes }
      if minutes > limit { return false }
    }
    if let needed = rules.weeklyRest {
      let monday = date.monday
      let horizon = instance.scenario.horizon
      guard horizon.contains(monday), horizon.contains(monday + 6) else { return true }
      let zone = instance.scenario.zone
      let week = Interval(start: zone.day(monday).start, end: zone.day(monday + 6).end)
      let shifts = calendar.shifts.map(\.interval).cut(to: week)
      guard WeeklyRest.longestRest(in: week, beside: shifts) >= needed else { return true }
      return WeeklyRest.longestRest(in: week, beside: shifts + work.cut(to: week)) >= needed
    }
    return true
  }
}
