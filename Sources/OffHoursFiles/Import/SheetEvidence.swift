internal import OffHours

/// What the sheets show of language and country.
struct SheetEvidence {
  /// The language of most headings, each counted once; where they are even, Vietnamese if letters are that only Vietnamese has.
  let language: Language
  /// Why the sheets are from Vietnam; nil where nothing shows it.
  let vietnam: Phrase?

  init(_ sheets: [Sheet], _ supplies: [SupplyList]) {
    var headings: [Language: Set<String>] = [:]
    var letters = 0
    for sheet in sheets {
      for (position, row) in sheet.rows.prefix(2000).enumerated() {
        for cell in row.prefix(200) where !cell.isEmpty && !cell.isContinuation {
          if position < 60, cell.text.utf8.count <= 60, let language = HeadingTable.language(of: cell.text) {
            headings[language, default: []].insert(folded(cell.text))
          }
          if Self.isVietnamese(cell.text) { letters += 1 }
        }
      }
    }
    let vietnamese = headings[.vietnamese]?.count ?? 0, english = headings[.english]?.count ?? 0
    language =
      vietnamese != english
      ? (vietnamese > english ? .vietnamese : .english) : (letters > 0 ? .vietnamese : .english)
    if language == .vietnamese {
      vietnam = Phrase(en: "the sheets are in Vietnamese", vi: "các bảng viết bằng tiếng Việt")
    } else if letters > 1 {
      vietnam = Phrase(en: "the sheets hold Vietnamese names", vi: "các bảng có tên tiếng Việt")
    } else if supplies.contains(where: Self.isInVietnam) {
      vietnam = Phrase(en: "the halls lie in Vietnam", vi: "các hội trường ở Việt Nam")
    } else {
      vietnam = nil
    }
  }

  /// Whether a text has letters that, in the languages of spreadsheets at hand, only Vietnamese has.
  private static func isVietnamese(_ text: String) -> Bool {
    normalized(text).unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x1EA0...0x1EF9, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x110, 0x111: true
      default: false
      }
    }
  }

  private static func isInVietnam(_ list: SupplyList) -> Bool {
    list.rows.contains { row in
      row.at.map { (8.0...23.5).contains($0.latitude) && (102.0...110.0).contains($0.longitude) } ?? false
    }
  }
}
