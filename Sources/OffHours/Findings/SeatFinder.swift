/// The ways of one worker through the meetings of a timetable that have seats left, with as few own shifts given up as
/// can be.
///
/// A shift is in the way of a meeting where a rule forbids the meeting because of that shift; every such shift is given
/// up in one of the ways that the caller offers: released, or exchanged for another duty, which may then be in the way
/// itself. Label setting over meetings in time order, shift by shift: first the ways without any, then those with one.
package struct SeatFinder {
  /// How a shift is given up.
  package enum Giving: Hashable, Sendable {
    /// Nobody comes in its place.
    case release
    /// The worker gets another duty of that date, and somebody else the shift.
    case swap(Duty)
  }

  /// A shift that is given up: its position in the worker's calendar, and how.
  package struct Given: Hashable, Sendable {
    package var shift: Int
    package var giving: Giving
  }

  /// A way: positions in `ResolvedTimetable.meetings`, by start, the courses that they complete, and what is given up.
  package struct Way: Sendable {
    package var meetings: [Int]
    package var courses: [Ref<Course>]
    package var given: [Given]
  }

  /// The ways found, those with fewest shifts first.
  package struct Ways: Sendable {
    package var all: [Way] = []
    /// Every way with at most so many shifts is among them, or another that is better in every respect; −1: not even
    /// those without any.
    package var complete = -1
    /// Whether there might be others, with more shifts than that.
    package var isOpen = false
  }

  /// Labels that are kept at a meeting.
  package static let mostLabels = 600
  /// Groups of meetings, one a course, that are looked through together.
  static let mostGroups = 300

  let hearing: ResolvedTimetable
  let courses: [Ref<Course>]
  let attendee: Attendee
  let records: [CourseRecord]
  let others: [AgendaMeeting]
  let rules: (Ref<Course>) -> MeetingRules
  let worker: Ref<Worker>

  /// Looks for a worker and the courses that he or she lacks; `attendee` and `rules` may differ from the hearing's where a
  /// what-if is asked.
  package init(
    _ hearing: ResolvedTimetable, _ worker: Ref<Worker>, _ courses: [Ref<Course>], attendee: Attendee? = nil,
    rules: ((Ref<Course>) -> MeetingRules)? = nil
  ) {
    self.hearing = hearing
    self.worker = worker
    self.courses = courses
    self.attendee = attendee ?? hearing.attendee(worker)
    self.rules = rules ?? { hearing.scenario.meetingRules(of: $0) }
    records = courses.map { hearing.record(of: worker, in: $0) }
    others = hearing.pursuits(of: worker).filter { !courses.contains($0.course) }.flatMap(\.meetings)
      .map(hearing.agendaMeeting)
  }

  /// Meetings with free seats that would do as it is, as positions in `ResolvedTimetable.meetings`.
  package func seated(hasSeat: (Int) -> Bool) -> [Int]? {
    ways(most: 0, hasSeat: hasSeat, isTight: { _ in false }, givings: { _ in [] }).all.first?.meetings
  }

  /// A way with the fewest shifts, at most `most`, and whether it is proved that none has fewer.
  package func fewest(
    most: Int, hasSeat: (Int) -> Bool, givings: (WorkShift) -> [Giving]
  ) -> (way: Way, isFewest: Bool)? {
    let found = ways(most: most, slack: 0, hasSeat: hasSeat, isTight: { _ in false }, givings: givings)
    let all = found.all.filter { $0.courses.count == courses.count }
    return all.first.map { ($0, $0.given.count <= found.complete + 1) }
  }

  /// The ways with at most `most` shifts, as far as `slack` beyond the fewest that serve all courses; of two where one
  /// gives up no more and takes no more seats that are tight, that one. `hasSeat` says which meetings can take one more;
  /// meetings before `now` are past.
  package func ways(
    most: Int, slack: Int = 0, now: Instant? = nil, hasSeat: (Int) -> Bool, isTight: (Int) -> Bool,
    givings: (WorkShift) -> [Giving]
  ) -> Ways {
    var result = Ways()
    var book = OfferBook(self, most: most, now: now, hasSeat: hasSeat, givings: givings)
    let combinations = groups(book.offers, most: most)
    var last = most
    for level in 0...most {
      if level > last { break }
      var isCut = combinations.isCut
      for group in combinations.groups {
        var search = SeatSearch(self, group, most: level, isTight: isTight)
        search.run(&book)
        isCut = isCut || search.isCut
        for way in search.found { result.take(way, isTight: isTight) }
      }
      if !isCut && result.complete == level - 1 { result.complete = level }
      if last == most, result.all.contains(where: { $0.courses.count == courses.count }) {
        last = min(most, level + slack)
      }
      // What was cut once is cut at every later level too.
      if isCut && !result.all.isEmpty { break }
    }
    result.isOpen = result.complete < most
    result.all.sort { a, b in
      (a.given.count, -a.courses.count) != (b.given.count, -b.courses.count)
        ? (a.given.count, -a.courses.count) < (b.given.count, -b.courses.count)
        : a.meetings.lexicographicallyPrecedes(b.meetings)
    }
    return result
  }

  /// Meetings that a learner may combine: one section of each course, or all meetings of it.
  private func groups(_ offers: [OfferBook.Offer], most: Int) -> (groups: [[OfferBook.Offer]], isCut: Bool) {
    let ofCourse = courses.indices.map { course -> [[OfferBook.Offer]] in
      let facts = hearing.scenario.courses[courses[course]]
      let own = offers.filter { $0.course == course }
      if own.isEmpty { return [] }
      if facts.attendance == .any || facts.makeup > 0 { return [own] }
      let sections = Dictionary(grouping: own) { hearing.meetings[$0.position].section ?? -1 }
      return sections.sorted { $0.key < $1.key }.map(\.value).filter { section in
        records[course].isCompleted(
          with: section.lazy.map { hearing.meetings[$0.position].lesson! }, scenario: hearing.scenario)
      }
    }
    if courses.count == 1 { return (ofCourse[0], false) }
    // With no group of a course the others are looked through alone.
    var product: [[OfferBook.Offer]] = [[]]
    for groups in ofCourse where !groups.isEmpty {
      product = product.flatMap { before in groups.map { before + $0 } }
      if product.count > Self.mostGroups { return (product.prefix(Self.mostGroups).map(inOrder), true) }
    }
    return (product.filter { !$0.isEmpty }.map(inOrder), false)
  }

  private func inOrder(_ offers: [OfferBook.Offer]) -> [OfferBook.Offer] {
    offers.sorted { $0.rank < $1.rank }
  }

  /// The shifts because of which some rule forbids a visit; nil where something else forbids it too.
  package func inTheWay(of visit: Visit, _ rules: MeetingRules) -> Set<Int>? {
    var bare = attendee
    bare.calendar.shifts = []
    guard MeetingRuleBook.suits(visit, to: bare, under: rules, in: hearing.scenario) else { return nil }
    let shifts = attendee.calendar.shifts
    var result: Set<Int> = []
    let first = attendee.calendar.firstShift(endingAfter: visit.interval.start - 3 * 1440)
    for position in shifts.indices.dropFirst(first) {
      if shifts[position].interval.start > visit.interval.end + 3 * 1440 { break }
      bare.calendar.shifts = [shifts[position]]
      if !MeetingRuleBook.suits(visit, to: bare, under: rules, in: hearing.scenario) {
        result.insert(position)
      }
    }
    return result
  }

  /// The calendar when shifts are given up; nil where two exchanges leave too little rest together.
  func calendar(giving given: [Given]) -> WorkCalendar? {
    let scenario = hearing.scenario
    let place = attendee.worker.employer.flatMap { scenario.employers[$0].place }
    var calendar = attendee.calendar
    let dates = Set(given.map { attendee.calendar.shifts[$0.shift].date })
    calendar.shifts.removeAll { dates.contains($0.date) }
    for item in given {
      guard case .swap(let duty) = item.giving, duty.hours != nil else { continue }
      let date = attendee.calendar.shifts[item.shift].date
      // What is given up is gone already; the rest that the roster has now is the measure.
      guard
        let next = ShiftExchange.calendar(
          calendar, on: date, before: Duty(code: "", hours: nil), duty: duty, at: place,
          measuredBy: attendee.calendar, in: scenario)
      else { return nil }
      calendar = next
    }
    return calendar
  }
}

extension SeatFinder.Ways {
  /// Takes a way in, and drops what it makes needless.
  fileprivate mutating func take(_ way: SeatFinder.Way, isTight: (Int) -> Bool) {
    func isBetter(_ a: SeatFinder.Way, than b: SeatFinder.Way) -> Bool {
      a.courses == b.courses && a.given.allSatisfy(b.given.contains)
        && a.meetings.filter(isTight).allSatisfy(b.meetings.contains)
    }
    if all.contains(where: { isBetter($0, than: way) }) { return }
    all.removeAll { isBetter(way, than: $0) }
    all.append(way)
  }
}
