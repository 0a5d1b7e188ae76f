internal import OffHours

extension Concept {
  static let instructor = Concept(
    "instructor",
    [
      Key("name", .text, standard: "the id"),
      Key("teaches", .list(.reference("course, or course/lesson")), standard: "nothing"),
      Key("place", .reference("place"), standard: "none"),
      Key("available", .weeklyHours, standard: "always"),
      Key("unavailable", .list(.either([.date, .object(.stretch)])), standard: "never"),
      Key("max_per_day", .integer(0...1_000_000_000), standard: "no limit"),
      Key("max_per_week", .integer(0...1_000_000_000), standard: "no limit"),
      Key("cost", .object(.cost), standard: "none"),
    ])
}

/// Reads instructors.
enum InstructorReader {
  static func instructor(
    _ entry: NodeMap.Entry, places: Book<Place>, courses: CourseBook, _ context: ReadingContext
  ) -> Instructor {
    let fields = Fields(entry.value, .instructor, context, named: entry.key, at: entry.keySpot)
    var instructor = Instructor(id: entry.key)
    if let name = fields.text("name") { instructor.name = name }
    for scalar in fields.scalars("teaches", expected: "a course, or course/lesson") {
      guard let (course, lesson) = courses.courseOrLesson(scalar, context) else { continue }
      let teaching = Instructor.Teaching(course: course, lesson: lesson)
      if !instructor.teaches.contains(teaching) { instructor.teaches.append(teaching) }
    }
    if instructor.teaches.isEmpty, !context.log.hasErrors {
      context.log.warning(entry.keySpot, Words.teachesNothing(quoted(entry.key)))
    }
    instructor.place = fields.reference("place", in: places)
    instructor.available = fields.node("available").flatMap { context.weeklyHours($0) }
    instructor.unavailable = fields.node("unavailable").map { context.closures($0) } ?? []
    instructor.maxPerDay = fields.integer("max_per_day")
    instructor.maxPerWeek = fields.integer("max_per_week")
    instructor.cost = CostReader.cost(fields.fields("cost", .cost))
    return instructor
  }
}
