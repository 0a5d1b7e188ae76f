import OffHours

/// A small scenario and a timetable that keeps every rule, to be broken in one place.
///
/// Eight people of one firm work Monday to Friday, 08:00–17:00. W1–W4 take `any` on two evenings, W5–W8 take `sec` on
/// two Saturdays, in two sections.
struct GoodTimetable {
  var scenario = Scenario()
  var timetable = Timetable()

  /// 2027-03-01 is a Monday.
  static func date(_ day: Int) -> CivilDate { CivilDate(year: 2027, month: 3, day: day)! }

  /// A time in March 2027.
  func at(_ day: Int, _ time: String) -> Instant {
    scenario.zone.instant(Self.date(day), ClockTime(time)!)
  }

  init() {
    scenario.zone = Zone(identifier: "Asia/Ho_Chi_Minh", fixedOffset: 420)
    scenario.horizon = DateSpan(from: Self.date(1), to: Self.date(28))
    scenario.places = [Place(id: "a"), Place(id: "b")]
    scenario.travel = Travel(places: scenario.places, between: [(from: Ref(0), to: Ref(1), minutes: 20)])
    scenario.shifts = [
      "D": .hours(ClockWindow("08:00-17:00")!), "N": .hours(ClockWindow("20:00-08:00")!), "O": .off,
      "P": .absent,
    ]
    var office = Rotation(id: "office")
    office.cycle = ["D", "D", "D", "D", "D", "O", "O"]
    office.anchor = Self.date(1)
    office.crews = [Rotation.Crew(name: "A", offset: 0)]
    scenario.rotations = [office]
    var firm = Employer(id: "firm")
    firm.place = Ref(0)
    firm.rotation = Ref(0)
    scenario.employers = [firm]
    scenario.workers = (1...8).map { number in
      var worker = Worker(id: "W\(number)")
      worker.employer = Ref(0)
      worker.rotation = Ref(0)
      worker.crew = "A"
      worker.home = Ref(0)
      worker.courses = [Ref(number <= 4 ? 0 : 1)]
      if number > 4 { worker.credits = [Credit(course: Ref(0))] }
      return worker
    }
    scenario.venues = [venue("hall-1", Ref(0)), venue("hall-2", Ref(1))]
    scenario.venues[0].equipment = ["projector"]
    scenario.instructors = [instructor("i1", [0, 1]), instructor("i2", [0])]
    scenario.courses = [course("any", "A"), course("sec", "S")]
    scenario.courses[0].attendance = .any
    scenario.courses[0].deadline = Self.date(27)
    scenario.courses[0].pins = [Pin(lesson: 0, start: at(2, "18:00"), venue: Ref(0))]
    for lesson in 0...1 { scenario.courses[0].lessons[lesson].needs = ["projector"] }
    scenario.courses[1].maxSections = 2
    scenario.courses[1].makeup = 1
    scenario.courses[1].after = [Ref(0)]
    timetable.meetings = [
      meeting("any/A1/1", "any", "A1", nil, "hall-1", 2, "18:00", ["W1", "W2", "W3", "W4"]),
      meeting("any/A2/1", "any", "A2", nil, "hall-1", 4, "18:00", ["W1", "W2", "W3", "W4"]),
      meeting("sec/S1/1", "sec", "S1", "sec-1", "hall-2", 6, "09:00", ["W5", "W6"]),
      meeting("sec/S1/2", "sec", "S1", "sec-2", "hall-2", 6, "14:00", ["W7", "W8"]),
      meeting("sec/S2/1", "sec", "S2", "sec-1", "hall-2", 13, "09:00", ["W5", "W6"]),
      meeting("sec/S2/2", "sec", "S2", "sec-2", "hall-2", 13, "14:00", ["W7", "W8"]),
    ]
    timetable.sections = [
      Section(id: "sec-1", course: "sec", learners: ["W5", "W6"]),
      Section(id: "sec-2", course: "sec", learners: ["W7", "W8"]),
    ]
  }

  private func venue(_ id: String, _ place: Ref<Place>) -> Venue {
    var venue = Venue(id: id)
    venue.place = place
    venue.seats = 10
    venue.turnaround = 15
    venue.open = Self.daily("07:00-22:00")
    return venue
  }

  private func instructor(_ id: String, _ teaches: [Int]) -> Instructor {
    var instructor = Instructor(id: id)
    instructor.place = Ref(0)
    instructor.teaches = teaches.map { Instructor.Teaching(course: Ref($0)) }
    instructor.available = Self.daily("07:00-22:00")
    instructor.maxPerDay = 2
    instructor.maxPerWeek = 4
    return instructor
  }

  private func course(_ id: String, _ letter: String) -> Course {
    var course = Course(id: id)
    course.lessons = [Lesson(id: "\(letter)1", minutes: 120), Lesson(id: "\(letter)2", minutes: 120)]
    course.requiredLessons = 2
    course.starts = .times(["09:00", "14:00", "18:00"].map { ClockTime($0)! })
    course.minSize = 2
    course.maxSize = 4
    course.minGapDays = 1
    course.maxGapDays = 14
    course.maxSpanDays = 14
    course.instructors = 1
    return course
  }

  /// The same hours every day.
  static func daily(_ window: String) -> WeeklyHours {
    var hours = WeeklyHours()
    for day in Weekday.allCases { hours.add(ClockWindow(window)!, on: day) }
    return hours
  }

  /// A meeting of two hours in March 2027, held by i1.
  func meeting(
    _ id: String, _ course: String, _ lesson: String, _ section: String?, _ venue: String, _ day: Int,
    _ time: String,
    _ learners: [String]
  ) -> Meeting {
    Meeting(
      id: id, course: course, lesson: lesson, section: section, venue: venue, instructors: ["i1"],
      start: at(day, time), end: at(day, time) + 120, learners: learners)
  }

  /// Work beyond the roster of one of the workers (counted from 0), at place a.
  mutating func addDuty(_ worker: Int, _ from: Instant, _ to: Instant) {
    scenario.absences.append(
      Absence(
        id: "\(scenario.absences.count)", who: .worker(Ref(worker)), interval: Interval(start: from, end: to),
        place: Ref(0)))
  }

  /// A cell of the roster of one of the workers (counted from 0).
  mutating func setCell(_ worker: Int, _ day: Int, _ code: String) {
    scenario.roster.workers[Ref(worker), default: []]
      .append(RosterCell(date: Self.date(day), code: code, shift: scenario.shifts[code]!))
  }

  /// The codes that the verifier tells, each once.
  var codes: [RuleCode] {
    let found = Set(Verifier.verify(timetable, scenario).violations.map(\.code))
    return RuleCode.allCases.filter(found.contains)
  }
}
