internal import OffHours

/// Reads CSV as RFC 4180 has it, byte by byte: commas, quotes, any line end, with or without a byte-order mark.
struct CSVReader {
  /// As many columns as a spreadsheet has.
  static let mostColumns = 16_384

  private let bytes: [UInt8]
  private let log: DiagnosticLog
  private let file: Int32
  private var table: CSVTable
  /// The cells of the row at hand.
  private var starts: [UInt32] = []
  private var ends: [UInt32] = []

  /// The table in `bytes`; nil where there is no header or the text cannot be read. Faults are logged.
  static func read(_ bytes: [UInt8], file: Int32, log: DiagnosticLog) -> CSVTable? {
    var reader = CSVReader(bytes: bytes, log: log, file: file, table: CSVTable(file: file, bytes: bytes))
    return reader.read()
  }

  private init(bytes: [UInt8], log: DiagnosticLog, file: Int32, table: CSVTable) {
    self.bytes = bytes
    self.log = log
    self.file = file
    self.table = table
  }

  private mutating func read() -> CSVTable? {
    log.setHeader([], of: file)
    var at: Int
    do {
      at = try TextEncoding.start(of: bytes)
    } catch {
      log.error(
        SourcePosition(file: file, line: error.line, column: 0),
        "\(error.message) (character \(error.column))")
      return nil
    }
    var line = 1
    var number: UInt32 = 0
    var hasHeader = false
    while at < bytes.count {
      let firstLine = line
      number += 1
      guard scanRow(&at, &line) else { return hasHeader ? table : nil }
      let isBlank = starts.indices.allSatisfy { starts[$0] == ends[$0] & ~CSVTable.doubledQuotes }
      if !hasHeader {
        guard !isBlank else { break }
        hasHeader = true
        guard readHeader(line: firstLine) else { return nil }
      } else if !isBlank {
        append(line: firstLine, number: number)
      }
    }
    if hasHeader { return table }
    log.error(
      SourcePosition(file: file, line: 1, column: 0),
      "the table is empty; expected a header row with the columns' names")
    return nil
  }

  /// Whether there is a table under the header.
  private mutating func readHeader(line: Int) -> Bool {
    var names: [String] = []
    for cell in starts.indices {
      let slice = bytes[Int(starts[cell])..<Int(ends[cell] & ~CSVTable.doubledQuotes)]
      names.append(
        normalized(
          ends[cell] & CSVTable.doubledQuotes != 0
            ? CSVTable.unquoted(slice) : String(decoding: slice, as: UTF8.self)))
    }
    if names.count > Self.mostColumns {
      log.error(
        SourcePosition(file: file, line: line, column: 0),
        "the table has \(names.count) columns; expected at most \(Self.mostColumns), as in a spreadsheet")
      names.removeSubrange(Self.mostColumns...)
    }
    if names.count == 1, let separator = [";", "\t"].first(where: { names[0].contains($0) }) {
      log.error(
        SourcePosition(file: file, line: line, column: 0),
        "the columns are separated by \(separator == ";" ? "semicolons" : "tabs"); expected commas: save the table as CSV with commas"
      )
      return false
    }
    table.header = names
    log.setHeader(names, of: file)
    reserve()
    var seen: Set<String> = []
    for (column, name) in names.enumerated() where !name.isEmpty && !seen.insert(name).inserted {
      log.error(
        SourcePosition(file: file, line: line, column: column),
        "the column \(quoted(name)) stands twice; remove or rename one")
    }
    return true
  }

  /// Room for as many rows as there can be: tables are large, and lists that grow take up to three times their size.
  private mutating func reserve() {
    var lines = 1
    var isOpen = false
    for byte in bytes {
      let isEnd = byte == 0x0A || byte == 0x0D
      if isEnd && isOpen { lines += 1 }
      isOpen = !isEnd
    }
    // A row has a comma between cells and a line end.
    let rows = min(lines, 1 + bytes.count / table.header.count)
    table.lines.reserveCapacity(rows)
    table.numbers.reserveCapacity(rows)
    table.starts.reserveCapacity(rows * table.header.count)
    table.ends.reserveCapacity(rows * table.header.count)
  }

  private mutating func append(line: Int, number: UInt32) {
    let width = table.header.count
    // A header that was cut off has been told of; rows are only made as wide.
    if starts.count != width, width < Self.mostColumns || starts.count < width {
      let spot = SourcePosition(file: file, line: line, column: min(starts.count, width - 1))
      log.error(
        spot,
        "the row has \(Words.counted(starts.count, "cell")), the header \(width); \(starts.count > width ? "put cells with commas in quotes" : "add the missing commas")"
      )
      while starts.count < width {
        starts.append(0)
        ends.append(0)
      }
    }
    table.lines.append(UInt32(line))
    table.numbers.append(number)
    table.starts += starts[0..<width]
    table.ends += ends[0..<width]
  }

  /// Reads the cells of one row into `starts` and `ends`, and leaves `at` behind its line end. False where a quote stays open.
  private mutating func scanRow(_ at: inout Int, _ line: inout Int) -> Bool {
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    let count = bytes.count
    let rowLine = line
    return bytes.withUnsafeBufferPointer { bytes in
      while true {
        var start = at
        while start < count, bytes[start] == 0x20 { start += 1 }
        if start < count, bytes[start] == 0x22 {
          // In quotes: up to the quote that is not followed by another.
          start += 1
          var end = start
          var doubled: UInt32 = 0
          while true {
            guard end < count else {
              log.error(
                SourcePosition(file: file, line: rowLine, column: starts.count),
                "a quote opens here and never closes; close it, or double it where it belongs to the text")
              return false
            }
            if bytes[end] == 0x22 {
              guard end + 1 < count, bytes[end + 1] == 0x22 else { break }
              doubled = CSVTable.doubledQuotes
              end += 1
            } else if bytes[end] == 0x0A {
              line += 1
            }
            end += 1
          }
          at = end + 1
          while at < count, bytes[at] == 0x20 { at += 1 }
          if at < count, bytes[at] != 0x2C, bytes[at] != 0x0A, bytes[at] != 0x0D {
            log.error(
              SourcePosition(file: file, line: rowLine, column: starts.count),
              "text follows the closing quote; double the quotes that belong to the text")
            while at < count, bytes[at] != 0x2C, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
          }
          // Surrounding white space does not count inside quotes either; a doubled quote is never cut.
          while start < end, isSpace(bytes[start]) { start += 1 }
          while end > start, isSpace(bytes[end - 1]) { end -= 1 }
          starts.append(UInt32(start))
          ends.append(UInt32(end) | doubled)
        } else {
          var end = start
          var hasQuote = false
          while end < count {
            let byte = bytes[end]
            if byte == 0x2C || byte == 0x0A || byte == 0x0D { break }
            if byte == 0x22 { hasQuote = true }
            end += 1
          }
          at = end
          if hasQuote {
            log.error(
              SourcePosition(file: file, line: rowLine, column: starts.count),
              "a quote inside a cell that does not begin with one; put the cell in quotes and double the quotes inside"
            )
          }
          while end > start, isSpace(bytes[end - 1]) { end -= 1 }
          while start < end, isSpace(bytes[start]) { start += 1 }
          starts.append(UInt32(start))
          ends.append(UInt32(end))
        }
        guard at < count else { return true }
        if bytes[at] == 0x2C {
          at += 1
          continue
        }
        if bytes[at] == 0x0D, at + 1 < count, bytes[at + 1] == 0x0A { at += 1 }
        at += 1
        line += 1
        return true
      }
    }
  }
}

@inline(__always) private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
