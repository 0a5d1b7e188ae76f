import OffHours
import Testing

@testable import OffHoursPapers

@Suite struct `Calendars of meetings` {
  private func text(_ input: PaperInput) -> String {
    String(decoding: Calendars().render(input)[0].bytes, as: UTF8.self)
  }

  private func values(_ key: String, _ text: String) -> [String] {
    text.split(separator: "\r\n").filter { $0.hasPrefix(key + ":") }.map {
      String($0.dropFirst(key.count + 1))
    }
  }

  @Test func `a UID outlives other times, places, people and overlays, and differs between scenarios`() {
    let base = Fixture.input(.vietnamese) { scenario, _ in scenario.baseName = "Xuân" }
    let moved = Fixture.input(.vietnamese) { scenario, timetable in
      scenario.baseName = "Xuân"
      scenario.name = "Phương án hai"
      timetable.revision = 2
      for position in timetable.meetings.indices {
        timetable.meetings[position].start = timetable.meetings[position].start + 60
        timetable.meetings[position].end = timetable.meetings[position].end + 60
        timetable.meetings[position].venue = "room"
      }
    }
    let other = Fixture.input(.vietnamese) { scenario, _ in scenario.baseName = "Thu" }
    let uids = values("UID", text(base))
    #expect(uids.count == 4 && Set(uids).count == 4)
    #expect(Set(values("UID", text(moved))) == Set(uids))
    #expect(Set(values("UID", text(other))).isDisjoint(with: uids))
    #expect(values("SEQUENCE", text(moved)) == ["2", "2", "2", "2"])
    #expect(values("DTSTAMP", text(moved)) != values("DTSTAMP", text(base)))
  }

  @Test func `a draft is tentative, what is published is confirmed`() {
    #expect(Set(values("STATUS", text(Fixture.input(.english)))) == ["TENTATIVE", "CONFIRMED"])
    let published = Fixture.input(.english) { $1.state = .published }
    #expect(Set(values("STATUS", text(published))) == ["CONFIRMED"])
  }

  @Test func `lines are folded between characters at 75 octets`() {
    var lines = CalendarText()
    let long = String(repeating: "Đặng, 王; \\ 👩‍🏫", count: 40)
    lines.add("SUMMARY", text: long)
    let text = String(decoding: lines.bytes, as: UTF8.self)
    #expect(!text.unicodeScalars.contains("\u{FFFD}"))
    // Scalars, because CR LF is one character.
    let parts = text.utf8.split(separator: 0x0A)
    #expect(parts.allSatisfy { $0.count <= 76 && $0.last == 0x0D })
    var unfolded: [UInt8] = []
    for byte in lines.bytes.dropLast(2) {
      if byte == 0x20, unfolded.suffix(2) == [0x0D, 0x0A] {
        unfolded.removeLast(2)
      } else {
        unfolded.append(byte)
      }
    }
    #expect(unfolded == Array("SUMMARY:\(CalendarText.escaped(long))".utf8))
    #expect(CalendarText.escaped("a,b;c\\d\r\ne\nf\u{7}") == "a\\,b\\;c\\\\d\\ne\\nf ")
  }

  @Test func `a zone brings its changes, and a repeated hour is told in UTC`() throws {
    let span = DateSpan(from: Fixture.day("2027-10-01"), to: Fixture.day("2027-11-30"))
    let berlin = try #require(Zone(identifier: "Europe/Berlin", covering: span))
    let zone = CalendarZone(berlin)
    let day = berlin.day(Fixture.day("2027-10-31"))
    let component = String(decoding: zone.component(covering: day).bytes, as: UTF8.self)
    #expect(
      values("DTSTART", component) == ["19700101T000000", "20270328T020000", "20271031T030000"])
    #expect(values("TZOFFSETTO", component) == ["+0100", "+0200", "+0100"])
    #expect(component.ranges(of: "BEGIN:DAYLIGHT").count == 1)
    // Midnight and two hours and a half: the first 02:30, an hour later the second.
    let first = day.start + 150
    var text = CalendarText()
    zone.add("DTSTART", first, to: &text)
    zone.add("DTSTART", first + 60, to: &text)
    #expect(
      String(decoding: text.bytes, as: UTF8.self)
        == "DTSTART;TZID=Europe/Berlin:20271031T023000\r\nDTSTART:20271031T013000Z\r\n")
  }
}
