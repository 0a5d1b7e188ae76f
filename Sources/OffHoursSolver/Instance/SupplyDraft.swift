internal import Algorithms
import OffHours

/// A supply in the making: the possible meetings of one course after another.
struct SupplyDraft {
  private(set) var moments: [Moment] = []
  private(set) var spots: [Spot] = []
  private(set) var terms: [Terms] = []
  private(set) var classes: [LessonClass] = []
  private(set) var classOfLesson: [[Int]] = []
  private(set) var groups: [MomentGroup] = []

  private var groupOf: [MomentGroup.Key: Int] = [:]
  private var positionOfTerms: [Terms: Int32] = [:]
  private let scenario: Scenario
  private let pins: [[PinnedSpot]]
  private let starts: ForbiddenStarts
  private let frozen: Supply.Frozen?
  private let horizon: Interval
  /// Per venue, when it is open; nil: always.
  private let opening: [[Interval]?]

  /// Nothing yet. `pins` holds those of each course.
  init(_ scenario: Scenario, pins: [[PinnedSpot]], starts: ForbiddenStarts, frozen: Supply.Frozen?) {
    self.scenario = scenario
    self.pins = pins
    self.starts = starts
    self.frozen = frozen
    horizon = OutsideHorizon.stretch(of: scenario)
    let around = scenario.datesAround
    opening = scenario.venues.map { venue in
      venue.open.map { $0.intervals(over: around, in: scenario.zone) }
    }
  }

  /// Adds the possible meetings of a course; of one that nobody wants, only what is pinned.
  mutating func add(_ position: Int, isWanted: Bool) {
    let course = scenario.courses[position]
    var classOf: [ClassKey: Int] = [:]
    var ofLesson: [Int] = []
    for lesson in course.lessons.indices {
      let key = classKey(position, lesson)
      if let known = classOf[key] {
        ofLesson.append(known)
        continue
      }
      let first = spots.count
      add(offers(position, lesson, isWanted: isWanted), of: position, lesson, teachers: key.teachers.count)
      classOf[key] = classes.count
      ofLesson.append(classes.count)
      classes.append(
        LessonClass(
          minutes: course.lessons[lesson].minutes, spots: first..<spots.count, teachers: key.teachers))
    }
    classOfLesson.append(ofLesson)
  }

  /// What lessons of one class have in common.
  private struct ClassKey: Hashable {
    var minutes: Int
    var needs: Set<String>
    var teachers: [Int]
    var size: Lesson.Size
    var setup, cleardown, instructors: Int
    var learnersPerInstructor: Int?
    var ownLesson: Int
  }

  private func classKey(_ position: Int, _ index: Int) -> ClassKey {
    let course = scenario.courses[position], lesson = course.lessons[index]
    let teachers =
      course.instructors(of: index, learners: 1) == 0
      ? []
      : scenario.instructors.indices.filter {
        scenario.instructors[$0].teaches(Ref(position), lesson: index)
      }
    // A pin may stand outside the grid of starts, and what is frozen is one lesson: these have classes of their own.
    let isOwn =
      frozen?.concerns(position) ?? false || pins[position].contains { $0.lesson == index }
      || course.appointments.contains {
        $0.lesson == index && ($0.venue == nil || !$0.learners.isEmpty)
      }
    return ClassKey(
      minutes: lesson.minutes, needs: lesson.needs, teachers: teachers, size: course.size(of: index),
      setup: lesson.setup, cleardown: lesson.cleardown, instructors: course.instructors(of: index),
      learnersPerInstructor: course.learnersPerInstructor(of: index), ownLesson: isOwn ? index : -1)
  }

  /// Where and when a lesson can be held.
  private struct Offer {
    var start, end: Int
    var date: CivilDate
    var venue: Int
  }

  /// What can be booked for a lesson, by start and venue: on the course's starts, where it is pinned, and what stands.
  private func offers(_ position: Int, _ index: Int, isWanted: Bool) -> [Offer] {
    let course = scenario.courses[position], lesson = course.lessons[index]
    let venues = scenario.venues.indices.filter {
      scenario.venues[$0].equipment.isSuperset(of: lesson.needs) && scenario.venues[$0].seats >= 1
    }
    let pinned = pins[position].filter { $0.lesson == index }
    var offers = isWanted ? onStarts(course, lesson, venues) : []
    struct Booking: Hashable { var start, venue: Int }
    var offered = Set(offers.map { Booking(start: $0.start, venue: $0.venue) })
    for pin in pinned where !offered.contains(Booking(start: pin.start, venue: pin.venue)) {
      offers.append(
        Offer(
          start: pin.start, end: pin.start + lesson.minutes,
          date: scenario.zone.date(Instant(minute: pin.start)), venue: pin.venue))
      offered.insert(Booking(start: pin.start, venue: pin.venue))
    }
    // Pinned to a start, in any venue.
    for pin in course.appointments where pin.lesson == index && pin.venue == nil {
      let interval = Interval(start: pin.start, end: pin.start + lesson.minutes)
      let date = scenario.zone.date(pin.start)
      guard horizon.contains(interval), course.deadline.map({ date <= $0 }) ?? true else { continue }
      for venue in venues
      where isOpen(venue, lesson, interval)
        && offered.insert(Booking(start: pin.start.minute, venue: venue)).inserted
      {
        offers.append(
          Offer(start: pin.start.minute, end: interval.end.minute, date: date, venue: venue))
      }
    }
    if let frozen {
      offers.removeAll { offer in
        !pinned.contains { $0.start == offer.start && $0.venue == offer.venue }
          && !frozen.offers(
            BaselineSeat(course: position, lesson: index, start: offer.start, venue: offer.venue))
      }
    }
    return offers.sorted { ($0.start, $0.venue) < ($1.start, $1.venue) }
  }

  /// What can be booked for a lesson at the starts of its course.
  private func onStarts(_ course: Course, _ lesson: Lesson, _ venues: [Int]) -> [Offer] {
    var offers: [Offer] = []
    let times = course.starts.times
    var startsOfDate: Set<Int> = []
    for date in scenario.horizon.dates {
      if let deadline = course.deadline, date > deadline { break }
      startsOfDate.removeAll(keepingCapacity: true)
      for time in times where time.minute < 1440 && scenario.zone.exists(date, time) {
        let start = scenario.zone.instant(date, time)
        if !startsOfDate.insert(start.minute).inserted { continue }
        let interval = Interval(start: start, end: start + lesson.minutes)
        if !horizon.contains(interval) { continue }
        for venue in venues where isOpen(venue, lesson, interval) {
          offers.append(
            Offer(start: start.minute, end: interval.end.minute, date: date, venue: venue))
        }
      }
    }
    return offers
  }

  /// Whether a venue can be used for a lesson in an interval, set-up and clear-down included.
  private func isOpen(_ venue: Int, _ lesson: Lesson, _ interval: Interval) -> Bool {
    let taken = Interval(start: interval.start - lesson.setup, end: interval.end + lesson.cleardown)
    if let hours = opening[venue] {
      let next = hours.partitioningIndex { $0.start > taken.start }
      if next == 0 || !hours[next - 1].contains(taken) { return false }
    }
    return !scenario.venues[venue].closed.contains { $0.overlaps(taken) }
  }

  /// Adds spots for what is offered, and moments that are new.
  private mutating func add(_ offers: [Offer], of position: Int, _ index: Int, teachers: Int) {
    let course = scenario.courses[position]
    let rules = scenario.meetingRules(of: Ref(position))
    let isAppointed = course.appointments.contains { $0.lesson == index && !$0.learners.isEmpty }
    let termsOfVenue = scenario.venues.map { venue in
      Terms.all(of: index, in: course, venue: venue, teachers: teachers).map { number(of: $0) }
    }
    var groupOfVenue: [Int?] = Array(repeating: nil, count: scenario.venues.count)
    spots.reserveCapacity(spots.count + offers.count)
    for offer in offers {
      let group =
        groupOfVenue[offer.venue]
        ?? self.group(
          MomentGroup.Key(
            starts: starts.key(
              Ref(position), rules: rules, minutes: course.lessons[index].minutes,
              venue: Ref(offer.venue), hasCredits: true),
            appointed: isAppointed
              ? MomentGroup.Appointment(course: position, lesson: index, venue: offer.venue) : nil),
          offer.venue)
      groupOfVenue[offer.venue] = group
      let moment = self.moment(offer, in: group)
      for number in termsOfVenue[offer.venue] {
        spots.append(Spot(moment: moment, venue: Int32(offer.venue), terms: number))
      }
    }
  }

  /// The group of a key; it is added where it is new.
  private mutating func group(_ key: MomentGroup.Key, _ venue: Int) -> Int {
    if let known = groupOf[key] { return known }
    groupOf[key] = groups.count
    groups.append(MomentGroup(key: key, venue: venue))
    return groups.count - 1
  }

  /// The moment of an offer; it is added where it is new.
  private mutating func moment(_ offer: Offer, in group: Int) -> Int32 {
    if let known = groups[group].momentOf[offer.start] { return known }
    let moment = Int32(moments.count)
    groups[group].momentOf[offer.start] = moment
    moments.append(
      Moment(
        start: offer.start, end: offer.end, day: offer.date - scenario.horizon.from,
        week: (offer.date - scenario.horizon.from.monday) / 7,
        place: scenario.venues[offer.venue].site?.index ?? -1))
    return moment
  }

  /// The position of terms; they are added where they are new.
  private mutating func number(of terms: Terms) -> Int32 {
    if let position = positionOfTerms[terms] { return position }
    let position = Int32(self.terms.count)
    positionOfTerms[terms] = position
    self.terms.append(terms)
    return position
  }
}

/// Moments that suit the same people: what decides it is worked out once for all of them.
struct MomentGroup {
  /// What decides which moments suit a kind of worker.
  struct Key: Hashable {
    var starts: ForbiddenStarts.Key
    /// The lesson, where somebody is pinned to a meeting of it.
    var appointed: Appointment?
  }

  /// A lesson to whose meetings people are pinned, in a venue.
  struct Appointment: Hashable {
    var course, lesson, venue: Int

    /// Whether a worker may come to the lesson at a start: who is pinned to another meeting of it may not.
    func admits(_ worker: Worker, at start: Int, _ scenario: Scenario) -> Bool {
      scenario.courses[course].appointments.allSatisfy { pin in
        pin.lesson != lesson || !pin.learners.contains { scenario.workers[$0].id == worker.id }
          || pin.start.minute == start && pin.venue.map { $0.index == venue } ?? true
      }
    }
  }

  let key: Key
  /// One of its venues.
  let venue: Int
  /// The moments by their start.
  fileprivate(set) var momentOf: [Int: Int32] = [:]
}

extension Scenario {
  /// The dates of the horizon and one on either side: hours that begin on a date may reach into the next.
  var datesAround: DateSpan { DateSpan(from: horizon.from - 1, to: horizon.to + 1) }
}
