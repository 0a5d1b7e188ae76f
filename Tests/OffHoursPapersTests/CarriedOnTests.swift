import OffHours
import Testing

@testable import OffHoursPapers

/// A shift that no roster names is told as one of the rotation.
@Suite struct `Papers beyond the rosters` {
  /// Crew A's roster from 1 to `last` March, in the codes of its rotation.
  private func input(_ language: Language, last: Int) -> PaperInput {
    Fixture.input(language) { scenario, _ in
      let rotation = scenario.rotations[0]
      scenario.roster.crews[CrewKey(employer: Ref(0), crew: "A")] = (0..<last).map { day in
        let code = rotation.cycle[day % 12]
        return RosterCell(date: Fixture.day("2027-03-01") + day, code: code, shift: rotation.shifts[code]!)
      }
    }
  }

  private func text(_ paper: some Paper, _ input: PaperInput) -> [String] {
    paper.render(input).flatMap {
      String(decoding: $0.bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
    }
  }

  @Test(arguments: [Language.english, .vietnamese]) func `tell which shifts a rotation carries on`(
    _ language: Language
  ) {
    let words = PageWords.carriedOn(language)
    let input = input(language, last: 6)
    let lines = text(LearnersCSV(), input).filter { $0.hasPrefix("W1,") || $0.hasPrefix("W2,") }
    // Class on the 5th: the shift before is on the roster; that after stands on the 7th, beyond it.
    let early = lines.filter { $0.contains("Bài 1") }, late = lines.filter { $0.contains("Bài 2") }
    #expect(!early.isEmpty && early.allSatisfy { $0.ranges(of: words).count == 1 })
    #expect(!late.isEmpty && late.allSatisfy { $0.ranges(of: words).count == 2 })
    for lines in [text(EmployerSlips(), input), text(Slips(), input)] {
      let marked = lines.filter { $0.contains(words) }
      #expect(
        !marked.isEmpty && marked.allSatisfy { $0.contains("12/0") || $0.contains("12 Mar") }, "\(lines)")
    }
    // Where the roster reaches, nothing is said.
    let whole = self.input(language, last: 20)
    #expect(text(LearnersCSV(), whole).allSatisfy { !$0.contains(words) })
    #expect(text(EmployerSlips(), whole).allSatisfy { !$0.contains(words) })
  }

  @Test func `say nothing where a rotation is known for itself, with an exception or two`() {
    for last in [0, 3] {
      let input = input(.english, last: last)
      #expect(text(LearnersCSV(), input).allSatisfy { !$0.contains(PageWords.carriedOn(.english)) })
    }
  }

  @Test func `the picture says so below the week`() {
    let words = PageWords.carriedOnWeek(.english)
    func page(_ last: Int) -> String { text(TimetablePage(), input(.english, last: last)).joined() }
    #expect(page(6).contains(words) && !page(20).contains(words))
  }
}
