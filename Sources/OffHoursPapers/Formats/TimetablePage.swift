import OffHours

/// The timetable as a page to look at: on a phone, on a laptop, on paper. One file that asks the network for nothing.
package struct TimetablePage: Paper {
  package let id = "html"
  package let summary = "a page: crews and days in a picture, timetable, goals"
  package let fileNames = ["timetable.html"]

  /// The paper.
  package init() {}

  package func render(_ input: PaperInput) -> [PaperFile] {
    let hearing = ResolvedTimetable(input.timetable, in: input.scenario, calendars: input.calendars)
    let funnel = Funnel(input, hearing)
    let page = PageFrame(
      language: input.language, title: input.title, header: header(input, funnel),
      content: content(input, hearing, funnel), footer: footer(input))
    return [PaperFile(name: fileNames[0], text: page.source)]
  }

  private func header(_ input: PaperInput, _ funnel: Funnel) -> Markup {
    let language = input.language, dates = DateHabit(input), timetable = input.timetable
    let horizon = input.scenario.horizon
    let state = timetable.state == .draft ? Words.draft : Words.published(revision: timetable.revision)
    let organiser = input.scenario.organiser.first { $0.key == "name" }?.value
    return Markup([
      Markup("h1") { input.title },
      Markup("p", ["class": "quiet"]) {
        ["\(dates.date(horizon.from)) – \(dates.date(horizon.to))", state(language), input.planLine]
          .joined(separator: " · ")
        if let organiser { " · " + PageWords.organiser(organiser)(language) }
      },
      tiles(input, funnel),
      Markup("nav", ["aria-label": PageWords.contents(language)]) {
        Markup("ul") {
          for (anchor, heading) in sections(input) {
            Markup("li") { Markup("a", ["href": "#\(anchor)"]) { heading(language) } }
          }
        }
      },
    ])
  }

  private func sections(_ input: PaperInput) -> [(anchor: String, heading: Phrase)] {
    var sections: [(String, Phrase)] = [("timetable", PageWords.timetable)]
    if !input.timetable.meetings.isEmpty { sections.insert(("crews", PageWords.crews), at: 0) }
    sections += [
      ("completions", PageWords.completionsAndTargets), ("unplaced", PageWords.unplaced),
      ("use", PageWords.use),
    ]
    if !input.timetable.goals.isEmpty { sections.append(("goals", PageWords.goals)) }
    return sections
  }

  private func tiles(_ input: PaperInput, _ funnel: Funnel) -> Markup {
    let language = input.language, numbers = NumberHabit(language), timetable = input.timetable
    let completed = funnel.courses.reduce(0) { $0 + $1.total.done }
    let needed = funnel.courses.reduce(0) { $0 + $1.total.referred }
    let facts: [(String, String?, Phrase)] = [
      (numbers.text(Double(timetable.meetings.count)), nil, PageWords.meetings),
      (numbers.text(Double(Set(timetable.meetings.flatMap(\.learners)).count)), nil, PageWords.learners),
      (numbers.text(Double(completed)), "/ \(numbers.text(Double(needed)))", PageWords.completions),
      (numbers.text(Double(Set(timetable.unplaced.map(\.worker)).count)), nil, PageWords.unplacedPeople),
    ]
    return Markup("dl", ["class": "tiles"]) {
      for (value, of, name) in facts {
        Markup("div") {
          Markup("dt") { name(language) }
          Markup("dd") {
            value
            if let of { Markup("small") { " \(of)" } }
          }
        }
      }
    }
  }

  private func content(_ input: PaperInput, _ hearing: ResolvedTimetable, _ funnel: Funnel) -> Markup {
    Markup([
      CrewPicture(input: input, plan: PicturePlan(hearing)).markup,
      TimetableByWeek(input: input).markup,
      CompletionTable(input: input, funnel: funnel).markup,
      UnplacedList(input: input).markup, UseTables(input: input).markup, GoalTable(input: input).markup,
    ])
  }

  private func footer(_ input: PaperInput) -> Markup {
    let hash = input.timetable.scenarioHash
    return hash.isEmpty ? Markup() : Markup("p") { PageWords.madeFrom(hash)(input.language) }
  }
}
