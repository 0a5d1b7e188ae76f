import Foundation
import OffHours
import TestSupport
import Testing

/// Dates, weeks and zones against Foundation.
@Suite struct TimeTests {
  @Test func `dates, weekdays and weeks agree with Foundation over two centuries`() {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = TimeZone(secondsFromGMT: 0)!
    for day in stride(from: -25_567, to: 47_500, by: 7) {
      let date = CivilDate(day: day + ((day % 6) + 6) % 6)
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekday, .weekOfYear, .yearForWeekOfYear],
        from: Date(timeIntervalSince1970: Double(date.day) * 86_400))
      #expect(date.parts == (parts.year!, parts.month!, parts.day!))
      #expect(CivilDate(year: parts.year!, month: parts.month!, day: parts.day!) == date)
      #expect(CivilDate(date.description) == date)
      #expect(Int(date.weekday.rawValue) == (parts.weekday! + 5) % 7)
      let thursday = date.monday + 3
      #expect(thursday.parts.year == parts.yearForWeekOfYear)
      let newYear = CivilDate(year: thursday.parts.year, month: 1, day: 1)!
      let number = (thursday.day - newYear.day) / 7 + 1
      #expect(number == parts.weekOfYear)
      let ends = [date.monday.week, (date.monday + 6).week, (date.monday + 7).week - 1]
      #expect(ends == [date.week, date.week, date.week])
    }
  }

  @Test func `dates that do not exist are refused`() {
    #expect(
      CivilDate("2027-02-29") == nil && CivilDate("2028-02-29") != nil && CivilDate("2100-02-29") == nil)
    #expect(CivilDate("2027-13-01") == nil && CivilDate("2027-00-01") == nil && CivilDate("27-01-01") == nil)
    #expect(
      ClockTime("24:00")?.minute == 1440 && ClockTime("24:01") == nil && ClockTime("7:30")?.minute == 450)
    #expect(ClockWindow("22:00-06:00")?.minutes == 480 && ClockWindow("08:00-08:00")?.minutes == 1440)
    #expect(ClockWindow("24:00-06:00") == nil && ClockWindow("08:00-24:00")?.passesMidnight == false)
  }

  @Test(arguments: RandomScenario.changes)
  func `clocks agree with Foundation around a change`(change: (zone: String, date: String)) {
    let middle = CivilDate(change.date)!
    let zone = Zone(identifier: change.zone, covering: DateSpan(from: middle, to: middle))!
    let foundation = TimeZone(identifier: change.zone)!
    for minute in stride(from: (middle.day - 3) * 1440, to: (middle.day + 3) * 1440, by: 1) {
      let seconds = foundation.secondsFromGMT(for: Date(timeIntervalSince1970: Double(minute) * 60))
      let (date, time) = zone.local(Instant(minute: minute))
      #expect(date.day * 1440 + time.minute == minute + seconds / 60)
      // The first minute that shows a reading is the one that the reading stands for.
      let first = zone.instant(date, time)
      #expect(first.minute <= minute && zone.local(first) == (date, time))
    }
  }

  @Test(arguments: RandomScenario.changes)
  func `minutes of night are those whose clock shows night`(change: (zone: String, date: String)) {
    let middle = CivilDate(change.date)!
    let zone = Zone(identifier: change.zone, covering: DateSpan(from: middle, to: middle))!
    let foundation = TimeZone(identifier: change.zone)!
    var random = SplitMix64(seed: UInt64(middle.day))
    for _ in 0..<12 {
      // Around the change, so that each end is one minute to either side of night's in many a case.
      let evening = zone.instant(
        middle - random.int(0...1), ClockTime(minute: random.pick([1200, 1319, 1320, 1321])))
      let end = random.pick([359, 360, 361, 90, 400])
      let morning = zone.instant(zone.date(evening) + 1, ClockTime(minute: end)) + random.int(0...1)
      let naive = (evening.minute..<morning.minute).count { minute in
        let seconds = foundation.secondsFromGMT(for: Date(timeIntervalSince1970: Double(minute) * 60))
        let time = (minute + seconds / 60) % 1440
        return time < 360 || time >= 1320
      }
      let found = WorkShift.nightMinutes(of: Interval(start: evening, end: morning), in: zone)
      #expect(found == naive, "\(zone.timestamp(evening)) to \(zone.timestamp(morning))")
    }
  }

  @Test func `a skipped time moves forward, a repeated one is the earlier`() {
    let spring = CivilDate("2027-03-28")!, autumn = CivilDate("2026-10-25")!
    let zone = Zone(identifier: "Europe/Berlin", covering: DateSpan(from: autumn, to: spring))!
    let half = ClockTime("02:30")!
    #expect(!zone.exists(spring, half) && zone.exists(autumn, half))
    #expect(zone.timestamp(zone.instant(spring, half)) == "2027-03-28T03:30:00+02:00")
    #expect(zone.timestamp(zone.instant(autumn, half)) == "2026-10-25T02:30:00+02:00")
    #expect(zone.day(spring).minutes == 23 * 60 && zone.day(autumn).minutes == 25 * 60)
    let howe = CivilDate("2027-04-04")!
    let island = Zone(identifier: "Australia/Lord_Howe", covering: DateSpan(from: howe, to: howe))!
    #expect(island.day(howe).minutes == 24 * 60 + 30)
    #expect(island.timestamp(island.instant(howe, ClockTime("01:45")!)) == "2027-04-04T01:45:00+11:00")
    #expect(Zone(identifier: "Mars/Olympus", covering: DateSpan(from: howe, to: howe)) == nil)
  }

  @Test func `a start that the clock skips is not offered, nor a repeated one twice`() {
    let spring = CivilDate("2027-03-28")!, autumn = CivilDate("2026-10-25")!
    let zone = Zone(identifier: "Europe/Berlin", covering: DateSpan(from: autumn, to: spring))!
    let hourly = Course.Starts.every(minutes: 60)
    #expect(StartTime.starts(of: hourly, on: spring, in: zone).count == 23)
    #expect(StartTime.starts(of: hourly, on: autumn, in: zone).count == 24)
    let again = zone.instant(autumn, ClockTime("02:00")!) + 60
    #expect(zone.local(again).time == ClockTime("02:00") && !StartTime.offers(again, hourly, zone))
  }

  @Test func `weekly hours unite and pass midnight`() {
    let zone = Zone(identifier: "UTC", fixedOffset: 0)
    var hours = WeeklyHours()
    hours.add(ClockWindow("20:00-02:00")!, on: .sunday)
    hours.add(ClockWindow("02:00-05:00")!, on: .monday)
    hours.add(ClockWindow("08:00-24:00")!, on: .monday)
    hours.add(ClockWindow("00:00-01:00")!, on: .tuesday)
    let monday = CivilDate("2027-03-01")!
    func stretch(_ from: Int, _ to: Int) -> Interval {
      Interval(start: Instant(minute: monday.day * 1440 + from), end: Instant(minute: monday.day * 1440 + to))
    }
    #expect(
      hours.intervals(over: DateSpan(from: monday, to: monday + 1), in: zone)
        == [stretch(-240, 300), stretch(480, 1500)])
    let free = FreeTime(
      within: stretch(0, 1440), hours: hours, closed: [stretch(600, 660), stretch(1400, 2000)], zone: zone)
    #expect(free.stretches == [stretch(0, 300), stretch(480, 600), stretch(660, 1400)])
    #expect(
      free.contains(stretch(480, 600)) && !free.contains(stretch(590, 601))
        && !free.contains(stretch(400, 410)))
  }

  @Test func `dates are written as people write them`() {
    let saturday = CivilDate("2027-03-06")!
    let hanoi = Zone(identifier: "Asia/Ho_Chi_Minh", fixedOffset: 420)
    #expect(Language.vietnamese.weekdayAndDate(saturday, in: hanoi) == "T7, 06/03/2027")
    #expect(Language.english.weekdayAndDate(saturday, in: hanoi) == "Sat 06/03/2027")
    // The month stands first where zone and language say so, and nowhere else.
    for (zone, english) in [
      ("America/New_York", "03/06/2027"), ("America/Indiana/Knox", "03/06/2027"),
      ("US/Pacific", "03/06/2027"),
      ("Pacific/Honolulu", "03/06/2027"), ("America/Toronto", "06/03/2027"), ("Europe/London", "06/03/2027"),
      ("UTC", "06/03/2027"), ("Asia/Ho_Chi_Minh", "06/03/2027"),
    ] {
      let zone = Zone(identifier: zone, fixedOffset: 0)
      #expect(Language.english.date(saturday, in: zone) == english, "\(zone.identifier)")
      #expect(Language.vietnamese.date(saturday, in: zone) == "06/03/2027")
    }
    #expect(Language.vietnamese.weekday(.sunday) == "CN" && Language.vietnamese.weekday(.monday) == "T2")
    #expect(Language.vietnamese.weekdayInFull(.wednesday) == "Thứ Tư")
  }
}
