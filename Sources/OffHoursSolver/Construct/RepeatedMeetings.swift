import OffHours

/// Chooses meetings for a course with `attend: any` where no single chain serves enough people: lessons are mirrored at
/// times that complement each other.
///
/// Every step opens, for now, the meeting that brings most people one lesson further on their longest way through the
/// open meetings. The longest way through a candidate is the longest way up to it plus the longest way on from it, so a
/// step costs kinds × spots × open meetings. What is really held, and by whom it is attended, is decided afterwards: by
/// `Consolidation` in a first plan, by the master of the course in a neighbourhood.
struct RepeatedMeetings {
  private let instance: Instance
  private let course: Int
  private let groups: [Group]
  /// The plan that the choice is booked into.
  private(set) var plan: Plan
  /// What was chosen: lessons and spots.
  private(set) var chosen: [(lesson: Int, spot: Int)] = []
  private var stops: [Stop] = []
  /// Open meetings that suit each group, as positions in `stops`, by start.
  private var open: [[Int]]
  private var before: [[Int]]
  private var after: [[Int]]
  private var reached: [Int]
  private let wanted: [Int]
  private let weight: [Int]
  /// Per group: bits over the supply's moments that suit it beside its engagements.
  private var able: [[UInt64]] = []

  /// `latest` is the last day on which a pinned meeting is counted upon: whoever could finish at a late pin should
  /// finish sooner where that can be.
  init(_ instance: Instance, course: Int, groups: [Group], plan: Plan, latest: Int = .max) {
    self.instance = instance
    self.course = course
    self.groups = groups
    self.plan = plan
    let definition = instance.scenario.courses[course]
    var weight = [Int](repeating: 1, count: definition.lessons.count)
    for lesson in definition.mandatoryLessons { weight[lesson] = 2 }
    self.weight = weight
    wanted = groups.map { group in
      let progress = instance.progress[group.kind][group.slot]
      return progress.required + progress.mandatory.nonzeroBitCount
    }
    able = groups.map { group in
      var row = Array(instance.supply.free.row(group.kind))
      if group.engagements == .none { return row }
      let free = row
      forEachBit(free) { moment in
        if !group.engagements.allows(
          instance.supply.moments[moment], of: group.kind, instance.scenario.rules.agenda, instance)
        {
          row[moment >> 6] &= ~(1 << UInt64(moment & 63))
        }
      }
      return row
    }
    open = Array(repeating: [], count: groups.count)
    before = open
    after = open
    reached = Array(repeating: 0, count: groups.count)
    for meeting in plan.open(course: course, instance) where plan[meeting].learners < plan[meeting].most {
      let stop = instance.stop(meeting, plan)
      if plan[meeting].isPinned && stop.day > latest { continue }
      stops.append(stop)
    }
    for group in groups.indices {
      open[group] = stops.indices.filter { suits(group, stops[$0], spot: plan[stops[$0].meeting].spot) }
      measure(group)
    }
  }

  @inline(__always) private func suits(_ group: Int, _ lesson: Int, moment: Int) -> Bool {
    able[group][moment >> 6] & (1 << UInt64(moment & 63)) != 0
      && instance.progress[groups[group].kind][groups[group].slot].credited >> UInt64(lesson) & 1 == 0
  }

  private func suits(_ group: Int, _ stop: Stop, spot: Int) -> Bool {
    suits(group, stop.lesson, moment: Int(instance.supply.spots[spot].moment))
  }

  /// Whether a learner can go from one stop to the next.
  @inline(__always) private func follows(_ a: Stop, _ b: Stop, _ definition: Course, _ pause: Int) -> Bool {
    guard a.lesson < b.lesson, b.start >= a.end + pause + instance.longestJourney(a.place, b.place) else {
      return false
    }
    let gap = b.day - a.day
    return gap >= definition.minGapDays ?? 0 && gap <= definition.maxGapDays ?? .max
  }

  /// The longest ways to and from every open meeting of a group.
  private mutating func measure(_ group: Int) {
    let definition = instance.scenario.courses[course]
    let pause = instance.scenario.rules.agenda.betweenMeetings ?? 0
    let list = open[group]
    var to = [Int](repeating: 0, count: list.count), from = to
    for i in list.indices {
      var longest = 0
      for j in 0..<i where to[j] > longest && follows(stops[list[j]], stops[list[i]], definition, pause) {
        longest = to[j]
      }
      to[i] = longest + weight[stops[list[i]].lesson]
    }
    for i in list.indices.reversed() {
      var longest = 0
      for j in (i + 1)..<max(i + 1, list.count)
      where from[j] > longest && follows(stops[list[i]], stops[list[j]], definition, pause) {
        longest = from[j]
      }
      from[i] = longest + weight[stops[list[i]].lesson]
    }
    before[group] = to
    after[group] = from
    reached[group] = to.max() ?? 0
  }

  /// Chooses until everybody could complete, nothing helps, or `limit` meetings are chosen.
  mutating func choose(
    limit: Int, reach: Double, spread: Double = 1, noise: Double = 0, random: inout Randomness,
    isStopped: () -> Bool
  ) {
    let definition = instance.scenario.courses[course]
    let pause = instance.scenario.rules.agenda.betweenMeetings ?? 0
    let days =
      (definition.deadline.map { $0 - instance.scenario.horizon.from + 1 }).map {
        max(1, min($0, instance.scenario.horizon.count))
      } ?? instance.scenario.horizon.count
    var bookable = Bookable(instance, course: course, plan)
    while chosen.count < limit && !isStopped() {
      var best: (gain: Double, lesson: Int, spot: Int)?
      if groups.indices.allSatisfy({ reached[$0] >= wanted[$0] }) { break }
      for lesson in definition.lessons.indices where !isStopped() {
        // A later lesson waits until the one before it could be attended somewhere.
        var last: Int32 = -1
        var lastValue = (gain: 0.0, crowd: 0)
        for spot in bookable.spots(lesson: lesson) {
          let moment = instance.supply.spots[spot].moment
          if moment != last {
            last = moment
            lastValue = value(lesson, spot, definition, pause)
          }
          let least = instance.least(spot)
          if lastValue.crowd < least || lastValue.gain <= 0 || instance.most(spot) < least {
            continue
          }
          // Lessons keep to their part of the time, so that those before and after find room.
          let day = Double(instance.supply.moments[Int(moment)].day) + 0.5
          let part = spread * Double(days) / Double(definition.lessons.count)
          let away = abs(day - part * (Double(lesson) + 0.5)) / part
          if away > reach { continue }
          var gain = lastValue.gain * (1 - 0.3 * away / reach)
          if noise > 0 { gain *= 1 + noise * Double(random.below(1000)) / 1000 }
          if gain > best?.gain ?? 0 { best = (gain, lesson, spot) }
        }
      }
      guard let best,
        let instructors = plan.instructors(course: course, lesson: best.lesson, spot: best.spot, instance)
      else { break }
      let meeting = plan.add(
        instance.meeting(
          course: course, lesson: best.lesson, spot: best.spot, section: -1, instructors: instructors),
        instance)
      chosen.append((best.lesson, best.spot))
      bookable.update(plan, around: [meeting])
      let stop = instance.stop(meeting, plan)
      stops.append(stop)
      for group in groups.indices where suits(group, stop, spot: best.spot) {
        open[group].append(stops.count - 1)
        open[group].sort { (stops[$0].start, $0) < (stops[$1].start, $1) }
        measure(group)
      }
    }
  }

  /// How many people a meeting brings further, and how many would come.
  private func value(_ lesson: Int, _ spot: Int, _ definition: Course, _ pause: Int) -> (
    gain: Double, crowd: Int
  ) {
    let moment = instance.supply.moment(ofSpot: spot)
    let stop = Stop(
      meeting: -1, lesson: lesson, start: moment.start, end: moment.end, day: moment.day, week: moment.week,
      place: moment.place)
    var gain = 0.0
    var crowd = 0
    let at = Int(instance.supply.spots[spot].moment)
    for group in groups.indices where suits(group, lesson, moment: at) {
      var to = 0, from = 0
      for (position, index) in open[group].enumerated() {
        if stops[index].start < stop.start {
          if before[group][position] > to && follows(stops[index], stop, definition, pause) {
            to = before[group][position]
          }
        } else if after[group][position] > from && follows(stop, stops[index], definition, pause) {
          from = after[group][position]
        }
      }
      let through = to + from + weight[lesson]
      if reached[group] >= wanted[group] {
        // Who can complete already may come all the same, where that does not break the way through.
        if through >= wanted[group] { crowd += groups[group].pairs.count }
      } else if through > reached[group] {
        gain += Double(groups[group].pairs.count) * Double(min(through, wanted[group]) - reached[group])
        crowd += groups[group].pairs.count
      } else if through == reached[group] {
        crowd += groups[group].pairs.count
      }
    }
    return (gain, crowd)
  }
}
