package import OffHours

/// What was understood of everything that was handed in; told before anything is written.
package struct ImportFindings: Sendable {
  /// A sheet, and what it was taken for.
  package struct SheetNote: Sendable {
    /// What a sheet is.
    package enum Kind: String, Sendable {
      case roster, names, halls, instructors, absences, courses, releases, legend, ignored, hidden
    }

    package var name: String?
    package var kind: Kind
    /// Row of the heading, counted from 1.
    package var headingRow: Int?
    /// First and last date of a roster.
    package var span: DateSpan?
    /// Where the month came from.
    package var monthSource: Phrase?
    /// How many people, crews, halls or codes it holds.
    package var count = 0
    /// Whether the rows of a roster are crews.
    package var isOfCrews = false
    /// Names of the employers whose it is.
    package var employers: [String] = []
    /// What each column with a heading was taken for, but for those that are days.
    package var columns: [ColumnNote] = []
    /// Filled cells, and how many of them were used; the others are told.
    package var cells = 0, usedCells = 0
    /// Cells of columns told as not used that were used all the same, as lines of a legend further down.
    package var usedOfToldColumns = 0
    /// Cells that were not used and stand in no row or column that is told, in ranges.
    package var ignoredCells: String?
    /// Rows that were not used: number (from 1) and text.
    package var ignoredRows: [(row: Int, text: String)] = []
    /// Further notes.
    package var notes: [Phrase] = []
  }

  /// A file and its sheets.
  package struct FileNote: Sendable {
    package var path: String
    package var format: String
    package var sheets: [SheetNote] = []
  }

  /// A code of an employer.
  package struct CodeNote: Sendable {
    package var code: String
    package var meaning: ShiftCode
    /// How often it stands in the rosters.
    package var count: Int
    /// As the legend puts it.
    package var words: String
    /// Whether the legend was given apart and not on the sheet.
    package var isGiven: Bool
  }

  /// An employer and what is known of it.
  package struct EmployerNote: Sendable {
    package var id: String
    package var name: String
    package var people: Int
    package var codes: [CodeNote] = []
    package var crews: [String] = []
  }

  /// A rotation that was found.
  package struct RotationNote: Sendable {
    package var id: String
    package var employer: String
    package var cycle: [String]
    /// Id and name of the built-in rotation that it is.
    package var pattern: (id: String, name: String)?
    package var crews: [(name: String, offset: Int, people: Int)]
    /// Rows behind it, and cells that deviate from it.
    package var rows: Int, exceptions: Int
    /// Empty cells that the rotation fills.
    package var filled: Int
  }

  package var files: [FileNote] = []
  package var employers: [EmployerNote] = []
  package var rotations: [RotationNote] = []
  /// Rows of rosters, people or crews, without a rotation: written cell by cell.
  package var rowsWithoutRotation = 0
  package var people = 0
  /// People on rosters who are on no list of names, and so left out.
  package var leftOut = 0
  /// Who they are, and the person on a list whose name is nearest.
  package var leftOutPeople: [(name: String, place: CellPlace, near: String?)] = []
  /// Names that are written in two ways and were taken for one person.
  package var spellings: [(written: String, known: String)] = []
  package var halls = 0
  package var instructors = 0
  /// What was made of notes and prices of halls and instructors.
  package var supplyNotes: [Phrase] = []
  package var absences = 0
  package var courses: [(id: String, name: String, people: Int, minutes: [Int])] = []
  package var horizon: DateSpan?
  package var timezone = ""
  /// The language asked for, or that of the sheets.
  package var language = Language.english
  /// Who learns together, by course: the ids of each group.
  var together: [String: [[String]]] = [:]
  /// Why this zone was taken; nil where it was asked for.
  package var zoneReason: Phrase?
  /// Faults and doubts.
  package var faults: [ImportFault] = []
}

/// What an import came to.
package struct ImportOutcome: Sendable {
  /// What was understood.
  package var findings: ImportFindings
  /// The scenario's files, by name, in the order in which to write them; empty where there is an error.
  package var files: [(name: String, text: String)]
  /// What was said, for a scenario that is there already.
  var said = ImportSaid()

  /// Whether nothing can be written.
  package var hasErrors: Bool { findings.faults.contains { $0.severity == .error } }
}

/// What sheets spoke of, and what only came from the scenario that is there.
struct ImportSaid: Sendable {
  /// Ids of workers who are named on a sheet.
  var workers: Set<String> = []
  /// Employers with somebody on a list or a roster of people.
  var employers: Set<String> = []
  /// Codes by employer that only the scenario explains.
  var knownCodes: [String: Set<String>] = [:]
  /// What sheets say of courses that the scenario has: the paths of the values below each.
  var courseKeys: [String: [[String]]] = [:]
  /// Paths of values that sheets say do not hold: *no cap*, *forever*, *none*.
  var lifted: [[String]] = []
  /// Where sheets say what they say, by part, thing and key; cells of rosters by person or crew.
  var places: [[String]: CellPlace] = [:]
  var cells: [String: [CivilDate: RosterDraft]] = [:]
  /// What kinds of sheets there were.
  var hasNames = false, hasPeople = false, hasHalls = false, hasInstructors = false, hasAbsences = false
  /// Whether people whom only a roster names were taken in.
  var isOpen = false
  /// The dates of the rosters.
  var span: DateSpan?

  /// Where sheets say a value of a scenario; nil where they only imply it. `tree`: what they say.
  func place(_ path: [String], _ tree: Node) -> CellPlace? {
    if path[0] == "roster" {
      return path.count > 2 ? CivilDate(path[2]).flatMap { cells[path[1]]?[$0]?.place } : nil
    }
    var key = path
    if ["venues", "instructors"].contains(path[0]), path.count > 1,
      let name = tree.at([path[0], path[1], "name"])
    {
      key[1] = slug(TreeText.line(name))
    }
    while key.count > 1 {
      if let place = places[key] { return place }
      key.removeLast()
    }
    return nil
  }
}

/// A file that cannot be opened, on the way into an import.
package struct ImportMissing: Error, Sendable {
  /// A line for each file.
  package var files: [MissingFile]
}
