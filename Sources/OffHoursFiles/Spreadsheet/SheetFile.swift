internal import OffHours

/// Opens what people hand in as sheets, by what the file is, not by what it is called.
enum SheetFile {
  /// The sheets of a file.
  static func open(_ path: String, _ bytes: [UInt8]) throws(SheetFault) -> Workbook {
    if bytes.starts(with: [0x50, 0x4B]) { return try WorkbookReader.read(path, bytes) }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw container(bytes) }
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
    let (text, encoding) = try TextDecoder.decode(bytes)
    let (sheet, separator) = try DelimitedText.read(text)
    let name = separator == "\t" ? "tab" : String(separator)
    return Workbook(path: path, sheets: [sheet], format: "CSV, \(encoding), \(name)")
  }

  /// An OLE container is an old workbook, or a new one behind a password.
  private static func container(_ bytes: [UInt8]) -> SheetFault {
    let mark = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    if bytes.prefix(1 << 20).firstRange(of: mark) != nil {
      return SheetFault(
        message: Phrase(
          en: "the workbook is encrypted; open it with its password and save it without one",
          vi: "sổ được mã hóa; hãy mở bằng mật khẩu rồi lưu lại không đặt mật khẩu"))
    }
    return SheetFault(
      message: Phrase(
        en: "the file is a workbook of Excel 97–2003 (.xls); save it as .xlsx",
        vi: "tệp là sổ Excel 97–2003 (.xls); hãy lưu lại dạng .xlsx"))
  }
}
