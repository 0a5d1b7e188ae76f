/// `meetings-moved`: how many meetings of a timetable that people know are not held as they stood.
package enum MeetingsMovedGoal: GoalMeasure {
  package static let goal = Goal.meetingsMoved
  package static let label = Phrase(en: "meetings moved", vi: "số buổi học bị dời hoặc hủy")
  package static let phrase = Phrase(
    en:
      "Meetings of the timetable known before that are not held at their time and venue; new ones are free.",
    vi: "Số buổi học của lịch cũ không còn giữ nguyên giờ và địa điểm; buổi mới không tính.")

  /// nil: it takes the timetable that was known before.
  package static func value(of hearing: ResolvedTimetable, completable: Completable?) -> Double? { nil }

  /// Meetings of `kept` that are neither history nor held in `hearing` with their course, lesson, start and venue.
  package static func value(of hearing: ResolvedTimetable, keeping kept: Timetable) -> Double {
    let now = Set(hearing.timetable.meetings.map(BaselineSeats.Seat.init))
    return Double(kept.meetings.count { !$0.held && !now.contains(BaselineSeats.Seat($0)) })
  }
}
