import Foundation
import OffHours
import Testing

@testable import OffHoursPapers

/// Papers say until when a credit holds, where credits run out, and who is released when.
@Suite struct ValidUntilTests {
  private func input(_ language: Language = .english, runsOut: Bool = true) -> PaperInput {
    Fixture.input(language) { scenario, _ in
      if runsOut { scenario.courses[0].valid = .months(24) }
    }
  }

  private func texts(_ sheets: [Worksheet]) -> [String] {
    sheets.flatMap(\.rows).flatMap(\.cells).compactMap { cell in
      if case .text(let text) = cell.value { return text }
      return nil
    }
  }

  @Test func `the meeting that completes a course says until when that holds`() throws {
    let input = input()
    let hearing = ResolvedTimetable(input.timetable, in: input.scenario)
    let own = hearing.pursuits.filter { $0.course.index == 0 && $0.isCompletion }
    let pursuit = try #require(own.first)
    let day = DateHabit(input).date(CalendarSpan.months(24).after(pursuit.lastDate))
    let slips = String(decoding: Slips().render(input)[0].bytes, as: UTF8.self)
    #expect(slips.contains("[valid until \(day)]"))
    // Once for everybody who completes it, at the last meeting alone.
    #expect(slips.components(separatedBy: "[valid until ").count - 1 == own.count)
    let letters = EmployerSlips().render(input).map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    #expect(letters.contains("[valid until \(day)]"))
    let table = String(decoding: LearnersCSV().render(input)[0].bytes, as: UTF8.self)
    #expect(table.contains(",Valid until,") && table.contains(day))
    let sheets = texts(WorkbookPaper().sheets(input))
    #expect(sheets.contains("Valid until") && sheets.contains(day))
    #expect(sheets.contains("valid until \(day)"), "the sign-in sheet of the last meeting")
  }

  @Test func `in Vietnamese too`() {
    let slips = String(decoding: Slips().render(input(.vietnamese))[0].bytes, as: UTF8.self)
    #expect(slips.contains("[có giá trị đến "))
  }

  @Test func `where credits never run out no paper speaks of it`() {
    let input = input(runsOut: false)
    let all = Slips().render(input) + EmployerSlips().render(input) + LearnersCSV().render(input)
    for file in all {
      #expect(!String(decoding: file.bytes, as: UTF8.self).lowercased().contains("valid until"))
    }
    #expect(!texts(WorkbookPaper().sheets(input)).contains { $0.lowercased().contains("valid until") })
  }

  /// Everybody of a firm is at work all day, and released for whatever there is, or in hours for class all day, or neither.
  private func atWork(_ language: Language = .english, release: Bool = true, training: Bool = false)
    -> PaperInput
  {
    Fixture.input(language) { scenario, _ in
      for employer in scenario.employers.indices {
        scenario.employers[employer].release = release ? Release() : nil
        scenario.employers[employer].place = nil
      }
      for worker in scenario.workers.indices { scenario.workers[worker].home = nil }
      for venue in scenario.venues.indices { scenario.venues[venue].place = nil }
      scenario.rotations[0].cycle = ["D"]
      let hours = "\(training ? "training " : "")06:00-23:00"
      scenario.rotations[0].shifts = ["D": .hours([ShiftStretch(hours)!])]
    }
  }

  @Test(arguments: [Language.english, .vietnamese])
  func `whoever has class inside a shift is told so, and no distance to that shift`(_ language: Language)
    throws
  {
    for (input, word) in [
      (atWork(language), ReleaseWords.isReleased),
      (atWork(language, training: true), ReleaseWords.isTraining),
      (atWork(language, release: false), ReleaseWords.isAtWork),
    ] {
      let table = String(decoding: LearnersCSV().render(input)[0].bytes, as: UTF8.self)
      let rows = table.split(separator: "\r\n").filter { $0.contains(word(language)) }
      #expect(!rows.isEmpty)
      #expect(rows.allSatisfy { $0.components(separatedBy: word(language)).count == 3 }, "\(rows)")
      #expect(table.firstMatch(of: /,-\d+:\d\d,/) == nil, "\(table)")
      let isReleased = word(.english) == ReleaseWords.isReleased.en
      #expect(texts(WorkbookPaper().sheets(input)).contains { $0.hasSuffix("\n\(word(language))") })
      // The one whom it concerns reads it too.
      let slips = String(decoding: Slips().render(input)[0].bytes, as: UTF8.self)
      #expect(
        slips.contains("[\(language == .english ? "released from work" : "cho nghỉ ca") ") == isReleased)
    }
  }

  @Test func `an employer's letter lists who is away when, and how many at once`() throws {
    let input = atWork()
    let hearing = ResolvedTimetable(input.timetable, in: input.scenario)
    let stays = ReleaseBook(hearing).stays
    #expect(!stays.isEmpty)
    for file in EmployerSlips().render(input) {
      let letter = String(decoding: file.bytes, as: UTF8.self)
      let employer = try #require(
        input.scenario.employers.refs.first { letter.contains("To: \(input.scenario.employers[$0].name)") })
      let own = stays.filter { input.scenario.workers[$0.worker].employer == employer }
      let most =
        own.map { stay in
          Set(own.filter { $0.interval.contains(stay.interval.start) }.map(\.worker)).count
        }.max() ?? 0
      #expect(letter.contains("(never more than \(most) at once)") == (most > 0), "\(letter)")
      guard most > 0 else { continue }
      let list = letter.components(separatedBy: "at once):\n")[1].components(separatedBy: "\n\n")[0]
      let named = list.split(separator: "\n").reduce(0) {
        $0 + $1.split(separator: ": ", maxSplits: 1)[1].split(separator: ", ").count
      }
      #expect(named >= own.count, "\(list)")
    }
  }
}
