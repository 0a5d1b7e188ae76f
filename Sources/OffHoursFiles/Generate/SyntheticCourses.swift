/// The courses of a synthetic scenario.
struct SyntheticCourse {
  var id, name: String
  var lessons, minutes: Int
  /// Share of people who need it.
  var demand: Double

  /// The awareness course, which everybody needs, and as many others as are asked for.
  static func all(_ options: SyntheticOptions) -> [SyntheticCourse] {
    let awareness = SyntheticCourse(
      id: "awareness", name: "Lớp bồi dưỡng nhận thức", lessons: options.lessons, minutes: 180, demand: 1)
    let others = [
      SyntheticCourse(id: "safety", name: "Huấn luyện an toàn", lessons: 2, minutes: 180, demand: 0.25),
      SyntheticCourse(id: "law", name: "Pháp luật lao động", lessons: 3, minutes: 120, demand: 0.25),
      SyntheticCourse(id: "language", name: "Tiếng Hàn giao tiếp", lessons: 6, minutes: 120, demand: 0.25),
      SyntheticCourse(id: "first-aid", name: "Sơ cấp cứu", lessons: 1, minutes: 180, demand: 0.25),
    ]
    return [awareness]
      + (1..<max(1, options.courses)).map { position in
        var course = others[(position - 1) % others.count]
        let round = (position - 1) / others.count
        if round > 0 {
          course.id += "-\(round + 1)"
          course.name += " \(round + 1)"
        }
        return course
      }
  }
}
