internal import OffHours

/// Steps through the records of an old workbook (MS-XLS): kind, length, bytes; a record may go on in others.
struct BinaryRecords {
  /// One record, and those in which it goes on.
  struct Record {
    var kind: Int
    /// Where its bytes stand, part by part.
    var parts: [Range<Int>]

    /// Where the first part stands.
    var body: Range<Int> { parts[0] }
  }

  let bytes: [UInt8]
  private(set) var at: Int

  init(_ bytes: [UInt8], at: Int) {
    self.bytes = bytes
    self.at = at
  }

  /// The next record; nil at the end of the stream.
  mutating func next() throws(SheetFault) -> Record? {
    guard at + 4 <= bytes.count else { return nil }
    var record = Record(kind: bytes.little(at, 2), parts: [try body()])
    while bytes.little(at, 2) == 0x003C, at + 4 <= bytes.count { record.parts.append(try body()) }
    return record
  }

  private mutating func body() throws(SheetFault) -> Range<Int> {
    let start = at + 4, end = start + bytes.little(at + 2, 2)
    guard end <= bytes.count else { throw BinaryWorkbookReader.damaged }
    at = end
    return start..<end
  }
}

/// Reads strings and numbers of a record, across the parts in which it goes on.
struct BinaryCursor {
  private let bytes: [UInt8]
  private let parts: [Range<Int>]
  private var part = 0
  private var at: Int

  init(_ bytes: [UInt8], _ record: BinaryRecords.Record, from offset: Int = 0) {
    self.bytes = bytes
    parts = record.parts
    at = record.body.lowerBound + offset
  }

  /// Whether nothing follows.
  var isAtEnd: Bool { part == parts.count - 1 && at >= parts[part].upperBound }

  /// The next number of `count` bytes.
  mutating func number(_ count: Int) throws(SheetFault) -> Int {
    var value = 0
    for offset in 0..<count {
      try enter()
      value |= Int(bytes[at]) << (8 * offset)
      at += 1
    }
    return value
  }

  /// A string of `count` characters, whose flags come first; those of a shared one may name runs and a reading.
  mutating func string(_ count: Int) throws(SheetFault) -> String {
    var flags = try number(1)
    let runs = flags & 8 != 0 ? try number(2) : 0
    let reading = flags & 4 != 0 ? try number(4) : 0
    var units: [UInt16] = []
    units.reserveCapacity(min(count, 1 << 15))
    for _ in 0..<count {
      if at >= parts[part].upperBound {
        // In the next part the flag of the characters' width stands anew.
        try enter()
        flags = try number(1)
      }
      units.append(UInt16(try number(flags & 1 != 0 ? 2 : 1)))
    }
    try skip(4 * runs + reading)
    return String(decoding: units, as: UTF16.self)
  }

  private mutating func skip(_ count: Int) throws(SheetFault) {
    var left = count
    while left > 0 {
      try enter()
      let step = min(left, parts[part].upperBound - at)
      at += step
      left -= step
    }
  }

  /// Goes to the next part that holds anything, if this one is used up.
  private mutating func enter() throws(SheetFault) {
    while at >= parts[part].upperBound {
      guard part + 1 < parts.count else { throw BinaryWorkbookReader.damaged }
      part += 1
      at = parts[part].lowerBound
    }
  }
}
