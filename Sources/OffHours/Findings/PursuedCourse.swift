/// One course of a search: what it asks, and when and where the worker could attend its lessons.
struct PursuedCourse {
  /// What is behind, and the course.
  let record: CourseRecord
  let facts: Course
  let sites: CourseSites
  /// Positions in the search's chain of the courses that have to be completed before.
  let after: [Int]
  /// Fewest days between two meetings.
  let minGap: Int
  /// By site and twin lesson: starts that suit the worker, ascending, and where each date begins among them.
  private var starts: [[[Instant]]] = []
  private var offsets: [[[Int]]] = []
  /// For every date: whether some lesson has a start.
  private var isOpen: [Bool]
  /// For every date: the last start of any lesson.
  private var lastStart: [Instant]
  /// Most meetings of the course on one date.
  let perDate: Int
  /// Lessons of the same length, with the same starts everywhere, as much asked for: the one before among those still
  /// to attend; −1: none. Of such lessons only the first is worth a try.
  let twinBefore: [Int]
  /// Lessons not behind, by the dates on which they have a start.
  private(set) var dateClasses: [DateClass] = []
  private let firstDay: Int
  /// For every date: how many before it are open.
  private var openBefore: [Int] = []

  /// Lessons with the same dates.
  struct DateClass {
    var lessons: [Int]
    var isOpen: [Bool]
  }

  /// `forbidden` tells at which starts a meeting of a length at a place, in a venue, is forbidden.
  init(
    record: CourseRecord, sites: CourseSites, after: [Int], days: ClosedRange<Int>, scenario: Scenario,
    forbidden: (_ rules: MeetingRules, _ minutes: Int, _ place: Ref<Place>?, _ venue: Ref<Venue>) ->
      [Interval]
  ) {
    self.record = record
    self.sites = sites
    self.after = after
    facts = scenario.courses[record.course]
    minGap = facts.minGapDays ?? 0
    firstDay = days.lowerBound
    isOpen = Array(repeating: false, count: days.count)
    lastStart = Array(repeating: Instant(minute: .min), count: days.count)
    perDate = PursuedCourse.mostPerDate(facts, scenario.rules.agenda)
    twinBefore = PursuedCourse.twins(record, facts, sites)
    let rules = scenario.meetingRules(of: record.course)
    for (site, place) in sites.places.enumerated() {
      var siteStarts: [[Instant]] = [], siteOffsets: [[Int]] = []
      for lesson in facts.lessons.indices {
        // Twins share the list of the first of them.
        guard sites.twins[lesson] == lesson else {
          siteStarts.append([])
          siteOffsets.append([])
          continue
        }
        let stretches = forbidden(rules, facts.lessons[lesson].minutes, place, sites.venues[site])
        let allowed = PursuedCourse.allowed(
          sites.starts[site][lesson], sites.days[site][lesson], outside: stretches, days: days)
        for order in isOpen.indices where allowed.offsets[order] < allowed.offsets[order + 1] {
          isOpen[order] = true
          lastStart[order] = max(lastStart[order], allowed.starts[allowed.offsets[order + 1] - 1])
        }
        siteStarts.append(allowed.starts)
        siteOffsets.append(allowed.offsets)
      }
      starts.append(siteStarts)
      offsets.append(siteOffsets)
    }
    dateClasses = datesOfLessons()
    openBefore = [0]
    for open in isOpen { openBefore.append(openBefore[openBefore.count - 1] + (open ? 1 : 0)) }
  }

  /// For every lesson the nearest before it that could be attended in its stead.
  private static func twins(_ record: CourseRecord, _ facts: Course, _ sites: CourseSites) -> [Int] {
    var last: [[Int]: Int] = [:]
    return facts.lessons.indices.map { lesson in
      if record.credited[lesson] { return -1 }
      let key = [sites.twins[lesson], facts.mandatoryLessons.contains(lesson) ? 1 : 0]
      defer { last[key] = lesson }
      return last[key] ?? -1
    }
  }

  private func datesOfLessons() -> [DateClass] {
    var place: [[Bool]: Int] = [:]
    var dates: [Int: [Bool]] = [:]
    var classes: [DateClass] = []
    for lesson in facts.lessons.indices where !record.credited[lesson] {
      let twin = sites.twins[lesson]
      let open =
        dates[twin]
        ?? isOpen.indices.map { order in
          offsets.contains { $0[twin][order] < $0[twin][order + 1] }
        }
      dates[twin] = open
      if let known = place[open] {
        classes[known].lessons.append(lesson)
      } else {
        place[open] = classes.count
        classes.append(DateClass(lessons: [lesson], isOpen: open))
      }
    }
    return classes
  }

  /// Starts outside the forbidden stretches, and for every date where its starts begin.
  private static func allowed(
    _ starts: [Instant], _ startDays: [Int], outside forbidden: [Interval], days: ClosedRange<Int>
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

  /// Most meetings of the course on one date.
  private static func mostPerDate(_ facts: Course, _ rules: AgendaRules) -> Int {
    if let gap = facts.minGapDays, gap >= 1 { return 1 }
    var most = min(rules.perDay ?? .max, facts.lessons.count)
    if let minutes = rules.minutesPerDay, let shortest = facts.lessons.map(\.minutes).min(), shortest > 0 {
      most = min(most, minutes / shortest)
    }
    return most
  }

  /// Whether some lesson has a start on the date.
  func isOpen(on day: Int) -> Bool { isOpen[day - firstDay] }

  /// The last start of any lesson on the date.
  func lastStart(on day: Int) -> Instant { lastStart[day - firstDay] }

  /// Whether the lessons of a class have a start on the date.
  func isOpen(class number: Int, on day: Int) -> Bool { dateClasses[number].isOpen[day - firstDay] }

  /// More meetings than this cannot be attended on these dates; `usedInWeek` are attended in the first date's week
  /// already. Complexity: constant, or the dates where meetings lie days apart.
  func room(_ dates: ClosedRange<Int>, usedInWeek: Int, perWeek: Int?) -> Int {
    if minGap > 1 {
      var total = 0, next = dates.lowerBound
      for day in dates where day >= next && isOpen(on: day) {
        total += 1
        next = day + minGap
      }
      return total
    }
    let open =
      (openBefore[dates.upperBound - firstDay + 1] - openBefore[dates.lowerBound - firstDay]) * perDate
    guard let perWeek else { return open }
    let first = CivilDate(day: dates.lowerBound).week, last = CivilDate(day: dates.upperBound).week
    return min(open, (last - first + 1) * perWeek - usedInWeek)
  }

  /// Whether the lesson has a start at any site.
  func hasStart(_ lesson: Int) -> Bool { starts.contains { !$0[sites.twins[lesson]].isEmpty } }

  /// Starts of a lesson at a site on a date, ascending.
  func starts(_ lesson: Int, at site: Int, on day: Int) -> ArraySlice<Instant> {
    let twin = sites.twins[lesson], order = day - firstDay
    return starts[site][twin][offsets[site][twin][order]..<offsets[site][twin][order + 1]]
  }

  /// Whether a section could meet at the site for every lesson that is not behind.
  func isHome(_ site: Int) -> Bool {
    facts.lessons.indices.allSatisfy { record.credited[$0] || !sites.starts[site][$0].isEmpty }
  }

  /// Whether there is hope at all: a section can meet for every lesson, and the worker could attend enough of them.
  var isWithinReach: Bool {
    if facts.attendance == .section {
      let canMeet = facts.lessons.indices.allSatisfy { lesson in
        record.credited[lesson] || sites.starts.contains { !$0[lesson].isEmpty }
      }
      guard canMeet else { return false }
    }
    return facts.isCompleted { record.credited[$0] || hasStart($0) }
  }
}
