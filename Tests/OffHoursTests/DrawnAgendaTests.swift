import OffHours
import TestSupport
import Testing

/// Rules that look closely only where something may be wrong, on drawn agendas, against counting everything.
@Suite struct DrawnAgendaTests {
  @Test func `loads, lessons taken twice and gaps are found wherever they are`() {
    var good = GoodTimetable()
    good.scenario.rules.agenda.perDay = 2
    good.scenario.rules.agenda.minutesPerDay = 200
    good.scenario.rules.agenda.perWeek = 3
    good.scenario.courses[0].minGapDays = 1
    good.scenario.courses[0].maxGapDays = 5
    good.scenario.workers[0].credits = []
    let scenario = good.scenario, lessons = scenario.courses[0].lessons.count
    let attendee = Attendee(
      worker: scenario.workers[0], calendar: CalendarBook(scenario).calendar(of: Ref(0)))
    let record = CourseRecord(of: scenario.workers[0], in: Ref(0), scenario: scenario)
    var random = SplitMix64(seed: 20)
    var found = [0, 0, 0, 0]
    for draw in 0..<2000 {
      let agenda = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        let day = Int.random(in: 1...20, using: &random)
        let start = good.at(day, ["07:00", "10:00", "14:00", "18:00"].randomElement(using: &random)!)
        return AgendaMeeting(
          interval: Interval(start: start, end: start + Int.random(in: 60...150, using: &random)),
          place: nil, date: GoodTimetable.date(day), course: Ref(0),
          lesson: Int.random(in: 0..<lessons, using: &random), countsAsWork: false)
      }.sorted(by: AgendaMeeting.precedes)
      func groups(_ key: (AgendaMeeting) -> Int) -> [[Int]] {
        Dictionary(grouping: agenda.indices) { key(agenda[$0]) }.sorted { $0.key < $1.key }.map(\.value)
      }
      func agendaRule(_ rule: any AgendaRule.Type) -> [[Int]] {
        rule.breaches(in: agenda, of: attendee, under: scenario.rules.agenda, in: scenario)
      }
      func courseRule(_ rule: any CourseRule.Type) -> [[Int]] {
        rule.breaches(in: agenda, after: record, of: attendee.worker, in: scenario)
      }
      let days = groups { $0.date.day }.filter { day in
        day.count > 2 || day.reduce(0) { $0 + agenda[$1].interval.minutes } > 200
      }
      let weeks = groups { $0.date.week }.filter { $0.count > 3 }
      let twice = groups { $0.lesson }.filter { $0.count > 1 }
      let gaps: [[Int]] = agenda.indices.dropFirst().compactMap { next in
        (1...5).contains(agenda[next].date - agenda[next - 1].date) ? nil : [next - 1, next]
      }
      let wanted: [[[Int]]] = [days, weeks, twice, gaps]
      let told: [[[Int]]] = [
        agendaRule(DayLoad.self), agendaRule(WeekLoad.self), courseRule(LessonTwice.self),
        courseRule(Gap.self),
      ]
      #expect(told == wanted, "draw \(draw)")
      for rule in told.indices where !told[rule].isEmpty { found[rule] += 1 }
    }
    #expect(found.allSatisfy { $0 > 50 && $0 < 1990 }, "\(found): too few breaches, or nothing else")
  }
}
