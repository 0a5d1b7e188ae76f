import OffHours

/// What a learner has in other courses while one course is planned: meetings that stay, and when this course may run.
struct Engagements: Hashable, Sendable {
  /// A meeting that stays.
  struct Entry: Hashable, Sendable {
    var start, end, day, week, place: Int
    var countsAsWork: Bool
  }

  /// Meetings of other courses, by start.
  var entries: [Entry] = []
  /// No meeting starts before, none ends after: minutes of `Instant`.
  var earliest = Int.min
  var latest = Int.max
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
        guard let last = itinerary.last else { return nil }
        earliest = max(earliest, instance.supply.moment(ofSpot: plan[Int(last)].spot).end)
      }
      if courses[otherCourse].after.contains(Ref(Int(this.course))), let first = itinerary.first {
        latest = min(latest, instance.supply.moment(ofSpot: plan[Int(first)].spot).start)
      }
      if !instance.kept.isKept(other, in: plan) { areKept = false }
      for meeting in itinerary {
        let moment = instance.supply.moment(ofSpot: plan[Int(meeting)].spot)
        entries.append(
          Entry(
            start: moment.start, end: moment.end, day: moment.day, week: moment.week, place: moment.place,
            countsAsWork: courses[otherCourse].countsAsWork))
      }
    }
    // A course that comes before must be needed (and placed) or completed by credits.
    let worker = instance.scenario.workers[Int(this.worker)]
    for before in course.after
    where !siblings.contains(where: { Int(instance.pairs[$0].course) == before.index }) {
      if !Progress(courses[before], credits: worker.credits, course: before).isComplete { return nil }
    }
    entries.sort { ($0.start, $0.end) < ($1.start, $1.end) }
  }

  private init() {}
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
    for pair in pairs {
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
