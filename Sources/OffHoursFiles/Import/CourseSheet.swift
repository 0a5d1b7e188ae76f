internal import OffHours

/// Courses as sheets list them: a row each, or a row for each lesson.
struct CourseSheet {
  /// The rows of one course.
  struct Group {
    var id: String
    var name: String
    var rows: [(row: SupplyList.Row, list: PlanList)]
    /// The first row's place.
    var place: CellPlace { rows[0].list.source.place(rows[0].row.row, rows[0].list.heading.column(.course)) }
  }

  /// A course that is known before the sheets are read: by an option, or in the scenario that is there.
  struct Known {
    var draft: ScenarioDraft.CourseDraft
    /// Whether the scenario has it; else an option named it.
    var isThere: Bool
  }

  private let known: [Known]
  private let horizon: DateSpan?
  private let log: ImportLog
  private let employers: EmployerBook
  /// Courses that a cell names as those before another, once all are known.
  private var before: [(course: Int, cell: PlacedText)] = []
  /// The courses of the sheets.
  private(set) var drafts: [ScenarioDraft.CourseDraft] = []

  /// Reads all lists of courses; what is not understood is logged at its cell.
  init(
    _ lists: [PlanList], known: [Known], employers: EmployerBook, horizon: DateSpan?, _ log: ImportLog
  ) {
    (self.known, self.employers, self.horizon, self.log) = (known, employers, horizon, log)
    for group in Self.groups(lists, known.map(\.draft)) { add(group) }
    for (course, cell) in before { settle(course, cell) }
  }

  /// The courses of all lists with their rows, in the order in which they begin.
  static func groups(_ lists: [PlanList], _ known: [ScenarioDraft.CourseDraft]) -> [Group] {
    var result: [Group] = []
    for list in lists where list.plan == .courses {
      for row in list.rows {
        let code = row.text(.courseId), name = row.text(.course)
        // The whole name or id: *Fire safety* beside *Safety* is another course.
        let keys = [slug(code), slug(name)].filter { !$0.isEmpty }
        let there = known.first { keys.contains(slug($0.id)) || keys.contains(slug($0.name)) }
        let id = there?.id ?? Self.id(code, name)
        if let at = result.firstIndex(where: { $0.id == id }) {
          result[at].rows.append((row, list))
        } else {
          result.append(Group(id: id, name: name.isEmpty ? code : name, rows: [(row, list)]))
        }
      }
    }
    return result
  }

  private static func id(_ code: String, _ name: String) -> String {
    let id = normalized(code)
    if Parse.isId(id), !Concept.isFree(id) { return id }
    return [slug(code), slug(name)].first { !$0.isEmpty } ?? "course"
  }

  // MARK: - A course

  private mutating func add(_ group: Group) {
    let there = known.first { $0.draft.id == group.id }
    var draft = ScenarioDraft.CourseDraft(id: group.id, name: there?.draft.name ?? group.name, minutes: [])
    draft.isOfSheet = true
    if there == nil || there?.isThere == false, draft.name == draft.id { draft.name = group.name }
    for (row, _) in group.rows { row.tellDoubles(log) }
    let lessons = CourseLessons(group, known: there, log)
    draft.lessons = lessons.lessons
    var keys = CourseKeys(group, lessons, horizon: horizon, log)
    keys.readTargets(group, employers)
    draft.lifted = keys.lifted
    draft.lines = keys.lines
    draft.saysAttend = keys.saysAttend
    for (position, more) in keys.ofLessons.enumerated() where draft.lessons.indices.contains(position) {
      draft.lessons[position].more += more
    }
    draft.said = Set(keys.names)
    for cell in keys.before { before.append((drafts.count, cell)) }
    drafts.append(draft)
  }

  /// Names of courses that come before another.
  private mutating func settle(_ course: Int, _ cell: PlacedText) {
    let all = drafts + known.map(\.draft)
    var ids: [String] = []
    var isFaulty = false
    for piece in cell.text.split(whereSeparator: { $0 == ";" || $0 == "," || $0.isNewline }) {
      let name = plainText(String(piece))
      if name.isEmpty || ["-", "–", "none", "khong", "no"].contains(folded(name)) { continue }
      guard let at = ScenarioDraft.position(of: name, in: all), all[at].id != drafts[course].id else {
        log.error(cell.place, PlanSheetWords.noCourse(name))
        isFaulty = true
        continue
      }
      if !ids.contains(all[at].id) { ids.append(all[at].id) }
    }
    guard !ids.isEmpty else {
      if !isFaulty { drafts[course].lifted.append(["after"]) }
      return
    }
    drafts[course].lines.append("    after: [\(ids.joined(separator: ", "))]")
    drafts[course].said.insert("after")
  }
}
