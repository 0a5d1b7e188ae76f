import OffHours
import OffHoursPapers
import Testing

@Suite struct `Habits of writing` {
  @Test func `people stand by given name in the order of the Vietnamese alphabet`() {
    let names = [
      "Trần Đức", "Lê Dung", "Phạm Ân", "Vũ Ánh", "Hồ An", "Đỗ Ánh", "Ngô Anh", "Bùi Ăn", "Mai Yến", "王小明",
      "Lê Dũng", "Đặng Văn An", "Vũ a\u{309}nh", "Ưng Ơn", "Ông Ôn", "Oanh On",
    ]
    #expect(
      names.sorted { PersonName($0) < PersonName($1) } == [
        "Đặng Văn An", "Hồ An", "Ngô Anh", "Vũ a\u{309}nh", "Đỗ Ánh", "Vũ Ánh", "Bùi Ăn", "Phạm Ân",
        "Lê Dung", "Lê Dũng", "Trần Đức", "Oanh On", "Ông Ôn", "Ưng Ơn", "Mai Yến", "王小明",
      ])
  }

  @Test(arguments: [
    (0.0, "0", "0"), (-0.0004, "0", "0"), (1234.5, "1.234,5", "1,234.5"),
    (-1_806_016.25, "-1.806.016,25", "-1,806,016.25"),
    (999, "999", "999"), (1000, "1.000", "1,000"), (0.9996, "1", "1"),
    (-2.5e20, "-250.000.000.000.000.000.000", "-250,000,000,000,000,000,000"), (.infinity, "∞", "∞"),
    (.nan, "–", "–"),
  ])
  func `numbers are grouped`(value: Double, vi: String, en: String) {
    #expect(NumberHabit(.vietnamese).text(value) == vi)
    #expect(NumberHabit(.english).text(value) == en)
  }

  @Test func `large numbers are written with any number of decimals`() {
    #expect(NumberHabit(.english).text(500_000_000_000_000, decimals: 6) == "500,000,000,000,000")
    #expect(NumberHabit(.english).text(999_999_999.5, decimals: 6) == "999,999,999.5")
  }

  @Test(arguments: [(0.0, "0 %"), (0.000_001, "0.01 %"), (0.0109, "1.09 %"), (1, "100 %")])
  func `a gap is never rounded away`(share: Double, text: String) {
    #expect(NumberHabit(.english).percent(share) == text)
  }

  @Test func `dates and times are written as people write them`() {
    let dates = DateHabit(Fixture.input(.vietnamese))
    let sunday = Fixture.day("2027-03-07")
    #expect(dates.date(sunday) == "07/03/2027")
    #expect(dates.weekday(sunday) == "CN")
    #expect(dates.weekday(sunday + 1) == "T2")
    #expect(
      dates.stretch(
        Interval(start: Fixture.at("2027-03-07", "20:00"), end: Fixture.at("2027-03-08", "08:00")))
        == "CN, 07/03/2027 20:00–T2, 08/03/2027 08:00")
    #expect(dates.hours(-30) == "-0:30")
    #expect(dates.hours(3510) == "58:30")
  }

  @Test(arguments: [
    ("Nguyễn", 6), ("Nguye\u{302}\u{303}n", 6), ("王小明", 6), ("한글", 4), ("ﬀ", 1), ("👩‍🏫", 2), ("☺️", 2), ("", 0),
    ("a\u{200B}b", 2),
  ])
  func `a text is as wide as a terminal shows it`(text: String, width: Int) {
    #expect(TextWidth.of(text) == width)
  }

  @Test func `cutting never splits a character`() {
    #expect(TextWidth.cut("王小明", to: 4) == "王…")
    #expect(TextWidth.cut("Nguye\u{302}\u{303}n", to: 5) == "Nguy…")
    #expect(TextWidth.cut("abc def", to: 5) == "abc…")
    #expect(TextWidth.cut("abc", to: 0) == "")
  }

  @Test func `nothing in a name moves the cursor`() {
    #expect(TextWidth.plain("a\u{1B}[2Jb\r\nc\u{202E}d") == "a [2Jb  cd")
  }
}
