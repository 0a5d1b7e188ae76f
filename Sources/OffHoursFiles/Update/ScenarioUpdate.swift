package import OffHours

/// What an import changes in a scenario that is there already.
package struct ScenarioUpdate: Sendable {
  /// What goes in, in the order of the scenario's parts.
  package private(set) var changes: [TreeChange] = []
  /// What stays as people wrote it although the sheets say something else: `new` is what they say.
  package private(set) var kept: [TreeChange] = []
  /// People, halls, instructors and absences of earlier imports that are on no sheet any more.
  package private(set) var gone: [(part: String, id: String, name: String)] = []
  /// Whether those who are gone are taken out.
  package private(set) var removesGone = false
  /// Doubts: rosters that do not go on as a rotation says, days outside the horizon.
  package private(set) var doubts: [Phrase] = []
  /// Who has completed what by the meetings that are history now.
  package private(set) var completed: [History.Completion] = []
  /// Who was to come to a meeting that is history, and did not.
  package private(set) var missed: [AttendanceRecord] = []
  /// How many meetings became history.
  package private(set) var historic = 0
  /// What the sheets have said, for the next time.
  private(set) var record: Node
  /// Whether people whom only a roster names are taken in.
  private(set) var isOpen: Bool
  /// The scenario as it is to be.
  private(set) var target: Node
  /// Whether columns of the workers' table that the format does not know go once they are empty.
  private(set) var dropsColumns = false

  /// What is asked for beside the files.
  package struct Request: Sendable {
    /// The ends of the horizon, where it is to move.
    package var from: CivilDate?, to: CivilDate?
    /// Whether what is gone from the sheets is taken out.
    package var removesMissing = false
    /// What people were taught before, and who came.
    package var history: [History.Source] = []
    /// What began before is history; the horizon's first day where nil.
    package var now: Instant?

    package init() {}
  }

  /// Changes that no sheet asks for. `record`: what the sheets have said; `target`: the scenario as it is to be.
  init(_ changes: [TreeChange], record: Node, isOpen: Bool, target: Node) {
    (self.changes, self.record, self.isOpen, self.target) = (changes, record, isOpen, target)
    dropsColumns = true
  }

  /// Compares what was read with what is there.
  init(
    _ target: UpdateTarget, _ outcome: ImportOutcome, _ theirs: (tree: Node, scenario: Scenario),
    _ request: Request
  ) {
    let ours = target.tree.root.node
    let said = outcome.said
    var theirTree = Self.pruned(theirs.tree, said, target.known)
    theirTree = Self.lifting(said.lifted, in: theirTree, ours)
    theirTree = Self.renamed(theirTree, ours, target.record?.tree)
    let rotations = RotationUpdate(theirs.scenario, target.scenario, said)
    theirTree = rotations.pruned(theirTree, target.scenario)
    doubts = rotations.doubts
    let others = Self.codesElsewhere(theirTree, theirs.scenario, ours, target)
    for (path, _, _) in others {
      let draft = TreeDraft(theirTree)
      draft.set(path, nil)
      theirTree = draft.node
    }
    var merge = TreeMerge(base: target.record?.tree, ours: ours, theirs: theirTree)
    for (path, old, new) in others { merge.keep(path, old, new) }
    if let between = Self.journeys(theirs.tree, theirTree, ours) {
      merge.set(["travel", "between"], ours.at(["travel", "between"]), between)
    }
    for (key, date) in [("from", request.from), ("to", request.to)] {
      guard let date else { continue }
      merge.say(["horizon", key], ours.at(["horizon", key]), TreeText.scalar("\(date)"))
    }
    merge.dropEmptied(ours)
    ScenarioName.move(&merge, ours, target, from: request.from, to: request.to)
    removesGone = request.removesMissing
    gone = Self.missing(said, ours, theirTree, target)
    if removesGone {
      for thing in gone {
        if let old = ours.at([thing.part, thing.id]) { merge.remove([thing.part, thing.id], old) }
        guard thing.part == "workers" else { continue }
        if let cells = ours.at(["roster", thing.id]) { merge.remove(["roster", thing.id], cells) }
        for absence in ours.map?["absences"]?.map?.entries ?? [] {
          guard case .scalar(let who, _)? = absence.value.map?["worker"]?.value, normalized(who) == thing.id
          else {
            continue
          }
          merge.remove(["absences", absence.key], absence.value)
        }
      }
    }
    let taught = History(request.history, target.scenario, before: request.now)
    (completed, missed, historic) = (taught.completions, taught.missed, taught.meetings)
    doubts += taught.released.map { released in
      UpdateWords.releasedBefore(
        target.scenario.employers[released.employer].name, released.minutes, most: released.most)
    }
    for (worker, credits) in taught.credits {
      let path = ["workers", worker, "completed"]
      let there = merge.changes.last { $0.path == path }?.new ?? ours.at(path)
      let old = there.map(TreeText.listText) ?? ""
      let new = ([old] + credits).filter { !$0.isEmpty }.joined(separator: "; ")
      merge.add(path, ours.at(path), TreeText.scalar(new))
    }
    Self.settleDueDates(&merge, ours, completed)
    Self.settleRotations(&merge, ours, target.scenario)
    let people = TreeDraft(ours.at(["workers"]) ?? TreeText.map([]))
    for change in merge.changes where change.path.count == 2 && change.path[0] == "workers" {
      people.set([change.path[1]], change.new)
    }
    // Who was taken out by hand has no days.
    changes = Self.withoutTaken(merge.changes).filter { change in
      let who = change.path[0] == "roster" ? change.path[1] : ""
      return change.new == nil || who.isEmpty || who.contains("/") || people.has([who])
    }
    kept = merge.kept.filter { change in
      let who = change.path[0] == "roster" ? change.path[1] : ""
      return who.isEmpty || who.contains("/") || people.has([who])
    }.map { change in
      var change = change
      change.place = change.old.flatMap { target.place($0.spot) }
      change.said = said.place(change.path, theirTree)
      return change
    }
    if target.record == nil,
      changes.contains(where: { $0.old != nil && $0.new != nil && $0.path[0] != "horizon" })
    {
      doubts.append(UpdateWords.noRecord)
    }
    record = merge.record
    isOpen = target.record?.isOpen ?? said.isOpen
    let result = TreeDraft(ours)
    for change in changes { result.set(change.path, change.new) }
    self.target = result.node
    sayHorizon(said, target, request)
  }

  /// Who is taken out gets nothing more, neither credits nor a rotation.
  private static func withoutTaken(_ changes: [TreeChange]) -> [TreeChange] {
    let taken = Set(changes.filter { $0.path.count == 2 && $0.new == nil }.map(\.path))
    return changes.filter { $0.path.count <= 2 || !taken.contains(Array($0.path.prefix(2))) }
  }

  /// The name of somebody who is new, as the scenario is to have it; nil where there is none.
  package func name(ofNew worker: String) -> String? {
    target.at(["workers", worker, "name"]).map(TreeText.line)
  }

  /// What was due is done: the date goes. Where a renewed credit carries on from the old one's last day, the day on which it
  /// runs out is written down, which its date alone would not tell.
  private static func settleDueDates(
    _ merge: inout TreeMerge, _ ours: Node, _ completed: [History.Completion]
  ) {
    for (worker, done) in Dictionary(grouping: completed, by: \.worker).sorted(by: { $0.key < $1.key }) {
      let path = ["workers", worker, "due"]
      let there = merge.changes.last { $0.path == path }?.new ?? ours.at(path)
      let old = Parse.list(there.map(TreeText.listText) ?? "")
      let courses = Set(done.map(\.course))
      var new = old.filter { entry in !courses.contains(String(entry.prefix { $0 != "@" })) }
      for completion in done {
        if let day = completion.validUntil, !completion.isPlain { new.append("\(completion.course)@\(day)") }
      }
      if new == old { continue }
      merge.add(path, ours.at(path), new.isEmpty ? nil : TreeText.scalar(new.joined(separator: "; ")))
    }
  }

  /// Codes whose hours the scenario says for all, or in a rotation, and the sheets of one employer otherwise: what people wrote
  /// there stays.
  private static func codesElsewhere(
    _ theirs: Node, _ said: Scenario, _ ours: Node, _ target: UpdateTarget
  ) -> [(path: [String], old: Node, new: Node)] {
    var result: [(path: [String], old: Node, new: Node)] = []
    for employer in target.scenario.employers {
      let rotations = target.scenario.workers.filter {
        $0.employer.map { target.scenario.employers[$0].id } == employer.id
      }
      .compactMap(\.rotation)
      let own = Set(rotations + [employer.rotation].compactMap(\.self)).sorted().map {
        ["rotations", target.scenario.rotations[$0].id, "shifts"]
      }
      for entry in theirs.at(["employers", employer.id, "shifts"])?.map?.entries ?? [] {
        let path = ["employers", employer.id, "shifts", entry.key]
        guard ours.at(path) == nil, target.record?.tree.at(path) == nil,
          let there = (own + [["shifts"]]).lazy.compactMap({ ours.at($0 + [entry.key]) }).first,
          let known = target.known.employers.first(where: { $0.id == employer.id })?.legend.first(where: {
            $0.code == entry.key
          })?.shift,
          let new = said.employers.first(where: { $0.id == employer.id })?.shifts[entry.key], new != known
        else { continue }
        result.append((path, there, entry.value))
      }
    }
    return result
  }

  /// A newcomer who is in none of the crews has no part in the employer's rotation: then the others name it themselves.
  private static func settleRotations(_ merge: inout TreeMerge, _ ours: Node, _ scenario: Scenario) {
    for employer in scenario.employers {
      guard let rotation = employer.rotation.map({ scenario.rotations[$0] }), rotation.crews.count > 1,
        !merge.changes.contains(where: { $0.path == ["employers", employer.id, "rotation"] })
      else { continue }
      var crews = Set(rotation.crews.map(\.name))
      for change in merge.changes where change.path.starts(with: ["rotations", rotation.id, "crews"]) {
        crews.insert(change.path.last!)
      }
      let isApart = merge.changes.contains { change in
        guard change.path.count == 2, change.path[0] == "workers", change.old == nil,
          let fields = change.new?.map
        else {
          return false
        }
        func text(_ key: String) -> String { fields[key].map(TreeText.line) ?? "" }
        return text("employer") == employer.id && text("rotation").isEmpty && !crews.contains(text("crew"))
      }
      guard isApart, let old = ours.at(["employers", employer.id, "rotation"]) else { continue }
      for entry in ours.map?["workers"]?.map?.entries ?? [] {
        guard entry.value.map?["rotation"] == nil,
          entry.value.map?["employer"].map(TreeText.line) == employer.id
        else { continue }
        merge.add(["workers", entry.key, "rotation"], nil, old)
      }
      merge.add(["employers", employer.id, "rotation"], old, nil)
    }
  }

  /// A roster that lies outside the horizon changes nothing that is planned.
  private mutating func sayHorizon(_ said: ImportSaid, _ target: UpdateTarget, _ request: Request) {
    guard let span = said.span else { return }
    let from = request.from ?? target.scenario.horizon.from, to = request.to ?? target.scenario.horizon.to
    guard span.to > to || span.from > to else { return }
    doubts.append(UpdateWords.beyondHorizon(span, DateSpan(from: min(from, to), to: to)))
  }

  /// With nothing at the paths of which sheets say that they do not hold.
  private static func lifting(_ paths: [[String]], in tree: Node, _ ours: Node) -> Node {
    let draft = TreeDraft(tree)
    let nothing = Node(spot: SourcePosition(file: 0, line: 1, column: 1), value: .null)
    for path in paths {
      let isSupply = ["venues", "instructors"].contains(path[0])
      // Of what another column says there is something.
      guard tree.at(path) == nil, isSupply ? tree.at(path.prefix(2)) != nil : ours.at(path) != nil else {
        continue
      }
      draft.set(path, nothing)
    }
    return draft.node
  }

  /// Without what only came from the scenario itself.
  private static func pruned(_ tree: Node, _ said: ImportSaid, _ known: KnownScenario) -> Node {
    let draft = TreeDraft(tree)
    for (employer, codes) in said.knownCodes {
      for code in codes { draft.set(["employers", employer, "shifts", code], nil) }
    }
    for place in known.places { draft.set(["places", place.id], nil) }
    for course in known.courses {
      draft.set(["courses", course.id], nil)
      for path in said.courseKeys[course.id] ?? [] {
        if let value = tree.at(["courses", course.id] + path) {
          draft.set(["courses", course.id] + path, value)
        }
      }
    }
    for employer in known.employers { draft.set(["employers", employer.id, "name"], nil) }
    for person in known.people where !said.workers.contains(person.id) {
      draft.set(["workers", person.id], nil)
    }
    return draft.node
  }

  /// Things that the scenario has under another id keep it: halls, instructors and places by their names, absences by what they say.
  private static func renamed(_ tree: Node, _ ours: Node, _ base: Node?) -> Node {
    let draft = TreeDraft(tree)
    for part in ["venues", "instructors"] {
      let there = ours.map?[part]?.map?.entries ?? []
      var ids: [String: String] = [:]
      for entry in there {
        if let name = entry.value.map?["name"] { ids[slug(TreeText.line(name))] = entry.key }
      }
      var entries: [(String, Node)] = []
      for entry in tree.map?[part]?.map?.entries ?? [] {
        let name = entry.value.map?["name"].map(TreeText.line) ?? entry.key
        let isThere = there.contains { $0.key == entry.key }
        entries.append((isThere ? entry.key : ids[slug(name)] ?? entry.key, entry.value))
      }
      if !entries.isEmpty { draft.set([part], TreeText.map(entries)) }
    }
    func says(_ node: Node) -> String {
      ["worker", "from", "to", "place"].map { node.map?[$0].map(TreeText.line) ?? "" }.joined(separator: "\n")
    }
    var ids: [String: String] = [:]
    var taken: Set<String> = []
    for source in [base, ours] {
      for entry in source?.map?["absences"]?.map?.entries ?? [] {
        taken.insert(entry.key)
        if ids[says(entry.value)] == nil { ids[says(entry.value)] = entry.key }
      }
    }
    var entries: [(String, Node)] = []
    for entry in tree.map?["absences"]?.map?.entries ?? [] {
      var id = ids[says(entry.value)] ?? entry.key
      if ids[says(entry.value)] == nil, taken.contains(id) {
        let stem = entry.key.prefix { $0 != "-" }
        var number = 1
        while taken.contains("\(stem)-\(number)") { number += 1 }
        id = "\(stem)-\(number)"
      }
      taken.insert(id)
      entries.append((id, entry.value))
    }
    if !entries.isEmpty { draft.set(["absences"], TreeText.map(entries)) }
    return draft.node
  }

  /// The journeys with those to places that are new; nil where there is none.
  private static func journeys(_ all: Node, _ new: Node, _ ours: Node) -> Node? {
    let places = Set((new.map?["places"]?.map?.entries ?? []).map(\.key))
    guard !places.isEmpty, case .list(let offered)? = all.at(["travel", "between"])?.value else { return nil }
    var there: [Node] = []
    if case .list(let nodes)? = ours.at(["travel", "between"])?.value { there = nodes }
    let fresh = offered.filter { node in
      ["from", "to"].contains { key in node.map?[key].map { places.contains(TreeText.line($0)) } ?? false }
    }
    return fresh.isEmpty
      ? nil : Node(spot: SourcePosition(file: 0, line: 1, column: 1), value: .list(there + fresh))
  }

  /// What earlier sheets named and these do not, as far as they are about such things at all.
  private static func missing(
    _ said: ImportSaid, _ ours: Node, _ theirs: Node, _ target: UpdateTarget
  ) -> [(part: String, id: String, name: String)] {
    var result: [(part: String, id: String, name: String)] = []
    func isImported(_ part: String, _ id: String) -> Bool {
      target.record.map { $0.tree.at([part, id]) != nil } ?? true
    }
    if said.hasPeople {
      for person in target.known.people where !said.workers.contains(person.id) {
        guard isImported("workers", person.id), person.employer.map(said.employers.contains) ?? said.hasNames
        else { continue }
        result.append(("workers", person.id, person.name))
      }
    }
    for (part, isSaid) in [
      ("venues", said.hasHalls), ("instructors", said.hasInstructors), ("absences", said.hasAbsences),
    ] where isSaid {
      for entry in ours.map?[part]?.map?.entries ?? [] where !Concept.isFree(entry.key) {
        guard theirs.at([part, entry.key]) == nil, target.record?.tree.at([part, entry.key]) != nil else {
          continue
        }
        let fields = entry.value.map
        let name =
          part == "absences"
          ? ["worker", "from", "to"].compactMap { fields?[$0].map(TreeText.line) }.joined(separator: " ")
          : fields?["name"].map(TreeText.line) ?? entry.key
        result.append((part, entry.key, name))
      }
    }
    return result
  }
}

extension TreeText {
  /// A list as a table's cell has it.
  static func listText(_ node: Node) -> String {
    if case .list(let nodes) = node.value { return nodes.map(line).joined(separator: "; ") }
    return line(node)
  }
}

extension NodeMap {
  /// The map as a node.
  var node: Node { Node(spot: SourcePosition(file: 0, line: 1, column: 1), value: .map(self)) }
}
