internal import OffHours

/// Turns the bytes of a text file into text: UTF-8, UTF-16, or what its words say it is; everything else is a fault.
enum TextDecoder {
  /// The text, NFC, without a byte-order mark, and the name of its encoding. Where that is one of older Vietnamese fonts,
  /// `letters` says how to read the cells.
  static func decode(_ bytes: [UInt8]) throws(SheetFault) -> (
    text: String, encoding: String, letters: LegacyLetters?
  ) {
    if bytes.starts(with: [0xFF, 0xFE, 0x00, 0x00]) || bytes.starts(with: [0x00, 0x00, 0xFE, 0xFF]) {
      throw unknown("UTF-32")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      guard let text = utf8(bytes[3...]) else { throw broken("UTF-8") }
      return (text, "UTF-8", nil)
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return (try utf16(bytes[2...], isLittle: true), "UTF-16 LE", nil) }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return (try utf16(bytes[2...], isLittle: false), "UTF-16 BE", nil)
    }
    if bytes.contains(0) {
      // UTF-16 without a mark: almost every second byte of a table is zero.
      let sample = bytes.prefix(4096)
      let zeros = sample.indices.reduce(into: [0, 0]) { if sample[$1] == 0 { $0[$1 % 2] += 1 } }
      if bytes.count.isMultiple(of: 2), zeros[1] * 4 > sample.count, zeros[0] == 0 {
        return (try utf16(bytes[...], isLittle: true), "UTF-16 LE", nil)
      }
      if bytes.count.isMultiple(of: 2), zeros[0] * 4 > sample.count, zeros[1] == 0 {
        return (try utf16(bytes[...], isLittle: false), "UTF-16 BE", nil)
      }
      throw SheetFault(
        message: Phrase(
          en: "this is no text: it holds NUL bytes; expected a workbook (.xlsx or .ods) or CSV",
          vi: "đây không phải tệp văn bản (có byte NUL); cần tệp .xlsx, .ods hoặc CSV"))
    }
    if let text = utf8(bytes[...]) { return (text, "UTF-8", nil) }
    return try SingleByteText.decode(bytes)
  }

  private static func utf8(_ bytes: ArraySlice<UInt8>) -> String? {
    String(validating: bytes, as: UTF8.self).map { normalized($0) }
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isLittle: Bool) throws(SheetFault) -> String {
    guard bytes.count.isMultiple(of: 2) else { throw broken("UTF-16") }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let low = UInt16(bytes[isLittle ? at : at + 1]), high = UInt16(bytes[isLittle ? at + 1 : at])
      units.append(high << 8 | low)
      at += 2
    }
    guard let text = String(validating: units, as: UTF16.self) else { throw broken("UTF-16") }
    return normalized(text)
  }

  private static func broken(_ encoding: String) -> SheetFault {
    SheetFault(
      message: Phrase(
        en:
          "the text says that it is \(encoding), but holds bytes that \(encoding) does not have; save it again as CSV UTF-8",
        vi: "tệp ghi là \(encoding) nhưng có byte không thuộc \(encoding); hãy lưu lại dạng CSV UTF-8"))
  }

  private static func unknown(_ encoding: String) -> SheetFault {
    SheetFault(
      message: Phrase(
        en: "the text is encoded in \(encoding), which is not read; save it as CSV UTF-8",
        vi: "tệp mã hóa \(encoding), không đọc được; hãy lưu lại dạng CSV UTF-8"))
  }
}
