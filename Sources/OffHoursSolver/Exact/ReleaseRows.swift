import OffHours

/// Rows over who is released from work: minutes of a worker and of an employer, people at once.
struct ReleaseRows {
  let instance: Instance
  let possible: Possibilities
  let columns: CompactColumns

  /// An attendance for which somebody is released.
  private struct Step {
    var column: Int32
    var worker, employer, group: Int
    var stay: Releases.Stay
  }

  func add(to program: inout CompactProgram) {
    guard let releases = instance.releases else { return }
    let steps: [Step] = possible.attendances.enumerated().compactMap { position, attendance in
      let kind = Int(instance.pairs[attendance.pair].kind)
      guard let stay = releases.stay(kind: kind, spot: possible.meetings[attendance.meeting].spot) else {
        return nil
      }
      return Step(
        column: columns.attends[position], worker: Int(instance.pairs[attendance.pair].worker),
        employer: releases.employerOfKind[kind], group: releases.groupOfKind[kind], stay: stay)
    }
    for (worker, own) in Dictionary(grouping: steps, by: \.worker).sorted(by: { $0.key < $1.key }) {
      addMinutes(
        own, atMost: releases.left(worker: worker, employer: own[0].employer),
        "released_" + instance.scenario.workers[worker].id, &program)
    }
    for (employer, own) in Dictionary(grouping: steps, by: \.employer).sorted(by: { $0.key < $1.key }) {
      let id = instance.scenario.employers[employer].id
      addMinutes(own, atMost: releases.caps[employer].total, "released_all_" + id, &program)
    }
    for (group, own) in Dictionary(grouping: steps, by: \.group).sorted(by: { $0.key < $1.key }) {
      addAtOnce(own, atMost: releases.caps[own[0].employer].atOnce, "away_\(group)", &program)
    }
  }

  private func addMinutes(
    _ steps: [Step], atMost most: Int, _ name: String, _ program: inout CompactProgram
  ) {
    if most == .max || steps.reduce(0, { $0 + $1.stay.minutes }) <= most { return }
    var sum = Sum()
    for step in steps { sum.add(step.column, times: Double(step.stay.minutes)) }
    program.addRow(sum, atMost: Double(most), name)
  }

  /// The most are away when somebody leaves. Somebody who is away for two meetings at an instant counts once: a column
  /// says whether he or she is, unless the meetings overlap and so exclude each other.
  private func addAtOnce(
    _ steps: [Step], atMost most: Int, _ name: String, _ program: inout CompactProgram
  ) {
    if most == .max { return }
    var known: Set<[Int32]> = []
    for instant in Set(steps.map(\.stay.start)).sorted() {
      let away = steps.filter { $0.stay.start <= instant && instant < $0.stay.end }
      let people = Dictionary(grouping: away, by: \.worker).sorted { $0.key < $1.key }
      guard people.count > most, known.insert(away.map(\.column)).inserted else { continue }
      var sum = Sum()
      for (worker, own) in people {
        if own.count == 1 {
          sum.add(own[0].column)
          continue
        }
        let column = program.addBinary("\(name)_\(instant)_" + instance.scenario.workers[worker].id)
        for step in own {
          var link = Sum([step.column])
          link.add(column, times: -1)
          program.addRow(link, atMost: 0, "\(name)_\(instant)_\(step.column)")
        }
        sum.add(column)
      }
      program.addRow(sum, atMost: Double(most), "\(name)_\(instant)")
    }
  }
}
