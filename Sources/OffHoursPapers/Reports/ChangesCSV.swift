import OffHours

/// What is different for people as a table for a spreadsheet: a lesson a row.
package enum ChangesCSV {
  /// `changes.csv`.
  package static func text(_ changes: PlanChanges, _ input: PaperInput) -> String {
    let language = input.language, writer = SeatWriter(input), dates = DateHabit(input)
    var table = CSVText(
      header: [
        Words.workerId, Words.fullName, Words.employer, Words.crew, Words.course, Words.kind, Words.lesson,
        Words.was, Words.isNow, Words.weekday, Words.date, Words.from, Words.to, Words.venue,
      ].map { $0(language) })
    for person in changes.people {
      let worker = input.worker(person.worker).map { input.scenario.workers[$0] }
      for seat in person.seats {
        let date = seat.after.map { dates.zone.date($0.start) }
        table.add([
          person.worker, input.workerName(person.worker), input.employerName(person.worker),
          worker?.crew ?? "",
          input.courseName(person.course), Words.change(person.kind)(language),
          writer.lesson(person.course, seat.lesson), seat.before.map(writer.text) ?? "",
          seat.after.map(writer.text) ?? "", date.map(dates.weekday) ?? "", date.map(dates.date) ?? "",
          seat.after.map { dates.time($0.start) } ?? "", seat.after.map { dates.time($0.end) } ?? "",
          seat.after.map { input.venue($0.venue)?.name ?? $0.venue } ?? "",
        ])
      }
    }
    return table.text
  }
}

/// Messages to those whose timetable is not what it was, ready to be sent; nobody else is written to.
package enum ChangeMessages {
  /// `messages.txt`: a message a person, between lines of dashes, with id, name and employer above it.
  package static func text(_ changes: PlanChanges, _ input: PaperInput) -> String {
    let language = input.language, writer = SeatWriter(input)
    return changes.told.map { worker in
      var lines = [
        "--- "
          + [worker, input.workerName(worker), input.employerName(worker)].filter { !$0.isEmpty }
          .joined(separator: " · "),
        "", Words.messageGreeting(input.workerName(worker))(language),
      ]
      for person in changes.people where person.worker == worker {
        let course = input.courseName(person.course)
        let opening =
          switch person.kind {
          case .moved: Words.messageMoved(course)
          case .dropped: Words.messageDropped(course)
          case .placed: Words.messagePlaced(course)
          }
        lines.append(opening(language))
        for seat in person.seats {
          let lesson = writer.lesson(person.course, seat.lesson)
          let sentence =
            switch (seat.before, seat.after) {
            case (let before?, let after?):
              Words.messageInstead(lesson, writer.text(after), writer.text(before))
            case (let before?, nil): Words.messageCancelled(lesson, writer.text(before))
            case (nil, let after?): Words.messageNew(lesson, writer.text(after))
            case (nil, nil): Words.nothing
            }
          lines.append("- " + sentence(language))
        }
      }
      let organiser = ["name", "phone"].compactMap { key in
        input.scenario.organiser.first { $0.key == key }?.value
      }
      if !organiser.isEmpty { lines.append(organiser.joined(separator: ", ")) }
      return lines.map { $0 + "\n" }.joined()
    }.joined(separator: "\n")
  }
}
