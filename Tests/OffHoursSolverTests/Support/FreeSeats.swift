import OffHours

/// A week of a few meetings with seats left, and people on rotating shifts who lack the courses.
///
/// Somebody without an employer holds a place in every chain of meetings, so that none is empty.
struct FreeSeats {
  private(set) var scenario = Scenario()
  private(set) var timetable = Timetable()

  init(seed: Int) {
    var dice = Dice(seed: seed &+ 77_000)
    scenario.name = "seed \(seed)"
    let from = CivilDate("2027-03-01")! + dice.roll(0...6)
    scenario.horizon = DateSpan(from: from, to: from + 6)
    scenario.zone = Zone(identifier: "Asia/Ho_Chi_Minh", fixedOffset: 420)
    scenario.places = [Place(id: "p0"), Place(id: "p1")]
    scenario.travel = Travel(
      places: scenario.places, between: [(from: Ref(0), to: Ref(1), minutes: dice.pick([10, 45]))])
    scenario.rules = dice.pick([.recommended, .recommended, .vietnam, .none])
    scenario.goals = [Tier(.completions)]
    addEmployers(&dice)
    for number in 0..<dice.pick([1, 1, 2]) { addCourse(number, &dice) }
    for number in 0..<dice.roll(2...4) {
      var worker = Worker(id: "W\(number)")
      let employer = Ref<Employer>(dice.roll(0...scenario.employers.count - 1))
      worker.employer = employer
      worker.rotation = scenario.employers[employer].rotation
      worker.crew = dice.pick(["A", "B", "C"])
      worker.home = Ref(dice.roll(0...1))
      // Some are there for exchanges only.
      if number == 0 || !dice.once(in: 4) { worker.courses = Array(scenario.courses.refs) }
      scenario.workers.append(worker)
    }
    timetable.unplaced = UnplacedFinder.unplaced(in: ResolvedTimetable(timetable, in: scenario))
  }

  /// Puts everybody who works into one crew, the only one: nobody of another crew can come in exchange.
  mutating func crowd() {
    scenario.rotations[0].crews = [scenario.rotations[0].crews[0]]
    for worker in scenario.workers.indices where scenario.workers[worker].employer != nil {
      scenario.workers[worker].employer = Ref(0)
      scenario.workers[worker].rotation = Ref(0)
      scenario.workers[worker].crew = "A"
    }
    timetable.unplaced = UnplacedFinder.unplaced(in: ResolvedTimetable(timetable, in: scenario))
  }

  /// Gives everybody who works a rotation of his or her own at one employer: no crew can come in exchange, colleagues can.
  mutating func scatter() {
    let rotation = scenario.rotations[0]
    for worker in scenario.workers.indices where scenario.workers[worker].employer != nil {
      var own = rotation
      own.id = "r-\(scenario.workers[worker].id)"
      own.crews = rotation.crews.filter { $0.name == scenario.workers[worker].crew }
      scenario.workers[worker].employer = Ref(0)
      scenario.workers[worker].rotation = Ref(scenario.rotations.count)
      scenario.rotations.append(own)
    }
    timetable.unplaced = UnplacedFinder.unplaced(in: ResolvedTimetable(timetable, in: scenario))
  }

  private mutating func addEmployers(_ dice: inout Dice) {
    for number in 0..<dice.roll(1...2) {
      var rotation = Rotation(id: "r\(number)")
      rotation.cycle = dice.pick([
        ["D", "D", "N", "N", "O", "O"], ["D", "D", "D", "E", "E", "O"], ["D", "E", "N"],
        ["D", "D", "N", "O"],
      ])
      rotation.anchor = scenario.horizon.from - dice.roll(0...5)
      rotation.crews = [("A", 0), ("B", 2), ("C", 4)].prefix(dice.roll(2...3))
        .map { Rotation.Crew(name: $0.0, offset: $0.1) }
      if rotation.crews.count == 2 { rotation.crews.append(Rotation.Crew(name: "C", offset: 0)) }
      rotation.shifts = [
        "D": .hours(ClockWindow("08:00-17:00")!), "E": .hours(ClockWindow("14:00-22:00")!),
        "N": .hours(ClockWindow("22:00-06:00")!), "O": .off,
      ]
      scenario.rotations.append(rotation)
      var employer = Employer(id: "e\(number)")
      employer.place = Ref(number)
      employer.rotation = Ref(number)
      scenario.employers.append(employer)
    }
  }

  private mutating func addCourse(_ number: Int, _ dice: inout Dice) {
    var course = Course(id: "c\(number)")
    let lessons = dice.roll(1...2)
    course.lessons = (0..<lessons).map { Lesson(id: "L\($0 + 1)", minutes: 120) }
    course.attendance = dice.once(in: 2) ? .any : .section
    course.requiredLessons = lessons
    course.mandatoryLessons = Array(0..<lessons)
    course.starts = .every(minutes: 60)
    course.makeup = course.attendance == .section ? dice.roll(0...1) : 0
    if number > 0 && dice.once(in: 3) { course.after = [Ref(0)] }
    scenario.courses.append(course)
    for chain in 0..<2 {
      // A hall of its own, so that halls never clash.
      var venue = Venue(id: "v\(number)\(chain)")
      venue.place = Ref(dice.roll(0...1))
      venue.seats = dice.roll(1...3)
      if dice.once(in: 2) {
        var open = WeeklyHours()
        for day in Weekday.allCases { open.add(ClockWindow("07:00-21:00")!, on: day) }
        venue.open = open
      }
      scenario.venues.append(venue)
      var holder = Worker(id: "H\(number)\(chain)")
      holder.courses = [Ref(number)]
      holder.credits = course.after.map { Credit(course: $0) }
      scenario.workers.append(holder)
      let dates = dice.shuffled(Array(0...6)).prefix(lessons).sorted()
      for (lesson, day) in dates.enumerated() {
        let hour = dice.pick(["07:00", "10:00", "14:00", "18:00", "19:00"])
        let start = scenario.zone.instant(scenario.horizon.from + day, ClockTime(hour)!)
        timetable.meetings.append(
          Meeting(
            id: "c\(number)/L\(lesson + 1)/\(chain)", course: course.id, lesson: "L\(lesson + 1)",
            section: course.attendance == .section ? "s\(number)\(chain)" : nil, venue: venue.id,
            start: start,
            end: start + 120, learners: [holder.id]))
      }
      if course.attendance == .section {
        timetable.sections.append(Section(id: "s\(number)\(chain)", course: course.id, learners: [holder.id]))
      }
    }
  }
}
