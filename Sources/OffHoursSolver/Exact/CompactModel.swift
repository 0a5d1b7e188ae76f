internal import GLPK
import OffHours

/// The plain time-indexed integer model of a whole problem, exact in every rule and goal: the reference.
///
/// A column for every meeting that may be held and every learner who may come to it, rows for every rule. It grows with
/// workers × possible meetings, so it proves small scenarios and checks the method that solves large ones.
struct CompactModel: Sendable {
  let instance: Instance
  let possible: Possibilities
  let columns: CompactColumns
  /// Every row and column; no objective.
  let program: CompactProgram

  /// Builds the model, of all that is possible or of a part. `isNamed` gives rows and columns readable names, which only
  /// files need; sums over more than `short` attendances of a lesson get columns (``AttendanceSums``).
  init(_ instance: Instance, in part: PossiblePart? = nil, isNamed: Bool = false, short: Int = 12) {
    let possible = Possibilities(instance, in: part)
    let names = CompactNames(instance: instance, possible: possible)
    var program = CompactProgram(isNamed: isNamed)
    let columns = CompactColumns(instance, possible, names, &program)
    MeetingRows(instance: instance, possible: possible, columns: columns, names: names).add(to: &program)
    SectionRows(instance: instance, possible: possible, columns: columns, names: names).add(to: &program)
    CourseRows(
      instance: instance, possible: possible, columns: columns, names: names, short: short,
      areAlike: part == nil
    )
    .add(to: &program)
    AgendaRows(instance: instance, possible: possible, columns: columns).add(to: &program)
    ReleaseRows(instance: instance, possible: possible, columns: columns).add(to: &program)
    GoalSums(instance, possible, columns).addRows(to: &program)
    BaselineRows(instance: instance, possible: possible, columns: columns).add(to: &program)
    self.instance = instance
    self.possible = possible
    self.columns = columns
    self.program = program
  }

  /// Columns and rows, roughly: what the model of an instance would have, without building it.
  struct Size: Hashable, Sendable {
    var columns, rows: Int
  }

  /// How large the model of an instance would be. Stops counting past `limit` columns.
  static func size(_ instance: Instance, upTo limit: Int = .max) -> Size {
    var size = Size(columns: 0, rows: 0)
    for (course, definition) in instance.scenario.courses.enumerated() {
      let pairs = instance.pairsOfCourse[course]
      let least = max(1, definition.minSize)
      let fewest =
        definition.lessons.indices.map { lesson in
          instance.supply.classes[instance.supply.classOfLesson[course][lesson]].spots.count
        }.min() ?? 0
      let isSection = definition.attendance == .section
      let sections =
        isSection
        ? min(definition.maxSections ?? .max, fewest, pairs.count / least + instance.pins[course].count)
          + instance.running.count { $0.course == course } : 1
      size.columns += pairs.count * (1 + (isSection ? sections : 0))
      for lesson in definition.lessons.indices {
        let lessonClass = instance.supply.classes[instance.supply.classOfLesson[course][lesson]]
        for spot in lessonClass.spots {
          let moment = Int(instance.supply.spots[spot].moment)
          var able = 0
          forEachBit(instance.supply.able.row(moment)) { kind in
            if instance.demand.kinds[kind].courses.contains(course) {
              able += instance.demand.kinds[kind].members.count
            }
          }
          if able < instance.least(spot) { continue }
          size.columns += sections + able + (instance.staff(spot) > 0 ? lessonClass.teachers.count : 0)
          size.rows += 3 + able * (1 + (sections > 1 ? sections : 0))
          if size.columns > limit { return size }
        }
      }
    }
    return size
  }

  /// The tiers as sums over columns.
  var objectives: [TierObjective] {
    let goals = GoalSums(instance, possible, columns)
    return instance.scenario.goals.map { TierObjective($0, goals) }
  }

  /// The model with the objective of one tier, for other solvers: its optimum is the tier's value.
  ///
  /// Tiers above it are held at the values of `standing`; without one they are left free.
  func linearProgram(tier: Int = 0, holding standing: GoalValues? = nil) -> LinearProgram {
    let objectives = objectives
    var held = program
    if let standing {
      for above in objectives[..<tier] { hold(above, standing, &held) }
    }
    return set(objectives[tier], in: held, scale: objectives[tier].unit)
  }

  /// The program with an objective, whose sums are multiplied by `scale`; max-tiers are maximised then.
  func set(_ objective: TierObjective, in program: CompactProgram, scale: Double? = nil) -> LinearProgram {
    var result = program.program
    let isTurned = scale != nil && objective.tier.isMaximised
    result.sense = isTurned ? .maximise : .minimise
    let factor = (scale ?? 1) * (isTurned ? -1 : 1)
    // The columns are the program's own, each named once.
    try? result.setObjective(
      columns: objective.sum.columns, values: objective.sum.values.map { $0 * factor })
    return result
  }

  /// Adds the rows that keep a tier at the value it has in `standing`, or better; with coefficients of 1000 at most where
  /// `isScaled`.
  func hold(
    _ objective: TierObjective, _ standing: GoalValues, _ program: inout CompactProgram,
    isScaled: Bool = false
  ) {
    let value = objective.value(standing, instance)
    // Enough need not be a value that a timetable can have.
    let isMet = value <= objective.enough
    let most = objective.isWhole && !isMet ? value + 0.5 : value + 1e-9 * max(1, abs(value))
    let scale = isScaled && !objective.isExact ? 1000 / max(1, objective.largest) : 1
    program.addRow(
      objective.sum.times(scale), atMost: most * scale,
      "hold_" + objective.tier.parts.map(\.goal.rawValue).joined(separator: "_"))
  }
}
