import OffHours

/// A random scenario small enough to be solved by enumeration, in which every part of the format turns up.
struct TinyScenario {
  var scenario = Scenario()
  var dice: Dice

  /// Goals that are drawn; others come in where a suite asks for them.
  static let goals = Goal.allCases.filter { $0 != .release && $0 != .burden }

  /// Possible meetings at most.
  static let mostMeetings = 8

  /// What a scenario can be asked to use beside everything else.
  enum Extra: String, CaseIterable, Sendable {
    case lessons, accommodation, evenings, renewal, together, appointments, burden
  }

  /// The scenario of a seed; with an extra it uses that as well.
  init(seed: Int, with extra: Extra? = nil) {
    dice = Dice(seed: seed)
    scenario.name = "seed \(seed)"
    makeTime()
    makePlaces()
    makeEmployers()
    makeRules()
    makeVenues()
    let courses = dice.pick([1, 1, 1, 2, 2, 3])
    for number in 0..<courses { makeCourse(number, of: courses) }
    makeInstructors()
    makeWorkers()
    makeAbsences()
    switch extra {
    case .lessons: makeMissable()
    case .accommodation: makeNeeds()
    case .evenings: makeEvenings()
    case .renewal: makeRenewals()
    case .together: makeTogether()
    case .burden: makeBurden()
    case .appointments, nil: break
    }
    thinOut()
    makePins()
    if extra == .appointments { makeAppointments() }
    makeLimits()
    makeGoals()
    if extra == .lessons { scenario.goals = goals(beginning: [.completions, .lessons]) }
    if extra == .burden { scenario.goals = goalsWithBurden() }
    if extra == .renewal { scenario.goals = goals(beginning: [dice.pick([.lapses, .completions])]) }
  }

  /// Some goals first, the others as they come.
  func goals(beginning first: [Goal]) -> [Tier] {
    first.map { Tier($0) } + scenario.goals.filter { tier in !first.contains { tier == Tier($0) } }
  }

  /// Courses in which lessons may be missed.
  private mutating func makeMissable() {
    for course in scenario.courses.indices {
      let lessons = scenario.courses[course].lessons.count
      if lessons == 1 { continue }
      scenario.courses[course].requiredLessons = dice.roll(1...lessons - 1)
      scenario.courses[course].mandatoryLessons = dice.once(in: 2) ? [dice.roll(0...lessons - 1)] : []
    }
  }

  /// Two or three people who belong together, in some courses.
  private mutating func makeTogether() {
    for course in scenario.courses.indices where !dice.once(in: 4) {
      var group = dice.shuffled(Array(scenario.workers.refs)).prefix(dice.roll(2...3)).sorted()
      if dice.once(in: 2), let last = group.last { group = [Ref(last.index - 1), last] }
      if Set(group).count > 1 { scenario.courses[course].together.append(group) }
    }
  }

  /// Pins with learners, and pins for which any venue will do.
  private mutating func makeAppointments() {
    let meetings = TinyMeetings(scenario).all
    guard !meetings.isEmpty else { return }
    for _ in 0..<dice.roll(1...2) {
      let meeting = dice.pick(meetings)
      let venue: Ref<Venue>? = dice.once(in: 2) ? nil : Ref(meeting.venue)
      var pin = Appointment(lesson: meeting.lesson, start: meeting.start, venue: venue)
      for worker in scenario.workers.refs where dice.once(in: 3) { pin.learners.append(worker) }
      // Nobody is pinned to one lesson twice.
      if scenario.courses[meeting.course].appointments.contains(where: { $0.lesson == pin.lesson }) {
        continue
      }
      if venue == nil || !pin.learners.isEmpty {
        scenario.courses[meeting.course].appointments.append(pin)
      }
      if let venue {
        let fixed = Pin(lesson: pin.lesson, start: pin.start, venue: venue)
        if !scenario.courses[meeting.course].pins.contains(fixed) {
          scenario.courses[meeting.course].pins.append(fixed)
        }
      }
    }
  }

  private mutating func makeNeeds() {
    for venue in scenario.venues.indices {
      for word in ["ramp", "loop"] where dice.once(in: 2) { scenario.venues[venue].equipment.insert(word) }
    }
    for worker in scenario.workers.indices where dice.once(in: 2) {
      scenario.workers[worker].needs = dice.pick([["ramp"], ["loop"], ["ramp", "loop"]])
    }
  }

  private mutating func makeEvenings() {
    scenario.rules.agenda.evenings = dice.pick([nil, 0, 1, 1, 2])
    for course in scenario.courses.indices {
      let times = dice.shuffled(["13:30", "18:00", "19:00", "19:30"]).prefix(dice.roll(1...2))
      scenario.courses[course].starts = .times(times.map { ClockTime($0)! }.sorted())
      if dice.once(in: 3) {
        scenario.courses[course].evenings = EveningLimit(most: dice.pick([nil, 0, 1, 2]))
      }
    }
  }

  /// Credits that run out, before, during and after the horizon.
  private mutating func makeRenewals() {
    for course in scenario.courses.indices {
      scenario.courses[course].valid = dice.pick([nil, .months(1), .days(10), .days(30)])
      scenario.courses[course].renew = dice.pick([nil, .days(2), .days(4), .months(1)])
    }
    for worker in scenario.workers.indices {
      for course in scenario.courses.refs {
        if dice.once(in: 2) {
          let date = scenario.horizon.from - dice.roll(0...32)
          scenario.workers[worker].credits.append(Credit(course: course, date: date))
        }
        if dice.once(in: 3) {
          scenario.workers[worker].due.append(
            Due(course: course, date: scenario.horizon.from + dice.roll(-2...9)))
        }
      }
      // Without a date nobody could tell when it runs out.
      scenario.workers[worker].credits.removeAll { [scenario] in
        $0.lesson == nil && $0.date == nil && scenario.courses[$0.course].valid != nil
      }
    }
  }

  private mutating func makeTime() {
    var from = CivilDate("2027-03-01")! + dice.roll(0...6)
    var days = dice.roll(3...8)
    if dice.once(in: 3) { (from, days) = (from.monday, dice.roll(7...8)) }
    // The night on which the clock goes forward, now and then.
    let isSummerTime = dice.once(in: 8)
    if isSummerTime { from = CivilDate("2027-03-26")! }
    scenario.horizon = DateSpan(from: from, to: from + (days - 1))
    scenario.zone =
      isSummerTime
      ? Zone(identifier: "Europe/London", covering: scenario.horizon)!
      : Zone(identifier: "Asia/Ho_Chi_Minh", fixedOffset: 420)
    if dice.once(in: 4) { scenario.holidays = [from + dice.roll(0...days - 1)] }
  }

  private mutating func makePlaces() {
    scenario.places = (0...2).map { Place(id: "p\($0)") }
    // Not always the shortest way: given journeys need not be metric.
    let journeys = [(0, 1), (0, 2), (1, 2)].map { from, to in
      (from: Ref<Place>(from), to: Ref<Place>(to), minutes: dice.pick([0, 10, 30, 45, 90, 150]))
    }
    scenario.travel = Travel(places: scenario.places, between: journeys)
  }

  private mutating func makeEmployers() {
    for number in 0..<dice.roll(1...2) {
      var rotation = Rotation(id: "r\(number)")
      rotation.cycle = (0..<dice.roll(2...6)).map { _ in dice.pick(["D", "D", "E", "N", "O", "O"]) }
      rotation.anchor = scenario.horizon.from - dice.roll(0...4)
      rotation.crews = [
        Rotation.Crew(name: "A", offset: 0), Rotation.Crew(name: "B", offset: dice.roll(0...5)),
      ]
      rotation.shifts = [
        "D": .hours(ClockWindow("08:00-17:00")!), "E": .hours(ClockWindow("14:00-22:00")!),
        "N": .hours(ClockWindow(dice.pick(["20:00-08:00", "22:00-06:00"]))!), "O": .off,
      ]
      scenario.rotations.append(rotation)
    }
    for number in 0..<dice.roll(1...2) {
      var employer = Employer(id: "e\(number)")
      employer.place = Ref(dice.roll(0...2))
      employer.rotation = dice.once(in: 6) ? nil : Ref(dice.roll(0...scenario.rotations.count - 1))
      employer.attrition = dice.pick([0, 0, 0.05, 0.3])
      scenario.employers.append(employer)
    }
  }

  private mutating func makeRules() {
    scenario.rules = dice.pick([.none, .none, .recommended, .vietnam, .eu])
    var agenda = scenario.rules.agenda
    if dice.once(in: 2) { agenda.perDay = dice.pick([nil, 1, 2]) }
    if dice.once(in: 3) { agenda.minutesPerDay = dice.pick([nil, 180, 300]) }
    if dice.once(in: 2) { agenda.perWeek = dice.pick([nil, 1, 2, 3]) }
    if dice.once(in: 2) { agenda.betweenMeetings = dice.pick([nil, 0, 30, 120]) }
    if dice.once(in: 3) { agenda.workPerDay = dice.pick([nil, 240, 660]) }
    if dice.once(in: 2) { agenda.weeklyRest = dice.pick([nil, 30, 60, 90, 120]).map { $0 * 60 } }
    scenario.rules.agenda = agenda
    if dice.once(in: 3) { scenario.rules.meeting.travelLimit = dice.pick([nil, 30]) }
  }

  private mutating func makeVenues() {
    for number in 0..<dice.pick([1, 1, 2, 3]) {
      var venue = Venue(id: "v\(number)")
      venue.place = dice.once(in: 5) ? nil : Ref(dice.roll(0...2))
      venue.seats = dice.roll(1...4)
      venue.equipment = dice.once(in: 3) ? [] : ["board"]
      venue.turnaround = dice.pick([0, 0, 30, 300])
      if dice.once(in: 2) {
        var open = WeeklyHours()
        for day in Weekday.allCases where !dice.once(in: 3) {
          open.add(ClockWindow(dice.pick(["07:00-21:00", "12:00-22:00", "18:00-02:00"]))!, on: day)
        }
        venue.open = open
      }
      if dice.once(in: 2) {
        venue.cost = Cost(
          meeting: Money(parts: dice.pick([0, 100, 250]) * Money.scale),
          hour: Money(parts: dice.pick([0, 7, 50]) * Money.scale))
      }
      scenario.venues.append(venue)
    }
  }

  private mutating func makeCourse(_ number: Int, of count: Int) {
    var course = Course(id: "c\(number)")
    let lessons = count == 1 ? dice.roll(1...4) : dice.roll(1...2)
    course.lessons = (0..<lessons).map { Lesson(id: "L\($0 + 1)", minutes: dice.pick([60, 90, 120, 240])) }
    if dice.once(in: 3) { course.lessons[0].needs = ["board"] }
    let times = dice.shuffled(["09:00", "11:00", "13:30", "18:00", "19:30"]).prefix(dice.roll(1...2))
    course.starts = .times(times.map { ClockTime($0)! }.sorted())
    course.minSize = dice.pick([1, 1, 2, 3])
    course.maxSize = dice.maybe(once: 4) { $0.roll(1...3) }
    course.attendance = dice.once(in: 2) ? .any : .section
    course.requiredLessons = lessons
    if dice.once(in: 3) { course.requiredLessons = dice.roll(1...lessons) }
    course.mandatoryLessons = dice.once(in: 4) ? [dice.roll(0...lessons - 1)] : []
    if course.requiredLessons == lessons { course.mandatoryLessons = Array(0..<lessons) }
    course.strictOrder = !dice.once(in: 3)
    course.minGapDays = dice.maybe(once: 4) { $0.roll(0...2) }
    course.maxGapDays = dice.maybe(once: 3) { $0.roll(1...3) }
    course.maxSpanDays = dice.maybe(once: 4) { $0.roll(0...4) }
    course.deadline = dice.once(in: 5) ? scenario.horizon.to - dice.roll(0...2) : nil
    course.instructors = dice.pick([0, 0, 1, 1, 2])
    course.countsAsWork = dice.once(in: 2)
    course.maxSections = dice.maybe(once: 3) { $0.roll(1...2) }
    course.sameVenue = !dice.once(in: 3)
    course.makeup = dice.pick([0, 0, 1, 2])
    if number > 0 && dice.once(in: 2) { course.after = [Ref(dice.roll(0...number - 1))] }
    if dice.once(in: 6) { course.rules = Rules.none.meeting }
    if dice.once(in: 2) {
      var target = Target()
      target.total = dice.maybe(once: 2) { $0.roll(1...5) }
      target.already = dice.roll(0...1)
      target.employers = scenario.employers.refs.compactMap { employer in
        dice.once(in: 2) ? (employer, dice.roll(0...3)) : nil
      }
      course.target = target
    }
    scenario.courses.append(course)
  }

  private mutating func makeInstructors() {
    let isAsked = scenario.courses.contains { $0.instructors > 0 }
    for number in 0..<(isAsked ? dice.roll(1...3) : 0) {
      var instructor = Instructor(id: "i\(number)")
      for course in scenario.courses.refs where !dice.once(in: 4) {
        let lessons = scenario.courses[course].lessons.count
        let lesson = dice.maybe(once: 4) { $0.roll(0...lessons - 1) }
        instructor.teaches.append(Instructor.Teaching(course: course, lesson: lesson))
      }
      instructor.place = dice.maybe(once: 2) { Ref($0.roll(0...2)) }
      if dice.once(in: 2) {
        var hours = WeeklyHours()
        for day in Weekday.allCases where !dice.once(in: 4) {
          hours.add(ClockWindow(dice.pick(["08:00-22:00", "08:00-13:00", "17:00-22:30"]))!, on: day)
        }
        instructor.available = hours
      }
      instructor.maxPerDay = dice.maybe(once: 3) { _ in 1 }
      instructor.maxPerWeek = dice.maybe(once: 3) { $0.roll(1...3) }
      if dice.once(in: 2) {
        instructor.cost = Cost(meeting: Money(parts: dice.pick([30, 80]) * Money.scale))
      }
      scenario.instructors.append(instructor)
    }
  }

  private mutating func makeWorkers() {
    for number in 0..<dice.roll(2...5) {
      if number > 0 && dice.once(in: 3) {
        // Somebody who differs from the one before in nothing.
        scenario.workers.append(scenario.workers[number - 1])
        scenario.workers[number].id = "W\(number)"
        continue
      }
      var worker = Worker(id: "W\(number)")
      if !dice.once(in: 6) {
        let employer = Ref<Employer>(dice.roll(0...scenario.employers.count - 1))
        worker.employer = employer
        worker.rotation = scenario.employers[employer].rotation
        worker.home = scenario.employers[employer].place
      }
      worker.crew = dice.pick(["A", "B"])
      if dice.once(in: 3) { worker.home = Ref(dice.roll(0...2)) }
      worker.courses = scenario.courses.refs.filter { _ in !dice.once(in: 6) }
      for course in scenario.courses.refs where dice.once(in: 5) {
        let lesson = dice.roll(0...scenario.courses[course].lessons.count - 1)
        let date = dice.maybe(once: 2) { [scenario] in scenario.horizon.from + $0.roll(-3...3) }
        worker.credits.append(Credit(course: course, lesson: dice.once(in: 5) ? nil : lesson, date: date))
      }
      worker.priority = dice.pick([1, 1, 1, 2, 1.5])
      worker.until = dice.once(in: 6) ? scenario.horizon.to - dice.roll(0...4) : nil
      if dice.once(in: 5) {
        worker.unavailable = [scenario.zone.day(scenario.horizon.from + dice.roll(0...3))]
      }
      if dice.once(in: 6) {
        worker.commitments.add(ClockWindow("17:00-20:00")!, on: dice.pick(Weekday.allCases))
      }
      worker.declined = dice.once(in: 20)
      scenario.workers.append(worker)
    }
  }

  private mutating func makeAbsences() {
    for number in 0..<dice.roll(0...2) {
      let start = scenario.zone.day(scenario.horizon.from + dice.roll(0...4)).start + dice.roll(6...20) * 60
      scenario.absences.append(
        Absence(
          id: "x\(number)", who: .worker(Ref(dice.roll(0...scenario.workers.count - 1))),
          interval: Interval(start: start, end: start + dice.roll(2...9) * 60),
          place: dice.once(in: 2) ? Ref(dice.roll(0...2)) : nil))
    }
  }

  /// Closes venues on random dates until few meetings are possible.
  private mutating func thinOut() {
    while true {
      let meetings = TinyMeetings(scenario).all
      if meetings.count <= TinyScenario.mostMeetings { return }
      let meeting = dice.pick(meetings)
      let day = scenario.zone.day(meeting.date)
      let venue = meeting.venue
      scenario.venues[venue].closed = (scenario.venues[venue].closed + [day]).merged()
    }
  }

  /// Pins meetings that are possible, and now and then one at an odd time.
  private mutating func makePins() {
    let meetings = TinyMeetings(scenario).all
    guard !meetings.isEmpty, dice.once(in: 4) else { return }
    for _ in 0..<dice.roll(1...2) {
      let meeting = dice.pick(meetings)
      let isOdd = meetings.count < TinyScenario.mostMeetings && dice.once(in: 3)
      let pin = Pin(
        lesson: meeting.lesson, start: meeting.start + (isOdd ? 30 : 0), venue: Ref(meeting.venue))
      if !scenario.courses[meeting.course].pins.contains(pin) {
        scenario.courses[meeting.course].pins.append(pin)
      }
    }
  }

  private mutating func makeLimits() {
    if dice.once(in: 5) { scenario.limits.meetings = dice.roll(1...5) }
    if dice.once(in: 6) && scenario.hasCosts {
      scenario.limits.cost = Money(parts: dice.roll(2...12) * 100 * Money.scale)
    }
  }

  private mutating func makeGoals() {
    if dice.once(in: 3) { return }
    var goals = dice.shuffled(Self.goals)
    // What counts people comes first mostly: else nobody is taught.
    if !dice.once(in: 4) {
      goals.removeAll { $0 == .completions }
      goals.insert(.completions, at: 0)
    }
    goals.removeLast(dice.roll(0...4))
    scenario.goals = []
    while let goal = goals.first {
      goals.removeFirst()
      if goals.count > 1 && dice.once(in: 4) {
        let parts = ([goal] + goals.prefix(dice.roll(1...2))).sorted {
          Goal.allCases.firstIndex(of: $0)! < Goal.allCases.firstIndex(of: $1)!
        }
        goals.removeFirst(parts.count - 1)
        scenario.goals.append(
          Tier(weighted: parts.map { Tier.Part(goal: $0, weight: dice.pick([1, 2, 0.5, 20, 0.01])) }))
      } else {
        scenario.goals.append(Tier(goal))
      }
    }
  }
}
