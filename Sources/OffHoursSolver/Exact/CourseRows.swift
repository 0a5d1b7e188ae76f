import OffHours

/// Rows over one learner's meetings of one course: completion, order, gap, span, prerequisites.
struct CourseRows {
  let instance: Instance
  let possible: Possibilities
  let columns: CompactColumns
  let names: CompactNames
  /// Lessons of so many attendances of a learner or fewer have no columns for sums.
  var short = 12

  /// Whether workers of a kind can do the same: not where only some of them may be led elsewhere.
  let areAlike: Bool

  func add(to program: inout CompactProgram) {
    var sums = instance.pairs.indices.map { pair in
      AttendanceSums(
        columns.completes[pair] >= 0 ? possible.attendancesOfLesson[pair].map { $0.map(step) } : [],
        short: short,
        name: { names.pair("until", pair) })
    }
    for pair in instance.pairs.indices where columns.completes[pair] >= 0 {
      addCompletion(pair, &sums[pair], &program)
      addOrder(pair, &sums[pair], &program)
      addNear(pair, &sums[pair], &program)
      addFar(pair, &sums[pair], &program)
      addSpan(pair, &sums[pair], &program)
      addPrerequisites(pair, &sums, &program)
      addLastDays(pair, &sums[pair], &program)
    }
    addTies(&program)
    if areAlike { addSymmetry(&program) }
  }

  private func course(_ pair: Int) -> Course { instance.scenario.courses[Int(instance.pairs[pair].course)] }

  /// The minute at which a day of the horizon begins.
  private func minute(_ day: Int) -> Int {
    instance.scenario.zone.day(instance.scenario.horizon.from + day).start.minute
  }

  /// `lesson-twice` and `incomplete`: each lesson once at most, and enough of them, or none.
  private func addCompletion(_ pair: Int, _ sums: inout AttendanceSums, _ program: inout CompactProgram) {
    let completes = columns.completes[pair]
    let must = possible.mustAttend(pair, instance)
    for lesson in sums.lessons {
      var sum = Sum(sums.steps[lesson].map(\.column))
      sum.add(completes, times: -1)
      let name = names.pair("once", pair) + "_\(lesson + 1)"
      program.addRow(sum, atLeast: must[lesson] ? 0 : -.infinity, atMost: 0, name)
    }
    let required = instance.progress(pair).required
    if must.count(where: \.self) < required {
      var sum = Sum()
      for lesson in sums.lessons { sums.add(lesson, .min ..< .max, to: &sum, &program) }
      sum.add(completes, times: -Double(required))
      program.addRow(sum, atLeast: 0, names.pair("enough", pair))
    }
  }

  /// `lesson-order`: nobody attends a later lesson by the time and an earlier one from then on. Lessons with one
  /// between them that nobody may miss follow from that one.
  private func addOrder(_ pair: Int, _ sums: inout AttendanceSums, _ program: inout CompactProgram) {
    guard course(pair).strictOrder else { return }
    let must = possible.mustAttend(pair, instance)
    for earlier in sums.lessons {
      for later in sums.lessons where later > earlier {
        if must[earlier + 1..<later].contains(true) { continue }
        var known = 0
        for start in sums.starts(earlier) {
          let early = Int.min..<start + 1
          // The same later lessons were barred from more of the earlier ones already.
          if sums.count(later, early) == known { continue }
          known = sums.count(later, early)
          var sum = Sum()
          sums.add(later, early, to: &sum, &program)
          sums.add(earlier, start ..< .max, to: &sum, &program)
          program.addRow(
            sum, atMost: 1, names.pair("order", pair) + "_\(earlier + 1)_\(later + 1)_\(start)")
        }
      }
    }
  }

  /// `gap`, too close: that holds of any two meetings if it holds of neighbours, so a window of dates has one at most.
  private func addNear(_ pair: Int, _ sums: inout AttendanceSums, _ program: inout CompactProgram) {
    guard let least = course(pair).minGapDays, least > 0 else { return }
    var known = 0
    for day in possible.days(pair) {
      let window = minute(day)..<minute(day + least)
      let lessons = sums.lessons.filter { sums.count($0, window) > 0 }
      let before = sums.lessons.reduce(0) { $0 + sums.count($1, .min..<window.upperBound) }
      if lessons.count < 2 || before == known { continue }
      known = before
      var sum = Sum()
      for lesson in lessons { sums.add(lesson, window, to: &sum, &program) }
      program.addRow(sum, atMost: 1, names.pair("near", pair) + "_\(day)")
    }
  }

  /// `gap`, too far: between dates that lie too far apart there is a meeting, or a credit of a date.
  ///
  /// After a date on which the course goes on, as many days as the gap allows are not all empty while something comes
  /// later. What comes before is a meeting or the last credit (a credit of the same date comes before a meeting), and so
  /// is what comes after; two credits are not held against each other.
  private func addFar(_ pair: Int, _ sums: inout AttendanceSums, _ program: inout CompactProgram) {
    guard let most = course(pair).maxGapDays else { return }
    let isStrict = course(pair).strictOrder
    let must = possible.mustAttend(pair, instance)
    let from = instance.scenario.horizon.from
    let credits = Set(instance.progress(pair).dates.map { $0.date - from }).sorted()
    let name = names.pair("far", pair)
    for day in Set(possible.days(pair) + credits).sorted() {
      if credits.contains(where: { $0 > day && $0 <= day + most }) { continue }
      let lastCredit = credits.last { $0 <= day }, nextCredit = credits.first { $0 > day }
      let between = minute(day + 1)..<minute(day + most + 1)
      let early = (lastCredit.map(minute) ?? .min)..<between.lowerBound
      let late = between.upperBound..<max(between.upperBound, nextCredit.map(minute) ?? .max)
      /// Takes away what may be attended between two lessons; nil stands for a credit.
      func subtractBetween(_ first: Int?, _ second: Int?, _ sum: inout Sum, _ program: inout CompactProgram) {
        for lesson in sums.lessons where lesson != first && lesson != second {
          // In order, only lessons between the two can lie between them.
          if isStrict && (lesson < first ?? 0 || lesson > second ?? .max) { continue }
          sums.add(lesson, between, to: &sum, times: -1, &program)
        }
      }
      for second in sums.lessons where lastCredit != nil && sums.count(second, late) > 0 {
        var sum = Sum()
        sums.add(second, late, to: &sum, &program)
        subtractBetween(nil, second, &sum, &program)
        program.addRow(sum, atMost: 0, name + "_\(day)_0_\(second + 1)")
      }
      for first in sums.lessons where sums.count(first, minute(day)..<minute(day + 1)) > 0 {
        if nextCredit != nil {
          var sum = Sum()
          sums.add(first, early, to: &sum, &program)
          subtractBetween(first, nil, &sum, &program)
          program.addRow(sum, atMost: 0, name + "_\(day)_\(first + 1)_0")
        }
        // The last credit does as much.
        if lastCredit != nil { continue }
        for second in sums.lessons where second != first && sums.count(second, late) > 0 {
          if isStrict && (second < first || must[first + 1..<second].contains(true)) { continue }
          var sum = Sum()
          sums.add(first, early, to: &sum, &program)
          sums.add(second, late, to: &sum, &program)
          subtractBetween(first, second, &sum, &program)
          program.addRow(sum, atMost: 1, name + "_\(day)_\(first + 1)_\(second + 1)")
        }
      }
    }
  }

  /// `span`: of two lessons, not one by a date and the other too many days later.
  private func addSpan(_ pair: Int, _ sums: inout AttendanceSums, _ program: inout CompactProgram) {
    guard let most = course(pair).maxSpanDays else { return }
    for first in sums.lessons {
      // Against the order the rows of the order bar more.
      for second in sums.lessons where second != first && !(course(pair).strictOrder && second < first) {
        var known = 0
        for day in Set(sums.steps[first].map(\.day)).sorted() {
          let late = minute(day + most + 1)..<Int.max
          let count = sums.count(second, late)
          if count == 0 || count == known { continue }
          known = count
          // Everything that lies too early for all of these.
          let bar = sums.steps[second].first { $0.start >= late.lowerBound }!.day
          var sum = Sum()
          sums.add(first, .min..<minute(bar - most), to: &sum, &program)
          sums.add(second, late, to: &sum, &program)
          program.addRow(
            sum, atMost: 1, names.pair("span", pair) + "_\(first + 1)_\(second + 1)_\(day)")
        }
      }
    }
  }

  /// `prerequisite`: the course before is completed, its last meeting ending before this course's first begins.
  private func addPrerequisites(_ pair: Int, _ sums: inout [AttendanceSums], _ program: inout CompactProgram)
  {
    let siblings = instance.pairsOfWorker[Int(instance.pairs[pair].worker)]
    for earlier in course(pair).after {
      let worker = instance.scenario.workers[Int(instance.pairs[pair].worker)]
      let held = Progress(worker, in: earlier, instance.scenario).holdsUntil
      /// What is attended while a credit that runs out still holds.
      func subtractHeld(_ sum: inout Sum, _ program: inout CompactProgram) {
        guard let held else { return }
        let end = minute(held - instance.scenario.horizon.from + 1)
        for lesson in sums[pair].lessons { sums[pair].add(lesson, .min..<end, to: &sum, times: -1, &program) }
      }
      // Completed by credits: there is no such pair.
      guard let before = siblings.first(where: { Int(instance.pairs[$0].course) == earlier.index }) else {
        if held != nil {
          var sum = Sum([columns.completes[pair]])
          subtractHeld(&sum, &program)
          program.addRow(sum, atMost: 0, names.pair("after", pair) + "_\(earlier.index)")
        }
        continue
      }
      var sum = Sum([columns.completes[pair]])
      subtractHeld(&sum, &program)
      if columns.completes[before] >= 0 { sum.add(columns.completes[before], times: -1) }
      program.addRow(sum, atMost: 0, names.pair("after", pair) + "_\(earlier.index)")
      for lesson in sums[pair].lessons {
        for other in sums[before].lessons {
          let minutes = sums[before].steps[other][0].end - sums[before].steps[other][0].start
          var known = 0
          for start in sums[pair].starts(lesson).reversed() {
            // What ends later than this begins.
            let late = start - minutes + 1..<Int.max
            let count = sums[before].count(other, late)
            if count == known { continue }
            known = count
            var sum = Sum()
            sums[pair].add(lesson, .min..<start + 1, to: &sum, &program)
            sums[before].add(other, late, to: &sum, &program)
            subtractHeld(&sum, &program)
            program.addRow(
              sum, atMost: 1,
              names.pair("before", pair) + "_\(lesson + 1)_\(earlier.index)_\(other + 1)_\(start)")
          }
        }
      }
    }
  }

  /// The day on which a course is over is no earlier than any meeting's; that it is no later, the goals see to.
  private func addLastDays(_ pair: Int, _ sums: inout AttendanceSums, _ program: inout CompactProgram) {
    let days = columns.lastDays[pair]
    if days.isEmpty { return }
    var one = Sum(days.map(\.column))
    one.add(columns.completes[pair], times: -1)
    program.addRow(one, equals: 0, names.pair("last", pair))
    for lesson in sums.lessons {
      for day in Set(sums.steps[lesson].map(\.day)).sorted() {
        var sum = Sum()
        sums.add(lesson, minute(day) ..< .max, to: &sum, &program)
        sum.add(days.filter { $0.day >= day }.map(\.column), times: -1)
        program.addRow(sum, atMost: 0, names.pair("last", pair) + "_\(lesson + 1)_\(day)")
      }
    }
  }

  /// `together`: people who belong together attend the same meetings, or none.
  private func addTies(_ program: inout CompactProgram) {
    func columns(_ pair: Int) -> [Int: Int32] {
      Dictionary(
        uniqueKeysWithValues: possible.attendancesOfLesson[pair].joined().map {
          (possible.attendances[$0].meeting, self.columns.attends[$0])
        })
    }
    for (number, tie) in instance.ties.enumerated() {
      for (one, next) in zip(tie, tie.dropFirst()) {
        let (a, b) = (columns(one), columns(next))
        for meeting in Set(a.keys).union(b.keys).sorted() {
          var sum = Sum()
          if let column = a[meeting] { sum.add(column) }
          if let column = b[meeting] { sum.add(column, times: -1) }
          program.addRow(sum, equals: 0, "together_\(number)_\(next)_\(meeting)")
        }
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

  private func step(_ attendance: Int) -> AttendanceSums.Step {
    let meeting = possible.meetings[possible.attendances[attendance].meeting]
    return AttendanceSums.Step(
      column: columns.attends[attendance], lesson: meeting.lesson, start: meeting.moment.start,
      end: meeting.moment.end, day: meeting.moment.day)
  }
}
