import OffHours

/// The pins of a scenario with a venue for each that names none: what the search holds. The compact model chooses freely.
struct SettledPins {
  private let scenario: Scenario
  private let open: [OpenPin]
  private let most: Int
  private var tries = 0
  private var ways: [[[PinnedSpot]]] = []

  /// A pin without a venue, and where it could be held by itself, the largest venue first.
  private struct OpenPin {
    var course, lesson, start: Int
    var venues: [Int]
  }

  /// Choices of a venue looked at, at most.
  private static let mostTries = 2000

  /// Ways to choose venues in which the meetings leave each other time, larger venues first, and at most so many ways. There
  /// is always one: where none is found within the tries, one in which venues may clash, which tells why.
  static func ways(_ pins: [[PinnedSpot]], _ scenario: Scenario, _ book: CalendarBook, most: Int)
    -> [[[PinnedSpot]]]
  {
    var search = SettledPins(scenario, book, most: most)
    if search.open.isEmpty { return [pins] }
    search.settle(0, pins)
    return search.ways.isEmpty ? [search.clashing(pins)] : search.ways
  }

  private init(_ scenario: Scenario, _ book: CalendarBook, most: Int) {
    self.scenario = scenario
    self.most = most
    open = scenario.courses.enumerated().flatMap { course, facts in
      facts.appointments.filter { $0.venue == nil }.map { pin in
        OpenPin(
          course: course, lesson: pin.lesson, start: pin.start.minute,
          venues: SettledPins.venues(for: pin, of: facts, scenario, book))
      }
    }
  }

  /// Venues that suit a pin by itself.
  private static func venues(
    for pin: Appointment, of course: Course, _ scenario: Scenario, _ book: CalendarBook
  )
    -> [Int]
  {
    let barred = TimetableRuleBook.barring(
      lesson: pin.lesson, of: course, at: pin.start, in: scenario, calendars: book)
    return scenario.venues.indices.filter { barred[$0].isEmpty }.sorted {
      (scenario.venues[$1].seats, $0) < (scenario.venues[$0].seats, $1)
    }
  }

  /// Chooses for one pin after the other, each venue in turn.
  private mutating func settle(_ number: Int, _ settled: [[PinnedSpot]]) {
    tries += 1
    if ways.count >= most || tries > SettledPins.mostTries { return }
    guard number < open.count else {
      ways.append(settled)
      return
    }
    let pin = open[number]
    if isHeld(pin, settled) { return settle(number + 1, settled) }
    for venue in pin.venues where isFree(venue, for: pin, settled) {
      var next = settled
      next[pin.course].append(PinnedSpot(lesson: pin.lesson, start: pin.start, venue: venue))
      settle(number + 1, next)
    }
  }

  /// A venue for each, though some clash.
  private func clashing(_ pins: [[PinnedSpot]]) -> [[PinnedSpot]] {
    var settled = pins
    for pin in open where !isHeld(pin, settled) {
      // Where it can be held nowhere, its first venue tells why.
      guard
        let venue = pin.venues.first(where: { isFree($0, for: pin, settled) }) ?? pin.venues.first
          ?? scenario.venues.indices.first
      else { continue }
      settled[pin.course].append(PinnedSpot(lesson: pin.lesson, start: pin.start, venue: venue))
    }
    return settled
  }

  private func isHeld(_ pin: OpenPin, _ settled: [[PinnedSpot]]) -> Bool {
    settled[pin.course].contains { $0.lesson == pin.lesson && $0.start == pin.start }
  }

  /// Whether a venue has time for a pin beside those settled.
  private func isFree(_ venue: Int, for pin: OpenPin, _ settled: [[PinnedSpot]]) -> Bool {
    let own = (Ref<Venue>(venue), taken(pin.course, pin.lesson, pin.start))
    return settled.indices.allSatisfy { course in
      settled[course].allSatisfy { other in
        scenario.leaveTime(own, (Ref(other.venue), taken(course, other.lesson, other.start)))
      }
    }
  }

  private func taken(_ course: Int, _ lesson: Int, _ start: Int) -> Interval {
    let start = Instant(minute: start)
    return scenario.taken(
      by: Interval(start: start, end: start + scenario.courses[course].lessons[lesson].minutes), of: lesson,
      in: Ref(course))
  }
}
