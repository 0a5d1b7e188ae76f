import OffHours

/// Rows over meetings: venues, instructors, sizes, pins, limits.
struct MeetingRows {
  let instance: Instance
  let possible: Possibilities
  let columns: CompactColumns
  let names: CompactNames

  func add(to program: inout CompactProgram) {
    for position in possible.meetings.indices { addSize(position, &program) }
    addPins(&program)
    for venue in instance.scenario.venues.indices { addVenue(venue, &program) }
    for instructor in instance.scenario.instructors.indices { addInstructor(instructor, &program) }
    addLimits(&program)
    addOpenPins(&program)
  }

  /// `pinned`: the meeting is held, with whatever number of instructors.
  private func addPins(_ program: inout CompactProgram) {
    let pinned = possible.meetings.indices.filter { possible.meetings[$0].isPinned }
    let groups = Dictionary(grouping: pinned) { position in
      let meeting = possible.meetings[position]
      return [meeting.course, meeting.lesson, instance.supply.base(ofSpot: meeting.spot)]
    }
    for positions in groups.values.sorted(by: { $0[0] < $1[0] }) {
      program.addRow(
        Sum(positions.flatMap { columns.held[$0] }), equals: 1, names.meeting("pin", positions[0]))
    }
  }

  /// `size-min`, `size-max`, `instructor-count`; and nobody attends what is not held.
  private func addSize(_ position: Int, _ program: inout CompactProgram) {
    let meeting = possible.meetings[position]
    let held = columns.held[position]
    let learners = meeting.attendances.map { columns.attends[$0] }
    if learners.count > meeting.most {
      var most = Sum(learners)
      most.add(held, times: -Double(meeting.most))
      program.addRow(most, atMost: 0, names.meeting("most", position))
    }
    if meeting.least > 0 {
      var least = Sum(learners)
      least.add(held, times: -Double(meeting.least))
      program.addRow(least, atLeast: 0, names.meeting("least", position))
    }
    for (learner, attendance) in zip(learners, meeting.attendances) {
      var link = Sum([learner])
      link.add(held, times: -1)
      program.addRow(link, atMost: 0, "held_" + names.attendance(possible.attendances[attendance]))
    }
    let needed = instance.staff(meeting.spot)
    if needed > 0 {
      var taught = Sum(columns.teaches[position])
      taught.add(held, times: -Double(needed))
      program.addRow(taught, equals: 0, names.meeting("teachers", position))
    }
  }

  /// `venue-clash`: of meetings that overlap, turnaround included, one at most.
  private func addVenue(_ venue: Int, _ program: inout CompactProgram) {
    let positions = meetings(in: venue)
    for clique in cliques(positions, venue) {
      let sum = Sum(clique.flatMap { columns.held[$0] })
      if sum.columns.count < 2 { continue }
      program.addRow(sum, atMost: 1, names.meeting("venue", clique[0]))
    }
    let own = Ref<Venue>(venue)
    for other in instance.scenario.venues[venue].shares where other > own {
      addShared(positions, cliques(meetings(in: other.index), other.index), own, other, &program)
    }
  }

  /// Of a meeting in one venue and those of a clique in another that shares with it, one at most is held.
  private func addShared(
    _ positions: [Int], _ cliques: [[Int]], _ own: Ref<Venue>, _ other: Ref<Venue>,
    _ program: inout CompactProgram
  ) {
    guard let pause = instance.scenario.pause(own, other) else { return }
    for position in positions {
      let hold = instance.supply.hold(ofSpot: possible.meetings[position].spot)
      for clique in cliques {
        let clashing = clique.filter {
          let taken = instance.supply.hold(ofSpot: possible.meetings[$0].spot)
          return hold.start < taken.end + pause && taken.start < hold.end + pause
        }
        if clashing.isEmpty { continue }
        program.addRow(
          Sum(([position] + clashing).flatMap { columns.held[$0] }), atMost: 1,
          names.meeting("shares_\(instance.scenario.venues[other].id)", position) + "_\(clashing[0])")
      }
    }
  }

  private func meetings(in venue: Int) -> [Int] {
    possible.meetings.indices.filter { possible.meetings[$0].venue == venue }
  }

  /// Sets of meetings in a venue of which one at most can be held.
  private func cliques(_ positions: [Int], _ venue: Int) -> [[Int]] {
    let holds = positions.map { position in
      let hold = instance.supply.hold(ofSpot: possible.meetings[position].spot)
      return TimeConflicts.Stretch(start: hold.start, end: hold.end, place: 0, order: position)
    }
    return TimeConflicts(holds, pause: instance.scenario.venues[venue].turnaround).cliques()
      .map { $0.map { positions[$0] } }
  }

  /// `instructor-clash` and `instructor-load`.
  private func addInstructor(_ instructor: Int, _ program: inout CompactProgram) {
    var taught: [(position: Int, column: Int32)] = []
    for (position, meeting) in possible.meetings.enumerated() {
      guard let place = meeting.teachers.firstIndex(of: instructor),
        !columns.teaches[position].isEmpty
      else { continue }
      taught.append((position, columns.teaches[position][place]))
    }
    let person = instance.scenario.instructors[instructor]
    let conflicts = TimeConflicts(stretches(taught.map(\.position)), pause: 0)
    for clique in conflicts.cliques() where clique.count > 1 {
      program.addRow(
        Sum(clique.map { taught[$0].column }), atMost: 1,
        names.meeting("teach_\(person.id)", taught[clique[0]].position))
    }
    for conflict in conflicts.tooFarApart(journey: instance.journey(_:_:)) {
      var sum = Sum((conflict.first + conflict.second).map { taught[$0].column })
      sum.add(conflict.between.map { taught[$0].column }, times: -1)
      program.addRow(
        sum, atMost: 1, names.meeting("way_\(person.id)", taught[conflict.first[0]].position))
    }
    func addLoad(_ most: Int?, _ letter: String, _ period: (Moment) -> Int) {
      guard let most else { return }
      let groups = Dictionary(grouping: taught) { period(possible.meetings[$0.position].moment) }
      for (key, group) in groups.sorted(by: { $0.key < $1.key }) where group.count > most {
        program.addRow(
          Sum(group.map(\.column)), atMost: Double(most), "load_\(person.id)_\(letter)\(key)")
      }
    }
    addLoad(person.maxPerDay, "d", \.day)
    addLoad(person.maxPerWeek, "w", \.week)
  }

  /// `pinned`, where any venue will do: one of the meetings then is held.
  private func addOpenPins(_ program: inout CompactProgram) {
    for course in instance.scenario.courses.indices {
      for (number, pin) in instance.openPins(course).enumerated() {
        let positions = possible.meetingsOfLesson[course][pin.lesson].filter {
          possible.meetings[$0].moment.start == pin.start.minute
        }
        program.addRow(
          Sum(positions.flatMap { columns.held[$0] }), atLeast: 1,
          "pin_\(instance.scenario.courses[course].id)_\(number)")
      }
    }
  }

  /// `limit`.
  private func addLimits(_ program: inout CompactProgram) {
    let limits = instance.scenario.limits
    if let most = limits.meetings {
      program.addRow(Sum(columns.held.joined()), atMost: Double(most), "limit_meetings")
    }
    if let most = limits.cost {
      let prices = GoalSums(instance, possible, columns).money
      // In the largest unit of which every price is a multiple, so that the row is exact.
      let unit = max(1, prices.reduce(0) { greatestCommonDivisor($0, $1.value) })
      var sum = Sum()
      for (column, price) in prices { sum.add(column, times: Double(price / unit)) }
      program.addRow(sum, atMost: (Double(most.parts) / Double(unit)).rounded(.down), "limit_cost")
    }
  }

  private func stretches(_ positions: [Int]) -> [TimeConflicts.Stretch] {
    positions.map { position in
      let moment = possible.meetings[position].moment
      return TimeConflicts.Stretch(
        start: moment.start, end: moment.end, place: moment.place, order: position)
    }
  }
}
