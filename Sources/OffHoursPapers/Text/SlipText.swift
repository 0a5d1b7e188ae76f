import OffHours

/// The lines that slips and letters are made of: plain text, ready to be pasted into a chat.
struct SlipText {
  let input: PaperInput
  private let dates: DateHabit
  private let validity: Validity?

  /// With `validity`, the meeting that completes a course says until when that holds.
  init(_ input: PaperInput, _ validity: Validity? = nil) {
    self.input = input
    self.validity = validity
    dates = DateHabit(input)
  }

  /// A person's slip: a heading, a line a lesson, and whom to ask.
  func slip(_ agenda: LearnerAgenda) -> [String] {
    let employer = input.employerName(agenda.id)
    let name = employer.isEmpty ? agenda.name : "\(agenda.name) (\(employer))"
    let heading = Words.classTimes(of: name, courses(agenda))(input.language) + state
    return [TextWidth.plain(heading)] + meetings(agenda) + [input.planLine] + contact
  }

  /// A line a lesson: the day, from when to when, what, and where; at the first mention with the address.
  ///
  /// - Parameter forEmployer: Whether an employer reads it, who wants the year, the course, and what counts as working time.
  func meetings(_ agenda: LearnerAgenda, forEmployer: Bool = false) -> [String] {
    let isSplit =
      forEmployer ? input.scenario.courses.count > 1 : Set(agenda.meetings.map(\.course)).count > 1
    var shown: Set<String> = []
    return agenda.meetings.map { meeting in
      let date = dates.zone.date(meeting.start), venue = input.venue(meeting.venue)
      let lesson = input.lessonName(meeting), day = forEmployer ? dates.date(date) : dates.dayMonth(date)
      var line = "\(dates.weekday(date)) \(day) \(dates.times(meeting.interval))"
      line += ": \(isSplit ? "\(input.courseName(meeting.course)), " : "")\(lesson)"
      line += " – \(venue?.name ?? meeting.venue)"
      if let address = venue?.address, !address.isEmpty, shown.insert(meeting.venue).inserted {
        line += " (\(address))"
      }
      if meeting.held { line += " [\(Words.held(input.language))]" }
      if forEmployer, input.course(meeting.course)?.countsAsWork == true {
        line += " [\(Words.countsAsWork(input.language))]"
      }
      if let away = input.away(agenda.worker, meeting) {
        line += " [\(ReleaseWords.away(dates.times(away))(input.language))]"
      }
      if let until = validity?.note(agenda.id, meeting), !until.isEmpty { line += " [\(until)]" }
      if let worker = agenda.worker, !meeting.held, input.carriedOn.holds(worker, on: date) {
        line += " [\(PageWords.carriedOn(input.language))]"
      }
      return TextWidth.plain(line)
    }
  }

  /// The names of the courses of which somebody attends meetings, in the order of the meetings.
  private func courses(_ agenda: LearnerAgenda) -> String {
    var seen: Set<String> = []
    return agenda.meetings.filter { seen.insert($0.course).inserted }.map { input.courseName($0.course) }
      .joined(separator: ", ")
  }

  /// Says that a timetable is a draft, or which revision it is.
  var state: String {
    switch input.timetable.state {
    case .draft: " (\(Words.draft(input.language)))"
    case .published where input.timetable.revision > 1:
      " (\(Words.published(revision: input.timetable.revision)(input.language)))"
    case .published: ""
    }
  }

  /// Whom to ask; no line where nobody is named.
  var contact: [String] {
    let parts = [input.organiser("name"), input.organiser("phone")].filter { !$0.isEmpty }
    guard !parts.isEmpty else { return [] }
    return [TextWidth.plain("\(Words.contact(input.language)): \(parts.joined(separator: ", "))")]
  }
}

extension PaperInput {
  /// A field of the organiser, empty where it is not given.
  package func organiser(_ key: String) -> String {
    scenario.organiser.first { $0.key == key }?.value ?? ""
  }
}
