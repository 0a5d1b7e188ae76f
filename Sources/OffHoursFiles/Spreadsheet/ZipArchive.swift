internal import OffHours

/// Reads the entries of a ZIP archive (PKWARE APPNOTE 6.3), with limits against archives that unfold without end.
struct ZipArchive {
  /// The most bytes that all entries together may unfold to.
  static let mostBytes = 256 << 20
  /// How many times its own size an entry may unfold to, once it is large.
  static let mostRatio = 200
  /// The most entries.
  static let mostEntries = 10_000

  private struct Entry {
    var method: Int
    var checksum: UInt32
    var compressed, size, offset: Int
  }

  private let bytes: [UInt8]
  private var entries: [String: Entry] = [:]
  /// Names of the entries, in order.
  private(set) var names: [String] = []

  /// The archive in `bytes`; a fault where it has no sound directory, is encrypted, or would unfold too far.
  init(_ bytes: [UInt8]) throws(SheetFault) {
    self.bytes = bytes
    guard let end = directoryEnd else { throw Self.damaged("it has no directory", "không có mục lục") }
    let (count, start) = try directory(end)
    guard count <= Self.mostEntries else { throw Self.tooMany }
    var at = start
    var total = 0
    for _ in 0..<count {
      guard at >= 0, at <= bytes.count - 46, number(at, 4) == 0x0201_4B50 else {
        throw Self.damaged("its directory is broken", "mục lục bị hỏng")
      }
      let flags = number(at + 8, 2)
      let lengths = (name: number(at + 28, 2), extra: number(at + 30, 2), comment: number(at + 32, 2))
      guard at + 46 + lengths.name + lengths.extra <= bytes.count else {
        throw Self.damaged("its directory is broken", "mục lục bị hỏng")
      }
      let name = String(decoding: bytes[(at + 46)..<(at + 46 + lengths.name)], as: UTF8.self)
      var entry = Entry(
        method: number(at + 10, 2), checksum: UInt32(number(at + 16, 4)), compressed: number(at + 20, 4),
        size: number(at + 24, 4), offset: number(at + 42, 4))
      try widen(&entry, extra: (at + 46 + lengths.name)..<(at + 46 + lengths.name + lengths.extra))
      guard flags & 1 == 0 else {
        throw SheetFault(
          message: Phrase(
            en: "the workbook is encrypted; open it with its password and save it without one",
            vi: "sổ được mã hóa; hãy mở bằng mật khẩu rồi lưu lại không đặt mật khẩu"))
      }
      total += min(entry.size, Self.mostBytes + 1)
      guard total <= Self.mostBytes, entry.size <= 16 << 20 || entry.size / Self.mostRatio <= entry.compressed
      else {
        throw Self.tooLarge
      }
      // Backslashes are what some writers use.
      let path = name.replacing("\\", with: "/")
      if entries.updateValue(entry, forKey: path) == nil { names.append(path) }
      at += 46 + lengths.name + lengths.extra + lengths.comment
    }
  }

  /// The bytes of an entry, names compared without regard to case; nil where there is none.
  func entry(_ name: String) throws(SheetFault) -> [UInt8]? { try stream(name)?.all() }

  /// The bytes of an entry piece by piece; nil where there is none.
  func stream(_ name: String) throws(SheetFault) -> EntryStream? {
    guard
      let entry = entries[name]
        ?? names.first(where: { $0.lowercased() == name.lowercased() }).flatMap({ entries[$0] })
    else { return nil }
    let at = entry.offset
    guard at <= bytes.count - 30, number(at, 4) == 0x0403_4B50 else {
      throw Self.damaged("\(name) is not where the directory says", "\(name) không nằm ở chỗ mục lục ghi")
    }
    let start = at + 30 + number(at + 26, 2) + number(at + 28, 2)
    guard entry.compressed <= bytes.count - start else {
      throw Self.damaged("\(name) is cut off", "\(name) bị cắt cụt")
    }
    guard [0, 8].contains(entry.method) else {
      throw SheetFault(
        message: Phrase(
          en:
            "\(name) in the workbook is packed by method \(entry.method), which is not read; save it again as .xlsx",
          vi: "\(name) trong sổ nén theo kiểu \(entry.method), không đọc được; hãy lưu lại dạng .xlsx"))
    }
    return try EntryStream(
      bytes, start..<(start + entry.compressed), isPacked: entry.method == 8, size: entry.size,
      checksum: entry.checksum, name: name)
  }

  /// How many entries the directory has and where it begins; a large archive (ZIP64) says so in a record of its own.
  private func directory(_ end: Int) throws(SheetFault) -> (count: Int, start: Int) {
    let count = number(end + 10, 2), start = number(end + 16, 4)
    guard count == 0xFFFF || start == 0xFFFF_FFFF, end >= 20, number(end - 20, 4) == 0x0706_4B50 else {
      return (count, start)
    }
    guard let at = long(end - 20 + 8), at <= bytes.count - 56, number(at, 4) == 0x0606_4B50,
      let count = long(at + 32), let start = long(at + 48)
    else { throw Self.damaged("its directory is broken", "mục lục bị hỏng") }
    return (count, start)
  }

  /// Sizes and the place of an entry that stand in its extra field (ZIP64), in this order, as far as they are full.
  private func widen(_ entry: inout Entry, extra: Range<Int>) throws(SheetFault) {
    guard [entry.size, entry.compressed, entry.offset].contains(0xFFFF_FFFF) else { return }
    var at = extra.lowerBound
    while at + 4 <= extra.upperBound {
      let end = at + 4 + number(at + 2, 2)
      guard end <= extra.upperBound else { break }
      if number(at, 2) == 1 {
        var next = at + 4
        for field in [\Entry.size, \Entry.compressed, \Entry.offset]
        where entry[keyPath: field] == 0xFFFF_FFFF {
          guard next + 8 <= end, let value = long(next) else { break }
          entry[keyPath: field] = value
          next += 8
        }
      }
      at = end
    }
    guard entry.offset <= bytes.count else {
      throw Self.damaged("its directory is broken", "mục lục bị hỏng")
    }
  }

  /// A little-endian number of 8 bytes; nil where it is larger than any file.
  private func long(_ at: Int) -> Int? {
    let high = number(at + 4, 4)
    return high < 1 << 20 ? high << 32 | number(at, 4) : nil
  }

  /// The last record of the directory, which stands before a comment of at most 65,535 bytes.
  private var directoryEnd: Int? {
    guard bytes.count >= 22 else { return nil }
    var at = bytes.count - 22
    let first = max(0, at - 0xFFFF)
    while at >= first {
      if number(at, 4) == 0x0605_4B50, at + 22 + number(at + 20, 2) <= bytes.count { return at }
      at -= 1
    }
    return nil
  }

  /// A little-endian number of 2 or 4 bytes.
  private func number(_ at: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
  }

  /// A fault of the archive.
  static func damaged(_ en: String, _ vi: String) -> SheetFault {
    SheetFault(
      message: Phrase(
        en: "the workbook is damaged: \(en); open it in a spreadsheet program and save it again",
        vi: "sổ bị hỏng: \(vi); hãy mở bằng chương trình bảng tính rồi lưu lại"))
  }

  private static let tooMany = SheetFault(
    message: Phrase(
      en: "the workbook has more than \(mostEntries) parts, which no spreadsheet program writes",
      vi: "sổ có hơn \(mostEntries) thành phần, không chương trình bảng tính nào ghi như vậy"))

  private static let tooLarge = SheetFault(
    message: Phrase(
      en:
        "the workbook would unpack to more than is read (\(mostBytes >> 20) MB, \(mostRatio) times its size)",
      vi: "sổ giải nén ra lớn quá mức cho phép (\(mostBytes >> 20) MB, \(mostRatio) lần)"))
}
