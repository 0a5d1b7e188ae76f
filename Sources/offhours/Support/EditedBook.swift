import OffHours
import OffHoursFiles
import OffHoursPlanning

/// A workbook's timetable as people changed it, and what is said where a change cannot hold.
struct EditedBook {
  private(set) var edits: HandEdits
  private let book: BookTimetable

  /// Reads a workbook. Faults are shown, all of them, and end the command.
  init(_ path: String, _ loaded: LoadedScenario, _ reading: ReadingOptions) throws {
    book = try BookTimetable.load(path, loaded.scenario, reading)
    edits = HandEdits(
      written: book.written ?? book.timetable, edited: book.timetable, changed: book.changed, kept: book.kept)
  }

  /// Rows that were over by `now` are history: what they break concerns nobody any more.
  func closed(before now: Instant?, _ attendance: [AttendanceRecord]) -> EditedBook {
    var result = self
    result.edits.edited = Progression(edits.edited, now: now, attendance: attendance).timetable
    return result
  }

  /// Changes that no timetable allows, each at its cell; they end the command.
  func refuseImpossible(_ scenario: Scenario, isJSON: Bool) throws {
    let violations = edits.impossible(in: scenario)
    guard !violations.isEmpty else { return }
    let advice = advice(scenario)
    let faults = violations.flatMap { violation in
      violation.meetings.map { meeting in
        book.fault(
          meeting, violation,
          "\(violation.code.rawValue): \(violation.message)\(advice(violation, meeting))")
      }
    }
    if !faults.isEmpty { throw try Failure.badData(faults, json: isJSON) }
  }

  /// What would do in place of a meeting's edit, as a clause; empty where nothing near does.
  private func advice(_ scenario: Scenario) -> (Violation, String) -> String {
    let nearest = NearestEdits(edits, in: scenario), language = scenario.language
    func when(_ interval: Interval) -> String { language.stretch(interval, in: scenario.zone) }
    // All advice can be taken at once: a place that one row is told is no other's.
    var advised: [String: [Meeting]] = [:]
    return { violation, meeting in
      let beside = nearest.beside(advised.filter { $0.key != meeting })
      let found = beside.nearest(to: violation, at: meeting)
      if let found, advised[meeting] == nil { advised[meeting] = beside.rows(taking: found, at: meeting) }
      switch found {
      case .place(let interval, let venue):
        return BookWords.nearest(when(interval), scenario.venues[venue].id)(language)
      case .instructors(let instructors):
        return BookWords.couldTeach(instructors.map { scenario.instructors[$0].id }.joined(separator: "; "))(
          language)
      case .seat(let worker, let interval, let venue):
        return BookWords.couldAttend(scenario.workers[worker].id, when(interval), scenario.venues[venue].id)(
          language)
      case nil: return violation.code == .notNeeded ? "" : BookWords.noneNear(language)
      }
    }
  }

  /// What is said of a held meeting for which the search finds no place; nil where it is none of those held by hand.
  func refusal(_ meeting: String, _ code: RuleCode, _ detail: String, _ scenario: Scenario) -> Diagnostic? {
    let row = edits.edited.meetings.first {
      edits.held.contains($0.id) && "\($0.course)/\($0.lesson)" == meeting
        && scenario.zone.timestamp($0.start) == detail
    }
    guard let row else { return nil }
    let violation = Violation(code: code, message: "", meetings: [row.id])
    return book.fault(
      row.id, violation,
      "\(code.rawValue): \(BookWords.cannotHold(Catalogue.sentence(of: code))(scenario.language))\(advice(scenario)(violation, row.id))"
    )
  }

  /// Changes that the repaired timetable did not take up, each at its cell; they end the command. Where it is not proved that
  /// no timetable takes them up, that is told. `areMostClaimsProved`: whether none has more of those put on by hand.
  func refuseMissing(
    _ timetable: Timetable, areMostClaimsProved: Bool = false, _ scenario: Scenario, isJSON: Bool
  ) throws {
    let missing = edits.missing(in: timetable)
    let small = edits.tooSmall(in: timetable, scenario)
    guard !missing.meetings.isEmpty || !missing.claims.isEmpty || !small.isEmpty else { return }
    let isCut = [.time, .interrupted].contains(timetable.stopped)
    let broken = Verifier.verify(edits.edited, scenario).violations
    let advice = advice(scenario)
    var faults: [Diagnostic] = []
    for meeting in small {
      let violation = Violation(code: .sizeMin, message: "", meetings: [meeting.id])
      let course = scenario.courses.first { $0.id == meeting.course }
      let least = course?.lessons.firstIndex { $0.id == meeting.lesson }.flatMap {
        course?.size(of: $0).least
      }
      let rule = BookWords.cannotKeep(
        "\(RuleCode.sizeMin.rawValue): \(BookWords.tooFewCome(least ?? 1)(scenario.language))", isCut: isCut)
      faults.append(
        book.fault(meeting.id, violation, rule(scenario.language) + advice(violation, meeting.id)))
    }
    for meeting in missing.meetings {
      let why = broken.first { $0.meetings.contains(meeting.id) }
      let violation = why ?? Violation(code: .pinned, message: "", meetings: [meeting.id])
      faults.append(
        book.fault(meeting.id, violation, message(why, isCut, scenario) + advice(violation, meeting.id)))
    }
    for claim in missing.claims {
      let why =
        broken.first { $0.meetings.contains(claim.meeting) && $0.workers.contains(claim.worker) }
        ?? broken.first { $0.workers.contains(claim.worker) }
      let violation = Violation(
        code: why?.code ?? .incomplete, message: "", meetings: [claim.meeting], workers: [claim.worker])
      faults.append(
        book.fault(
          claim.meeting, violation,
          BookWords.cannotPlace(
            claim.worker, attends: claim.attends, why.map { "\($0.code.rawValue): \($0.message)" },
            isCut: claim.attends ? !areMostClaimsProved : isCut
          )(scenario.language) + (claim.attends ? advice(violation, claim.meeting) : "")))
    }
    var failure = try Failure.badData(faults, json: isJSON)
    if timetable.stopped == .interrupted { failure.status = .interrupted }
    throw failure
  }

  private func message(_ violation: Violation?, _ isCut: Bool, _ scenario: Scenario) -> String {
    BookWords.cannotKeep(violation.map { "\($0.code.rawValue): \($0.message)" }, isCut: isCut)(
      scenario.language)
  }

  /// Ids of the repaired timetable's meetings whose rows are marked to be kept.
  func kept(_ timetable: Timetable) -> Set<String> {
    let kept = edits.edited.meetings.filter { book.kept.contains($0.id) }
    return Set(
      timetable.meetings.filter { meeting in
        kept.contains {
          $0.course == meeting.course && $0.lesson == meeting.lesson && $0.start == meeting.start
            && $0.venue == meeting.venue
        }
      }.map(\.id))
  }
}
