import ArgumentParser
import OffHours
import OffHoursFiles
import OffHoursPapers

/// `offhours publish`: a timetable becomes the one that people are told of, with all its papers anew.
struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Publish a timetable: state, revision and all papers anew in one folder.",
    discussion: """
      Writes timetable.json with the state published and every paper, all with one \
      stamp; papers of another timetable that OffHours wrote there before are \
      removed. Into the folder of an earlier publication it goes as its next \
      revision: calendars cancel what people were told and no longer have. What \
      replan makes of a published timetable is published too.

      A timetable that breaks rules is not published, unless --anyway is given \
      (exit status 1).

      EXAMPLES
        offhours publish scenarios/tutorial out/tutorial --out out/published
        offhours publish scenarios/thai-nguyen plan.json --out out/published \\
          --format html,ics,xlsx
        offhours publish answer.xlsx --out out/published
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var timetable: TimetableArgument
  @OptionGroup var output: OutputOptions
  @Flag(help: "Publish a timetable that breaks rules.")
  var anyway = false
  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if output.out == nil { throw ValidationError("Name the folder for the papers with --out.") }
  }

  func run() throws {
    try Failure.reported(reading, about: timetable.path ?? scenario.path) {
      guard let out = output.out else { return }
      let loaded = try output.shown(scenario.load(reading))
      let language = loaded.scenario.language
      let handedIn = try Timetable.load(scenario.timetable(timetable.path), reading)
      let papers = output.format == nil ? Papers.all : output.papers
      let folder = try OutputOptions.folder(out, for: papers)
      try output.refuseForeign(in: folder, papers: papers, language)
      let before = try Record(out, force: output.forcing.force, language)
      let letterhead = try output.letterhead(reading, language), columns = try output.columns(of: loaded)
      let verification = Verifier.verify(handedIn, loaded.scenario)
      // Values of goals are worked out anew by whoever asks; nobody is told of them by a timetable that was edited.
      let violations = verification.violations.filter { $0.code != .goalValue }
      if !violations.isEmpty, !anyway {
        Console.say(Words.notPublished(violations.count)(language))
        for violation in violations.prefix(10) {
          Console.say("  \(violation.code.rawValue): \(TextWidth.plain(violation.message))")
        }
        if violations.count > 10 { Console.say("  … \(Words.verifyListsAll(language))") }
        throw ExitStatus.violations.code
      }
      if violations.isEmpty, handedIn.scenarioHash != loaded.scenario.sha256 {
        Console.say(Words.exportedFromOtherFiles(language))
      }
      let publication = Publication(handedIn, after: before, in: loaded.scenario)
      let input = PaperInput(
        scenario: loaded.scenario, calendars: CalendarBook(loaded.scenario), timetable: publication.timetable,
        language: language, letterhead: letterhead, columns: columns)
      let json = TimetableWriter.text(publication.timetable, for: loaded.scenario)
      let files =
        [PaperFile(name: "timetable.json", text: json)] + papers.flatMap { $0.render(input) } + before.saved
      let place = try PaperFolder(
        folder, of: publication.timetable, replacesTimetable: true, force: output.forcing.force,
        own: "\(out)/timetable.json", language)
      // Who ends it now is told what was published all the same.
      try Interruption.writing {
        try place.write(files)
        before.sayWhatIsMissing(language)
        try Console.result(
          reading.json ? publication.json(files, violations.count) : publication.text(language))
      }
    }
  }
}

/// A timetable as it is published, and what it follows.
struct Publication {
  /// The timetable with its state and revision.
  private(set) var timetable: Timetable
  /// Revision and number of vanished meetings of the publication before; nil where there is none.
  private var follows: (revision: Int, gone: Int, isOtherPlan: Bool)?

  /// Publishes a timetable, as the next revision of what a folder holds.
  init(_ handedIn: Timetable, after there: Record, in scenario: Scenario) {
    timetable = handedIn
    timetable.id = handedIn.planId
    timetable.state = .published
    if let before = there.timetable {
      if before.planId == handedIn.planId { timetable.retire(before.retired + before.meetings.map(\.id)) }
      let isSame = before.meetings == handedIn.meetings && before.sections == handedIn.sections
      // A draft that people know already, published once more, tells them nothing new.
      if isSame, before.revision == handedIn.revision || handedIn.state != .published {
        timetable.id = before.planId
        timetable.revision = before.revision
        timetable.told = before.told
        // Written in since its papers were: told as it was, it would not be found out by calendars.
        if let list = there.list, list.stamp != timetable.stamp { timetable.revision += 1 }
      } else {
        // Whatever it comes from, it takes the place of what people know; what was solved anew goes by its own name, so
        // that no meeting of the plan before seems to be moved into it.
        let isOtherPlan = before.planId != handedIn.planId
        if isOtherPlan || before.revision >= handedIn.revision { timetable.revision = before.revision + 1 }
        timetable.told = before.toldNext
        if isOtherPlan { timetable.told?.plan = before.planId }
        follows = (before.revision, ToldMeetings(timetable, in: scenario).gone.count, isOtherPlan)
      }
    }
    if there.timetable == nil, let revision = there.revision {
      timetable.revision = max(timetable.revision, revision + 1)
    }
    timetable.revision = min(timetable.revision, 1_000_000_000)
  }

  /// What a terminal shows.
  func text(_ language: Language) -> String {
    let people = Set(timetable.meetings.flatMap(\.learners)).count
    var lines = [
      Words.publishedNow(
        revision: timetable.revision, timetable.stamp, meetings: timetable.meetings.count, people: people)(
          language)
    ]
    if let follows {
      lines.append(
        Words.publishedAfter(
          revision: follows.revision, gone: follows.gone, isOtherPlan: follows.isOtherPlan)(language))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// `{"state", "revision", "id", "stamp", "files", "violations"}`.
  func json(_ files: [PaperFile], _ violations: Int) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("state", timetable.state.rawValue)
      json.field("revision", timetable.revision)
      json.field("id", timetable.planId)
      json.field("stamp", timetable.stamp)
      json.key("files")
      json.array(files, inline: true) { $0.string($1.name) }
      json.field("violations", violations)
    }
    return json.text + "\n"
  }
}
