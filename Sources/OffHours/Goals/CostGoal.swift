/// `cost`: money for venues and instructors; the number of meetings where nothing has a price.
package enum CostGoal: GoalMeasure {
  package static let goal = Goal.cost
  package static let label = Phrase(en: "cost", vi: "chi phí")
  package static let phrase = Phrase(
    en: "Money for venues and instructors, or the number of meetings where nothing has a price.",
    vi: "Tiền thuê địa điểm và giảng viên, hoặc số buổi học nếu không có giá nào.")

  package static func value(of hearing: ResolvedTimetable, completable: Completable?) -> Double? {
    hearing.scenario.hasCosts ? money(of: hearing).amount : Double(hearing.planned.count)
  }

  /// What the planned meetings cost, exactly.
  package static func money(of hearing: ResolvedTimetable) -> Money {
    hearing.planned.reduce(Money()) { sum, position in
      let meeting = hearing.meetings[position]
      let costs =
        [meeting.venue.flatMap { hearing.scenario.venues[$0].cost }]
        + meeting.instructors.map { hearing.scenario.instructors[$0].cost }
      return costs.compactMap(\.self).reduce(sum) { $0 + $1.price(minutes: meeting.interval.minutes) }
    }
  }
}
