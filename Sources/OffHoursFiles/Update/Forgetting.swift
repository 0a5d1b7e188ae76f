package import OffHours

/// What goes from a scenario when a term is over: people and what was known of them. Counts and credits stay.
package struct Forgetting: Sendable {
  /// A person who goes, or of whom little stays.
  package struct Person: Hashable, Sendable {
    /// Id, and name as it was.
    package var id: String, name: String
  }

  /// People who go.
  package private(set) var dropped: [Person] = []
  /// People of whom the id, the employer, the crew, the courses, credits and due dates stay.
  package private(set) var reduced: [Person] = []
  /// Fields of people that go, keys of the format and columns carried along, in the order in which they stood.
  package private(set) var fields: [String] = []
  /// Absences of people, and their rows or cells of rosters, that go.
  package private(set) var absences = 0, rosterRows = 0
  /// Completions of people who go, counted in the targets from now on.
  package private(set) var counted: [(course: String, employer: String?, count: Int)] = []
  /// Whether the horizon ends on or before the date.
  package let isOver: Bool
  private(set) var changes: [TreeChange] = []

  /// What is kept of somebody with a credit.
  private static let kept: Set<String> = ["employer", "crew", "rotation", "courses", "completed", "due"]

  /// What may go on or after the evening of `date`: everybody who has left the job by then; where the horizon is over
  /// as well, people without credits, and all of the others but what their credits need.
  package init(_ target: UpdateTarget, until date: CivilDate) {
    let scenario = target.scenario, root = target.tree.root.node
    isOver = scenario.horizon.to <= date
    var gone: Set<String> = []
    for worker in scenario.workers {
      let person = Person(id: worker.id, name: worker.name)
      if worker.until.map({ $0 <= date }) ?? false || isOver && worker.credits.isEmpty {
        dropped.append(person)
        gone.insert(worker.id)
      } else if isOver {
        reduce(person, root, until: date)
      }
    }
    for person in dropped {
      if let old = root.at(["workers", person.id]) { change(["workers", person.id], old, nil) }
      if let old = root.at(["ledger", person.id]) { change(["ledger", person.id], old, nil) }
    }
    count(scenario, gone, root)
    release(scenario, gone, root)
    let people = Set(scenario.workers.map(\.id))
    forgetAbsences(root, gone, people, until: date)
    forgetRoster(root, gone, people, until: date)
  }

  private mutating func change(_ path: [String], _ old: Node?, _ new: Node?) {
    changes.append(TreeChange(path: path, old: old, new: new))
  }

  private mutating func reduce(_ person: Person, _ root: Node, until date: CivilDate) {
    var isReduced = false
    for field in root.at(["workers", person.id])?.map?.entries ?? [] where !Self.kept.contains(field.key) {
      // The last day in the job still counts where it is to come.
      if field.key == "until" || field.value.isNull { continue }
      change(["workers", person.id, field.key], field.value, nil)
      if !fields.contains(field.key) { fields.append(field.key) }
      isReduced = true
    }
    if isReduced { reduced.append(person) }
  }

  /// Completions of people who go stay in the targets: what was reached of a total, and what is wanted of an employer.
  private mutating func count(_ scenario: Scenario, _ gone: Set<String>, _ root: Node) {
    let hearing = ResolvedTimetable(Timetable(), in: scenario)
    for course in scenario.courses.refs {
      let facts = scenario.courses[course]
      guard let target = facts.target else { continue }
      let behind = scenario.workers.refs.filter {
        gone.contains(scenario.workers[$0].id) && scenario.workers[$0].courses.contains(course)
          && hearing.isBehind($0, course)
      }
      if target.total != nil, !behind.isEmpty {
        let path = ["courses", facts.id, "target", "already"]
        change(path, root.at(path), TreeText.scalar("\(target.already + behind.count)"))
        counted.append((facts.id, nil, behind.count))
      }
      for wanted in target.employers {
        let own = behind.count { scenario.workers[$0].employer == wanted.employer }
        guard own > 0 else { continue }
        let id = scenario.employers[wanted.employer].id
        let path = ["courses", facts.id, "target", "employers", id]
        change(path, root.at(path), TreeText.scalar("\(max(0, wanted.count - own))"))
        counted.append((facts.id, id, own))
      }
    }
  }

  /// Nobody who goes is pinned to a meeting or belongs to others.
  private mutating func release(_ scenario: Scenario, _ gone: Set<String>, _ root: Node) {
    func isGone(_ node: Node) -> Bool { gone.contains(normalized(TreeText.line(node))) }
    func list(_ nodes: [Node]) -> Node? {
      nodes.isEmpty ? nil : Node(spot: SourcePosition(file: 0, line: 1, column: 1), value: .list(nodes))
    }
    for course in scenario.courses {
      let together = ["courses", course.id, "together"], pinned = ["courses", course.id, "pinned"]
      if let old = root.at(together), case .list(let groups) = old.value {
        let rest = groups.compactMap { group -> Node? in
          guard case .list(let members) = group.value else { return group }
          let left = members.filter { !isGone($0) }
          return left.count < 2 ? nil : left.count == members.count ? group : list(left)
        }
        if !TreeText.isSame(old, list(rest)) { change(together, old, list(rest)) }
      }
      if let old = root.at(pinned), case .list(let pins) = old.value {
        let rest = pins.map { pin -> Node in
          guard let learners = pin.map?["learners"], case .list(let people) = learners.value,
            people.contains(where: isGone)
          else { return pin }
          let draft = TreeDraft(pin)
          draft.set(["learners"], list(people.filter { !isGone($0) }))
          return draft.node
        }
        if !TreeText.isSame(old, list(rest)) { change(pinned, old, list(rest)) }
      }
    }
  }

  private mutating func forgetAbsences(
    _ root: Node, _ gone: Set<String>, _ people: Set<String>, until date: CivilDate
  ) {
    for absence in root.map?["absences"]?.map?.entries ?? [] {
      guard let who = absence.value.map?["worker"].map({ normalized(TreeText.line($0)) }),
        people.contains(who)
      else { continue }
      let end = absence.value.map?["to"].flatMap { CivilDate(String(TreeText.line($0).prefix(10))) }
      guard gone.contains(who) || isOver && end.map({ $0 <= date }) ?? true else { continue }
      change(["absences", absence.key], absence.value, nil)
      absences += 1
    }
  }

  private mutating func forgetRoster(
    _ root: Node, _ gone: Set<String>, _ people: Set<String>, until date: CivilDate
  ) {
    for row in root.map?["roster"]?.map?.entries ?? [] where people.contains(row.key) {
      let cells = row.value.map?.entries ?? []
      let past = cells.filter { CivilDate($0.key).map { $0 <= date } ?? false }
      guard gone.contains(row.key) || isOver && !past.isEmpty else { continue }
      rosterRows += 1
      if gone.contains(row.key) || past.count == cells.count {
        change(["roster", row.key], row.value, nil)
      } else {
        for cell in past { change(["roster", row.key, cell.key], cell.value, nil) }
      }
    }
  }
}

extension UpdateTarget {
  /// The files as they are to be when what goes is gone, beside one another in the scenario's folder; of a workbook the one
  /// file. Only those that change.
  ///
  /// Throws `Fault` where a value cannot be taken out, or where what would be left is no scenario.
  package func files(_ forgetting: Forgetting) throws -> [(path: String, bytes: [UInt8])] {
    guard !forgetting.changes.isEmpty else { return [] }
    let said = TreeDraft(record?.tree ?? TreeText.map([])), wanted = TreeDraft(tree.root.node)
    for change in forgetting.changes {
      wanted.set(change.path, change.new)
      if ["workers", "roster", "absences"].contains(change.path[0]) { said.set(change.path, nil) }
    }
    let update = ScenarioUpdate(
      forgetting.changes, record: said.node, isOpen: record?.isOpen ?? false, target: wanted.node)
    var files = try files(update)
    if isBook {
      for position in files.indices {
        do {
          files[position].bytes = try BookRedaction.forgotten(files[position].bytes, hasRecord: record != nil)
        } catch {
          throw Fault.unchangeable(error.message)
        }
      }
    } else if record == nil {
      files.removeAll { Path.name(of: $0.path) == Self.recordName }
    }
    return files
  }
}
