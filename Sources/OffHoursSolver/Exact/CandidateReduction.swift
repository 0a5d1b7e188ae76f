import OffHours

/// Drops what no timetable can hold: meetings that too few can attend or teach, learners who cannot complete, and
/// attendances that no completing way of theirs goes through.
struct CandidateReduction {
  private let instance: Instance
  /// Per pair, the earliest minute of `Instant` at which the course can be completed; `Int.max`: never, `Int.min`: not known.
  private var earliestEnd: [Int]

  init(_ instance: Instance) {
    self.instance = instance
    earliestEnd = Array(repeating: .min, count: instance.pairs.count)
  }

  /// Drops meetings of a course, and learners from them, until nothing changes. Courses that it asks for come before it.
  ///
  /// `comers` runs parallel to `candidates`: the pairs that may come.
  mutating func reduce(_ course: Int, _ candidates: inout [PossibleMeeting], _ comers: inout [[Int]]) {
    while true {
      let hopeless = hopeless(candidates, comers)
      comers = comers.map { $0.filter { !hopeless.contains($0) } }
      let kept = candidates.indices.filter { isKept(candidates[$0], comers[$0]) }
      if !hopeless.isEmpty || kept.count < candidates.count {
        candidates = kept.map { candidates[$0] }
        comers = kept.map { comers[$0] }
      } else if !cut(course, candidates, &comers) {
        return
      }
    }
  }

  /// Pairs to which not enough lessons are left.
  private func hopeless(_ candidates: [PossibleMeeting], _ comers: [[Int]]) -> Set<Int> {
    var lessons: [Int: UInt64] = [:]
    for (candidate, pairs) in zip(candidates, comers) {
      for pair in pairs { lessons[pair, default: 0] |= 1 << UInt64(candidate.lesson) }
    }
    return Set(
      lessons.filter { pair, lessons in
        let progress = instance.progress(pair)
        return lessons & progress.mandatory != progress.mandatory
          || lessons.nonzeroBitCount < progress.required
      }.keys)
  }

  private func isKept(_ candidate: PossibleMeeting, _ comers: [Int]) -> Bool {
    // A pin without a meeting is a row that nothing can keep.
    if candidate.isPinned && candidate.spot == instance.supply.base(ofSpot: candidate.spot) { return true }
    return candidate.teachers.count >= instance.staff(candidate.spot) && comers.count >= candidate.least
      && candidate.most >= candidate.least
      && (!comers.isEmpty || candidate.isExempt || mayBeEmpty(candidate.course))
  }

  /// Whether a meeting that nobody attends may be of use: to complete a section that has a pin.
  private func mayBeEmpty(_ course: Int) -> Bool {
    instance.scenario.courses[course].attendance == .section && !instance.pins[course].isEmpty
  }

  /// People who are alike, with the same meetings to choose from.
  private struct Learner: Hashable {
    var kind, slot: Int32
    var earliest: Int
    var candidates: [Int]
  }

  /// Takes learners off meetings that lie on no way of theirs; whether there were any. Says when each can be through.
  private mutating func cut(_ course: Int, _ candidates: [PossibleMeeting], _ comers: inout [[Int]]) -> Bool {
    var ofPair: [Int: [Int]] = [:]
    for (position, pairs) in comers.enumerated() {
      for pair in pairs { ofPair[pair, default: []].append(position) }
    }
    for pair in instance.pairsOfCourse[course] { earliestEnd[pair] = .max }
    var known: [Learner: (reached: Set<Int>, end: Int)] = [:]
    var isCut = false
    for (pair, positions) in ofPair.sorted(by: { $0.key < $1.key }) {
      let entry = instance.pairs[pair]
      let learner = Learner(
        kind: entry.kind, slot: entry.slot, earliest: earliest(pair), candidates: positions)
      let found = known[learner] ?? reach(learner, course, candidates)
      known[learner] = found
      earliestEnd[pair] = found.end
      for position in positions where !found.reached.contains(position) {
        comers[position].removeAll { $0 == pair }
        isCut = true
      }
    }
    return isCut
  }

  /// No meeting of a pair's course begins before: what it builds on has to be completed.
  private func earliest(_ pair: Int) -> Int {
    let worker = Int(instance.pairs[pair].worker)
    return instance.scenario.courses[Int(instance.pairs[pair].course)].after.reduce(.min) { latest, before in
      guard
        let other = instance.pairsOfWorker[worker].first(where: {
          Int(instance.pairs[$0].course) == before.index
        }), instance.progress(other).holdsUntil == nil
      else { return latest }
      return max(latest, earliestEnd[other])
    }
  }

  /// The meetings on completing ways of a learner, and the end of the first of these ways.
  private func reach(_ learner: Learner, _ course: Int, _ candidates: [PossibleMeeting]) -> (
    reached: Set<Int>, end: Int
  ) {
    var engagements = Engagements.none
    engagements.earliest = learner.earliest
    let group = Group(
      kind: Int(learner.kind), slot: Int(learner.slot), engagements: engagements, pairs: [])
    var result = (reached: Set<Int>(), end: Int.max)
    for positions in choices(learner.candidates, course, candidates) {
      let sorted = positions.sorted {
        (candidates[$0].moment.start, $0) < (candidates[$1].moment.start, $1)
      }
      let stops = sorted.map { position in
        let moment = candidates[position].moment
        return Stop(
          meeting: position, lesson: candidates[position].lesson, start: moment.start, end: moment.end,
          day: moment.day, week: moment.week, place: moment.place)
      }
      guard let reach = ItineraryReach(instance, group, course: course, stops: stops) else {
        return (Set(learner.candidates), .min)
      }
      result.end = min(result.end, reach.earliestEnd ?? .max)
      for (position, isReached) in zip(sorted, reach.isReached) where isReached {
        result.reached.insert(position)
      }
    }
    return result
  }

  /// The meetings among which somebody's way lies: those of one venue, where a section keeps to one and nothing is made up.
  private func choices(_ positions: [Int], _ course: Int, _ candidates: [PossibleMeeting]) -> [[Int]] {
    let definition = instance.scenario.courses[course]
    guard definition.attendance == .section, definition.sameVenue, definition.makeup == 0 else {
      return [positions]
    }
    return Dictionary(grouping: positions) { candidates[$0].venue }.sorted { $0.key < $1.key }.map(\.value)
  }
}
