/// Searches for meetings of a few courses that one worker could attend, all rules kept.
///
/// Partial agendas (*labels*) grow by one meeting at a time, in order of time. On every date an agenda is held against
/// those that stood there before: where one of them is no worse in all that matters for the rest, it is dropped
/// (`AgendaStanding`). First the deepest label goes on, so that a possible agenda is mostly found at once; where that
/// takes long the labels go on by date, so that each is compared with all that can be no worse. Choices are left out
/// where another is never worse: a later start at one site on one date, a later lesson where an earlier one differs in
/// nothing. Bounds drop labels whose dates have too little room for the lessons left.
///
/// How a rule enters: over a meeting, by `MeetingRuleBook`; over an agenda, by `AgendaRuleBook` and `AgendaMemory`;
/// where a later start can be better than the first, by `Flavour`.
///
/// Source of the technique: Desrochers and Soumis (1988), label setting for shortest paths with resources.
struct AgendaSearch {
  let scenario: Scenario
  let attendee: Attendee
  let rules: AgendaRules
  private let days: ClosedRange<Int>
  let goal: Int
  let courses: [PursuedCourse]
  /// Per course: whether it has to be completed; else it is one whose credit may still hold. And the last day on which
  /// the course may begin, where it builds on a credit that runs out and is not pursued.
  private let isAsked: [Bool]
  private let startBy: [Int]
  /// Longest pause that two meetings may have to leave between them.
  private let longestPause: Int
  private let budget: AgendaBudget
  /// Minutes for which the worker may be released, where there is a cap.
  let releaseLeft: Int?
  var labels: [AgendaLabel] = []
  private var seen: [[Int]: [AgendaStanding]] = [:]
  /// Labels that go on, the next at the end; once they go on by date, by date.
  private var stack: [Item] = []
  private var buckets: [[Item]] = []
  /// Steps done.
  var steps = 0
  /// As many steps go on before labels are held against each other.
  private static let straight = 64
  /// The meetings found, in order of time.
  var agenda: [AgendaMeeting] = []

  /// A label that goes on on a date, from a course and lesson on.
  struct Item {
    var label: Int
    var day: Int
    var position = 0, lesson = 0
  }

  /// What can make a later start better than an earlier one. Of each kind the first start is tried.
  struct Flavour: Hashable {
    /// The week has its rest before it.
    var isRested = true
    /// It takes less of what the worker may be released, or less working time beside the shifts.
    var released = 0, work = 0
  }

  /// A search for `goal` through a chain of courses, prerequisites first. `startBy` holds, per course, the last day on
  /// which it may begin (days since 1970-01-01).
  init(
    chain: [CourseRecord], isAsked: [Bool], startBy: [Int], goal: Ref<Course>, sites: [CourseSites],
    attendee: Attendee, scenario: Scenario, forbidden: ForbiddenStarts,
    budget: AgendaBudget
  ) {
    self.scenario = scenario
    self.attendee = attendee
    self.budget = budget
    self.isAsked = isAsked
    self.startBy = startBy
    releaseLeft = attendee.release(in: scenario).flatMap { release in
      let left = attendee.releaseLeft ?? release.left(taken: 0, together: 0)
      return left < .max ? left : nil
    }
    rules = scenario.rules.agenda
    let range = scenario.horizon.from.day...max(scenario.horizon.from.day, scenario.horizon.to.day)
    days = range
    self.goal = chain.firstIndex { $0.course == goal }!
    courses = zip(chain, sites).map { record, sites in
      PursuedCourse(
        record: record, sites: sites,
        after: scenario.courses[record.course].after.compactMap { earlier in
          chain.firstIndex { $0.course == earlier }
        }, days: range, scenario: scenario
      ) { rules, minutes, place, venue in
        let key = forbidden.key(
          record.course, rules: rules, minutes: minutes, venue: venue,
          hasCredits: !attendee.worker.credits.isEmpty)
        return forbidden.stretches(key, venue).united
      }
    }
    let places = Set(courses.flatMap(\.sites.places))
    let journeys = places.flatMap { a in places.map { scenario.travel.minutes(a, $0) } }
    longestPause = scenario.rules.agenda.betweenMeetings.map { $0 + (journeys.max() ?? 0) } ?? 0
    labels = [AgendaLabel(courses: chain.map(AgendaLabel.Progress.init))]
  }

  /// Whether there is such an agenda.
  mutating func answer() -> Completability {
    if labels[0].courses[goal].isComplete { return .possible }
    for position in courses.indices where !labels[0].courses[position].isComplete {
      if isAsked[position] && !courses[position].isWithinReach { return .impossible }
    }
    stack = [Item(label: 0, day: days.lowerBound)]
    let half = budget.perQuestion / 2
    var lookedAt = 0
    while steps < half, let item = stack.popLast() {
      if goesOn(item) { return .possible }
      lookedAt += 1
      if lookedAt % 64 == 0, budget.isStopped() { return .undecided }
    }
    guard !stack.isEmpty else { return .impossible }
    // What waits goes on by date, each date wholly before the next.
    buckets = Array(repeating: [], count: days.count)
    for item in stack { buckets[item.day - days.lowerBound].append(item) }
    stack = []
    for order in buckets.indices {
      while let item = buckets[order].popLast() {
        if steps >= budget.perQuestion { return .undecided }
        if goesOn(item) { return .possible }
        lookedAt += 1
        if lookedAt % 64 == 0, budget.isStopped() { return .undecided }
      }
    }
    return .impossible
  }

  mutating func wait(_ item: Item) {
    if buckets.isEmpty { stack.append(item) } else { buckets[item.day - days.lowerBound].append(item) }
  }

  /// Extends a label by the next lesson that it may take on the date; what else it may do waits. True where that
  /// completes the goal.
  private mutating func goesOn(_ item: Item) -> Bool {
    steps += 1
    var item = item
    if item.position == 0, item.lesson == 0 {
      guard let day = nextDay(labels[item.label], from: item.day) else { return false }
      if day != item.day {
        item.day = day
        // By date every date waits for its turn.
        if !buckets.isEmpty {
          wait(item)
          return false
        }
      }
      let tail = tail(of: item.label, before: day)
      guard mayComplete(labels[item.label], on: day, tail) else { return false }
      // Most agendas are found at once, before there is anything to compare with.
      guard steps <= AgendaSearch.straight || isNew(item.label, on: day, tail) else { return false }
    }
    while item.position < courses.count {
      let position = item.position
      let progress = labels[item.label].courses[position]
      let isReady =
        !progress.isComplete && courses[position].isOpen(on: item.day)
        && labels[item.label].meeting.map { $0.interval.end <= courses[position].lastStart(on: item.day) }
          ?? true
        && mayBegin(position, labels[item.label], on: item.day)
        && courses[position].keepsDates(progress, on: item.day)
      if isReady {
        let count = courses[position].facts.lessons.count
        while item.lesson < count {
          let lesson = item.lesson
          item.lesson += 1
          guard isCandidate(lesson, of: position, progress, on: item.day) else { continue }
          wait(item)
          return tries(lesson, of: position, after: item.label, on: item.day)
        }
      }
      item.position += 1
      item.lesson = 0
    }
    // Nothing more on this date.
    if item.day < days.upperBound { wait(Item(label: item.label, day: item.day + 1)) }
    return false
  }

  /// Whether what the course builds on is completed, or held by a credit that has not run out; asked of its first meeting.
  private func mayBegin(_ position: Int, _ label: AgendaLabel, on day: Int) -> Bool {
    if label.courses[position].firstDay != nil { return true }
    return day <= startBy[position]
      && courses[position].after.allSatisfy { earlier in
        label.courses[earlier].isComplete
          || courses[earlier].record.renewal.map { day <= $0.lastDay.day } ?? false
      }
  }

  /// The next date from `day` on on which a label may go on.
  private func nextDay(_ label: AgendaLabel, from day: Int) -> Int? {
    var day = day
    while day <= days.upperBound {
      let isOpen = courses.indices.contains { position in
        let progress = label.courses[position]
        guard !progress.isComplete, courses[position].isOpen(on: day) else { return false }
        return progress.lastDay.map { day - $0 >= courses[position].minGap } ?? true
      }
      if isOpen { return day }
      day += 1
    }
    return nil
  }

  /// The meetings of a label that a rule may still ask about, ascending.
  mutating func tail(of label: Int, before day: Int) -> [AgendaMeeting] {
    let first = AgendaMemory.reach(before: day, under: rules, in: scenario)
    var tail: [AgendaMeeting] = []
    var label = label
    while let meeting = labels[label].meeting, meeting.date.day >= first {
      tail.append(meeting)
      label = labels[label].parent
    }
    steps += tail.count / 4
    return tail.reversed()
  }

  /// Whether no agenda that stood on the date before is as good in all that can follow; then this one stands there too.
  private mutating func isNew(_ label: Int, on day: Int, _ tail: [AgendaMeeting]) -> Bool {
    let memory = AgendaMemory(
      of: tail, on: day, under: rules, in: scenario, longestPause: longestPause,
      minutesOff: attendee.calendar.minutesOff
    ) { hasRested(before: $0, inWeekOf: $1, tail) }
    let standing = AgendaStanding(labels[label], courses, on: day, memory)
    let others = seen[standing.key, default: []]
    steps += others.count / 4
    if others.contains(where: { $0.isNoWorse(than: standing) }) { return false }
    seen[standing.key, default: []].removeAll { standing.isNoWorse(than: $0) }
    seen[standing.key, default: []].append(standing)
    return true
  }

  /// Necessary for every course that is open: room enough for the lessons still to attend.
  private mutating func mayComplete(_ label: AgendaLabel, on day: Int, _ tail: [AgendaMeeting]) -> Bool {
    let week = CivilDate(day: day).week
    let used = tail.count { $0.date.week == week }
    for position in courses.indices where isAsked[position] && !label.courses[position].isComplete {
      let progress = label.courses[position]
      let facts = courses[position].facts
      let first = max(day, progress.lastDay.map { $0 + courses[position].minGap } ?? day)
      var last = days.upperBound
      if let start = progress.firstDay, let most = facts.maxSpanDays, most < last - start {
        last = start + most
      }
      let left = max(1, facts.requiredLessons - progress.count)
      guard first <= last else { return false }
      if courses[position].minGap > 1 { steps += (last - first) / 16 }
      let room = courses[position].room(
        first...last, usedInWeek: first == day ? used : 0, perWeek: rules.perWeek)
      guard left <= room else { return false }
      // Where every lesson has the same dates nothing more is asked.
      if courses[position].dateClasses.count == 1 { continue }
      let lessons = LessonDates(courses[position], progress.taken, first...last)
      steps += lessons.effort
      guard lessons.mayAttend(left) else { return false }
    }
    return true
  }

  /// Whether a lesson may be taken now, and none before it in its stead leaves no less to choose from afterwards.
  private mutating func isCandidate(
    _ lesson: Int, of position: Int, _ progress: AgendaLabel.Progress, on day: Int
  ) -> Bool {
    guard mayTake(lesson, of: position, progress, on: day) else { return false }
    var twin = courses[position].twinBefore[lesson]
    while twin >= 0 {
      if mayTake(twin, of: position, progress, on: day) { return false }
      // In free order the first of such lessons are taken first.
      if !courses[position].facts.strictOrder { return true }
      twin = courses[position].twinBefore[twin]
    }
    return true
  }

  /// Whether the order of lessons lets this one be taken now.
  private mutating func mayTake(
    _ lesson: Int, of position: Int, _ progress: AgendaLabel.Progress, on day: Int
  ) -> Bool {
    guard !progress.taken.contains(lesson) else { return false }
    let course = courses[position]
    guard course.facts.strictOrder else { return true }
    guard lesson > progress.lastLesson else { return false }
    for credit in course.record.dated {
      if credit.lesson < lesson && credit.date.day > day { return false }
      if credit.lesson > lesson && credit.date.day < day { return false }
    }
    // What is passed over is missed for good.
    let missed = (0..<lesson).count { !progress.taken.contains($0) }
    steps += lesson / 64
    return course.facts.lessons.count - missed >= course.facts.requiredLessons
      && !course.facts.mandatoryLessons.contains { $0 < lesson && !progress.taken.contains($0) }
  }
}

// MARK: - One meeting more
