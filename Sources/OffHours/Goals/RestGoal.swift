/// `rest`: classes that take people's days off, the first after nights above all.
package enum RestGoal: GoalMeasure {
  package static let goal = Goal.rest
  package static let label = Phrase(en: "classes on days off", vi: "số lượt học vào ngày nghỉ")
  package static let phrase = Phrase(
    en: "Attendances on dates without a shift, twice on the first after two dates of nights.",
    vi: "Số lượt học vào ngày không có ca, tính gấp đôi nếu hai ngày trước đó đều làm ca đêm.")

  package static func value(of hearing: ResolvedTimetable, completable: Completable?) -> Double? {
    var total = 0
    for agenda in hearing.agendas {
      let calendar = hearing.calendars.calendar(of: agenda.worker)
      for position in agenda.meetings {
        total += burden(of: hearing.meetings[position].date, in: calendar)
      }
    }
    return Double(total)
  }

  /// What a class on `date` counts: 0 where a shift or duty starts then, else 1, or 2 where on each of the two dates
  /// before at least one started and all that did are night shifts.
  package static func burden(of date: CivilDate, in calendar: WorkCalendar) -> Int {
    guard calendar.shifts(on: date).isEmpty else { return 0 }
    let isAfterNights = [date - 1, date - 2].allSatisfy { previous in
      let shifts = calendar.shifts(on: previous)
      return !shifts.isEmpty && shifts.allSatisfy(\.isNight)
    }
    return isAfterNights ? 2 : 1
  }
}
