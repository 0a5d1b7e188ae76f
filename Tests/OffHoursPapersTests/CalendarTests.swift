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

  @Test func `a UID outlives other times, places, people, names and overlays, and differs between plans`() {
    let base = Fixture.input(.vietnamese) { $1.id = "p1" }
    let moved = Fixture.input(.vietnamese) { scenario, timetable in
      scenario.name = "Phương án hai"
      scenario.horizon.from = Fixture.day("2027-02-22")
      timetable.id = "p1"
      timetable.revision = 2
      for position in timetable.meetings.indices {
        timetable.meetings[position].start = timetable.meetings[position].start + 60
        timetable.meetings[position].end = timetable.meetings[position].end + 60
        timetable.meetings[position].venue = "room"
      }
    }
    let other = Fixture.input(.vietnamese) { $1.id = "p2" }
    let uids = values("UID", text(base))
    #expect(uids.count == 4 && Set(uids).count == 4)
    #expect(Set(values("UID", text(moved))) == Set(uids))
    #expect(Set(values("UID", text(other))).isDisjoint(with: uids))
    #expect(values("SEQUENCE", text(moved)) == ["2", "2", "2", "2"])
    #expect(values("DTSTAMP", text(moved)) != values("DTSTAMP", text(base)))
    // A plan without a name of its own has one of its content, whatever its state and revision.
    let unnamed = [1, 2].map { revision in Fixture.input(.english) { $1.revision = revision } }
    #expect(values("UID", text(unnamed[0])) == values("UID", text(unnamed[1])))
  }

  /// The fixture as revision 1 was told, and revision 2 after a change.
  private func revised(_ language: Language = .english, _ change: (inout Timetable) -> Void) -> PaperInput {
    Fixture.input(language) { _, timetable in
      timetable.id = "plan"
      timetable.state = .published
      let before = timetable
      timetable.revision = 2
      change(&timetable)
      timetable.told = before.toldNext
    }
  }

  /// Names of calendars, each with its events as `STATUS id-of-the-meeting`.
  private func events(_ input: PaperInput) -> [String: [String]] {
    var found: [String: [String]] = [:]
    for file in Calendars().render(input) {
      let text = String(decoding: file.bytes, as: UTF8.self)
      found[file.name] = zip(values("STATUS", text), values("UID", text)).map { "\($0) \($1.prefix(14))" }
    }
    return found
  }

  @Test func `a meeting that is gone is cancelled for everybody who had it`() throws {
    let input = revised { $0.meetings.removeAll { $0.id == "awareness/L2/1" } }
    let found = events(input), gone = "CANCELLED awareness-L2-1"
    #expect(found["calendar.ics"]?.last == gone)
    #expect(found["calendars/venues/hall-Trung-tam-dich-vu-KCN.ics"]?.contains(gone) == true)
    #expect(found["calendars/instructors/gv1-Co-Hanh.ics"]?.contains(gone) == true)
    // The guest has nothing else, and is told all the same.
    #expect(
      found["calendars/instructors/khach.ics"] ?? found["calendars/instructors/kh_ch.ics"] ?? [gone] == [gone]
    )
    #expect(found["calendars/learners/W2-Tran-Thi-Anh.ics"] == ["CONFIRMED awareness-L1-1", gone])
    let own = Calendars().render(input).first { $0.name.contains("W2-") }
    let text = String(decoding: try #require(own).bytes, as: UTF8.self)
    #expect(values("SEQUENCE", text) == ["2", "2"] && values("TRANSP", text) == ["TRANSPARENT"])
    #expect(text.contains("SUMMARY:Cancelled: Lớp bồi dưỡng nhận thức: Bài 2"))
    // The next revision was told without it.
    let next = Fixture.input(.english) { _, timetable in
      timetable = input.timetable
      timetable.told = timetable.toldNext
      timetable.revision = 3
    }
    #expect(!events(next).values.joined().contains { $0.hasPrefix("CANCELLED") })
  }

  @Test func `who is taken off gets a file, and nobody else a cancellation`() {
    let input = revised { timetable in
      for position in timetable.meetings.indices {
        timetable.meetings[position].learners.removeAll { $0 == "W6" }
      }
    }
    let found = events(input).filter { $0.value.contains { $0.hasPrefix("CANCELLED") } }
    #expect(found.count == 1 && found.values.first?.count == 2 && found.keys.first?.contains("W6") == true)
  }

  @Test func `another hall and another instructor: the old ones are cancelled, the new ones have it`() {
    let input = revised { timetable in
      timetable.meetings[0].venue = "room"
      timetable.meetings[0].instructors = ["gv2"]
    }
    let found = events(input), old = "CANCELLED awareness-L1-1", new = "CONFIRMED awareness-L1-1"
    #expect(found["calendars/venues/hall-Trung-tam-dich-vu-KCN.ics"]?.contains(old) == true)
    #expect(found["calendars/venues/room-Phong-hop.ics"]?.contains(new) == true)
    #expect(found["calendars/instructors/gv1-Co-Hanh.ics"]?.contains(old) == true)
    #expect(found["calendars/instructors/gv2.ics"] == [new])
    #expect(found["calendar.ics"]?.contains(new) == true && found["calendar.ics"]?.contains(old) == false)
    #expect(found["calendars/learners/W2-Tran-Thi-Anh.ics"]?.contains(old) == false)
  }

  @Test func `what was held since is history, not cancelled, even for who missed it`() {
    let input = revised { timetable in
      timetable.meetings[0].held = true
      timetable.meetings[0].learners = ["W1"]
    }
    #expect(!events(input).values.joined().contains { $0.hasPrefix("CANCELLED") })
  }

  @Test func `titles name the course, once`() {
    let one = Fixture.input(.vietnamese) { scenario, timetable in
      scenario.courses.removeLast()
      timetable.meetings.removeAll { $0.course == "safety" }
    }
    #expect(
      Set(values("SUMMARY", text(one))) == [
        "Lớp bồi dưỡng nhận thức: Bài 1", "Lớp bồi dưỡng nhận thức: Bài 2",
      ])
    let same = Fixture.input(.english) { scenario, _ in
      scenario.courses[1].lessons[0].name = "An toàn lao động"
    }
    #expect(values("SUMMARY", text(same)).contains("An toàn lao động"))
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
    // Nor inside a character that is made of several scalars, as accents put in one by one are.
    let decomposed = CalendarText.escaped(String(repeating: "e\u{302}\u{301}", count: 60))
    for start in 0..<5 {
      var folded = CalendarText()
      folded.add("SUMMARY", String(repeating: "a", count: start) + decomposed)
      let broken = folded.bytes.split(separator: 0x0A).dropFirst().contains { $0.dropFirst().first == 0xCC }
      #expect(!broken, "\(start)")
    }
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
