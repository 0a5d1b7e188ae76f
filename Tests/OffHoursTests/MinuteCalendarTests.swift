import OffHours
import TestSupport
import Testing

/// The roster and the rules for single meetings against a calendar that marks every minute.
@Suite struct MinuteCalendarTests {
  @Test(arguments: 0..<8)
  func `rosters and meeting rules agree with marked minutes`(block: Int) {
    var counts = [0, 0]
    for seed in (block * 15)..<(block * 15 + 15) { check(seed: UInt64(seed), &counts) }
    #expect(counts[1] > 0, "nobody is released")
  }

  private func check(seed: UInt64, _ counts: inout [Int]) {
    let scenario = RandomScenario(seed: seed).scenario
    let naive = MinuteCalendar(scenario)
    let attendee = Attendee(
      worker: scenario.workers[0], calendar: CalendarBook(scenario).calendar(of: Ref(0)))
    var random = SplitMix64(seed: seed &+ 1_000_000)
    let window = Interval(
      start: scenario.zone.day(scenario.horizon.from).start, end: scenario.zone.day(scenario.horizon.to).end)
    compareShifts(naive, attendee.calendar, window, seed)
    for _ in 0..<2 {
      let minutes = random.int(1...480)
      let place: Ref<Place>? = random.once(in: 8) ? nil : Ref(random.int(0...2))
      let forbidden = MeetingRuleBook.all.map { rule in
        rule.forbiddenStarts(
          minutes: minutes, place: place, for: attendee, under: scenario.rules.meeting, in: scenario,
          window: window)
      }
      let together = MeetingRuleBook.forbiddenStarts(
        minutes: minutes, place: place, for: attendee, under: scenario.rules.meeting, in: scenario,
        window: window)
      let released = attendee.releasedStarts(minutes: minutes, place: place, in: scenario)
      let edges = (forbidden.joined() + released).flatMap { [$0.start, $0.end] }.flatMap { [$0 - 1, $0] }
      let some = (0..<40).map { _ in window.start + random.int(0...window.minutes - 1) }
      for start in Set(edges + some).sorted() where window.contains(start) {
        let visit = Visit(
          interval: Interval(start: start, end: start + minutes), place: place,
          date: scenario.zone.date(start))
        let wanted = naive.broken(from: start.minute, minutes: minutes, at: place?.index, scenario)
        let asked = MeetingRuleBook.broken(
          by: visit, of: attendee, under: scenario.rules.meeting, in: scenario)
        let drawn = MeetingRuleBook.all.indices.filter { forbidden[$0].contains { $0.contains(start) } }
          .map { MeetingRuleBook.all[$0].code }
        let when =
          "seed \(seed), \(minutes) min at \(scenario.zone.timestamp(start)), place \(place?.index ?? -1)"
        #expect(Set(asked) == wanted, "forbids: \(when)")
        let isReleased = naive.runs.indices.contains {
          naive.freed($0, from: start.minute, minutes: minutes, at: place?.index, scenario) == "release"
        }
        #expect((attendee.released(for: visit, in: scenario) != nil) == isReleased, "released: \(when)")
        #expect(released.contains { $0.contains(start) } == isReleased, "releasedStarts: \(when)")
        counts[isReleased ? 1 : 0] += 1
        #expect(Set(drawn) == wanted, "forbiddenStarts: \(when)")
        #expect(together.contains { $0.contains(start) } == !wanted.isEmpty, "united: \(when)")
        #expect(
          MeetingRuleBook.suits(visit, to: attendee, under: scenario.rules.meeting, in: scenario)
            == wanted.isEmpty,
          "suits: \(when)")
      }
    }
  }

  private func compareShifts(
    _ naive: MinuteCalendar, _ calendar: WorkCalendar, _ window: Interval, _ seed: UInt64
  ) {
    let near = Interval(start: window.start - 2 * 1440, end: window.end + 2 * 1440)
    let wanted = naive.runs.filter { $0.from >= near.start.minute && $0.from < near.end.minute }
    let found = calendar.shifts.filter { near.contains($0.interval.start) }
    #expect(wanted.count == found.count, "seed \(seed)")
    for (run, shift) in zip(wanted, found) {
      #expect(
        shift.interval == Interval(start: Instant(minute: run.from), end: Instant(minute: run.to)),
        "seed \(seed)")
      #expect(
        Set(shift.startPlaces.map(\.index)) == run.starts.filter { $0 != nil }
          && Set(shift.endPlaces.map(\.index)) == run.ends.filter { $0 != nil }, "seed \(seed)")
      #expect(shift.isNight == run.isNight && shift.date.day == run.date, "seed \(seed)")
    }
  }
}
