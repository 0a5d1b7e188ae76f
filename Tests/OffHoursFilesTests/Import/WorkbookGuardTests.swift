import OffHours
import Testing

@testable import OffHoursFiles

/// Small files that would fill the machine are refused, or cost nothing; honest large ones are read.
@Suite struct `Guards of workbooks` {
  private func fault(_ bytes: [UInt8]) -> String? {
    do throws(SheetFault) {
      _ = try SheetFile.open("book.xlsx", bytes)
      return nil
    } catch {
      return error.message.en
    }
  }

  private func book(sheets: [(part: String, content: String)], count: Int? = nil) -> [UInt8] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var names = "", relations = ""
    for position in 0..<(count ?? sheets.count) {
      names += "<sheet name=\"s\(position)\" r:id=\"r\(position)\"/>"
      let part = sheets[position % sheets.count].part
      relations += "<Relationship Id=\"r\(position)\" Type=\"\(office)/worksheet\" Target=\"\(part)\"/>"
    }
    return Fixture.archive(
      [
        ("xl/workbook.xml", "<workbook><sheets>\(names)</sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>"),
      ] + sheets.map { ("xl/\($0.part)", $0.content) })
  }

  private func cell(_ name: String) -> String { "<c r=\"\(name)\"><v>1</v></c>" }

  @Test func `a cell in the last row of many sheets`() throws {
    let last = "<worksheet><sheetData><row r=\"1048576\">\(cell("A1048576"))</row></sheetData></worksheet>"
    // One such sheet is read, many are too much.
    #expect(try SheetFile.open("a.xlsx", book(sheets: [("a.xml", last)])).sheets[0].rows.count == 1_048_576)
    let many = (0..<12).map { (part: "s\($0).xml", content: last) }
    #expect(fault(book(sheets: many))?.contains("cells and rows") == true)
  }

  @Test func `sheets that lead to one part`() {
    let sheet = "<worksheet><sheetData><row r=\"1\">\(cell("A1"))</row></sheetData></worksheet>"
    #expect(fault(book(sheets: [("a.xml", sheet)], count: 900))?.contains("same part") == true)
    #expect(fault(book(sheets: [("a.xml", sheet)], count: 1_200))?.contains("1200 sheets") == true)
  }

  @Test func `merged ranges that lie over everything`() {
    var rows = "", merges = ""
    for row in 1...200 { rows += "<row r=\"\(row)\">\(cell("A\(row)"))\(cell("CV\(row)"))</row>" }
    for _ in 0..<400 { merges += "<mergeCell ref=\"A1:XFD1048576\"/>" }
    let sheet = "<worksheet><sheetData>\(rows)</sheetData><mergeCells>\(merges)</mergeCells></worksheet>"
    #expect(fault(book(sheets: [("a.xml", sheet)]))?.contains("cells and rows") == true)
  }

  @Test func `an honest sheet with many merged pairs`() throws {
    var rows = "", merges = ""
    for row in 1...3_000 {
      rows += "<row r=\"\(row)\">\(cell("A\(row)"))\(cell("D\(row)"))</row>"
      merges += "<mergeCell ref=\"A\(row):B\(row)\"/>"
    }
    let sheet = try SheetFile.open(
      "a.xlsx",
      book(sheets: [
        ("a.xml", "<worksheet><sheetData>\(rows)</sheetData><mergeCells>\(merges)</mergeCells></worksheet>")
      ])
    ).sheets[0]
    #expect(sheet.rows.allSatisfy { $0.map(\.text) == ["1", "1", "", "1"] } && sheet.merges.count == 3_000)
  }

  @Test func `shared strings without end are not kept`() throws {
    // So many as to matter would take a test too long; empty ones take no place.
    let strings = "<sst>" + String(repeating: "<si/>", count: 20_000) + "<si><t>x</t></si></sst>"
    let sheet =
      "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>20000</v></c><c r=\"B1\" t=\"s\"><v>7</v></c></row></sheetData></worksheet>"
    let book = try SheetFile.open("a.xlsx", Fixture.workbook(sheet, strings: strings))
    #expect(book.sheets[0].rows[0].map(\.text) == ["x"] && book.sheets[0].rows.pool.count == 2)
  }

  @Test func `row numbers that cannot be are faults`() {
    for number in ["-9223372036854775808", "0", "1048577", "99999999999999999999", "x"] {
      let sheet = "<worksheet><sheetData><row r=\"\(number)\"><c><v>1</v></c></row></sheetData></worksheet>"
      #expect(fault(Fixture.workbook(sheet))?.contains(number) == true, "\(number)")
    }
    let wide =
      "<worksheet><sheetData><row>" + String(repeating: "<c><v>1</v></c>", count: 16_385)
      + "</row></sheetData></worksheet>"
    #expect(fault(Fixture.workbook(wide)) != nil)
  }

  @Test func `OpenDocument columns and rows repeated past the edge`() throws {
    let type = "application/vnd.oasis.opendocument.spreadsheet"
    func read(_ rows: String) -> String? {
      let content =
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"a\">\(rows)</table:table></office:spreadsheet></office:body></office:document-content>"
      return fault(Fixture.archive([("mimetype", type), ("content.xml", content)]))
    }
    let filled = "<table:table-cell office:value-type=\"float\" office:value=\"1\"/>"
    for count in ["16384", "99999999", "9223372036854775807"] {
      let empty = "<table:table-cell table:number-columns-repeated=\"\(count)\"/>"
      #expect(read("<table:table-row>\(empty)\(filled)</table:table-row>") != nil, "\(count)")
      #expect(read("<table:table-row>\(empty)\(empty)</table:table-row>") == nil, "\(count)")
      let columns =
        "<table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"\(count)\"/>"
      #expect(read("\(columns)\(columns)<table:table-row>\(filled)</table:table-row>") == nil, "\(count)")
    }
    let rows =
      "<table:table-row table:number-rows-repeated=\"9999999999\"><table:table-cell/></table:table-row>"
    #expect(read("\(rows)<table:table-row>\(filled)</table:table-row>")?.contains("too many rows") == true)
  }

  @Test func `cells with a style alone cost nothing`() throws {
    let cells = (0..<33).map { "<c r=\"\(Sheet.columnName($0))1\" s=\"1\"/>" }.joined()
    let styles =
      "<styleSheet><fills><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF00FF00\"/></patternFill></fill></fills><cellXfs><xf/><xf fillId=\"0\"/></cellXfs></styleSheet>"
    let rows = (1...2_000).map { _ in
      "<row>\(cells.replacing("1\"/>", with: "1\"/>").replacing(" r=\"", with: " x=\""))</row>"
    }
    let sheet = try SheetFile.open(
      "a.xlsx",
      Fixture.workbook("<worksheet><sheetData>\(rows.joined())</sheetData></worksheet>", styles: styles)
    ).sheets[0]
    #expect(sheet.rows.isEmpty && sheet.fill(1_999, 32) == CellFill(0x00FF00) && sheet.fill(2_000, 0) == nil)
  }

  @Test func `archives with sizes in 64 bits are read`() throws {
    // As writers do that leave room for large entries: the directory's sizes are full, the extra field holds them.
    let good = Fixture.workbook(
      "<worksheet><sheetData><row r=\"1\">\(cell("A1"))</row></sheetData></worksheet>")
    var bytes: [UInt8] = []
    let directory = try #require(good.firstRange(of: [0x50, 0x4B, 1, 2])).lowerBound
    bytes = Array(good[..<directory])
    var at = directory
    while good[at..<(at + 4)].elementsEqual([0x50, 0x4B, 1, 2]) {
      let length = good.little(at + 28, 2), size = good.little(at + 24, 4)
      var head = Array(good[at..<(at + 46)])
      for place in 20..<28 { head[place] = 0xFF }
      head[30] = 20
      let wide = (0..<8).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) }
      bytes += head + good[(at + 46)..<(at + 46 + length)] + [1, 0, 16, 0] + wide + wide
      at += 46 + length
    }
    let end = Array(good[at...]), size = bytes.count - directory
    bytes += end[..<12] + (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) } + end[16...]
    #expect(try SheetFile.open("a.xlsx", bytes).sheets[0][0, 0].text == "1")
    // Without the field, the directory's sizes are what they say.
    for index in bytes.indices.dropLast(4) where Array(bytes[index..<(index + 4)]) == [1, 0, 16, 0] {
      bytes[index] = 9
    }
    #expect(fault(bytes)?.contains("unpack to more") == true)
  }

  @Test func `a table as wide as can be with a shorter row`() {
    let log = DiagnosticLog()
    let header = (0..<16_384).map { "c\($0)" }.joined(separator: ",")
    let table = CSVReader.read(Array("\(header)\na,b\n".utf8), file: log.add(file: "t.csv"), log: log)
    #expect(table?.header.count == 16_384 && log.hasErrors)
  }

  @Test func `a document comes to the same in pieces of any size`() throws {
    // Tags and texts are cut wherever a piece of the archive ends.
    let filler = String(repeating: "á", count: 70_000)
    for shift in 0..<9 {
      let sheet =
        "<worksheet><!--\(String(repeating: "-", count: 131_000 + shift * 13))x--><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>\(filler)&amp;</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t><![CDATA[<x>]]></t></is></c></row></sheetData></worksheet>"
      let row = try SheetFile.open("a.xlsx", Fixture.workbook(sheet)).sheets[0].rows[0]
      #expect(row[0].text == filler + "&" && row[1].text == "<x>")
    }
  }
}
