import OffHours

/// Rows over all meetings of one worker: day and week load, clashes, working days, weekly rest.
struct AgendaRows {
  let instance: Instance
  let possible: Possibilities
  let columns: CompactColumns

  /// An attendance with what the rules look at.
  private struct Step {
    var column: Int32
    /// The pair and the lesson: one attendance of them at most is taken.
    var pair, lesson: Int
    var moment: Moment
    var countsAsWork: Bool
    var course: Int

    var minutes: Int { moment.end - moment.start }
    /// Minutes in which no shift lies.
    var minutesOff: Int
  }

  func add(to program: inout CompactProgram) {
    for worker in instance.scenario.workers.indices {
      let steps = self.steps(worker)
      if steps.isEmpty { continue }
      let id = instance.scenario.workers[worker].id
      addLoads(steps, id, &program)
      addClashes(steps, worker, id, &program)
      addWorkDays(steps, worker, id, &program)
      addWeeklyRest(steps, worker, id, &program)
      addEvenings(steps, id, &program)
    }
  }

  private func steps(_ worker: Int) -> [Step] {
    let calendar = instance.book.calendar(of: Ref(worker))
    return instance.pairsOfWorker[worker].flatMap { pair in
      possible.attendancesOfLesson[pair].joined().map { attendance in
        let meeting = possible.meetings[possible.attendances[attendance].meeting]
        return Step(
          column: columns.attends[attendance], pair: pair, lesson: meeting.lesson, moment: meeting.moment,
          countsAsWork: instance.scenario.courses[meeting.course].countsAsWork, course: meeting.course,
          minutesOff: calendar.minutesOff(
            in: Interval(
              start: Instant(minute: meeting.moment.start), end: Instant(minute: meeting.moment.end))))
      }
    }
  }

  /// `day-load` and `week-load`.
  private func addLoads(_ steps: [Step], _ id: String, _ program: inout CompactProgram) {
    let rules = instance.scenario.rules.agenda
    func addLoad(
      _ most: Int?, _ name: String, by period: (Moment) -> Int, weight: (Step) -> Int
    ) {
      guard let most else { return }
      for (key, group) in groups(steps, by: period) where heaviest(group, weight) > most {
        var sum = Sum()
        for step in group { sum.add(step.column, times: Double(weight(step))) }
        program.addRow(sum, atMost: Double(most), "\(name)_\(id)_\(key)")
      }
    }
    addLoad(rules.perDay, "day", by: \.day) { _ in 1 }
    addLoad(rules.minutesPerDay, "minutes", by: \.day, weight: \.minutes)
    addLoad(rules.perWeek, "week", by: \.week) { _ in 1 }
  }

  /// `learner-clash`.
  private func addClashes(_ steps: [Step], _ worker: Int, _ id: String, _ program: inout CompactProgram) {
    let pause = instance.scenario.rules.agenda.betweenMeetings
    let home = instance.scenario.workers[worker].home?.index ?? -1
    let conflicts = TimeConflicts(
      steps.map {
        TimeConflicts.Stretch(
          start: $0.moment.start, end: $0.moment.end,
          place: $0.moment.place == Moment.online ? home : $0.moment.place,
          order: $0.pair << 8 + $0.lesson)
      }, pause: pause ?? 0)
    for clique in conflicts.cliques() {
      let first = steps[clique[0]]
      // A lesson is attended once anyway.
      if clique.allSatisfy({ steps[$0].pair == first.pair && steps[$0].lesson == first.lesson }) { continue }
      program.addRow(
        Sum(clique.map { steps[$0].column }), atMost: 1, "clash_\(id)_\(first.moment.start)")
    }
    guard pause != nil else { return }
    for conflict in conflicts.tooFarApart(journey: instance.journey(_:_:)) {
      let first = steps[conflict.first[0]], second = steps[conflict.second[0]]
      // A lesson is attended once anyway.
      if (conflict.first + conflict.second).allSatisfy({
        steps[$0].pair == first.pair && steps[$0].lesson == first.lesson
      }) {
        continue
      }
      var sum = Sum((conflict.first + conflict.second).map { steps[$0].column })
      sum.add(conflict.between.map { steps[$0].column }, times: -1)
      program.addRow(
        sum, atMost: 1,
        "way_\(id)_\(first.moment.start)_\(first.moment.place)_\(second.moment.start)")
    }
  }

  /// `work-day`: class that counts as work has what shifts and duty leave of the day.
  private func addWorkDays(_ steps: [Step], _ worker: Int, _ id: String, _ program: inout CompactProgram) {
    guard let most = instance.scenario.rules.agenda.workPerDay else { return }
    let calendar = instance.book.calendar(of: Ref(worker))
    for (day, group) in groups(steps.filter(\.countsAsWork), by: \.day) {
      let date = instance.scenario.horizon.from + day
      let worked = calendar.shifts(on: date).reduce(0) { $0 + $1.interval.minutes }
      if worked <= most && heaviest(group, \.minutesOff) <= most - worked { continue }
      var sum = Sum()
      // Where the shifts alone are too long, nothing that counts as work may be added, if only inside them.
      for step in group { sum.add(step.column, times: worked > most ? 1 : Double(step.minutesOff)) }
      program.addRow(sum, atMost: Double(max(0, most - worked)), "work_\(id)_\(day)")
    }
  }

  /// `weekly-rest`. A column for every place at which the week's rest can begin: where a shift ends, or a meeting that
  /// counts as work does; a rest that begins elsewhere can begin earlier.
  private func addWeeklyRest(_ steps: [Step], _ worker: Int, _ id: String, _ program: inout CompactProgram) {
    guard let rest = instance.scenario.rules.agenda.weeklyRest else { return }
    let work = steps.filter(\.countsAsWork)
    let (zone, horizon) = (instance.scenario.zone, instance.scenario.horizon)
    let shifts = instance.book.calendar(of: Ref(worker)).shifts.map(\.interval)
    for (number, asked) in groups(work, by: \.week) {
      let monday = horizon.from.monday + 7 * number
      guard horizon.contains(monday), horizon.contains(monday + 6) else { continue }
      let week = Interval(start: zone.day(monday).start, end: zone.day(monday + 6).end)
      let free = [week].subtracting(shifts.cut(to: week).merged()).filter { $0.minutes >= rest }
      // Where the roster alone leaves no rest, none is asked.
      if free.isEmpty { continue }
      // A meeting of the Sunday before may reach into the week.
      let busy = work.filter { $0.moment.start < week.end.minute && $0.moment.end > week.start.minute }
      let starts = free.flatMap { gap in
        ([gap.start.minute] + busy.map(\.moment.end)).filter {
          $0 >= gap.start.minute && $0 + rest <= gap.end.minute
        }
      }
      let windows = Set(starts).sorted()
      func touches(_ step: Step, _ start: Int) -> Bool {
        step.moment.start < start + rest && start < step.moment.end
      }
      if windows.contains(where: { start in !busy.contains { touches($0, start) } }) { continue }
      let rests = windows.map { program.addBinary("rest_\(id)_\($0)") }
      program.addRow(Sum(rests), atMost: 1, "rest_\(id)_w\(number)")
      let isAsked = Set(asked.map(\.column))
      for step in busy {
        let open = zip(windows, rests).filter { !touches(step, $0.0) }.map(\.1)
        let barred = zip(windows, rests).filter { touches(step, $0.0) }.map(\.1)
        if isAsked.contains(step.column) {
          var sum = Sum([step.column])
          sum.add(open, times: -1)
          program.addRow(sum, atMost: 0, "rest_\(id)_\(step.column)")
        } else {
          program.addRow(Sum([step.column] + barred), atMost: 1, "rest_\(id)_\(step.column)")
        }
      }
    }
  }

  /// `evenings`: of so many dates in a row and one more, one has no meeting that ends in the evening. A column for every
  /// date on which there may be one.
  private func addEvenings(_ steps: [Step], _ id: String, _ program: inout CompactProgram) {
    let scenario = instance.scenario
    let late = steps.filter { instance.isEvening($0.moment.end, day: $0.moment.day) }
    let together = Dictionary(grouping: late) { Evenings.group(of: Ref($0.course), in: scenario) }
    for (group, steps) in together.sorted(by: { $0.key < $1.key }) {
      guard let most = Evenings.limit(of: Ref(steps[0].course), under: scenario.rules.agenda, in: scenario)
      else {
        continue
      }
      let ofDay = Dictionary(grouping: steps, by: \.moment.day)
      let days = ofDay.keys.sorted()
      let windows = days.filter { first in (0...most).allSatisfy { ofDay[first + $0] != nil } }
      if windows.isEmpty { continue }
      var columns: [Int: Int32] = [:]
      for day in days where windows.contains(where: { ($0...$0 + most).contains(day) }) {
        let column = program.addBinary("evening_\(id)_\(group)_\(day)")
        columns[day] = column
        for step in ofDay[day]! {
          var sum = Sum([step.column])
          sum.add(column, times: -1)
          program.addRow(sum, atMost: 0, "evening_\(id)_\(group)_\(step.column)")
        }
      }
      for first in windows {
        program.addRow(
          Sum((first...first + most).map { columns[$0]! }), atMost: Double(most),
          "evenings_\(id)_\(group)_\(first)")
      }
    }
  }

  private func groups(_ steps: [Step], by period: (Moment) -> Int) -> [(key: Int, value: [Step])] {
    Dictionary(grouping: steps) { period($0.moment) }.sorted { $0.key < $1.key }
  }

  /// The most that a group can weigh when every lesson is attended once at most.
  private func heaviest(_ steps: [Step], _ weight: (Step) -> Int) -> Int {
    var most: [[Int]: Int] = [:]
    for step in steps {
      let key = [step.pair, step.lesson]
      most[key] = max(most[key] ?? 0, weight(step))
    }
    return most.values.reduce(0, +)
  }
}
