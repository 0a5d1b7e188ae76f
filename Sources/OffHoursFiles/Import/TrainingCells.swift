internal import OffHours

/// The cells of a training matrix as credits of people.
extension TrainingMatrix {
  /// Adds what a row's cells say to somebody's credits; what is not understood is an error at its cell.
  func take(_ row: Int, _ source: SourceSheet, _ person: inout NameList.Row, _ log: ImportLog) {
    for column in columns.keys.sorted() {
      let cell = source.sheet[row, column], place = source.place(row, column)
      guard !cell.isEmpty, let course = columns[column] else { continue }
      func add(_ kind: Heading, _ text: String) {
        let before = person.settings[kind].map { $0.text + "; " } ?? ""
        guard !"\(before)".contains("\(text); ") else { return }
        person.settings[kind] = PlacedText(text: before + text, place: person.settings[kind]?.place ?? place)
      }
      switch entry(cell, course) {
      case .done(let date):
        // A day says more than a mark.
        let credits = person.settings[.completed]?.text ?? ""
        if date == nil, credits.contains(course.course) { continue }
        add(.completed, course.course + (date.map { "@\($0)" } ?? ""))
      case .until(let date):
        let credits = person.settings[.completed]?.text ?? ""
        if !credits.contains("\(course.course)@") { add(.completed, course.course) }
        add(.due, "\(course.course)@\(date)")
      case Entry.none?: continue
      case .exempt: person.exempt.insert(course.course)
      case nil:
        if course.meaning == nil, DatesText.date(cell, in: nil) != nil { continue }
        log.error(place, TrainingWords.unclear(plainText(cell.text), course.label))
      }
    }
  }

  /// What the columns were taken for.
  func note(_ notes: inout [ColumnNote]) {
    for (column, course) in columns {
      guard let meaning = course.meaning, let at = notes.firstIndex(where: { $0.column == column }) else {
        continue
      }
      notes[at].use = .taken(TrainingWords.column(course.course, isUntil: meaning == .until))
    }
  }

  /// Columns that cannot be told, and those of courses that are not planned.
  func tell(_ source: SourceSheet, _ heading: ListHeading, _ log: ImportLog) {
    for (column, course) in columns.sorted(by: { $0.key < $1.key }) where course.meaning == nil {
      log.error(source.place(heading.row, column), TrainingWords.doneOrUntil(course.label))
    }
    for (column, course) in marks.sorted(by: { $0.key < $1.key }) {
      log.error(source.place(heading.row, column), TrainingWords.marks(course.label, course.course))
    }
    for other in unknown {
      log.warning(
        source.place(heading.row, other.column), TrainingWords.notPlanned(other.label, slug(other.course)))
    }
  }

  /// Marks the cells that said what the dates are.
  func use(_ source: SourceSheet) {
    for cell in titles { source.account.use(cell.row, cell.column) }
    guard let subheading else { return }
    for column in columns.keys { source.account.use(subheading, column) }
  }
}
