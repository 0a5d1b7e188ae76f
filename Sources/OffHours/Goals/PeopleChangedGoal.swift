/// `people-changed`: how many people a new timetable asks to come at other times or places than one they know.
package enum PeopleChangedGoal: GoalMeasure {
  package static let goal = Goal.peopleChanged
  package static let label = Phrase(en: "people whose classes change", vi: "số người phải đổi lịch học")
  package static let phrase = Phrase(
    en:
      "People for whom a course that they were to attend has other lessons, times or venues, or falls away.",
    vi: "Số người có khóa học đang theo bị đổi bài, giờ học, địa điểm hoặc bị bỏ.")

  /// nil: it takes the timetable that was known before.
  package static func value(of hearing: ResolvedTimetable, completable: Completable?) -> Double? { nil }

  /// Workers of the scenario who attend something in `kept` of which a course differs in `hearing`.
  ///
  /// A course that is new to somebody changes nothing that he or she knows. Workers who no longer need a course, whose
  /// credits complete it, and who declined are not counted.
  package static func value(of hearing: ResolvedTimetable, keeping kept: Timetable) -> Double {
    Double(changed(in: hearing, keeping: kept).count)
  }

  /// The workers that ``value(of:keeping:)`` counts, ascending.
  package static func changed(in hearing: ResolvedTimetable, keeping kept: Timetable) -> [Ref<Worker>] {
    let scenario = hearing.scenario
    let before = BaselineSeats(kept, in: scenario, besides: hearing.timetable)
    let now = BaselineSeats(hearing.timetable, in: scenario)
    return scenario.workers.refs.filter { worker in
      !scenario.workers[worker].declined
        && scenario.workers[worker].courses.contains { course in
          let seats = before.seats(of: worker, course)
          return !seats.isEmpty && !hearing.isBehind(worker, course) && seats != now.seats(of: worker, course)
        }
    }
  }
}
