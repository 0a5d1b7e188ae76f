import Foundation
import OffHours
import TestSupport
import Testing

@testable import OffHoursFiles

/// Workbooks of three programs; `Fixtures/make.py` makes them.
enum Fixture {
  static func bytes(_ name: String) throws -> [UInt8] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Fixtures")
    return Array(try Data(contentsOf: folder.appendingPathComponent(name)))
  }

  /// A ZIP archive of entries that are not packed.
  static func archive(_ entries: [(name: String, text: String)]) -> [UInt8] {
    func little(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    var bytes: [UInt8] = [], directory: [UInt8] = []
    for (name, text) in entries {
      let content = Array(text.utf8)
      let sums =
        little(Int(Inflate.checksum(content)), 4) + little(content.count, 4) + little(content.count, 4)
      let head =
        little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4) + sums + little(name.utf8.count, 2)
        + little(0, 2)
      directory +=
        [0x50, 0x4B, 1, 2] + little(20, 2) + head + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4)
      directory += little(bytes.count, 4) + Array(name.utf8)
      bytes += [0x50, 0x4B, 3, 4] + head + Array(name.utf8) + content
    }
    let end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + little(entries.count, 2) + little(entries.count, 2)
    return bytes + directory + end + little(directory.count, 4) + little(bytes.count, 4) + [0, 0]
  }

  /// A workbook of one sheet with this content.
  static func workbook(
    _ sheet: String, strings: String? = nil, styles: String? = nil, workbookPr: String = ""
  ) -> [UInt8] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var relations = "<Relationship Id=\"r1\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    var parts: [(name: String, text: String)] = [
      (
        "xl/workbook.xml",
        "<?xml version=\"1.0\"?><workbook>\(workbookPr)<sheets><sheet name=\"Một\" r:id=\"r1\"/></sheets></workbook>"
      ),
      ("xl/worksheets/sheet1.xml", sheet),
    ]
    if let strings {
      relations +=
        "<Relationship Id=\"r2\" Type=\"\(office)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
      parts.append(("xl/sharedStrings.xml", strings))
    }
    if let styles {
      relations += "<Relationship Id=\"r3\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>"
      parts.append(("xl/styles.xml", styles))
    }
    parts.append(("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>"))
    return archive(parts)
  }
}

@Suite struct `Workbooks` {
  private func read(_ bytes: [UInt8]) throws -> Workbook { try SheetFile.open("book.xlsx", bytes) }

  private func fault(_ bytes: [UInt8]) -> String? {
    do throws(SheetFault) {
      _ = try SheetFile.open("book.xlsx", bytes)
      return nil
    } catch {
      return error.message.en
    }
  }

  @Test func `openpyxl and LibreOffice give the same cells`() throws {
    let first = try read(Fixture.bytes("openpyxl.xlsx")), second = try read(Fixture.bytes("libreoffice.xlsx"))
    #expect(first.sheets.map(\.name) == ["Tháng 3", "Đăng ký", "Hội trường", "Cũ"])
    #expect(first.sheets.map(\.isHidden) == [false, false, false, true])
    #expect(second.sheets.map(\.isHidden) == first.sheets.map(\.isHidden))
    // LibreOffice has worked out the formulas; openpyxl writes none of their values.
    for (a, b) in zip(first.sheets, second.sheets) {
      #expect(a.name == b.name && a.hiddenRows == b.hiddenRows)
      for row in 0..<max(a.rows.count, b.rows.count) {
        for column in 0..<max(a.width, b.width) where column < 36 || a.name != "Tháng 3" {
          #expect(a[row, column] == b[row, column], "\(a.name ?? "") \(Sheet.cellName(row, column))")
        }
      }
    }
    let sheet = first.sheets[0]
    #expect(sheet[4, 5].date == CivilDate("2027-03-01") && sheet[4, 5].text == "01/03/2027")
    #expect(sheet[8, 13].text == "P" && sheet[8, 13].isContinuation, "merged cells are filled")
    #expect(sheet.hiddenRows == [14])
  }

  @Test func `LibreOffice's own format gives the same cells`() throws {
    let first = try read(Fixture.bytes("libreoffice.xlsx")),
      second = try read(Fixture.bytes("libreoffice.ods"))
    #expect(second.format == "ODS" && second.sheets.map(\.name) == first.sheets.map(\.name))
    #expect(second.sheets.map(\.isHidden) == first.sheets.map(\.isHidden))
    for (a, b) in zip(first.sheets, second.sheets) {
      #expect(a.hiddenRows == b.hiddenRows && a.hiddenColumns == b.hiddenColumns, "\(a.name ?? "")")
      for row in 0..<max(a.rows.count, b.rows.count) {
        for column in 0..<max(a.width, b.width) {
          #expect(a[row, column] == b[row, column], "\(a.name ?? "") \(Sheet.cellName(row, column))")
        }
      }
    }
  }

  @Test func `cells of an OpenDocument sheet by kind, and what is repeated`() throws {
    let content = """
      <office:document-content><office:body><office:spreadsheet><table:table table:name="Ký tên">\
      <table:table-column table:number-columns-repeated="16384"/>\
      <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>\
      <table:table-row><table:table-cell/><table:table-cell office:value-type="string" table:number-columns-repeated="2">\
      <office:annotation><text:p>note</text:p></office:annotation>\
      <text:p>Lê<text:s text:c="2"/><text:span>Ân</text:span></text:p><text:p>W3</text:p></table:table-cell>\
      <table:table-cell office:value-type="date" office:date-value="2027-03-01"><text:p>Mon</text:p></table:table-cell>\
      <table:table-cell office:value-type="float" office:value="0.5"><text:p>1</text:p></table:table-cell>\
      <table:table-cell office:value-type="time" office:time-value="PT06H30M00S"><text:p>6:30 AM</text:p></table:table-cell>\
      <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>ĐÚNG</text:p></table:table-cell>\
      </table:table-row>\
      <table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>\
      </table:table></office:spreadsheet></office:body></office:document-content>
      """
    let type = "application/vnd.oasis.opendocument.spreadsheet"
    func read(_ content: String) throws -> Workbook {
      try self.read(Fixture.archive([("mimetype", type), ("content.xml", content)]))
    }
    let sheet = try read(content).sheets[0]
    #expect(sheet.name == "Ký tên" && sheet.rows.count == 3)
    #expect(
      sheet.rows[2].map(\.text) == ["", "Lê  Ân\nW3", "Lê  Ân\nW3", "01/03/2027", "0.5", "06:30", "TRUE"])
    #expect(sheet[2, 3].date == CivilDate("2027-03-01"))
    // As many cells as a sheet could have are not kept.
    let many = content.replacingOccurrences(
      of: "<table:table-row><table:table-cell/>",
      with: "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell/>")
    #expect(throws: SheetFault.self) { try read(many) }
    // Ranges that reach as far as numbers go end with the used cells.
    let far = content.replacingOccurrences(
      of: "<table:table-cell office:value-type=\"boolean\"",
      with:
        "<table:table-cell table:number-rows-spanned=\"\(Int.max)\" table:number-columns-spanned=\"\(Int.max)\" office:value-type=\"boolean\""
    )
    #expect(try read(far).sheets[0].rows == sheet.rows)
    // What merged ranges fill counts as well.
    let wide = content.replacingOccurrences(
      of: "<table:table-row><table:table-cell/>",
      with: """
        <table:table-row><table:table-cell table:number-rows-spanned="2000" table:number-columns-spanned="16384">\
        <text:p>a</text:p></table:table-cell></table:table-row>\
        <table:table-row table:number-rows-repeated="1000"><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>\
        <table:table-row><table:table-cell table:number-columns-repeated="16383"/><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row>\
        <table:table-row><table:table-cell/>
        """)
    #expect(throws: SheetFault.self) { try read(wide) }
  }

  @Test func `XlsxWriter's 1904 dates, rich text, times and booleans`() throws {
    let book = try read(Fixture.bytes("xlsxwriter.xlsx"))
    #expect(book.sheets.map(\.name) == ["03-2027", "04-2027", "Legend"])
    #expect(book.sheets[0][0, 0].text == "Lotus Ltd roster")
    #expect(
      book.sheets[0][2, 1].date == CivilDate("2027-03-01")
        && book.sheets[1][2, 30].date == CivilDate("2027-04-30"))
    #expect(book.sheets[0][8, 33].text == "TRUE")
    #expect(book.sheets[2][1, 1].text == "06:00" && book.sheets[2][2, 2].text == "06:00")
  }

  @Test func `cells by kind`() throws {
    let styles = """
      <styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy;@"/><numFmt numFmtId="165" formatCode="[h]:mm"/>\
      <numFmt numFmtId="166" formatCode="&quot;Day &quot;0"/><numFmt numFmtId="167" formatCode="[$-42A]d mmm yy h:mm"/></numFmts>\
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>\
      <xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="20"/></cellXfs></styleSheet>
      """
    let strings =
      "<sst><si><t>một &amp; hai</t></si><si><r><t xml:space=\"preserve\">Ca </t></r><r><t>1</t></r><rPh><t>x</t></rPh></si></sst>"
    let sheet = """
      <worksheet><!-- a comment --><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>\
      <c r="C1" t="inlineStr"><is><t>dòng_x000A_hai</t></is></c><c r="D1" t="str"><f>A1</f><v>chữ</v></c><c t="b"><v>1</v></c>\
      <c r="F1" t="e"><v>#REF!</v></c></row><row r="3" hidden="1"><c r="A3" s="1"><v>46082</v></c><c r="B3" s="2"><v>46082.0</v></c>\
      <c r="C3" s="3"><v>0.9375</v></c><c r="D3" s="4"><v>7</v></c><c r="E3" s="5"><v>46082.25</v></c><c r="F3" s="6"><v>1</v></c>\
      <c r="G3"><v>0.30000000000000004</v></c><c r="H3" s="1"><v>5</v></c><c r="I3" t="d"><v>2027-03-01T00:00:00</v></c>\
      <c r="J3"><v>-1234567</v></c></row></sheetData></worksheet>
      """
    let found = try read(Fixture.workbook(sheet, strings: strings, styles: styles)).sheets[0]
    #expect(found.name == "Một" && found.hiddenRows == [2])
    #expect(found.rows[0].map(\.text) == ["một & hai", "Ca 1", "dòng\nhai", "chữ", "TRUE", ""])
    #expect(found[0, 5].lapse == .error("#REF!"))
    #expect(
      found.rows[2].map(\.text) == [
        "01/03/2026", "01/03/2026", "22:30", "7", "01/03/2026 06:00", "24:00", "0.3", "5", "01/03/2027",
        "-1234567",
      ])
    #expect(
      found.rows[2].map { $0.date != nil } == [
        true, true, false, false, false, false, false, false, true, false,
      ])
  }

  @Test func `what is no workbook is named`() throws {
    let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    #expect(fault(ole + [UInt8](repeating: 0, count: 600))?.contains("container is broken") == true)
    #expect(
      fault(Fixture.archive([("mimetype", "x"), ("content.xml", "<x/>")]))?.contains("without sheets") == true
    )
    let spreadsheet = "application/vnd.oasis.opendocument.spreadsheet"
    #expect(
      fault(Fixture.archive([("mimetype", spreadsheet), ("content.xml", "<x/>")]))?.contains("no sheet")
        == true)
    #expect(fault(Fixture.archive([("mimetype", spreadsheet)]))?.contains("content.xml is missing") == true)
    #expect(fault(Fixture.archive([("a.txt", "x")]))?.contains("without a workbook") == true)
    #expect(fault(Array("%PDF-1.7".utf8))?.contains("PDF") == true)
    #expect(fault([])?.contains("empty") == true)
    #expect(fault([0x50, 0x4B, 3, 4])?.contains("damaged") == true)
  }

  @Test func `document types, broken XML and cells that cannot be are faults`() throws {
    for (sheet, word) in [
      ("<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet/>", "document type"),
      ("<worksheet><sheetData></worksheet>", "broken"),
      (
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row></sheetData></worksheet>",
        "string 9"
      ),
      ("<worksheet><sheetData><row r=\"9999999\"/></sheetData></worksheet>", "9999999"),
      ("<worksheet><sheetData><row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row></sheetData></worksheet>", "ZZZ1"),
      ("<worksheet>&unknown;</worksheet>", "broken"), (String(repeating: "<a>", count: 200), "broken"),
      ("<a b=></a>", "broken"),
    ] {
      #expect(
        fault(Fixture.workbook(sheet))?.contains(word) == true,
        "\(sheet.prefix(60)): \(fault(Fixture.workbook(sheet)) ?? "read")")
    }
  }

  @Test func `archives that unfold without end are not unfolded`() throws {
    var bytes = try Fixture.bytes("openpyxl.xlsx")
    // The directory claims that an entry has a gigabyte.
    let directory = try #require(bytes.firstRange(of: [0x50, 0x4B, 1, 2]))
    bytes.replaceSubrange((directory.lowerBound + 24)..<(directory.lowerBound + 28), with: [0, 0, 0, 0x40])
    #expect(fault(bytes)?.contains("unpack to more") == true)
    // One sheet with cells all over the place would need more memory than there is.
    let rows = (1...400).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\"><v>1</v></c></row>" }.joined()
    #expect(
      fault(Fixture.workbook("<worksheet><sheetData>\(rows)</sheetData></worksheet>"))?.contains("cells")
        == true)
  }

  @Test(arguments: ["openpyxl.xlsx", "xlsxwriter.xlsx"]) func `no truncation and no flipped byte crashes`(
    _ name: String
  ) throws {
    let good = try Fixture.bytes(name)
    for length in stride(from: 0, to: good.count, by: 211) { _ = fault(Array(good[..<length])) }
    var dice = SplitMix64(seed: 11)
    for _ in 0..<60 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...4, using: &dice) {
        bytes[Int.random(in: 0..<bytes.count, using: &dice)] ^= UInt8.random(in: 1...255, using: &dice)
      }
      _ = fault(bytes)
    }
  }

  @Test func `no flipped byte inside a part crashes the scanner or the import`() throws {
    // Checks sums would stop most of what the test above tries; here they are right.
    let archive = try ZipArchive(Fixture.bytes("openpyxl.xlsx"))
    let parts = try archive.names.map { ($0, try #require(try archive.entry($0))) }
    var dice = SplitMix64(seed: 12)
    for _ in 0..<40 {
      let target = Int.random(in: 0..<parts.count, using: &dice)
      let entries = parts.enumerated().map { position, part -> (name: String, text: String) in
        var bytes = part.1
        if position == target {
          for _ in 0..<Int.random(in: 1...3, using: &dice) {
            bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 32...126, using: &dice)
          }
        }
        return (part.0, String(decoding: bytes, as: UTF8.self))
      }
      var files = MemoryFiles()
      files["book.xlsx"] = Fixture.archive(entries)
      let outcome = try AccountedImport.run(ImportRequest(inputs: [.init(path: "book.xlsx")]), from: files)
      #expect(outcome.hasErrors == outcome.files.isEmpty)
    }
  }

  @Test func `what three programs write becomes a scenario`() throws {
    for name in ["openpyxl.xlsx", "libreoffice.xlsx"] {
      var files = MemoryFiles()
      files[name] = try Fixture.bytes(name)
      var request = ImportRequest(inputs: [.init(path: name)])
      request.courses = [.init(id: "an-toan", minutes: [120, 120])]
      let outcome = try AccountedImport.run(request, from: files)
      #expect(outcome.findings.faults.map { $0.text(.english) } == [])
      let scenario = try ImportTests.scenario(outcome)
      #expect(scenario.workers.map(\.id) == ["HB001", "HB002", "HB003", "HB004", "HB005"])
      #expect(scenario.workers.map(\.crew) == ["A", "A", "B", "B", "C"])
      #expect(scenario.rotations.map(\.id) == ["vn_4_2"] && scenario.venues.map(\.seats) == [40, 200])
      #expect(
        scenario.roster.workers.values.joined().count { $0.code == "P" } == 3, "what was handed in stays")
      #expect(scenario.roster.workers.values.allSatisfy { $0.count == 31 })
      #expect(outcome.findings.files[0].sheets[0].count == 6)
    }
  }
}
