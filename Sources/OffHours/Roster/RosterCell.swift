/// One cell of a roster: what somebody does on a date.
public struct RosterCell: Hashable, Sendable {
  /// The date on which the shift starts.
  public var date: CivilDate
  /// The code as written.
  public var code: String
  /// What the code stands for, looked up in the employer's legend, then the rotation's, then the scenario's.
  public var shift: ShiftCode

  /// A cell.
  public init(date: CivilDate, code: String, shift: ShiftCode) {
    self.date = date
    self.code = code
    self.shift = shift
  }
}

/// A crew of an employer, as rosters and absences name it.
public struct CrewKey: Hashable, Comparable, Sendable {
  /// The employer.
  public var employer: Ref<Employer>
  /// The crew's name; nil: everybody at the employer.
  public var crew: String?

  /// The crew `crew` of `employer`.
  public init(employer: Ref<Employer>, crew: String?) {
    self.employer = employer
    self.crew = crew
  }

  /// By employer, then by crew.
  public static func < (a: CrewKey, b: CrewKey) -> Bool {
    (a.employer.index, a.crew ?? "") < (b.employer.index, b.crew ?? "")
  }
}

/// Cells of all roster tables together; each list ascends by date and names a date once.
public struct Roster: Sendable {
  /// Cells of single workers. They win over the crew's.
  public var workers: [Ref<Worker>: [RosterCell]] = [:]
  /// Cells of crews (`crew` is never nil). They win over the rotation.
  public var crews: [CrewKey: [RosterCell]] = [:]

  /// An empty roster.
  public init() {}
}
