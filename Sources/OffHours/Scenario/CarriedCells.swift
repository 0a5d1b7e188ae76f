/// The cells of a row that the format does not know, packed: tables may be large, and few read these.
final class CarriedCells: Sendable {
  /// The columns' names; rows that have the same share them.
  let columns: [String]
  /// Per cell, its length in four bytes, the lowest first, and its text.
  private let bytes: [UInt8]

  /// `columns` is taken as it is where it names those of the cells.
  init(_ cells: [(column: String, value: String)], columns: [String]) {
    let isSame =
      columns.count == cells.count && columns.indices.allSatisfy { columns[$0] == cells[$0].column }
    self.columns = isSame ? columns : cells.map(\.column)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(cells.reduce(0) { $0 + 4 + $1.value.utf8.count })
    for (_, value) in cells {
      let length = UInt32(value.utf8.count)
      for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: length >> UInt32(shift))) }
      bytes += value.utf8
    }
    self.bytes = bytes
  }

  /// The cells, in the table's order.
  var cells: [(column: String, value: String)] {
    var at = 0
    return columns.map { column in
      let length = (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
      defer { at += 4 + length }
      return (column, String(decoding: bytes[at + 4..<at + 4 + length], as: UTF8.self))
    }
  }
}
