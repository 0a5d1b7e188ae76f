/// Pinned meetings that cannot be held, each by itself, beside the other pins, or within the limits; learners are left
/// out of account, save where one section would have to attend two of them.
public struct PinClashes: Sendable {
  /// The clashes: by course, then by pin, then by rule.
  public let all: [Clash]

  /// Why a pin cannot be held.
  public struct Clash: Sendable {
    /// The course, and the position of the pin: first those with a venue, then those without one, each as they stand.
    public var course: Ref<Course>, position: Int
    /// The rule that forbids it.
    public var code: RuleCode
    /// Which meeting, beside which other one, and why.
    public var message: Phrase
    /// Whether no timetable holds it; else one does, but without anybody in it.
    public var isFault = true
  }

  /// Looks for clashes. Complexity: pins × (pins + instructors).
  package init(_ scenario: Scenario, calendars: CalendarBook) {
    var finder = Finder(scenario, calendars)
    all = finder.found()
  }
}

/// One pin, with who could teach it.
private struct PinnedMeeting {
  var course: Ref<Course>, position: Int
  var pin: Pin
  var interval: Interval
  var place: Ref<Place>?
  /// Instructors needed, those who teach the lesson, and those of them who are available.
  var needed: Int, teaching: Int, able: Set<Int>
}

private struct Finder {
  let scenario: Scenario
  let calendars: CalendarBook
  let pins: [PinnedMeeting]
  let open: [OpenMeeting]
  var clashes: [PinClashes.Clash] = []

  init(_ scenario: Scenario, _ calendars: CalendarBook) {
    self.scenario = scenario
    self.calendars = calendars
    open = OpenMeeting.all(scenario, calendars)
    pins = scenario.courses.refs.flatMap { course in
      let facts = scenario.courses[course]
      var seen: Set<Pin> = []
      return facts.pins.enumerated().filter { seen.insert($0.element).inserted }.map { position, pin in
        let interval = Interval(start: pin.start, end: pin.start + facts.lessons[pin.lesson].minutes)
        let place = scenario.venues[pin.venue].place
        let needed = facts.instructors(of: pin.lesson)
        let teaching = scenario.instructors.indices.filter {
          needed > 0 && scenario.instructors[$0].teaches(course, lesson: pin.lesson)
        }
        let able = teaching.filter {
          InstructorUnavailable.isAvailable(
            scenario.instructors[$0], during: interval, at: place, in: scenario)
        }
        return PinnedMeeting(
          course: course, position: position, pin: pin, interval: interval, place: place,
          needed: needed, teaching: teaching.count, able: Set(able))
      }
    }
  }

  mutating func found() -> [PinClashes.Clash] {
    for pin in open where pin.places.isEmpty { addUnheld(pin) }
    guard !pins.isEmpty || !open.isEmpty else { return [] }
    judgeAlone()
    judgeTogether()
    judgeLoads()
    judgeSections()
    judgeLimits()
    return clashes.enumerated().sorted {
      ($0.element.course, $0.element.position, $0.offset) < (
        $1.element.course, $1.element.position, $1.offset
      )
    }.map(\.element)
  }

  private mutating func add(_ pin: PinnedMeeting, _ code: RuleCode, _ why: Phrase, isFault: Bool = true) {
    let title = self.title(pin)
    let message =
      isFault
      ? Words.pinCannotBeHeld(title(.english), title(.vietnamese), code, why)
      : Words.pinWithoutLearners(title(.english), title(.vietnamese), code, why)
    clashes.append(
      PinClashes.Clash(
        course: pin.course, position: pin.position, code: code, message: message, isFault: isFault))
  }

  /// `awareness/L3, Sat 10/04/2027 07:30–10:30, hall-1`.
  private func title(_ pin: PinnedMeeting) -> (Language) -> String {
    let facts = scenario.courses[pin.course]
    let what = "\(facts.id)/\(facts.lessons[pin.pin.lesson].id)"
    return { [scenario] language in
      "\(what), \(language.stretch(pin.interval, in: scenario.zone)), \(scenario.venues[pin.pin.venue].id)"
    }
  }

  private mutating func add(_ pin: OpenMeeting, _ code: RuleCode, _ why: Phrase) {
    let facts = scenario.courses[pin.course]
    func title(_ language: Language) -> String {
      "\(facts.id)/\(facts.lessons[pin.lesson].id), \(language.stretch(pin.interval, in: scenario.zone))"
    }
    clashes.append(
      PinClashes.Clash(
        course: pin.course, position: facts.pins.count + pin.position, code: code,
        message: Words.pinCannotBeHeld(title(.english), title(.vietnamese), code, why)))
  }

  /// One that has no place: for the reason that holds everywhere, or else for want of halls.
  private mutating func addUnheld(_ pin: OpenMeeting) {
    let code = pin.everywhere ?? .venueClosed
    add(pin, code, Catalogue.label(of: code))
  }

  private func beside(_ other: PinnedMeeting, _ code: RuleCode) -> Phrase {
    let title = self.title(other)
    return Words.pinBeside(title(.english), title(.vietnamese), Catalogue.label(of: code))
  }

  /// Rules on one meeting.
  private mutating func judgeAlone() {
    var timetable = Timetable()
    timetable.meetings = pins.enumerated().map { number, pin in
      let facts = scenario.courses[pin.course]
      return Meeting(
        id: String(number), course: facts.id, lesson: facts.lessons[pin.pin.lesson].id,
        venue: scenario.venues[pin.pin.venue].id, start: pin.interval.start, end: pin.interval.end)
    }
    let hearing = ResolvedTimetable(timetable, in: scenario, calendars: calendars)
    for judge in TimetableRuleBook.ofPlaces {
      for violation in judge.violations(in: hearing) {
        for number in violation.meetings.compactMap(Int.init) {
          add(pins[number], judge.code, Catalogue.label(of: judge.code))
        }
      }
    }
    for pin in pins {
      if pin.teaching < pin.needed {
        add(pin, .instructorUnqualified, Words.pinTeachers(needed: pin.needed, able: pin.teaching))
      } else if pin.able.count < pin.needed {
        add(pin, .instructorUnavailable, Words.pinFreeTeachers(needed: pin.needed, able: pin.able.count))
      }
    }
  }

  /// Pairs that want one hall or the same people at once, and crowds that want more people than there are.
  private mutating func judgeTogether() {
    let order = pins.indices.sorted { (pins[$0].interval.start, $0) < (pins[$1].interval.start, $1) }
    for (rank, second) in order.enumerated() {
      let pin = pins[second]
      var crowd: [Int] = [], isTold = false
      for first in order[..<rank] {
        let other = pins[first]
        let later = pins[max(first, second)], earlier = pins[min(first, second)]
        let pause = pin.interval.start - other.interval.end
        if !scenario.leaveTime((other.pin.venue, taken(other)), (pin.pin.venue, taken(pin))) {
          add(later, .venueClash, beside(earlier, .venueClash))
          isTold = true
          continue
        }
        guard pause < scenario.travel.minutes(other.place, pin.place), pin.needed > 0, other.needed > 0,
          pin.able.count >= pin.needed, other.able.count >= other.needed
        else { continue }
        if pin.able.union(other.able).count < pin.needed + other.needed {
          add(later, .instructorClash, beside(earlier, .instructorClash))
          isTold = true
        } else if pause < 0 {
          crowd.append(first)
        }
      }
      // Those that go on when this one starts are held all at once.
      guard !isTold, crowd.count > 1 else { continue }
      let needed = crowd.reduce(pin.needed) { $0 + pins[$1].needed }
      let able = crowd.reduce(pin.able) { $0.union(pins[$1].able) }
      if able.count < needed {
        add(pin, .instructorClash, Words.pinCrowd(crowd.count + 1, needed: needed, able: able.count))
      }
    }
  }

  /// The time for which a pinned meeting takes its venue.
  private func taken(_ pin: PinnedMeeting) -> Interval {
    scenario.taken(by: pin.interval, of: pin.pin.lesson, in: pin.course)
  }

  /// Dates and weeks on which the instructors would hold more than they may.
  private mutating func judgeLoads() {
    let periods: [(KeyPath<Instructor, Int?>, (CivilDate) -> Int)] = [
      (\.maxPerDay, \.day), (\.maxPerWeek, \.week),
    ]
    for (most, period) in periods {
      let groups = Dictionary(grouping: pins.filter { $0.needed > 0 && $0.able.count >= $0.needed }) {
        period(scenario.zone.date($0.interval.start))
      }
      for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
        let needed = group.reduce(0) { $0 + $1.needed }
        let able = group.reduce(into: Set<Int>()) { $0.formUnion($1.able) }
        let capacity = able.reduce(0) { sum, who in
          let useful = group.count { $0.able.contains(who) }
          return sum + min(useful, scenario.instructors[who][keyPath: most] ?? useful)
        }
        guard capacity < needed, let last = group.last else { continue }
        add(last, .instructorLoad, Words.pinLoad(group.count, needed: needed, able: capacity))
      }
    }
  }

  /// Sections that the pins of a course ask for.
  private func sections(_ own: [PinnedMeeting], _ course: Course) -> Int {
    let venues = Dictionary(grouping: own) { course.sameVenue ? $0.pin.venue.index : 0 }
    return venues.values.reduce(0) { sum, pins in
      sum + (Dictionary(grouping: pins) { $0.pin.lesson }.values.map(\.count).max() ?? 0)
    }
  }

  private mutating func judgeSections() {
    for course in scenario.courses.refs where scenario.courses[course].attendance == .section {
      let facts = scenario.courses[course]
      let own = pins.filter { $0.course == course }
      guard let last = own.last, let most = facts.maxSections else { continue }
      let asked = sections(own, facts)
      if asked > most {
        add(last, .sectionsMax, Words.pinSections(asked, most: most))
      } else if most == 1 {
        judgeOneSection(own, facts)
      }
    }
  }

  /// All pins of the course are meetings of one section. Where some lesson is left to plan, somebody has to attend it, and
  /// the pins too; where none is, they could be held for nobody.
  private mutating func judgeOneSection(_ own: [PinnedMeeting], _ course: Course) {
    guard course.makeup == 0, course.requiredLessons == course.lessons.count else { return }
    let isFault = Set(own.map(\.pin.lesson)).count < course.lessons.count
    for (number, second) in own.enumerated() {
      for first in own[..<number] {
        let (earlier, later) = first.pin.lesson < second.pin.lesson ? (first, second) : (second, first)
        let days = scenario.zone.date(later.interval.start) - scenario.zone.date(earlier.interval.start)
        let code: RuleCode? =
          if course.strictOrder, later.interval.start < earlier.interval.end {
            .lessonOrder
          } else if earlier.interval.overlaps(later.interval) {
            .learnerClash
          } else if course.strictOrder, later.pin.lesson == earlier.pin.lesson + 1,
            !Gap.allows(days, between: course)
          {
            .gap
          } else if let least = course.minGapDays, abs(days) < least {
            .gap
          } else if let most = course.maxSpanDays, abs(days) > most {
            .span
          } else {
            nil
          }
        if let code { add(second, code, beside(first, code), isFault: isFault) }
      }
    }
  }

  private mutating func judgeLimits() {
    let limits = scenario.limits
    if let most = limits.meetings {
      // A section has a meeting for each lesson, pinned or not.
      var count = 0
      for course in scenario.courses.refs {
        let facts = scenario.courses[course]
        let own = pins.filter { $0.course == course }, free = open.filter { $0.course == course }
        guard !own.isEmpty || !free.isEmpty else { continue }
        let before = count
        count +=
          facts.attendance == .section
          ? max(sections(own, facts), free.isEmpty ? 0 : 1) * facts.lessons.count : own.count + free.count
        guard before <= most, count > most else { continue }
        let why = Words.pinMeetings(count, most: most)
        if let last = free.last {
          add(last, .limit, why)
        } else if let last = own.last {
          add(last, .limit, why)
        }
      }
    }
    guard let most = limits.cost else { return }
    var sum = Money()
    for pin in pins {
      let before = sum, minutes = pin.interval.minutes
      sum += scenario.venues[pin.pin.venue].cost?.price(minutes: minutes) ?? Money()
      let prices = pin.able.map { scenario.instructors[$0].cost?.price(minutes: minutes) ?? Money() }.sorted()
      for price in prices.prefix(pin.needed) { sum += price }
      if !(most < before), most < sum { add(pin, .limit, Words.pinCost(sum, most: most)) }
    }
    for pin in open {
      let before = sum
      sum += pin.places.map(\.cost).min() ?? Money()
      if !(most < before), most < sum { add(pin, .limit, Words.pinCost(sum, most: most)) }
    }
  }
}
