import OffHours

/// The changes of facts and rules that could place one worker, and which of them are worth trying.
struct ChangeFinder {
  private let hearing: ResolvedTimetable
  private let worker: Ref<Worker>
  private let course: Ref<Course>
  private let alone: Scenario
  private let others: [AgendaMeeting]
  private let released: ReleaseBook
  /// Single changes, smallest first.
  let singles: [ScenarioChange]
  /// How the worker could give up shifts.
  private(set) var swaps: SwapBook

  /// With `possible` smaller sizes are among the changes.
  init(
    _ hearing: ResolvedTimetable, _ worker: Ref<Worker>, _ course: Ref<Course>, swaps: SwapBook,
    possible: PossibleMeetings? = nil
  ) {
    self.hearing = hearing
    self.worker = worker
    self.course = course
    self.swaps = swaps
    alone = hearing.scenario.with(only: worker)
    others = hearing.pursuits(of: worker).filter { $0.course != course }.flatMap(\.meetings)
      .map(hearing.agendaMeeting)
    released = ReleaseBook(hearing)
    let all =
      Self.shifts(hearing, worker, &self.swaps) + Self.easings(hearing.scenario.meetingRules(of: course))
      + Self.halls(hearing.scenario) + Self.seats(hearing, course)
      + (possible.map { Self.sizes(hearing, worker, course, $0) } ?? [])
      + Self.releases(hearing.scenario, worker)
    singles = Self.ordered(all) { [$0.size] }
  }

  /// By size, those of the same size as they come.
  private static func ordered<Item>(_ items: [Item], by sizes: (Item) -> [Int]) -> [Item] {
    items.enumerated().map { (offset: $0.offset, size: sizes($0.element).reduce(0, +), element: $0.element) }
      .sorted { ($0.size, $0.offset) < ($1.size, $1.offset) }.map(\.element)
  }

  // MARK: The catalogue

  /// Rules by half an hour, an hour, two.
  private static func easings(_ before: MeetingRules) -> [ScenarioChange] {
    [30, 60, 120].flatMap { minutes in
      RuleKey.all.filter { rule in
        var rules = before
        rule.ease(&rules, by: minutes)
        return rules != before
      }.map { .rule($0, minutes: minutes) }
    }
  }

  /// Halls that open earlier or close later by half an hour, or an hour.
  private static func halls(_ scenario: Scenario) -> [ScenarioChange] {
    scenario.venues.refs.filter { scenario.venues[$0].open != nil }.flatMap { venue in
      [30, 60].flatMap { minutes in
        [true, false].map { .longer(venue: venue, minutes: minutes, isLater: $0) }
      }
    }
  }

  /// Caps on release raised by an hour, two, four, eight, and by one person at once.
  private static func releases(_ scenario: Scenario, _ worker: Ref<Worker>) -> [ScenarioChange] {
    guard let employer = scenario.workers[worker].employer else { return [] }
    return [60, 120, 240, 480].flatMap { minutes in
      scenario.releaseEasings(employer, minutes: minutes).filter { change in
        if case .releaseAtOnce = change { minutes == 60 } else { true }
      }
    }
  }

  /// One seat more where a hall is full.
  private static func seats(_ hearing: ResolvedTimetable, _ course: Ref<Course>) -> [ScenarioChange] {
    hearing.scenario.venues.refs.filter { venue in
      hearing.planned.contains { position in
        let meeting = hearing.meetings[position]
        return meeting.course == course && meeting.venue == venue
          && meeting.learnerNames >= hearing.scenario.venues[venue].seats
          && hearing.scenario.courses[course].size(of: meeting.lesson!).most.map { meeting.learnerNames < $0 }
            ?? true
      }
    }.map { .seats(venue: $0, more: 1) }
  }

  /// A smaller size, where too few others could come to something that fits: as many as could, then fewer.
  private static func sizes(
    _ hearing: ResolvedTimetable, _ worker: Ref<Worker>, _ course: Ref<Course>, _ possible: PossibleMeetings
  ) -> [ScenarioChange] {
    let scenario = hearing.scenario
    let least = scenario.courses[course].largestLeast
    if least <= 1 { return [] }
    let company = MinimumSizeBook(hearing, possible: possible)
    let attendee = hearing.attendee(worker)
    let rules = scenario.meetingRules(of: course)
    var fewest = least
    for lesson in hearing.record(of: worker, in: course).lessonsLeft {
      var most = 0
      for (venue, visit) in possible.visits(course, lesson: lesson, in: scenario)
      where most < least && MeetingRuleBook.suits(visit, to: attendee, under: rules, in: scenario) {
        most = max(
          most,
          company.room(course, lesson: lesson, venue: venue, start: visit.interval.start, upTo: least))
      }
      if most > 0 { fewest = min(fewest, most) }
    }
    if fewest >= least { return [] }
    var sizes: [Int] = []
    for size in [fewest, (fewest + 1) / 2, 1] where !sizes.contains(size) { sizes.append(size) }
    return sizes.map { .minSize(course: course, less: least - $0) }
  }

  /// Own shifts exchanged for another duty of that date, with a colleague by name where one is known; released where
  /// nobody who is off could come.
  private static func shifts(_ hearing: ResolvedTimetable, _ worker: Ref<Worker>, _ swaps: inout SwapBook)
    -> [ScenarioChange]
  {
    let horizon = hearing.scenario.horizon
    var result: [ScenarioChange] = []
    for date in DateSpan(from: horizon.from - 1, to: horizon.to).dates {
      guard swaps.isRosterShift(worker, on: date), let own = swaps.duty(of: worker, on: date) else {
        continue
      }
      let offers = swaps.offers(worker, on: date)
      for offer in offers {
        result.append(Self.swap(worker, date, own, offer, swaps))
      }
      if !offers.contains(where: { $0.duty.hours == nil }) {
        result.append(.release(worker: worker, date: date))
      }
    }
    return result
  }

  private static func swap(
    _ worker: Ref<Worker>, _ date: CivilDate, _ own: Duty, _ offer: SwapBook.Offer, _ swaps: SwapBook
  ) -> ScenarioChange {
    let colleague = offer.colleagues.first
    let gets = colleague.flatMap { swaps.duty(of: $0, on: date) } ?? offer.duty
    return .swap(
      ScenarioChange.Swap(
        worker: worker, date: date, gives: own, gets: gets, colleague: colleague, crews: offer.crews))
  }

  /// How shifts on a way are given up, as changes; each colleague is asked once.
  mutating func changes(_ way: SeatFinder.Way) -> [ScenarioChange] {
    let calendar = hearing.calendars.calendar(of: worker)
    var asked: Set<Ref<Worker>> = []
    return way.given.map { given in
      let date = calendar.shifts[given.shift].date
      guard case .swap(let duty) = given.giving, let own = swaps.duty(of: worker, on: date),
        var offer = swaps.offers(worker, on: date).first(where: { $0.duty.hours == duty.hours })
      else { return .release(worker: worker, date: date) }
      offer.colleagues.removeAll(where: asked.contains)
      if offer.colleagues.isEmpty && offer.crews.isEmpty { return .release(worker: worker, date: date) }
      if let first = offer.colleagues.first { asked.insert(first) }
      return Self.swap(worker, date, own, offer, swaps)
    }
  }

  /// How a shift can be given up.
  mutating func givings(_ shift: WorkShift) -> [SeatFinder.Giving] {
    guard swaps.isRosterShift(worker, on: shift.date) else { return [] }
    let offers = swaps.offers(worker, on: shift.date)
    if let off = offers.first(where: { $0.duty.hours == nil }) { return [.swap(off.duty)] }
    return offers.map { .swap($0.duty) } + [.release]
  }

  // MARK: What would do

  private func changed(_ changes: [ScenarioChange]) -> Scenario {
    changes.reduce(alone) { $1.moved(to: Ref(0)).applied(to: $0) }
  }

  /// The meetings with free seats that would do with these changes, everybody else staying as they are; nil where none do.
  func seats(_ changes: [ScenarioChange]) -> [Int]? {
    let changed = changed(changes)
    let attendee = Attendee(worker: changed.workers[0], calendar: CalendarBook(changed).calendar(of: Ref(0)))
    let keeps = others.allSatisfy {
      MeetingRuleBook.suits($0.visit, to: attendee, under: changed.meetingRules(of: $0.course), in: changed)
    }
    guard keeps else { return nil }
    let room = ReleaseRoom(hearing, released, employers: changed.employers)
    let found = SeatFinder(
      hearing, worker, [course], attendee: attendee, rules: { changed.meetingRules(of: $0) }
    )
    .seated { position in
      let meeting = hearing.meetings[position]
      guard let course = meeting.course, let venue = meeting.venue else { return false }
      return meeting.learnerNames
        < SizeMax.largest(
          of: meeting.lesson!, of: changed.courses[course], in: changed.venues[venue])
        && room.allows([position], for: worker, attendee)
    }
    return found.flatMap { room.allows($0, for: worker, attendee) ? $0 : nil }
  }

  /// Whether with these changes the worker could complete the course alone.
  func isAble(_ changes: [ScenarioChange]) -> Bool {
    let changed = changed(changes)
    var book = CompletableBook(
      changed, calendars: CalendarBook(changed),
      alone: CompletableAlone(changed, possible: PossibleMeetings(changed))
    ) { _, course in hearing.record(of: worker, in: course) }
    return book.canComplete(Ref(0), course)
  }

  /// Pairs of single changes, smallest first: none with two of the same rule, hall or date.
  func pairs(of changes: [ScenarioChange]) -> [[ScenarioChange]] {
    var pairs: [[ScenarioChange]] = []
    for (position, first) in changes.enumerated() {
      for second in changes[(position + 1)...] where first.subject != second.subject {
        pairs.append([first, second])
      }
    }
    return Self.ordered(pairs) { $0.map(\.size) }
  }

  /// The smallest changes, of every subject the smallest: rules, shifts, halls and seats in turn.
  func smallest(_ changes: [ScenarioChange], most: Int) -> [ScenarioChange] {
    var seen: Set<ScenarioChange.Subject> = []
    var kinds: [Int: [ScenarioChange]] = [:]
    for change in changes where seen.insert(change.subject).inserted {
      kinds[change.kind, default: []].append(change)
    }
    var chosen: [ScenarioChange] = []
    var round = 0
    while chosen.count < most, kinds.values.contains(where: { round < $0.count }) {
      for kind in kinds.keys.sorted() where round < kinds[kind]!.count && chosen.count < most {
        chosen.append(kinds[kind]![round])
      }
      round += 1
    }
    return Self.ordered(chosen) { [$0.size] }
  }
}

extension ScenarioChange {
  /// The same change about a worker at another position, who stands alone.
  func moved(to worker: Ref<Worker>) -> ScenarioChange {
    switch self {
    case .release(_, let date): return .release(worker: worker, date: date)
    case .swap(var swap):
      swap.worker = worker
      swap.colleague = nil
      return .swap(swap)
    default: return self
    }
  }

  /// What is changed, however far: of two changes of one subject the smaller is enough.
  enum Subject: Hashable {
    case release(Ref<Employer>, isEach: Bool)
    case shift(CivilDate), rule(RuleKey), hall(Ref<Venue>, isLater: Bool), size(Ref<Course>)
    case other(ScenarioChange)
  }

  /// What is changed, however far.
  var subject: Subject {
    switch self {
    case .release(_, let date): .shift(date)
    case .swap(let swap): .shift(swap.date)
    case .rule(let rule, _): .rule(rule)
    case .longer(let venue, _, let isLater): .hall(venue, isLater: isLater)
    case .minSize(let course, _): .size(course)
    case .releaseTotal(let employer, _): .release(employer, isEach: false)
    case .releaseEach(let employer, _): .release(employer, isEach: true)
    default: .other(self)
    }
  }

  /// Rules, shifts, halls, all else.
  var kind: Int {
    switch self {
    case .rule: 0
    case .release, .swap: 1
    case .longer: 2
    default: 3
    }
  }

  /// How large a change is, to put small ones first: rules and halls by their minutes; an exchange of shifts counts as
  /// an hour, a release as two, a seat as ten minutes.
  var size: Int {
    switch self {
    case .rule(_, let minutes), .longer(_, let minutes, _): minutes
    case .swap: 60
    case .release: 120
    case .seats(_, let more): 10 * more
    case .minSize(_, let less): 15 * less
    case .releaseTotal(_, let minutes), .releaseEach(_, let minutes): minutes
    case .releaseAtOnce: 60
    default: 120
    }
  }
}
