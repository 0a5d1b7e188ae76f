import OffHours

/// What a learner has in other courses while one course is planned: meetings that stay, and when this course may run.
struct Engagements: Hashable, Sendable {
  /// A meeting that stays.
  struct Entry: Hashable, Sendable {
    var start, end, day, week, place: Int
    var countsAsWork: Bool
    /// With which others its evenings count (`Evenings.group`).
    var eveningGroup: Int
  }

  /// Meetings of other courses, by start.
  var entries: [Entry] = []
  /// No meeting starts before, none ends after: minutes of `Instant`.
  var earliest = Int.min
  var latest = Int.max
  /// The first meeting is on this day of the horizon or before it: a credit that the course builds on holds no longer.
  var startBy = Int.max
  /// Whether all of these courses are attended as in the timetable that is kept.
  var areKept = true

  /// A learner with nothing else to attend.
  static let none = Engagements()

  /// What the pair's worker has besides the pair's course; nil where a course that comes before is not placed.
  init?(_ pair: Int, in plan: Plan, _ instance: Instance) {
    let this = instance.pairs[pair]
    let courses = instance.scenario.courses
    let course = courses[Int(this.course)]
    let siblings = instance.pairsOfWorker[Int(this.worker)]
    if siblings.count == 1 && course.after.isEmpty { return }
    for other in siblings where other != pair {
      let otherCourse = Int(instance.pairs[other].course)
      let itinerary = plan.itineraries[other]
      if course.after.contains(Ref(otherCourse)) {
        guard let last = itinerary.last else {
          guard let until = instance.progress(other).holdsUntil else { return nil }
          startBy = min(startBy, until - instance.scenario.horizon.from)
          continue
        }
        earliest = max(earliest, instance.supply.moment(ofSpot: plan[Int(last)].spot).end)
      }
      if courses[otherCourse].after.contains(Ref(Int(this.course))), let first = itinerary.first,
        !instance.isHeld(pair, on: instance.supply.moment(ofSpot: plan[Int(first)].spot).day)
      {
        latest = min(latest, instance.supply.moment(ofSpot: plan[Int(first)].spot).start)
      }
      if !instance.kept.isKept(other, in: plan) { areKept = false }
      for meeting in itinerary {
        let moment = instance.supply.moment(ofSpot: plan[Int(meeting)].spot)
        entries.append(
          Entry(
            start: moment.start, end: moment.end, day: moment.day, week: moment.week, place: moment.place,
            countsAsWork: courses[otherCourse].countsAsWork,
            eveningGroup: Evenings.group(of: Ref(otherCourse), in: instance.scenario)))
      }
    }
    // A course that comes before must be needed (and placed) or completed by credits.
    let worker = instance.scenario.workers[Int(this.worker)]
    for before in course.after
    where !siblings.contains(where: { Int(instance.pairs[$0].course) == before.index }) {
      let progress = Progress(worker, in: before, instance.scenario)
      if progress.isComplete { continue }
      guard let until = progress.holdsUntil else { return nil }
      startBy = min(startBy, until - instance.scenario.horizon.from)
    }
    entries.sort { ($0.start, $0.end) < ($1.start, $1.end) }
  }

  private init() {}

  /// Days of the horizon with an evening meeting that counts together with those of a course.
  func evenings(countedWith course: Int, _ instance: Instance) -> Set<Int> {
    let group = Evenings.group(of: Ref(course), in: instance.scenario)
    return Set(
      entries.filter { $0.eveningGroup == group && instance.isEvening($0.end, day: $0.day) }.map(\.day))
  }
}

extension Instance {
  /// Whether a meeting that belongs to a day of the horizon ends in the evening.
  @inline(__always) func isEvening(_ end: Int, day: Int) -> Bool { end > eveningOfDay[day] }

  /// Whether a credit for the pair's course that runs out holds on a day of the horizon.
  func isHeld(_ pair: Int, on day: Int) -> Bool {
    progress(pair).holdsUntil.map { day <= $0 - scenario.horizon.from } ?? false
  }
}

/// Learners of one course who are alike now: one kind, with the same engagements elsewhere.
struct Group: Sendable {
  var kind: Int
  /// Position of the course in the kind's courses.
  var slot: Int
  var engagements: Engagements
  /// Pairs, in the order of the workers' file.
  var pairs: [Int32]
}

private struct GroupKey: Hashable {
  var kind: Int32
  var engagements: Engagements
}

extension Group {
  /// The groups among `pairs` of one course, in the order of their first members. Pairs that cannot run are left out.
  static func groups(of pairs: some Sequence<Int>, in plan: Plan, _ instance: Instance) -> [Group] {
    var result: [Group] = []
    var known: [GroupKey: Int] = [:]
    // Who belongs to others is placed with them (`Companions`).
    for pair in pairs where instance.tieOfPair[pair] < 0 {
      guard let engagements = Engagements(pair, in: plan, instance) else { continue }
      let key = GroupKey(kind: instance.pairs[pair].kind, engagements: engagements)
      if let group = known[key] {
        result[group].pairs.append(Int32(pair))
      } else {
        known[key] = result.count
        result.append(
          Group(
            kind: Int(key.kind), slot: Int(instance.pairs[pair].slot), engagements: engagements,
            pairs: [Int32(pair)]))
      }
    }
    return result
  }
}

extension Engagements {
  /// Whether a meeting at this moment goes with the meetings of other courses.
  func allows(_ moment: Moment, of kind: Int, _ rules: AgendaRules, _ instance: Instance) -> Bool {
    if moment.start < earliest || moment.end > latest { return false }
    let pause = rules.betweenMeetings ?? 0
    var onDay = 1, minutes = moment.end - moment.start, inWeek = 1
    for entry in entries {
      if entry.day == moment.day {
        onDay += 1
        minutes += entry.end - entry.start
      }
      if entry.week == moment.week { inWeek += 1 }
      let way =
        pause + (rules.betweenMeetings == nil ? 0 : instance.journey(kind: kind, entry.place, moment.place))
      if moment.start < entry.end + way && entry.start < moment.end + way { return false }
    }
    return onDay <= rules.perDay ?? .max && minutes <= rules.minutesPerDay ?? .max
      && inWeek <= rules.perWeek ?? .max
  }
}
