internal import OffHours

/// What the sheets of an .xlsx workbook share: strings, styles, the colours of its theme, and the pool of contents.
struct WorkbookParts {
  /// A cell's format.
  struct Style {
    var number = NumberStyle.number
    var fill: CellFill?
  }

  var is1904 = false
  var pool = CellPool()
  /// How many cells may still be kept.
  var budget = DelimitedText.mostCells
  /// Numbers of the shared strings in the pool.
  private(set) var strings: [UInt32] = []
  private(set) var styles: [Style] = []
  private var colours: [CellFill] = []

  /// Reads a part by its kind: `sharedStrings`, `styles` or `theme`.
  mutating func read(_ kind: String, _ scanner: consuming XMLScanner) throws(SheetFault) {
    switch kind {
    case "theme": try readTheme(&scanner)
    case "styles": try readStyles(&scanner)
    default: try readStrings(&scanner)
    }
  }

  /// Shared strings: plain or of runs; readings for East Asian text (`rPh`) are left out.
  private mutating func readStrings(_ scanner: inout XMLScanner) throws(SheetFault) {
    while let piece = try scanner.next() {
      guard piece == .start("si") else { continue }
      guard strings.count < DelimitedText.mostCells else {
        throw SheetFault(
          message: Phrase(
            en: "the workbook has more than \(DelimitedText.mostCells) shared strings",
            vi: "sổ có hơn \(DelimitedText.mostCells) chuỗi dùng chung"))
      }
      strings.append(pool.number(of: SheetScanner.text(try SheetScanner.richText(&scanner))))
    }
  }

  private mutating func readStyles(_ scanner: inout XMLScanner) throws(SheetFault) {
    var codes: [Int: String] = [:]
    var fills: [CellFill?] = []
    var isInCells = false
    while let piece = try scanner.next() {
      switch piece {
      case .start("numFmt"):
        if let id = scanner.attribute("numFmtId").flatMap({ Int($0) }) {
          codes[id] = scanner.attribute("formatCode")
        }
      case .start("fill"): fills.append(try fill(&scanner))
      case .start("cellXfs"): isInCells = true
      case .end("cellXfs"): isInCells = false
      case .start("xf") where isInCells:
        let id = scanner.attribute("numFmtId").flatMap { Int($0) } ?? 0
        let fill = scanner.attribute("fillId").flatMap { Int($0) }
        styles.append(
          Style(
            number: NumberStyle(id: id, code: codes[id]),
            fill: fill.flatMap { fills.indices.contains($0) ? fills[$0] : nil }))
      default: break
      }
    }
  }

  /// The colour of the fill that has just begun; patterns of dots and lines count by their foreground.
  private func fill(_ scanner: inout XMLScanner) throws(SheetFault) -> CellFill? {
    if scanner.passedEmpty() { return nil }
    var isShown = false
    var result: CellFill?
    while let piece = try scanner.next(), piece != .end("fill") {
      switch piece {
      case .start("patternFill"):
        isShown = !["none", "gray125"].contains(scanner.attribute("patternType") ?? "none")
      case .start("fgColor") where isShown: result = colour(scanner)
      case .start("color"): result = result ?? colour(scanner)
      default: break
      }
    }
    return result
  }

  private func colour(_ scanner: XMLScanner) -> CellFill? {
    var base = scanner.attribute("rgb").flatMap { CellFill(hex: $0) }
    if let theme = scanner.attribute("theme").flatMap({ Int($0) }), colours.indices.contains(theme) {
      base = colours[theme]
    }
    if let index = scanner.attribute("indexed").flatMap({ Int($0) }) { base = CellFill.indexed(index) }
    return base?.tinted(scanner.attribute("tint").flatMap { Double($0) } ?? 0)
  }

  /// The twelve colours of a theme; cells number the first four as light, dark, light, dark.
  private mutating func readTheme(_ scanner: inout XMLScanner) throws(SheetFault) {
    var isInScheme = false
    while let piece = try scanner.next() {
      switch piece {
      case .start("clrScheme"): isInScheme = colours.isEmpty
      case .end("clrScheme"): isInScheme = false
      case .start("srgbClr") where isInScheme:
        colours.append(scanner.attribute("val").flatMap { CellFill(hex: $0) } ?? CellFill(0xFFFFFF))
      case .start("sysClr") where isInScheme:
        colours.append(scanner.attribute("lastClr").flatMap { CellFill(hex: $0) } ?? CellFill(0xFFFFFF))
      default: break
      }
    }
    if colours.count >= 4 {
      colours.swapAt(0, 1)
      colours.swapAt(2, 3)
    }
  }
}
