import OffHours

/// A lesson at a spot, which may or may not be held.
struct PossibleMeeting: Sendable {
  var course, lesson, spot: Int
  var venue: Int
  var moment: Moment
  /// Whether it has to be held, and whether it may be smaller than others.
  var isPinned: Bool
  var isExempt: Bool
  /// Fewest and most learners, if it is held.
  var least, most: Int
  /// Who of those that teach the lesson is available.
  var teachers: [Int]
  /// Who may come, as positions among the attendances.
  var attendances: [Int] = []
}

/// A needed pair that may attend a meeting.
struct Attendance: Sendable {
  var pair, meeting: Int
}

/// Every meeting that may be held and everybody who may come to it: what the compact model has columns for.
///
/// What can never be is left out: meetings for which too few learners or instructors are free, and learners who
/// cannot complete whatever is held.
struct Possibilities: Sendable {
  private(set) var meetings: [PossibleMeeting] = []
  private(set) var attendances: [Attendance] = []
  /// Meetings of each lesson of each course, by start, then venue.
  private(set) var meetingsOfLesson: [[[Int]]] = []
  /// Attendances of each pair by lesson, by start, then venue.
  private(set) var attendancesOfLesson: [[[Int]]]
  /// Sections that a course could have at most; 0 under `attend: any`. The first of them are those that go on.
  private(set) var sections: [Int] = []
  /// Per course, numbers of the sections that go on.
  private(set) var running: [[Int]] = []

  /// All that is possible, or what a part of it names.
  init(_ instance: Instance, in part: PossiblePart? = nil) {
    attendancesOfLesson = instance.pairs.map { pair in
      Array(repeating: [], count: instance.scenario.courses[Int(pair.course)].lessons.count)
    }
    var reduction = CandidateReduction(instance)
    var kept = instance.scenario.courses.map { _ in ([PossibleMeeting](), [[Int]]()) }
    // What a course builds on comes first: it says from when on the course can be attended.
    for course in instance.courseOrder {
      var candidates = Possibilities.candidates(course, instance, in: part)
      var comers = Possibilities.comers(course, candidates, instance, in: part)
      reduction.reduce(course, &candidates, &comers)
      kept[course] = (candidates, comers)
    }
    for (course, definition) in instance.scenario.courses.enumerated() {
      meetingsOfLesson.append(Array(repeating: [], count: definition.lessons.count))
      for (var candidate, comers) in zip(kept[course].0, kept[course].1) {
        let position = meetings.count
        for pair in comers {
          attendancesOfLesson[pair][candidate.lesson].append(attendances.count)
          candidate.attendances.append(attendances.count)
          attendances.append(Attendance(pair: pair, meeting: position))
        }
        meetingsOfLesson[course][candidate.lesson].append(position)
        meetings.append(candidate)
      }
      running.append(instance.running.indices.filter { instance.running[$0].course == course })
      sections.append(running[course].count + mostSections(course, instance))
    }
  }

  /// Who may come to each of some meetings, as far as the rules on one meeting go.
  private static func comers(
    _ course: Int, _ candidates: [PossibleMeeting], _ instance: Instance, in part: PossiblePart?
  ) -> [[Int]] {
    let able = able(course, instance)
    return candidates.map { candidate in
      able.filter { pair in
        if let part, !part.admits(pair, candidate, instance) { return false }
        // Of those who belong together all can come, with room for all, or nobody does.
        let tie = instance.tieOfPair[pair]
        if tie < 0 { return allows(pair, candidate, instance) }
        return instance.ties[tie].count <= candidate.most
          && instance.ties[tie].allSatisfy { able.contains($0) && allows($0, candidate, instance) }
      }
    }
  }

  /// The pairs of a course whose other courses do not forbid it from the start.
  private static func able(_ course: Int, _ instance: Instance) -> [Int] {
    instance.pairsOfCourse[course].filter { pair in
      let worker = Int(instance.pairs[pair].worker)
      return instance.scenario.courses[course].after.allSatisfy { earlier in
        instance.pairsOfWorker[worker].contains { Int(instance.pairs[$0].course) == earlier.index }
          || {
            let progress = Progress(instance.scenario.workers[worker], in: earlier, instance.scenario)
            return progress.isComplete || progress.holdsUntil != nil
          }()
      }
    }
  }

  private static func candidates(_ course: Int, _ instance: Instance, in part: PossiblePart?)
    -> [PossibleMeeting]
  {
    let definition = instance.scenario.courses[course]
    var result: [PossibleMeeting] = []
    for lesson in definition.lessons.indices {
      let lessonClass = instance.supply.classes[instance.supply.classOfLesson[course][lesson]]
      for spot in lessonClass.spots {
        if let part, !part.holds(course, lesson, instance.supply.base(ofSpot: spot)) { continue }
        let venue = Int(instance.supply.spots[spot].venue)
        let moment = instance.supply.moment(ofSpot: spot)
        let isPinned = instance.givenPins[course].contains(
          PinnedSpot(lesson: lesson, start: moment.start, venue: venue))
        let isExempt = instance.isExempt(course, lesson: lesson, start: moment.start, venue: venue)
        result.append(
          PossibleMeeting(
            course: course, lesson: lesson, spot: spot, venue: venue, moment: moment, isPinned: isPinned,
            isExempt: isExempt, least: instance.least(spot, isPinned: isExempt), most: instance.most(spot),
            teachers: lessonClass.teachers.filter { instance.isAvailable($0, spot) }))
      }
    }
    return result
  }

  /// Whether the rules on one meeting, credits included, let a pair come.
  private static func allows(_ pair: Int, _ meeting: PossibleMeeting, _ instance: Instance) -> Bool {
    let progress = instance.progress(pair)
    let moment = Int(instance.supply.spots[meeting.spot].moment)
    guard progress.credited & 1 << UInt64(meeting.lesson) == 0,
      instance.supply.free.isSet(Int(instance.pairs[pair].kind), moment)
    else { return false }
    let course = instance.scenario.courses[meeting.course]
    let date = instance.scenario.horizon.from + meeting.moment.day
    return progress.dates.allSatisfy { credit in
      let isInOrder =
        !course.strictOrder
        || !(credit.lesson < meeting.lesson && credit.date > date)
          && !(credit.lesson > meeting.lesson && credit.date < date)
      return isInOrder && abs(date - credit.date) >= course.minGapDays ?? 0
    }
  }

  /// Lessons of a section that have been held, as bits.
  func held(_ course: Int, _ section: Int, _ instance: Instance) -> UInt64 {
    section < running[course].count ? instance.running[running[course][section]].held : 0
  }

  /// A number of new sections that no timetable needs to pass: every one has a meeting of each lesson, and enough
  /// learners in each, or a pin.
  private func mostSections(_ course: Int, _ instance: Instance) -> Int {
    let definition = instance.scenario.courses[course]
    guard definition.attendance == .section else { return 0 }
    let pairs = instance.pairsOfCourse[course]
    var most = definition.maxSections ?? .max
    for (lesson, positions) in meetingsOfLesson[course].enumerated() {
      most = min(most, positions.count)
      let learners = pairs.count { !attendancesOfLesson[$0][lesson].isEmpty }
      let pinned = positions.count { meetings[$0].isExempt }
      if definition.minSize > 0 { most = min(most, pinned + learners / definition.minSize) }
    }
    return min(most, instance.pins[course].count + pairs.count * (1 + definition.makeup))
  }
}

extension Instance {
  /// What a pair has behind and before it.
  func progress(_ pair: Int) -> Progress {
    progress[Int(pairs[pair].kind)][Int(pairs[pair].slot)]
  }
}
