/// `shift-overlap`: nobody is taught while at work.
package enum ShiftOverlap: MeetingRule {
  package static let code = RuleCode.shiftOverlap
  package static let label = Phrase(en: "clashes with a shift", vi: "trùng ca làm việc")
  package static let phrase = Phrase(
    en: """
      A meeting overlaps no shift and no duty of the learner, save for hours of training and where he or she is released.
      """,
    vi: """
      Buổi học không trùng ca làm việc hay giờ làm thêm của học viên, trừ giờ đào tạo và khi được cho nghỉ để đi học.
      """)

  package static func forbids(
    _ visit: Visit, to attendee: Attendee, under rules: MeetingRules, in scenario: Scenario
  ) -> Bool {
    let shifts = attendee.calendar.shifts
    let next = attendee.calendar.firstShift(endingAfter: visit.interval.start)
    return next < shifts.count && shifts[next].interval.overlaps(visit.interval)
      && !attendee.isFreed(of: shifts[next], for: visit, in: scenario)
  }

  package static func forbiddenStarts(
    minutes: Int, place: Ref<Place>?, for attendee: Attendee, under rules: MeetingRules,
    in scenario: Scenario, window: Interval
  ) -> [Interval] {
    let isReleasing = attendee.release(in: scenario) != nil
    let shifts = attendee.calendar.shifts
    if !isReleasing && shifts.indices.allSatisfy({ !shifts[$0].hasTraining }) {
      return shifts.indices.map { shifts[$0].interval }.startsOverlapping(minutes: minutes)
    }
    return shifts.flatMap { shift -> [Interval] in
      let overlapping = [shift.interval].startsOverlapping(minutes: minutes)
      if !isReleasing && !shift.hasTraining { return overlapping }
      let freed =
        shift.trainingStarts(minutes: minutes, place: place, scenario.travel)
        + (isReleasing ? shift.releaseStarts(minutes: minutes, place: place, scenario.travel) : [])
      return overlapping.subtracting(freed.merged())
    }
  }
}
