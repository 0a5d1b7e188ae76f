import OffHours
import Testing

@testable import OffHoursPapers

/// What papers say where nobody knows a shift, and of people who take several courses.
@Suite struct `Papers of what is not known` {
  @Test(arguments: Language.allCases) func `shifts beyond a date without a roster are not given`(
    _ language: Language
  ) {
    let input = Fixture.input(language) { scenario, _ in
      for position in scenario.workers.indices { scenario.workers[position].rotation = nil }
      for position in scenario.employers.indices { scenario.employers[position].rotation = nil }
      scenario.roster = .init()
    }
    let unknown = PageWords.rosterUnknown(language)
    #expect(String(decoding: LearnersCSV().render(input)[0].bytes, as: UTF8.self).contains(unknown))
    #expect(
      !String(decoding: LearnersCSV().render(Fixture.input(language))[0].bytes, as: UTF8.self).contains(
        unknown))
  }

  @Test(arguments: Language.allCases) func `who takes two courses reads which one`(_ language: Language)
    throws
  {
    let input = Fixture.input(language)
    let agenda = try #require(
      input.agendas.first { Set($0.meetings.map(\.course)).count == 1 && !$0.meetings.isEmpty })
    let next = Array(agenda.meetings.prefix(1))
    let plain = ShortMessages.message(next, input),
      named = ShortMessages.message(next, input, namesCourse: true)
    let course = PlainLetters.message(input.courseName(next[0].course)).prefix(8)
    #expect(named.contains(course) && (!plain.contains(course) || plain != named), "\(plain)\n\(named)")
  }
}
