import OffHours

/// Rows of courses with `attend: section`. Sections are numbered: those that go on stand first, and of the others those
/// with lower numbers are used first.
struct SectionRows {
  let instance: Instance
  let possible: Possibilities
  let columns: CompactColumns
  let names: CompactNames

  func add(to program: inout CompactProgram) {
    for course in instance.scenario.courses.indices where possible.sections[course] > 0 {
      for section in 0..<possible.sections[course] { addMeetings(course, section, &program) }
      for pair in instance.pairsOfCourse[course] where columns.completes[pair] >= 0 {
        addLearner(pair, course, &program)
      }
      addOrder(course, &program)
      addMost(course, &program)
    }
  }

  /// `sections-max`, where those that go on are more than the course would have room for.
  private func addMost(_ course: Int, _ program: inout CompactProgram) {
    guard let most = instance.scenario.courses[course].maxSections, columns.opens[course].count > most else {
      return
    }
    program.addRow(
      Sum(columns.opens[course]), atMost: Double(most), "sections_\(instance.scenario.courses[course].id)")
  }

  /// `section-incomplete` and `same-venue`: one meeting of each lesson, in one venue throughout. What has been held
  /// of a section that goes on is not held again.
  private func addMeetings(_ course: Int, _ section: Int, _ program: inout CompactProgram) {
    let definition = instance.scenario.courses[course]
    let open = columns.opens[course][section]
    let name = "\(definition.id)_s\(section + 1)"
    let done = possible.held(course, section, instance)
    if let home = home(course, section) {
      let elsewhere = instance.scenario.venues.indices.filter { $0 != home }
      program.addRow(
        Sum(elsewhere.map { columns.meetsIn[course][section][$0] }), equals: 0, "stay_\(name)")
    }
    for (lesson, positions) in possible.meetingsOfLesson[course].enumerated() {
      let lessonName = definition.lessons[lesson].id
      var one = Sum(positions.map { columns.held[$0][section] })
      if done >> UInt64(lesson) & 1 != 0 {
        if !positions.isEmpty { program.addRow(one, equals: 0, "done_\(name)_\(lessonName)") }
        continue
      }
      one.add(open, times: -1)
      program.addRow(one, equals: 0, "one_\(name)_\(lessonName)")
      guard definition.sameVenue else { continue }
      for venue in instance.scenario.venues.indices {
        var here = Sum(
          positions.filter { possible.meetings[$0].venue == venue }.map { columns.held[$0][section] })
        here.add(columns.meetsIn[course][section][venue], times: -1)
        program.addRow(here, equals: 0, "home_\(name)_\(lessonName)_\(instance.scenario.venues[venue].id)")
      }
    }
  }

  /// The venue in which a section goes on.
  private func home(_ course: Int, _ section: Int) -> Int? {
    guard instance.scenario.courses[course].sameVenue, section < possible.running[course].count else {
      return nil
    }
    return instance.running[possible.running[course][section]].venue
  }

  /// `section-mixed`: whoever completes has one section, and attends its meetings save for `makeup`.
  private func addLearner(_ pair: Int, _ course: Int, _ program: inout CompactProgram) {
    var one = Sum(columns.belongs[pair])
    one.add(columns.completes[pair], times: -1)
    program.addRow(one, equals: 0, names.pair("section", pair))
    for (section, belongs) in columns.belongs[pair].enumerated() {
      program.addRow(
        {
          var sum = Sum([belongs])
          sum.add(columns.opens[course][section], times: -1)
          return sum
        }(), atMost: 0, names.pair("open_s\(section + 1)", pair))
    }
    // One section is everybody's own.
    guard possible.sections[course] > 1 else { return }
    for (lesson, attendances) in possible.attendancesOfLesson[pair].enumerated() {
      for attendance in attendances {
        let position = possible.attendances[attendance].meeting
        for (section, belongs) in columns.belongs[pair].enumerated() {
          // Who belongs to a section comes to a meeting of it, or makes it up.
          var own = Sum([columns.attends[attendance], belongs])
          own.add(columns.held[position][section], times: -1)
          if !columns.makesUp[pair].isEmpty { own.add(columns.makesUp[pair][lesson], times: -1) }
          program.addRow(
            own, atMost: 1, "own_s\(section + 1)_" + names.attendance(possible.attendances[attendance]))
        }
      }
    }
    program.addRow(
      Sum(columns.makesUp[pair]), atMost: Double(instance.scenario.courses[course].makeup),
      names.pair("makeup", pair))
  }

  /// Numbers mean nothing, so the first lessons of sections ascend: one of many equal timetables remains.
  private func addOrder(_ course: Int, _ program: inout CompactProgram) {
    let firsts = possible.meetingsOfLesson[course].first ?? []
    let known = possible.running[course].count
    for section in (known + 1)..<max(known + 1, possible.sections[course]) {
      for end in firsts.indices {
        var sum = Sum(firsts[...end].map { columns.held[$0][section] })
        sum.add(firsts[..<end].map { columns.held[$0][section - 1] }, times: -1)
        program.addRow(
          sum, atMost: 0, names.meeting("order_s\(section + 1)", firsts[end]))
      }
    }
  }
}
