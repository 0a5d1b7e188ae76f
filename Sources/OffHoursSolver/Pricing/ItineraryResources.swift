import OffHours

/// What the rules over agendas ask of one kind of learner on the way through a course: which meetings may be attended beside
/// those of other courses, and how a label is extended by one (a resource extension function).
///
/// Source of the term: Irnich and Desaulniers (2005), *Shortest path problems with resource constraints*.
struct ItineraryResources {
  /// What holds at a meeting, whatever came before.
  struct Arrival {
    fileprivate(set) var stop: Stop
    fileprivate(set) var price: Double
    /// Loads of its day and week by other courses.
    fileprivate(set) var dayLoad = 0, dayMinutes = 0, weekLoad = 0
    fileprivate(set) var isEvening = false
    /// Lessons before it that are still to be attended.
    fileprivate(set) var earlier: UInt64 = 0
    /// How many lessons a prefix must have attended at least so that the rest can still complete.
    fileprivate(set) var least = 0
    /// The day of the last credit with a date; `Int.min`: none.
    fileprivate(set) var lastCredit = Int.min

    fileprivate var bit: UInt64 { UInt64(1) << UInt64(stop.lesson) }
  }

  /// The course.
  let course: Course
  let progress: Progress
  let isStrict: Bool
  /// Lessons that may be attended.
  private let todo: UInt64
  private let engagements: Engagements
  private let isFreeOtherwise: Bool
  private let minGap, maxSpan, perDay, perWeek, minutesPerDay: Int
  /// Days between meetings at most, and from a meeting's end to the next one's start, beside the journey.
  let maxGap, pause: Int
  /// Whether journeys between meetings count.
  let asksJourney: Bool
  /// Whether the course counts as work, and a rule over work and rest is on.
  let asksWorkRules: Bool
  private let foreignLimit: Int
  /// Evenings in a row at most; nil: any.
  let mostEvenings: Int?
  /// Days with evening meetings of other courses that count together with this one's.
  let eveningsElsewhere: Set<Int>

  /// Nil where nothing is left to be attended.
  init?(_ instance: Instance, _ group: Group, course: Int, foreignLimit: Int) {
    progress = instance.progress[group.kind][group.slot]
    if progress.required == 0 { return nil }
    self.course = instance.scenario.courses[course]
    self.foreignLimit = foreignLimit
    let rules = instance.scenario.rules.agenda
    let lessons = self.course.lessons.count
    let full = lessons >= 64 ? ~UInt64(0) : (UInt64(1) << UInt64(lessons)) - 1
    todo = full & ~progress.credited
    engagements = group.engagements
    isFreeOtherwise = engagements == .none
    isStrict = self.course.strictOrder
    minGap = self.course.minGapDays ?? .min
    maxGap = self.course.maxGapDays ?? .max
    maxSpan = self.course.maxSpanDays ?? .max
    perDay = rules.perDay ?? .max
    perWeek = rules.perWeek ?? .max
    minutesPerDay = rules.minutesPerDay ?? .max
    pause = rules.betweenMeetings ?? 0
    asksJourney = rules.betweenMeetings != nil
    asksWorkRules = self.course.countsAsWork && (rules.workPerDay != nil || rules.weeklyRest != nil)
    mostEvenings = Evenings.limit(of: Ref(course), under: rules, in: instance.scenario)
    eveningsElsewhere =
      mostEvenings == nil || isFreeOtherwise ? [] : engagements.evenings(countedWith: course, instance)
  }

  /// Whether enough has been attended.
  @inline(__always) func isComplete(_ label: ItineraryLabel) -> Bool {
    label.attended.nonzeroBitCount >= progress.required && progress.mandatory & ~label.attended == 0
  }

  /// A meeting as it may be attended beside those of other courses and credits with dates; nil where it may not.
  func arrival(at stop: Stop, price: Double, kind: Int, _ instance: Instance) -> Arrival? {
    var arrival = Arrival(stop: stop, price: price)
    guard todo & arrival.bit != 0, (stop.isForeign ? 1 : 0) <= foreignLimit else { return nil }
    if !isFreeOtherwise {
      guard stop.start >= engagements.earliest, stop.end <= engagements.latest else { return nil }
      for entry in engagements.entries {
        let way = pause + (asksJourney ? instance.journey(kind: kind, entry.place, stop.place) : 0)
        if stop.start < entry.end + way && entry.start < stop.end + way { return nil }
        if entry.day == stop.day {
          arrival.dayLoad += 1
          arrival.dayMinutes += entry.end - entry.start
        }
        if entry.week == stop.week { arrival.weekLoad += 1 }
      }
    }
    arrival.isEvening = mostEvenings != nil && instance.isEvening(stop.end, day: stop.day)
    arrival.earlier = todo & (arrival.bit - 1)
    let later = todo & ~(arrival.bit - 1) & ~arrival.bit
    arrival.least = isStrict ? progress.required - 1 - later.nonzeroBitCount : 0
    for (lesson, date) in progress.dates {
      let day = date - instance.scenario.horizon.from
      if day <= stop.day { arrival.lastCredit = max(arrival.lastCredit, day) }
      if isStrict && ((lesson < stop.lesson && day > stop.day) || (lesson > stop.lesson && day < stop.day)) {
        return nil
      }
    }
    return arrival
  }

  /// Whether an itinerary may begin with a meeting.
  func mayBegin(_ arrival: Arrival) -> Bool {
    arrival.least <= 0 && arrival.stop.day <= engagements.startBy
  }

  /// The label of an itinerary that begins with meeting number `stop`; nil where a rule forbids it.
  @inline(__always) func begun(_ arrival: Arrival, _ stop: Int) -> ItineraryLabel? {
    kept(
      ItineraryLabel(
        cost: arrival.price, attended: arrival.bit, stop: Int32(stop),
        dayMinutes: Int32(arrival.stop.end - arrival.stop.start), firstDay: Int32(arrival.stop.day),
        foreign: arrival.stop.isForeign ? 1 : 0),
      arrival, attended: 0, lastDay: arrival.lastCredit)
  }

  /// A label, the last of whose meetings is `last`, extended by meeting number `stop`; nil where a rule forbids it.
  ///
  /// Rules over work and rest, and evenings, ask for more of the past than the label holds.
  @inline(__always) func extended(
    _ label: ItineraryLabel, _ number: Int32, _ last: Stop, by arrival: Arrival, _ stop: Int
  ) -> ItineraryLabel? {
    let here = arrival.stop
    if label.attended & arrival.bit != 0 { return nil }
    var next = ItineraryLabel(
      cost: arrival.price + label.cost, attended: arrival.bit | label.attended, stop: Int32(stop),
      before: number, dayMinutes: Int32(here.end - here.start), firstDay: label.firstDay,
      lastEvening: label.lastEvening, evenings: label.evenings,
      foreign: label.foreign + (here.isForeign ? 1 : 0))
    if Int(next.foreign) > foreignLimit || here.day - Int(next.firstDay) > maxSpan { return nil }
    if last.day == here.day {
      next.dayLoad += label.dayLoad
      next.dayMinutes += label.dayMinutes
    }
    if last.week == here.week { next.weekLoad += label.weekLoad }
    return kept(next, arrival, attended: label.attended, lastDay: max(arrival.lastCredit, last.day))
  }

  /// A label just made, with its evenings counted; nil where it breaks a rule.
  @inline(__always) private func kept(
    _ label: ItineraryLabel, _ arrival: Arrival, attended: UInt64, lastDay: Int
  ) -> ItineraryLabel? {
    let day = arrival.stop.day
    if isStrict {
      // Nothing later was attended, and what is skipped may be missed.
      if attended & ~(arrival.bit - 1) != 0 || arrival.earlier & ~attended & progress.mandatory != 0
        || attended.nonzeroBitCount < arrival.least
      {
        return nil
      }
    }
    if Int(label.dayLoad) + arrival.dayLoad > perDay
      || Int(label.dayMinutes) + arrival.dayMinutes > minutesPerDay
      || Int(label.weekLoad) + arrival.weekLoad > perWeek
    {
      return nil
    }
    if lastDay != .min {
      let gap = day - lastDay
      if gap < minGap || gap > maxGap { return nil }
    }
    var next = label
    if !arrival.isEvening && eveningsElsewhere.isEmpty && Int(next.lastEvening) < day - 1 {
      // These no longer count.
      (next.lastEvening, next.evenings) = (-9, 0)
    }
    if arrival.isEvening && Int(next.lastEvening) != day {
      next.evenings = Int(next.lastEvening) == day - 1 ? next.evenings + 1 : 1
      next.lastEvening = Int32(day)
    }
    return next
  }
}
