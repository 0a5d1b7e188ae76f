import OffHours
import TestSupport
import Testing

@testable import OffHoursFiles

/// Workbooks that are no .xlsx and no .ods: what LibreOffice and xlwt write, and what is made here.
@Suite struct `Workbooks of other kinds` {
  private func read(_ text: String, _ name: String = "t3.xls") throws -> Workbook {
    try SheetFile.open(name, Array(text.utf8))
  }

  private func fault(_ bytes: [UInt8]) -> String? {
    do throws(SheetFault) {
      _ = try SheetFile.open("book.xls", bytes)
      return nil
    } catch {
      return error.message.en
    }
  }

  @Test(arguments: [("libreoffice.xls", "XLS"), ("libreoffice.fods", "FODS")])
  func `the old format and the flat one give the same cells as the new one`(_ name: String, _ format: String)
    throws
  {
    let first = try SheetFile.open("a.xlsx", Fixture.bytes("libreoffice.xlsx"))
    let second = try SheetFile.open(name, Fixture.bytes(name))
    #expect(second.format == format)
    #expect(second.sheets.map(\.name) == first.sheets.map(\.name))
    #expect(second.sheets.map(\.isHidden) == first.sheets.map(\.isHidden))
    for (a, b) in zip(first.sheets, second.sheets) {
      #expect(a.hiddenRows == b.hiddenRows && a.hiddenColumns == b.hiddenColumns, "\(a.name ?? "")")
      #expect(a.merges.count == b.merges.count, "\(a.name ?? "")")
      for row in 0..<max(a.rows.count, b.rows.count) {
        for column in 0..<max(a.width, b.width) {
          #expect(a[row, column] == b[row, column], "\(a.name ?? "") \(Sheet.cellName(row, column))")
        }
      }
    }
  }

  @Test
  func `what xlwt writes: dates, zeros, times, colours, what is hidden, formulas that nobody has worked out`()
    throws
  {
    let book = try SheetFile.open("xlwt.xls", Fixture.bytes("xlwt.xls"))
    #expect(book.sheets.map(\.name) == ["Tháng 3", "Ẩn"] && book.sheets.map(\.isHidden) == [false, true])
    let sheet = book.sheets[0]
    #expect(sheet[1, 2].date == CivilDate("2027-03-01") && sheet[1, 8].date == CivilDate("2027-03-07"))
    #expect(sheet.rows[2].map(\.text) == ["00121", "Nguyễn Văn Ánh", "N", "O", "Đ", "P", "N", "O", "P"])
    #expect(sheet[0, 5].text == "BẢNG PHÂN CA THÁNG 3/2027" && sheet[0, 5].isContinuation)
    #expect((6...8).map { sheet[$0, 5].text } == ["06:00", "1.5", "TRUE"] && sheet[9, 5].lapse == .noValue)
    #expect(sheet.fill(2, 4) == CellFill(0xFF0000) && sheet.fill(2, 3) == nil && sheet.hiddenColumns == [6])
  }

  @Test func `an old workbook becomes the scenario that the new one becomes`() throws {
    for name in ["libreoffice.xls", "libreoffice.fods"] {
      var files = MemoryFiles()
      files[name] = try Fixture.bytes(name)
      var request = ImportRequest(inputs: [.init(path: name)])
      request.courses = [.init(id: "an-toan", minutes: [120, 120])]
      let outcome = try AccountedImport.run(request, from: files)
      #expect(outcome.findings.faults.filter { $0.severity == .error }.map { $0.text(.english) } == [])
      let scenario = try ImportTests.scenario(outcome)
      #expect(scenario.workers.map(\.id) == ["HB001", "HB002", "HB003", "HB004", "HB005"])
    }
  }

  @Test func `tables of a page that LibreOffice writes`() throws {
    let book = try SheetFile.open("page.xls", Fixture.bytes("libreoffice-html.xls"))
    #expect(book.format == "HTML, UTF-8" && book.sheets.count >= 3)
    let sheet = try #require(book.sheets.first)
    #expect(sheet.name == "Tháng 3" && sheet[0, 0].text == "CÔNG TY TNHH HOA BAN")
    #expect(sheet[8, 13].text == "P" && sheet[8, 13].isContinuation)
  }

  @Test func `a page's cells: what spans, what is hidden, characters by name, tags that are not closed`()
    throws
  {
    let sheet = try read(
      """
      <html><head><style>td { color: red }</style></head><body><table>
      <tr><th colspan=2>Ca &amp; k&iacute;p<th rowspan="2">Ghi ch&uacute;
      <tr><td>L&ecirc;&nbsp;&#272;&#7913;c<br>&#x110;&#x1EA1;t</td><td bgcolor="#FF0000">N</td></tr>
      <tr style="display: none"><td>00121<td>#N/A<!-- <td>no --></tr>
      <tr><td><table><tr><td>inner</td></tr></table></td><td>x</td></tr></table></body></html>
      """
    ).sheets[0]
    #expect(sheet.rows[0].map(\.text) == ["Ca & kíp", "Ca & kíp", "Ghi chú"])
    #expect(sheet.rows[1].map(\.text) == ["Lê Đức\nĐạt", "N", "Ghi chú"])
    #expect(sheet.fill(1, 1) == CellFill(0xFF0000) && sheet.hiddenRows == [2])
    #expect(sheet[2, 0].text == "00121" && sheet[2, 1].lapse == .error("#N/A"))
    #expect(sheet.rows[3].map(\.text) == ["inner", "x"])
    let two = try read("<table><tr><td>a</td></tr></table><h2>Hai</h2><table><tr><td>b</td></tr></table>")
    #expect(two.sheets.map(\.name) == ["1", "Hai"])
    #expect(fault(Array("<html><p>no table</p></html>".utf8))?.contains("without a table") == true)
  }

  @Test func `a workbook in one XML document`() throws {
    let book = try read(
      """
      <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
      <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
      <Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="z"><NumberFormat ss:Format="00000"/></Style>
      <Style ss:ID="r"><Interior ss:Color="#FF0000" ss:Pattern="Solid"/></Style><Style ss:ID="t"><NumberFormat ss:Format="hh:mm"/></Style></Styles>
      <Worksheet ss:Name="Tháng 3"><Table><Column ss:Index="2" ss:Hidden="1" ss:Span="1"/><Row>
      <Cell ss:MergeAcross="1"><Data ss:Type="String">Lê &amp; Đạt</Data></Cell><Cell ss:StyleID="d"><Data ss:Type="DateTime">2027-03-01T00:00:00.000</Data></Cell></Row>
      <Row ss:Index="3" ss:Hidden="1"><Cell ss:StyleID="z"><Data ss:Type="Number">121</Data></Cell>
      <Cell ss:Index="3" ss:StyleID="t"><Data ss:Type="DateTime">1899-12-31T06:30:00.000</Data></Cell>
      <Cell ss:Formula="=A1"/><Cell><Data ss:Type="Error">#REF!</Data></Cell><Cell ss:StyleID="r"/></Row></Table></Worksheet>
      <Worksheet ss:Name="Ẩn"><Table/><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>
      """)
    #expect(book.format == "XML" && book.sheets.map(\.name) == ["Tháng 3", "Ẩn"])
    #expect(book.sheets.map(\.isHidden) == [false, true])
    let sheet = book.sheets[0]
    #expect(sheet.rows[0].map(\.text) == ["Lê & Đạt", "Lê & Đạt", "01/03/2027"])
    #expect(
      sheet[0, 2].date == CivilDate("2027-03-01")
        && sheet.rows[2].map(\.text) == ["00121", "", "06:30", "", ""])
    #expect(sheet[2, 3].lapse == .noValue && sheet[2, 4].lapse == .error("#REF!"))
    #expect(
      sheet.fill(2, 5) == CellFill(0xFF0000) && sheet.hiddenColumns == [1, 2] && sheet.hiddenRows == [2])
  }

  @Test func `tab text named .xls`() throws {
    let text = "Mã NV\tHọ và tên\n00121\tLê, Đạt; x\n"
    let units = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for bytes in [Array(text.utf8), [0xFF, 0xFE] + units] {
      let book = try SheetFile.open("t.xls", bytes)
      #expect(book.format.hasSuffix("tab") && book.sheets[0].rows[1].map(\.text) == ["00121", "Lê, Đạt; x"])
    }
  }

  @Test func `what is neither is named`() throws {
    #expect(fault([0x09, 0x02, 0x06, 0x00, 0, 0, 0x10, 0, 0, 0, 0, 0])?.contains("Excel 2–4") == true)
    #expect(fault(Array("{\\rtf1 x}".utf8))?.contains("text document") == true)
    #expect(fault(Array("<?xml version=\"1.0\"?><rss><a/></rss>".utf8))?.contains("‘rss’") == true)
    var bytes = try Fixture.bytes("xlwt.xls")
    // The name of the stream is that of Excel 95.
    let name = "Workbook".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let place = try #require(bytes.firstRange(of: name))
    bytes.replaceSubrange(place, with: name.enumerated().map { $0.offset >= 8 ? 0 : $0.element })
    bytes.replaceSubrange(
      place.lowerBound..<(place.lowerBound + 8), with: "Book".utf16.flatMap { [UInt8($0), 0] })
    bytes[place.lowerBound + 64] = 10
    #expect(fault(bytes)?.contains("Excel 5.0/95") == true)
    // A record that says the workbook is encrypted.
    bytes = try Fixture.bytes("xlwt.xls")
    let date = try #require(bytes.firstRange(of: [0x22, 0x00, 0x02, 0x00]))
    bytes[date.lowerBound] = 0x2F
    #expect(fault(bytes)?.contains("encrypted") == true)
  }

  @Test(arguments: ["xlwt.xls", "libreoffice.xls"])
  func `no truncation and no flipped byte of an old workbook crashes`(
    _ name: String
  ) throws {
    let good = try Fixture.bytes(name)
    for length in stride(from: 0, to: good.count, by: 97) { _ = fault(Array(good[..<length])) }
    var dice = SplitMix64(seed: 21)
    for _ in 0..<400 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...6, using: &dice) {
        bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      }
      _ = fault(bytes)
    }
  }

  @Test(arguments: ["libreoffice.fods", "libreoffice-html.xls"])
  func `no flipped byte of a text format crashes`(
    _ name: String
  ) throws {
    let good = try Fixture.bytes(name)
    var dice = SplitMix64(seed: 22)
    for _ in 0..<12 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...6, using: &dice) {
        bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 32...126, using: &dice)
      }
      _ = fault(bytes)
      _ = fault(Array(good[..<Int.random(in: 0..<good.count, using: &dice)]))
    }
  }
}
