internal import OffHours

/// What new rosters mean for the rotations that a scenario has: one that goes on stays as it is.
struct RotationUpdate {
  /// Rosters that do not go on as their rotation says.
  private(set) var doubts: [Phrase] = []
  /// Of the new scenario's rotations that say what an old one says: the old one, and its crews by the new ones' names.
  private var same: [String: (rotation: String, crews: [String: String])] = [:]
  /// Crews that an old rotation does not have yet, with their offsets.
  private var fresh: [(rotation: String, crew: String, offset: Int)] = []
  /// Other ids for rotations whose ids are taken.
  private var ids: [String: String] = [:]

  /// Compares what both say of everybody's days in the new rosters.
  init(_ theirs: Scenario, _ ours: Scenario, _ said: ImportSaid) {
    guard let span = said.span else { return }
    let old = Dictionary(ours.workers.map { ($0.id, $0) }) { first, _ in first }
    var taken = Set(ours.rotations.map(\.id))
    for position in theirs.rotations.indices {
      let rotation = theirs.rotations[position]
      let people = theirs.workers.filter { $0.rotation?.index == position }
      // The old rotation that most of them have; that of their employer, where all are new.
      var counts: [Ref<Rotation>: Int] = [:]
      for before in people.compactMap({ old[$0.id]?.rotation }) { counts[before, default: 0] += 1 }
      let ofEmployer = people.lazy.compactMap { worker in
        worker.employer.flatMap { id in ours.employers.first { $0.id == theirs.employers[id].id }?.rotation }
      }.first
      let before = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ofEmployer
      if let before, goesOn(rotation, theirs, ours.rotations[before], ours, people, old, span) {
        continue
      }
      if taken.contains(rotation.id) {
        var number = 2
        while taken.contains("\(rotation.id)-\(number)") { number += 1 }
        ids[rotation.id] = "\(rotation.id)-\(number)"
        taken.insert(ids[rotation.id]!)
      } else {
        taken.insert(rotation.id)
      }
    }
    sayWhatDiffers(theirs, ours, old, span)
  }

  /// Whether a rotation says what an old one says of the people whom both know, and of its other crews; then its crews have their names
  /// there.
  private mutating func goesOn(
    _ new: Rotation, _ theirs: Scenario, _ before: Rotation, _ ours: Scenario, _ people: [Worker],
    _ old: [String: Worker], _ span: DateSpan
  ) -> Bool {
    var agree = 0, differ = 0
    for worker in people {
      guard let there = old[worker.id], there.rotation.map({ ours.rotations[$0].id }) == before.id,
        let now = Self.codes(worker, theirs, span), let then = Self.codes(there, ours, span)
      else { continue }
      for (a, b) in zip(now, then) { if a == b { agree += 1 } else { differ += 1 } }
    }
    guard differ * 20 <= agree + differ, !before.cycle.isEmpty else { return false }
    let employer = people.first?.employer
    let oldEmployer = employer.flatMap { id in ours.employers.first { $0.id == theirs.employers[id].id } }
    func shifts(_ rotation: Rotation, _ offset: Int, _ own: Employer?, _ scenario: Scenario) -> [ShiftCode?] {
      span.dates.map { date in
        let code = rotation.code(on: date, offset: offset)
        return rotation.shifts[code] ?? own?.shifts[code] ?? scenario.shifts[code]
      }
    }
    var crews: [String: String] = [:], added: [(rotation: String, crew: String, offset: Int)] = []
    var names = Set(before.crews.map(\.name))
    for crew in new.crews {
      let wanted = shifts(new, crew.offset, employer.map { theirs.employers[$0] }, theirs)
      func fits(_ offset: Int) -> Bool {
        let found = shifts(before, offset, oldEmployer, ours)
        return zip(wanted, found).count { $0 != $1 } * 20 <= wanted.count
      }
      if let there = before.crews.first(where: { fits($0.offset) }) {
        crews[crew.name] = there.name
        continue
      }
      guard let offset = before.cycle.indices.first(where: fits) else { return false }
      var name = crew.name
      var letter: UInt8 = 0x41
      while names.contains(name), letter <= 0x5A {
        name = String(UnicodeScalar(letter))
        letter += 1
      }
      guard names.insert(name).inserted else { return false }
      crews[crew.name] = name
      added.append((before.id, name, offset))
    }
    same[new.id] = (before.id, crews)
    fresh += added
    return true
  }

  /// Cells that contradict a rotation where no new one was found.
  private mutating func sayWhatDiffers(
    _ theirs: Scenario, _ ours: Scenario, _ old: [String: Worker], _ span: DateSpan
  ) {
    var counts: [Int: (agree: Int, differ: Int)] = [:]
    for (worker, cells) in theirs.roster.workers {
      guard theirs.workers[worker].rotation == nil, let before = old[theirs.workers[worker].id],
        let rotation = before.rotation, let codes = Self.codes(before, ours, span)
      else { continue }
      for cell in cells where span.contains(cell.date) {
        let code = theirs.meaning(of: cell.code, for: theirs.workers[worker])
        if code == codes[cell.date - span.from] {
          counts[rotation.index, default: (0, 0)].agree += 1
        } else {
          counts[rotation.index, default: (0, 0)].differ += 1
        }
      }
    }
    for (rotation, count) in counts.sorted(by: { $0.key < $1.key })
    where count.differ * 20 > count.agree + count.differ {
      doubts.append(
        UpdateWords.rotationDiffers(ours.rotations[rotation].id, count.differ, of: count.agree + count.differ)
      )
    }
  }

  /// What somebody's rotation says of each date; nil where it says nothing.
  private static func codes(_ worker: Worker, _ scenario: Scenario, _ span: DateSpan) -> [ShiftCode?]? {
    guard let rotation = worker.rotation.map({ scenario.rotations[$0] }), !rotation.cycle.isEmpty else {
      return nil
    }
    let crew =
      rotation.crews.first { $0.name == worker.crew } ?? (rotation.crews.count == 1 ? rotation.crews[0] : nil)
    guard let crew else { return nil }
    return span.dates.map { date in
      let code = rotation.code(on: date, offset: crew.offset)
      return rotation.shifts[code] ?? worker.employer.flatMap { scenario.employers[$0].shifts[code] }
        ?? scenario.shifts[code]
    }
  }

  /// The new tree without rotations that go on, and with ids that are free.
  func pruned(_ tree: Node, _ ours: Scenario) -> Node {
    let draft = TreeDraft(tree)
    for id in same.keys { draft.set(["rotations", id], nil) }
    for (id, new) in ids.sorted(by: { $0.key < $1.key }) {
      guard let node = tree.at(["rotations", id]) else { continue }
      draft.set(["rotations", id], nil)
      draft.set(["rotations", new], node)
    }
    for crew in fresh {
      draft.set(["rotations", crew.rotation, "crews", crew.crew], TreeText.scalar("\(crew.offset)"))
    }
    var ofEmployer: [String: String] = [:]
    for entry in tree.map?["employers"]?.map?.entries ?? [] {
      guard let id = entry.value.map?["rotation"].map(TreeText.line) else { continue }
      ofEmployer[entry.key] = id
      rename(id, ["employers", entry.key], draft)
    }
    let standing = Dictionary(
      ours.employers.map { ($0.id, $0.rotation.map { ours.rotations[$0].id }) }
    ) { first, _ in first }
    for entry in tree.map?["workers"]?.map?.entries ?? [] {
      let own = entry.value.map?["rotation"].map(TreeText.line)
      let employer = entry.value.map?["employer"].map(TreeText.line) ?? ""
      guard let id = own ?? ofEmployer[employer] else { continue }
      if own != nil { rename(id, ["workers", entry.key], draft) }
      guard let there = same[id] else { continue }
      if let crew = entry.value.map?["crew"].map(TreeText.line), let name = there.crews[crew] {
        draft.set(["workers", entry.key, "crew"], TreeText.scalar(name))
      }
      // Whose employer has no rotation of its own names it.
      if own != nil, standing[employer] != there.rotation {
        draft.set(["workers", entry.key, "rotation"], TreeText.scalar(there.rotation))
      }
    }
    return draft.node
  }

  private func rename(_ id: String, _ path: [String], _ draft: TreeDraft) {
    if same[id] != nil {
      draft.set(path + ["rotation"], nil)
    } else if let new = ids[id] {
      draft.set(path + ["rotation"], TreeText.scalar(new))
    }
  }
}

extension Scenario {
  /// What a code in somebody's cell means.
  fileprivate func meaning(of code: String, for worker: Worker) -> ShiftCode? {
    worker.employer.flatMap { employers[$0].shifts[code] }
      ?? worker.rotation.flatMap { rotations[$0].shifts[code] } ?? shifts[code]
  }
}
