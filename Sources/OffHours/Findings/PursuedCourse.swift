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
  /// For every date: how many meetings its week holds from that date on, and how many all later weeks hold.
  private var roomInWeek: [Int], roomAfterWeek: [Int]
  private let firstDay: Int

  /// `forbidden` tells at which starts a meeting of a length at a place is forbidden.
  init(
    record: CourseRecord, sites: CourseSites, after: [Int], days: ClosedRange<Int>, scenario: Scenario,
    forbidden: (_ rules: MeetingRules, _ minutes: Int, _ place: Ref<Place>?) -> [Interval]
  ) {
    self.record = record
    self.sites = sites
    self.after = after
    facts = scenario.courses[record.course]
    minGap = facts.minGapDays ?? 0
    firstDay = days.lowerBound
    isOpen = Array(repeating: false, count: days.count)
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
        let stretches = forbidden(rules, facts.lessons[lesson].minutes, place)
        let allowed = PursuedCourse.allowed(
          sites.starts[site][lesson], sites.days[site][lesson], outside: stretches, days: days)
        for order in isOpen.indices where allowed.offsets[order] < allowed.offsets[order + 1] {
          isOpen[order] = true
        }
        siteStarts.append(allowed.starts)
        siteOffsets.append(allowed.offsets)
      }
      starts.append(siteStarts)
      offsets.append(siteOffsets)
    }
    (roomInWeek, roomAfterWeek) = PursuedCourse.room(
      isOpen, from: firstDay, perDate: PursuedCourse.mostPerDate(facts, scenario.rules.agenda))
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

  private static func room(_ isOpen: [Bool], from firstDay: Int, perDate: Int) -> ([Int], [Int]) {
    var inWeek = Array(repeating: 0, count: isOpen.count), afterWeek = inWeek
    for order in isOpen.indices.reversed() {
      let isSunday = CivilDate(day: firstDay + order).weekday == .sunday
      let isLast = order + 1 == isOpen.count
      inWeek[order] = (isOpen[order] ? perDate : 0) + (isSunday || isLast ? 0 : inWeek[order + 1])
      afterWeek[order] =
        isLast ? 0 : isSunday ? inWeek[order + 1] + afterWeek[order + 1] : afterWeek[order + 1]
    }
    return (inWeek, afterWeek)
  }

  /// Whether some lesson has a start on the date.
  func isOpen(on day: Int) -> Bool { isOpen[day - firstDay] }

  /// More meetings than this cannot be attended from `day` on; `usedInWeek` are attended in its week already.
  func room(from day: Int, usedInWeek: Int, perWeek: Int?) -> Int {
    let order = day - firstDay
    guard let perWeek else { return roomInWeek[order] + roomAfterWeek[order] }
    let weeksLeft = (isOpen.count - 1 - order) / 7 + 1
    return min(roomInWeek[order], perWeek - usedInWeek) + min(roomAfterWeek[order], perWeek * weeksLeft)
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
