import OffHours

/// Workers and one course, as the relaxation sees them: never less able, never worth less than they are.
struct RelaxedGroup: Sendable {
  var course: Int
  /// The kinds of workers in it.
  var kinds: [Int] = []
  /// People at most.
  var count: Int
  /// Bits over the supply's moments: free for at least one of them.
  var free: [UInt64]
  /// Worth of a completion by the day of the last meeting, in 1e-6: the most that any of them brings.
  var worth: [Int]
  /// What an attendance counts in `rest` by day: the least over them.
  var rest: [UInt8]
  /// Position of home; −1 where journeys are not counted.
  var home: Int
  /// Position of the employer; −1 without one.
  var employer: Int
  /// Lessons that need not be attended.
  var credited: UInt64
  /// Lessons that have to be.
  var mandatory: UInt64
  /// The last day of the horizon on which a completion is in time for some of them; less than 0: none is, or nothing is due.
  var lapseDay = -1
  /// Lessons to be attended at least.
  var required: Int

  /// Whether somebody of it is free at a moment.
  @inline(__always) func isFree(at moment: Int) -> Bool {
    free[moment >> 6] & (1 << UInt64(moment & 63)) != 0
  }

  /// Lessons that may still be attended.
  func lessonsLeft(_ instance: Instance) -> Int {
    instance.scenario.courses[course].lessons.count - credited.nonzeroBitCount
  }

  /// The relaxed groups of all pairs that could be completed alone.
  ///
  /// One per kind and course, or, where kinds are more than `most`, one per employer, home and need: exceptions of
  /// single people are united, which only relaxes. Method: any partition of kinds is valid.
  static func all(_ instance: Instance, completable: (Int, Int) -> Bool, most: Int = 500) -> [RelaxedGroup] {
    struct Key: Hashable {
      var course, employer, home, kind: Int
      var rotation: Ref<Rotation>?
      var crew: String?
      var credited, mandatory: UInt64
      var required: Int
    }
    let unites = instance.demand.kinds.count > most
    let isCounted = instance.scenario.courses.map { course in
      instance.asksFairness || !(course.target?.employers.isEmpty ?? true)
    }
    var groups: [RelaxedGroup] = []
    var known: [Key: Int] = [:]
    let days = instance.scenario.horizon.count
    for (position, kind) in instance.demand.kinds.enumerated() {
      let rest = (0..<days).map { UInt8(instance.rest(kind: position, day: $0)) }
      let worth = (0..<days).map { instance.completion(kind: position, day: $0) }
      for (slot, course) in kind.courses.enumerated() where completable(position, slot) {
        let progress = instance.progress[position][slot]
        let free = instance.free(kind: position, course: course)
        let key = Key(
          course: course, employer: isCounted[course] ? kind.sample.employer?.index ?? -1 : -1,
          home: kind.sample.home?.index ?? -1,
          kind: unites ? -1 : position, rotation: kind.sample.rotation, crew: kind.sample.crew,
          credited: progress.credited, mandatory: progress.mandatory, required: progress.required)
        if let group = known[key] {
          groups[group].kinds.append(position)
          groups[group].count += kind.members.count
          groups[group].lapseDay = max(
            groups[group].lapseDay, instance.lapseDay(kind: position, slot: slot))
          for word in free.indices { groups[group].free[word] |= free[word] }
          for day in 0..<days {
            groups[group].rest[day] = min(groups[group].rest[day], rest[day])
            groups[group].worth[day] = max(groups[group].worth[day], worth[day])
          }
        } else {
          known[key] = groups.count
          groups.append(
            RelaxedGroup(
              course: course, kinds: [position], count: kind.members.count, free: free, worth: worth,
              rest: rest,
              home: kind.sample.home?.index ?? -1, employer: key.employer,
              credited: progress.credited, mandatory: progress.mandatory,
              lapseDay: instance.lapseDay(kind: position, slot: slot), required: progress.required))
        }
      }
    }
    return groups
  }

  /// A kind of workers and a course that they need.
  struct Member: Hashable {
    var course, kind: Int
  }

  /// The position of the group that each kind is in.
  static func positions(_ groups: [RelaxedGroup]) -> [Member: Int] {
    var result: [Member: Int] = [:]
    for (position, group) in groups.enumerated() {
      for kind in group.kinds { result[Member(course: group.course, kind: kind)] = position }
    }
    return result
  }

  /// The ways that a plan's people go, by the position of their group: each once.
  static func itineraries(_ plan: Plan, _ groups: [RelaxedGroup], _ instance: Instance)
    -> [RelaxedModel.Itinerary]
  {
    struct Way: Hashable {
      var group: Int
      var meetings: [Int32]
    }
    let groupOf = positions(groups)
    var known: Set<Way> = []
    var result: [RelaxedModel.Itinerary] = []
    for (pair, meetings) in plan.itineraries.enumerated() where !meetings.isEmpty {
      guard let group = groupOf[Member(instance.pairs[pair])],
        known.insert(Way(group: group, meetings: meetings)).inserted
      else {
        continue
      }
      result.append(
        (
          group,
          meetings.map {
            let meeting = plan.meetings[Int($0)]!
            return (meeting.lesson, meeting.spot)
          }
        ))
    }
    return result
  }
}

extension RelaxedGroup.Member {
  init(_ pair: Instance.Pair) { self.init(course: Int(pair.course), kind: Int(pair.kind)) }
}
