import OffHours

/// Sections of all courses with `attend: section`: for each section its course and the set of its meetings.
struct SectionChoice {
  var sections: [(course: Int, meetings: Int)] = []

  /// All meetings of all sections.
  var meetings: Int { sections.reduce(0) { $0 | $1.meetings } }

  /// Every combination of sections that venues allow, each once.
  ///
  /// A section of `running` goes on with the lessons that are left, or is given up.
  static func all(
    of meetings: [TinyMeeting], in scenario: Scenario, _ halls: HallChoices, _ running: [History.Running]
  ) -> [SectionChoice] {
    var choices = [SectionChoice()]
    for section in running {
      let ways = sections(
        of: section.course, meetings, scenario, besides: section.held, venue: section.venue)
      choices = choices.flatMap { choice in
        [choice]
          + ways.filter { choice.meetings & $0 == 0 && !halls.clash(choice.meetings | $0) }.map {
            SectionChoice(sections: choice.sections + [(section.course, $0)])
          }
      }
    }
    for (course, facts) in scenario.courses.enumerated() where facts.attendance == .section {
      let single = sections(of: course, meetings, scenario)
      let most = min(facts.maxSections ?? .max, meetings.count)
      var ways: [[Int]] = [[]]
      var grown = ways
      while let longest = grown.first?.count, longest < most {
        // Ascending, so that every set of sections turns up once.
        grown = grown.flatMap { way in
          single.filter { next in
            way.last.map { next > $0 } ?? true && !way.contains { $0 & next != 0 }
              && !halls.clash(way.reduce(next) { $0 | $1 })
          }.map { way + [$0] }
        }
        ways += grown
      }
      choices = choices.flatMap { choice in
        ways.compactMap { way in
          let going = choice.sections.count { $0.course == course }
          let all = way.reduce(0) { $0 | $1 }
          guard going + way.count <= facts.maxSections ?? .max, choice.meetings & all == 0 else { return nil }
          return SectionChoice(sections: choice.sections + way.map { (course, $0) })
        }
      }
    }
    return choices
  }

  /// One meeting for each lesson, in one venue where the course asks for that.
  private static func sections(
    of course: Int, _ meetings: [TinyMeeting], _ scenario: Scenario, besides held: Set<Int> = [],
    venue: Int? = nil
  ) -> [Int] {
    var sets: [(set: Int, venue: Int)] = [(0, venue ?? -1)]
    for lesson in scenario.courses[course].lessons.indices where !held.contains(lesson) {
      sets = sets.flatMap { way in
        meetings.indices.filter { position in
          let meeting = meetings[position]
          return meeting.course == course && meeting.lesson == lesson
            && (way.venue < 0 || way.venue == meeting.venue || !scenario.courses[course].sameVenue)
        }.map { (way.set | 1 << $0, meetings[$0].venue) }
      }
    }
    return sets.map(\.set).sorted()
  }

  /// Whether whoever attends these meetings has an own section in every course, and makes up no more than allowed.
  func allows(_ attended: Int, _ ofCourse: [Int], _ scenario: Scenario) -> Bool {
    scenario.courses.indices.allSatisfy { course in
      let facts = scenario.courses[course]
      let own = attended & ofCourse[course]
      guard facts.attendance == .section, own != 0 else { return true }
      return own & ~meetings == 0
        && sections.contains {
          $0.course == course && (own & ~$0.meetings).nonzeroBitCount <= facts.makeup
        }
    }
  }
}
