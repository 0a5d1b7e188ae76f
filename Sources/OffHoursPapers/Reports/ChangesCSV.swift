import OffHours

/// What is different for people as a table for a spreadsheet: a lesson a row, learners first, then instructors.
package enum ChangesCSV {
  /// `changes.csv`.
  package static func text(_ changes: PlanChanges, _ input: PaperInput) -> String {
    let language = input.language, writer = SeatWriter(input)
    var table = CSVText(
      header: [
        Words.workerId, Words.fullName, Words.employer, Words.crew, Words.course, Words.kind, Words.lesson,
        Words.was, Words.isNow, Words.weekday, Words.date, Words.from, Words.to, Words.venue,
        Words.instructor, Words.planStamp,
      ].map { $0(language) })
    for person in changes.people {
      let worker = input.worker(person.worker).map { input.scenario.workers[$0] }
      for seat in person.seats {
        table.add(
          [
            person.worker, input.workerName(person.worker), input.employerName(person.worker),
            worker?.crew ?? "", input.courseName(person.course), Words.change(person.kind)(language),
            writer.lesson(person.course, seat.lesson),
          ] + cells(seat, isTaught: person.kind == .taught, input))
      }
    }
    for teacher in changes.instructors {
      for seat in teacher.meetings {
        guard let course = (seat.after ?? seat.before)?.course else { continue }
        let kind: PlanChanges.Kind =
          seat.before == nil ? .placed : seat.after == nil ? .dropped : .moved
        table.add(
          [
            teacher.instructor, input.instructorName(teacher.instructor), Words.instructor(language), "",
            input.courseName(course), Words.taughtChange(kind)(language), writer.lesson(course, seat.lesson),
          ] + cells(seat, isTaught: false, input))
      }
    }
    return table.text
  }

  /// Where and when before and now, and the parts of the latter.
  private static func cells(_ seat: PlanChanges.Seat, isTaught: Bool, _ input: PaperInput) -> [String] {
    let writer = SeatWriter(input), dates = DateHabit(input)
    let date = seat.after.map { dates.zone.date($0.start) }
    return writer.texts(seat, isTaught: isTaught, none: "") + [
      date.map(dates.weekday) ?? "", date.map(dates.date) ?? "",
      seat.after.map { dates.time($0.start) } ?? "",
      seat.after.map { dates.time($0.end) } ?? "",
      seat.after.map { input.venue($0.venue)?.name ?? $0.venue } ?? "",
      seat.after.map(input.instructorNames) ?? "", input.stamp,
    ]
  }
}

/// Messages to those whose timetable is not what it was, ready to be sent; nobody else is written to.
package enum ChangeMessages {
  /// `messages.txt`: a message a person, between lines of dashes, with id, name, employer and telephone number above it;
  /// learners first, then instructors.
  package static func text(_ changes: PlanChanges, _ input: PaperInput) -> String {
    let learners = changes.told.map { worker in
      message(
        to: [worker, input.workerName(worker), input.employerName(worker), input.phone(of: worker)],
        Words.messageGreeting(input.workerName(worker)),
        changes.people.filter { $0.worker == worker }.flatMap { lines(of: $0, input) }, input)
    }
    let instructors = changes.instructors.map { teacher in
      let name = input.instructorName(teacher.instructor)
      return message(
        to: [teacher.instructor, name, Words.instructor(input.language)], Words.messageToInstructor(name),
        lines(of: teacher, input), input)
    }
    return (learners + instructors).joined(separator: "\n")
  }

  private static func message(
    to address: [String], _ greeting: Phrase, _ lines: [String], _ input: PaperInput
  ) -> String {
    var message = [
      "--- " + address.filter { !$0.isEmpty }.map { TextWidth.plain($0) }.joined(separator: " · "), "",
      TextWidth.plain(greeting(input.language)),
    ]
    message += lines.map { TextWidth.plain($0) }
    let organiser = [input.organiser("name"), input.organiser("phone")].filter { !$0.isEmpty }
    if !organiser.isEmpty { message.append(TextWidth.plain(organiser.joined(separator: ", "))) }
    message.append(input.planLine)
    return message.map { $0 + "\n" }.joined()
  }

  /// What happened to somebody in a course.
  private static func lines(of person: PlanChanges.Person, _ input: PaperInput) -> [String] {
    let language = input.language, writer = SeatWriter(input), course = input.courseName(person.course)
    let opening =
      switch person.kind {
      case .moved: Words.messageMoved(course)
      case .dropped: Words.messageDropped(course)
      case .placed: Words.messagePlaced(course)
      case .taught: Words.messageTaught(course)
      }
    return [opening(language)]
      + person.seats.map { seat in
        let lesson = writer.lesson(person.course, seat.lesson)
        if person.kind == .taught, let before = seat.before, let after = seat.after {
          return "- "
            + Words.messageInstructor(
              lesson, writer.text(after), input.instructorNames(after), input.instructorNames(before))(
              language)
        }
        return "- " + sentence(seat, lesson, writer)(language)
      }
  }

  /// What happened to somebody's teaching.
  private static func lines(of teacher: PlanChanges.Teacher, _ input: PaperInput) -> [String] {
    let writer = SeatWriter(input)
    return [Words.messageTeaching(input.language)]
      + teacher.meetings.map { seat in
        let subject = (seat.after ?? seat.before).map(input.subject) ?? seat.lesson
        return "- " + sentence(seat, subject, writer)(input.language)
      }
  }

  private static func sentence(_ seat: PlanChanges.Seat, _ lesson: String, _ writer: SeatWriter) -> Phrase {
    switch (seat.before, seat.after) {
    case (_?, _?):
      Words.messageInstead(lesson, writer.texts(seat)[1], writer.texts(seat)[0])
    case (let before?, nil): Words.messageCancelled(lesson, writer.text(before))
    case (nil, let after?): Words.messageNew(lesson, writer.text(after))
    case (nil, nil): Words.nothing
    }
  }
}
