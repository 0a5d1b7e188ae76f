import OffHours
import TestSupport
import Testing

@testable import OffHoursFiles

/// Rosters of known people, written as offices write them in ever other ways, and read back.
@Suite struct `A roster written as a sheet and imported` {
  /// What an office might write, drawn from a seed.
  private struct Office {
    var dice: SplitMix64
    let rotation: Rotation
    let legend: [(code: String, shift: ShiftCode)]
    let dates: [CivilDate]
    /// Everybody's code on every date.
    var rows: [(id: String, name: String, crew: String, codes: [String])] = []
    let isByCrew: Bool

    init(seed: Int) {
      dice = SplitMix64(seed: UInt64(seed))
      let month = YearAndMonth(year: 2027, month: Int.random(in: 1...12, using: &dice))
      dates = (0..<month.days).map { month.first + $0 }
      rotation = Rotation.builtIn.filter { $0.cycle.count <= 28 }.randomElement(using: &dice)!
      // The firm's own words for the kinds of shift.
      let sets = [
        ["N", "C", "Đ", "O"], ["CA1", "CA2", "CA3", "NB"], ["S", "C", "D", "-"], ["1", "2", "3", "0"],
        ["A/1", "B", "Ca đêm", "x"],
      ]
      let words = sets.randomElement(using: &dice)!
      let code = { (letter: String) -> String in words[["D": 0, "H": 0, "E": 1, "N": 2, "O": 3][letter]!] }
      let shifts = rotation.shifts
      legend = Set(rotation.cycle).sorted().map { (code($0), shifts[$0]!) } + [("P", .absent)]
      isByCrew = Bool.random(using: &dice) && rotation.crews.count > 1
      let count = isByCrew ? rotation.crews.count : Int.random(in: 6...20, using: &dice)
      for position in 0..<count {
        let crew = rotation.crews[position % rotation.crews.count]
        var codes = dates.indices.map { day in
          code(rotation.cycle[(day + crew.offset) % rotation.cycle.count])
        }
        for _ in 0..<Int.random(in: 0...2, using: &dice) {
          codes[Int.random(in: 0..<codes.count, using: &dice)] = "P"
        }
        rows.append(
          (
            "HB\(padded(position + 1, 3))",
            "Nguyễn Văn \(["An", "Bình", "Chi", "Dũng"][position % 4]) \(position + 1)", crew.name, codes
          ))
      }
    }

    /// The sheet as text in one of many styles.
    mutating func sheet() -> [UInt8] {
      let year = dates[0].parts.year, month = dates[0].parts.month
      var table: [[String]] = []
      if Bool.random(using: &dice) { table.append(["CÔNG TY TNHH HOA BAN"]) }
      table.append(
        [
          ["BẢNG PHÂN CA THÁNG \(month)/\(year)"], ["Tháng \(padded(month, 2)) năm \(year)"],
          ["", "", "Lịch ca \(padded(month, 2))-\(year)"],
          ["BẢNG PHÂN CA", "", "Tháng \(month)", "", "Năm \(year)"],
        ].randomElement(using: &dice)!)
      if Bool.random(using: &dice) { table.append([]) }
      let heads: [[String]] = [
        dates.map { "\($0.parts.day)" }, dates.map { padded($0.parts.day, 2) },
        dates.map { Language.vietnamese.date($0) },
        dates.map { "\($0)" }, dates.map { "\($0.parts.day)/\($0.parts.month)" },
        dates.map {
          "\(Language.vietnamese.weekday($0.weekday)) \(padded($0.parts.day, 2))/\(padded(month, 2))"
        },
      ]
      let left =
        isByCrew
        ? ["Kíp"]
        : [["STT", "Mã NV", "Họ và tên", "Kíp"], ["TT", "Họ và tên", "Mã số", "Tổ"]].randomElement(
          using: &dice)!
      table.append(left + heads.randomElement(using: &dice)! + ["Tổng công"])
      if Bool.random(using: &dice) {
        table.append(left.map { _ in "" } + dates.map { Language.vietnamese.weekday($0.weekday) })
      }
      for (position, row) in rows.enumerated() {
        let cells: [String] = left.map { heading in
          switch heading {
          case "STT", "TT": "\(position + 1)"
          case "Mã NV", "Mã số": row.id
          case "Họ và tên": row.name
          default: "Kíp \(row.crew)"
          }
        }
        table.append(cells + row.codes + ["\(row.codes.count { $0 != "P" })"])
      }
      if Bool.random(using: &dice) {
        table.append(Array(repeating: "", count: left.count - 1) + ["Tổng cộng"] + dates.map { _ in "9" })
      }
      if Bool.random(using: &dice) { table.append([]) }
      table += legendRows()
      return encoded(table)
    }

    private mutating func legendRows() -> [[String]] {
      func hours(_ window: ClockWindow, _ style: Int) -> String {
        func time(_ time: ClockTime) -> String {
          let hour = time.minute / 60, minute = time.minute % 60
          return style == 0
            ? "\(hour)h\(minute == 0 ? "" : padded(minute, 2))"
            : style == 1 ? "\(time)" : "\(padded(hour, 2))h\(padded(minute, 2))"
        }
        return time(window.start) + [" - ", "-", "–"][style] + time(window.end)
      }
      let style = Int.random(in: 0..<3, using: &dice)
      let meanings = legend.map { code, shift in
        switch shift {
        case .hours(let stretches): (code, hours(ClockWindow(stretches.text)!, style))
        case .off: (code, "nghỉ")
        case .absent: (code, "nghỉ phép")
        }
      }
      switch Int.random(in: 0..<4, using: &dice) {
      case 0: return [["Ghi chú:"]] + meanings.map { ["\($0): \($1)"] }
      case 1: return [["Ký hiệu: " + meanings.map { "\($0) = \($1)" }.joined(separator: "; ")]]
      case 2: return [["Ký hiệu", "Ý nghĩa"]] + meanings.map { [$0, $1] }
      default: return [["", "Chú thích:"]] + meanings.map { ["", $0, $1] }
      }
    }

    private mutating func encoded(_ table: [[String]]) -> [UInt8] {
      let separator = [",", ";", "\t"].randomElement(using: &dice)!
      let text = table.map { row in
        row.map { $0.contains(separator) ? "\"\($0)\"" : $0 }.joined(separator: separator)
      }.joined(separator: ["\n", "\r\n"].randomElement(using: &dice)!)
      switch Int.random(in: 0..<4, using: &dice) {
      case 0: return Array(text.utf8)
      case 1: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
      case 2: return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      default: return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      }
    }
  }

  @Test(arguments: 0..<12) func `gives everybody the same days`(_ seed: Int) throws {
    var office = Office(seed: seed)
    var files = MemoryFiles()
    files["phan-ca.csv"] = office.sheet()
    var request = ImportRequest(inputs: [.init(path: "phan-ca.csv")])
    request.employers = [.init(id: "hoa-ban")]
    if office.isByCrew {
      let names = office.rows.map { "\($0.name),Kíp \($0.crew)" }.joined(separator: "\n")
      files["danh-sach.csv"] = Array("Họ và tên,Kíp\n\(names)\n".utf8)
      request.inputs.append(.init(path: "danh-sach.csv"))
    }
    let outcome = try AccountedImport.run(request, from: files)
    let text = String(decoding: files["phan-ca.csv"]!, as: UTF8.self)
    let faults = outcome.findings.faults.map { $0.text(.english) }
    try #require(faults == [], "seed \(seed), \(office.rotation.id): \(faults)\n\(text)")
    let scenario = try ImportTests.scenario(outcome)
    let calendars = CalendarBook(scenario)
    try #require(scenario.workers.count == office.rows.count, "seed \(seed)\n\(text)")
    for (position, row) in office.rows.enumerated() {
      #expect(scenario.workers[position].name == row.name, "seed \(seed)")
      let calendar = calendars.calendar(of: Ref(position))
      #expect(calendar.unknownDates == [], "seed \(seed)")
      for (day, date) in office.dates.enumerated() {
        let meant = office.legend.first { $0.code == row.codes[day] }!.shift
        let shifts = calendar.shifts(on: date)
        switch meant {
        case .hours(let stretches):
          #expect(
            shifts.map(\.interval) == stretches.map { scenario.zone.interval(date, $0.hours) },
            "seed \(seed): \(row.name) on \(date)\n\(text)")
        case .off:
          #expect(
            shifts.isEmpty && !calendar.absentDates.contains(date), "seed \(seed): \(row.name) on \(date)")
        case .absent:
          #expect(
            shifts.isEmpty && calendar.absentDates.contains(date), "seed \(seed): \(row.name) on \(date)")
        }
      }
    }
    // What was handed in stays: every cell, and a rotation only where a month shows it twice.
    let cells =
      scenario.roster.workers.values.reduce(0) { $0 + $1.count }
      + scenario.roster.crews.values.reduce(0) { $0 + $1.count }
    #expect(cells == office.rows.count * office.dates.count, "seed \(seed), \(office.rotation.id)")
    if office.rotation.cycle.count * 2 > office.dates.count {
      #expect(scenario.rotations.isEmpty, "seed \(seed), \(office.rotation.id)")
    }
    for file in outcome.findings.files.flatMap(\.sheets) {
      #expect(file.cells > 0 && file.usedCells <= file.cells, "seed \(seed)")
    }
  }
}
