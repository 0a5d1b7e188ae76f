internal import OffHours

/// Reads the codes of a grid for one employer; those that no legend knows are reported together at the end.
struct CodeReader {
  let log: ImportLog
  let resolver: CodeResolver
  let grid: RosterGrid
  private var unknown: [String: [CellPlace]] = [:]
  private var order: [String] = []
  /// The first empty cell, and how many there are.
  private var empty: CellPlace?
  private var emptyCount = 0
  private var conflicts: Set<String> = []

  init(log: ImportLog, resolver: CodeResolver, grid: RosterGrid) {
    self.log = log
    self.resolver = resolver
    self.grid = grid
  }

  /// Reads a row into `cells`; empty cells stay out unless the legend says what they mean.
  mutating func read(
    _ row: RosterGrid.Row, employer: inout EmployerDraft, cells: inout [CivilDate: RosterDraft],
    covered: inout Set<CivilDate>
  ) {
    for (index, text) in row.codes.enumerated() {
      let (column, date) = grid.dates[index]
      covered.insert(date)
      let place = grid.source.place(row.row, column)
      guard let found = resolver.find(text), let shift = found.placed.entry.shift else {
        if text.isEmpty {
          if empty == nil { empty = place }
          emptyCount += 1
        } else {
          if unknown[text] == nil { order.append(text) }
          unknown[text, default: []].append(place)
        }
        continue
      }
      // A meaning of empty cells needs a code that can be written.
      let code = found.code.isEmpty ? blankCode(shift, employer) : found.code
      note(code, found, shift, in: &employer)
      if let before = cells[date], before.code != code {
        log.error(
          place,
          Phrase(
            en: "'\(text)' on \(date), but '\(before.code)' at \(before.place.text(.english)); remove one",
            vi:
              "ngày \(date) ghi '\(text)', nhưng \(before.place.text(.vietnamese)) ghi '\(before.code)'; hãy bỏ một ô"
          ))
        continue
      }
      cells[date] = RosterDraft(code: code, place: place)
    }
  }

  private func blankCode(_ shift: ShiftCode, _ employer: EmployerDraft) -> String {
    resolver.all.first { !$0.code.isEmpty && $0.placed.entry.shift == shift }?.code ?? "blank"
  }

  private mutating func note(
    _ code: String, _ found: (code: String, placed: PlacedEntry, isGiven: Bool), _ shift: ShiftCode,
    in employer: inout EmployerDraft
  ) {
    if let known = employer.legend[code] {
      employer.legend[code]!.count += 1
      guard known.shift != shift, conflicts.insert(code).inserted else { return }
      log.error(
        found.placed.place,
        Phrase(
          en:
            "the code '\(code)' of \(employer.name) is '\(found.placed.entry.words)' here and '\(known.words)' at \(known.place.text(.english)); give one legend for all with --legend",
          vi:
            "ký hiệu '\(code)' của \(employer.name) ở đây là '\(found.placed.entry.words)', ở \(known.place.text(.vietnamese)) là '\(known.words)'; hãy cho một bảng ký hiệu chung bằng --legend"
        ))
    } else {
      employer.legend[code] = LegendCode(
        shift: shift, words: found.placed.entry.words, place: found.placed.place, isGiven: found.isGiven,
        count: 1)
      employer.order.append(code)
      if case .joined(let window) = found.placed.entry.meaning {
        log.warning(
          found.placed.place,
          Phrase(
            en: "'\(code)' has two stretches ('\(found.placed.entry.words)'); taken as one shift, \(window)",
            vi: "'\(code)' có hai khoảng giờ ('\(found.placed.entry.words)'); coi là một ca \(window)"))
      }
    }
  }

  /// Takes over what the legend says of codes that no row has, and reports the codes that nothing explains.
  func finish(_ employer: inout EmployerDraft) {
    for (code, placed, isGiven) in resolver.all
    where employer.legend[code] == nil && LegendText.isCode(code, used: []) {
      guard let shift = placed.entry.shift, !code.isEmpty, code.count <= 6 else { continue }
      employer.legend[code] = LegendCode(
        shift: shift, words: placed.entry.words, place: placed.place, isGiven: isGiven)
      employer.order.append(code)
    }
    if let empty {
      let cells = Words.counted(emptyCount, "cell is", "cells are")
      log.warning(
        empty,
        Phrase(
          en:
            "\(cells) empty, which says nothing of the day, so that no class is possible; if it means a day off, add '(blank): off' to the legend",
          vi:
            "\(emptyCount) ô trống: không biết người đó làm gì nên không xếp lớp ngày đó; nếu ô trống là ngày nghỉ, hãy thêm '(trống): nghỉ' vào bảng ký hiệu"
        ))
    }
    report()
  }

  private func report() {
    guard !order.isEmpty else { return }
    if resolver.isEmpty {
      let list = order.map { "'\($0)' (\(unknown[$0]!.count))" }.joined(separator: ", ")
      log.error(
        grid.source.place(),
        Phrase(
          en:
            "there is no legend, and codes differ from firm to firm. Codes found: \(list). Write a file with a line for each, such as '\(order[0]): 06:00-14:00', '\(order[0]): off' or '\(order[0]): absent', and give it with --legend FILE",
          vi:
            "không có bảng ký hiệu, mà ký hiệu mỗi nơi một khác. Các ký hiệu có trong bảng: \(list). Hãy viết một tệp, mỗi ký hiệu một dòng như '\(order[0]): 06:00-14:00', '\(order[0]): nghỉ' hoặc '\(order[0]): nghỉ phép', rồi ghi --legend TỆP"
        ))
      return
    }
    for text in order {
      let places = unknown[text]!
      let cells = places.dropFirst().prefix(6).map { Sheet.cellName($0.row!, $0.column!) }.joined(
        separator: ", ")
      let rest = places.count - 7
      let also = Phrase(
        en: places.count > 1 ? " (also \(cells)\(rest > 0 ? " and \(rest) more" : ""))" : "",
        vi: places.count > 1 ? " (còn ở \(cells)\(rest > 0 ? " và \(rest) ô nữa" : ""))" : "")
      if let unclear = resolver.find(text) {
        log.error(
          places[0],
          Phrase(
            en:
              "the legend says '\(unclear.code): \(unclear.placed.entry.words)' (\(unclear.placed.place.text(.english))), which gives no hours\(also.en); write hours, 'off' or 'absent', such as '\(text): 08:00-17:00'",
            vi:
              "bảng ký hiệu ghi '\(unclear.code): \(unclear.placed.entry.words)' (\(unclear.placed.place.text(.vietnamese))), không có giờ\(also.vi); hãy ghi giờ, 'nghỉ' hoặc 'nghỉ phép', ví dụ '\(text): 08:00-17:00'"
          ))
      } else {
        let known = resolver.all.map(\.code).filter { !$0.isEmpty }
        let near = nearest(to: text, among: known)
        log.error(
          places[0],
          Phrase(
            en:
              "unknown code '\(text)'\(also.en)\(near.map { "; did you mean '\($0)'?" } ?? ""); add a line to the legend, such as '\(text): 06:00-14:00', '\(text): off' or '\(text): absent'",
            vi:
              "không rõ ký hiệu '\(text)'\(also.vi)\(near.map { "; có phải '\($0)'?" } ?? ""); hãy thêm vào bảng ký hiệu một dòng như '\(text): 06:00-14:00', '\(text): nghỉ' hoặc '\(text): nghỉ phép'"
          ))
      }
    }
  }
}
