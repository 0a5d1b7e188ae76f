/// Looks for the meetings of `LonePlan`, lesson by lesson, the earliest first.
struct LoneSearch {
  private let plan: LonePlan
  private let scenario: Scenario
  private let stages: [LonePlan.Stage]
  private let asked: LonePlan.Asked
  private let budget: Int
  /// Candidates looked at.
  private(set) var steps = 0
  private var isCut = false
  /// What is held so far, pinned meetings first, and what is attended by each worker.
  private var held: [LoneMeeting]
  private var agendas: [Ref<Worker>: [AgendaMeeting]] = [:]
  private var cost: Money
  private var allowed: [Place: [Allowed]] = [:]

  private struct Place: Hashable {
    var stage: Int, lesson: Int, isAttended: Bool
  }

  /// A possible meeting that suits all who are to attend it.
  private struct Allowed {
    var start: Instant, venue: Ref<Venue>
    /// Position among the pinned meetings, if it is one.
    var pin: Int?
  }

  init(_ plan: LonePlan, _ stages: [LonePlan.Stage], _ asked: LonePlan.Asked, budget: Int) {
    self.plan = plan
    self.stages = stages
    self.asked = asked
    self.budget = budget
    scenario = plan.hearing.scenario
    held = plan.pins
    cost = plan.pinnedCost
  }

  /// Whether there are such meetings.
  mutating func answer() -> Completability {
    guard canHoldPins, mayKeepLimits() else { return .impossible }
    if goesOn(stage: 0, lesson: 0, hall: nil) { return .possible }
    return isCut ? .undecided : .impossible
  }

  /// Goes through the lessons of a course, then to the next course. `hall`: where the section meets.
  private mutating func goesOn(stage: Int, lesson: Int, hall: Ref<Venue>?) -> Bool {
    guard stage < stages.count else { return true }
    let current = stages[stage], facts = scenario.courses[current.course]
    if lesson == facts.lessons.count {
      return isComplete(current) && goesOn(stage: stage + 1, lesson: 0, hall: nil)
    }
    let isSection = facts.attendance == .section
    if isSection, asked.contains(.sections), facts.maxSections == 0 { return false }
    let attending = current.members.filter { !$0.record.credited[lesson] }
    let isWhole = isSection && asked.contains(.whole) && !isProvided(current.course, lesson)
    if isSection && isProvided(current.course, lesson) || attending.isEmpty && !isWhole {
      return goesOn(stage: stage, lesson: lesson + 1, hall: hall)
    }
    if !attending.isEmpty, holds(lesson, of: stage, for: attending, hall: hall) { return true }
    // A lesson may be missed; a section holds it all the same, for others.
    let mayMiss = attending.allSatisfy {
      !facts.mandatoryLessons.contains(lesson) && self.mayMiss($0, lesson, current.course)
    }
    if isCut || !mayMiss { return false }
    return isWhole
      ? holds(lesson, of: stage, for: [], hall: hall)
      : goesOn(stage: stage, lesson: lesson + 1, hall: hall)
  }

  /// Holds a lesson at one time after the other, and goes on.
  private mutating func holds(
    _ lesson: Int, of stage: Int, for attending: [LonePlan.Member], hall: Ref<Venue>?
  ) -> Bool {
    let course = stages[stage].course, facts = scenario.courses[course]
    let staysInHall =
      facts.attendance == .section && facts.sameVenue && (facts.makeup == 0 || facts.maxSections == 1)
    for choice in allowed(stage, lesson, attending) {
      steps += 1
      if steps > budget {
        isCut = true
        return false
      }
      if staysInHall, let hall, choice.venue != hall { continue }
      let meeting = LoneMeeting(course, lesson, choice.venue, choice.start, in: scenario)
      let before = (agendas, held, cost)
      if attends(meeting, attending, stage), isFree(meeting, pin: choice.pin, beside: held),
        goesOnStaffed(
          meeting, pin: choice.pin, learners: attending.count, stage: stage,
          hall: staysInHall ? choice.venue : nil)
      {
        return true
      }
      (agendas, held, cost) = before
      if isCut { return false }
    }
    return false
  }

  /// Puts instructors in, each choice of them in turn, and goes on.
  private mutating func goesOnStaffed(
    _ meeting: LoneMeeting, pin: Int?, learners: Int, stage: Int, hall: Ref<Venue>?
  ) -> Bool {
    let missing = missing(meeting, isPinned: pin != nil, learners: learners)
    let base = pin.map { held[$0].instructors } ?? []
    let teachers = plan.staff.teachers(of: meeting.course, lesson: meeting.lesson).filter {
      !base.contains($0) && mayTeach($0, meeting, beside: held)
    }
    guard teachers.count >= missing else { return false }
    var chosen = Array(0..<missing)
    let before = (agendas, held, cost)
    while true {
      steps += 1
      if steps > budget {
        isCut = true
        return false
      }
      let instructors = chosen.map { teachers[$0] }
      if let pin {
        held[pin].instructors += instructors
      } else {
        var staffed = meeting
        staffed.instructors = instructors
        held.append(staffed)
        cost = cost + scenario.price(of: meeting.venue, minutes: meeting.interval.minutes)
      }
      cost = instructors.reduce(cost) { $0 + scenario.price(of: $1, minutes: meeting.interval.minutes) }
      if keepsLimits, goesOn(stage: stage, lesson: meeting.lesson + 1, hall: hall) { return true }
      (agendas, held, cost) = before
      if isCut || !chosen.advance(below: teachers.count) { return false }
    }
  }

  /// How many instructors a meeting takes; of a pinned one, how many beside those that it takes without learners.
  private func missing(_ meeting: LoneMeeting, isPinned: Bool, learners: Int) -> Int {
    let facts = scenario.courses[meeting.course]
    let least = plan.company == nil ? 1 : facts.size(of: meeting.lesson).least
    let wanted = facts.instructors(
      of: meeting.lesson,
      learners: asked.contains(.counts) ? max(learners, isPinned ? 0 : least) : 1)
    return isPinned ? max(0, wanted - facts.instructors(of: meeting.lesson, learners: 0)) : wanted
  }

  private var keepsLimits: Bool {
    guard asked.contains(.limit) else { return true }
    if let most = scenario.limits.cost, cost > most { return false }
    guard let most = scenario.limits.meetings else { return true }
    // A pin that may be held in any hall is one of those that are held.
    let used = held.dropFirst(plan.pins.count).count(where: isOpenPin)
    return held.count + max(0, plan.openPins - used) <= most
  }

  private func isOpenPin(_ meeting: LoneMeeting) -> Bool {
    scenario.courses[meeting.course].appointments.contains {
      $0.venue == nil && $0.lesson == meeting.lesson && $0.start == meeting.interval.start
    }
  }

  /// Necessary: those who may teach what is pinned are enough for each meeting.
  private var canHoldPins: Bool {
    guard asked.contains(.loads) else { return true }
    return plan.pins.allSatisfy { pin in
      let wanted = scenario.courses[pin.course].instructors(of: pin.lesson, learners: 0)
      let able = plan.staff.teachers(of: pin.course, lesson: pin.lesson).filter {
        plan.staff.isFree($0, during: pin.interval, at: scenario.venues[pin.venue].place)
      }
      return able.count < wanted || able.count { mayTeach($0, pin, beside: []) } >= wanted
    }
  }

  /// Necessary: the fewest and the cheapest meetings that the courses take, beside those pinned, keep the limits, and those
  /// who teach them may hold so many.
  private mutating func mayKeepLimits() -> Bool {
    let asksLimits = asked.contains(.limit) && scenario.limits != Limits()
    guard asksLimits || asked.contains(.loads) else { return true }
    var meetings = plan.pins.count + plan.openPins, money = plan.pinnedCost
    for (number, stage) in stages.enumerated() {
      let facts = scenario.courses[stage.course], record = stage.members[0].record
      let isWhole = facts.attendance == .section && asked.contains(.whole)
      let left = facts.lessons.indices.filter { lesson in
        isWhole ? !isProvided(stage.course, lesson) : !record.credited[lesson]
      }
      let behind = facts.lessons.indices.count { record.credited[$0] }
      let wanted = isWhole ? left.count : max(0, facts.requiredLessons - behind)
      var prices: [Money] = [], staff = Int.max, teachers: Set<Ref<Instructor>> = []
      for lesson in left {
        let attending = stage.members.filter { !$0.record.credited[lesson] }
        // What is pinned costs nothing more; where nothing can be held the search finds that out.
        let choices = allowed(number, lesson, attending)
        guard let first = choices.first,
          !choices.contains(where: { isFreeOfCharge($0, lesson, stage.course) })
        else { continue }
        let minutes = facts.lessons[lesson].minutes
        let halls = Set(choices.map(\.venue)).map { scenario.price(of: $0, minutes: minutes) }
        prices.append(halls.min()!)
        let meeting = LoneMeeting(stage.course, lesson, first.venue, first.start, in: scenario)
        staff = min(staff, missing(meeting, isPinned: false, learners: attending.count))
        teachers.formUnion(plan.staff.teachers(of: stage.course, lesson: lesson))
      }
      prices.sort()
      let new = max(0, wanted - (left.count - prices.count))
      meetings += new
      money = prices.prefix(new).reduce(money) { $0 + $1 }
      if asked.contains(.loads), new > 0, staff > 0, mostHeld(by: teachers, upTo: new * staff) < new * staff {
        return false
      }
    }
    guard asksLimits else { return true }
    return scenario.limits.meetings.map { meetings <= $0 } ?? true
      && scenario.limits.cost.map { money <= $0 } ?? true
  }

  /// Meetings that instructors may hold in all, beside those pinned to them; no more than `most` are counted.
  private func mostHeld(by teachers: Set<Ref<Instructor>>, upTo most: Int) -> Int {
    let weeks = Dictionary(grouping: scenario.horizon.dates, by: \.week).values.map(\.count)
    return teachers.reduce(0) { total, teacher in
      let facts = scenario.instructors[teacher]
      guard facts.maxPerDay != nil || facts.maxPerWeek != nil else { return most }
      let own = weeks.reduce(0) { sum, days in
        let inDays = min(most, facts.maxPerDay ?? most) * days
        return min(most, sum + min(inDays, facts.maxPerWeek ?? most))
      }
      return min(most, total + own)
    }
  }

  private func isFreeOfCharge(_ choice: Allowed, _ lesson: Int, _ course: Ref<Course>) -> Bool {
    choice.pin != nil || isOpenPin(LoneMeeting(course, lesson, choice.venue, choice.start, in: scenario))
  }

  /// Whether the others of the learner could come in time, and his or her agenda keeps its rules. Puts the meeting in.
  private mutating func attends(_ meeting: LoneMeeting, _ attending: [LonePlan.Member], _ stage: Int) -> Bool
  {
    for member in attending {
      let visit = AgendaMeeting(
        interval: meeting.interval, place: scenario.venues[meeting.venue].site,
        date: scenario.zone.date(meeting.interval.start), course: meeting.course, lesson: meeting.lesson,
        countsAsWork: scenario.courses[meeting.course].countsAsWork, venue: meeting.venue)
      var agenda = agendas[member.worker] ?? []
      for earlier in scenario.courses[meeting.course].after {
        let isStage = stages[..<stage].contains { $0.course == earlier }
        if isStage,
          agenda.contains(where: { $0.course == earlier && $0.interval.end > meeting.interval.start })
        {
          return false
        }
      }
      agenda.append(visit)
      agenda.sort(by: AgendaMeeting.precedes)
      let own = agenda.filter { $0.course == meeting.course }
      let worker = member.attendee.worker
      guard AgendaRuleBook.holds(agenda, of: member.attendee, under: scenario.rules.agenda, in: scenario),
        LessonOrder.breaches(in: own, after: member.record, of: worker, in: scenario).isEmpty,
        CourseSpan.breaches(in: own, after: member.record, of: worker, in: scenario).isEmpty
      else { return false }
      agendas[member.worker] = agenda
    }
    return true
  }

  private func isComplete(_ stage: LonePlan.Stage) -> Bool {
    stage.members.allSatisfy { member in
      let own = (agendas[member.worker] ?? []).filter { $0.course == stage.course }
      return CourseRuleBook.holds(own, after: member.record, of: member.attendee.worker, in: scenario)
    }
  }

  private func mayMiss(_ member: LonePlan.Member, _ lesson: Int, _ course: Ref<Course>) -> Bool {
    let taken = (agendas[member.worker] ?? []).filter { $0.course == course }.map(\.lesson)
    let later = member.record.lessonsLeft.filter { $0 > lesson }
    return member.record.isCompleted(with: taken + later, scenario: scenario)
  }

  /// Whether a section that goes on has held the lesson.
  private func isProvided(_ course: Ref<Course>, _ lesson: Int) -> Bool {
    plan.hearing.meetings.contains { $0.isHeld && $0.course == course && $0.lesson == lesson }
  }

  /// Whether the hall is free beside what is held.
  private func isFree(_ meeting: LoneMeeting, pin: Int?, beside held: [LoneMeeting]) -> Bool {
    guard pin == nil, asked.contains(.venueClash) else { return true }
    return held.allSatisfy { other in
      guard let pause = scenario.pause(meeting.venue, other.venue) else { return true }
      return meeting.taken.start - other.taken.end >= pause || other.taken.start - meeting.taken.end >= pause
    }
  }

  /// Whether an instructor is available, has time beside what he or she holds, and may hold one meeting more.
  private func mayTeach(
    _ instructor: Ref<Instructor>, _ meeting: LoneMeeting, beside held: [LoneMeeting]
  ) -> Bool {
    let place = scenario.venues[meeting.venue].place, facts = scenario.instructors[instructor]
    guard plan.staff.isFree(instructor, during: meeting.interval, at: place) else { return false }
    let own = held.filter { $0.instructors.contains(instructor) }
    if asked.contains(.instructorClash) {
      let hasTime = own.allSatisfy { other in
        let journey = scenario.travel.minutes(place, scenario.venues[other.venue].place)
        return meeting.interval.start - other.interval.end >= journey
          || other.interval.start - meeting.interval.end >= journey
      }
      if !hasTime { return false }
    }
    guard asked.contains(.loads) else { return true }
    let date = scenario.zone.date(meeting.interval.start)
    let dates = own.map { scenario.zone.date($0.interval.start) }
    if let most = facts.maxPerDay, dates.count(where: { $0 == date }) >= most { return false }
    if let most = facts.maxPerWeek, dates.count(where: { $0.week == date.week }) >= most { return false }
    return true
  }

  /// The meetings of a lesson that suit all who are to attend it, by start.
  private mutating func allowed(_ stage: Int, _ lesson: Int, _ attending: [LonePlan.Member]) -> [Allowed] {
    let place = Place(stage: stage, lesson: lesson, isAttended: !attending.isEmpty)
    if let known = allowed[place] { return known }
    let current = stages[stage], facts = scenario.courses[current.course]
    let mandatory = asked.contains(.pinned) ? pinned(attending, facts, lesson) : []
    let rules = scenario.meetingRules(of: current.course)
    let forbidden = scenario.venues.refs.map { venue in
      attending.map { member in
        plan.starts.turn(to: member.attendee, of: member.kind)
        return plan.starts.stretches(
          plan.starts.key(
            current.course, rules: rules, minutes: facts.lessons[lesson].minutes, venue: venue,
            hasCredits: !member.attendee.worker.credits.isEmpty), venue
        ).withCapped
      }
    }
    let found = plan.choices(current.course, lesson).compactMap { choice -> Allowed? in
      let (start, venue) = choice
      let isPinnedFor = mandatory.allSatisfy { $0.start == start && ($0.venue ?? venue) == venue }
      guard isPinnedFor, !forbidden[venue.index].contains(where: { $0.hold(start) }) else { return nil }
      let pin = plan.pins.firstIndex {
        $0.course == current.course && $0.lesson == lesson && $0.interval.start == start && $0.venue == venue
      }
      let room = SizeMax.largest(of: lesson, of: facts, in: scenario.venues[venue])
      guard room >= attending.count, room > 0 else { return nil }
      if pin == nil, let company = plan.company {
        guard company.suffices(current.course, lesson: lesson, venue: venue, start: start) else { return nil }
        // Whom the section is held for where nobody of these attends.
        if attending.isEmpty,
          company.room(current.course, lesson: lesson, venue: venue, start: start, upTo: 1) < 1
        {
          return nil
        }
      }
      let meeting = LoneMeeting(current.course, lesson, venue, start, in: scenario)
      return isPossible(meeting, pin, learners: attending.count)
        ? Allowed(start: start, venue: venue, pin: pin) : nil
    }
    allowed[place] = found
    return found
  }

  /// Whether a meeting could be held beside those pinned alone.
  private func isPossible(_ meeting: LoneMeeting, _ pin: Int?, learners: Int) -> Bool {
    guard isFree(meeting, pin: pin, beside: plan.pins) else { return false }
    let missing = missing(meeting, isPinned: pin != nil, learners: learners)
    if missing == 0 { return true }
    let base = pin.map { plan.pins[$0].instructors } ?? []
    let able = plan.staff.teachers(of: meeting.course, lesson: meeting.lesson).count {
      !base.contains($0) && mayTeach($0, meeting, beside: plan.pins)
    }
    return able >= missing
  }

  /// Pins at a lesson that name one of those who attend.
  private func pinned(_ attending: [LonePlan.Member], _ facts: Course, _ lesson: Int) -> [Appointment] {
    facts.appointments.filter { pin in
      pin.lesson == lesson && attending.contains { pin.learners.contains($0.worker) }
    }
  }
}

extension [Int] {
  /// The next choice of as many of `count` things, in ascending order; false where this was the last.
  fileprivate mutating func advance(below count: Int) -> Bool {
    var place = self.count - 1
    while place >= 0, self[place] == count - self.count + place { place -= 1 }
    guard place >= 0 else { return false }
    self[place] += 1
    for later in indices where later > place { self[later] = self[later - 1] + 1 }
    return true
  }
}
