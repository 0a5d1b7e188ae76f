import OffHours

/// Columns that count changes to the timetable that is kept; none where nothing is kept or no tier asks.
struct BaselineColumns: Sendable {
  /// Per worker with something kept (parallel to `Baseline.ofWorker`): whether he or she is changed.
  private(set) var changed: [Int32] = []
  /// Per kept meeting that is offered, and one for all others together: whether it is moved.
  private(set) var moved: [Int32] = []
  /// Per seat in a frozen meeting: whether it is given up.
  private(set) var frozen: [Int32] = []

  /// No columns.
  init() {}

  init(_ instance: Instance, _ program: inout CompactProgram) {
    let goals = Set(instance.scenario.goals.flatMap { $0.parts.map(\.goal) })
    let kept = instance.kept
    if goals.contains(.peopleChanged) {
      changed = kept.ofWorker.map { pairs in
        program.addBinary("changed_\(instance.scenario.workers[Int(instance.pairs[pairs[0]].worker)].id)")
      }
    }
    if goals.contains(.meetingsMoved) {
      moved = (0..<kept.count).map { program.addBinary("moved_\($0)") }
    }
    if goals.contains(.frozenSeats) {
      frozen = (0..<kept.frozenSeats).map { program.addBinary("given_up_\($0)") }
    }
  }
}

/// Rows that make these columns what they are called.
struct BaselineRows {
  let instance: Instance
  let possible: Possibilities
  let columns: CompactColumns

  func add(to program: inout CompactProgram) {
    addChanged(&program)
    addMoved(&program)
    addFrozen(&program)
  }

  /// Somebody is changed who does not attend what was to be attended, or attends another lesson of that course.
  private func addChanged(_ program: inout CompactProgram) {
    for (changed, pairs) in zip(columns.kept.changed, instance.kept.ofWorker) {
      for pair in pairs {
        let path = instance.kept.paths[pair]
        for (order, stop) in path.enumerated() {
          var sum = Sum([changed])
          sum.add(attendances(pair, stop))
          program.addRow(sum, atLeast: 1, "kept_\(pair)_\(order)")
        }
        for (lesson, attendances) in possible.attendancesOfLesson[pair].enumerated()
        where !attendances.isEmpty && !path.contains(where: { Int($0.lesson) == lesson }) {
          var sum = Sum([changed])
          sum.add(attendances.map { columns.attends[$0] }, times: -1)
          program.addRow(sum, atLeast: 0, "more_\(pair)_\(lesson)")
        }
      }
    }
  }

  private func addMoved(_ program: inout CompactProgram) {
    if columns.kept.moved.isEmpty { return }
    var next = 0
    for (position, meeting) in possible.meetings.enumerated()
    where instance.kept.lessonOfSpot[instance.supply.base(ofSpot: meeting.spot)] == Int32(meeting.lesson) {
      var sum = Sum([columns.kept.moved[next]])
      sum.add(columns.held[position])
      program.addRow(sum, atLeast: 1, "stays_\(next)")
      next += 1
    }
    // The others cannot be held.
    for column in columns.kept.moved[next...] { program.addRow(Sum([column]), atLeast: 1, "lost_\(column)") }
  }

  private func addFrozen(_ program: inout CompactProgram) {
    if columns.kept.frozen.isEmpty { return }
    var next = 0
    for pairs in instance.kept.ofWorker {
      for pair in pairs {
        for stop in instance.kept.paths[pair] where instance.kept.isFrozen(stop, instance) {
          var sum = Sum([columns.kept.frozen[next]])
          sum.add(attendances(pair, stop))
          program.addRow(sum, atLeast: 1, "seat_\(pair)_\(next)")
          next += 1
        }
      }
    }
  }

  private func attendances(_ pair: Int, _ stop: Baseline.LessonSpot) -> [Int32] {
    if stop.spot < 0 || stop.lesson < 0 { return [] }
    return possible.attendancesOfLesson[pair][Int(stop.lesson)].filter {
      instance.supply.base(ofSpot: possible.meetings[possible.attendances[$0].meeting].spot) == Int(stop.spot)
    }.map { columns.attends[$0] }
  }
}
