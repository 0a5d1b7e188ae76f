/// The meetings that one worker could be offered, and what of his or her shifts is in their way.
struct OfferBook {
  /// A planned meeting with a seat.
  struct Offer {
    /// Position in `ResolvedTimetable.meetings`, and among the offers by start.
    var position: Int, rank: Int
    /// Index of the course in the finder's list, and of the lesson.
    var course: Int, lesson: Int
    /// Positions of the shifts in its way, ascending.
    var shifts: [Int]
    var agenda: AgendaMeeting
  }

  let offers: [Offer]
  /// How each shift in the way of an offer could be given up.
  let givings: [Int: [SeatFinder.Giving]]
  private var calendars: [[SeatFinder.Given]: WorkCalendar?] = [:]

  init(
    _ finder: SeatFinder, most: Int, now: Instant?, hasSeat: (Int) -> Bool,
    givings: (WorkShift) -> [SeatFinder.Giving]
  ) {
    let hearing = finder.hearing
    let index = Dictionary(uniqueKeysWithValues: finder.courses.enumerated().map { ($0.element, $0.offset) })
    var known: [Int: [SeatFinder.Giving]] = [:]
    var offers: [Offer] = []
    for position in hearing.planned {
      let meeting = hearing.meetings[position]
      guard let course = meeting.course, let number = index[course], let lesson = meeting.lesson,
        !finder.records[number].credited[lesson], now.map({ meeting.interval.start >= $0 }) ?? true,
        hasSeat(position)
      else { continue }
      let agenda = hearing.agendaMeeting(position)
      guard let shifts = finder.inTheWay(of: agenda.visit, finder.rules(course)), shifts.count <= most else {
        continue
      }
      for shift in shifts where known[shift] == nil {
        known[shift] = givings(finder.attendee.calendar.shifts[shift])
      }
      if shifts.contains(where: { known[$0]!.isEmpty }) { continue }
      offers.append(
        Offer(
          position: position, rank: offers.count, course: number, lesson: lesson, shifts: shifts.sorted(),
          agenda: agenda))
    }
    self.offers = offers
    self.givings = known
  }

  /// The calendar with shifts given up, worked out once.
  mutating func calendar(_ given: [SeatFinder.Given], _ finder: SeatFinder) -> WorkCalendar? {
    if given.isEmpty { return finder.attendee.calendar }
    if let seen = calendars[given] { return seen }
    let found = finder.calendar(giving: given)
    calendars[given] = found
    return found
  }
}

/// Label setting through one group of offers, with at most so many shifts given up.
struct SeatSearch {
  private let finder: SeatFinder
  private let offers: [OfferBook.Offer]
  private let most: Int
  private let tight: Set<Int>
  /// Whole ways, and whether labels had to be left out.
  private(set) var found: [SeatFinder.Way] = []
  private(set) var isCut = false

  private struct Label {
    /// Ranks of the offers taken, as positions in `offers`.
    var taken: [Int] = []
    var given: [SeatFinder.Given] = []
  }

  init(_ finder: SeatFinder, _ offers: [OfferBook.Offer], most: Int, isTight: (Int) -> Bool) {
    self.finder = finder
    self.offers = offers
    self.most = most
    tight = Set(offers.map(\.position).filter(isTight))
  }

  private var scenario: Scenario { finder.hearing.scenario }

  mutating func run(_ book: inout OfferBook) {
    var frontier = [Label()]
    for next in offers.indices {
      var grown: [Label] = []
      for label in frontier where isInOrder(label, next) {
        for given in givings(label, offers[next], book) {
          let extended = Label(taken: label.taken + [next], given: given)
          guard isPossible(extended, &book) else { continue }
          let isEnd = finder.courses.indices.allSatisfy { !begins(extended, $0) || completes(extended, $0) }
          if isEnd, holds(extended) { found.append(way(extended)) }
          if !isEnd || finder.courses.count > 1 { grown.append(extended) }
        }
      }
      if !grown.isEmpty { frontier = kept(frontier + grown) }
    }
  }

  /// What is given up when an offer is taken too, one list for each way of giving up what is in its way.
  private func givings(_ label: Label, _ offer: OfferBook.Offer, _ book: OfferBook) -> [[SeatFinder.Given]] {
    let needed = offer.shifts.filter { shift in !label.given.contains { $0.shift == shift } }
    if label.given.count + needed.count > most { return [] }
    var lists = [label.given]
    for shift in needed {
      lists = lists.flatMap { list in
        book.givings[shift]!.map { list + [SeatFinder.Given(shift: shift, giving: $0)] }
      }
    }
    return needed.isEmpty ? lists : lists.map { $0.sorted { $0.shift < $1.shift } }
  }

  private func lessons(_ label: Label, _ course: Int) -> [Int] {
    label.taken.filter { offers[$0].course == course }.map { offers[$0].lesson }
  }

  private func begins(_ label: Label, _ course: Int) -> Bool {
    label.taken.contains { offers[$0].course == course }
  }

  private func completes(_ label: Label, _ course: Int) -> Bool {
    finder.records[course].isCompleted(with: lessons(label, course), scenario: scenario)
  }

  /// Cheap rules on what may follow: each lesson once, in order, none missed that is needed, one section.
  private func isInOrder(_ label: Label, _ next: Int) -> Bool {
    let offer = offers[next], course = scenario.courses[finder.courses[offer.course]]
    let record = finder.records[offer.course]
    let own = label.taken.filter { offers[$0].course == offer.course }
    // Whoever has completed a course needs no more of it.
    if !own.isEmpty && completes(label, offer.course) { return false }
    if own.contains(where: { offers[$0].lesson == offer.lesson }) { return false }
    if course.strictOrder {
      if own.contains(where: { offers[$0].lesson > offer.lesson }) { return false }
      let missed = (0..<offer.lesson).filter { lesson in
        !record.credited[lesson] && !own.contains { offers[$0].lesson == lesson }
      }
      if missed.contains(where: course.mandatoryLessons.contains) { return false }
      if course.lessons.count - missed.count < course.requiredLessons { return false }
    }
    if course.attendance == .section && course.makeup > 0 {
      var counts: [Int: Int] = [:]
      for position in own + [next] {
        counts[finder.hearing.meetings[offers[position].position].section ?? -1, default: 0] += 1
      }
      if own.count + 1 - counts.values.max()! > course.makeup { return false }
    }
    return true
  }

  /// Whether single-meeting rules hold beside duties that were taken on, and agenda rules beside everything attended.
  private func isPossible(_ label: Label, _ book: inout OfferBook) -> Bool {
    guard let calendar = book.calendar(label.given, finder) else { return false }
    var person = finder.attendee
    person.calendar = calendar
    let own = label.taken.map { offers[$0].agenda }
    let takesOn = label.given.contains {
      if case .swap(let duty) = $0.giving { return duty.hours != nil }
      return false
    }
    let agenda = finder.others.isEmpty ? own : (finder.others + own).sorted(by: AgendaMeeting.precedes)
    if takesOn {
      let suits = agenda.allSatisfy {
        MeetingRuleBook.suits($0.visit, to: person, under: finder.rules($0.course), in: scenario)
      }
      if !suits { return false }
    }
    return keepsPace(own)
      && AgendaRuleBook.holds(agenda, of: person, under: scenario.rules.agenda, in: scenario)
  }

  /// Whether the days between meetings and from the first to the last are kept so far. Dated credits may lie between
  /// meetings to come, so that there only whole ways are asked.
  private func keepsPace(_ own: [AgendaMeeting]) -> Bool {
    finder.courses.indices.allSatisfy { number in
      let record = finder.records[number]
      let attended = own.filter { $0.course == finder.courses[number] }
      if attended.isEmpty || !record.dated.isEmpty { return true }
      let worker = finder.attendee.worker
      return Gap.breaches(in: attended, after: record, of: worker, in: scenario).isEmpty
        && CourseSpan.breaches(in: attended, after: record, of: worker, in: scenario).isEmpty
    }
  }

  private func holds(_ label: Label) -> Bool {
    let own = label.taken.map { offers[$0].agenda }
    let agenda = finder.others + own
    return finder.courses.indices.allSatisfy { number in
      let course = finder.courses[number]
      let attended = own.filter { $0.course == course }
      guard let first = attended.first else { return true }
      return scenario.courses[course].after.allSatisfy { earlier in
        Prerequisite.isMet(
          before: first, by: agenda.filter { $0.course == earlier }.sorted(by: AgendaMeeting.precedes),
          after: finder.courses.firstIndex(of: earlier).map { finder.records[$0] }
            ?? finder.hearing.record(of: finder.worker, in: earlier), in: scenario)
      }
        && CourseRuleBook.holds(
          attended, after: finder.records[number], of: finder.attendee.worker, in: scenario)
    }
  }

  private func way(_ label: Label) -> SeatFinder.Way {
    SeatFinder.Way(
      meetings: label.taken.map { offers[$0].position },
      courses: finder.courses.indices.filter { begins(label, $0) }.map { finder.courses[$0] },
      given: label.given)
  }

  // MARK: Fewer labels

  private struct Key: Hashable {
    var lessons: [[Int]]
    /// The first and the last meeting of each course, and all meetings in the week of the last: what later rules ask for.
    var edges: [Int]
    var week: [Int]
  }

  /// Labels that no other makes needless; at most some hundreds.
  private mutating func kept(_ labels: [Label]) -> [Label] {
    var groups: [Key: [Int]] = [:]
    var isKept = [Bool](repeating: true, count: labels.count)
    for (number, label) in labels.enumerated() {
      let key = key(label)
      var group = groups[key] ?? []
      if group.contains(where: { isNoWorse(labels[$0], than: label) }) {
        isKept[number] = false
        continue
      }
      group.removeAll { other in
        guard isNoWorse(label, than: labels[other]) else { return false }
        isKept[other] = false
        return true
      }
      group.append(number)
      groups[key] = group
    }
    let rest = labels.indices.filter { isKept[$0] }
    if rest.count <= SeatFinder.mostLabels { return rest.map { labels[$0] } }
    isCut = true
    let order = rest.sorted {
      (labels[$0].given.count, -labels[$0].taken.count, $0) < (
        labels[$1].given.count, -labels[$1].taken.count, $1
      )
    }
    return order.prefix(SeatFinder.mostLabels).sorted().map { labels[$0] }
  }

  private func key(_ label: Label) -> Key {
    var edges: [Int] = []
    for course in finder.courses.indices {
      let own = label.taken.filter { offers[$0].course == course }
      let facts = scenario.courses[finder.courses[course]]
      edges.append(own.last ?? -1)
      if facts.maxSpanDays != nil { edges.append(own.first ?? -1) }
      // Which sections they were of; lessons in any order, and credits, between which others may come.
      let isLoose = !facts.strictOrder || !finder.records[course].dated.isEmpty
      if isLoose || facts.attendance == .section && facts.makeup > 0 { edges += own }
    }
    let week = label.taken.last.map { offers[$0].agenda.date.week }
    return Key(
      lessons: finder.courses.indices.map { lessons(label, $0).sorted() }, edges: edges,
      week: label.taken.filter { offers[$0].agenda.date.week == week })
  }

  private func isNoWorse(_ a: Label, than b: Label) -> Bool {
    a.given.allSatisfy(b.given.contains)
      && a.taken.allSatisfy { !tight.contains(offers[$0].position) || b.taken.contains($0) }
  }
}
