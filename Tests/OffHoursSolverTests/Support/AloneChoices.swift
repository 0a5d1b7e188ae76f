import OffHours

/// What somebody could complete alone, by enumeration.
enum AloneChoices {
  /// Whether the only worker of a scenario could complete a course, every hall and instructor that is there being free.
  static func canComplete(_ course: Ref<Course>, in scenario: Scenario) -> Bool {
    var halls = scenario
    for position in halls.courses.indices { halls.courses[position].setLeast(1) }
    let calendars = CalendarBook(halls)
    let meetings = TinyMeetings(halls).all.filter { meeting in
      // A hall smaller than the smallest size holds no meeting, however many come, unless it is pinned.
      let course = scenario.courses[meeting.course], lesson = meeting.lesson
      let most = SizeMax.largest(of: lesson, of: course, in: scenario.venues[meeting.venue])
      guard meeting.isExempt || most >= course.size(of: lesson).least else { return false }
      let able = halls.instructors.indices.count { person in
        guard halls.instructors[person].teaches(Ref(meeting.course), lesson: meeting.lesson) else {
          return false
        }
        var timetable = Timetable()
        timetable.meetings = [meeting.meeting(id: "m", in: halls, instructors: [person])]
        return InstructorUnavailable.violations(
          in: ResolvedTimetable(timetable, in: halls, calendars: calendars)
        )
        .isEmpty
      }
      return able >= halls.courses[meeting.course].instructors(of: meeting.lesson, learners: 1)
    }
    return WorkerChoice.all(of: Ref(0), among: meetings, in: halls, calendars).contains { choice in
      guard choice.completes.contains(course.index) else { return false }
      return choice.completes.allSatisfy { course in
        // A section is one hall at a time: lessons of the other halls do not belong to it.
        guard halls.courses[course].attendance == .section, halls.courses[course].sameVenue,
          halls.courses[course].makeup == 0
        else { return true }
        let venues = meetings.indices.filter {
          choice.meetings & 1 << $0 != 0 && meetings[$0].course == course
        }
        .map { meetings[$0].venue }
        return Set(venues).count == 1
      }
    }
  }
}
