import OffHours
import Testing

@Suite struct ShiftExchangeTests {
  private let place = Ref<Place>(0)

  /// Three crews, four days of twelve hours on and two off.
  private func scenario(rules: Rules = .recommended) -> Scenario {
    var scenario = Scenario()
    scenario.horizon = DateSpan(from: CivilDate("2027-03-01")!, to: CivilDate("2027-03-28")!)
    scenario.zone = Zone(identifier: "Asia/Ho_Chi_Minh", fixedOffset: 420)
    scenario.places = [Place(id: "p")]
    scenario.travel = Travel(places: scenario.places, between: [])
    var rotation = Rotation(id: "r")
    rotation.cycle = "D D D D O O N N N N O O".split(separator: " ").map(String.init)
    rotation.anchor = scenario.horizon.from
    rotation.crews = [("A", 0), ("B", 4), ("C", 8)].map { Rotation.Crew(name: $0.0, offset: $0.1) }
    rotation.shifts = [
      "D": .hours(ClockWindow("08:00-20:00")!), "N": .hours(ClockWindow("20:00-08:00")!), "O": .off,
    ]
    scenario.rotations = [rotation]
    var employer = Employer(id: "e")
    employer.place = place
    employer.rotation = Ref(0)
    scenario.employers = [employer]
    scenario.workers = [("w", "A"), ("x", "B"), ("y", "B"), ("z", "C")].map { id, crew in
      var worker = Worker(id: id)
      worker.employer = Ref(0)
      worker.rotation = Ref(0)
      worker.crew = crew
      return worker
    }
    scenario.rules = rules
    return scenario
  }

  private func date(_ text: String) -> CivilDate { CivilDate(text)! }

  @Test(arguments: 0..<200) func `duties are what calendars are made of`(seed: UInt64) {
    var scenario = RandomScenario(seed: seed).scenario
    scenario.absences = []
    let book = DutyBook(scenario), calendar = CalendarBook(scenario).calendar(of: Ref(0))
    let span = DateSpan(from: scenario.horizon.from - 6, to: scenario.horizon.to + 6)
    let worked = span.dates.compactMap { date in
      book.duty(of: Ref(0), on: date)?.hours?.map { scenario.zone.interval(date, $0.hours) }
    }.joined().filter { $0.minutes > 0 }.merged()
    let window = Interval(
      start: scenario.zone.day(span.from + 3).start, end: scenario.zone.day(span.to - 3).end)
    #expect(
      worked.cut(to: window) == calendar.shifts.map(\.interval).cut(to: window).merged(), "seed \(seed)")
    // Without an employer a date without a cell is simply free.
    if scenario.workers[0].employer == nil { return }
    for date in scenario.horizon.dates where book.duty(of: Ref(0), on: date) == nil {
      #expect(calendar.unknownDates.contains(date) || calendar.absentDates.contains(date), "seed \(seed)")
    }
  }

  @Test func `an exchange keeps twelve hours between shifts`() throws {
    let scenario = scenario()
    let duties = DutyBook(scenario), calendars = CalendarBook(scenario)
    func exchange(_ worker: Int, _ day: String, for duty: Duty) -> WorkCalendar? {
      ShiftExchange.calendar(
        calendars.calendar(of: Ref(worker)), on: date(day),
        before: duties.duty(of: Ref(worker), on: date(day))!, duty: duty, at: place, in: scenario)
    }
    let night = Duty(code: "N", hours: [ShiftStretch("20:00-08:00")!])
    let day = Duty(code: "D", hours: [ShiftStretch("08:00-20:00")!])
    // Crew A works by day from 1 to 4 March and is off on the 5th and 6th.
    #expect(exchange(0, "2027-03-01", for: night) == nil, "the day shift of the 2nd follows at once")
    #expect(exchange(0, "2027-03-04", for: night) != nil, "two days off follow")
    #expect(exchange(0, "2027-03-05", for: day) != nil, "twelve hours after the last day shift")
    let changed = try #require(exchange(0, "2027-03-05", for: night))
    let added = try #require(changed.shifts(on: date("2027-03-05")).first)
    #expect(added.isNight && added.label == "N" && added.startPlaces == [place])
    // Released: nothing starts then.
    #expect(
      exchange(0, "2027-03-02", for: Duty(code: "O", hours: nil))!.shifts(on: date("2027-03-02")).isEmpty)
  }

  @Test func `overtime that touches a shift cannot be given away with it`() {
    var scenario = scenario()
    let start = scenario.zone.interval(date("2027-03-02"), ClockWindow("20:00-22:00")!)
    scenario.absences = [Absence(id: "x", who: .worker(Ref(0)), interval: start, place: place)]
    var swaps = SwapBook(ResolvedTimetable(Timetable(), in: scenario))
    let (plain, touched) = (date("2027-03-01"), date("2027-03-02"))
    let canGive = [plain, touched].map { swaps.isRosterShift(Ref(0), on: $0) }
    let offers = swaps.offers(Ref(0), on: touched)
    #expect(canGive == [true, false])
    #expect(offers.isEmpty)
  }

  @Test func `colleagues are named who are off, rested, there, and keep their classes`() throws {
    var scenario = scenario()
    var course = Course(id: "c")
    course.lessons = [Lesson(id: "L", minutes: 120)]
    course.requiredLessons = 1
    course.mandatoryLessons = [0]
    scenario.courses = [course]
    var venue = Venue(id: "v")
    venue.place = place
    venue.seats = 10
    scenario.venues = [venue]
    for position in scenario.workers.indices { scenario.workers[position].courses = [Ref(0)] }
    // Crew B is off on 1 March; x has class at ten that day, y has not.
    let start = scenario.zone.instant(date("2027-03-01"), ClockTime("10:00")!)
    var timetable = Timetable()
    timetable.meetings = [
      Meeting(
        id: "m", course: "c", lesson: "L", section: "s", venue: "v", start: start, end: start + 120,
        learners: ["x"])
    ]
    timetable.sections = [Section(id: "s", course: "c", learners: ["x"])]
    func offers() -> [SwapBook.Offer] {
      var swaps = SwapBook(ResolvedTimetable(timetable, in: scenario))
      return swaps.offers(Ref(0), on: date("2027-03-01"))
    }
    let off = try #require(offers().first)
    #expect(off.duty.hours == nil && off.crews == ["B"])
    #expect(off.colleagues == [Ref(2)], "x would miss class")
    scenario.workers[2].until = date("2027-02-28")
    #expect(offers().first?.colleagues == [], "y has left")
    scenario.workers[2].until = nil
    scenario.workers[2].commitments.add(ClockWindow("12:00-13:00")!, on: .monday)
    #expect(offers().first?.colleagues == [], "y has something else to do")
    #expect(offers().first?.crews == ["B"])
  }

  @Test func `an exchange leaves the weekly rest that there was`() throws {
    var scenario = scenario(rules: .vietnam)
    // Off only once in the week from Monday 8 March.
    let off = date("2027-03-10")
    scenario.roster.workers[Ref(0)] = (0..<7).map { day in
      let date = date("2027-03-08") + day
      return RosterCell(
        date: date, code: date == off ? "O" : "D",
        shift: date == off ? .off : .hours(ClockWindow("08:00-17:00")!))
    }
    let calendar = CalendarBook(scenario).calendar(of: Ref(0))
    func exchange(in scenario: Scenario) -> WorkCalendar? {
      ShiftExchange.calendar(
        calendar, on: off, before: Duty(code: "O", hours: nil),
        duty: Duty(code: "D", hours: [ShiftStretch("08:00-17:00")!]), at: place, in: scenario)
    }
    #expect(exchange(in: scenario) == nil)
    scenario.rules.agenda.weeklyRest = nil
    #expect(exchange(in: scenario) != nil)
  }
}
