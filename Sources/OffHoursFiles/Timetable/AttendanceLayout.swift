internal import OffHours

/// Where a sheet tells who came: the row of its heading, the columns that matter, the meeting that it is for.
struct AttendanceLayout {
  /// Row of the heading.
  var heading: Int
  /// Columns of the worker's id and name, of the meeting, of a mark and of the signature.
  var worker, name, meeting, mark, signature: Int?
  /// The id of the meeting in a line above, and the row of that line.
  var id: (text: String, row: Int)?

  /// Whether it is a sheet for one meeting, as they are printed to be signed.
  var isForm: Bool { meeting == nil }

  private static let workers: Set = ["worker", "id", "ma so", "ma nv", "ma nhan vien"]
  private static let names: Set = ["name", "full name", "ho va ten", "ho ten"]
  private static let meetings: Set = ["meeting", "ma buoi hoc"]
  private static let marks: Set = ["attended", "present", "co mat"]
  private static let signatures: Set = [
    "signature", "signatures", "signed", "sign", "ky ten", "chu ky", "ky nhan",
  ]

  /// The layout; nil where the sheet has no such heading within its first rows.
  init?(_ sheet: Sheet) {
    guard
      let row = sheet.rows.indices.prefix(80).first(where: { row in
        let heading = Self.heading(sheet, row)
        return (heading.worker ?? heading.name) != nil && (heading.mark ?? heading.signature) != nil
      })
    else { return nil }
    self = Self.heading(sheet, row)
    for above in 0..<row where id == nil {
      for column in sheet.rows[above].indices where !sheet[above, column].isContinuation {
        let parts = sheet.text(above, column).split(separator: ":", maxSplits: 1)
        guard parts.count == 2, Self.meetings.contains(folded(String(parts[0]))) else { continue }
        id = (plainText(String(parts[1])), above)
      }
    }
    // A table without the meetings' column is no sign-in sheet.
    if meeting == nil && id == nil { return nil }
  }

  private init(heading: Int) { self.heading = heading }

  private static func heading(_ sheet: Sheet, _ row: Int) -> AttendanceLayout {
    var layout = AttendanceLayout(heading: row)
    for column in sheet.rows[row].indices {
      let text = folded(sheet.text(row, column))
      func take(_ names: Set<String>, _ known: inout Int?) {
        if known == nil, names.contains(text) { known = column }
      }
      take(workers, &layout.worker)
      take(names, &layout.name)
      take(meetings, &layout.meeting)
      take(marks, &layout.mark)
      take(signatures, &layout.signature)
    }
    return layout
  }
}
