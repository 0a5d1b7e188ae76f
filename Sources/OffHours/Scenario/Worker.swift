/// A person who may come to class.
public struct Worker: Sendable {
  /// Id, unique among workers.
  public var id: String
  /// What people read; the id where none was given.
  public var name: String
  /// Crew within the rotation or the roster.
  public var crew: String?
  /// Who employs the person, if anyone.
  public var employer: Ref<Employer>?
  /// The person's rotation: the own one, else the employer's; nil where neither exists.
  public var rotation: Ref<Rotation>?
  /// Where the person lives: the own place, else the employer's; nil asks no journeys.
  public var home: Ref<Place>?
  /// Does not want to come: is never placed, and is not reported as unplaced.
  public var declined = false
  /// Courses that the person needs, ascending.
  public var courses: [Ref<Course>] = []
  /// What is completed already.
  public var credits: [Credit] = []
  /// Weight in `completions`, > 0.
  public var priority = 1.0
  private var carried: CarriedCells?
  /// What is known of few; one element, or none where it is known of this person neither. People are many.
  private var rare: [Rare] = []

  private struct Rare: Hashable {
    var needs: Set<String> = []
    var due: [Due] = []
    var unavailable: [Interval] = []
    var until: CivilDate?
    var commitments = WeeklyHours()
    var ledger = LedgerCounts()
  }

  /// A worker named after the id.
  public init(id: String) {
    self.id = id
    name = id
  }
}

// MARK: - What is known of few
extension Worker {
  /// What a venue must have for the person to take part.
  public var needs: Set<String> {
    get { rare.isEmpty ? [] : rare[0].needs }
    set { change { $0.needs = newValue } }
  }

  /// Dates by which courses are due, ascending by course, each course once.
  public var due: [Due] {
    get { rare.isEmpty ? [] : rare[0].due }
    set { change { $0.due = newValue } }
  }

  /// Dates and stretches in which the person cannot come, merged.
  public var unavailable: [Interval] {
    get { rare.isEmpty ? [] : rare[0].unavailable }
    set { change { $0.unavailable = newValue } }
  }

  /// Last day in the job: no meeting on a later date.
  public var until: CivilDate? {
    get { rare.isEmpty ? nil : rare[0].until }
    set { change { $0.until = newValue } }
  }

  /// Weekly commitments of the person.
  public var commitments: WeeklyHours {
    get { rare.isEmpty ? WeeklyHours() : rare[0].commitments }
    set { change { $0.commitments = newValue } }
  }

  /// What earlier terms asked of the person.
  public var ledger: LedgerCounts {
    get { rare.isEmpty ? LedgerCounts() : rare[0].ledger }
    set { change { $0.ledger = newValue } }
  }

  private mutating func change(_ body: (inout Rare) -> Void) {
    var changed = rare.first ?? Rare()
    body(&changed)
    rare = changed == Rare() ? [] : [changed]
  }
}

// MARK: - What is carried along
extension Worker {
  /// Columns of the workers' table that the format does not know, in the table's order.
  public var extra: [(column: String, value: String)] {
    get { carried?.cells ?? [] }
    set { carry(newValue, columns: []) }
  }

  /// Names of these columns.
  public var extraColumns: [String] { carried?.columns ?? [] }

  /// Sets what is carried along; where `columns` names the cells' columns it is shared.
  public mutating func carry(_ cells: [(column: String, value: String)], columns: [String]) {
    carried = cells.isEmpty ? nil : CarriedCells(cells, columns: columns)
  }
}

/// The date by which a worker has to have completed a course.
public struct Due: Hashable, Sendable {
  /// The course, and its date.
  public var course: Ref<Course>, date: CivilDate

  /// A due date.
  public init(course: Ref<Course>, date: CivilDate) {
    self.course = course
    self.date = date
  }
}

/// A course or a lesson that a worker has behind him or her.
public struct Credit: Hashable, Sendable {
  /// The course.
  public var course: Ref<Course>
  /// The lesson; nil: the whole course.
  public var lesson: Int?
  /// When, if known: dated credits take part in order and gap.
  public var date: CivilDate?

  /// A credit for a whole course (`lesson` nil) or one lesson of it (index into the course's lessons).
  public init(course: Ref<Course>, lesson: Int? = nil, date: CivilDate? = nil) {
    self.course = course
    self.lesson = lesson
    self.date = date
  }
}
