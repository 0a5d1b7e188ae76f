internal import OffHours

/// Finds text that was typed in older Vietnamese fonts (TCVN3, VNI) in the cells of a workbook, by its letters, and turns it
/// into what its readers see.
///
/// `NguyÔn` can only be *Nguyễn*. `Lê` may be *Lê* or, in such a font, *Lờ*: then the cells above and below say, and where they
/// do not agree, nobody is guessed.
struct LegacyText {
  private enum Kind: Equatable {
    /// Without letters that could be anything else.
    case plain
    /// Certainly as it stands.
    case modern
    /// Certainly of an older font.
    case legacy
    /// Both are possible.
    case either
  }

  /// How many different words have to be of an older font before anything is converted.
  private static let fewest = 3

  /// Converts what is certain, and says so in the workbook's notes; a fault where a cell may be either. `known` is what
  /// the bytes of a text file have shown.
  static func convert(_ workbook: inout Workbook, known: LegacyLetters? = nil) throws(SheetFault) {
    guard let pool = workbook.sheets.first?.rows.pool else { return }
    let suspects = pool.indices.filter { number in
      pool[number].text.unicodeScalars.contains { (0xA1..<0x100).contains($0.value) }
    }
    guard !suspects.isEmpty else { return }
    var best: (letters: LegacyLetters, words: Set<String>)?
    for letters in known.map({ [$0] }) ?? LegacyLetters.allCases {
      var words: Set<String> = []
      for number in suspects where kind(pool[number].text, letters) == .legacy {
        // A sign that stands alone, `£25`, is that sign.
        words.formUnion(
          oddWords(pool[number].text).filter { $0.count > 1 || $0.first!.isLetter }.map(String.init))
      }
      if words.count > best?.words.count ?? 0 { best = (letters, words) }
    }
    guard let (letters, words) = best else { return }
    guard words.count >= fewest || known != nil else {
      workbook.notes.append(EncodingWords.perhaps(letters.name, words.sorted().joined(separator: ", ")))
      return
    }
    var kinds = pool.map { kind($0.text, letters) }
    if known != nil { for number in suspects { kinds[number] = .legacy } }
    try convert(&workbook, pool, kinds, letters)
  }

  private static func convert(
    _ workbook: inout Workbook, _ old: [Sheet.Cell], _ kinds: [Kind], _ letters: LegacyLetters
  ) throws(SheetFault) {
    var pool = old
    var numbers: [UInt32: UInt32] = [:]
    var examples: [(String, String)] = []
    var seen: Set<String> = []
    func converted(_ number: UInt32) -> UInt32 {
      if let there = numbers[number] { return there }
      let text = old[Int(number)].text
      guard let new = letters.text(text) else { return number }
      if seen.insert(text).inserted, examples.count < 3 { examples.append((text, new)) }
      var cell = old[Int(number)]
      cell.text = new
      numbers[number] = UInt32(pool.count)
      pool.append(cell)
      return UInt32(pool.count - 1)
    }
    var doubts: [String] = []
    var rows: [SheetRowList] = []
    for sheet in workbook.sheets {
      let columns = evidence(sheet, kinds)
      rows.append(
        sheet.rows.replacing(pool: old) { row, column, number in
          switch kinds[Int(number)] {
          case .plain, .modern: return number
          case .legacy: return converted(number)
          case .either:
            switch columns[column]?.verdict(row) ?? verdict(sheet, row, kinds) {
            case .legacy: return converted(number)
            case .modern: return number
            default:
              let place = "\(sheet.name.map { "\($0)!" } ?? "")\(Sheet.cellName(row, column))"
              doubts.append("\(place) ‘\(old[Int(number)].text)’")
              return number
            }
          }
        })
    }
    guard doubts.isEmpty else { throw SheetFault(message: EncodingWords.doubtful(letters.name, doubts)) }
    for position in workbook.sheets.indices {
      workbook.sheets[position].rows = rows[position].replacing(pool: pool) { $2 }
      if let name = workbook.sheets[position].name, kind(name, letters) == .legacy {
        workbook.sheets[position].name = letters.text(name)
      }
    }
    workbook.notes.append(EncodingWords.converted(letters.name, seen.count, examples))
  }

  // MARK: - Evidence

  /// What the certain cells of a column say, by row.
  private struct Column {
    var rows: [Int] = []
    var kinds: [Kind] = []

    /// What the next certain cells above and below a row agree upon; nil where they do not.
    func verdict(_ row: Int) -> Kind? {
      let below = rows.firstIndex { $0 > row } ?? rows.count
      let around = [below - 1, below].filter(rows.indices.contains).map { kinds[$0] }
      guard let first = around.first, around.allSatisfy({ $0 == first }) else { return nil }
      return first
    }
  }

  /// What all certain cells of a row agree upon, such as the other headings; nil where they do not.
  private static func verdict(_ sheet: Sheet, _ row: Int, _ kinds: [Kind]) -> Kind? {
    let found = Set(sheet.rows.numbers(row).map { kinds[Int($0)] }.filter { $0 == .legacy || $0 == .modern })
    return found.count == 1 ? found.first : nil
  }

  private static func evidence(_ sheet: Sheet, _ kinds: [Kind]) -> [Int: Column] {
    var columns: [Int: Column] = [:]
    _ = sheet.rows.replacing(pool: []) { row, column, number in
      let kind = kinds[Int(number)]
      if kind == .legacy || kind == .modern {
        columns[column, default: Column()].rows.append(row)
        columns[column]!.kinds.append(kind)
      }
      return number
    }
    // A column without evidence of its own goes with the sheet, if that is of one kind.
    let all = Set(columns.values.flatMap(\.kinds))
    guard all.count == 1, let only = all.first else { return columns }
    for column in 0..<sheet.width where columns[column] == nil {
      columns[column] = Column(rows: [0], kinds: [only])
    }
    return columns
  }

  private static func kind(_ text: String, _ letters: LegacyLetters) -> Kind {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return .plain }
    if text.unicodeScalars.contains(where: { $0.value >= 0x100 && $0.properties.isAlphabetic }) {
      return .modern
    }
    let words = oddWords(text)
    let isModern =
      !words.isEmpty && words.allSatisfy { $0.allSatisfy(\.isLetter) && VietnameseSyllable.isPossible($0) }
    guard let new = letters.text(text), new != text else { return isModern ? .modern : .plain }
    let newWords = oddWords(new)
    let isLegacy = !newWords.isEmpty && newWords.allSatisfy { VietnameseSyllable.isPossible($0) }
    return isLegacy ? (isModern ? .either : .legacy) : isModern ? .modern : .plain
  }

  /// Words that hold a sign beyond ASCII; signs inside a word belong to it.
  static func oddWords(_ text: String) -> [Substring] {
    text.split { character in
      guard let scalar = character.unicodeScalars.first else { return true }
      return scalar.value < 0x80
        ? !character.isLetter : scalar.value == 0xA0 || (0x2000..<0x2070).contains(scalar.value)
    }.filter { word in word.utf8.contains { $0 >= 0x80 } }
  }
}
