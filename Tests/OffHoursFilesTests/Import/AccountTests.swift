import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `The account of what was handed in` {
  /// A table as CSV.
  private static func csv(_ table: [[String]]) -> String {
    table.map { row in row.map { $0.contains(";") ? "\"\($0)\"" : $0 }.joined(separator: ";") }.joined(
      separator: "\n")
  }

  private static let roster: [[String]] = {
    let days = (1...14).map { "\($0)" }
    var table: [[String]] = [
      ["CÔNG TY TNHH HOA BAN", "", "", "", "", "Mẫu 03"], ["BẢNG PHÂN CA THÁNG 3/2027"], [],
      ["STT", "Mã NV", "Họ và tên", "Kíp", "Chức vụ"] + days + ["Tổng", "Ghi chú"],
    ]
    for (position, name) in ["Lê An", "Trần Bình", "Vũ Chi"].enumerated() {
      let codes = (0..<14).map { ["N", "N", "Đ", "Đ", "O", "O", ""][($0 + 2 * position) % 7] }
      table.append(
        ["\(position + 1)", "S\(position)", name, "A", "CN"] + codes + ["10", position == 1 ? "mới" : ""])
    }
    return table + [
      ["", "", "Tổng cộng", "", "", "3", "3"], [], ["", "Ký hiệu:"], ["", "N: 6h-14h", "", "Đ: 22h-6h"],
      ["", "O: nghỉ"], ["", "", "NGƯỜI LẬP"],
    ]
  }()
  private static let names = [
    ["DANH SÁCH HỌC"], ["STT", "Họ và tên", "Mã NV", "Khóa học", "Ngày sinh"],
    ["1", "Lê An", "S0", "An toàn", "1990"],
    ["2", "Trần Bình", "S1", "An toàn", ""], ["", "Người lập biểu"],
  ]
  private static let halls = [
    ["Hội trường", "Số chỗ", "Giờ mở cửa", "Màu"], ["Nhà văn hóa", "40", "T2-CN 7h-21h", "xanh"],
    ["", "", "", ""],
  ]
  private static let trainers = [["Giảng viên", "Dạy", "Ghi chú"], ["Vũ Hà", "An toàn", ""]]
  private static let leave = [
    ["NGHỈ PHÉP"], ["Mã NV", "Họ và tên", "Từ ngày", "Đến ngày", "Người duyệt"],
    ["S0", "Lê An", "08/03/2027", "09/03/2027", "Hạnh"],
  ]

  private static func tables() -> [String: [[String]]] {
    ["a.csv": roster, "b.csv": names, "c.csv": halls, "d.csv": trainers, "e.csv": leave]
  }

  private static func run(_ tables: [String: [[String]]]) throws -> ImportOutcome {
    try ImportTests.run(tables.mapValues(csv)) { $0.courses = [.init(id: "an-toan", minutes: [60])] }
  }

  /// The cells that a sheet's note tells as not used.
  private static func told(_ note: ImportFindings.SheetNote, _ table: [[String]]) -> Set<String> {
    let rows = Set(note.ignoredRows.map { $0.row - 1 })
    let columns = Set(note.columns.filter { if case .unused = $0.use { true } else { false } }.map(\.column))
    var result = note.ignoredCells.map(AccountedImport.cells) ?? []
    for (row, line) in table.enumerated() {
      for (column, text) in line.enumerated() where !text.isEmpty {
        if rows.contains(row) || columns.contains(column) && row >= (note.headingRow ?? 1) - 1 {
          result.insert(Sheet.cellName(row, column))
        }
      }
    }
    return result
  }

  @Test func `cells read are cells used and cells told`() throws {
    let tables = Self.tables()
    let outcome = try Self.run(tables)
    #expect(outcome.findings.faults.filter { $0.severity == .error }.map { $0.text(.english) } == [])
    for (file, name) in zip(outcome.findings.files, tables.keys.sorted()) {
      let note = file.sheets[0], table = tables[name]!
      #expect(note.cells == table.joined().count { !$0.isEmpty }, "\(name)")
      #expect(
        note.cells == note.usedCells + Self.told(note, table).count,
        "\(name): \(note.ignoredRows) \(note.ignoredCells ?? "")")
    }
    let kinds = outcome.findings.files.map { $0.sheets[0].kind }
    #expect(kinds == [.roster, .names, .halls, .instructors, .absences])
    let roster = outcome.findings.files[0].sheets[0]
    #expect(roster.ignoredCells == "F1" && roster.ignoredRows.map(\.row) == [8, 13])
    #expect(
      roster.columns.filter { if case .unused = $0.use { true } else { false } }.map(\.heading) == [
        "Tổng", "Ghi chú",
      ])
    #expect(outcome.findings.files[1].sheets[0].ignoredRows.map(\.row) == [1, 5])
  }

  /// A word is planted in every cell of every sheet, in turn: it comes out, or is told, or is an error there.
  @Test(arguments: ["a.csv", "b.csv", "c.csv", "d.csv", "e.csv"])
  func `nothing that stands somewhere is lost`(_ name: String) throws {
    let table = Self.tables()[name]!
    let width = table.map(\.count).max()! + 1
    for row in 0...table.count {
      for column in 0..<width {
        var tables = Self.tables()
        var changed = table
        if row == changed.count { changed.append([]) }
        while changed[row].count <= column { changed[row].append("") }
        changed[row][column] = "zzq7w"
        tables[name] = changed
        let outcome = try Self.run(tables)
        let cell = Sheet.cellName(row, column)
        let notes = outcome.findings.files.first { $0.path == name }!.sheets[0]
        let comesOut = outcome.files.contains { $0.text.lowercased().contains("zzq7w") }
        let isTold =
          Self.told(notes, changed).contains(cell)
          || notes.columns.contains {
            $0.column == column && ($0.heading == "zzq7w" || $0.example == "zzq7w")
          }
        let isFault = outcome.findings.faults.contains { fault in
          fault.text(.english).contains("zzq7w") || fault.place?.path == name && fault.place?.row == row
        }
        let isLeftOut =
          outcome.findings.leftOutPeople.contains { $0.place.path == name && $0.place.row == row }
          || outcome.findings.spellings.contains { $0.written == "zzq7w" }
        #expect(comesOut || isTold || isFault || isLeftOut || outcome.hasErrors, "\(name) \(cell) is lost")
        #expect(notes.cells == changed.joined().count { !$0.isEmpty }, "\(name) \(cell)")
      }
    }
  }
}
