internal import GLPK
import OffHours

/// The compact model of one tier, to be written to a file for other solvers.
///
/// Its optimum is the value of the tier, in the tier's own sense. The tiers above it are rows: none may become worse
/// than in the timetable that was given for them.
package struct ReferenceModel: Sendable {
  /// A tier that is held, and at what.
  package struct Held: Sendable {
    /// The tier.
    package var tier: Tier
    /// What it is held at.
    package var value: Double
  }

  /// A format of model files.
  package enum Format: String, Sendable {
    /// CPLEX LP.
    case lp
    /// Free MPS; always minimised: the signs of a tier that is maximised are turned.
    case mps
  }

  /// The tier whose value the optimum is.
  package let tier: Tier
  /// The tiers above.
  package let held: [Held]
  /// How large it is.
  package var columns: Int { program.columnCount }
  /// How large it is.
  package var rows: Int { program.rowCount }
  private let program: LinearProgram

  /// Columns up to which a model is built.
  package static let mostColumns = 2_000_000
  /// Rows at most, as many as some 3 GB hold.
  package static let mostRows = 3_000_000

  /// The model of a problem's tier (from 0), with the tiers above it held at the values of `timetable`.
  ///
  /// - Throws: `SolverError.impossiblePin`; `SolverError.unsupported` where the model would have more than
  ///   ``mostColumns`` columns or ``mostRows`` rows, or `timetable`, which is needed for every tier but the first, breaks a rule.
  package init(_ problem: Problem, tier: Int, holding timetable: Timetable? = nil) throws(SolverError) {
    let tiers = problem.tiers
    precondition(tiers.indices.contains(tier), "there is no tier \(tier)")
    let instance = Instance(problem)
    if let pin = instance.impossiblePin { throw pin }
    let size = CompactModel.size(instance)
    guard size.columns <= Self.mostColumns, size.rows <= Self.mostRows else {
      throw .unsupported(
        "a reference model of some \(size.columns) columns and \(size.rows) rows, more than \(Self.mostColumns) or \(Self.mostRows): it grows with workers × possible meetings; fewer workers, dates, halls or starts make it smaller"
      )
    }
    var standing: GoalValues?
    if tier > 0 {
      guard let timetable, let plan = Plan(timetable, instance) else {
        throw .unsupported(
          "a model of tier \(tier + 1) without a timetable that says what those above are held at")
      }
      standing = plan.standing(instance)
    }
    self.tier = tiers[tier]
    held = tiers[..<tier].map { Held(tier: $0, value: standing!.value($0, instance)) }
    program = CompactModel(instance, isNamed: true).linearProgram(tier: tier, holding: standing)
  }

  /// Writes the file, whole or not at all.
  ///
  /// - Throws: `Unwritten` where it cannot be written.
  package func write(_ format: Format, to path: String) throws(Unwritten) {
    do throws(GLPKFault) {
      try GLPKThread.run { () throws(GLPKFault) in
        let session = try Session(program)
        switch format {
        case .lp: try session.write(lp: path)
        case .mps: try session.write(mps: path)
        }
      }
    } catch {
      if case .file(_, let reason) = error { throw Unwritten(path: path, reason: reason) }
      throw Unwritten(path: path, reason: "\(error)")
    }
  }

  /// A file that could not be written.
  package struct Unwritten: Error {
    /// Where, and why not.
    package var path, reason: String
  }
}
