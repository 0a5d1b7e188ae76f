internal import OffHours

/// The lessons of a course: how many, how they are called, how long each is.
struct CourseLessons {
  /// A row that is a lesson, on its way.
  private struct Told {
    var name: String
    var minutes: Int?
    var place: CellPlace
    /// The row of the group that it is, where it is one alone.
    var row: Int?
  }
  /// What one list, or one row, says of all lessons.
  private struct Telling {
    var lessons: [Told]
    /// One length without a word on how many lessons: of all that the course has.
    var isEach: Bool
    /// Where it stands.
    var place: CellPlace { lessons[0].place }
    var isNamed: Bool { lessons.allSatisfy { !$0.name.isEmpty } }
  }

  private(set) var lessons: [ScenarioDraft.CourseDraft.Lesson] = []
  /// Which lesson each row of the group is, by position; nil for rows that are of the whole course.
  private(set) var ofRows: [Int?]
  private let group: CourseSheet.Group
  private let log: ImportLog
  /// Whether a cell that speaks of lessons is at fault, which is told already.
  private var isFaulty = false

  init(_ group: CourseSheet.Group, known: CourseSheet.Known?, _ log: ImportLog) {
    (self.group, self.log) = (group, log)
    ofRows = Array(repeating: nil, count: group.rows.count)
    var all: Telling?
    for telling in tellings() {
      if let there = all { all = joined(there, telling) } else { all = telling }
    }
    settle(all, known)
  }

  private static let lengths: [Heading] = [.minutes, .lessonHours, .duration]

  // MARK: - What rows say

  /// What each list says, and each row that is of the whole course.
  private mutating func tellings() -> [Telling] {
    var result: [Telling] = []
    var lists: [(list: PlanList, rows: [Int])] = []
    for (position, (_, list)) in group.rows.enumerated() {
      if let at = lists.firstIndex(where: { $0.list.source.noteAt == list.source.noteAt }) {
        lists[at].rows.append(position)
      } else {
        lists.append((list, [position]))
      }
    }
    for (list, positions) in lists {
      let own = positions.filter { !isOfEmployer(group.rows[$0].row) }
      let isByLesson = isByLesson(own, list)
      if isByLesson {
        var told: [Told] = []
        for position in own { told += lesson(position, list, after: told) }
        if !told.isEmpty { result.append(Telling(lessons: told, isEach: false)) }
      } else {
        let long = own.filter { !hasNoLength(group.rows[$0].row) }
        if let first = long.first, long.count > 1 {
          // Two rows of one course are two lessons only where lessons are what rows are.
          log.error(
            place(long[1], list, .course),
            PlanSheetWords.twice(group.name, at: place(first, list, .course).text))
          isFaulty = true
        }
        result += own.compactMap { whole($0, list) }
      }
      result += positions.filter { !own.contains($0) }.compactMap { whole($0, list) }
    }
    return result
  }

  /// Whether a row is that of an employer's target, and no lesson.
  private func isOfEmployer(_ row: SupplyList.Row) -> Bool {
    row.cells[.employer] != nil && row.cells[.lesson] == nil
  }

  private func hasNoLength(_ row: SupplyList.Row) -> Bool {
    Self.lengths.allSatisfy { row.cells[$0] == nil }
  }

  /// Whether each row is a lesson: they are named, or the course's name stands on the first alone.
  private func isByLesson(_ rows: [Int], _ list: PlanList) -> Bool {
    if rows.contains(where: { group.rows[$0].row.cells[.lesson] != nil }) { return true }
    let named = rows.count { position in
      let row = group.rows[position].row
      return !row.isContinued
        && [Heading.course, .courseId].contains { kind in
          list.heading.column(kind).map { !list.source.sheet[row.row, $0].isContinuation } ?? false
        }
    }
    return rows.count > 1 && named <= 1
  }

  private func place(_ position: Int, _ list: PlanList, _ kind: Heading) -> CellPlace {
    list.source.place(group.rows[position].row.row, list.heading.column(kind))
  }

  /// The lesson, or the lessons, of a row among others; the same lesson of another employer is not a second one.
  private mutating func lesson(_ position: Int, _ list: PlanList, after others: [Told]) -> [Told] {
    let row = group.rows[position].row
    guard let telling = whole(position, list) else { return [] }
    var told = telling.lessons
    if told.count == 1 {
      told[0].row = position
      if row.cells[.employer] != nil, !told[0].name.isEmpty,
        let there = others.first(where: { slug($0.name) == slug(told[0].name) })
      {
        if let minutes = told[0].minutes, let known = there.minutes, minutes != known {
          contradict(told[0], there, minutes, known)
        }
        return []
      }
    }
    if row.isContinued, row.cells[.lesson] == nil { doubt(position, list, others) }
    return told
  }

  /// A row without a course and without a lesson's name may be a lesson of the course above, another course, or a sum.
  private mutating func doubt(_ position: Int, _ list: PlanList, _ others: [Told]) {
    let row = group.rows[position].row
    let ofLessons: Set<Heading> = [
      .minutes, .lessonHours, .duration, .leastSize, .mostSize, .sizeRange, .instructorCount,
      .learnersPerInstructor, .lessonNeeds, .setup, .cleardown, .note,
    ]
    let kinds = Set(row.cells.keys).subtracting([.course, .courseId])
    let isCounted = group.rows.contains { $0.row.cells[.lessons] != nil }
    let cell = Self.lengths.compactMap { row.cells[$0] }.first
    let sum = cell.map { cell in
      list.rows.last?.row == row.row
        && list.rows.dropLast().compactMap { row in
          Self.lengths.compactMap { row.cells[$0] }.first.flatMap {
            LengthText.list($0.text, bare: 1, most: 1_000_000)
          }
        }.joined().reduce(0, +) == LengthText.list(cell.text, bare: 1, most: 1_000_000)?.first
    }
    if isCounted || !kinds.isSubset(of: ofLessons) || sum == true {
      isFaulty = true
      log.error(place(position, list, .course), PlanSheetWords.noCourseHere(group.name))
    } else {
      log.warning(
        place(position, list, .course), PlanSheetWords.takenForLesson(others.count + 1, of: group.name))
    }
  }

  /// What a row says of lessons; nil where it says nothing, or is at fault.
  private mutating func whole(_ position: Int, _ list: PlanList) -> Telling? {
    let row = group.rows[position].row
    let names = Self.names(row)
    var count = names.isEmpty ? nil : names.count
    if let cell = row.cells[.lessons], names.isEmpty {
      count = AmountText.count(plainText(cell.text)).flatMap {
        (1...Course.mostLessons).contains($0) ? $0 : nil
      }
      if count == nil {
        isFaulty = true
        log.error(cell.place, PlanSheetWords.noCount(plainText(cell.text), most: Course.mostLessons))
        return nil
      }
    }
    let cells = Self.lengths.compactMap { kind in row.cells[kind].map { (kind, $0) } }
    guard let (kind, cell) = cells.first else {
      guard let count else { return nil }
      let place = (row.cells[.lesson] ?? row.cells[.lessons])!.place
      let told = (0..<count).map { Told(name: names.isEmpty ? "" : names[$0], minutes: nil, place: place) }
      return Telling(lessons: told, isEach: false)
    }
    let unit = Self.unit(kind, list.title(kind))
    guard var minutes = LengthText.list(cell.text, bare: unit, most: 1440) else {
      isFaulty = true
      log.error(cell.place, PlanSheetWords.noLength(plainText(cell.text), asksUnit: unit == nil))
      return nil
    }
    for (kind, other) in cells.dropFirst()
    where LengthText.list(other.text, bare: Self.unit(kind, list.title(kind)), most: 1440) != minutes {
      log.error(other.place, PlanSheetWords.twoLengths(plainText(other.text), plainText(cell.text)))
    }
    let isEach = minutes.count == 1 && count == nil
    if minutes.count == 1, let count { minutes = Array(repeating: minutes[0], count: count) }
    if let count, minutes.count != count {
      isFaulty = true
      log.error(cell.place, PlanSheetWords.lengthsOf(minutes.count, lessons: count))
      return nil
    }
    let told = minutes.enumerated().map {
      Told(name: names.isEmpty ? "" : names[$0.offset], minutes: $0.element, place: cell.place)
    }
    return Telling(lessons: told, isEach: isEach)
  }

  /// Names of lessons: that of the row's own, or a list of them in the column of lessons.
  private static func names(_ row: SupplyList.Row) -> [String] {
    if let cell = row.cells[.lesson] {
      let text = plainText(cell.text)
      return text.isEmpty ? [] : [text]
    }
    guard let cell = row.cells[.lessons], cell.text.contains(where: \.isLetter),
      AmountText.count(plainText(cell.text)) == nil
    else { return [] }
    let names = cell.text.split(whereSeparator: { $0 == ";" || $0 == "," || $0.isNewline }).map {
      plainText(String($0))
    }
    // A single word is no list of lessons, but a number that is not understood.
    return names.count > 1 ? names.filter { !$0.isEmpty } : []
  }

  /// What bare numbers below a heading are, in minutes; nil where nothing says.
  private static func unit(_ kind: Heading, _ title: String) -> Int? {
    if kind == .minutes { return 1 }
    if kind == .lessonHours { return 60 }
    return LengthText.unit(of: title)
  }

  // MARK: - What they say together

  private mutating func contradict(_ new: Told, _ old: Told, _ minutes: Int, _ known: Int) {
    isFaulty = true
    log.error(
      new.place,
      PlanSheetWords.lengthsDiffer(
        group.name, lesson: new.name.isEmpty ? old.name : new.name, minutes, known, old.place.text))
  }

  /// Two tellings as one; what contradicts is logged with both cells.
  private mutating func joined(_ one: Telling, _ two: Telling) -> Telling {
    if one.isEach || two.isEach {
      // One length for all lessons that the other says.
      let (each, other) = one.isEach ? (one, two) : (two, one)
      var result = other
      for at in result.lessons.indices {
        let length = each.lessons[0]
        if let minutes = result.lessons[at].minutes {
          if minutes != length.minutes {
            let (new, old) = one.isEach ? (result.lessons[at], length) : (length, result.lessons[at])
            contradict(new, old, new.minutes!, old.minutes!)
            return result
          }
        } else {
          result.lessons[at].minutes = length.minutes
          result.lessons[at].place = length.place
        }
      }
      return result
    }
    var result = one
    let isNamed = one.isNamed && two.isNamed
    guard isNamed || one.lessons.count == two.lessons.count else {
      isFaulty = true
      log.error(
        two.place,
        PlanSheetWords.countsDiffer(
          group.name, two.lessons.count, one.lessons.count, one.place.text))
      return result
    }
    for (position, lesson) in two.lessons.enumerated() {
      let at =
        isNamed ? result.lessons.firstIndex { slug($0.name) == slug(lesson.name) } : position
      guard let at else {
        result.lessons.append(lesson)
        continue
      }
      if let minutes = lesson.minutes, let known = result.lessons[at].minutes, minutes != known {
        contradict(lesson, result.lessons[at], minutes, known)
      }
      if result.lessons[at].minutes == nil { result.lessons[at].minutes = lesson.minutes }
      if result.lessons[at].name.isEmpty { result.lessons[at].name = lesson.name }
      if result.lessons[at].row == nil { result.lessons[at].row = lesson.row }
    }
    return result
  }

  // MARK: - Into the scenario

  private mutating func settle(_ told: Telling?, _ known: CourseSheet.Known?) {
    if let known {
      lessons = known.draft.lessons
      guard var told, !lessons.isEmpty else { return }
      if told.isEach {
        told.lessons = lessons.map { _ in
          var lesson = told.lessons[0]
          lesson.row = nil
          return lesson
        }
      }
      if known.isThere { settleThere(told) } else { settleAsked(told) }
      return
    }
    guard let found = told?.lessons, found.allSatisfy({ $0.minutes != nil }) else {
      if !isFaulty {
        log.error(group.place, PlanSheetWords.noMinutes(group.name, group.id))
      }
      return
    }
    if found.count > Course.mostLessons {
      log.error(told!.place, PlanSheetWords.noCount("\(found.count)", most: Course.mostLessons))
      return
    }
    lessons = found.enumerated().map { position, lesson in
      .init(id: "L\(position + 1)", name: lesson.name, minutes: lesson.minutes!, isSaid: true)
    }
    for (position, lesson) in found.enumerated() { if let row = lesson.row { ofRows[row] = position } }
  }

  /// Lessons of a course whose lengths an option gives, which wins.
  private mutating func settleAsked(_ told: Telling) {
    guard told.lessons.count == lessons.count else { return refuseCount(told, isThere: false) }
    for (position, lesson) in told.lessons.enumerated() {
      if lessons[position].name.isEmpty { lessons[position].name = lesson.name }
      if let row = lesson.row { ofRows[row] = position }
      if let minutes = lesson.minutes, minutes != lessons[position].minutes {
        log.warning(
          lesson.place, PlanSheetWords.optionWins(group.name, minutes, option: lessons[position].minutes))
      }
    }
  }

  /// Lessons of a course of the scenario: by their names or ids; by their order where no names are given.
  private mutating func settleThere(_ told: Telling) {
    let known = lessons.map { lesson in [slug(lesson.name), slug(lesson.id)].filter { !$0.isEmpty } }
    let hasNames = lessons.contains { !$0.name.isEmpty && slug($0.name) != slug($0.id) }
    var isByOrder = told.lessons.allSatisfy(\.name.isEmpty)
    if !isByOrder, !hasNames,
      !told.lessons.contains(where: { lesson in known.contains { $0.contains(slug(lesson.name)) } })
    {
      // The scenario has no names that could be meant.
      guard told.lessons.count == lessons.count else { return refuseCount(told, isThere: true) }
      isByOrder = true
      log.warning(told.place, PlanSheetWords.lessonsInOrder(group.name))
    }
    if isByOrder, told.lessons.count != lessons.count { return refuseCount(told, isThere: true) }
    var taken: Set<Int> = []
    for (position, lesson) in told.lessons.enumerated() {
      let key = slug(lesson.name)
      let at =
        isByOrder ? position : known.indices.first { known[$0].contains(key) && !taken.contains($0) }
      guard let at, !key.isEmpty || isByOrder else {
        let isAgain = known.contains { $0.contains(key) } && !key.isEmpty
        log.error(
          lesson.place,
          isAgain
            ? PlanSheetWords.lessonAgain(lesson.name, of: group.name)
            : PlanSheetWords.noLesson(
              lesson.name, of: group.name, lessons.map { $0.name.isEmpty ? $0.id : $0.name }))
        continue
      }
      taken.insert(at)
      if let row = lesson.row { ofRows[row] = at }
      guard let minutes = lesson.minutes else { continue }
      lessons[at].minutes = minutes
      lessons[at].isSaid = true
    }
  }

  private func refuseCount(_ told: Telling, isThere: Bool) {
    log.error(
      told.place,
      PlanSheetWords.otherLessons(group.name, told.lessons.count, known: lessons.count, isThere: isThere))
  }
}
