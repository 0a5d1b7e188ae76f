/// `meetings`: the number of meetings.
package enum MeetingsGoal: GoalMeasure {
  package static let goal = Goal.meetings
  package static let label = Phrase(en: "meetings", vi: "số buổi học")
  package static let phrase = Phrase(en: "Number of meetings.", vi: "Số buổi học.")

  package static func value(of hearing: ResolvedTimetable, completable: Completable?) -> Double? {
    Double(hearing.planned.count)
  }
}
