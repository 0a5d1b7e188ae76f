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
    var draft = SupplyDraft(scenario, pins: pins, starts: starts, frozen: frozen)
    for course in scenario.courses.indices { draft.add(course, isWanted: isWanted(course)) }
    moments = draft.moments
    spots = draft.spots
    terms = draft.terms
    classes = draft.classes
    classOfLesson = draft.classOfLesson
    let horizon = OutsideHorizon.stretch(of: scenario)
    let around = scenario.datesAround
    instructorTimes = scenario.instructors.map { instructor in
      var times = instructor.available.map { $0.intervals(over: around, in: scenario.zone) }
      if !instructor.unavailable.isEmpty {
        let always = [Interval(start: horizon.start - 2880, end: horizon.end + 2880)]
        times = (times ?? always).subtracting(instructor.unavailable)
      }
      return times
    }
    let moments = FreeMoments(scenario, demand, book, released, starts, frozen, of: draft)
    free = moments.free
    self.released = moments.released
    able = free.transposed()
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

/// A pinned meeting in the solver's terms.
struct PinnedSpot: Hashable, Sendable {
  /// Index of the lesson, minute of the start, position of the venue.
  var lesson, start, venue: Int
}
