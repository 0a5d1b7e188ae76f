/// `burden`: what the person bears who bears most, this term and before.
package enum BurdenGoal: GoalMeasure {
  package static let goal = Goal.burden
  package static let label = Phrase(en: "points of whoever bears most", vi: "điểm của người vất vả nhất")
  package static let phrase = Phrase(
    en: """
      Largest sum over people of points for classes on days off, late evenings, journeys and release, of this term and \
      of the ledger.
      """,
    vi: """
      Tổng điểm lớn nhất của một người cho các buổi học vào ngày nghỉ, buổi tối muộn, đi lại và nghỉ ca, của kỳ này và \
      sổ các kỳ trước.
      """)

  package static func value(of hearing: ResolvedTimetable, completable: Completable?) -> Double? {
    let scenario = hearing.scenario
    let counts = counts(of: hearing)
    return Double(
      scenario.workers.refs.reduce(0) { most, worker in
        scenario.workers[worker].declined
          ? most
          : max(
            most,
            counts[worker.index].points(scenario.burden)
              .addingSaturating(scenario.workers[worker].ledger.points(scenario.burden)))
      })
  }

  /// What the planned meetings ask of each worker, in the order of the scenario's workers; history aside.
  package static func counts(of hearing: ResolvedTimetable) -> [LedgerCounts] {
    let scenario = hearing.scenario
    var counts = scenario.workers.map { _ in LedgerCounts() }
    for agenda in hearing.agendas {
      let calendar = hearing.calendars.calendar(of: agenda.worker), worker = scenario.workers[agenda.worker]
      counts[agenda.worker.index].terms = 1
      for position in agenda.meetings {
        let meeting = hearing.meetings[position]
        counts[agenda.worker.index].rest += RestGoal.burden(of: meeting.date, in: calendar)
        if Evenings.isEvening(end: meeting.interval.end, on: meeting.date, in: scenario) {
          counts[agenda.worker.index].evenings += 1
        }
        let place = meeting.venue.flatMap { scenario.venues[$0].place }
        counts[agenda.worker.index].travel += scenario.travel.minutes(worker.home, place)
      }
    }
    for pursuit in hearing.pursuits where pursuit.isCompletion {
      counts[pursuit.worker.index].completions += 1
    }
    if scenario.employers.contains(where: { $0.release != nil }) {
      for stay in ReleaseBook(hearing).stays { counts[stay.worker.index].released += stay.interval.minutes }
    }
    return counts
  }
}
