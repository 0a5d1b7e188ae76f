internal import OffHours

/// A rotation on the way into a scenario.
struct RotationDraft {
  var id: String
  var name: String
  var employer: Int
  var cycle: [String]
  var anchor: CivilDate
  var crews: [(name: String, offset: Int)]
  /// What each code of the cycle stands for.
  var shifts: [ShiftCode]

  /// What a crew with this offset does on a date.
  func shift(on date: CivilDate, offset: Int) -> ShiftCode {
    let position = ((date - anchor + offset) % cycle.count + cycle.count) % cycle.count
    return shifts[position]
  }
}

/// Finds the rotations behind the rosters of each employer, and names its crews.
struct RotationDrafts {
  /// A row: a crew, or a person.
  private enum Subject {
    case crew(Int)
    case person(Int)
  }

  /// The rotations of all employers. People and crews get their rotation and crew. The sheets' cells stay: they are what was
  /// handed in, and beat holidays; a rotation is what goes on beyond them.
  static func find(
    _ people: inout PeopleRegister, _ crews: inout [CrewDraft], _ employers: inout EmployerBook,
    log: ImportLog,
    findings: inout ImportFindings
  ) -> [RotationDraft] {
    var result: [RotationDraft] = []
    let isAlone = employers.employers.count == 1
    for employer in employers.employers.indices {
      let ofCrews = crews.indices.filter { crews[$0].employer == employer }
      let ofPeople = people.people.indices.filter { people[$0].employer == employer }
      assignCrews(ofPeople, ofCrews, &people, crews, employers[employer], log)
      let subjects =
        ofCrews.map { Subject.crew($0) }
        + ofPeople.filter { !people[$0].cells.isEmpty }.map { Subject.person($0) }
      guard !subjects.isEmpty else { continue }
      let finder = EmployerRotations(
        employer: employer, draft: employers[employer],
        rows: subjects.map { subject in
          switch subject {
          case .crew(let crew): (crews[crew].cells, crews[crew].covered)
          case .person(let person): (people[person].cells, people[person].covered)
          }
        }, wholes: Set(ofCrews.indices))
      for found in finder.found {
        let draft = finder.draft(
          found, prefix: isAlone ? "" : employers[employer].id + "-", taken: Set(result.map(\.id)))
        result.append(
          assign(
            draft, found, number: result.count, subjects, &people, &crews, employers[employer], finder.span,
            log, &findings))
      }
      let inRotation = Set(finder.found.flatMap(\.offsets.keys))
      findings.rowsWithoutRotation += subjects.count - inRotation.count
      sayWhatIsUnknown(
        subjects.indices.filter { !inRotation.contains($0) }.map { row in
          switch subjects[row] {
          case .crew(let crew): crews[crew].name
          case .person(let person): people[person].name
          }
        }, employers[employer], finder.span, findings.horizon, log)
      followCrews(ofPeople, ofCrews, result, &people, crews, employers[employer], &findings)
    }
    return result
  }

  /// Gives a rotation that was found to its rows, names its crews, and tells of it.
  private static func assign(
    _ draft: RotationDraft, _ found: RotationFinder.Found, number: Int, _ subjects: [Subject],
    _ people: inout PeopleRegister, _ crews: inout [CrewDraft], _ employer: EmployerDraft, _ span: DateSpan,
    _ log: ImportLog, _ findings: inout ImportFindings
  ) -> RotationDraft {
    var draft = draft
    var note = ImportFindings.RotationNote(
      id: draft.id, employer: employer.id, cycle: draft.cycle,
      pattern: found.pattern.flatMap { id in Rotation.builtIn.first { $0.id == id }.map { (id, $0.name) } },
      crews: [], rows: found.offsets.count, exceptions: 0, filled: 0)
    let rows = found.offsets.keys.sorted()
    // Crews first: their names are given. People's crews are named by their lists, or by their offsets.
    var names: [(name: String, offset: Int)] = []
    for row in rows {
      if case .crew(let crew) = subjects[row] {
        names.append((crews[crew].id, found.offsets[row]!))
        crews[crew].rotation = number
      }
    }
    let persons = rows.compactMap { row in
      if case .person(let person) = subjects[row] { (person, found.offsets[row]!) } else { nil }
    }
    draft.crews = nameCrews(of: persons, after: names, &people, number)
    for row in rows {
      let (cells, covered) =
        switch subjects[row] {
        case .crew(let crew): (crews[crew].cells, crews[crew].covered)
        case .person(let person): (people[person].cells, people[person].covered)
        }
      note.filled += covered.count { cells[$0] == nil }
      note.exceptions += cells.count { date, cell in
        employer.legend[cell.code]!.shift != draft.shift(on: date, offset: found.offsets[row]!)
      }
    }
    note.crews = draft.crews.map { ($0.name, $0.offset, 0) }
    findings.rotations.append(note)
    sayWhatIsCarriedOn(draft, span, findings.horizon, log)
    sayWhatIsMissing(
      draft.id,
      rows.map { row in
        switch subjects[row] {
        case .crew(let crew): (crews[crew].name, crews[crew].covered)
        case .person(let person): (people[person].name, people[person].covered)
        }
      }, span, findings.horizon, log)
    if note.filled > 0 {
      log.warning(
        nil,
        Phrase(
          en:
            "rotation \(draft.id) also covers \(note.filled) empty cells of its rows; fill them in, or say in the legend what an empty cell means, such as '(blank): off'",
          vi:
            "vòng đảo ca \(draft.id) lấp cả \(note.filled) ô trống; hãy điền các ô đó, hoặc ghi trong bảng ký hiệu ô trống nghĩa là gì, ví dụ '(trống): nghỉ'"
        ))
    }
    return draft
  }

  /// People of crews without cells of their own play their crew's rotation; then people are counted.
  private static func followCrews(
    _ ofPeople: [Int], _ ofCrews: [Int], _ rotations: [RotationDraft], _ people: inout PeopleRegister,
    _ crews: [CrewDraft], _ employer: EmployerDraft, _ findings: inout ImportFindings
  ) {
    for person in ofPeople where people[person].rotation == nil && people[person].cells.isEmpty {
      guard let crew = ofCrews.first(where: { crews[$0].id == people[person].crewId }) else { continue }
      people[person].rotation = crews[crew].rotation
    }
    for position in findings.rotations.indices where findings.rotations[position].employer == employer.id {
      let note = findings.rotations[position]
      for crew in note.crews.indices {
        findings.rotations[position].crews[crew].people = ofPeople.count { person in
          people[person].rotation.map { rotations[$0].id } == note.id
            && people[person].crewId == note.crews[crew].name
        }
      }
    }
  }

  /// A rotation goes on where the sheets end; that is said.
  private static func sayWhatIsCarriedOn(
    _ draft: RotationDraft, _ span: DateSpan, _ horizon: DateSpan?, _ log: ImportLog
  ) {
    guard let text = beyond(span, horizon) else { return }
    log.warning(
      nil,
      Phrase(
        en:
          "no roster covers \(text.en) for rotation \(draft.id); there it is taken to go on as before: hand in those months too, or choose the days with --from and --to",
        vi:
          "không có bảng phân ca cho \(text.vi) của vòng \(draft.id); coi như vòng tiếp tục như cũ: hãy đưa thêm các tháng đó, hoặc chọn ngày bằng --from và --to"
      ))
  }

  /// The days of the horizon that lie outside what the sheets cover; nil where there is none.
  private static func beyond(_ span: DateSpan, _ horizon: DateSpan?) -> Phrase? {
    guard let horizon, horizon.from < span.from || horizon.to > span.to else { return nil }
    func text(_ language: Language) -> String {
      var parts: [String] = []
      func add(_ from: CivilDate, _ to: CivilDate) {
        guard from <= to else { return }
        parts.append("\(language.date(from)) – \(language.date(to))")
      }
      add(horizon.from, min(span.from - 1, horizon.to))
      add(max(span.to + 1, horizon.from), horizon.to)
      return parts.joined(separator: ", ")
    }
    return Phrase(en: text(.english), vi: text(.vietnamese))
  }

  /// Without a rotation nothing goes on where the sheets end; that is said too, by name.
  private static func sayWhatIsUnknown(
    _ names: [String], _ employer: EmployerDraft, _ span: DateSpan, _ horizon: DateSpan?, _ log: ImportLog
  ) {
    guard !names.isEmpty, let text = beyond(span, horizon) else { return }
    let list = names.prefix(6).joined(separator: ", ")
    let rest = names.count - 6
    log.warning(
      nil,
      Phrase(
        en:
          "no roster covers \(text.en) for \(Words.counted(names.count, "row")) of \(employer.name) that show no rotation at least twice in full (\(list)\(rest > 0 ? " and \(rest) more" : "")); those days stay unknown and get no class: hand in those months too, or choose the days with --from and --to",
        vi:
          "không có bảng phân ca cho \(text.vi) của \(names.count) dòng thuộc \(employer.name) chưa lặp đủ hai vòng đảo ca (\(list)\(rest > 0 ? " và \(rest) dòng nữa" : "")); các ngày đó chưa biết nên không xếp lớp: hãy đưa thêm các tháng đó, hoặc chọn ngày bằng --from và --to"
      ))
  }

  /// Crews as the lists of names have them; those that no roster knows are a doubt.
  private static func assignCrews(
    _ ofPeople: [Int], _ ofCrews: [Int], _ people: inout PeopleRegister, _ crews: [CrewDraft],
    _ employer: EmployerDraft, _ log: ImportLog
  ) {
    for person in ofPeople {
      let text = people[person].crew
      let id = CrewName.id(text)
      people[person].crewId = Parse.isId(id) && !Concept.isFree(id) ? id : nil
      guard !ofCrews.isEmpty, people[person].cells.isEmpty else { continue }
      let known = ofCrews.map { crews[$0].id }
      if let id = people[person].crewId, !known.contains(id) {
        let same = known.filter { folded($0) == folded(id) }
        if same.count == 1 {
          people[person].crewId = same[0]
        } else {
          log.warning(
            people[person].place,
            Phrase(
              en:
                "\(people[person].name) is in crew '\(text)', which the roster of \(employer.name) does not have (\(known.joined(separator: ", "))); his or her days stay unknown",
              vi:
                "\(people[person].name) thuộc kíp '\(text)' nhưng bảng phân ca của \(employer.name) chỉ có \(known.joined(separator: ", ")); chưa biết ngày làm của người này"
            ))
        }
      } else if text.isEmpty {
        log.warning(
          people[person].place,
          Phrase(
            en:
              "\(people[person].name) has no crew, and the roster of \(employer.name) is by crew; his or her days stay unknown",
            vi:
              "\(people[person].name) chưa có kíp, mà bảng phân ca của \(employer.name) xếp theo kíp; chưa biết ngày làm của người này"
          ))
      }
    }
  }

  /// Names the crews of people who were found in a rotation: as their lists do where that agrees with their days, else A, B,
  /// C by offset.
  private static func nameCrews(
    of persons: [(person: Int, offset: Int)], after given: [(name: String, offset: Int)],
    _ people: inout PeopleRegister, _ rotation: Int
  ) -> [(name: String, offset: Int)] {
    var names = given
    var byCrew: [String: Set<Int>] = [:]
    for (person, offset) in persons { byCrew[people[person].crewId ?? "", default: []].insert(offset) }
    for (name, offset) in given { byCrew[name, default: []].insert(offset) }
    let agrees = byCrew[""] == nil && byCrew.values.allSatisfy { $0.count == 1 }
    if agrees {
      for (person, offset) in persons {
        people[person].rotation = rotation
        if !names.contains(where: { $0.name == people[person].crewId! }) {
          names.append((people[person].crewId!, offset))
        }
      }
      return names.sorted { ($0.name.count, $0.name) < ($1.name.count, $1.name) }
    }
    var letters = (0..<26).map { String(UnicodeScalar(UInt8(0x41 + $0))) }.filter { letter in
      !names.contains { $0.name == letter }
    }[...]
    for offset in Set(persons.map(\.offset)).sorted() where !names.contains(where: { $0.offset == offset }) {
      names.append((letters.popFirst() ?? "K\(offset)", offset))
    }
    for (person, offset) in persons {
      people[person].rotation = rotation
      let isSaid = people[person].known == nil || people[person].isCrewSaid
      if isSaid, !people[person].crew.isEmpty { people[person].extra.append(("group", people[person].crew)) }
      people[person].crewId = names.first { $0.offset == offset }!.name
    }
    return names
  }
}

/// Days between the first and the last of the rosters that no column is for.
extension RotationDrafts {
  /// Tells the dates that a rotation fills because the rosters of its rows have no column for them. `rows`: a name and the
  /// dates that its rosters cover.
  static func sayWhatIsMissing(
    _ rotation: String, _ rows: [(name: String, covered: Set<CivilDate>)], _ span: DateSpan,
    _ horizon: DateSpan?, _ log: ImportLog
  ) {
    let dates = span.dates.filter { horizon?.contains($0) ?? true }
    let ofAll = dates.filter { date in !rows.contains { $0.covered.contains(date) } }
    if !ofAll.isEmpty { log.warning(nil, missingWords(rotation, ofAll, [])) }
    let others = dates.filter { date in
      !ofAll.contains(date) && !rows.allSatisfy { $0.covered.contains(date) }
    }
    guard !others.isEmpty else { return }
    let names = rows.filter { row in !others.allSatisfy { row.covered.contains($0) } }.map(\.name)
    log.warning(nil, missingWords(rotation, others, names))
  }

  fileprivate static func missingWords(_ rotation: String, _ dates: [CivilDate], _ names: [String]) -> Phrase
  {
    let list = names.prefix(6).joined(separator: ", "), rest = names.count - 6
    return Phrase(
      en:
        "the rosters have no days for \(text(dates, .english))\(names.isEmpty ? "" : " of \(list)\(rest > 0 ? " and \(rest) more" : "")"); rotation \(rotation) is taken to go on there: write those days into the rosters if it does not",
      vi:
        "bảng phân ca không có ngày \(text(dates, .vietnamese))\(names.isEmpty ? "" : " của \(list)\(rest > 0 ? " và \(rest) dòng nữa" : "")"); coi như vòng \(rotation) tiếp tục ở các ngày đó: nếu không phải, hãy ghi các ngày đó vào bảng phân ca"
    )
  }

  /// Dates, those that follow one another as ranges; a long list is cut.
  fileprivate static func text(_ dates: [CivilDate], _ language: Language) -> String {
    var ranges: [DateSpan] = []
    for date in dates {
      if let last = ranges.last, last.to + 1 == date {
        ranges[ranges.count - 1] = DateSpan(from: last.from, to: date)
      } else {
        ranges.append(DateSpan(from: date, to: date))
      }
    }
    let shown = ranges.prefix(8).map { range in
      range.from == range.to
        ? language.date(range.from) : "\(language.date(range.from)) – \(language.date(range.to))"
    }
    let rest = ranges.dropFirst(8).reduce(0) { $0 + $1.count }
    let more = language == .english ? " and \(Words.counted(rest, "day")) more" : " và \(rest) ngày nữa"
    return shown.joined(separator: ", ") + (rest > 0 ? more : "")
  }
}

/// The rotations of one employer's rows.
private struct EmployerRotations {
  let employer: Int
  let draft: EmployerDraft
  /// Kinds of shift: each stands for all codes with the same hours.
  private let kinds: [(code: String, shift: ShiftCode)]
  private let anchor: CivilDate
  /// The dates that the rows cover.
  let span: DateSpan
  let found: [RotationFinder.Found]

  init(
    employer: Int, draft: EmployerDraft, rows: [(cells: [CivilDate: RosterDraft], covered: Set<CivilDate>)],
    wholes: Set<Int>
  ) {
    self.employer = employer
    self.draft = draft
    var kinds: [(code: String, shift: ShiftCode)] = []
    var kindOf: [String: Int] = [:]
    // The code that stands most often speaks for its hours.
    for (_, code) in draft.order.enumerated().sorted(by: {
      (-draft.legend[$0.element]!.count, $0.offset) < (-draft.legend[$1.element]!.count, $1.offset)
    }) {
      let shift = draft.legend[code]!.shift
      if shift == .absent { continue }
      if let there = kinds.firstIndex(where: { $0.shift == shift }) {
        kindOf[code] = there
      } else {
        kindOf[code] = kinds.count
        kinds.append((code, shift))
      }
    }
    self.kinds = kinds
    let first = rows.compactMap { $0.covered.min() }.min() ?? CivilDate(day: 0)
    let last = rows.compactMap { $0.covered.max() }.max() ?? first
    anchor = first
    let span = DateSpan(from: first, to: last)
    self.span = span
    found = RotationFinder.find(
      rows.map { row in
        span.dates.map { date in
          guard row.covered.contains(date) else { return RotationFinder.neutral }
          guard let cell = row.cells[date] else { return RotationFinder.empty }
          return kindOf[cell.code] ?? RotationFinder.neutral
        }
      }, wholes: wholes,
      lateness: kinds.map { kind in
        if case .hours(let stretches) = kind.shift { RotationFinder.lateness(of: stretches) } else { nil }
      })
  }

  /// A rotation that was found, without its crews.
  func draft(_ found: RotationFinder.Found, prefix: String, taken: Set<String>) -> RotationDraft {
    let base = prefix + (found.pattern ?? "cycle-\(found.cycle.count)")
    var id = base
    var number = 2
    while taken.contains(id) {
      id = "\(base)-\(number)"
      number += 1
    }
    return RotationDraft(
      id: id, name: found.pattern.flatMap { id in Rotation.builtIn.first { $0.id == id }?.name } ?? id,
      employer: employer,
      cycle: found.cycle.map { kinds[$0].code }, anchor: anchor, crews: [],
      shifts: found.cycle.map { kinds[$0].shift })
  }
}
