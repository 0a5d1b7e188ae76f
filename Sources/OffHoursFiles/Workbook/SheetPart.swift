internal import OffHours

/// A sheet of a workbook as its XML, with the place of every cell: read, and changed cell by cell while all else keeps
/// its bytes.
struct SheetPart {
  /// One cell as it stands.
  struct Cell {
    /// Row and column, counted from 0.
    var row, column: Int
    /// Its bytes.
    var span: Range<Int>
    /// Number of its look, 0 where it has none.
    var style: Int
    /// The kind of its value: `n`, `s`, `str`, `inlineStr`, `b`, `e`, `d`.
    var kind: Kind
    /// The bytes of its value, not unescaped; empty where it has none.
    var value: Range<Int>
    /// Whether it is a formula.
    var isFormula: Bool
  }

  /// Kinds of values.
  enum Kind { case number, shared, text, inline, flag, error, date }

  /// One row as it stands.
  struct Row {
    /// Counted from 0.
    var number: Int
    /// Its bytes, and those between its tags.
    var span, inner: Range<Int>
    /// Positions of its cells.
    var cells: Range<Int>
  }

  /// The XML.
  let bytes: [UInt8]
  /// Its rows, ascending, and their cells.
  private(set) var rows: [Row] = []
  private(set) var cells: [Cell] = []
  /// The bytes between the tags of `sheetData`, and those of the element with its tags.
  private(set) var inner = 0..<0, data = 0..<0

  /// The number of each cell's look, by its place.
  var looks: [BookPlace: Int] {
    Dictionary(cells.map { (BookPlace(row: $0.row, column: $0.column), $0.style) }) { first, _ in first }
  }

  /// Scans a sheet in UTF-8. A sheet without `sheetData`, or with rows that do not ascend, is a fault.
  init(_ bytes: [UInt8], name: String) throws(SheetFault) {
    self.bytes = bytes
    var tags = TagScanner(bytes)
    var row: Row?
    var last = -1, column = -1
    var cell: Cell?
    var valueStart: Int?
    var hasData = false
    while let tag = tags.next() {
      if tag.isEnd || tag.isEmpty {
        if let start = valueStart, tag.isEnd, tag.is("v") || tag.is("is") {
          cell?.value = start..<tag.span.lowerBound
          if tag.is("is") { cell?.kind = .inline }
          valueStart = nil
        }
      }
      if !tag.isEnd {
        if tag.is("sheetData") {
          hasData = true
          data = tag.span
          inner = tag.span.upperBound..<tag.span.upperBound
        } else if tag.is("row"), hasData {
          let number = tag.number("r").map { $0 - 1 } ?? last + 1
          guard number > last, number < SheetScanner.mostRows else { throw Self.broken(name) }
          last = number
          column = -1
          row = Row(
            number: number, span: tag.span, inner: tag.span.upperBound..<tag.span.upperBound,
            cells: cells.count..<cells.count)
        } else if tag.is("c"), row != nil {
          var place = (row: last, column: column + 1)
          if let reference = tag.value("r") {
            guard let named = SheetScanner.place(bytes[reference]), named.row == last else {
              throw Self.broken(name)
            }
            place = named
          }
          guard place.column > column, place.column < SheetScanner.mostColumns else {
            throw Self.broken(name)
          }
          column = place.column
          cell = Cell(
            row: place.row, column: place.column, span: tag.span, style: tag.number("s") ?? 0,
            kind: tag.value("t").map { Self.kind(bytes[$0]) } ?? .number, value: 0..<0, isFormula: false)
        } else if tag.is("v") || tag.is("is"), !tag.isEmpty {
          valueStart = tag.span.upperBound
        } else if tag.is("f") {
          cell?.isFormula = true
        }
      }
      if tag.isEnd || tag.isEmpty {
        if tag.is("c"), var done = cell {
          done.span = done.span.lowerBound..<tag.span.upperBound
          cells.append(done)
          guard cells.count <= DelimitedText.mostCells else {
            throw SheetFault(
              message: Phrase(
                en: "\(name) has more than \(DelimitedText.mostCells) cells",
                vi: "\(name) có hơn \(DelimitedText.mostCells) ô"))
          }
          cell = nil
        } else if tag.is("row"), var done = row {
          done.span = done.span.lowerBound..<tag.span.upperBound
          done.inner =
            done.inner.lowerBound..<max(done.inner.lowerBound, tag.isEmpty ? 0 : tag.span.lowerBound)
          done.cells = done.cells.lowerBound..<cells.count
          rows.append(done)
          row = nil
        } else if tag.is("sheetData") {
          data = data.lowerBound..<tag.span.upperBound
          inner = inner.lowerBound..<max(inner.lowerBound, tag.isEmpty ? 0 : tag.span.lowerBound)
        }
      }
    }
    guard hasData, row == nil, cell == nil else { throw Self.broken(name) }
  }

  private static func kind(_ text: ArraySlice<UInt8>) -> Kind {
    if text.count == 1 {
      switch text[text.startIndex] {
      case 0x73: return .shared
      case 0x62: return .flag
      case 0x65: return .error
      case 0x64: return .date
      default: return .number
      }
    }
    if text.elementsEqual("inlineStr".utf8) { return .inline }
    return text.elementsEqual("str".utf8) ? .text : .number
  }

  private static func broken(_ name: String) -> SheetFault {
    ZipArchive.damaged("\(name) is broken", "\(name) sai cú pháp")
  }

  /// The XML with other contents in some cells. `edits`: by row and column, counted from 0; nil removes a cell's
  /// contents and keeps its look.
  ///
  /// Cells that are not named keep their bytes. Rows and cells that are not there yet are made.
  func replacing(_ edits: [BookPlace: CellEdit]) -> [UInt8] {
    guard !edits.isEmpty else { return bytes }
    var byRow: [Int: [(column: Int, edit: CellEdit)]] = [:]
    for (place, edit) in edits { byRow[place.row, default: []].append((place.column, edit)) }
    var output = head(reaching: edits.keys)
    output.reserveCapacity(bytes.count + edits.count * 64)
    let prefix = self.prefix
    output += "<\(prefix)sheetData>".utf8
    var numbers = Set(byRow.keys)
    for row in rows {
      // Rows that are new and stand before this one.
      for number in numbers.filter({ $0 < row.number }).sorted() {
        output += newRow(number, byRow[number]!, prefix)
        numbers.remove(number)
      }
      guard let edits = byRow[row.number] else {
        output += bytes[row.span]
        continue
      }
      numbers.remove(row.number)
      output += changed(row, edits, prefix)
    }
    for number in numbers.sorted() { output += newRow(number, byRow[number]!, prefix) }
    output += "</\(prefix)sheetData>".utf8
    output += bytes[data.upperBound...]
    return output
  }

  /// Everything before the rows, the used range told anew where cells are added outside it.
  private func head(reaching places: some Sequence<BookPlace>) -> [UInt8] {
    let head = Array(bytes[..<data.lowerBound])
    var tags = TagScanner(head)
    while let tag = tags.next() {
      guard tag.is("dimension"), let text = tag.text("ref") else { continue }
      let parts = text.split(separator: ":").map { SheetScanner.place($0.utf8) }
      guard let first = parts.first ?? nil, let last = parts.last ?? nil else { return head }
      var (top, left, bottom, right) = (first.row, first.column, last.row, last.column)
      for place in places {
        (top, left) = (min(top, place.row), min(left, place.column))
        (bottom, right) = (max(bottom, place.row), max(right, place.column))
      }
      let ref = "\(Sheet.cellName(top, left)):\(Sheet.cellName(bottom, right))"
      let source = Array("<\(prefix)dimension ref=\"\(ref)\"\(tag.isEmpty ? "/" : "")>".utf8)
      return head[..<tag.span.lowerBound] + source + head[tag.span.upperBound...]
    }
    return head
  }

  /// What stands before the names of elements: nothing, or a prefix and a colon.
  private var prefix: String {
    let name = bytes[(data.lowerBound + 1)...].prefix { ![0x20, 0x3E, 0x2F].contains($0) }
    return String(String(decoding: name, as: UTF8.self).dropLast("sheetData".count))
  }

  private func newRow(_ number: Int, _ edits: [(column: Int, edit: CellEdit)], _ prefix: String) -> [UInt8] {
    var output = Array("<\(prefix)row r=\"\(number + 1)\">".utf8)
    for (column, edit) in edits.sorted(by: { $0.column < $1.column }) {
      output += edit.source(number, column, style: nil, prefix)
    }
    return output + Array("</\(prefix)row>".utf8)
  }

  private func changed(_ row: Row, _ edits: [(column: Int, edit: CellEdit)], _ prefix: String) -> [UInt8] {
    let isEmpty = row.inner.isEmpty && bytes[row.span.upperBound - 2] == 0x2F
    var output: [UInt8] =
      isEmpty
      ? Array(bytes[row.span.lowerBound..<(row.span.upperBound - 2)]) + [0x3E]
      : Array(bytes[row.span.lowerBound..<row.inner.lowerBound])
    // The columns that a row says it spans are a hint, which new cells may make wrong.
    if let hint = output.firstRange(of: Array(" spans=\"".utf8)),
      let end = output[hint.upperBound...].firstIndex(of: 0x22)
    {
      output.removeSubrange(hint.lowerBound...end)
    }
    var waiting = edits.sorted { $0.column < $1.column }[...]
    for cell in cells[row.cells] {
      while let next = waiting.first, next.column < cell.column {
        output += next.edit.source(row.number, next.column, style: nil, prefix)
        waiting.removeFirst()
      }
      if let next = waiting.first, next.column == cell.column {
        output += next.edit.source(
          row.number, cell.column, style: cell.style, keeping: body(of: cell), prefix)
        waiting.removeFirst()
      } else {
        output += bytes[cell.span]
      }
    }
    for next in waiting { output += next.edit.source(row.number, next.column, style: nil, prefix) }
    return output + Array("</\(prefix)row>".utf8)
  }

  /// The attributes of a cell besides its place and look, and everything between its tags.
  private func body(of cell: Cell) -> (attributes: String, inner: ArraySlice<UInt8>) {
    var tags = TagScanner(bytes, from: cell.span.lowerBound)
    guard let tag = tags.next() else { return ("", []) }
    let kind = tag.text("t").map { " t=\"\($0)\"" } ?? ""
    guard !tag.isEmpty else { return (kind, []) }
    let end = bytes[cell.span].lastIndex(of: 0x3C) ?? cell.span.upperBound
    return (kind, bytes[tag.span.upperBound..<end])
  }
}

/// A place in a sheet, counted from 0.
struct BookPlace: Hashable, Comparable, Sendable {
  var row, column: Int

  /// As spreadsheets have it: H12.
  var name: String { Sheet.cellName(row, column) }

  static func < (a: BookPlace, b: BookPlace) -> Bool { (a.row, a.column) < (b.row, b.column) }
}

/// What becomes of a cell.
struct CellEdit: Sendable {
  /// What it holds from now on; nil: what it holds.
  var content: CellContent?
  /// The number of its look; nil: the one that it has.
  var style: Int?

  /// The cell's XML.
  func source(
    _ row: Int, _ column: Int, style old: Int?,
    keeping body: (attributes: String, inner: ArraySlice<UInt8>) = ("", []), _ prefix: String = ""
  ) -> [UInt8] {
    let number = style ?? old ?? 0
    var open = "<\(prefix)c r=\"\(Sheet.cellName(row, column))\""
    if number != 0 { open += " s=\"\(number)\"" }
    guard let content else {
      if body.inner.isEmpty { return Array((open + "/>").utf8) }
      return Array((open + body.attributes + ">").utf8) + body.inner + Array("</\(prefix)c>".utf8)
    }
    let inside: String
    switch content {
    case .none: return Array((open + "/>").utf8)
    case .text(let text):
      open += " t=\"inlineStr\""
      inside =
        "<\(prefix)is><\(prefix)t\(BookXML.space(text))>\(BookXML.cellText(text))</\(prefix)t></\(prefix)is>"
    case .number(let text): inside = "<\(prefix)v>\(text)</\(prefix)v>"
    }
    return Array("\(open)>\(inside)</\(prefix)c>".utf8)
  }
}

/// What a cell holds, as a workbook stores it.
enum CellContent: Hashable, Sendable {
  case none
  case text(String)
  /// A number as written: money, dates and times too.
  case number(String)
}
