/// A partial agenda: the one before it, with one meeting more.
struct AgendaLabel {
  /// The label before; −1: nothing is attended yet.
  var parent = -1
  var meeting: AgendaMeeting?
  /// How far every course of the chain has come.
  var courses: [Progress]
  /// Minutes for which the worker is released, where there is a cap.
  var released = 0

  /// How far a course has come.
  struct Progress {
    /// Lessons attended or credited, and how many.
    var taken: LessonSet
    var count: Int
    var lastLesson = -1
    var firstDay: Int?
    var lastDay: Int?
    /// The site at which the section meets, where it has to stay; −1: not chosen. And lessons taken elsewhere.
    var home = -1, away = 0
    var isComplete: Bool

    init(_ record: CourseRecord) {
      taken = LessonSet(record.credited)
      count = record.credited.count { $0 }
      isComplete = record.isComplete
    }
  }
}

/// What decides about all that can follow a partial agenda from some date on, in a form in which agendas compare.
struct AgendaStanding {
  /// What has to be the same for two to compare.
  var key: [Int]
  /// What is never worse for being less; as long as another's with the same key.
  var least: [Int]
  /// Lessons of which having attended more is never worse.
  var taken: [LessonSet] = []

  /// The standing of a label on `day`.
  init(_ label: AgendaLabel, _ courses: [PursuedCourse], on day: Int, _ memory: AgendaMemory) {
    key = [day, memory.equal.count] + memory.equal
    least = memory.least + [label.released]
    for (course, progress) in zip(courses, label.courses) {
      guard !progress.isComplete else {
        key.append(-2)
        continue
      }
      let facts = course.facts
      key += [progress.home, progress.lastLesson < 0 || !facts.strictOrder ? -1 : progress.lastLesson]
      least.append(progress.away)
      // What a course builds on is asked of its first meeting only.
      if !course.after.isEmpty || !facts.after.isEmpty { least.append(progress.firstDay == nil ? 1 : 0) }
      if facts.maxGapDays != nil || !course.record.dated.isEmpty {
        // A lesson left out may tear the chain of dates, so no agenda stands for one with fewer lessons.
        key.append(progress.lastDay ?? -1)
        if facts.strictOrder {
          key.append(progress.count)
        } else {
          key += progress.taken.words.map { Int(bitPattern: UInt($0)) }
        }
      } else {
        if course.minGap > 0 { least.append(progress.lastDay.map { max(day, $0 + course.minGap) } ?? day) }
        if facts.strictOrder { least.append(-progress.count) } else { taken.append(progress.taken) }
      }
      if facts.maxSpanDays != nil { least.append(progress.firstDay.map { -$0 } ?? .min) }
    }
  }

  /// Whether whatever can follow the other can follow this; the keys are the same.
  func isNoWorse(than other: AgendaStanding) -> Bool {
    zip(least, other.least).allSatisfy { $0 <= $1 }
      && zip(taken, other.taken).allSatisfy { $0.contains(allOf: $1) }
  }
}
