/// `travel`: minutes from home to class.
package enum TravelGoal: GoalMeasure {
  package static let goal = Goal.travel
  package static let label = Phrase(en: "minutes of travel", vi: "số phút đi lại")
  package static let phrase = Phrase(
    en: "Minutes of the journeys from home to every meeting attended.",
    vi: "Tổng số phút đi từ nơi ở đến các buổi học.")

  package static func value(of hearing: ResolvedTimetable, completable: Completable?) -> Double? {
    let scenario = hearing.scenario
    return Double(
      hearing.planned.reduce(0) { sum, position in
        let meeting = hearing.meetings[position]
        let place = meeting.venue.flatMap { scenario.venues[$0].place }
        return meeting.learners.reduce(sum) { $0 + scenario.travel.minutes(scenario.workers[$1].home, place) }
      })
  }
}
