/// Searches for meetings of a few courses that one worker could attend, all rules kept.
///
/// Meetings are chosen in order of time, the earliest date first, so that a possible agenda is mostly found at once.
/// What cannot be completed from some point on is remembered by all that matters for the rest, so that no such point
/// is searched twice. Choices are left out where another is never worse: a later start at one site on one date, and a
/// later lesson where an earlier one differs in nothing.
struct AgendaSearch {
  private let scenario: Scenario
  private let attendee: Attendee
  private let rules: AgendaRules
  private let days: ClosedRange<Int>
  private let goal: Int
  private let courses: [PursuedCourse]
  /// Longest pause that two meetings may have to leave between them.
  private let longestPause: Int
  private var progress: [Progress]
  private var agenda: [AgendaMeeting] = []
  private var failed: Set<[Int]> = []

  /// How far a course has come.
  private struct Progress {
    var taken: [Bool]
    var lastLesson = -1
    var firstDay: Int?
    var lastDay: Int?
    /// The site at which the section meets, where it has to stay; −1: not chosen. And lessons taken elsewhere.
    var home = -1, away = 0
    var isComplete = false
  }

  /// A search for `goal` through a chain of courses, prerequisites first.
  init(
    chain: [CourseRecord], goal: Ref<Course>, sites: [CourseSites], attendee: Attendee, scenario: Scenario
  ) {
    self.scenario = scenario
    self.attendee = attendee
    rules = scenario.rules.agenda
    let range = scenario.horizon.from.day...max(scenario.horizon.from.day, scenario.horizon.to.day)
    days = range
    self.goal = chain.firstIndex { $0.course == goal }!
    let window = OutsideHorizon.stretch(of: scenario)
    var known: [ForbiddenKey: [Interval]] = [:]
    courses = zip(chain, sites).map { record, sites in
      PursuedCourse(
        record: record, sites: sites,
        after: scenario.courses[record.course].after.compactMap { earlier in
          chain.firstIndex { $0.course == earlier }
        }, days: range, scenario: scenario
      ) { rules, minutes, place in
        let key = ForbiddenKey(rules: rules, minutes: minutes, place: place)
        if let stretches = known[key] { return stretches }
        let stretches = MeetingRuleBook.forbiddenStarts(
          minutes: minutes, place: place, for: attendee, under: rules, in: scenario, window: window)
        known[key] = stretches
        return stretches
      }
    }
    progress = chain.map { Progress(taken: $0.credited, isComplete: $0.isComplete) }
    let places = Set(courses.flatMap(\.sites.places))
    let journeys = places.flatMap { a in places.map { scenario.travel.minutes(a, $0) } }
    longestPause = scenario.rules.agenda.betweenMeetings.map { $0 + (journeys.max() ?? 0) } ?? 0
  }

  private struct ForbiddenKey: Hashable {
    var rules: MeetingRules
    var minutes: Int
    var place: Ref<Place>?
  }

  /// Whether there is such an agenda.
  mutating func succeeds() -> Bool {
    for position in courses.indices where !progress[position].isComplete && !courses[position].isWithinReach {
      return false
    }
    return completes(from: days.lowerBound)
  }

  /// Whether what is attended so far can be completed by meetings on `day` and later.
  private mutating func completes(from day: Int) -> Bool {
    if progress[goal].isComplete { return true }
    guard mayComplete(from: day) else { return false }
    let key = fingerprint()
    if failed.contains(key) { return false }
    for next in day...days.upperBound where tries(on: next) { return true }
    failed.insert(key)
    return false
  }

  /// Necessary for every course that is open: room enough for the lessons still to attend.
  private func mayComplete(from day: Int) -> Bool {
    let week = CivilDate(day: day).week
    let used = agenda.count { $0.date.week == week }
    return courses.indices.allSatisfy { position in
      if progress[position].isComplete { return true }
      let taken = progress[position].taken
      let left = max(1, courses[position].facts.requiredLessons - taken.count { $0 })
      return left <= courses[position].room(from: day, usedInWeek: used, perWeek: rules.perWeek)
    }
  }

  /// All that matters for what can follow.
  private func fingerprint() -> [Int] {
    var key: [Int] = []
    var mayFollowToday = false
    for (course, progress) in zip(courses, progress) {
      guard !progress.isComplete else {
        key.append(-2)
        continue
      }
      if course.facts.strictOrder {
        key += [progress.lastLesson, progress.taken.count { $0 }]
      } else {
        key += progress.taken.map { $0 ? 1 : 0 }
      }
      key += [progress.home, progress.away]
      if course.minGap > 0 || course.facts.maxGapDays != nil { key.append(progress.lastDay ?? -1) }
      if course.facts.maxSpanDays != nil { key.append(progress.firstDay ?? -1) }
      if course.minGap < 1 || progress.lastDay != agenda.last?.date.day { mayFollowToday = true }
    }
    guard let last = agenda.last else { return key }
    key += [last.date.day, rules.perWeek == nil ? 0 : agenda.count { $0.date.week == last.date.week }]
    if mayFollowToday {
      let today = agenda.filter { $0.date == last.date }
      key += [today.count, today.reduce(0) { $0 + $1.interval.minutes }]
      key.append(today.reduce(0) { $0 + ($1.countsAsWork ? $1.interval.minutes : 0) })
    }
    // Where the last meeting was, and when it ended, matters only as long as a meeting may follow at once.
    let next = mayFollowToday ? last.interval.end : scenario.zone.day(last.date).end
    if last.interval.end + longestPause > next || mayFollowToday {
      key += [last.interval.end.minute, last.place?.index ?? -1]
    }
    if rules.weeklyRest != nil, let work = agenda.last(where: \.countsAsWork) {
      let monday = last.date.monday
      if work.interval.end > scenario.zone.day(monday).start {
        key += [work.interval.end.minute, hasRested(before: work.interval.end, inWeekOf: last.date) ? 1 : 0]
      }
    }
    return key
  }

  /// Tries every next meeting on one date.
  private mutating func tries(on day: Int) -> Bool {
    for position in courses.indices where !progress[position].isComplete {
      guard courses[position].isOpen(on: day),
        courses[position].after.allSatisfy({ progress[$0].isComplete }), keepsDates(position, on: day)
      else { continue }
      for lesson in courses[position].facts.lessons.indices where mayTake(lesson, of: position, on: day) {
        guard !hasEarlierTwin(lesson, of: position, on: day) else { continue }
        for site in courses[position].sites.places.indices
        where tries(lesson, of: position, at: site, on: day) {
          return true
        }
      }
    }
    return false
  }

  /// Whether the order of lessons lets this one be taken now.
  private func mayTake(_ lesson: Int, of position: Int, on day: Int) -> Bool {
    let progress = progress[position]
    guard !progress.taken[lesson] else { return false }
    let course = courses[position]
    guard course.facts.strictOrder else { return true }
    guard lesson > progress.lastLesson else { return false }
    for credit in course.record.dated {
      if credit.lesson < lesson && credit.date.day > day { return false }
      if credit.lesson > lesson && credit.date.day < day { return false }
    }
    // What is passed over is missed for good.
    let missed = (0..<lesson).count { !progress.taken[$0] }
    return course.facts.lessons.count - missed >= course.facts.requiredLessons
      && !course.facts.mandatoryLessons.contains { $0 < lesson && !progress.taken[$0] }
  }

  /// Whether a lesson before this one could be taken in its stead and leave no less to choose from afterwards.
  private func hasEarlierTwin(_ lesson: Int, of position: Int, on day: Int) -> Bool {
    let course = courses[position]
    let isMandatory = course.facts.mandatoryLessons.contains(lesson)
    return (0..<lesson).contains { other in
      course.sites.twins[other] == course.sites.twins[lesson]
        && course.facts.mandatoryLessons.contains(other) == isMandatory
        && mayTake(other, of: position, on: day)
    }
  }

  /// Whether a meeting of the course on `day` keeps its span and gap.
  private func keepsDates(_ position: Int, on day: Int) -> Bool {
    let facts = courses[position].facts
    if let most = facts.maxSpanDays, let first = progress[position].firstDay, day - first > most {
      return false
    }
    guard facts.minGapDays != nil || facts.maxGapDays != nil else { return true }
    // The neighbours by date: the meeting before, and the credits since.
    var previous = progress[position].lastDay
    for credit in courses[position].record.dated where credit.date.day <= day {
      if let last = progress[position].lastDay, credit.date.day <= last { continue }
      if let previous, previous == progress[position].lastDay,
        !Gap.allows(credit.date.day - previous, between: facts)
      {
        return false
      }
      previous = credit.date.day
    }
    return previous.map { Gap.allows(day - $0, between: facts) } ?? true
  }

  /// Whether the next credit after the course's last meeting keeps the gap.
  private func keepsGapAtEnd(_ position: Int) -> Bool {
    guard let last = progress[position].lastDay,
      let next = courses[position].record.dated.first(where: { $0.date.day > last })
    else { return true }
    return Gap.allows(next.date.day - last, between: courses[position].facts)
  }

  /// Tries the starts of one lesson at one site on one date.
  private mutating func tries(_ lesson: Int, of position: Int, at site: Int, on day: Int) -> Bool {
    let starts = courses[position].starts(lesson, at: site, on: day)
    guard !starts.isEmpty else { return false }
    let course = courses[position]
    // Where a section stays in one hall the first meeting says in which, or is one of those made up elsewhere.
    var homes = [progress[position].home]
    if course.sites.staysAtOneSite, homes[0] < 0 {
      homes = course.sites.places.indices.filter {
        ($0 == site || course.sites.makeup > 0) && course.isHome($0)
      }
    }
    let place = course.sites.places[site]
    var earliest = Instant(minute: .min)
    if let last = agenda.last {
      let pause = rules.betweenMeetings.map { $0 + scenario.travel.minutes(last.place, place) } ?? 0
      earliest = last.interval.end + pause
    }
    for home in homes {
      let isAway = course.sites.staysAtOneSite && home != site
      if isAway && progress[position].away >= course.sites.makeup { continue }
      // The earliest start leaves most room after it. A later one is worth a try only where the week's rest then lies
      // before it.
      var isFirst = true
      for start in starts where start >= earliest {
        let date = CivilDate(day: day)
        let isAsRested = course.facts.countsAsWork && hasRested(before: start, inWeekOf: date)
        guard isFirst || isAsRested else { continue }
        let meeting = AgendaMeeting(
          interval: Interval(start: start, end: start + course.facts.lessons[lesson].minutes), place: place,
          date: date, course: course.record.course, lesson: lesson, countsAsWork: course.facts.countsAsWork)
        if take(meeting, of: position, home: home, isAway: isAway) { return true }
        isFirst = false
        if isAsRested || !course.facts.countsAsWork || rules.weeklyRest == nil { break }
      }
    }
    return false
  }

  /// Whether the week of `date` has its rest already by `instant`, at which work begins or has ended.
  private func hasRested(before instant: Instant, inWeekOf date: CivilDate) -> Bool {
    guard let rest = rules.weeklyRest else { return true }
    let week = Interval(start: scenario.zone.day(date.monday).start, end: instant)
    guard week.start < week.end else { return false }
    let busy =
      attendee.calendar.shifts.map(\.interval) + agenda.filter(\.countsAsWork).map(\.interval)
    return WeeklyRest.longestRest(in: week, beside: busy.cut(to: week)) >= rest
  }

  /// Attends a meeting if the agenda allows, goes on from there, and takes it back where that leads nowhere.
  private mutating func take(_ meeting: AgendaMeeting, of position: Int, home: Int, isAway: Bool) -> Bool {
    agenda.append(meeting)
    let before = progress[position]
    defer {
      agenda.removeLast()
      progress[position] = before
    }
    guard AgendaRuleBook.holds(agenda, of: attendee, under: rules, in: scenario) else { return false }
    progress[position].taken[meeting.lesson] = true
    progress[position].lastLesson = meeting.lesson
    progress[position].firstDay = before.firstDay ?? meeting.date.day
    progress[position].lastDay = meeting.date.day
    progress[position].home = home
    progress[position].away += isAway ? 1 : 0
    let taken = progress[position].taken
    // Nothing is gained by attending more than completes the course.
    progress[position].isComplete =
      courses[position].facts.isCompleted { taken[$0] } && keepsGapAtEnd(position)
    return completes(from: meeting.date.day)
  }
}
