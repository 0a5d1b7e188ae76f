internal import OffHours

/// Reads the codes of a grid for one employer; those that no legend knows are reported together at the end.
struct CodeReader {
  let log: ImportLog
  let resolver: CodeResolver
  let grid: RosterGrid
  private var unknown: [String: [CellPlace]] = [:]
  private(set) var order: [String] = []
  /// The first empty cell, and how many there are.
  private var empty: CellPlace?
  private var emptyCount = 0
  private var conflicts: Set<String> = []
  /// What cannot be relied on, what to write instead, and where it stands.
  private var doubts: [String: (phrase: Phrase, places: [CellPlace])] = [:]
  private(set) var doubtOrder: [String] = []
  /// Hours with a sign behind or before them, which says nothing that is known.
  private var marked: [String: [CellPlace]] = [:]
  private var halfLeave: [String: [CellPlace]] = [:]
  /// Codes on days of the week on which their hours do not hold.
  private var others: [String: (known: CodeResolver.Known, places: [CellPlace])] = [:]
  private let namesDays: Bool
  private var known: [String: DayReader.Result] = [:]
  private let reader: DayReader

  init(log: ImportLog, resolver: CodeResolver, grid: RosterGrid) {
    self.log = log
    self.resolver = resolver
    self.grid = grid
    reader = DayReader(resolver: resolver)
    namesDays = resolver.namesDays
  }

  /// Reads a row into `cells`; empty cells stay out unless the legend says what they mean.
  mutating func read(
    _ row: RosterGrid.Row, employer: inout EmployerDraft, cells: inout [CivilDate: RosterDraft],
    covered: inout Set<CivilDate>
  ) {
    for day in row.days {
      covered.insert(day.date)
      guard let cell = day.filled.first ?? day.cells.first else { continue }
      let place = grid.source.place(cell.row, cell.column)
      for known in namesDays ? reader.contradicting(day) : [] {
        others[known.code, default: (known, [])].places.append(place)
      }
      let text = DayCells.joined(day.filled.map(\.text))
      var code: String
      let meaning: DayMeaning
      var found: CodeResolver.Known?
      switch read(day) {
      case .empty:
        if empty == nil { empty = place }
        emptyCount += 1
        continue
      case .unknown(let codes):
        for code in codes {
          if unknown[code] == nil { order.append(code) }
          let cell = day.filled.first { $0.text == code || $0.labels.contains(code) } ?? cell
          unknown[code, default: []].append(grid.source.place(cell.row, cell.column))
        }
        continue
      case .doubtful(let code, let phrase):
        if doubts[code] == nil { doubtOrder.append(code) }
        doubts[code, default: (phrase, [])].places.append(place)
        continue
      case .halfLeave(let half, let known):
        (code, meaning, found) = (half, .absent, known)
        halfLeave[half, default: []].append(place)
      case .day(let own, let own2, let known):
        (code, meaning, found) = (own, own2, known)
        if known == nil, let sign = HoursMark.sign(own) {
          let doubt =
            resolver.find(sign).map { HoursMark.explained(sign, $0) }
            ?? (HoursMark.isNotWorked(sign) ? HoursMark.notWorked : nil)
          if let doubt {
            if doubts[own] == nil { doubtOrder.append(own) }
            doubts[own, default: (doubt, [])].places.append(place)
            continue
          }
          marked[own, default: []].append(place)
        }
      }
      guard let shift = meaning.shift else {
        if doubts[text] == nil { doubtOrder.append(text) }
        doubts[text, default: (Self.cannotSay, [])].places.append(place)
        continue
      }
      // A meaning of empty cells needs a code that can be written.
      if code.isEmpty { code = blankCode(meaning, employer) }
      code = plainText(code)
      note(code, found, shift, text, place, in: &employer)
      if let before = cells[day.date], before.code != code {
        log.error(
          place,
          Phrase(
            en:
              "'\(text)' on \(day.date), but '\(before.code)' at \(before.place.text(.english)); remove one",
            vi:
              "ngày \(day.date) ghi '\(text)', nhưng \(before.place.text(.vietnamese)) ghi '\(before.code)'; hãy bỏ một ô"
          ))
        continue
      }
      cells[day.date] = RosterDraft(code: code, place: place)
    }
  }

  /// What a day means; single cells are looked up once.
  private mutating func read(_ day: DayCells) -> DayReader.Result {
    guard day.cells.count == 1, day.cells[0].labels.isEmpty, !day.cells[0].isDate else {
      return reader.read(day)
    }
    let text = day.cells[0].text
    if let known = known[text] { return known }
    let result = reader.read(day)
    known[text] = result
    return result
  }

  private static let cannotSay = Phrase(
    en: "these hours cannot be written in a scenario", vi: "không ghi được các giờ này trong kịch bản")

  private func blankCode(_ meaning: DayMeaning, _ employer: EmployerDraft) -> String {
    resolver.all.first { !$0.code.isEmpty && $0.placed.entry.day == meaning && $0.placed.entry.whole == nil }?
      .code
      ?? "blank"
  }

  private mutating func note(
    _ code: String, _ found: CodeResolver.Known?, _ shift: ShiftCode, _ text: String, _ place: CellPlace,
    in employer: inout EmployerDraft
  ) {
    let words = found?.placed.entry.words ?? (text == code ? "" : text)
    let source = found?.placed.place ?? place
    if let known = employer.legend[code] {
      employer.legend[code]!.count += 1
      guard known.shift != shift, conflicts.insert(code).inserted else { return }
      log.error(
        source,
        Phrase(
          en:
            "the code '\(code)' of \(employer.name) is '\(words)' here and '\(known.words)' at \(known.place.text(.english)); give one legend for all with --legend",
          vi:
            "ký hiệu '\(code)' của \(employer.name) ở đây là '\(words)', ở \(known.place.text(.vietnamese)) là '\(known.words)'; hãy cho một bảng ký hiệu chung bằng --legend"
        ))
    } else {
      employer.legend[code] = LegendCode(
        shift: shift, words: words, place: source, isGiven: found?.isGiven ?? false, count: 1)
      employer.order.append(code)
      if let remark = found?.placed.entry.remark {
        log.warning(
          source,
          Phrase(
            en: "'\(remark)' behind the hours of '\(code)' is not used",
            vi: "'\(remark)' sau giờ của '\(code)' không được dùng"))
      }
    }
  }

  /// Takes over what the legend says of codes that no row has, and reports the codes that nothing explains.
  func finish(_ employer: inout EmployerDraft) {
    for (code, placed, isGiven) in resolver.all
    where employer.legend[code] == nil && LegendText.isCode(code, used: []) {
      guard let shift = placed.entry.day?.shift, !code.isEmpty, code.count <= 6, placed.entry.whole != code
      else {
        continue
      }
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
    tellTwelveHours(employer)
    for code in others.keys.sorted() { reportDays(code, others[code]!.known, others[code]!.places) }
    for code in marked.keys.sorted() {
      let places = marked[code]!, words = HoursMark.told(code)
      log.warning(
        places[0],
        Phrase(
          en: "'\(code)'\(also(places).en): \(words.en)", vi: "'\(code)'\(also(places).vi): \(words.vi)"))
    }
    for code in halfLeave.keys.sorted() {
      let places = halfLeave[code]!
      log.warning(
        places[0],
        Phrase(
          en:
            "'\(code)' is half a day of leave\(also(places).en); no class is planned on the whole day. Where the other half is worked, write its hours in the legend, such as '\(code): 08:00-12:00'",
          vi:
            "'\(code)' là nghỉ phép nửa ngày\(also(places).vi); cả ngày không xếp lớp. Nếu nửa còn lại có làm, hãy ghi giờ vào bảng ký hiệu, ví dụ '\(code): 08:00-12:00'"
        ))
    }
    for code in doubtOrder {
      let (phrase, places) = doubts[code]!
      log.error(
        places[0],
        Phrase(
          en: "'\(code)'\(also(places).en): \(phrase.en)", vi: "'\(code)'\(also(places).vi): \(phrase.vi)"))
    }
    report()
  }

  /// A code that stands on days on which its line says nothing: an error where the line names days, else told.
  private func reportDays(_ code: String, _ known: CodeResolver.Known, _ places: [CellPlace]) {
    let line = known.placed
    if line.entry.days?.isStrict ?? true {
      log.error(
        places[0],
        Phrase(
          en:
            "'\(code)'\(also(places).en): the legend gives its hours for other days of the week, '\(line.entry.words)' (\(line.place.text(.english))); write the hours of this day in the cell, such as 08:00-12:00, or give it a code of its own",
          vi:
            "'\(code)'\(also(places).vi): bảng ký hiệu chỉ cho giờ của các thứ khác trong tuần, '\(line.entry.words)' (\(line.place.text(.vietnamese))); hãy ghi giờ của ngày này vào ô, ví dụ 08:00-12:00, hoặc dùng ký hiệu riêng"
        ))
    } else {
      log.warning(
        places[0],
        Phrase(
          en:
            "'\(code)'\(also(places).en) stands on a weekend, though the legend says '\(line.entry.words)' (\(line.place.text(.english))); its hours are taken all the same",
          vi:
            "'\(code)'\(also(places).vi) ở ngày cuối tuần, dù bảng ký hiệu ghi '\(line.entry.words)' (\(line.place.text(.vietnamese))); vẫn lấy giờ đó"
        ))
    }
  }

  /// The other cells in which something stands.
  private func also(_ places: [CellPlace]) -> Phrase {
    guard places.count > 1 else { return Phrase(en: "", vi: "") }
    let cells = places.dropFirst().prefix(6).map { Sheet.cellName($0.row!, $0.column!) }.joined(
      separator: ", ")
    let rest = places.count - 7
    return Phrase(
      en: " (also \(cells)\(rest > 0 ? " and \(rest) more" : ""))",
      vi: " (còn ở \(cells)\(rest > 0 ? " và \(rest) ô nữa" : ""))")
  }

  private func report() {
    guard !order.isEmpty else { return }
    if let place = unknown[order[0]]?.first, grid.isOfCrews, holdsNames {
      log.error(place, Self.names(order[0]))
      return
    }
    if resolver.isEmpty, known.values.allSatisfy({ if case .day = $0 { false } else { true } }) {
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
      let also = also(places)
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
