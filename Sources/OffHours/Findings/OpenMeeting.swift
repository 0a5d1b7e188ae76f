/// A pinned meeting that may be held in any venue: where it could be, and for how much at least.
struct OpenMeeting {
  var course: Ref<Course>, lesson: Int
  /// Among the course's pins without a venue.
  var position: Int
  var interval: Interval
  /// Venues in which it can be held by itself, and what hall and instructors cost there at least.
  var places: [(venue: Ref<Venue>, cost: Money)]
  /// A rule that keeps it out of every venue; nil where there are places, or where venues have reasons of their own.
  var everywhere: RuleCode?

  /// All of a scenario, but for those that a pin with a venue fulfils. Complexity: pins × venues × instructors.
  static func all(_ scenario: Scenario, _ calendars: CalendarBook) -> [OpenMeeting] {
    scenario.courses.refs.flatMap { course in
      let facts = scenario.courses[course]
      var seen: Set<Pin> = []
      return facts.appointments.filter { $0.venue == nil }.enumerated().compactMap {
        (position, pin) -> OpenMeeting? in
        guard !facts.pins.contains(where: { $0.lesson == pin.lesson && $0.start == pin.start }),
          seen.insert(Pin(lesson: pin.lesson, start: pin.start, venue: Ref(0))).inserted
        else { return nil }
        let interval = Interval(start: pin.start, end: pin.start + facts.lessons[pin.lesson].minutes)
        var meeting = OpenMeeting(
          course: course, lesson: pin.lesson, position: position, interval: interval, places: [])
        meeting.look(scenario, calendars)
        return meeting
      }
    }
  }

  /// Looks at every venue.
  private mutating func look(_ scenario: Scenario, _ calendars: CalendarBook) {
    let facts = scenario.courses[course], needed = facts.instructors(of: lesson)
    let teaching = scenario.instructors.filter { $0.teaches(course, lesson: lesson) }
    let barred = TimetableRuleBook.barring(
      lesson: lesson, of: facts, at: interval.start, in: scenario, calendars: calendars)
    var common: Set<RuleCode>?
    for venue in scenario.venues.refs {
      let hall = scenario.venues[venue]
      var codes = barred[venue.index]
      let able = teaching.filter {
        InstructorUnavailable.isAvailable($0, during: interval, at: hall.place, in: scenario)
      }
      if teaching.count < needed {
        codes.insert(.instructorUnqualified)
      } else if able.count < needed {
        codes.insert(.instructorUnavailable)
      }
      common = common?.intersection(codes) ?? codes
      guard codes.isEmpty else { continue }
      let prices = able.map { $0.cost?.price(minutes: interval.minutes) ?? Money() }.sorted()
      places.append(
        (
          venue,
          prices.prefix(needed).reduce(hall.cost?.price(minutes: interval.minutes) ?? Money()) { $0 + $1 }
        ))
    }
    everywhere = RuleCode.allCases.first { common?.contains($0) == true }
  }
}
