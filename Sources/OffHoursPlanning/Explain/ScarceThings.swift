import OffHours

/// What is scarce in a timetable: the changes that a price could be asked for.
struct ScarceThings {
  private let scenario: Scenario
  private let timetable: Timetable

  init(_ scenario: Scenario, _ timetable: Timetable) {
    self.scenario = scenario
    self.timetable = timetable
  }

  /// One more of what binds in the timetable: full halls, evenings on which halls are shut and people left out are free,
  /// instructors at their limits, the smallest size, the caps.
  var changes: [ScenarioChange] {
    let hearing = ResolvedTimetable(timetable, in: scenario)
    var result: [ScenarioChange] = []
    for venue in scenario.venues.refs {
      let isFull = hearing.planned.contains { position in
        let meeting = hearing.meetings[position]
        return meeting.venue == venue && meeting.learnerNames >= scenario.venues[venue].seats
      }
      if isFull { result.append(.seats(venue: venue, more: 10)) }
    }
    result += evenings(hearing)
    for instructor in scenario.instructors.refs {
      let person = scenario.instructors[instructor]
      let own = hearing.planned.filter { hearing.meetings[$0].instructors.contains(instructor) }
      let byDay = Dictionary(grouping: own) { hearing.meetings[$0].date }
      let byWeek = Dictionary(grouping: own) { hearing.meetings[$0].date.monday }
      if let most = person.maxPerDay, byDay.values.contains(where: { $0.count >= most }) {
        result.append(.load(instructor: instructor, isWeekly: false))
      }
      if let most = person.maxPerWeek, byWeek.values.contains(where: { $0.count >= most }) {
        result.append(.load(instructor: instructor, isWeekly: true))
      }
      guard let available = person.available, !own.isEmpty else { continue }
      for day in Weekday.allCases
      where available.windows[Int(day.rawValue)].isEmpty
        && scenario.datesAhead.contains(where: { $0.weekday == day })
      {
        result.append(.day(instructor: instructor, day: day, hours: ClockWindow("07:00-21:30")!))
      }
    }
    for course in scenario.courses.refs where scenario.courses[course].minSize > 1 {
      let id = scenario.courses[course].id
      if timetable.unplaced.contains(where: { $0.course == id && $0.possible != false }) {
        result.append(.minSize(course: course, less: max(1, scenario.courses[course].minSize / 3)))
      }
    }
    result += courses(hearing) + doubles(hearing)
    if let most = scenario.limits.meetings, hearing.planned.count >= most {
      result.append(.meetingLimit(more: 1))
    }
    if let most = scenario.limits.cost, CostGoal.money(of: hearing) + Money(parts: most.parts / 20) > most {
      result.append(.costLimit(more: Money(parts: most.parts / 10)))
    }
    result += scenario.employers.refs.flatMap { scenario.releaseEasings($0) }
    return result
  }

  /// What binds in courses: largest sizes, sections, lessons with another section, spans, deadlines.
  private func courses(_ hearing: ResolvedTimetable) -> [ScenarioChange] {
    var result: [ScenarioChange] = []
    for course in scenario.courses.refs {
      let facts = scenario.courses[course]
      let own = hearing.planned.filter { hearing.meetings[$0].course == course }
      let isFull = own.contains { position in
        let meeting = hearing.meetings[position]
        guard let most = facts.size(of: meeting.lesson!).most, let venue = meeting.venue else { return false }
        return meeting.learnerNames >= most && scenario.venues[venue].seats > most
      }
      if isFull { result.append(.maxSize(course: course, more: max(1, (facts.maxSize ?? 5) / 5))) }
      let left = timetable.unplaced.filter { $0.course == facts.id }
      if left.isEmpty { continue }
      // More days may help whoever could not complete in them.
      if let days = facts.maxSpanDays, days < scenario.horizon.count {
        result.append(.span(course: course, days: 7))
      }
      if let last = facts.deadline, last < scenario.horizon.to {
        result.append(.deadline(course: course, days: 7))
      }
      if left.allSatisfy({ $0.possible == false }) { continue }
      if let most = facts.maxSections, timetable.sections.count(where: { $0.course == facts.id }) >= most {
        result.append(.sections(course: course, more: 1))
      }
      if facts.attendance == .section, facts.lessons.count > 1 {
        result.append(.makeup(course: course, more: 1))
      }
    }
    return result
  }

  /// One more of the hall and of the instructor that have most meetings.
  private func doubles(_ hearing: ResolvedTimetable) -> [ScenarioChange] {
    var halls = scenario.venues.map { _ in 0 }, people = scenario.instructors.map { _ in 0 }
    for position in hearing.planned {
      if let venue = hearing.meetings[position].venue { halls[venue.index] += 1 }
      for instructor in hearing.meetings[position].instructors { people[instructor.index] += 1 }
    }
    func most(_ counts: [Int]) -> Int? {
      counts.indices.filter { counts[$0] > 0 }.max { (counts[$0], -$0) < (counts[$1], -$1) }
    }
    return (most(people).map { [.instructor(like: Ref($0))] } ?? [])
      + (most(halls).map { [.hall(like: Ref($0))] } ?? [])
  }

  /// For every hall with hours of its own the days of the week on which it is shut in the evening, those first on which
  /// most of those left out could come.
  private func evenings(_ hearing: ResolvedTimetable) -> [ScenarioChange] {
    let hours = ClockWindow("17:30-21:30")!
    let order = Dictionary(uniqueKeysWithValues: scenario.workers.refs.map { (scenario.workers[$0].id, $0) })
    let left = Set(timetable.unplaced.compactMap { order[$0.worker] }).sorted()
    // People of one kind are free at the same times.
    var kinds: [WorkerKind: (worker: Ref<Worker>, count: Int)] = [:]
    for worker in left {
      kinds[WorkerKind(worker, in: scenario, calendars: hearing.calendars), default: (worker, 0)].count += 1
    }
    let people = kinds.values.sorted { $0.worker < $1.worker }
    var found: [(change: ScenarioChange, people: Int)] = []
    for venue in scenario.venues.refs {
      guard let open = scenario.venues[venue].open else { continue }
      for day in Weekday.allCases {
        let isOpen = open.windows[Int(day.rawValue)].contains {
          $0.end.minute >= 20 * 60 || $0.passesMidnight
        }
        if isOpen { continue }
        let dates = scenario.datesAhead.filter { $0.weekday == day }
        let count = people.reduce(0) { $0 + $1.count * free($1.worker, dates, hours, venue, hearing) }
        if count > 0 { found.append((.opening(venue: venue, day: day, hours: hours), count)) }
      }
    }
    return found.enumerated().sorted { (-$0.element.people, $0.offset) < (-$1.element.people, $1.offset) }
      .map(\.element.change)
  }

  private func free(
    _ worker: Ref<Worker>, _ dates: [CivilDate], _ hours: ClockWindow, _ venue: Ref<Venue>,
    _ hearing: ResolvedTimetable
  ) -> Int {
    let attendee = hearing.attendee(worker)
    return dates.count { date in
      let visit = Visit(
        interval: scenario.zone.interval(date, hours), place: scenario.venues[venue].site, date: date)
      return MeetingRuleBook.suits(visit, to: attendee, under: scenario.rules.meeting, in: scenario)
    }
  }
}
