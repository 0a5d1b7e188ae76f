import OffHours
import Testing

@testable import OffHoursFiles

/// What programs leave in cells beside texts and numbers: formulas without values, errors, zeros in front, colours.
@Suite struct `Cells as programs leave them` {
  private let type = "application/vnd.oasis.opendocument.spreadsheet"

  private func shown(_ code: String, _ value: Double) -> String {
    NumberStyle(id: 164, code: code).cell(value, is1904: false).text
  }

  /// A roster of four people in March 2027 in rows 2 to 5, with some cells replaced.
  private func roster(_ cells: [String: String]) -> [UInt8] {
    var rows = ""
    let names = ["Lê Thị Na", "Vũ Văn Ba", "Trần Văn Tư", "Đỗ Thị Sáu"]
    func cell(_ row: Int, _ column: Int, _ text: String) -> String {
      let name = Sheet.cellName(row, column)
      if let other = cells[name] { return "<c r=\"\(name)\"\(other)</c>" }
      return text.isEmpty ? "" : "<c r=\"\(name)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }
    let heads = ["STT", "Họ và tên"] + (1...7).map { "\($0)/3/2027" } + ["Tổng"]
    rows += "<row r=\"1\">" + heads.enumerated().map { cell(0, $0.offset, $0.element) }.joined() + "</row>"
    for (position, name) in names.enumerated() {
      let texts = ["\(position + 1)", name] + (0..<7).map { ["N", "O", "Đ"][($0 + position) % 3] } + [""]
      rows +=
        "<row r=\"\(position + 2)\">"
        + texts.enumerated().map { cell(position + 1, $0.offset, $0.element) }.joined()
        + "</row>"
    }
    for (position, line) in ["N: 6h-14h", "Đ: 22h-6h", "O: nghỉ", "(trống): nghỉ"].enumerated() {
      rows += "<row r=\"\(position + 8)\">\(cell(position + 7, 0, line))</row>"
    }
    return Fixture.workbook("<worksheet><sheetData>\(rows)</sheetData></worksheet>")
  }

  private func faults(_ bytes: [UInt8]) throws -> (errors: [String], notes: [String]) {
    var files = MemoryFiles()
    files["t.xlsx"] = bytes
    var request = ImportRequest(inputs: [.init(path: "t.xlsx")])
    request.employers = [.init(id: "hb")]
    request.courses = [.init(id: "an-toan", minutes: [120])]
    request.journey = 20
    let outcome = try AccountedImport.run(request, from: files)
    return (
      outcome.findings.faults.filter { $0.severity == .error }.map { $0.text(.english) },
      outcome.findings.files.flatMap(\.sheets).flatMap(\.notes).map(\.en)
    )
  }

  @Test func `a formula without a value is an error wherever it is used`() throws {
    let formula = "><f>A9</f><v/>"
    #expect(try faults(roster([:])).errors == [])
    // A code, a name, a heading; blocks are joined to ranges.
    for (cells, place, range) in [
      (["E3"], "E3", "formula in E3 holds"), (["B3"], "B3", "formula in B3 holds"),
      (["C2", "D2", "C3", "D3", "F5"], "C2", "formulas in C2:D3, F5 hold"),
      (["I1"], "I1", "formula in I1 holds"),
      (["A11"], nil, nil),
    ] as [([String], String?, String?)] {
      let found = try faults(roster(Dictionary(uniqueKeysWithValues: cells.map { ($0, formula) })))
      guard let place, let range else { continue }
      #expect(
        found.errors.contains { $0.contains("cell \(place)") && $0.contains(range) },
        "\(cells): \(found.errors)")
    }
    // Where nothing is read, it is mentioned.
    let total = try faults(roster(["J2": formula]))
    #expect(total.errors == [] && total.notes.contains { $0.contains("J2") })
  }

  @Test func `a formula that gives an empty text, or a value, is none of these`() throws {
    let found = try faults(
      roster(["E3": " t=\"str\"><f>A9</f><v></v>", "F3": " t=\"str\"><f>A9</f><v>N</v>"]))
    #expect(found.errors == [])
  }

  @Test func `errors in cells are errors, and a text that looks like one`() throws {
    for value in [
      " t=\"e\"><v>#N/A</v>", " t=\"e\"><f>X</f><v>#REF!</v>", " t=\"inlineStr\"><is><t>#N/A</t></is>",
    ] {
      for cell in ["B3", "E3"] {
        let found = try faults(roster([cell: value])).errors
        #expect(found.contains { $0.contains(cell) && $0.contains("is an error and no value") }, "\(found)")
      }
    }
    let csv = try SheetFile.open("a.csv", Array("a,#N/A,Err:502,#1\n".utf8)).sheets[0]
    #expect(
      csv.rows[0].map(\.lapse) == [nil, .error("#N/A"), .error("Err:502"), nil] && csv[0, 3].text == "#1")
  }

  @Test func `a list whose names are formulas is an error`() throws {
    let rows = """
      <row r="1"><c r="A1" t="str"><v>Mã NV</v></c><c r="B1" t="str"><v>Họ và tên</v></c></row>\
      <row r="2"><c r="A2" t="str"><v>1</v></c><c r="B2"><f>C2</f></c></row>\
      <row r="3"><c r="A3" t="str"><v>2</v></c><c r="B3"><f>C3</f></c></row>
      """
    let found = try faults(Fixture.workbook("<worksheet><sheetData>\(rows)</sheetData></worksheet>")).errors
    #expect(found.contains { $0.contains("formulas in B2:B3") })
  }

  @Test func `OpenDocument: formulas without a value, errors, texts as attributes, zeros in front, times`()
    throws
  {
    let content = """
      <office:document-content><office:automatic-styles><style:style style:name="r" style:parent-style-name="s"/>\
      <style:style style:name="s"><style:table-cell-properties fo:background-color="#ff0000"/></style:style></office:automatic-styles>\
      <office:body><office:spreadsheet><table:table table:name="T3"><table:table-row>\
      <table:table-cell table:formula="of:=[.A1]"/>\
      <table:table-cell table:formula="of:=1" office:value-type="float"/>\
      <table:table-cell table:formula="of:=x" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>\
      <table:table-cell office:value-type="string" office:string-value="Lê Đạt"/>\
      <table:table-cell office:value-type="float" office:value="121"><text:p>00121</text:p></table:table-cell>\
      <table:table-cell office:value-type="float" office:value="1234"><text:p>1.234</text:p></table:table-cell>\
      <table:table-cell office:value-type="date" office:date-value="2027-03-01"/>\
      <table:table-cell office:value-type="date" office:date-value="2027-03-01T06:30:00"/>\
      <table:table-cell table:formula="of:=y" office:value-type="string" office:string-value=""/>\
      <table:table-cell table:style-name="r"/>\
      <table:table-cell office:value-type="string"><text:p>end</text:p></table:table-cell>\
      </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>
      """
    // One writer leaves the entry `mimetype` out.
    for parts in [[("mimetype", type), ("content.xml", content)], [("content.xml", content)]] {
      let sheet = try SheetFile.open("a.ods", Fixture.archive(parts.map { (name: $0.0, text: $0.1) })).sheets[
        0]
      #expect(
        sheet.rows[0].map(\.text) == [
          "", "", "", "Lê Đạt", "00121", "1234", "01/03/2027", "01/03/2027 06:30", "", "", "end",
        ])
      #expect(
        sheet.rows[0].prefix(4).map(\.lapse) == [.noValue, .noValue, .error("#N/A"), nil]
          && sheet[0, 8].lapse == nil)
      #expect(sheet.fill(0, 9) == CellFill(0xFF0000) && sheet[0, 6].date == CivilDate("2027-03-01"))
    }
  }

  @Test func `numbers are shown with their zeros`() {
    #expect(shown("00000", 121) == "00121" && shown("0000000000", 912_345_670) == "0912345670")
    #expect(shown("00", 1) == "01" && shown("00", 0) == "00" && shown("00", 123) == "123")
    #expect(shown("\"HB\"000", 7) == "HB007" && shown("0000\\ 000\\ 000", 912_345_670) == "0912 345 670")
    #expect(shown("[<=9999999]000-0000;(000) 000-0000", 9_123_456) == "912-3456")
    #expect(shown("00;-00;\"–\"", 0) == "0" && shown("00;-00", -5) == "-5")
    // What is rounded or has its thousands apart is not taken from the format.
    #expect(shown("#,##0", 12_345) == "12345" && shown("0.00", 1.5) == "1.5" && shown("0", 7) == "7")
    #expect(shown("00000", 1.5) == "1.5" && shown("0%", 0.5) == "50%" && shown("00.0E+0", 12) == "12")
  }

  @Test func `days and times in formats of every kind`() {
    let day = Double(CivilDate("2027-03-01")! - CivilDate("1899-12-30")!)
    for code in [
      "yyyy-mm-dd", "d", "dd/mm", "[$-42A]d;@", "\"Ngày \"d", "d-mmm",
      "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "mmm",
      "[=0]\"\";dd/mm", "yyyy\"年\"m\"月\"", "ddd",
    ] {
      #expect(shown(code, day) == "01/03/2027", "\(code)")
    }
    for code in ["h:mm", "hh:mm:ss", "h:mm AM/PM", "[$-409]h:mm\\ AM/PM;@", "[h]:mm", "hh\"h\"mm"] {
      #expect(shown(code, 0.25) == "06:00", "\(code)")
    }
    #expect(
      shown("hh:mm", day + 0.25) == "06:00" && shown("[h]:mm", 7.5) == "180:00"
        && shown("[hh]:mm", 1.25) == "30:00")
    #expect(shown("dd/mm/yyyy hh:mm", day + 0.5) == "01/03/2027 12:00")
    for code in ["General", "0", "@", "0\" m\"", "[Red]0", "#,##0\\ \"đ\""] {
      #expect(shown(code, 46) == "46", "\(code)")
    }
  }

  @Test func `colours: plain, of the theme, numbered; hidden columns are told`() throws {
    let styles = """
      <styleSheet><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
      <fill><patternFill patternType="solid"><fgColor rgb="FFFFC000"/></patternFill></fill>\
      <fill><patternFill patternType="solid"><fgColor indexed="10"/></patternFill></fill>\
      <fill><patternFill patternType="solid"><fgColor rgb="FFFFFFFF"/></patternFill></fill></fills>\
      <cellXfs><xf fillId="0"/><xf fillId="2"/><xf fillId="3"/><xf fillId="4"/></cellXfs></styleSheet>
      """
    let rows = (1...4).map { row in
      "<row r=\"\(row)\"><c r=\"A\(row)\"><v>1</v></c><c r=\"B\(row)\" s=\"1\"/><c r=\"C\(row)\" s=\"1\"/><c r=\"D\(row)\" s=\"\(row % 2 + 2)\"/></row>"
    }.joined()
    let sheet = try SheetFile.open(
      "a.xlsx", Fixture.workbook("<worksheet><sheetData>\(rows)</sheetData></worksheet>", styles: styles)
    ).sheets[0]
    let amber = CellFill(0xFFC000), red = CellFill(0xFF0000)
    for row in 0..<4 {
      #expect((0...4).map { sheet.fill(row, $0) } == [nil, amber, amber, row % 2 == 0 ? nil : red, nil])
    }
    #expect(sheet.fills.coloured(in: 1..<2).map(\.columns) == [1..<3, 3..<4])
    #expect(CellFill(hex: "#ff0000") == red && red.tinted(0.5) == CellFill(0xFF8080))
    let hidden = Fixture.workbook(
      "<worksheet><cols><col min=\"3\" max=\"5\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>Họ và tên</v></c><c r=\"C1\" t=\"str\"><v>Kíp</v></c></row><row r=\"2\"><c r=\"A2\" t=\"str\"><v>Lê Na</v></c><c r=\"C2\" t=\"str\"><v>A</v></c></row></sheetData></worksheet>"
    )
    #expect(try faults(hidden).notes.contains("hidden columns are read as well: C"))
  }

  @Test func `files that only mark others as open are passed over`() throws {
    var files = MemoryFiles()
    files["t.xlsx"] = roster([:])
    for name in ["~$t.xlsx", ".~lock.t.xlsx#", "~$t.docx"] { files["folder/\(name)"] = [0x06, 0x41] }
    let names = ["t.xlsx", "folder/~$t.xlsx", "folder/.~lock.t.xlsx#", "folder/~$t.docx"]
    var request = ImportRequest(inputs: names.map { .init(path: $0) })
    request.employers = [.init(id: "hb")]
    request.courses = [.init(id: "an-toan", minutes: [120])]
    let outcome = try AccountedImport.run(request, from: files)
    #expect(
      !outcome.hasErrors && outcome.findings.faults.count { $0.message.en.contains("is passed over") } == 3)
  }
}
