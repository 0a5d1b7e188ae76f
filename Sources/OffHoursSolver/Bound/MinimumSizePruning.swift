import OffHours

/// Meetings that can never reach their smallest size, because too few people who could complete the course are free.
///
/// Whoever cannot complete without such meetings cannot complete at all, which may leave others too few: the test is
/// repeated until nothing changes. Only removes what no timetable holds.
struct MinimumSizePruning: Sendable {
  /// By course and lesson, then position among the spots of the lesson's class.
  private(set) var isBarred: [[[Bool]]]
  /// The groups that can still complete.
  private(set) var groups: [RelaxedGroup]

  /// As soon as `isOver`, nothing more is barred.
  init(_ instance: Instance, groups: [RelaxedGroup], isOver: () -> Bool = { false }) {
    self.groups = groups
    isBarred = instance.scenario.courses.enumerated().map { course, definition in
      definition.lessons.indices.map { lesson in
        Array(
          repeating: false,
          count: instance.supply.classes[instance.supply.classOfLesson[course][lesson]].spots.count)
      }
    }
    guard groups.count <= MinimumSizePruning.mostGroups else { return }
    let pricer = RelaxedPricer(instance)
    while true {
      bar(instance)
      var kept: [RelaxedGroup] = []
      for group in self.groups {
        let none = [Double](repeating: 0, count: group.worth.count)
        if isOver() { return }
        if pricer.cheapest(group, price: prices(group.course), rest: 0, travel: 0, endPrice: none) != nil {
          kept.append(group)
        }
      }
      if kept.count == self.groups.count { return }
      self.groups = kept
    }
  }

  /// What a seat costs by lesson and spot: nothing, where the meeting is not barred.
  func prices(_ course: Int) -> [[Double]] { isBarred[course].map { $0.map { $0 ? .infinity : 0 } } }

  /// Groups up to which the test is made.
  private static let mostGroups = 600

  private mutating func bar(_ instance: Instance) {
    for (course, definition) in instance.scenario.courses.enumerated()
    where definition.largestLeast > 1 || definition.asksInstructors {
      let people = groups.filter { $0.course == course }
      for lesson in definition.lessons.indices {
        let spots = instance.supply.classes[instance.supply.classOfLesson[course][lesson]].spots
        var crowd: [Int32: Int] = [:]
        for spot in spots {
          let moment = instance.supply.spots[spot].moment
          if crowd[moment] == nil {
            crowd[moment] = people.reduce(0) { total, group in
              let isFree = group.isFree(at: Int(moment))
              return total + (isFree && group.credited >> UInt64(lesson) & 1 == 0 ? group.count : 0)
            }
          }
          if crowd[moment]!
            < instance.least(
              spot,
              isPinned: instance.isExempt(
                course, lesson: lesson, start: instance.supply.moment(ofSpot: spot).start,
                venue: Int(instance.supply.spots[spot].venue)))
          {
            isBarred[course][lesson][spot - spots.lowerBound] = true
          }
        }
      }
    }
  }
}
