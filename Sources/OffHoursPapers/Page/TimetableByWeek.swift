import OffHours

/// The meetings, a table a week, a block a day.
struct TimetableByWeek {
  let input: PaperInput

  var markup: Markup {
    let language = input.language
    return Markup("section", ["aria-labelledby": "timetable"]) {
      Markup("h2", ["id": "timetable"]) { PageWords.timetable(language) }
      if input.timetable.meetings.isEmpty { Markup("p") { Words.noMeetings(language) } }
      for week in weeks { table(week) }
    }
  }

  private var zone: Zone { input.scenario.zone }

  private func date(_ meeting: Meeting) -> CivilDate { zone.date(meeting.start) }

  /// The meetings by week, in their order.
  private var weeks: [[Meeting]] { runs(input.timetable.meetings) { date($0).week } }

  private func table(_ meetings: [Meeting]) -> Markup {
    let language = input.language, dates = DateHabit(input)
    let monday = date(meetings[0]).monday
    let headings: [(Phrase, String)] = [
      (Words.dayAndDate, "day"), (Words.time, "time"), (Words.lesson, "lesson"), (Words.venue, "venue"),
      (Words.instructor, "staff"), (Words.headsOfSeats, "seats n"),
    ]
    return Markup("section") {
      Markup("h3") { Words.week(dates.dayMonth(monday), dates.date(monday + 6))(language) }
      Markup("table", ["class": "week"]) {
        Markup("thead") {
          Markup("tr") {
            for (phrase, kind) in headings {
              Markup("th", ["scope": "col", "class": kind]) { phrase(language) }
            }
          }
        }
        for day in runs(meetings, by: { date($0).day }) {
          Markup("tbody") {
            for (position, meeting) in day.enumerated() {
              row(meeting, isFirst: position == 0, of: day.count, dates)
            }
          }
        }
      }
    }
  }

  private func row(_ meeting: Meeting, isFirst: Bool, of count: Int, _ dates: DateHabit) -> Markup {
    let language = input.language
    let venue = input.venue(meeting.venue)
    let course = input.courseClass(meeting.course)
    let more = [input.sectionName(meeting), input.note(meeting)].filter { !$0.isEmpty }
    return Markup("tr") {
      if isFirst {
        Markup("th", ["scope": "rowgroup", "rowspan": count > 1 ? String(count) : nil, "class": "day"]) {
          "\(dates.weekday(date(meeting))) \(dates.dayMonth(date(meeting)))"
        }
      }
      Markup("td", ["class": "time"]) { dates.times(meeting.interval) }
      Markup("td", ["class": "lesson"]) {
        if let course { Markup("span", ["class": "chip \(course)"]) }
        input.subject(meeting)
        if !more.isEmpty { Markup("span", ["class": "more"]) { " · " + more.joined(separator: " · ") } }
      }
      Markup("td", ["class": "venue"]) { venue?.name ?? meeting.venue }
      Markup("td", ["class": "staff"]) { input.instructorNames(meeting) }
      Markup("td", ["class": "seats n", "data-label": Words.headsOfSeats(language)]) {
        input.capacity(meeting).map { "\(meeting.learners.count)/\($0)" } ?? "\(meeting.learners.count)"
      }
    }
  }
}

extension PaperInput {
  /// The class under which a course has its colour on pages; nil where there is but one course, or it is not known.
  func courseClass(_ id: String) -> String? {
    guard scenario.courses.count > 1, let position = coursePosition(id) else { return nil }
    return PagePalette.className(ofCourse: position)
  }
}

/// Neighbours that share `key`, in runs.
func runs<Element>(_ elements: [Element], by key: (Element) -> Int) -> [[Element]] {
  var runs: [[Element]] = []
  var last: Int?
  for element in elements {
    let next = key(element)
    if next == last { runs[runs.count - 1].append(element) } else { runs.append([element]) }
    last = next
  }
  return runs
}
