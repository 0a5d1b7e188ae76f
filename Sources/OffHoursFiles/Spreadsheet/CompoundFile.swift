internal import OffHours

/// Reads the streams of a compound file (MS-CFB), the container of old workbooks. Every place is checked before it is read.
struct CompoundFile {
  private struct Entry {
    var name: String
    var start: Int
    var size: Int
    var isStream: Bool
  }

  private let bytes: [UInt8]
  private let sectorSize: Int
  private let miniSize: Int
  private let cutoff: Int
  private var table: [UInt32] = []
  private var miniTable: [UInt32] = []
  private var miniStream: [UInt8] = []
  private var entries: [Entry] = []

  /// The container in `bytes`; a fault where its tables lead astray.
  init(_ bytes: [UInt8]) throws(SheetFault) {
    self.bytes = bytes
    guard bytes.count >= 512, [9, 12].contains(bytes.little(30, 2)), bytes.little(32, 2) == 6 else {
      throw Self.damaged
    }
    sectorSize = 1 << bytes.little(30, 2)
    miniSize = 64
    cutoff = bytes.little(56, 4)
    try readTable()
    let directory = try chain(bytes.little(48, 4), size: nil)
    for at in stride(from: 0, to: directory.count - 127, by: 128) {
      let kind = directory[at + 66]
      guard kind == 2 || kind == 5 else { continue }
      let length = max(0, min(directory.little(at + 64, 2), 64) - 2)
      let units = stride(from: 0, to: length, by: 2).map { UInt16(directory.little(at + $0, 2)) }
      entries.append(
        Entry(
          name: String(decoding: units, as: UTF16.self), start: directory.little(at + 116, 4),
          size: directory.little(at + 120, 4), isStream: kind == 2))
    }
    guard let root = entries.first(where: { !$0.isStream }) else { throw Self.damaged }
    if bytes.little(64, 4) > 0 {
      let mini = try chain(bytes.little(60, 4), size: nil)
      miniTable = stride(from: 0, to: mini.count - 3, by: 4).map { UInt32(mini.little($0, 4)) }
      miniStream = try chain(root.start, size: root.size)
    }
  }

  /// Whether there is a stream of this name.
  func has(_ name: String) -> Bool { entries.contains { $0.isStream && $0.name == name } }

  /// The bytes of a stream; nil where there is none.
  func stream(_ name: String) throws(SheetFault) -> [UInt8]? {
    guard let entry = entries.first(where: { $0.isStream && $0.name.lowercased() == name.lowercased() })
    else {
      return nil
    }
    guard entry.size < cutoff else { return try chain(entry.start, size: entry.size) }
    var result: [UInt8] = []
    var sector = entry.start
    while result.count < entry.size {
      guard miniTable.indices.contains(sector), (sector + 1) * miniSize <= miniStream.count else {
        throw Self.damaged
      }
      result += miniStream[(sector * miniSize)..<((sector + 1) * miniSize)]
      sector = Int(miniTable[sector])
    }
    return Array(result.prefix(entry.size))
  }

  /// The table of which sector follows which: the first 109 of its parts stand in the header, others in a chain.
  private mutating func readTable() throws(SheetFault) {
    var parts = (0..<109).map { bytes.little(76 + 4 * $0, 4) }
    var next = bytes.little(68, 4)
    var steps = 0
    while next < 0xFFFF_FFFA {
      steps += 1
      guard steps <= bytes.count / sectorSize, let place = place(next) else { throw Self.damaged }
      let count = sectorSize / 4 - 1
      parts += (0..<count).map { bytes.little(place + 4 * $0, 4) }
      next = bytes.little(place + 4 * count, 4)
    }
    for part in parts where part < 0xFFFF_FFFA {
      guard let place = place(part), table.count <= bytes.count / sectorSize + sectorSize else {
        throw Self.damaged
      }
      table += (0..<(sectorSize / 4)).map { UInt32(bytes.little(place + 4 * $0, 4)) }
    }
  }

  /// Where a sector begins; nil where it lies outside the file. The last one may be cut off.
  private func place(_ sector: Int) -> Int? {
    let place = (sector + 1) * sectorSize
    return sector >= 0 && sector < 0xFFFF_FFFA && place + sectorSize <= bytes.count ? place : nil
  }

  /// The bytes of a chain of sectors, `size` of them or all.
  private func chain(_ start: Int, size: Int?) throws(SheetFault) -> [UInt8] {
    var result: [UInt8] = []
    var sector = start
    while sector < 0xFFFF_FFFA, result.count < size ?? Int.max {
      guard table.indices.contains(sector), result.count <= bytes.count else { throw Self.damaged }
      let place = (sector + 1) * sectorSize
      guard place < bytes.count else { throw Self.damaged }
      result += bytes[place..<min(place + sectorSize, bytes.count)]
      sector = Int(table[sector])
    }
    guard let size else { return result }
    guard result.count >= size else { throw Self.damaged }
    return Array(result.prefix(size))
  }

  private static var damaged: SheetFault {
    ZipArchive.damaged("its container is broken", "cấu trúc tệp bị hỏng")
  }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// A little-endian number of 2 or 4 bytes; bytes beyond the end count as zero.
  func little(_ at: Int, _ count: Int) -> Int {
    var value = 0
    for offset in 0..<count where indices.contains(at + offset) {
      value |= Int(self[at + offset]) << (8 * offset)
    }
    return value
  }
}
