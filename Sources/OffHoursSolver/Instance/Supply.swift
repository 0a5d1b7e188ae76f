internal import Algorithms
import OffHours

/// What could be held when, and who would be free to come: every possible meeting of every lesson.
struct Supply: Sendable {
  /// Distinct times at places, grouped by course rules and length.
  private(set) var moments: [Moment] = []
  /// Spots of all lesson classes.
  private(set) var spots: [Spot] = []
  /// What spots ask for.
  private(set) var terms: [Terms] = []
  /// The lesson classes of all courses.
  private(set) var classes: [LessonClass] = []
  /// Class of each lesson, per course.
  private(set) var classOfLesson: [[Int]] = []
  /// Row k: the moments that suit kind k.
  private(set) var free: BitRows
  /// Row m: the kinds that moment m suits.
  private(set) var able: BitRows
  /// Row k: the moments for which kind k would be released from work; nil where no employer releases anybody.
  private(set) var released: BitRows?
  /// When each instructor may be on the way or teach; nil: always. Merged, ascending.
  private(set) var instructorTimes: [[Interval]?]

  /// Meetings before a minute stand: no other is offered. Before `now` only those who were to come may.
  struct Frozen: Sendable {
    let until, now: Int
    private let meetings: Set<BaselineSeat>
    private let seats: [[BaselineSeat]]

    init(until: Int, now: Int, _ seats: BaselineMeetings) {
      self.until = until
      self.now = now
      meetings = Set(seats.meetings.map(\.seat))
      self.seats = seats.ofWorker
    }

    /// Whether a lesson may be held then and there.
    func offers(_ seat: BaselineSeat) -> Bool { seat.start >= until || meetings.contains(seat) }

    /// Whether a worker may come to some meeting at a start and a place.
    func admits(_ worker: Int, at start: Int, place: Int, _ scenario: Scenario) -> Bool {
      start >= now
        || seats[worker].contains {
          $0.start == start && $0.venue >= 0 && place == scenario.venues[$0.venue].site?.index ?? -1
        }
    }

    /// Whether a course has a meeting that stands.
    func concerns(_ course: Int) -> Bool { meetings.contains { $0.course == course && $0.start < until } }
  }

  init(
    _ scenario: Scenario, _ demand: Demand, _ book: CalendarBook, pins: [[PinnedSpot]],
    released: ReleaseBook, starts: ForbiddenStarts, isWanted: (Int) -> Bool = { _ in true },
    frozen: Frozen? = nil
  ) {
    var moments: [Moment] = []
    let horizon = OutsideHorizon.stretch(of: scenario)
    let around = DateSpan(from: scenario.horizon.from - 1, to: scenario.horizon.to + 1)
    let opening = scenario.venues.map { venue in
      venue.open.map { $0.intervals(over: around, in: scenario.zone) }
    }
    instructorTimes = scenario.instructors.map { instructor in
      var times = instructor.available.map { $0.intervals(over: around, in: scenario.zone) }
      if !instructor.unavailable.isEmpty {
        let always = [Interval(start: horizon.start - 2880, end: horizon.end + 2880)]
        times = (times ?? always).subtracting(instructor.unavailable)
      }
      return times
    }
    let monday = scenario.horizon.from.monday

    // Halls that differ in what somebody needs, and courses that may be attended again from some day on, have moments of
    // their own.
    /// Moments by what decides when they suit, which is how availability is worked out.
    struct GroupKey: Hashable {
      var starts: ForbiddenStarts.Key
      /// Course, lesson and venue where somebody is pinned to a meeting of the lesson.
      var appointed: [Int]
    }
    /// By group: its moments by start.
    var momentOf: [[Int: Int32]] = []
    var groups: [(key: GroupKey, venue: Int, moments: [Int32])] = []
    var groupOf: [GroupKey: Int] = [:]
    var positionOfTerms: [Terms: Int32] = [:]
    var terms: [Terms] = []

    for (position, course) in scenario.courses.enumerated() {
      struct ClassKey: Hashable {
        var minutes: Int
        var needs: Set<String>
        var teachers: [Int]
        var size: Lesson.Size
        var setup, cleardown, instructors: Int
        var learnersPerInstructor: Int?
        var ownLesson: Int
      }
      var classOf: [ClassKey: Int] = [:]
      var ofLesson: [Int] = []
      let rules = scenario.meetingRules(of: Ref(position))
      let isFrozen = frozen?.concerns(position) ?? false
      for (lessonIndex, lesson) in course.lessons.enumerated() {
        let teachers =
          course.instructors(of: lessonIndex, learners: 1) == 0
          ? []
          : scenario.instructors.indices.filter {
            scenario.instructors[$0].teaches(Ref(position), lesson: lessonIndex)
          }
        // A pin may stand outside the grid of starts, and what is frozen is one lesson: these have classes of their own.
        let pinned = pins[position].filter { $0.lesson == lessonIndex }
        let open = course.appointments.filter { $0.lesson == lessonIndex && $0.venue == nil }.map(\.start)
        let isAppointed = course.appointments.contains {
          $0.lesson == lessonIndex && !$0.learners.isEmpty
        }
        let key = ClassKey(
          minutes: lesson.minutes, needs: lesson.needs, teachers: teachers,
          size: course.size(of: lessonIndex), setup: lesson.setup, cleardown: lesson.cleardown,
          instructors: course.instructors(of: lessonIndex),
          learnersPerInstructor: course.learnersPerInstructor(of: lessonIndex),
          ownLesson: pinned.isEmpty && !isFrozen && open.isEmpty && !isAppointed ? -1 : lessonIndex)
        if let known = classOf[key] {
          ofLesson.append(known)
          continue
        }
        let venues = scenario.venues.indices.filter {
          scenario.venues[$0].equipment.isSuperset(of: lesson.needs) && scenario.venues[$0].seats >= 1
        }
        let first = spots.count
        let times = course.starts.times
        var startsOfDate: Set<Int> = []
        var candidates: [(start: Int, end: Int, date: CivilDate, venue: Int, pinned: Bool)] = []
        // What nobody asks for is held only where it is pinned.
        for date in scenario.horizon.dates where isWanted(position) {
          if let deadline = course.deadline, date > deadline { break }
          startsOfDate.removeAll(keepingCapacity: true)
          for time in times where time.minute < 1440 && scenario.zone.exists(date, time) {
            let start = scenario.zone.instant(date, time)
            if !startsOfDate.insert(start.minute).inserted { continue }
            let interval = Interval(start: start, end: start + lesson.minutes)
            if !horizon.contains(interval) { continue }
            let taken = Interval(start: start - lesson.setup, end: interval.end + lesson.cleardown)
            for venue in venues where Supply.isOpen(opening[venue], scenario.venues[venue].closed, taken) {
              candidates.append((start.minute, interval.end.minute, date, venue, false))
            }
          }
        }
        struct Offer: Hashable { var start, venue: Int }
        let offered = pinned.isEmpty ? [] : Set(candidates.map { Offer(start: $0.start, venue: $0.venue) })
        for pin in pinned where !offered.contains(Offer(start: pin.start, venue: pin.venue)) {
          candidates.append(
            (
              pin.start, pin.start + lesson.minutes, scenario.zone.date(Instant(minute: pin.start)),
              pin.venue,
              true
            ))
        }
        for start in Set(open) {
          let interval = Interval(start: start, end: start + lesson.minutes)
          let date = scenario.zone.date(start)
          guard horizon.contains(interval), course.deadline.map({ date <= $0 }) ?? true else { continue }
          let taken = Interval(start: start - lesson.setup, end: interval.end + lesson.cleardown)
          for venue in venues
          where Supply.isOpen(opening[venue], scenario.venues[venue].closed, taken)
            && !candidates.contains(where: { $0.start == start.minute && $0.venue == venue })
          {
            candidates.append((start.minute, interval.end.minute, date, venue, true))
          }
        }
        if let frozen {
          candidates.removeAll { candidate in
            !pinned.contains { $0.start == candidate.start && $0.venue == candidate.venue }
              && !frozen.offers(
                BaselineSeat(
                  course: position, lesson: lessonIndex, start: candidate.start, venue: candidate.venue))
          }
        }
        candidates.sort { ($0.start, $0.venue) < ($1.start, $1.venue) }
        let termsOfVenue = scenario.venues.map { venue in
          Terms.all(of: lessonIndex, in: course, venue: venue, teachers: teachers.count).map {
            terms.number(of: $0, &positionOfTerms)
          }
        }
        var groupOfVenue: [Int?] = Array(repeating: nil, count: scenario.venues.count)
        spots.reserveCapacity(spots.count + candidates.count)
        for candidate in candidates {
          let place = scenario.venues[candidate.venue].site?.index ?? -1
          let group: Int
          if let known = groupOfVenue[candidate.venue] {
            group = known
          } else {
            let key = GroupKey(
              starts: starts.key(
                Ref(position), rules: rules, minutes: lesson.minutes, venue: Ref(candidate.venue),
                hasCredits: true),
              appointed: isAppointed ? [position, lessonIndex, candidate.venue] : [])
            group = groupOf[key] ?? groups.count
            if group == groups.count {
              groupOf[key] = group
              groups.append((key, candidate.venue, []))
              momentOf.append([:])
            }
            groupOfVenue[candidate.venue] = group
          }
          let moment: Int32
          if let known = momentOf[group][candidate.start] {
            moment = known
          } else {
            moment = Int32(moments.count)
            momentOf[group][candidate.start] = moment
            groups[group].moments.append(moment)
            moments.append(
              Moment(
                start: candidate.start, end: candidate.end, day: candidate.date - scenario.horizon.from,
                week: (candidate.date - monday) / 7, place: place))
          }
          for number in termsOfVenue[candidate.venue] {
            spots.append(Spot(moment: moment, venue: Int32(candidate.venue), terms: number))
          }
        }
        classOf[key] = classes.count
        ofLesson.append(classes.count)
        classes.append(LessonClass(minutes: lesson.minutes, spots: first..<spots.count, teachers: teachers))
      }
      classOfLesson.append(ofLesson)
    }

    /// Whether a worker may come to a lesson then: who is pinned to another meeting of it may not.
    func admits(_ worker: Worker, _ appointed: [Int], at start: Int) -> Bool {
      scenario.courses[appointed[0]].appointments.allSatisfy { pin in
        pin.lesson != appointed[1] || !pin.learners.contains { scenario.workers[$0].id == worker.id }
          || pin.start.minute == start && pin.venue.map { $0.index == appointed[2] } ?? true
      }
    }
    var free = BitRows(width: moments.count, count: demand.kinds.count)
    for group in groups.indices {
      groups[group].moments.sort { [moments] in moments[Int($0)].start < moments[Int($1)].start }
    }
    var releasing =
      scenario.employers.contains { $0.release != nil }
      ? BitRows(width: moments.count, count: demand.kinds.count) : nil
    for (kind, sample) in demand.kinds.enumerated() {
      var attendee = Attendee(worker: sample.sample, calendar: book.calendars[sample.calendar])
      let member = Ref<Worker>(Int(sample.members[0]))
      attendee.releaseLeft = released.left(member, in: scenario)
      starts.turn(
        to: attendee,
        of: WorkerKind(member, in: scenario, calendars: book, releaseLeft: attendee.releaseLeft))
      for (key, venue, members) in groups {
        var asked = key.starts
        if sample.sample.credits.isEmpty { asked.course = nil }
        let forbidden = starts.stretches(asked, Ref(venue)).withCapped
        let away =
          releasing == nil
          ? []
          : attendee.releasedStarts(minutes: asked.minutes, place: asked.place, in: scenario)
        var next = forbidden[...]
        for moment in members {
          let start = moments[Int(moment)].start
          if !key.appointed.isEmpty, !admits(sample.sample, key.appointed, at: start) { continue }
          while let stretch = next.first, stretch.end.minute <= start { next.removeFirst() }
          if let stretch = next.first, stretch.start.minute <= start { continue }
          if let frozen,
            !frozen.admits(
              member.index, at: start, place: asked.place?.index ?? -1, scenario)
          {
            continue
          }
          free.set(kind, Int(moment))
          if away.contains(where: { $0.contains(Instant(minute: start)) }) {
            releasing?.set(kind, Int(moment))
          }
        }
      }
    }
    self.moments = moments
    self.terms = terms
    self.free = free
    self.released = releasing
    able = free.transposed()
  }

  /// Whether a venue that is open in `hours` (nil: always; merged, ascending) and closed in `closed` can be used for
  /// `interval`.
  private static func isOpen(_ hours: [Interval]?, _ closed: [Interval], _ interval: Interval) -> Bool {
    if let hours {
      let next = hours.partitioningIndex { $0.start > interval.start }
      if next == 0 || !hours[next - 1].contains(interval) { return false }
    }
    return !closed.contains { $0.overlaps(interval) }
  }

  /// Leaves the moments for which nobody is released. O(bits).
  mutating func forbidRelease() {
    guard let released else { return }
    free.subtract(released)
    able = free.transposed()
  }

  /// Gives the lessons of a course other places.
  mutating func reorder(_ course: Int, _ order: [Int]) {
    let classes = classOfLesson[course]
    classOfLesson[course] = order.map { classes[$0] }
  }

  /// Position of the spot of a lesson at a start and a venue: the one with so many instructors where there is one, else
  /// the one with fewest.
  func spot(course: Int, lesson: Int, start: Int, venue: Int, staff: Int? = nil) -> Int? {
    let range = classes[classOfLesson[course][lesson]].spots
    let low = range.partitioningIndex {
      (moment(ofSpot: $0).start, Int(spots[$0].venue)) >= (start, venue)
    }
    guard low < range.upperBound, moments[Int(spots[low].moment)].start == start,
      Int(spots[low].venue) == venue
    else { return nil }
    guard let staff else { return low }
    var spot = low
    while spot < range.upperBound, spots[spot].moment == spots[low].moment, Int(spots[spot].venue) == venue {
      if terms(ofSpot: spot).staff == staff { return spot }
      spot += 1
    }
    return low
  }

  /// What a meeting at a spot asks for.
  @inline(__always) func terms(ofSpot spot: Int) -> Terms { terms[Int(spots[spot].terms)] }

  /// The spot of the same lesson, moment and venue that has fewest instructors: what is one meeting to people.
  @inline(__always) func base(ofSpot spot: Int) -> Int { spot - terms[Int(spots[spot].terms)].rank }

  /// From when to when a meeting at a spot takes its venue.
  @inline(__always) func hold(ofSpot spot: Int) -> (start: Int, end: Int) {
    let moment = moment(ofSpot: spot), terms = terms[Int(spots[spot].terms)]
    return (moment.start - terms.setup, moment.end + terms.cleardown)
  }

  /// The moment of a spot.
  @inline(__always) func moment(ofSpot spot: Int) -> Moment { moments[Int(spots[spot].moment)] }

  /// Where a spot stands among the spots of the lesson's class.
  func position(of spot: Int, course: Int, lesson: Int) -> Int {
    spot - classes[classOfLesson[course][lesson]].spots.lowerBound
  }
}

extension [Terms] {
  /// The position of terms; they are added where they are new.
  fileprivate mutating func number(of terms: Terms, _ known: inout [Terms: Int32]) -> Int32 {
    if let position = known[terms] { return position }
    let position = Int32(count)
    known[terms] = position
    append(terms)
    return position
  }
}

/// A pinned meeting in the solver's terms.
struct PinnedSpot: Hashable, Sendable {
  /// Index of the lesson, minute of the start, position of the venue.
  var lesson, start, venue: Int
}
