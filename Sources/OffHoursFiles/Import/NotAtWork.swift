internal import OffHours

/// Words in a column of people, such as *Status*, by which somebody is not at work for a while or for good: *On leave*, *Resigned*,
/// *Nghỉ thai sản*, *Thôi việc*. No key of the format is made of them, so it is told that they change nothing.
enum NotAtWork {
  /// A cell that says so of somebody.
  struct Cell {
    var who: String, heading: String, text: String
    var place: CellPlace
  }

  /// What stands alone in its cell.
  private static let whole: Set<String> = [
    "left", "inactive", "leave", "lwop", "loa", "awol", "leaver", "sick", "absent", "retired", "suspended",
    "maternity", "paternity", "secondment", "seconded", "sabbatical", "holiday", "vacation", "pto",
    "deceased",
    "nghi", "nghi phep", "phep", "om", "vang", "vang mat", "khong con lam", "ngung lam", "ngung viec",
  ]
  /// What may stand among other words.
  private static let phrases: [String] = [
    "on leave", "on maternity", "maternity leave", "paternity leave", "parental leave", "sick leave",
    "long term sick", "off sick", "annual leave", "unpaid leave", "leave of absence", "garden leave",
    "career break", "resigned", "terminated", "dismissed", "retired", "suspended", "made redundant",
    "on secondment", "seconded", "on sabbatical", "no longer", "left the", "contract ended",
    "long term absence",
    "nghi thai san", "thai san", "nghi om", "om dai ngay", "thoi viec", "nghi viec", "bo viec", "nghi huu",
    "huu tri", "nghi khong luong", "nghi dai han", "nghi dai ngay", "nghi phep", "nghi che do", "nghi tu",
    "tam hoan", "tam nghi", "dinh chi", "biet phai", "cham dut hop dong", "cat giam",
  ]
  private static let firstWords = Set(phrases.compactMap { $0.split(separator: " ").first.map(String.init) })
  /// Behind these words it is over, or was never so.
  private static let ended: Set<String> = [
    "back", "returned", "not", "no", "never", "chua", "khong", "het", "sau", "after", "from", "da quay",
    "tro",
  ]

  /// Whether a text says so.
  static func isSaid(_ text: String) -> Bool {
    let list = words(folded(text)).map(String.init), all = list.joined(separator: " ")
    if whole.contains(all) { return true }
    guard let first = list.first,
      !ended.contains(first) || first == "no" && list.dropFirst().first == "longer"
    else { return false }
    guard list.count <= 12, !firstWords.isDisjoint(with: list) else { return false }
    let padded = " \(all) "
    return phrases.contains { padded.contains(" \($0) ") }
  }

  /// The cells of a row of a list that say so, in columns of which nothing is made.
  static func cells(_ row: Int, _ who: String, _ columns: [ColumnNote], _ source: SourceSheet) -> [Cell] {
    columns.compactMap { note in
      switch note.use {
      case .carried, .unused: break
      case .taken, .numbers, .sensitive: return nil
      }
      let text = source.sheet.text(row, note.column)
      guard isSaid(text) else { return nil }
      return Cell(who: who, heading: note.heading, text: text, place: source.place(row, note.column))
    }
  }

  /// Tells such cells, those that say the same below one heading together.
  static func tell(_ cells: [Cell], _ log: ImportLog, areInstructors: Bool = false) {
    var groups: [(key: String, cells: [Cell])] = []
    var positions: [String: Int] = [:]
    for cell in cells {
      let key = [cell.place.path, cell.place.sheet ?? "", cell.heading, folded(cell.text)].joined(
        separator: "\u{1}")
      if let there = positions[key] {
        groups[there].cells.append(cell)
      } else {
        positions[key] = groups.count
        groups.append((key, [cell]))
      }
    }
    for (_, cells) in groups {
      let who = Set(cells.map(\.who)).sorted()
      let list = who.prefix(12).joined(separator: ", "), rest = who.count - 12
      let one = cells[0]
      let advice =
        areInstructors
        ? Phrase(en: "write the days into a column 'Unavailable'", vi: "ghi các ngày vào cột 'Bận'")
        : Phrase(
          en: "hand in the days of absence as a list with the headings Name, Leave from and Leave to",
          vi: "đưa thêm danh sách có các cột Họ và tên, Nghỉ từ ngày, Nghỉ đến ngày")
      log.warning(
        one.place,
        Phrase(
          en:
            "'\(one.text)' in the column '\(one.heading)' changes nothing: \(list)\(rest > 0 ? " and \(rest) more" : "") may be placed all the same; whoever is not to be placed, take out the row, or \(advice.en)",
          vi:
            "'\(one.text)' ở cột '\(one.heading)' không có tác dụng: \(list)\(rest > 0 ? " và \(rest) người nữa" : "") vẫn có thể được xếp lớp; nếu không xếp ai, hãy bỏ dòng của người đó, hoặc \(advice.vi)"
        ))
    }
  }
}

extension NameList {
  /// Cells of a row that say so, in columns that go along or are not used.
  func away(_ row: Row, _ columns: [ColumnNote]) -> [NotAtWork.Cell] {
    NotAtWork.cells(row.row, row.name, columns, source)
  }
}

extension SupplyList {
  /// Cells about instructors that say so.
  var away: [NotAtWork.Cell] {
    kind == .halls ? [] : rows.flatMap { NotAtWork.cells($0.row, $0.name, columns, source) }
  }
}

/// Lines of a long list that a column beside the hours marks as not worked: *Sick*, *Cancelled*.
enum LineState {
  private static let cancelled: Set<String> = [
    "cancelled", "canceled", "cancel", "no show", "dropped", "rejected", "declined", "deleted", "swapped out",
    "not worked", "did not work", "huy", "da huy", "bo ca", "khong lam", "khong di lam", "tu choi", "day off",
    "off", "rest", "nghi bu", "nghi le", "om", "called in sick", "sickness",
  ]

  /// Whether a text says that its line is not worked.
  static func isNotWorked(_ text: String) -> Bool {
    let all = words(folded(text)).joined(separator: " ")
    return cancelled.contains(all) || NotAtWork.isSaid(text) || LegendText.plainWord(text) != nil
  }

  /// A line that gives hours and is marked so: which of both holds is asked.
  static func question(_ text: String, _ heading: String, _ rows: [Int]) -> Phrase {
    let list = rows.prefix(12).map { "\($0 + 1)" }.joined(separator: ", ")
    return Phrase(
      en:
        "'\(text)' in the column '\(heading)' stands beside a shift (rows \(list)): is it worked? Where it is, empty this cell; where it is not, write 'off' or 'absent' in place of the shift, or take the line out",
      vi:
        "'\(text)' ở cột '\(heading)' đứng cạnh một ca (dòng \(list)): ca đó có làm không? Nếu có, hãy xóa ô này; nếu không, hãy ghi 'nghỉ' hoặc 'nghỉ phép' thay cho ca, hoặc bỏ dòng đó"
    )
  }
}
