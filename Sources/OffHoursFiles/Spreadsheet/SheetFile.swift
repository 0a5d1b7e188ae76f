internal import OffHours

/// Opens what people hand in as sheets, by what the file is, not by what it is called.
enum SheetFile {
  /// The sheets of a file.
  static func open(_ path: String, _ bytes: [UInt8]) throws(SheetFault) -> Workbook {
    if bytes.starts(with: [0x50, 0x4B]) { throw SheetFault(message: Phrase(en: "xlsx", vi: "xlsx")) }
    let (text, encoding) = try TextDecoder.decode(bytes)
    let (sheet, separator) = try DelimitedText.read(text)
    let name = separator == "\t" ? "tab" : String(separator)
    return Workbook(path: path, sheets: [sheet], format: "CSV, \(encoding), \(name)")
  }
}
