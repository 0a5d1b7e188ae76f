import OffHours
import Testing

@testable import OffHoursFiles

/// Layouts, words and languages in which rosters and lists came in, and lost hours, days or cells in silence.
@Suite struct `Other layouts and languages` {
  private static let legend = [[], ["F: 6:00-14:00"], ["S: 14:00-22:00"], ["X: off"]]
  private static let people = [
    ["Lea Na", "F", "F", "X", "S", "S", "X", "X"], ["Ben Vu", "S", "S", "F", "X", "X", "F", "F"],
  ]
  private static let days = [
    "Lea Na: 1 06:00-14:00, 2 06:00-14:00, 3 off, 4 14:00-22:00, 5 14:00-22:00, 6 off, 7 off",
    "Ben Vu: 1 14:00-22:00, 2 14:00-22:00, 3 06:00-14:00, 4 off, 5 off, 6 06:00-14:00, 7 06:00-14:00",
  ]

  private func expect(_ rows: [[String]], _ days: [String] = Self.days) throws {
    try RosterShown.expect(rows, days)
  }

  private func expectError(_ rows: [[String]], _ begin: String) throws {
    for form in SheetForm.allCases {
      let errors = RosterShown.errors(try RosterShown.run(form.rawValue, form.bytes(rows)))
      #expect(errors.contains { $0.contains(begin) }, "\(form): \(errors)")
    }
  }

  @Test(arguments: [
    "Mo Di Mi Do Fr Sa So", "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "lun. mar. mer. jeu. ven. sam. dim.", "Lundi Mardi Mercredi Jeudi Vendredi Samedi Dimanche",
    "lun mar mié jue vie sáb dom", "L M X J V S D", "L M M J V S D", "pon wt śr czw pt sob nd",
    "ma di wo do vr za zo", "lun mar mer gio ven sab dom", "seg ter qua qui sex sáb dom", "M T W T F S S",
    "Hai Ba Tư Năm Sáu Bảy CN", "2 3 4 5 6 7 CN", "M D M D F S S", "一 二 三 四 五 六 日",
  ]) func `a week with its date, headed in another language`(_ heads: String) throws {
    let heads = heads.split(separator: " ").map(String.init)
    try expect([["Week of 1 March 2027"], ["Name"] + heads] + Self.people + Self.legend)
    // Without a date it is asked for, and what is advised works.
    let open = [["Name"] + heads] + Self.people + Self.legend
    try expectError(open, "cell B1: error: the headings are days of a week, but nothing says of which")
    let given = try RosterShown.run(["a.csv": open.map { $0.joined(separator: ";") }.joined(separator: "\n")])
    {
      $0.from = CivilDate("2027-03-01")
    }
    #expect(try RosterShown.days(given) == Self.days)
  }

  @Test(
    arguments: [
      "2 3 4 5 6 7 CN", "Mo Di Mi Do Fr Sa So", "lun mar mer jeu ven sam dim", "Hai Ba Tư Năm Sáu Bảy CN",
    ], [true, false]) func `days of the week above or below the dates are no dates`(
      _ heads: String, _ isAbove: Bool
    )
    throws
  {
    let week = [""] + heads.split(separator: " ").map(String.init)
    let dates = ["Name"] + (1...7).map { "\($0)" }
    try expect([["March 2027"]] + (isAbove ? [week, dates] : [dates, week]) + Self.people + Self.legend)
    // They are held against the dates.
    let wrong = [["March 2027"], dates, [""] + week.dropFirst(2) + [week[1]]] + Self.people + Self.legend
    try expectError(wrong, "is a Monday, but the sheet says Tuesday")
  }

  @Test(arguments: [
    "Dienstplan März 2027", "Planning mars 2027", "Turnos de marzo de 2027", "Grafik marzec 2027",
    "Maart 2027",
    "Escala março 2027",
  ]) func `months of other languages beside a year`(_ title: String) throws {
    try expect([[title], ["Name"] + (1...7).map { "\($0)" }] + Self.people + Self.legend)
  }

  @Test(arguments: ["% März", "% mars", "%. marzo", "Di %.3.", "So %.3.", "% marca 2027"])
  func `dates of other languages`(_ date: String) throws {
    // The day of the week is not held against dates here, and only has to be no other word.
    try expect(
      [["March 2027"], ["Name"] + (1...7).map { date.replacing("%", with: "\($0)") }] + Self.people
        + Self.legend)
  }

  @Test(arguments: [
    ["Pirms", "Otrd", "Tresd", "Cet", "Piek", "Sest", "Svet"], ["a", "b", "c", "d", "e", "f", "g"],
    ["Day A", "Day B", "Day C", "Day D", "Day E", "Day F", "Day G"],
  ]) func `codes below headings that are no days are an error`(_ heads: [String]) throws {
    let rows =
      [["Plan"], ["Name", "Phone"] + heads] + Self.people.map { [$0[0], "12 34"] + $0.dropFirst() }
    try expectError(
      rows + Self.legend,
      "cell C2: error: '\(heads[0])' and the headings beside it stand above codes of shifts")
  }

  @Test func `marks of skills are no shifts`() throws {
    let rows = [
      ["Name", "Fire", "First aid", "Data", "Food", "Lifting", "Ladders"],
      ["Lea Na", "x", "x", "", "x", "", ""], ["Ben Vu", "", "x", "x", "", "x", "x"],
    ]
    let outcome = try RosterShown.run([
      "a.csv": rows.map { $0.joined(separator: ";") }.joined(separator: "\n"),
      "b.csv":
        (["March 2027", "Name;1;2;3;4;5;6;7"] + Self.people.map { $0.joined(separator: ";") } + [
          "", "F: 6:00-14:00", "S: 14:00-22:00", "X: off",
        ]).joined(separator: "\n"),
    ])
    #expect(try RosterShown.days(outcome) == Self.days)
  }

  @Test func `days from right to left are an error`() throws {
    try expectError(
      [["March 2027"], ["Name", "7", "6", "5", "4", "3", "2", "1"]] + Self.people + Self.legend,
      "row 2: error: these headings look like days, but do not follow one another")
  }

  @Test(arguments: [4, 5]) func `a day without a heading is an error where its column has codes`(_ day: Int)
    throws
  {
    let heads = (1...7).map { $0 == day ? "" : "\($0)" }
    try expectError(
      [["March 2027"], ["Name"] + heads] + Self.people + Self.legend,
      "cell \(Sheet.cellName(1, day)): error: a column without a heading stands between two days")
  }

  @Test func `sums between weeks are no day`() throws {
    let heads = ["1", "2", "3", "4", "5", "", "8", "9", "10"]
    let rows = [
      ["March 2027"], ["Name"] + heads, ["Lea Na", "F", "F", "X", "S", "S", "32", "X", "X", "F"],
    ]
    try expect(
      rows + Self.legend,
      [
        "Lea Na: 1 06:00-14:00, 2 06:00-14:00, 3 off, 4 14:00-22:00, 5 14:00-22:00, 6 ?, 7 ?, 8 off, 9 off, 10 06:00-14:00"
      ])
  }

  @Test func `a last day that is written otherwise is an error`() throws {
    try expectError(
      [["March 2027"], ["Name", "1", "2", "3", "4", "5", "6", "7x3"]] + Self.people + Self.legend,
      "cell H2: error: '7x3' stands behind the last day, above codes")
  }
}
