/// `frozen-seats`: seats that are given up in meetings which are too near to be changed.
package enum FrozenSeatsGoal: GoalMeasure {
  package static let goal = Goal.frozenSeats
  package static let label = Phrase(
    en: "seats given up in frozen meetings", vi: "số chỗ bị bỏ trong các buổi đã chốt")
  package static let phrase = Phrase(
    en:
      "Seats of the timetable known before that are given up in meetings before the time until which it stands.",
    vi: "Số chỗ của lịch cũ bị bỏ trong các buổi học trước thời điểm chốt.")

  /// nil: it takes the timetable that was known before.
  package static func value(of hearing: ResolvedTimetable, completable: Completable?) -> Double? { nil }
}
