import OffHours

extension Instance {
  /// The instance of a problem.
  init(_ problem: Problem) {
    self.init(unjudged: problem)
    if problem.keep != nil {
      let instance = self
      judge { instance.isFeasible($0, $1) }
    }
  }

  /// Whether a path keeps the rules when its course is looked at alone.
  private func isFeasible(_ path: [Baseline.LessonSpot], _ pair: Int) -> Bool {
    guard path.allSatisfy({ suits($0, pair) }) else { return false }
    let stops = path.enumerated().map { position, stop in
      let moment = supply.moment(ofSpot: Int(stop.spot))
      return Stop(
        meeting: position, lesson: Int(stop.lesson), start: moment.start, end: moment.end, day: moment.day,
        week: moment.week, place: moment.place)
    }
    var pricer = ItineraryPricer(self)
    let group = Group(
      kind: Int(pairs[pair].kind), slot: Int(pairs[pair].slot), engagements: .none, pairs: [Int32(pair)])
    let way = pricer.cheapest(
      group, course: Int(pairs[pair].course), stops: stops, prices: stops.map { _ in -1 }, goesOn: true)
    return way?.path.count == path.count
  }

  /// An open meeting as a stop.
  func stop(_ meeting: Int, _ plan: Plan) -> Stop {
    let moment = supply.moment(ofSpot: plan[meeting].spot)
    return Stop(
      meeting: meeting, lesson: plan[meeting].lesson, start: moment.start, end: moment.end, day: moment.day,
      week: moment.week, place: moment.place)
  }

  /// Fewest learners of all meetings of a chain.
  func least(of chain: Chain) -> Int { chain.spots.reduce(1) { max($0, least($1)) } }
}
