internal import OffHours

/// Halls and instructors that stand on several lines, as with the hours of one day on each.
enum SupplyLines {
  /// The lines of all lists, those of one hall or one instructor as one, in the order in which they begin. Values that
  /// contradict one another are logged where there is a log.
  static func joined(_ lists: [SupplyList], _ log: ImportLog?) -> [(row: SupplyList.Row, list: SupplyList)] {
    var result: [(row: SupplyList.Row, list: SupplyList)] = []
    for list in lists {
      for row in list.rows {
        if let log { row.tellDoubles(log) }
        guard let at = result.firstIndex(where: { $0.list.kind == list.kind && isSame($0.row, row) }) else {
          result.append((row, list))
          continue
        }
        add(row, list, to: &result[at], log)
      }
    }
    return result
  }

  /// Whether two lines speak of one: the same name, and neither number nor place that differs.
  private static func isSame(_ a: SupplyList.Row, _ b: SupplyList.Row) -> Bool {
    guard PersonName.key(a.name, .spelling) == PersonName.key(b.name, .spelling) else { return false }
    return [Heading.id, .address, .workplace].allSatisfy { kind in
      let (a, b) = (folded(a.text(kind)), folded(b.text(kind)))
      return a.isEmpty || b.isEmpty || a == b
    }
  }

  private static func add(
    _ row: SupplyList.Row, _ list: SupplyList, to there: inout (row: SupplyList.Row, list: SupplyList),
    _ log: ImportLog?
  ) {
    for (kind, cell) in row.cells.sorted(by: { $0.key.title.en < $1.key.title.en }) {
      guard let known = there.row.cells[kind] else {
        there.row.cells[kind] = cell
        continue
      }
      let (old, new) = (plainText(known.text), plainText(cell.text))
      if folded(old) == folded(new) { continue }
      if Heading.adding.contains(kind) || kind == .course {
        there.row.cells[kind]!.text += "; " + cell.text
        continue
      }
      log?.error(
        cell.place,
        Phrase(
          en:
            "'\(kind.title.en)' of '\(row.name)' is '\(new)' here and '\(old)' at \(known.place.text(.english)); write one of them in both places, or other names if these are two",
          vi:
            "'\(kind.title.vi)' của '\(row.name)' ở đây là '\(new)', ở \(known.place.text(.vietnamese)) là '\(old)'; hãy ghi giống nhau ở cả hai chỗ, hoặc đặt tên khác nhau nếu là hai"
        ))
    }
    for more in row.extra where !there.row.extra.contains(where: { $0 == more }) {
      there.row.extra.append(more)
    }
  }
}
