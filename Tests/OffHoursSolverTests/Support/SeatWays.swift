import OffHours

/// Every way of one worker through the meetings that are planned and have seats, by enumeration.
struct SeatWay {
  /// Positions of the meetings attended beside the own ones, and the courses completed by them.
  var meetings: [Int], courses: [Int]

  /// Planned meetings as enumeration wants them, with their positions.
  static func planned(_ hearing: ResolvedTimetable) -> [(position: Int, meeting: TinyMeeting)] {
    hearing.planned.map { position in
      let meeting = hearing.meetings[position]
      return (
        position,
        TinyMeeting(
          course: meeting.course!.index, lesson: meeting.lesson!, venue: meeting.venue!.index,
          start: meeting.interval.start, end: meeting.interval.end, date: meeting.date,
          isPinned: meeting.isPinned)
      )
    }
  }

  /// Seats that nobody has in a planned meeting of a scenario.
  static func free(_ position: Int, _ hearing: ResolvedTimetable, in scenario: Scenario) -> Int {
    let meeting = hearing.meetings[position]
    return SizeMax.largest(
      of: meeting.lesson!, of: scenario.courses[meeting.course!], in: scenario.venues[meeting.venue!])
      - meeting.learners.count
  }

  /// Every way through own meetings and free seats of some courses in a changed scenario, where the worker stands alone.
  static func all(
    _ worker: Ref<Worker>, _ courses: [Ref<Course>], _ hearing: ResolvedTimetable, in changed: Scenario
  ) -> [SeatWay] {
    let own = Set(hearing.agendas.first { $0.worker == worker }?.meetings ?? [])
    let offered = planned(hearing).filter { position, meeting in
      own.contains(position)
        || courses.contains(Ref(meeting.course)) && free(position, hearing, in: changed) > 0
    }
    let choices = WorkerChoice.all(
      of: Ref(0), among: offered.map(\.meeting), in: changed, CalendarBook(changed))
    return choices.compactMap { choice in
      let attended = offered.indices.filter { choice.meetings & 1 << $0 != 0 }.map { offered[$0].position }
      guard own.isSubset(of: attended) else { return nil }
      let new = attended.filter { !own.contains($0) }
      let served = courses.map(\.index).filter { course in
        new.contains { hearing.meetings[$0].course!.index == course }
      }
      for course in served where changed.courses[course].attendance == .section {
        let sections = new.filter { hearing.meetings[$0].course!.index == course }
          .map { hearing.meetings[$0].section! }
        let home = Dictionary(grouping: sections) { $0 }.values.map(\.count).max()!
        if sections.count - home > changed.courses[course].makeup { return nil }
      }
      return SeatWay(meetings: new, courses: served)
    }
  }
}
