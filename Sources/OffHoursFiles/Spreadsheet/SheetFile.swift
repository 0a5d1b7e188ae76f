internal import OffHours

/// Opens what people hand in as sheets, by what the file is, not by what it is called.
enum SheetFile {
  /// The sheets of a file. Text of older Vietnamese fonts is converted, which the workbook's notes say.
  static func open(_ path: String, _ bytes: [UInt8]) throws(SheetFault) -> Workbook {
    var letters: LegacyLetters?
    var workbook = try read(path, bytes, &letters)
    try LegacyText.convert(&workbook, known: letters)
    return workbook
  }

  private static func read(_ path: String, _ bytes: [UInt8], _ letters: inout LegacyLetters?)
    throws(SheetFault) -> Workbook
  {
    if bytes.starts(with: [0x50, 0x4B]) { return try WorkbookReader.read(path, bytes) }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return try BinaryWorkbookReader.read(path, bytes) }
    // The first record of a workbook before Excel 5, which stood in no container.
    if bytes.count > 8, bytes[0] == 0x09, [0x00, 0x02, 0x04].contains(bytes[1]), bytes[3] == 0 {
      throw BinaryWorkbookReader.old("2–4")
    }
    if bytes.starts(with: Array("%PDF".utf8)) {
      throw SheetFault(
        message: Phrase(
          en:
            "the file is a PDF, which holds no cells; ask for the spreadsheet (.xlsx, .ods) or CSV that it was printed from",
          vi: "tệp là PDF, không có ô; hãy xin tệp bảng tính (.xlsx, .ods) hoặc CSV gốc"))
    }
    guard bytes.contains(where: { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }) else {
      throw SheetFault(message: Phrase(en: "the file is empty", vi: "tệp rỗng"))
    }
    if bytes.starts(with: Array("{\\rtf".utf8)) || bytes.starts(with: Array("MIME-Version".utf8)) {
      throw SheetFault(
        message: Phrase(
          en:
            "the file is a text document or an archived web page, not a sheet; save the sheet as .xlsx or CSV",
          vi: "tệp là văn bản hoặc trang web lưu trữ, không phải bảng tính; hãy lưu dạng .xlsx hoặc CSV"))
    }
    if MarkupTables.isPage(bytes) {
      let page = try TextDecoder.decode(bytes)
      letters = page.letters
      return try MarkupTables.read(path, page.text, encoding: page.encoding)
    }
    if let root = xmlRoot(bytes) {
      switch root {
      case "document": return try OpenDocumentReader.read(path, flat: bytes)
      case "Workbook": return try OfficeXMLReader.read(path, bytes)
      default:
        throw SheetFault(
          message: Phrase(
            en:
              "the file is an XML document of ‘\(root)’, not of sheets; save the sheet as .xlsx, .ods or CSV",
            vi: "tệp là tài liệu XML ‘\(root)’, không phải bảng tính; hãy lưu dạng .xlsx, .ods hoặc CSV"))
      }
    }
    let found = try TextDecoder.decode(bytes)
    letters = found.letters
    let (sheet, separator) = try DelimitedText.read(found.text)
    let name = separator == "\t" ? "tab" : String(separator)
    return Workbook(path: path, sheets: [sheet], format: "CSV, \(found.encoding), \(name)")
  }

  /// The first element of an XML document, without its prefix; nil where the text is none.
  private static func xmlRoot(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(64).filter { $0 != 0 && $0 < 0x80 && ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard
      head.starts(with: "<?xml".utf8) || head.starts(with: "<Workbook".utf8)
        || head.starts(with: "<office:document".utf8),
      var scanner = try? XMLScanner(bytes, name: "")
    else { return nil }
    while let piece = try? scanner.next() { if case .start(let element) = piece { return element } }
    return nil
  }
}
