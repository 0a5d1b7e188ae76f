import OffHours

/// The ids of a timetable's rows: as their cells have them, and for cells that are empty.
struct RowIds {
  private var taken: Set<String>
  /// Ids of written meetings that no row has, by where and when they stood.
  private var lost: [BaselineSeats.Seat: [String]] = [:]

  /// `written`: the timetable as it was written; `cells`: the ids that stand on the sheet.
  init(_ written: Timetable?, _ cells: Set<String>) {
    let meetings = written?.meetings ?? []
    taken = Set(meetings.map(\.id)).union(written?.retired ?? [])
    for meeting in meetings where !cells.contains(meeting.id) {
      lost[BaselineSeats.Seat(meeting), default: []].append(meeting.id)
    }
  }

  /// The id of a row's meeting: as the cell has it; of a row without one that stands where a written meeting stood, that
  /// meeting's: calendars know it; or else one that no other has or had.
  mutating func id(_ cell: String, _ seat: BaselineSeats.Seat) -> String {
    var id = cell, number = 1
    if cell.isEmpty, let old = lost[seat]?.first {
      lost[seat]?.removeFirst()
      return old
    }
    while id.isEmpty || cell.isEmpty && taken.contains(id) {
      id = "\(seat.course)/\(seat.lesson)/\(number)"
      number += 1
    }
    taken.insert(id)
    return id
  }
}
