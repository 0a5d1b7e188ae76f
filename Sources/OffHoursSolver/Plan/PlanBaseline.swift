import OffHours

extension Baseline {
  /// Whether a pair attends in a plan what it was to attend. Pairs without a path do.
  func isKept(_ pair: Int, in plan: Plan) -> Bool {
    let path = paths[pair], itinerary = plan.itineraries[pair]
    if path.isEmpty { return true }
    guard path.count == itinerary.count else { return false }
    return zip(path, itinerary).allSatisfy { stop, meeting in
      let planned = plan[Int(meeting)]
      return planned.seat == Int(stop.spot) && planned.lesson == Int(stop.lesson)
    }
  }

  /// Adds to a standing what a plan changes.
  func count(_ plan: Plan, _ standing: inout GoalValues, _ instance: Instance) {
    for pairs in ofWorker where !pairs.allSatisfy({ isKept($0, in: plan) }) { standing.peopleChanged += 1 }
    standing.meetingsMoved = count
    if count > 0 {
      for case let meeting? in plan.meetings where lessonOfSpot[meeting.seat] == Int32(meeting.lesson) {
        standing.meetingsMoved -= 1
      }
    }
    guard frozenSeats > 0 else { return }
    standing.frozenSeats = frozenSeats
    for pairs in ofWorker {
      for pair in pairs {
        let stops = plan.itineraries[pair].map { meeting in
          LessonSpot(lesson: Int32(plan[Int(meeting)].lesson), spot: Int32(plan[Int(meeting)].seat))
        }
        standing.frozenSeats -= frozenCount(pair, among: stops, instance)
      }
    }
  }
}
