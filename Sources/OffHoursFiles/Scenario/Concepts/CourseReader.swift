internal import OffHours

/// Courses by id, each with its lessons by id.
struct CourseBook {
  var courses: Book<Course>
  var lessons: [Book<Lesson>]

  /// Resolves `course` or `course/lesson`.
  func courseOrLesson(_ scalar: Scalar, _ context: ReadingContext) -> (course: Ref<Course>, lesson: Int?)? {
    guard let slash = scalar.text.utf8.firstIndex(of: 0x2F) else {
      return courses.find(scalar, context).map { ($0, nil) }
    }
    let course = Scalar(text: String(scalar.text[..<slash]), spot: scalar.spot)
    let lesson = Scalar(text: String(scalar.text[scalar.text.utf8.index(after: slash)...]), spot: scalar.spot)
    guard let course = courses.find(course, context), let lesson = lessons[course.index].find(lesson, context)
    else {
      return nil
    }
    return (course, lesson.index)
  }
}

/// Reads courses.
struct CourseReader {
  let context: ReadingContext
  let book: CourseBook
  let venues: Book<Venue>
  let employers: Book<Employer>
  let rules: MeetingRules
  let horizon: DateSpan?
  /// Instructors at a meeting where a course does not say.
  let instructors: Int
  /// Workers whom courses name, who are read later.
  let names = WorkerNames()

  /// Names of workers in courses, by the positions of course and appointment, and of course alone.
  final class WorkerNames {
    var learners: [(course: Int, appointment: Int, names: [Scalar])] = []
    var together: [(course: Int, names: [Scalar])] = []
  }

  /// Finds the workers whom the courses name.
  func resolve(_ workers: [Worker], into courses: inout [Course]) {
    if names.learners.allSatisfy(\.names.isEmpty) && names.together.isEmpty { return }
    let book = Book<Worker>("worker", workers.map(\.id))
    /// Known workers, each once.
    func find(_ scalars: [Scalar]) -> [Ref<Worker>] {
      var found: [Ref<Worker>] = []
      for scalar in scalars {
        guard let worker = book.find(scalar, context) else { continue }
        if found.contains(worker) {
          context.log.error(scalar.spot, "the worker \(quoted(scalar.text)) stands twice; remove one")
        } else {
          found.append(worker)
        }
      }
      return found.sorted()
    }
    for entry in names.learners {
      courses[entry.course].appointments[entry.appointment].learners = find(entry.names)
    }
    for entry in names.together { courses[entry.course].together.append(find(entry.names)) }
    for entry in names.learners {
      let own = courses[entry.course].appointments[entry.appointment]
      for scalar in entry.names {
        guard let worker = book[scalar.text] else { continue }
        let isTwice = courses[entry.course].appointments[..<entry.appointment].contains {
          $0.lesson == own.lesson && $0.learners.contains(worker)
        }
        if isTwice {
          context.log.error(
            scalar.spot, "the worker \(quoted(scalar.text)) is pinned to this lesson twice; remove one")
        }
      }
    }
  }

  /// A course of which lessons are read already, and where its pinned meetings stand.
  func course(_ entry: NodeMap.Entry, _ position: Int) -> (course: Course, pins: [SourcePosition]) {
    let fields = Fields(entry.value, .course, context, named: entry.key, at: entry.keySpot)
    let lessons = book.lessons[position]
    var course = Course(id: entry.key)
    if let name = fields.text("name") { course.name = name }
    for entry in fields.entries("lessons", kind: "lesson") { course.lessons.append(lesson(entry)) }
    if let node = fields.node("lessons"), node.map != nil, course.lessons.isEmpty {
      context.mismatch(node.spot, found: "no lesson", expected: "at least one, such as {L1: {minutes: 120}}")
    }
    if course.lessons.count > Course.mostLessons {
      let extra = fields.entries("lessons", kind: "lesson")[Course.mostLessons]
      context.mismatch(
        extra.keySpot, found: "\(course.lessons.count) lessons", expected: "at most \(Course.mostLessons)")
    }
    if let starts = fields.node("starts") { course.starts = self.starts(starts, fields) ?? course.starts }
    if let size = size(fields) { (course.minSize, course.maxSize) = (size.least, size.most) }
    if let attend = fields.choice("attend") { course.attendance = attend == "any" ? .any : .section }
    if course.attendance == .section { refuseSizes(of: fields) }
    readCompletion(fields.fields("complete", .completion), lessons, into: &course)
    if let order = fields.choice("order") { course.strictOrder = order == "strict" }
    if let gap = fields.fields("gap", .gap) {
      course.minGapDays = gap.integer("min_days")
      course.maxGapDays = gap.integer("max_days")
      if let least = course.minGapDays, let most = course.maxGapDays, most < least {
        context.mismatch(
          gap.spot("max_days"), found: "\(most)", expected: "at least gap.min_days, which is \(least)")
      }
    }
    course.maxSpanDays = fields.fields("span", .span)?.integer("max_days")
    course.deadline = fields.date("deadline")
    if let deadline = course.deadline, let horizon, deadline < horizon.from {
      context.log.warning(fields.spot("deadline"), Words.deadlineBefore(deadline))
    }
    course.instructors = fields.integer("instructors") ?? instructors
    course.learnersPerInstructor = fields.integer("learners_per_instructor")
    course.countsAsWork = fields.flag("counts_as_work") ?? false
    course.target = target(fields.fields("target", .target))
    var pinSpots: [SourcePosition] = [], openSpots: [SourcePosition] = []
    for node in fields.node("pinned").map({ context.elements($0) }) ?? [] {
      guard let (pin, learners) = pin(node, lessons) else { continue }
      if let venue = pin.venue {
        let pin = Pin(lesson: pin.lesson, start: pin.start, venue: venue)
        if course.pins.contains(pin) {
          context.log.warning(node.spot, Words.pinTwice)
        } else {
          course.pins.append(pin)
          pinSpots.append(node.spot)
        }
      }
      if pin.venue == nil || !learners.isEmpty {
        if pin.venue == nil { openSpots.append(node.spot) }
        names.learners.append((position, course.appointments.count, learners))
        course.appointments.append(pin)
      }
    }
    for node in fields.node("together").map({ context.elements($0) }) ?? [] {
      let group = context.elements(node).compactMap { context.scalar($0, expected: "the id of a worker") }
      if group.count < 2 {
        context.mismatch(
          node.spot, found: group.isEmpty ? "nobody" : "one worker",
          expected: "at least two, such as [W1, W2]")
      }
      names.together.append((position, group))
    }
    if let sections = fields.fields("sections", .sections) {
      course.maxSections = sections.integer("max")
      course.sameVenue = sections.flag("same_venue") ?? true
    }
    course.makeup = fields.integer("makeup") ?? 0
    if course.attendance == .any {
      for key in ["sections", "makeup"] where fields.node(key) != nil {
        context.log.warning(fields.keySpot(key), Words.keyWithoutSections(key))
      }
    }
    course.valid = calendarSpan(fields, "valid", least: 1)
    course.renew = calendarSpan(fields, "renew", least: 0)
    course.after = fields.scalars("after", expected: "a course").compactMap { book.courses.find($0, context) }
    if let rules = fields.node("rules") {
      (course.rules, course.evenings) = RulesReader.courseRules(
        rules, at: fields.keySpot("rules"), scenario: self.rules, context)
    }
    return (course, pinSpots + openSpots)
  }

  private func lesson(_ entry: NodeMap.Entry) -> Lesson {
    let fields = Fields(entry.value, .lesson, context, named: entry.key, at: entry.keySpot)
    var lesson = Lesson(id: entry.key, minutes: fields.integer("minutes") ?? 60)
    if let name = fields.text("name") { lesson.name = name }
    lesson.needs = fields.words("needs", such: "projector")
    lesson.size = size(fields)
    lesson.instructors = fields.integer("instructors")
    lesson.learnersPerInstructor = fields.integer("learners_per_instructor")
    lesson.setup = fields.shortDuration("setup")
    lesson.cleardown = fields.shortDuration("cleardown")
    return lesson
  }

  /// The value of `size`, of a course or a lesson.
  private func size(_ fields: Fields) -> Lesson.Size? {
    guard let size = fields.fields("size", .size) else { return nil }
    let result = Lesson.Size(least: size.integer("min") ?? 1, most: size.integer("max"))
    if let most = result.most, most < result.least {
      context.mismatch(
        size.spot("max"), found: "\(most)", expected: "at least size.min, which is \(result.least)")
    }
    return result
  }

  /// A section stays together, so its lessons have one size.
  private func refuseSizes(of course: Fields) {
    for entry in course.node("lessons")?.map?.entries ?? [] {
      guard let size = entry.value.map?.entry("size"), !size.value.isNull else { continue }
      context.log.error(
        size.keySpot,
        "lesson \(quoted(entry.key)) has a size of its own, but the course is attended in sections; use the course's size, or attend: any"
      )
    }
  }

  /// A length of time on the calendar such as `24 months` or `90 days`.
  private func calendarSpan(_ fields: Fields, _ key: String, least: Int) -> CalendarSpan? {
    guard let scalar = fields.scalar(key, expected: "months or days such as 24 months") else { return nil }
    let words = scalar.text.split(separator: " ")
    if words.count == 2, words[0].utf8.count <= 6, let count = Int(words[0]), count >= least {
      switch words[1] {
      case "month", "months": if count <= 1200 { return .months(count) }
      case "day", "days": if count <= 36_500 { return .days(count) }
      default: break
      }
    }
    context.mismatch(
      scalar.spot, found: quoted(scalar.text),
      expected: "\(least) to 1200 months or \(least) to 36500 days, such as '24 months' or '90 days'")
    return nil
  }

  private func starts(_ node: Node, _ fields: Fields) -> Course.Starts? {
    if node.map != nil {
      let grid = Fields(node, .grid, context, at: fields.keySpot("starts"))
      guard let scalar = grid.scalar("every"), let minutes = context.duration(scalar) else { return nil }
      guard (1...1440).contains(minutes) else {
        context.mismatch(scalar.spot, found: quoted(scalar.text), expected: "1m to 24h")
        return nil
      }
      return .every(minutes: minutes)
    }
    let elements = context.elements(node)
    var times: [ClockTime] = []
    for element in elements {
      guard let scalar = context.scalar(element, expected: "a time such as 07:30"),
        let time = context.clock(scalar)
      else { continue }
      if times.contains(time) {
        context.log.error(scalar.spot, "the start \(time) stands twice; remove one")
      } else {
        times.append(time)
      }
    }
    if elements.isEmpty {
      context.mismatch(node.spot, found: "no time", expected: "at least one, such as [\"07:30\"]")
    }
    return .times(times.sorted())
  }

  private func readCompletion(_ fields: Fields?, _ lessons: Book<Lesson>, into course: inout Course) {
    course.requiredLessons = course.lessons.count
    guard let fields else { return }
    course.mandatoryLessons = Array(
      Set(fields.scalars("lessons", expected: "a lesson").compactMap { lessons.find($0, context)?.index })
    ).sorted()
    guard let share = fields.scalar("share") else { return }
    guard let (digits, places) = Parse.exact(share.text), places <= 9, digits >= 0,
      digits <= Parse.powerOfTen(places)
    else {
      context.mismatch(
        share.spot, found: quoted(share.text),
        expected: "a share of 0 to 1 with at most nine decimals, such as 0.8")
      return
    }
    let unit = Parse.powerOfTen(places)
    course.requiredLessons = (digits * course.lessons.count + unit - 1) / unit
    if course.requiredLessons == 0, course.mandatoryLessons.isEmpty {
      context.mismatch(share.spot, found: "a share of 0", expected: "more, or lessons that nobody may miss")
    }
  }

  private func target(_ fields: Fields?) -> Target? {
    guard let fields else { return nil }
    var target = Target()
    target.total = fields.integer("total")
    target.already = fields.integer("already") ?? 0
    if target.total == nil, fields.node("already") != nil {
      context.log.warning(fields.keySpot("already"), Words.alreadyWithoutTotal)
    }
    for entry in fields.entries("employers", kind: "employer") {
      guard let employer = employers.find(Scalar(text: entry.key, spot: entry.keySpot), context),
        let scalar = context.scalar(entry.value, expected: "a whole number"),
        let count = context.integer(scalar, 0...1_000_000_000)
      else { continue }
      target.employers.append((employer, count))
    }
    target.employers.sort { $0.employer < $1.employer }
    return target
  }

  private func pin(_ node: Node, _ lessons: Book<Lesson>) -> (Appointment, learners: [Scalar])? {
    let fields = Fields(node, .pin, context)
    let lesson = fields.reference("lesson", in: lessons)
    let venue = fields.reference("venue", in: venues)
    guard let scalar = fields.scalar("start"), let start = context.instant(scalar) else { return nil }
    let date = context.zone.date(start)
    if let horizon, !horizon.contains(date) {
      context.mismatch(
        scalar.spot, found: quoted(scalar.text),
        expected: "a date inside the horizon, \(horizon.from) to \(horizon.to)")
    }
    guard let lesson, venue != nil || fields.node("venue") == nil else { return nil }
    return (
      Appointment(lesson: lesson.index, start: start, venue: venue),
      fields.scalars("learners", expected: "the id of a worker")
    )
  }

  /// Logs courses that have to be completed before themselves.
  static func checkOrder(_ courses: [Course], _ entries: [NodeMap.Entry], _ context: ReadingContext) {
    // Depth-first without recursion: 0 unseen, 1 on the path, 2 done.
    var state = [Int](repeating: 0, count: courses.count)
    for root in courses.indices where state[root] == 0 {
      var path = [(course: root, next: 0)]
      state[root] = 1
      while let top = path.last {
        if top.next == courses[top.course].after.count {
          state[top.course] = 2
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let before = courses[top.course].after[top.next].index
        if state[before] == 0 {
          state[before] = 1
          path.append((before, 0))
        } else if state[before] == 1, let start = path.firstIndex(where: { $0.course == before }) {
          let round = (path[start...].map(\.course) + [before]).map { courses[$0].id }
          let entry = entries[top.course]
          context.log.error(
            entry.value.map?["after"]?.spot ?? entry.keySpot,
            "the courses wait for each other: \(round.joined(separator: " after ")); remove one 'after'")
        }
      }
    }
  }
}
