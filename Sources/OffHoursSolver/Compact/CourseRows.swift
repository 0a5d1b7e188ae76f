import OffHours

/// Rows over one learner's meetings of one course: completion, order, gap, span, prerequisites.
struct CourseRows {
  let instance: Instance
  let possible: Possibilities
  let columns: CompactColumns
  let names: CompactNames

  /// An attendance with what the rules look at.
  private struct Step {
    var column: Int32
    var lesson, start, end, day: Int
  }

  func add(to program: inout CompactProgram) {
    for pair in instance.pairs.indices where columns.completes[pair] >= 0 {
      let steps = possible.attendancesOfLesson[pair].map { $0.map(step) }
      addCompletion(pair, steps, &program)
      addOrder(pair, steps, &program)
      addGap(pair, steps, &program)
      addSpan(pair, steps, &program)
      addPrerequisites(pair, steps, &program)
      addLastDays(pair, steps, &program)
    }
    addSymmetry(&program)
  }

  /// `lesson-twice` and `incomplete`: each lesson once at most, and enough of them, or none.
  private func addCompletion(_ pair: Int, _ steps: [[Step]], _ program: inout CompactProgram) {
    let completes = columns.completes[pair]
    let must = possible.mustAttend(pair, instance)
    for (lesson, steps) in steps.enumerated() where !steps.isEmpty {
      var sum = Sum(steps.map(\.column))
      sum.add(completes, times: -1)
      let name = names.pair("once", pair) + "_\(lesson + 1)"
      program.addRow(sum, atLeast: must[lesson] ? 0 : -.infinity, atMost: 0, name)
    }
    let required = instance.progress(pair).required
    if must.count(where: \.self) < required {
      var sum = Sum(steps.joined().map(\.column))
      sum.add(completes, times: -Double(required))
      program.addRow(sum, atLeast: 0, names.pair("enough", pair))
    }
  }

  /// `lesson-order`: nobody attends a later lesson by the time and an earlier one from then on. Lessons with one
  /// between them that nobody may miss follow from that one.
  private func addOrder(_ pair: Int, _ steps: [[Step]], _ program: inout CompactProgram) {
    guard instance.scenario.courses[Int(instance.pairs[pair].course)].strictOrder else { return }
    let must = possible.mustAttend(pair, instance)
    for earlier in steps.indices {
      for later in steps.indices.dropFirst(earlier + 1) {
        if steps[earlier].isEmpty || steps[later].isEmpty { continue }
        if must[earlier + 1..<later].contains(true) { continue }
        var last: [Int32] = []
        for start in Set(steps[earlier].map(\.start)).sorted() {
          let early = steps[later].filter { $0.start <= start }.map(\.column)
          // The same later lessons were barred from more of the earlier ones already.
          if early.isEmpty || early == last { continue }
          last = early
          program.addRow(
            Sum(early + steps[earlier].filter { $0.start >= start }.map(\.column)), atMost: 1,
            names.pair("order", pair) + "_\(earlier + 1)_\(later + 1)_\(start)")
        }
      }
    }
  }

  /// `gap`. Too close holds of any two meetings if it holds of neighbours, so a window of dates has one at most. Too
  /// far does not: two meetings may lie far apart where another lies between them.
  private func addGap(_ pair: Int, _ steps: [[Step]], _ program: inout CompactProgram) {
    let course = instance.scenario.courses[Int(instance.pairs[pair].course)]
    let all = steps.joined().sorted { ($0.start, $0.end, $0.lesson) < ($1.start, $1.end, $1.lesson) }
    if let least = course.minGapDays, least > 0 {
      var last: [Int32] = []
      for day in possible.days(pair) {
        let window = all.filter { $0.day >= day && $0.day < day + least }
        let column = window.map(\.column)
        if Set(window.map(\.lesson)).count < 2 || last.suffix(column.count) == column[...] { continue }
        last = column
        program.addRow(Sum(column), atMost: 1, names.pair("near", pair) + "_\(day)")
      }
    }
    guard let most = course.maxGapDays else { return }
    let from = instance.scenario.horizon.from
    let credits = instance.progress(pair).dates.map { $0.date - from }.sorted()
    /// What can be the next meeting after a date: within the gap, of another lesson.
    func nextSteps(after day: Int, position: Int, besides lesson: Int) -> [Int32] {
      all.enumerated().filter {
        $0.offset > position && $0.element.day >= day && $0.element.day <= day + most
          && $0.element.lesson != lesson
      }.map(\.element.column)
    }
    for (position, step) in all.enumerated() {
      // A credit of the same date comes before the meeting.
      if let next = credits.first(where: { $0 > step.day }), next - step.day > most {
        addReach(
          [step.column], nextSteps(after: step.day, position: position, besides: step.lesson), &program, pair)
      }
      if let before = credits.last(where: { $0 <= step.day }), step.day - before > most {
        let between = all.filter { $0.day >= before && $0.day <= before + most && $0.lesson != step.lesson }
        addReach([step.column], between.map(\.column), &program, pair)
      }
      let between = nextSteps(after: step.day, position: position, besides: step.lesson)
      for lesson in steps.indices where lesson != step.lesson {
        let far = steps[lesson].filter { other in
          other.day - step.day > most && !credits.contains { $0 > step.day && $0 <= other.day }
        }
        if far.isEmpty { continue }
        // One meeting of a lesson at most is attended, so they share a row.
        var sum = Sum([step.column] + far.map(\.column))
        sum.add(between, times: -1)
        program.addRow(sum, atMost: 1, names.pair("far", pair) + "_\(step.start)_\(lesson + 1)")
      }
    }
  }

  /// Whoever attends `step` attends one of `next` too.
  private func addReach(_ step: [Int32], _ next: [Int32], _ program: inout CompactProgram, _ pair: Int) {
    var sum = Sum(step)
    sum.add(next, times: -1)
    program.addRow(sum, atMost: 0, names.pair("reach", pair) + "_\(step[0])")
  }

  /// `span`: of two lessons, not one by a date and the other too many days later.
  private func addSpan(_ pair: Int, _ steps: [[Step]], _ program: inout CompactProgram) {
    guard let most = instance.scenario.courses[Int(instance.pairs[pair].course)].maxSpanDays else { return }
    for first in steps.indices {
      for second in steps.indices where second != first {
        var last: [Int32] = []
        for day in Set(steps[first].map(\.day)).sorted() {
          let late = steps[second].filter { $0.day > day + most }.map(\.column)
          if late.isEmpty || late == last { continue }
          last = late
          // Everything that lies too early for all of these.
          let bar = steps[second].filter { $0.day > day + most }.map(\.day).min()!
          let early = steps[first].filter { $0.day + most < bar }.map(\.column)
          program.addRow(
            Sum(early + late), atMost: 1, names.pair("span", pair) + "_\(first + 1)_\(second + 1)_\(day)")
        }
      }
    }
  }

  /// `prerequisite`: the course before is completed, its last meeting ending before this course's first begins.
  private func addPrerequisites(_ pair: Int, _ steps: [[Step]], _ program: inout CompactProgram) {
    let course = instance.scenario.courses[Int(instance.pairs[pair].course)]
    let siblings = instance.pairsOfWorker[Int(instance.pairs[pair].worker)]
    for earlier in course.after {
      // Completed by credits: there is no such pair.
      guard let before = siblings.first(where: { Int(instance.pairs[$0].course) == earlier.index }) else {
        continue
      }
      var sum = Sum([columns.completes[pair]])
      if columns.completes[before] >= 0 { sum.add(columns.completes[before], times: -1) }
      program.addRow(sum, atMost: 0, names.pair("after", pair) + "_\(earlier.index)")
      for (lesson, first) in steps.enumerated() {
        for (other, last) in possible.attendancesOfLesson[before].enumerated() {
          let last = last.map(step)
          var known: [Int32] = []
          for start in Set(first.map(\.start)).sorted().reversed() {
            let late = last.filter { $0.end > start }.map(\.column)
            if late.isEmpty || late == known { continue }
            known = late
            program.addRow(
              Sum(first.filter { $0.start <= start }.map(\.column) + late), atMost: 1,
              names.pair("before", pair) + "_\(lesson + 1)_\(earlier.index)_\(other + 1)_\(start)")
          }
        }
      }
    }
  }

  /// The day on which a course is over is no earlier than any meeting's; that it is no later, the goals see to.
  private func addLastDays(_ pair: Int, _ steps: [[Step]], _ program: inout CompactProgram) {
    let days = columns.lastDays[pair]
    if days.isEmpty { return }
    var one = Sum(days.map(\.column))
    one.add(columns.completes[pair], times: -1)
    program.addRow(one, equals: 0, names.pair("last", pair))
    for (lesson, steps) in steps.enumerated() {
      for day in Set(steps.map(\.day)).sorted() {
        var sum = Sum(steps.filter { $0.day >= day }.map(\.column))
        sum.add(days.filter { $0.day >= day }.map(\.column), times: -1)
        program.addRow(sum, atMost: 0, names.pair("last", pair) + "_\(lesson + 1)_\(day)")
      }
    }
  }

  /// Workers of a kind can swap all their meetings, so those that stand first in the file complete first.
  private func addSymmetry(_ program: inout CompactProgram) {
    for kind in instance.demand.kinds where kind.courses.count <= 16 {
      for (one, next) in zip(kind.members, kind.members.dropFirst()) {
        var sum = Sum()
        let pairs = zip(instance.pairsOfWorker[Int(one)], instance.pairsOfWorker[Int(next)])
        for (slot, (first, second)) in pairs.enumerated() where columns.completes[first] >= 0 {
          let weight = Double(1 << (kind.courses.count - 1 - slot))
          sum.add(columns.completes[first], times: weight)
          sum.add(columns.completes[second], times: -weight)
        }
        program.addRow(sum, atLeast: 0, "alike_" + instance.scenario.workers[Int(next)].id)
      }
    }
  }

  private func step(_ attendance: Int) -> Step {
    let meeting = possible.meetings[possible.attendances[attendance].meeting]
    return Step(
      column: columns.attends[attendance], lesson: meeting.lesson, start: meeting.moment.start,
      end: meeting.moment.end, day: meeting.moment.day)
  }
}
