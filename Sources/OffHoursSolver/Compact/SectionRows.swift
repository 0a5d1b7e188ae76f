import OffHours

/// Rows of courses with `attend: section`. Sections are numbered; those with lower numbers are used first.
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
    }
  }

  /// `section-incomplete` and `same-venue`: one meeting of each lesson, in one venue throughout.
  private func addMeetings(_ course: Int, _ section: Int, _ program: inout CompactProgram) {
    let definition = instance.scenario.courses[course]
    let open = columns.opens[course][section]
    let name = "\(definition.id)_s\(section + 1)"
    for (lesson, positions) in possible.meetingsOfLesson[course].enumerated() {
      let lessonName = definition.lessons[lesson].id
      var one = Sum(positions.map { columns.held[$0][section] })
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
    for section in 1..<max(1, possible.sections[course]) {
      for end in firsts.indices {
        var sum = Sum(firsts[...end].map { columns.held[$0][section] })
        sum.add(firsts[..<end].map { columns.held[$0][section - 1] }, times: -1)
        program.addRow(
          sum, atMost: 0, names.meeting("order_s\(section + 1)", firsts[end]))
      }
    }
  }
}
