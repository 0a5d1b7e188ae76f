import OffHours

/// What a seat costs, by lesson and the position of a spot among those of the lesson's class; infinity where there is none.
protocol SeatPrices {
  func price(_ lesson: Int, _ position: Int) -> Double
}

extension [[Double]]: SeatPrices {
  @inline(__always) func price(_ lesson: Int, _ position: Int) -> Double { self[lesson][position] }
}

/// Cheapest itineraries of relaxed groups: dynamic programming over lessons and starts.
///
/// Order of lessons, misses, the pause between meetings, the smallest gap and the load of a week are kept; everything
/// else about agendas is relaxed, so a value found here is never above the true one.
struct RelaxedPricer {
  /// The starts of one course, ascending, and the spots of every class that begin then.
  struct Timeline: Sendable {
    struct Step: Sendable {
      var start, day, week: Int
      /// Per class of the course (in the order of `classes`), positions of spots.
      var spots: [Range<Int>]
    }
    var classes: [Int]
    /// Index into `classes` for each lesson.
    var classOfLesson: [Int]
    var steps: [Step]

    init(_ instance: Instance, course: Int) {
      let ofLesson = instance.supply.classOfLesson[course]
      classes = Set(ofLesson).sorted()
      let order = classes
      classOfLesson = ofLesson.map { order.firstIndex(of: $0)! }
      var next = classes.map { instance.supply.classes[$0].spots.lowerBound }
      let ends = classes.map { instance.supply.classes[$0].spots.upperBound }
      steps = []
      while true {
        var start = Int.max
        for (position, spot) in next.enumerated() where spot < ends[position] {
          start = min(start, instance.supply.moment(ofSpot: spot).start)
        }
        if start == .max { break }
        var ranges: [Range<Int>] = []
        var day = 0, week = 0
        for position in next.indices {
          let first = next[position]
          while next[position] < ends[position] {
            let moment = instance.supply.moment(ofSpot: next[position])
            if moment.start != start { break }
            day = moment.day
            week = moment.week
            next[position] += 1
          }
          ranges.append(first..<next[position])
        }
        steps.append(Step(start: start, day: day, week: week, spots: ranges))
      }
    }
  }

  private let instance: Instance
  private let timelines: [Timeline]

  init(_ instance: Instance) {
    self.instance = instance
    timelines = instance.scenario.courses.indices.map { Timeline(instance, course: $0) }
  }

  /// The cheapest itinerary of a group: its cost and (lesson, spot) pairs; nil where none exists.
  ///
  /// `price` is what a seat costs, `lesson` what every attendance does (less than
  /// nothing where more of them are wanted); `rest` and `travel` weigh days off and journeys; `endPrice` is added by the
  /// day of the last meeting.
  /// With `goesOn`, an itinerary goes on beyond what completes where that costs less, as where seats have prices below nothing.
  func cheapest(
    _ group: RelaxedGroup, price: some SeatPrices, lesson lessonPrice: Double = 0, rest: Double,
    travel: Double, endPrice: [Double], goesOn: Bool = false
  ) -> (cost: Double, path: [(lesson: Int, spot: Int)])? {
    let timeline = timelines[group.course]
    let lessons = timeline.classOfLesson.count
    // Where attendances are wanted for themselves, it goes on beyond what completes.
    var states = RelaxedStates(group, instance, goesOn: lessonPrice < 0 || goesOn)
    for step in timeline.steps {
      states.turn(to: step)
      for lesson in 0..<lessons where group.credited >> UInt64(lesson) & 1 == 0 {
        guard var seat = seat(group, lesson, timeline, step, price, travel: travel) else { continue }
        seat.cost += lessonPrice + rest * Double(group.rest[step.day])
        states.attend(lesson, seat, endPrice: endPrice[step.day])
      }
    }
    return states.cheapest
  }

  /// The cheapest seat at a lesson that could be held at a start, with the journey; nil where the group can come to none.
  @inline(__always) private func seat(
    _ group: RelaxedGroup, _ lesson: Int, _ timeline: Timeline, _ step: Timeline.Step,
    _ price: some SeatPrices, travel: Double
  ) -> RelaxedStates.Seat? {
    let range = step.spots[timeline.classOfLesson[lesson]]
    if range.isEmpty { return nil }
    let first = instance.supply.classes[timeline.classes[timeline.classOfLesson[lesson]]].spots.lowerBound
    var seat = RelaxedStates.Seat(cost: .infinity, spot: -1, end: 0, day: step.day, week: step.week)
    for spot in range {
      let moment = Int(instance.supply.spots[spot].moment)
      guard group.isFree(at: moment) else { continue }
      let at = instance.supply.moments[moment]
      var cost = price.price(lesson, spot - first)
      if travel != 0 { cost += travel * Double(instance.journey(group.home, at.place)) }
      if cost < seat.cost { (seat.cost, seat.spot, seat.end) = (cost, spot, at.end) }
    }
    return seat.spot < 0 ? nil : seat
  }
}
