internal import OffHours

/// What new rosters mean for the rotations that a scenario has: one that goes on stays as it is.
struct RotationUpdate {
  /// Rosters that do not go on as their rotation says.
  private(set) var doubts: [Phrase] = []
  /// Ids of the new scenario's rotations that say what the old ones say, and others that need another id.
  private var same: Set<String> = []
  private var ids: [String: String] = [:]

  /// Compares what both say of everybody's days in the new rosters.
  init(_ theirs: Scenario, _ ours: Scenario, _ said: ImportSaid) {
    guard let span = said.span else { return }
    let old = Dictionary(ours.workers.map { ($0.id, $0) }) { first, _ in first }
    var taken = Set(ours.rotations.map(\.id))
    for position in theirs.rotations.indices {
      let rotation = theirs.rotations[position]
      var agree = 0, differ = 0, isThere = false
      for worker in theirs.workers where worker.rotation?.index == position {
        guard let before = old[worker.id], let now = Self.codes(worker, theirs, span) else { continue }
        guard let then = Self.codes(before, ours, span) else { continue }
        isThere = true
        for (a, b) in zip(now, then) { if a == b { agree += 1 } else { differ += 1 } }
      }
      if isThere, differ * 20 <= agree + differ {
        same.insert(rotation.id)
      } else if taken.contains(rotation.id) {
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
  func pruned(_ tree: Node) -> Node {
    let draft = TreeDraft(tree)
    for id in same { draft.set(["rotations", id], nil) }
    for (id, new) in ids.sorted(by: { $0.key < $1.key }) {
      guard let node = tree.at(["rotations", id]) else { continue }
      draft.set(["rotations", id], nil)
      draft.set(["rotations", new], node)
    }
    for part in ["employers", "workers"] {
      for entry in tree.map?[part]?.map?.entries ?? [] {
        guard let node = entry.value.map?["rotation"] else { continue }
        let id = TreeText.line(node)
        if same.contains(id) {
          draft.set([part, entry.key, "rotation"], nil)
        } else if let new = ids[id] {
          draft.set([part, entry.key, "rotation"], TreeText.scalar(new))
        }
      }
    }
    return draft.node
  }
}

extension Scenario {
  /// What a code in somebody's cell means.
  fileprivate func meaning(of code: String, for worker: Worker) -> ShiftCode? {
    worker.employer.flatMap { employers[$0].shifts[code] }
      ?? worker.rotation.flatMap { rotations[$0].shifts[code] } ?? shifts[code]
  }
}
