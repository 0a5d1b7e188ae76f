import OffHours

/// How many meetings instructors can teach on each day and in each week: by their caps, and by what fits one after another
/// into the hours in which they are available. Journeys between venues are left out.
struct TeachingDays: Sendable {
  private let instance: Instance
  /// By instructor, then day of the horizon.
  private let most: [[Int]]

  /// `isHeld` tells whether some timetable has a meeting at a spot of a lesson.
  init(_ instance: Instance, isHeld: (_ course: Int, _ lesson: Int, _ spot: Int) -> Bool) {
    self.instance = instance
    let days = instance.scenario.horizon.count
    var times: [[[(end: Int, start: Int)]]] = instance.scenario.instructors.map { _ in
      Array(repeating: [], count: days)
    }
    for (course, definition) in instance.scenario.courses.enumerated() where definition.asksInstructors {
      for (lesson, lessonClass) in instance.supply.classOfLesson[course].enumerated() {
        // Spots of the same moment are alike, unless what is frozen has its staff.
        var seen: Set<Int32> = []
        for spot in instance.supply.classes[lessonClass].spots where isHeld(course, lesson, spot) {
          let index = instance.supply.spots[spot].moment
          if instance.frozenStaff.isEmpty && !seen.insert(index).inserted { continue }
          let moment = instance.supply.moment(ofSpot: spot)
          for teacher in instance.supply.classes[lessonClass].teachers
          where instance.isAvailable(teacher, spot) {
            times[teacher][moment.day].append((moment.end, moment.start))
          }
        }
      }
    }
    most = zip(instance.scenario.instructors, times).map { person, days in
      days.map { min(person.maxPerDay ?? .max, TeachingDays.mostInRow($0)) }
    }
  }

  /// The most of some stretches that follow each other. What ends first leaves most room for the rest.
  static func mostInRow(_ times: [(end: Int, start: Int)]) -> Int {
    var count = 0
    var free = Int.min
    for (end, start) in times.sorted(by: <) where start >= free {
      count += 1
      free = end
    }
    return count
  }

  /// Most meetings of some instructors on a day, counted from the horizon's first.
  func most(_ instructors: [Int], day: Int) -> Int {
    (0..<instance.scenario.horizon.count).contains(day) ? instructors.reduce(0) { $0 + most[$1][day] } : 0
  }

  /// Most meetings of some instructors in a week.
  func most(_ instructors: [Int], week: Int) -> Int {
    let monday = (instance.scenario.horizon.from.monday - instance.scenario.horizon.from) + week * 7
    return instructors.reduce(0) { total, instructor in
      let days = (monday..<monday + 7).reduce(0) { $0 + most([instructor], day: $1) }
      return total + min(days, instance.scenario.instructors[instructor].maxPerWeek ?? .max)
    }
  }
}
