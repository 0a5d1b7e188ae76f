import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `Encodings of what is handed in` {
  private let text = "STT;Họ và tên\r\n1;Nguyễn Thị Ngọc Ánh\r\n2;Đặng Lưỡng Hữu\r\n"

  private func utf16(_ text: String, little: Bool) -> [UInt8] {
    text.utf16.flatMap { little ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  }

  @Test func `UTF-8 and UTF-16, with and without a mark`() throws {
    let cases: [([UInt8], String)] = [
      (Array(text.utf8), "UTF-8"), ([0xEF, 0xBB, 0xBF] + Array(text.utf8), "UTF-8"),
      ([0xFF, 0xFE] + utf16(text, little: true), "UTF-16 LE"),
      ([0xFE, 0xFF] + utf16(text, little: false), "UTF-16 BE"),
      (utf16(text, little: true), "UTF-16 LE"), (utf16(text, little: false), "UTF-16 BE"),
    ]
    for (bytes, encoding) in cases {
      let found = try TextDecoder.decode(bytes)
      #expect(found.text == text && found.encoding == encoding)
    }
  }

  @Test func `Windows-1258, its tones composed to NFC`() throws {
    // As Windows writes it: the letter with its own mark, then the tone.
    let bytes: [UInt8] =
      Array("H".utf8) + [0x6F, 0xF2] + Array(" va".utf8) + [0xCC]
      + Array(" t\u{EA}n ".unicodeScalars.map { UInt8($0.value) })
      + [0x4E, 0x67, 0x75, 0x79, 0xEA, 0xDE, 0x6E] + Array(" ".utf8) + [0xD0, 0xFD, 0xEC, 0x63]
      + Array(" l".utf8) + [0xFD, 0x6F, 0xDE, 0x6E, 0x67]
    let found = try TextDecoder.decode(bytes)
    #expect(found.encoding == "Windows-1258")
    #expect(found.text == "Họ và tên Nguyễn Đức lưõng")
    #expect(
      Array(found.text.unicodeScalars) == Array("Họ và tên Nguyễn Đức lưõng".unicodeScalars), "composed")
  }

  @Test(
    arguments: [
      // TCVN3: "Họ và" in the font .VnTime, too little to tell.
      ([0x48, 0xE4, 0x20, 0x76, 0xB5], "TCVN3"),
      ([0xFF, 0xFE, 0x41], "UTF-16"), ([0xEF, 0xBB, 0xBF, 0x41, 0xFF], "UTF-8"),
      ([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00], "UTF-16"), ([0x41, 0x00, 0x00, 0x00, 0x42], "NUL"),
      ([0xFF, 0xFE, 0x00, 0x00, 0x41, 0x00, 0x00, 0x00], "UTF-32"), ([0x41, 0x81, 0x42], "81"),
    ] as [([UInt8], String)]) func `everything else is named`(_ bytes: [UInt8], _ word: String)
  {
    let fault = #expect(throws: SheetFault.self) { try TextDecoder.decode(bytes) }
    #expect(fault?.message.en.contains(word) == true, "\(fault?.message.en ?? "")")
    #expect(fault?.message.vi.contains("CSV") == true)
  }

  @Test func `semicolons, tabs, commas and Excel's hint`() throws {
    for (text, separator) in [
      ("a;b;c\n1,5;2;3\n", Character(";")), ("a\tb\n1\t2\n", "\t"), ("a,b\n\"x;y\",2\n", ","),
      ("sep=;\na;b,c\n", ";"),
    ] {
      let found = try DelimitedText.read(text)
      #expect(found.separator == separator)
      #expect(found.sheet.rows[0].count == found.sheet.rows.last!.count)
    }
    let quoted = try DelimitedText.read("a,\"b\n\"\"c\"\"\"\nd,e\n").sheet
    #expect(quoted.rows[0][1].text == "b\n\"c\"" && quoted.lines == [1, 3])
    #expect(throws: SheetFault.self) { try DelimitedText.read("a,\"b\nc,d\n") }
  }
}
