import OffHours

/// What rows and columns of the compact model are called: `x_W001_awareness_L1_hall1_20270306T0730`.
struct CompactNames: Sendable {
  let instance: Instance
  let possible: Possibilities

  /// A column or row of a meeting.
  func meeting(_ letter: String, _ position: Int) -> String {
    let meeting = possible.meetings[position]
    let course = instance.scenario.courses[meeting.course]
    let rank = instance.supply.terms(ofSpot: meeting.spot).rank
    return "\(letter)_\(course.id)_\(course.lessons[meeting.lesson].id)_\(spot(meeting))"
      + (rank > 0 ? "_i\(instance.staff(meeting.spot))" : "")
  }

  /// The column of an attendance.
  func attendance(_ attendance: Attendance) -> String {
    let worker = instance.scenario.workers[Int(instance.pairs[attendance.pair].worker)].id
    return meeting("x_\(worker)", attendance.meeting)
  }

  /// A column or row of a worker and a course.
  func pair(_ letter: String, _ position: Int) -> String {
    let pair = instance.pairs[position]
    return letter + "_" + instance.scenario.workers[Int(pair.worker)].id + "_"
      + instance.scenario.courses[Int(pair.course)].id
  }

  private func spot(_ meeting: PossibleMeeting) -> String {
    let (date, time) = instance.scenario.zone.local(Instant(minute: meeting.moment.start))
    let clock = padded(time.minute / 60, 2) + padded(time.minute % 60, 2)
    // Model files know no hyphen in names.
    let (year, month, day) = date.parts
    let digits = padded(year, 4) + padded(month, 2) + padded(day, 2)
    return "\(instance.scenario.venues[meeting.venue].id)_\(digits)T\(clock)"
  }
}
