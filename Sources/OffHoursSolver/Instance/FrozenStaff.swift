import OffHours

extension Instance {
  /// Who goes on to teach the frozen meetings, by spot: those who were to, wherever they still can one after another.
  ///
  /// Where somebody cannot any more, whoever can may take the meeting over. `pins`: meetings that are fixed by course,
  /// which keep their instructors too; `fixed`: those meetings, which go before others that stand at one spot with
  /// them.
  func frozenStaff(
    _ kept: BaselineMeetings, before until: Int, pins: [[PinnedSpot]] = [], _ fixed: [Meeting] = []
  ) -> [Int: [Int]] {
    var result: [Int: [Int]] = [:]
    var booked: [[Moment]] = scenario.instructors.map { _ in [] }
    let ids = Set(fixed.filter { !$0.held }.map(\.id))
    let order = kept.meetings.sorted { a, b in
      let isA = ids.contains(a.id), isB = ids.contains(b.id)
      return isA == isB ? (a.seat.start, a.id) < (b.seat.start, b.id) : isA
    }
    for meeting in order {
      let seat = meeting.seat
      let pin = PinnedSpot(lesson: seat.lesson, start: seat.start, venue: seat.venue)
      guard seat.start < until || !pins.isEmpty && pins[seat.course].contains(pin) else { continue }
      guard
        let spot = supply.spot(
          course: seat.course, lesson: seat.lesson, start: seat.start, venue: seat.venue,
          staff: meeting.instructors.count), result[spot] == nil,
        !meeting.instructors.isEmpty, meeting.instructors.count == staff(spot)
      else { continue }
      let moment = supply.moment(ofSpot: spot)
      let teachers = supply.classes[supply.classOfLesson[seat.course][seat.lesson]].teachers
      let canTeach = meeting.instructors.allSatisfy { instructor in
        let person = scenario.instructors[instructor], others = booked[instructor]
        return teachers.contains(instructor) && isAvailable(instructor, spot)
          && others.allSatisfy { canFollow($0, moment) || canFollow(moment, $0) }
          && others.count { $0.day == moment.day } < person.maxPerDay ?? .max
          && others.count { $0.week == moment.week } < person.maxPerWeek ?? .max
      }
      guard canTeach else { continue }
      for instructor in meeting.instructors { booked[instructor].append(moment) }
      result[spot] = meeting.instructors
    }
    return result
  }
}
