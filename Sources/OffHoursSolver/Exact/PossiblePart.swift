import OffHours

/// A part of what is possible around a plan: the plan's own meetings and some others, for some people any of them, for the
/// others where they are.
///
/// The plan is always among the timetables that keep to the part.
struct PossiblePart: Sendable {
  /// Per course and lesson, spots (their base) at which a meeting may be held.
  private var spots: [[Set<Int>]]
  /// Per pair: whether it may be led elsewhere; of the others, the spots that each attends, by lesson.
  private let isFree: [Bool]
  private var attended: [Int: Set<Seat>] = [:]

  private struct Seat: Hashable {
    var lesson, spot: Int
  }

  /// The plan itself, in which some pairs may be led elsewhere.
  init(_ instance: Instance, around plan: Plan, freeing pairs: some Sequence<Int>) {
    spots = instance.scenario.courses.map { Array(repeating: [], count: $0.lessons.count) }
    var isFree = Array(repeating: false, count: instance.pairs.count)
    for pair in pairs { isFree[pair] = true }
    self.isFree = isFree
    for position in plan.open {
      let meeting = plan[position]
      add(meeting.course, meeting.lesson, instance.supply.base(ofSpot: meeting.spot))
    }
    for pair in plan.itineraries.indices where !isFree[pair] {
      attended[pair] = Set(
        plan.itineraries[pair].map { position in
          let meeting = plan[Int(position)]
          return Seat(lesson: meeting.lesson, spot: instance.supply.base(ofSpot: meeting.spot))
        })
    }
  }

  /// Lets a lesson be held at a spot as well.
  mutating func add(_ course: Int, _ lesson: Int, _ spot: Int) { spots[course][lesson].insert(spot) }

  /// Whether a pair may be led elsewhere.
  func frees(_ pair: Int) -> Bool { isFree[pair] }

  /// Whether a lesson may be held at a spot, given by its base.
  func holds(_ course: Int, _ lesson: Int, _ spot: Int) -> Bool { spots[course][lesson].contains(spot) }

  /// Whether a pair may come to a meeting, as far as the part goes.
  func admits(_ pair: Int, _ meeting: PossibleMeeting, _ instance: Instance) -> Bool {
    isFree[pair]
      || attended[pair]!.contains(
        Seat(lesson: meeting.lesson, spot: instance.supply.base(ofSpot: meeting.spot)))
  }
}
