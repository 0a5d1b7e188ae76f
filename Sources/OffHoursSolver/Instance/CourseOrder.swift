import OffHours

extension Instance {
  /// As `courseOrder`, with courses in sections as early as those that they ask for let them.
  var sectionsFirst: [Int] {
    var rest = courseOrder
    var result: [Int] = []
    while !rest.isEmpty {
      let ready = rest.filter { course in
        scenario.courses[course].after.allSatisfy { result.contains($0.index) }
      }
      let next = ready.first { scenario.courses[$0].attendance == .section } ?? ready.first ?? rest[0]
      result.append(next)
      rest.removeAll { $0 == next }
    }
    return result
  }

  /// Courses in an order in which every course comes after those that it asks for.
  static func order(_ courses: [Course]) -> [Int] {
    var result: [Int] = []
    var state = [Int](repeating: 0, count: courses.count)
    func visit(_ course: Int) {
      guard state[course] == 0 else { return }
      state[course] = 1
      for before in courses[course].after { visit(before.index) }
      result.append(course)
    }
    for course in courses.indices { visit(course) }
    return result
  }
}
