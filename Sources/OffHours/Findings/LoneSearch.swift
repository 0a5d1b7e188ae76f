/// Looks for the meetings of `LonePlan`, lesson by lesson, the earliest first.
final class LoneSearch {
  private let plan: LonePlan
  private let scenario: Scenario
  private let question: LoneQuestion
  private let stages: [LonePlan.Stage]
  private let asked: LonePlan.Asked
  private let budget: Int
  /// Candidates looked at.
  private(set) var steps = 0
  private var isCut = false
  /// What is held so far, pinned meetings first, and what is attended by each person.
  private var held: [LoneMeeting]
  private var agendas: [[AgendaMeeting]]
  private var cost: Money
  private var allowed: [Place: LazyList<LoneQuestion.Suited>] = [:]

  private struct Place: Hashable {
    var stage: Int, lesson: Int, isAttended: Bool
  }

  init(_ plan: LonePlan, _ question: LoneQuestion, _ asked: LonePlan.Asked, budget: Int) {
    self.plan = plan
    self.question = question
    self.asked = asked
    self.budget = budget
    stages = question.stages
    scenario = plan.hearing.scenario
    held = plan.pins
    cost = plan.pinnedCost
    agendas = Array(repeating: [], count: question.people)
  }

  /// Whether there are such meetings.
  func answer() -> Completability {
    guard canHoldPins, mayKeepLimits() else { return .impossible }
    if goesOn(stage: 0, lesson: 0, hall: nil) { return .possible }
    return isCut ? .undecided : .impossible
  }

  /// Goes through the lessons of a course, then to the next course. `hall`: where the section meets.
  private func goesOn(stage: Int, lesson: Int, hall: Ref<Venue>?) -> Bool {
    guard stage < stages.count else { return true }
    let course = stages[stage].course
    if lesson == stages[stage].attending.count {
      return isComplete(stage) && goesOn(stage: stage + 1, lesson: 0, hall: nil)
    }
    let isSection = scenario.courses[course].attendance == .section
    if isSection, asked.contains(.sections), scenario.courses[course].maxSections == 0 { return false }
    let attending = stages[stage].attending[lesson]
    let isProvided = isSection && plan.isProvided(course, lesson)
    let isWhole = isSection && asked.contains(.whole) && !isProvided
    if isProvided || attending.isEmpty && !isWhole {
      return goesOn(stage: stage, lesson: lesson + 1, hall: hall)
    }
    if !attending.isEmpty, holds(lesson, of: stage, for: attending, hall: hall) { return true }
    // A lesson may be missed; a section holds it all the same, for others.
    if isCut { return false }
    let mayMiss = attending.allSatisfy {
      !scenario.courses[course].mandatoryLessons.contains(lesson) && self.mayMiss($0, lesson, course)
    }
    if !mayMiss { return false }
    return isWhole
      ? holds(lesson, of: stage, for: [], hall: hall)
      : goesOn(stage: stage, lesson: lesson + 1, hall: hall)
  }

  /// Holds a lesson at one time after the other, and goes on.
  private func holds(
    _ lesson: Int, of stage: Int, for attending: [LonePlan.Member], hall: Ref<Venue>?
  ) -> Bool {
    let staysInHall = staysInHall(scenario.courses[stages[stage].course])
    let choices = allowed(stage, lesson, attending)
    var position = 0
    while let choice = choices[position] {
      position += 1
      steps += 1
      if steps > budget || plan.isTired {
        isCut = true
        return false
      }
      let venue = choice.meeting.venue
      if staysInHall, let hall, venue != hall { continue }
      guard attends(choice.meeting, attending, stage) else { continue }
      if isFree(choice.meeting, pin: choice.pin, beside: held),
        goesOnStaffed(
          choice.meeting, pin: choice.pin, learners: attending.count, stage: stage,
          hall: staysInHall ? venue : nil)
      {
        return true
      }
      for member in attending { leave(choice.meeting, member) }
      if isCut { return false }
    }
    return false
  }

  private func staysInHall(_ facts: Course) -> Bool {
    facts.attendance == .section && facts.sameVenue && (facts.makeup == 0 || facts.maxSections == 1)
  }

  /// Puts instructors in, each choice of them in turn, and goes on. What is held is as before where that fails.
  private func goesOnStaffed(
    _ meeting: LoneMeeting, pin: Int?, learners: Int, stage: Int, hall: Ref<Venue>?
  ) -> Bool {
    let missing = missing(meeting, isPinned: pin != nil, learners: learners)
    let base = pin.map { held[$0].instructors } ?? []
    let teachers =
      missing == 0
      ? []
      : plan.teachers(meeting.course, meeting.lesson).filter {
        !base.contains($0) && mayTeach($0, meeting, beside: held)
      }
    guard teachers.count >= missing else { return false }
    var chosen = Array(0..<missing)
    let before = cost
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
      if let pin { held[pin].instructors = base } else { held.removeLast() }
      cost = before
      if isCut || !chosen.advance(below: teachers.count) { return false }
    }
  }

  /// How many instructors a meeting takes; of a pinned one, how many beside those that it takes without learners.
  private func missing(_ meeting: LoneMeeting, isPinned: Bool, learners: Int) -> Int {
    let course = meeting.course, lesson = meeting.lesson
    let wanted = staff(course, lesson, learners, isPinned: isPinned)
    return isPinned
      ? max(0, wanted - scenario.courses[course].instructors(of: lesson, learners: 0)) : wanted
  }

  private func staff(_ course: Ref<Course>, _ lesson: Int, _ learners: Int, isPinned: Bool = false) -> Int {
    let least = plan.company == nil ? 1 : scenario.courses[course].size(of: lesson).least
    return scenario.courses[course].instructors(
      of: lesson, learners: asked.contains(.counts) ? max(learners, isPinned ? 0 : least) : 1)
  }

  private var keepsLimits: Bool {
    guard asked.contains(.limit) else { return true }
    if let most = scenario.limits.cost, cost > most { return false }
    guard let most = scenario.limits.meetings else { return true }
    if plan.openPins == 0 { return held.count <= most }
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
      let able = plan.teachers(pin.course, pin.lesson).filter {
        plan.staff.isFree($0, during: pin.interval, at: scenario.venues[pin.venue].place)
      }
      return able.count < wanted || able.count { mayTeach($0, pin, beside: []) } >= wanted
    }
  }

  /// Necessary: the fewest and the cheapest meetings that the courses take, beside those pinned, keep the limits, and those
  /// who teach them may hold so many.
  private func mayKeepLimits() -> Bool {
    let asksLimits = asked.contains(.limit) && scenario.limits != Limits()
    guard asksLimits || asked.contains(.loads) && !stages.allSatisfy(hasTeachers) else { return true }
    var meetings = plan.pins.count + plan.openPins, money = plan.pinnedCost
    for (number, stage) in stages.enumerated() {
      let facts = scenario.courses[stage.course], record = stage.members[0].record
      let isWhole = facts.attendance == .section && asked.contains(.whole)
      let left = facts.lessons.indices.filter { lesson in
        isWhole ? !plan.isProvided(stage.course, lesson) : !record.credited[lesson]
      }
      let behind = facts.lessons.indices.count { record.credited[$0] }
      let wanted = isWhole ? left.count : max(0, facts.requiredLessons - behind)
      var prices: [Money] = [], staff = Int.max, teachers: Set<Ref<Instructor>> = []
      for lesson in left {
        let attending = stage.attending[lesson]
        // What is pinned costs nothing more; where nothing can be held the search finds that out.
        let choices = allowed(number, lesson, attending).all
        guard let first = choices.first,
          !choices.contains(where: { $0.pin != nil || isOpenPin($0.meeting) })
        else { continue }
        let minutes = facts.lessons[lesson].minutes
        let halls = Set(choices.lazy.map(\.meeting.venue)).map { scenario.price(of: $0, minutes: minutes) }
        prices.append(halls.min()!)
        staff = min(staff, missing(first.meeting, isPinned: false, learners: attending.count))
        teachers.formUnion(plan.teachers(stage.course, lesson))
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

  /// Whether those who teach any one lesson of a course may hold all meetings that it takes.
  private func hasTeachers(_ stage: LonePlan.Stage) -> Bool {
    let facts = scenario.courses[stage.course]
    return facts.lessons.indices.allSatisfy { lesson in
      let most = facts.lessons.indices.map { staff(stage.course, $0, stage.attending[$0].count) }.max() ?? 0
      let wanted = most * facts.lessons.count
      return mostHeld(by: Set(plan.teachers(stage.course, lesson)), upTo: wanted) >= wanted
    }
  }

  /// Meetings that instructors may hold in all, beside those pinned to them; no more than `most` are counted.
  private func mostHeld(by teachers: Set<Ref<Instructor>>, upTo most: Int) -> Int {
    lazy var weeks = Dictionary(grouping: scenario.horizon.dates, by: \.week).values.map(\.count)
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

  /// Whether the others of the learner could come in time, and his or her agenda keeps its rules. Puts the meeting in where
  /// all attend it.
  private func attends(_ meeting: LoneMeeting, _ attending: [LonePlan.Member], _ stage: Int) -> Bool {
    let visit = meeting.visit
    for (number, member) in attending.enumerated() {
      let isLate =
        stage > 0
        && scenario.courses[meeting.course].after.contains { earlier in
          stages[..<stage].contains { $0.course == earlier }
            && agendas[member.slot].contains {
              $0.course == earlier && $0.interval.end > meeting.interval.start
            }
        }
      if !isLate {
        let place = agendas[member.slot].firstIndex { AgendaMeeting.precedes(visit, $0) }
        agendas[member.slot].insert(visit, at: place ?? agendas[member.slot].count)
        if keepsRules(agendas[member.slot], member, meeting.course) { continue }
        leave(meeting, member)
      }
      for earlier in attending[..<number] { leave(meeting, earlier) }
      return false
    }
    return true
  }

  /// Takes a meeting out of somebody's agenda again.
  private func leave(_ meeting: LoneMeeting, _ member: LonePlan.Member) {
    let place = agendas[member.slot].lastIndex {
      $0.course == meeting.course && $0.lesson == meeting.lesson
        && $0.interval.start == meeting.interval.start
    }
    agendas[member.slot].remove(at: place!)
  }

  private func keepsRules(_ agenda: [AgendaMeeting], _ member: LonePlan.Member, _ course: Ref<Course>) -> Bool
  {
    guard
      AgendaRuleBook.holds(agenda, of: member.attendee, under: scenario.rules.agenda, in: scenario)
    else { return false }
    let own = stages.count == 1 ? agenda : agenda.filter { $0.course == course }
    let worker = member.attendee.worker
    return LessonOrder.breaches(in: own, after: member.record, of: worker, in: scenario).isEmpty
      && CourseSpan.breaches(in: own, after: member.record, of: worker, in: scenario).isEmpty
  }

  private func isComplete(_ stage: Int) -> Bool {
    let course = stages[stage].course
    return stages[stage].members.allSatisfy { member in
      let own =
        stages.count == 1 ? agendas[member.slot] : agendas[member.slot].filter { $0.course == course }
      return CourseRuleBook.holds(own, after: member.record, of: member.attendee.worker, in: scenario)
    }
  }

  private func mayMiss(_ member: LonePlan.Member, _ lesson: Int, _ course: Ref<Course>) -> Bool {
    let taken = agendas[member.slot].filter { $0.course == course }.map(\.lesson)
    let later = member.record.lessonsLeft.filter { $0 > lesson }
    return member.record.isCompleted(with: taken + later, scenario: scenario)
  }

  /// Whether the hall is free beside what is held.
  private func isFree(_ meeting: LoneMeeting, pin: Int?, beside held: [LoneMeeting]) -> Bool {
    guard pin == nil, asked.contains(.venueClash) else { return true }
    return held.allSatisfy { scenario.leaveTime((meeting.venue, meeting.taken), ($0.venue, $0.taken)) }
  }

  /// Whether an instructor is available, has time beside what he or she holds, and may hold one meeting more.
  private func mayTeach(
    _ instructor: Ref<Instructor>, _ meeting: LoneMeeting, beside held: [LoneMeeting]
  ) -> Bool {
    let place = scenario.venues[meeting.venue].place
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
    let perDay = scenario.instructors[instructor].maxPerDay
    let perWeek = scenario.instructors[instructor].maxPerWeek
    if perDay == nil && perWeek == nil { return true }
    let date = meeting.visit.date
    let dates = own.map(\.visit.date)
    if let most = perDay, dates.count(where: { $0 == date }) >= most { return false }
    if let most = perWeek, dates.count(where: { $0.week == date.week }) >= most { return false }
    return true
  }

  /// The meetings of a lesson that suit all who are to attend it, by start.
  private func allowed(_ stage: Int, _ lesson: Int, _ attending: [LonePlan.Member])
    -> LazyList<LoneQuestion.Suited>
  {
    let place = Place(stage: stage, lesson: lesson, isAttended: !attending.isEmpty)
    if let known = allowed[place] { return known }
    let teachers = plan.teachers(stages[stage].course, lesson)
    let suited = question.suited(stage, lesson, attending, keepsPins: asked.contains(.pinned))
    let found = LazyList(suited) { [unowned self] in
      isPossible($0.meeting, $0.pin, learners: attending.count, teachers)
    }
    allowed[place] = found
    return found
  }

  /// Whether a meeting could be held beside those pinned alone.
  private func isPossible(_ meeting: LoneMeeting, _ pin: Int?, learners: Int, _ teachers: [Ref<Instructor>])
    -> Bool
  {
    guard isFree(meeting, pin: pin, beside: plan.pins) else { return false }
    var missing = missing(meeting, isPinned: pin != nil, learners: learners)
    if missing == 0 { return true }
    let base = pin.map { plan.pins[$0].instructors } ?? []
    for teacher in teachers where !base.contains(teacher) && mayTeach(teacher, meeting, beside: plan.pins) {
      missing -= 1
      if missing == 0 { return true }
    }
    return false
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
