import OffHours
import OffHoursContainers

/// A workbook for Excel and its kin (ECMA-376): made in memory, and of the same input the same bytes.
struct Workbook: Sendable {
  var sheets: [Worksheet] = []
  var title: String
  var author: String
  /// When it says it was made; no clock is read.
  var date: CivilDate

  /// The file.
  func bytes() -> [UInt8] {
    var styles = StyleTable()
    var zip = ZipWriter()
    let parts = sheets.map { WorksheetXML($0).source(&styles) }
    zip.add("[Content_Types].xml", Array(contentTypes.utf8))
    zip.add("_rels/.rels", Array(Workbook.relations.utf8))
    zip.add("docProps/app.xml", Array(Workbook.application.utf8))
    zip.add("docProps/core.xml", Array(properties.utf8))
    zip.add("xl/workbook.xml", Array(book.utf8))
    zip.add("xl/_rels/workbook.xml.rels", Array(bookRelations.utf8))
    zip.add("xl/styles.xml", Array(styles.source.utf8))
    for (position, part) in parts.enumerated() {
      zip.add("xl/worksheets/sheet\(position + 1).xml", Array(part.utf8))
    }
    return zip.finished()
  }

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006"
  private static let package = "http://schemas.openxmlformats.org/package/2006"

  private static let relations = """
    \(declaration)<Relationships xmlns="\(package)/relationships">\
    <Relationship Id="rId1" Type="\(office)/relationships/officeDocument" Target="xl/workbook.xml"/>\
    <Relationship Id="rId2" Type="\(package)/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
    <Relationship Id="rId3" Type="\(office)/relationships/extended-properties" Target="docProps/app.xml"/>\
    </Relationships>
    """

  private static let application = """
    \(declaration)<Properties xmlns="\(office)/extended-properties"><Application>OffHours</Application></Properties>
    """

  private var contentTypes: String {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    let parts = sheets.indices.map {
      "<Override PartName=\"/xl/worksheets/sheet\($0 + 1).xml\" ContentType=\"\(kind).worksheet+xml\"/>"
    }
    return """
      \(Workbook.declaration)<Types xmlns="\(Workbook.package)/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>\
      <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
      <Override PartName="/xl/workbook.xml" ContentType="\(kind).sheet.main+xml"/>\
      <Override PartName="/xl/styles.xml" ContentType="\(kind).styles+xml"/>\
      \(parts.joined())</Types>
      """
  }

  private var properties: String {
    """
    \(Workbook.declaration)<cp:coreProperties xmlns:cp="\(Workbook.package)/metadata/core-properties" \
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
    <dc:title>\(XMLText.escaped(title))</dc:title><dc:creator>\(XMLText.escaped(author))</dc:creator>\
    <dcterms:created xsi:type="dcterms:W3CDTF">\(date)T00:00:00Z</dcterms:created>\
    <dcterms:modified xsi:type="dcterms:W3CDTF">\(date)T00:00:00Z</dcterms:modified></cp:coreProperties>
    """
  }

  private var book: String {
    let tabs = sheets.enumerated().map {
      "<sheet name=\"\(XMLText.escaped($1.name))\" sheetId=\"\($0 + 1)\" r:id=\"rId\($0 + 1)\"/>"
    }
    var names: [String] = []
    for (position, sheet) in sheets.enumerated() where !sheet.rows.isEmpty {
      let tab = "'\(sheet.name.replacing("'", with: "''"))'"
      let last = WorksheetXML.column(sheet.widths.count - 1)
      names.append(
        "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"\(position)\">\(XMLText.escaped("\(tab)!$A$1:$\(last)$\(sheet.rows.count)"))</definedName>"
      )
      guard let row = sheet.repeatedRow else { continue }
      names.append(
        "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"\(position)\">\(XMLText.escaped("\(tab)!$\(row + 1):$\(row + 1)"))</definedName>"
      )
    }
    return """
      \(Workbook.declaration)<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
      xmlns:r="\(Workbook.office)/relationships"><bookViews><workbookView/></bookViews>\
      <sheets>\(tabs.joined())</sheets>\(names.isEmpty ? "" : "<definedNames>\(names.joined())</definedNames>")</workbook>
      """
  }

  private var bookRelations: String {
    let parts = sheets.indices.map {
      "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(Workbook.office)/relationships/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
    }
    return """
      \(Workbook.declaration)<Relationships xmlns="\(Workbook.package)/relationships">\(parts.joined())\
      <Relationship Id="rId\(sheets.count + 1)" Type="\(Workbook.office)/relationships/styles" Target="styles.xml"/>\
      </Relationships>
      """
  }
}
