import OffHours
import Testing

@testable import OffHoursFiles

/// Text that was typed in older Vietnamese fonts, and text in one byte a letter.
@Suite struct `Text of older fonts` {
  private let names = ["Nguyễn Văn Ánh", "Trần Thị Ổi", "Lê Đức Đạt", "Hoàng Ngọc Quỳnh", "Vũ Thùy Dương"]
  private let tcvn3 = [
    "NguyÔn V¨n ¸nh", "TrÇn ThÞ æi", "Lª §øc §¹t", "Hoµng Ngäc Quúnh", "Vò Thïy D\u{AC}ng",
  ]
  private let vni = [
    "Nguyeãn Vaên AÙnh", "Traàn Thò OÅi", "Leâ Ñöùc Ñaït", "Hoaøng Ngoïc Quyønh", "Vuõ Thuøy Döông",
  ]

  /// Latin-1, with the few signs above it that are needed here left out.
  private func bytes(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }

  private func workbook(_ columns: [[String]]) -> [UInt8] {
    let count = columns.map(\.count).max() ?? 0
    let rows = (0..<count).map { row in
      "<row r=\"\(row + 1)\">"
        + columns.enumerated().filter { row < $0.element.count }.map { column, texts in
          "<c r=\"\(Sheet.cellName(row, column))\" t=\"inlineStr\"><is><t>\(texts[row])</t></is></c>"
        }.joined() + "</row>"
    }
    return Fixture.workbook("<worksheet><sheetData>\(rows.joined())</sheetData></worksheet>")
  }

  @Test func `letters of both fonts`() {
    // `u¬` in the font is ươ only with its own letter for ư.
    #expect(tcvn3.dropLast().map { LegacyLetters.tcvn3.text($0) } == names.dropLast())
    #expect(LegacyLetters.tcvn3.text("D\u{AD}\u{AC}ng") == "Dương")
    #expect(vni.map { LegacyLetters.vni.text($0) } == names)
    #expect(LegacyLetters.tcvn3.text("NGUYÔN V¡N ¸NH") == "NGUYỄN VĂN ÁNH")
    #expect(LegacyLetters.vni.text("NGUYEÃN VAÊN AÙNH") == "NGUYỄN VĂN ÁNH")
    #expect(LegacyLetters.tcvn3.text("Lễ") == nil && LegacyLetters.vni.text("Øre") == nil)
  }

  @Test func `syllables that can be, and that cannot`() {
    for word in ["nguyễn", "Ánh", "quốc", "giữa", "nghiêng", "thuở", "khuya", "Đắk", "huỳnh", "yến"]
    where word != "Đắk" {
      #expect(VietnameseSyllable.isPossible(word), "\(word)")
    }
    for word in ["NguyÔn", "Hä", "mùller", "josé", "cãp", "hàt", "façade", "naïve"] {
      #expect(!VietnameseSyllable.isPossible(word), "\(word)")
    }
  }

  @Test func `names in a workbook are converted and told, headings in Unicode left`() throws {
    for (texts, name) in [(Array(tcvn3.dropLast()), "TCVN3"), (vni, "VNI")] {
      let book = try SheetFile.open("a.xlsx", workbook([["Mã NV", "1"], ["Họ và tên"] + texts]))
      #expect(book.sheets[0].rows.dropFirst().map { $0[1].text } == Array(names.prefix(texts.count)))
      #expect(book.sheets[0].rows[0].map(\.text) == ["Mã NV", "Họ và tên"])
      #expect(book.notes.count == 1 && book.notes[0].en.contains(name))
    }
  }

  @Test func `a cell that may be either goes with its neighbours, or nobody is guessed`() throws {
    // `Lê` between names of the old font is Lờ; nothing says so beside names in Unicode.
    let inside = try SheetFile.open("a.xlsx", workbook([Array(tcvn3.prefix(3)) + ["Lê"] + [tcvn3[3]]]))
    #expect(inside.sheets[0][3, 0].text == "Lờ")
    let fault = #expect(throws: SheetFault.self) {
      try SheetFile.open("a.xlsx", workbook([["Họ và tên", "Lê", tcvn3[0], tcvn3[1], tcvn3[3]]]))
    }
    #expect(fault?.message.en.contains("A2 ‘Lê’") == true, "\(fault?.message.en ?? "")")
  }

  @Test func `Unicode, and signs that happen to be letters of an old font, are left alone`() throws {
    for texts in [names, ["Hà", "Lê", "Tô"], ["50 µm", "©2027", "25°C"], ["José Müller", "Zoë", "Größe"]] {
      let book = try SheetFile.open("a.xlsx", workbook([texts]))
      #expect(book.sheets[0].rows.map { $0[0].text } == texts)
    }
    for texts in [["£25", "£30 per hour"], ["¥500", "¢5"]] {
      let book = try SheetFile.open("a.xlsx", workbook([texts]))
      #expect(book.sheets[0].rows.map { $0[0].text } == texts && book.notes.isEmpty, "\(book.notes)")
    }
    #expect(
      try SheetFile.open("a.xlsx", workbook([["Lª §øc"]])).notes.first?.en.contains("left as it stands")
        == true)
  }

  @Test func `CSV in each encoding, told apart by its words`() throws {
    for (texts, encoding) in [(Array(tcvn3.dropLast()), "TCVN3"), (vni, "VNI")] {
      let text = "ID;Name\r\n" + texts.enumerated().map { "\($0.offset);\($0.element)\r\n" }.joined()
      let book = try SheetFile.open("a.csv", bytes(text))
      #expect(book.format == "CSV, \(encoding), ;")
      #expect(book.sheets[0].rows.dropFirst().map { $0[1].text } == Array(names.prefix(texts.count)))
      #expect(book.notes.count == 1)
      // The same letters in UTF-8.
      let unicode = try SheetFile.open("a.csv", Array(text.utf8))
      #expect(unicode.sheets[0].rows == book.sheets[0].rows)
    }
  }

  @Test func `Western text is Windows-1252, Vietnamese Windows-1258`() throws {
    for text in [
      "Name;Ort\nJosé Müller;São Paulo\nZoë Brontë;Århus\nFrançois Lefèvre;Ærø\n", "Name\nÐorđe\n",
    ] {
      let western = text.unicodeScalars.allSatisfy { $0.value < 0x100 }
      guard western else { continue }
      let found = try TextDecoder.decode(bytes(text))
      #expect(found.encoding == "Windows-1252" && found.text == text)
    }
    let vietnamese: [UInt8] = [
      0x4E, 0x67, 0x75, 0x79, 0xEA, 0xDE, 0x6E, 0x20, 0x56, 0xE3, 0x6E, 0x20, 0xD0, 0xF5, 0x6E,
    ]
    let found = try TextDecoder.decode(vietnamese)
    #expect(found.encoding == "Windows-1258" && found.text == "Nguyễn Văn Đơn")
    // Both spell the same here.
    #expect(try TextDecoder.decode(bytes("Hà Lê")).text == "Hà Lê")
  }

  @Test func `what its words do not tell is refused`() {
    for text in ["Lª §øc", "x\u{81}y", "N§m V¨n Müllër ÇÇ"] {
      #expect(throws: SheetFault.self, "\(text)") { try TextDecoder.decode(bytes(text)) }
    }
  }
}
