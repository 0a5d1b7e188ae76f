extension AgendaSearch {
  /// Adds labels for one lesson on one date, a site and a kind of start each. True where one completes the goal.
  mutating func tries(_ lesson: Int, of position: Int, after label: Int, on day: Int) -> Bool {
    let course = courses[position]
    let progress = labels[label].courses[position]
    let tail = tail(of: label, before: day)
    let first = labels.count
    for site in course.sites.places.indices {
      let starts = course.starts(lesson, at: site, on: day)
      guard !starts.isEmpty else { continue }
      // Where a section stays in one hall the first meeting says in which, or is one of those made up elsewhere.
      var homes = [progress.home]
      if course.sites.staysAtOneSite, homes[0] < 0 {
        homes = course.sites.places.indices.filter {
          ($0 == site || course.sites.makeup > 0) && course.isHome($0)
        }
      }
      homes.removeAll {
        course.sites.staysAtOneSite && $0 != site && progress.away >= course.sites.makeup
      }
      guard !homes.isEmpty else { continue }
      for meeting in meetings(lesson, of: position, at: site, starts, on: day, after: tail) {
        steps += 2
        if let releaseLeft {
          let away = released(for: meeting)
          if away > 0, labels[label].released + away > releaseLeft { continue }
        }
        guard AgendaRuleBook.holds(tail + [meeting], of: attendee, under: rules, in: scenario) else {
          continue
        }
        for home in homes {
          let isAway = course.sites.staysAtOneSite && home != site
          if add(meeting, of: position, after: label, home: home, isAway: isAway) { return true }
        }
      }
    }
    // The first added goes on first.
    for added in (first..<labels.count).reversed() { wait(Item(label: added, day: day)) }
    return false
  }

  /// The meetings of a lesson at a site on a date that are worth a try: of every kind of start the earliest, which
  /// leaves most room after it.
  private func meetings(
    _ lesson: Int, of position: Int, at site: Int, _ starts: ArraySlice<Instant>, on day: Int,
    after tail: [AgendaMeeting]
  ) -> [AgendaMeeting] {
    let course = courses[position]
    let place = course.sites.places[site]
    var earliest = Instant(minute: .min)
    if let last = tail.last {
      let pause = rules.betweenMeetings.map { $0 + scenario.travel.minutes(last.place, place) } ?? 0
      earliest = last.interval.end + pause
    }
    let date = CivilDate(day: day)
    let asksRest = course.facts.countsAsWork && rules.weeklyRest != nil
    let asksWork = course.facts.countsAsWork && rules.workPerDay != nil
    var kinds: Set<Flavour> = []
    var found: [AgendaMeeting] = []
    for start in starts where start >= earliest {
      var flavour = Flavour()
      if asksRest { flavour.isRested = hasRested(before: start, inWeekOf: date, tail) }
      let meeting = AgendaMeeting(
        interval: Interval(start: start, end: start + course.facts.lessons[lesson].minutes), place: place,
        date: date, course: course.record.course, lesson: lesson, countsAsWork: course.facts.countsAsWork,
        venue: course.sites.venues[site])
      if releaseLeft != nil { flavour.released = released(for: meeting) }
      if asksWork { flavour.work = attendee.calendar.minutesOff(in: meeting.interval) }
      guard kinds.insert(flavour).inserted else { continue }
      found.append(meeting)
      if (!asksRest || flavour.isRested) && releaseLeft == nil && !asksWork { break }
    }
    return found
  }

  /// Minutes for which the worker is released for a meeting.
  func released(for meeting: AgendaMeeting) -> Int {
    attendee.released(for: meeting.visit, in: scenario)?.minutes ?? 0
  }

  /// Whether the week of `date` has its rest already by `instant`, at which work begins or has ended.
  func hasRested(before instant: Instant, inWeekOf date: CivilDate, _ tail: [AgendaMeeting]) -> Bool {
    guard let rest = rules.weeklyRest else { return true }
    let week = Interval(start: scenario.zone.day(date.monday).start, end: instant)
    guard week.start < week.end else { return false }
    let shifts = attendee.calendar.shifts
    var busy: [Interval] = []
    var next = attendee.calendar.firstShift(endingAfter: week.start)
    while next < shifts.count, shifts[next].interval.start < instant {
      busy.append(shifts[next].interval)
      next += 1
    }
    busy += tail.filter(\.countsAsWork).map(\.interval)
    return WeeklyRest.longestRest(in: week, beside: busy.cut(to: week)) >= rest
  }

  /// Adds a label with one meeting more. True where it completes the goal.
  private mutating func add(
    _ meeting: AgendaMeeting, of position: Int, after label: Int, home: Int, isAway: Bool
  ) -> Bool {
    var next = AgendaLabel(parent: label, meeting: meeting, courses: labels[label].courses)
    next.released = labels[label].released + (releaseLeft == nil ? 0 : released(for: meeting))
    next.courses[position].taken.insert(meeting.lesson)
    next.courses[position].count += 1
    next.courses[position].lastLesson = meeting.lesson
    next.courses[position].firstDay = next.courses[position].firstDay ?? meeting.date.day
    next.courses[position].lastDay = meeting.date.day
    next.courses[position].home = home
    next.courses[position].away += isAway ? 1 : 0
    let progress = next.courses[position]
    let facts = courses[position].facts
    // Nothing is gained by attending more than completes the course.
    next.courses[position].isComplete =
      progress.count >= facts.requiredLessons && facts.mandatoryLessons.allSatisfy(progress.taken.contains)
      && courses[position].keepsGapAtEnd(progress)
    labels.append(next)
    steps += 2 + progress.taken.words.count / 4
    guard next.courses[goal].isComplete else { return false }
    var step = labels.count - 1
    while let meeting = labels[step].meeting {
      agenda.append(meeting)
      step = labels[step].parent
    }
    agenda.reverse()
    return true
  }
}
