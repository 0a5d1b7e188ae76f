import OffHours

/// The hot kernels of a search, one call each: what the benchmark counts instructions of.
///
/// Not for planning; the interface follows what is inside. Every call gives a number that depends on its work, so that
/// no compiler leaves it out.
@_spi(Kernels) public struct Kernels: Sendable {
  private let problem: Problem
  private let instance: Instance
  private let groups: [Group]
  private let stops: [Stop]

  /// The kernels on a scenario; of courses, the first is worked on.
  public init(_ scenario: Scenario) {
    problem = Problem(scenario)
    instance = Instance(problem)
    groups = Group.groups(of: instance.pairsOfCourse[0], in: Plan(instance), instance)
    // Every fourth possible meeting of each lesson, as if it were open.
    var stops: [Stop] = []
    for (lesson, lessonClass) in instance.supply.classOfLesson[0].enumerated() {
      for (position, spot) in instance.supply.classes[lessonClass].spots.enumerated() where position % 4 == 0
      {
        let moment = instance.supply.moment(ofSpot: spot)
        stops.append(
          Stop(
            meeting: spot, lesson: lesson, start: moment.start, end: moment.end, day: moment.day,
            week: moment.week, place: moment.place))
      }
    }
    self.stops = stops.sorted { ($0.start, $0.meeting, $0.lesson) < ($1.start, $1.meeting, $1.lesson) }
  }

  /// Kinds of workers, and possible meetings.
  public var size: (kinds: Int, spots: Int) { (instance.demand.kinds.count, instance.supply.spots.count) }

  /// Rows of bits: for every kind of worker the moments that suit it.
  public func rowsOfBits() -> Int {
    let instance = Instance(problem)
    return instance.supply.free.words.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// The cheapest itinerary of every group through the meetings of the first course.
  public func itineraries() -> Double {
    var pricer = ItineraryPricer(instance)
    var total = 0.0
    for group in groups {
      let suiting = stops.filter { stop in
        instance.supply.free.isSet(group.kind, Int(instance.supply.spots[stop.meeting].moment))
      }
      let prices = suiting.map { Double($0.meeting % 7) }
      total += pricer.cheapest(group, course: 0, stops: suiting, prices: prices)?.cost ?? 0
    }
    return total
  }

  /// The first plan of a search: chains priced in every hall, meetings mirrored, nothing proved or improved.
  public func firstPlan() -> Int {
    var problem = problem
    problem.limits.firstOnly = true
    problem.limits.threads = 1
    return (try? Solver(problem).solve())?.timetable.meetings.count ?? 0
  }
}
