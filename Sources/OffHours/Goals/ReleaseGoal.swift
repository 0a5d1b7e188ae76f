/// `release`: working time that is given up for class.
package enum ReleaseGoal: GoalMeasure {
  package static let goal = Goal.release
  package static let label = Phrase(en: "minutes released from work", vi: "số phút nghỉ ca để đi học")
  package static let phrase = Phrase(
    en: "Minutes for which people are released from their shifts: class and both journeys.",
    vi: "Tổng số phút người lao động được nghỉ ca để đi học, gồm giờ học và hai lượt đi về.")

  package static func value(of hearing: ResolvedTimetable, completable: Completable?) -> Double? {
    Double(ReleaseBook(hearing).stays.reduce(0) { $0 + $1.interval.minutes })
  }
}
