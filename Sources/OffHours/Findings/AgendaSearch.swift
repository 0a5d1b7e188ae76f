/// Searches for meetings of a few courses that one worker could attend, all rules kept.
///
/// Meetings are chosen in order of time, the earliest date first, so that a possible agenda is mostly found at once.
/// What cannot be completed from some point on is remembered by all that matters for the rest, so that no such point
/// is searched twice. Of the starts at one site on one date the earliest that fits is tried alone: what can follow a later
/// one can follow it too, unless the week's rest is at stake.
struct AgendaSearch {
  private let scenario: Scenario
  private let attendee: Attendee
  private let agendaRules: AgendaRules
  private var courses: [Pursued]
  private let goal: Int
  private let days: ClosedRange<Int>
  private var agenda: [AgendaMeeting] = []
  private var failed: Set<[Int]> = []

  /// A course on the way to the goal.
  private struct Pursued {
    let record: CourseRecord
    let facts: Course
    let sites: CourseSites
    /// Positions in the chain of the courses that have to be completed before.
    let after: [Int]
    /// By site and lesson: starts that suit the worker, ascending, and where each date begins among them.
    var starts: [[[Instant]]]
    var offsets: [[[Int]]]
    /// For every date, how many dates from it on have a start of any lesson.
    var datesLeft: [Int]
    // What is attended so far.
    var taken: [Bool]
    var count = 0
    var lastLesson = -1
    var firstDay: Int?
    var lastDay: Int?
    var home = -1
    var away = 0
    var isComplete = false
  }

  init(
    chain: [CourseRecord], goal: Ref<Course>, sites: [CourseSites], attendee: Attendee, scenario: Scenario
  ) {
    self.scenario = scenario
    self.attendee = attendee
    agendaRules = scenario.rules.agenda
    days = scenario.horizon.from.day...max(scenario.horizon.from.day, scenario.horizon.to.day)
    self.goal = chain.firstIndex { $0.course == goal }!
    courses = []
    let window = OutsideHorizon.stretch(of: scenario)
    var forbidden: [ForbiddenKey: [Interval]] = [:]
    for (record, sites) in zip(chain, sites) {
      let facts = scenario.courses[record.course]
      let rules = scenario.meetingRules(of: record.course)
      var starts: [[[Instant]]] = [], offsets: [[[Int]]] = []
      var hasDate = Array(repeating: false, count: days.count)
      for (site, place) in sites.places.enumerated() {
        var siteStarts: [[Instant]] = [], siteOffsets: [[Int]] = []
        for (lesson, facts) in facts.lessons.enumerated() {
          guard !record.credited[lesson] else {
            siteStarts.append([])
            siteOffsets.append([])
            continue
          }
          let key = ForbiddenKey(rules: rules, minutes: facts.minutes, place: place)
          let stretches =
            forbidden[key]
            ?? MeetingRuleBook.forbiddenStarts(
              minutes: facts.minutes, place: place, for: attendee, under: rules, in: scenario, window: window)
          forbidden[key] = stretches
          let allowed = AgendaSearch.allowed(
            sites.starts[site][lesson], sites.days[site][lesson], stretches, days: days)
          for order in hasDate.indices where allowed.offsets[order] < allowed.offsets[order + 1] {
            hasDate[order] = true
          }
          siteStarts.append(allowed.starts)
          siteOffsets.append(allowed.offsets)
        }
        starts.append(siteStarts)
        offsets.append(siteOffsets)
      }
      var datesLeft = Array(repeating: 0, count: days.count + 1)
      for order in hasDate.indices.reversed() {
        datesLeft[order] = datesLeft[order + 1] + (hasDate[order] ? 1 : 0)
      }
      courses.append(
        Pursued(
          record: record, facts: facts, sites: sites,
          after: facts.after.compactMap { earlier in chain.firstIndex { $0.course == earlier } },
          starts: starts, offsets: offsets, datesLeft: datesLeft, taken: record.credited,
          isComplete: record.isComplete))
    }
  }

  private struct ForbiddenKey: Hashable {
    var rules: MeetingRules
    var minutes: Int
    var place: Ref<Place>?
  }

  /// Starts outside the forbidden stretches, and for every date where its starts begin.
  private static func allowed(
    _ starts: [Instant], _ startDays: [Int], _ forbidden: [Interval], days: ClosedRange<Int>
  ) -> (starts: [Instant], offsets: [Int]) {
    var result: [Instant] = []
    var offsets = Array(repeating: 0, count: days.count + 1)
    var stretch = 0
    for (start, day) in zip(starts, startDays) {
      while stretch < forbidden.count, forbidden[stretch].end <= start { stretch += 1 }
      if stretch < forbidden.count, forbidden[stretch].start <= start { continue }
      result.append(start)
      offsets[day - days.lowerBound + 1] += 1
    }
    for order in 1...days.count { offsets[order] += offsets[order - 1] }
    return (result, offsets)
  }

  /// Whether there is such an agenda.
  mutating func succeeds() -> Bool {
    for course in courses where !course.isComplete {
      // A section meets for every lesson, though a learner may miss some.
      if course.facts.attendance == .section {
        let canMeet = course.facts.lessons.indices.allSatisfy { lesson in
          course.record.credited[lesson] || course.sites.starts.contains { !$0[lesson].isEmpty }
        }
        guard canMeet else { return false }
      }
      // A lesson that nobody may miss, or too many of the others, without a single start: nothing to search.
      let open = course.facts.lessons.indices.filter { lesson in
        course.taken[lesson] || course.starts.contains { !$0[lesson].isEmpty }
      }
      guard open.count >= course.facts.requiredLessons,
        course.facts.mandatoryLessons.allSatisfy(open.contains)
      else { return false }
    }
    return completes(from: days.lowerBound)
  }

  /// Whether what is attended so far can be completed by meetings on `day` and later.
  private mutating func completes(from day: Int) -> Bool {
    if courses[goal].isComplete { return true }
    guard mayComplete(from: day) else { return false }
    let key = fingerprint(from: day)
    if failed.contains(key) { return false }
    for next in day...days.upperBound where tries(on: next) { return true }
    failed.insert(key)
    return false
  }

  /// Necessary for every course that is open: dates enough for the lessons still to attend.
  private func mayComplete(from day: Int) -> Bool {
    for course in courses where !course.isComplete {
      let left = max(1, course.facts.requiredLessons - course.taken.count { $0 })
      var dates = course.datesLeft[max(0, day - days.lowerBound)]
      if (course.facts.minGapDays ?? 0) < 1 {
        guard let most = agendaRules.perDay else { continue }
        dates *= most
      }
      if left > dates { return false }
    }
    return true
  }

  /// All that matters for what can follow.
  private func fingerprint(from day: Int) -> [Int] {
    var key: [Int] = []
    for course in courses {
      if course.isComplete {
        key.append(-2)
        continue
      }
      if course.facts.strictOrder {
        key += [course.lastLesson, course.count]
      } else {
        key += course.taken.map { $0 ? 1 : 0 }
      }
      key += [course.home, course.away, course.lastDay ?? -1]
      if course.facts.maxSpanDays != nil { key.append(course.firstDay ?? -1) }
    }
    guard let last = agenda.last else { return key }
    key += [last.interval.end.minute, last.place?.index ?? -1, last.date.day]
    let today = agenda.filter { $0.date == last.date }
    key += [today.count, today.reduce(0) { $0 + $1.interval.minutes }]
    key.append(agenda.count { $0.date.week == last.date.week })
    let monday = scenario.zone.day(last.date.monday).start
    for meeting in agenda where meeting.countsAsWork && meeting.interval.end > monday {
      key += [meeting.interval.start.minute, meeting.interval.minutes]
    }
    return key
  }

  /// Tries every next meeting on one date.
  private mutating func tries(on day: Int) -> Bool {
    for position in courses.indices where !courses[position].isComplete {
      guard courses[position].after.allSatisfy({ courses[$0].isComplete }) else { continue }
      for lesson in courses[position].facts.lessons.indices where mayTake(lesson, of: position, on: day) {
        for site in courses[position].sites.places.indices {
          if tries(lesson, of: position, at: site, on: day) { return true }
        }
      }
    }
    return false
  }

  /// Whether lesson and date keep what the course asks of them, whatever the hour.
  private func mayTake(_ lesson: Int, of position: Int, on day: Int) -> Bool {
    let course = courses[position]
    guard !course.taken[lesson] else { return false }
    if course.facts.strictOrder {
      guard lesson > course.lastLesson else { return false }
      for credit in course.record.dated {
        if credit.lesson < lesson && credit.date.day > day { return false }
        if credit.lesson > lesson && credit.date.day < day { return false }
      }
      // What is passed over is missed for good.
      let missed = (0..<lesson).count { !course.taken[$0] }
      guard course.facts.lessons.count - missed >= course.facts.requiredLessons,
        !course.facts.mandatoryLessons.contains(where: { $0 < lesson && !course.taken[$0] })
      else { return false }
    }
    if let most = course.facts.maxSpanDays, let first = course.firstDay, day - first > most { return false }
    return keepsGap(course, on: day)
  }

  /// Whether the dates between the last meeting, the credits after it and `day` keep the course's gap.
  private func keepsGap(_ course: Pursued, on day: Int) -> Bool {
    let credits = course.record.dated.map(\.date.day)
    let from = course.lastDay ?? .min
    let between = credits.filter { $0 > from && $0 <= day }
    if let last = course.lastDay, !Gap.allows((between.first ?? day) - last, between: course.facts) {
      return false
    }
    guard let before = between.last ?? (course.lastDay == nil ? credits.last { $0 <= day } : nil) else {
      return true
    }
    return Gap.allows(day - before, between: course.facts)
  }

  /// Whether the next credit after the course's last meeting keeps the gap.
  private func keepsGapAtEnd(_ course: Pursued) -> Bool {
    guard let last = course.lastDay, let next = course.record.dated.first(where: { $0.date.day > last })
    else {
      return true
    }
    return Gap.allows(next.date.day - last, between: course.facts)
  }

  /// Tries the starts of one lesson at one site on one date.
  private mutating func tries(_ lesson: Int, of position: Int, at site: Int, on day: Int) -> Bool {
    let course = courses[position]
    guard !course.offsets[site][lesson].isEmpty else { return false }
    let order = day - days.lowerBound
    let range = course.offsets[site][lesson][order]..<course.offsets[site][lesson][order + 1]
    guard !range.isEmpty else { return false }
    // With one site for all lessons the first meeting says which, or is one of those made up elsewhere.
    var homes = [course.home]
    if course.sites.staysAtOneSite, course.home < 0 {
      homes = course.sites.places.indices.filter {
        isHome($0, of: course) && ($0 == site || course.sites.makeup > 0)
      }
    }
    let place = course.sites.places[site]
    var earliest = Instant(minute: .min)
    if let last = agenda.last {
      let pause = agendaRules.betweenMeetings.map { $0 + scenario.travel.minutes(last.place, place) }
      earliest = last.interval.end + (pause ?? 0)
    }
    let restIsAtStake = course.facts.countsAsWork && agendaRules.weeklyRest != nil
    for home in homes {
      guard !course.sites.staysAtOneSite || home == site || course.away < course.sites.makeup else {
        continue
      }
      for index in range {
        let start = course.starts[site][lesson][index]
        guard start >= earliest else { continue }
        let meeting = AgendaMeeting(
          interval: Interval(start: start, end: start + course.facts.lessons[lesson].minutes), place: place,
          date: CivilDate(day: day), course: course.record.course, lesson: lesson,
          countsAsWork: course.facts.countsAsWork)
        if take(meeting, of: position, home: home, isAway: course.sites.staysAtOneSite && home != site) {
          return true
        }
        if !restIsAtStake { break }
      }
    }
    return false
  }

  /// Whether a section could meet at the site for every lesson that is not behind.
  private func isHome(_ site: Int, of course: Pursued) -> Bool {
    course.facts.lessons.indices.allSatisfy {
      course.record.credited[$0] || !course.sites.starts[site][$0].isEmpty
    }
  }

  /// Attends a meeting if the agenda allows, goes on from there, and takes it back where that leads nowhere.
  private mutating func take(_ meeting: AgendaMeeting, of position: Int, home: Int, isAway: Bool) -> Bool {
    agenda.append(meeting)
    defer { agenda.removeLast() }
    guard AgendaRuleBook.holds(agenda, of: attendee, under: agendaRules, in: scenario) else { return false }
    let before = (
      courses[position].lastLesson, courses[position].firstDay, courses[position].lastDay,
      courses[position].home,
      courses[position].away
    )
    courses[position].taken[meeting.lesson] = true
    courses[position].count += 1
    courses[position].lastLesson = meeting.lesson
    courses[position].firstDay = before.1 ?? meeting.date.day
    courses[position].lastDay = meeting.date.day
    courses[position].home = home
    courses[position].away += isAway ? 1 : 0
    defer {
      courses[position].taken[meeting.lesson] = false
      courses[position].count -= 1
      (
        courses[position].lastLesson, courses[position].firstDay, courses[position].lastDay,
        courses[position].home,
        courses[position].away
      ) = before
      courses[position].isComplete = false
    }
    if courses[position].facts.isCompleted(by: { courses[position].taken[$0] }),
      keepsGapAtEnd(courses[position])
    {
      // Nothing is gained by attending more.
      courses[position].isComplete = true
    }
    return completes(from: meeting.date.day)
  }
}
