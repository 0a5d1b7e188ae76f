/// A base plan and its variants side by side, and who gains and who loses.
public struct Comparison: Sendable {
  /// The plan that the others are held against.
  public var base: PlanFigures
  /// The others.
  public var variants: [Variant]

  /// A plan held against the base.
  public struct Variant: Sendable {
    /// What it amounts to.
    public var figures: PlanFigures
    /// What is proved of the difference, tier by tier, as far as the tiers are the base's.
    public var verdicts: [TierVerdict]
    /// What is proved of the difference in how many complete, those before included, everybody counting alike.
    public var count: TierVerdict
    /// Who completes a course that he or she does not complete in the base, and the other way round; in the order of the
    /// workers' file, then of the courses.
    public var gains, losses: [PersonChange]
    /// Ids of the workers for whom a course that they attend in the base has other lessons, times or venues, or falls
    /// away; in the order of the workers' file.
    public var changed: [String]
    /// How many of them there have to be at least, given the goals reached; nil where nothing is proved.
    public var changedBound: Double?
  }

  /// A worker and a course that one of two plans completes.
  public struct PersonChange: Hashable, Sendable {
    /// Id and name of the worker.
    public var worker, name: String
    /// Id and name of the employer, if any.
    public var employer, employerName: String?
    /// Id and name of the course.
    public var course, courseName: String
    /// What is proved.
    public var proof: Proof
  }

  /// What is proved of one person's gain or loss.
  public enum Proof: String, Sendable {
    /// The person could not complete the course in the other plan's scenario, even with every hall and instructor free.
    case alone
    /// The other plan's scenario does not list the person, or not for this course.
    case unlisted
    /// That more (or fewer) complete is proved by the bounds, not that it has to be this person.
    case bound
    /// Both plans have the same values in every tier: who it is, no goal has decided.
    case tie
    /// The difference lies within what could not be proved.
    case open
  }

  /// A plan as it goes into a comparison.
  public struct Plan: Sendable {
    /// What people call it.
    public var name: String
    /// What was planned, and what came out.
    public var scenario: Scenario, timetable: Timetable

    /// A plan.
    public init(name: String, scenario: Scenario, timetable: Timetable) {
      self.name = name
      self.scenario = scenario
      self.timetable = timetable
    }
  }

  /// Holds variants against a base.
  public init(base: Plan, variants: [Plan]) {
    let old = Side(base)
    self.base = PlanFigures(old.hearing, name: base.name)
    let baseTiers = self.base.tiers
    let oldFigures = old.figures(self.base)
    self.variants = variants.map { plan in
      let new = Side(plan)
      let figures = PlanFigures(new.hearing, name: plan.name)
      let measure = TierMeasure(base.scenario, plan.scenario)
      let verdicts = TierVerdict.verdicts(
        of: figures.tiers, against: baseTiers, isComparable: measure.agrees)
      let count = CountVerdict(new.figures(figures), against: oldFigures, verdicts).verdict
      let isTie =
        verdicts.count == figures.tiers.count && verdicts.count == baseTiers.count
        && verdicts.allSatisfy { $0 == .same }
      func proof(_ wanted: TierVerdict) -> Proof { count == wanted ? .bound : isTie ? .tie : .open }
      return Variant(
        figures: figures, verdicts: verdicts, count: count,
        gains: new.completions(without: old, otherwise: proof(.gain)),
        losses: old.completions(without: new, otherwise: proof(.loss)),
        changed: PeopleChangedGoal.changed(in: new.hearing, keeping: base.timetable)
          .map { plan.scenario.workers[$0].id },
        changedBound: plan.timetable.changes.first { $0.tier == Tier(.peopleChanged) }?.bound)
    }
  }

  private struct Pair: Hashable {
    var worker, course: String
  }

  /// One plan, looked up.
  private struct Side {
    let scenario: Scenario
    let hearing: ResolvedTimetable
    /// Pairs that are completed here, that never could be, and that are asked for.
    let completed: Set<Pair>
    let impossible: Set<Pair>
    let needed: Set<Pair>
    let behind: Set<Pair>

    init(_ plan: Plan) {
      let scenario = plan.scenario
      let hearing = ResolvedTimetable(plan.timetable, in: scenario)
      self.scenario = scenario
      self.hearing = hearing
      completed = Set(
        hearing.pursuits.filter(\.isCompletion).map {
          Pair(worker: scenario.workers[$0.worker].id, course: scenario.courses[$0.course].id)
        })
      impossible = Set(
        plan.timetable.unplaced.filter { $0.possible == false }.map {
          Pair(worker: $0.worker, course: $0.course)
        })
      var needed: Set<Pair> = [], behind: Set<Pair> = []
      for worker in scenario.workers.refs {
        let person = scenario.workers[worker]
        for course in person.courses {
          let pair = Pair(worker: person.id, course: scenario.courses[course].id)
          if hearing.isBehind(worker, course) { behind.insert(pair) }
          if !person.declined { needed.insert(pair) }
        }
      }
      self.needed = needed
      self.behind = behind
    }

    /// What is completed here and not there. Someone with the course behind him or her there has lost nothing.
    func completions(without other: Side, otherwise proof: Proof) -> [PersonChange] {
      hearing.pursuits.filter(\.isCompletion).compactMap { pursuit in
        let person = scenario.workers[pursuit.worker], course = scenario.courses[pursuit.course]
        let pair = Pair(worker: person.id, course: course.id)
        guard !other.completed.contains(pair), !other.behind.contains(pair) else { return nil }
        let employer = person.employer.map { scenario.employers[$0] }
        return PersonChange(
          worker: person.id, name: person.name, employer: employer?.id, employerName: employer?.name,
          course: course.id, courseName: course.name,
          proof: !other.needed.contains(pair) ? .unlisted : other.impossible.contains(pair) ? .alone : proof)
      }
    }

    /// What is known of how many complete.
    func figures(_ figures: PlanFigures) -> CountVerdict.Side {
      let able = needed.subtracting(behind).subtracting(impossible).count
      return CountVerdict.Side(
        figures, scenario: scenario, weights: hearing.completionWeights, mostPlanned: able)
    }
  }
}
