import OffHours

/// The picture that shows that classes lie outside work: crews down, the hours of a week across, a panel a week.
///
/// Shifts are bands, nights darker and across midnight; the rest and the journeys around them are a paler band; classes
/// stand upon them with the number of people who attend. Positions across are percentages, so that the picture is as
/// wide as a phone, a laptop or a sheet allows, and its letters keep their size.
struct CrewPicture {
  let input: PaperInput
  let plan: PicturePlan
  /// Ids of overtime and second jobs, which shifts bear in their labels.
  private let duties: Set<String>

  init(input: PaperInput, plan: PicturePlan) {
    self.input = input
    self.plan = plan
    duties = Set(input.scenario.absences.lazy.filter(\.isDuty).map(\.id))
  }

  /// Heights of a row, of the line with an employer's name, and of the days and hours on top.
  private static let rowHeight = 24, nameHeight = 24, axisHeight = 36
  /// The height of bands in a row.
  private static let bandHeight = 18

  var markup: Markup {
    guard !plan.mondays.isEmpty else { return Markup() }
    let language = input.language
    // A long plan shows fewer rows a week, so that the page stays light.
    let most = max(12, min(48, 480 / plan.mondays.count))
    let weeks = plan.mondays.map { plan.week($0, most: most) }
    return Markup("section", ["aria-labelledby": "crews", "class": "crews"]) {
      Markup("h2", ["id": "crews"]) { PageWords.crews(language) }
      Markup("p") {
        if plan.amiss == 0 {
          Markup("span", ["class": "good"]) {
            PageWords.noneAmiss(language.number(plan.attendances))(language)
          }
        } else {
          Markup("span", ["class": "alarm"]) {
            PageWords.amiss(language.number(plan.amiss), of: language.number(plan.attendances))(language)
          }
        }
        " " + PageWords.crewsLead(language)
      }
      legend(weeks.flatMap(\.rows))
      for week in weeks { panel(week) }
    }
  }

  // MARK: Legend

  private func legend(_ rows: [PicturePlan.Row]) -> Markup {
    let language = input.language
    let calendars = rows.map(\.calendar)
    var kinds: [(String, String)] = []
    if calendars.contains(where: { $0.shifts.contains { !$0.isNight } }) {
      kinds.append(("s", PageWords.shift(language)))
    }
    if calendars.contains(where: { $0.shifts.contains { $0.isNight } }) {
      kinds.append(("k", PageWords.night(language)))
    }
    if calendars.contains(where: { $0.shifts.contains { !$0.training.isEmpty } }) {
      kinds.append(("tr", PageWords.trainingHours(language)))
    }
    if rows.contains(where: { !$0.rest.isEmpty }) { kinds.append(("r", PageWords.rest(language))) }
    if calendars.contains(where: { !$0.absences.isEmpty || !$0.absentDates.isEmpty }) {
      kinds.append(("a", PageWords.away(language)))
    }
    if calendars.contains(where: { !$0.unknownDates.isEmpty }) {
      kinds.append(("u", PageWords.rosterUnknown(language)))
    }
    let taught = Set(input.timetable.meetings.compactMap { input.coursePosition($0.course) })
    for course in taught.sorted() {
      kinds.append(("m \(PagePalette.className(ofCourse: course))", input.scenario.courses[course].name))
    }
    if input.timetable.meetings.contains(where: \.held) { kinds.append(("h", PageWords.heldClass(language))) }
    let hasDuty = calendars.contains { $0.shifts.contains { code(of: $0) != $0.label } }
    return Markup("ul", ["class": "legend"]) {
      for (kind, name) in kinds {
        Markup("li") {
          Markup("svg", ["width": "26", "height": "14", "aria-hidden": "true"]) {
            Markup("rect", ["class": kind, "width": "26", "height": "14", "rx": "2"])
          }
          name
        }
      }
      if hasDuty { Markup("li") { "\(PageWords.dutyCode(language)): \(PageWords.duty(language))" } }
    }
  }

  // MARK: A week

  /// A line of a panel: an employer's name, or a row.
  private enum Entry {
    case name(Ref<Employer>?)
    case row(PicturePlan.Row)
  }

  private func panel(_ week: PicturePlan.Week) -> Markup {
    let language = input.language, dates = DateHabit(input), monday = week.monday
    var notes: [String] = []
    if week.rowsLeft > 0 {
      notes.append(PageWords.rowsLeft(week.rowsLeft, people: week.learnersLeft)(language))
    }
    if week.silent > 0 { notes.append(PageWords.rowsSilent(week.silent)(language)) }
    if input.carriesOn(weekOf: monday) { notes.append(PageWords.carriedOnWeek(language)) }
    let name = Words.week(dates.dayMonth(monday), dates.date(monday + 6))(language)
    return Markup("section") {
      Markup("h3") { name }
      for (position, sheet) in sheets(week.rows).enumerated() {
        drawing(sheet, monday, name, id: "w\(monday.day)-\(position)")
      }
      if !notes.isEmpty { Markup("p", ["class": "quiet small"]) { notes.joined(separator: " ") } }
    }
  }

  /// Lines of one drawing at most, so that it fits on a printed sheet.
  private static let sheet = 36

  /// The rows with employers' names among them, in drawings of about the same height; an employer is not cut if it fits.
  private func sheets(_ rows: [PicturePlan.Row]) -> [[Entry]] {
    let groups = runs(rows, by: { $0.employer?.index ?? .max }).map { group in
      [Entry.name(group[0].employer)] + group.map { .row($0) }
    }
    let lines = groups.reduce(0) { $0 + $1.count }
    let count = (lines + CrewPicture.sheet - 1) / CrewPicture.sheet
    let height = (lines + count - 1) / max(1, count)
    var sheets: [[Entry]] = [[]]
    for group in groups {
      let last = sheets[sheets.count - 1].count
      if last > 0, last + group.count > CrewPicture.sheet || last + group.count / 2 > height {
        sheets.append([])
      }
      for entry in group {
        if sheets[sheets.count - 1].count >= CrewPicture.sheet { sheets.append([]) }
        sheets[sheets.count - 1].append(entry)
      }
    }
    return sheets
  }

  private func drawing(_ entries: [Entry], _ monday: CivilDate, _ name: String, id: String) -> Markup {
    let language = input.language
    let height =
      CrewPicture.axisHeight
      + entries.reduce(0) { sum, entry in
        if case .name = entry { sum + CrewPicture.nameHeight } else { sum + CrewPicture.rowHeight }
      }
    let rows = entries.compactMap { entry in if case .row(let row) = entry { row } else { nil } }
    let attendances = rows.flatMap(\.attendances)
    let description = PageWords.pictureDescription(
      rows: rows.count, meetings: Set(attendances.flatMap(\.meetings)).count,
      attendances: attendances.reduce(0) { $0 + $1.heads },
      amiss: attendances.reduce(0) { $0 + ($1.isAmiss ? $1.heads : 0) })
    return Markup("figure", ["class": "scroll", "tabindex": "0", "aria-label": name]) {
      Markup("div", ["class": "panel"]) {
        Markup("ul", ["class": "names"]) {
          for entry in entries { label(entry) }
        }
        // A box of its own: some printers cannot break a grid beside a bare drawing.
        Markup("div", ["class": "picture"]) {
          Markup(
            "svg",
            ["role": "img", "aria-labelledby": "\(id)-t \(id)-d", "width": "100%", "height": String(height)]
          ) {
            Markup("title", ["id": "\(id)-t"]) { PageWords.pictureTitle(name)(language) }
            Markup("desc", ["id": "\(id)-d"]) { description(language) }
            grid(monday, height)
            lines(entries, WeekScale(monday: monday, input: input))
          }
        }
      }
    }
  }

  private func label(_ entry: Entry) -> Markup {
    switch entry {
    case .name(let employer):
      return Markup("li", ["class": "firm"]) {
        employer.map { input.scenario.employers[$0].name } ?? Words.noEmployer(input.language)
      }
    case .row(let row):
      return Markup("li") {
        Markup("span", ["class": "crew"]) { name(row) }
        Markup("span", ["class": "quiet"]) { "\(row.learners)/\(row.people)" }
      }
    }
  }

  private func name(_ row: PicturePlan.Row) -> String {
    let language = input.language
    if let worker = row.worker {
      return "\(input.scenario.workers[worker].name), \(PageWords.ownRoster(language))"
    }
    var name = PageWords.ownRoster(language)
    if let crew = row.crew {
      name = "\(Words.crew(language)) \(crew)"
    } else if let rotation = row.rotation {
      name = input.scenario.rotations[rotation].name
    }
    return row.isApart && (row.crew != nil || row.rotation != nil)
      ? "\(name), \(PageWords.apart(language))" : name
  }

  /// Days and hours: a heading a day, lines at midnight and every six hours.
  private func grid(_ monday: CivilDate, _ height: Int) -> Markup {
    let dates = DateHabit(input)
    var pieces: [Markup] = []
    for day in 0..<7 {
      let date = monday + day
      let left = Double(day) / 7
      let outside = !input.scenario.horizon.contains(date)
      if outside {
        pieces.append(
          Markup(
            "rect",
            ["class": "o", "x": percent(left), "y": "0", "width": percent(1 / 7), "height": String(height)]))
      }
      pieces.append(
        Markup("text", ["class": "day", "x": percent(left + 1 / 14), "y": "14"]) {
          "\(dates.weekday(date)) \(dates.dayMonth(date))"
        })
      for hour in stride(from: 0, to: 24, by: 6) {
        let x = percent(left + Double(hour) / 168)
        pieces.append(
          Markup(
            "line",
            [
              "class": hour == 0 ? "g d" : "g", "x1": x, "x2": x, "y1": hour == 0 ? "0" : "32",
              "y2": String(height),
            ]))
        if hour > 0 { pieces.append(Markup("text", ["class": "hour", "x": x, "y": "29"]) { String(hour) }) }
      }
    }
    return Markup(pieces)
  }

  private func lines(_ entries: [Entry], _ scale: WeekScale) -> Markup {
    var pieces: [Markup] = []
    var y = CrewPicture.axisHeight
    for entry in entries {
      switch entry {
      case .name:
        y += CrewPicture.nameHeight
      case .row(let row):
        pieces.append(bands(row, y: y + 3, scale))
        pieces.append(classes(row, y: y + 3, scale))
        y += CrewPicture.rowHeight
      }
    }
    return Markup(pieces)
  }

  /// Rest, shifts, leave and unknown dates of a row.
  private func bands(_ row: PicturePlan.Row, y: Int, _ scale: WeekScale) -> Markup {
    let calendar = row.calendar, zone = input.scenario.zone
    var pieces: [Markup] = []
    func band(_ kind: String, _ interval: Interval, height: Int = CrewPicture.bandHeight) {
      guard let place = scale.place(interval) else { return }
      pieces.append(
        Markup(
          "rect",
          [
            "class": kind, "x": percent(place.left), "y": String(y + CrewPicture.bandHeight - height),
            "width": percent(place.width), "height": String(height),
          ]))
    }
    for interval in row.rest { band("r", interval) }
    for date in calendar.unknownDates { band("u", zone.day(date)) }
    for date in calendar.absentDates { band("a", zone.day(date)) }
    for interval in calendar.absences { band("a", interval) }
    for shift in calendar.shifts {
      band(shift.isNight ? "k" : "s", shift.interval)
      // A line below, so that what is written in the band stays readable.
      for interval in shift.training { band("tr", interval, height: 4) }
      // A letter takes an hour and a half of the narrowest picture.
      let code = code(of: shift)
      guard let place = scale.place(shift.interval), place.width * 168 > Double(code.count) * 1.6 + 0.5
      else { continue }
      pieces.append(
        Markup(
          "text",
          [
            "class": shift.isNight ? "kt" : "st", "x": percent(place.left + place.width / 2),
            "y": String(y + 13),
          ]
        ) { code })
    }
    return Markup(pieces)
  }

  /// The roster's code of a shift; duty, which has but an id, is named as what it is.
  private func code(of shift: WorkShift) -> String {
    guard !duties.isEmpty else { return shift.label }
    return shift.label.split(separator: "+", omittingEmptySubsequences: false)
      .map { duties.contains(String($0)) ? PageWords.dutyCode(input.language) : String($0) }
      .joined(separator: "+")
  }

  /// The meetings of a row, with how many of it attend; what overlaps shares the height.
  private func classes(_ row: PicturePlan.Row, y: Int, _ scale: WeekScale) -> Markup {
    var pieces: [Markup] = []
    for (attendance, lane) in zip(row.attendances, plan.lanes(row.attendances)) {
      let meeting = input.timetable.meetings[attendance.meetings[0]]
      guard let place = scale.place(meeting.interval) else { continue }
      let height = Double(CrewPicture.bandHeight) / Double(lane.of)
      let top = Double(y) + Double(lane.lane) * height
      let colour = input.coursePosition(meeting.course).map(PagePalette.className(ofCourse:)) ?? ""
      let kind = meeting.held ? "h" : "m \(colour)"
      pieces.append(
        Markup(
          "rect",
          [
            "class": attendance.isAmiss ? "\(kind) x" : kind, "x": percent(place.left), "y": short(top),
            "width": percent(place.width), "height": short(height), "rx": "2",
          ]
        ) { Markup("title") { title(meeting, attendance) } })
      // A digit takes an hour and a half of the narrowest picture, or a little more than one where it is small.
      let hours = place.width * 168, digits = Double(String(attendance.heads).count)
      guard lane.of < 3, hours > digits * 1.15 else { continue }
      let isSmall = lane.of > 1 || hours < digits * 1.6
      pieces.append(
        Markup(
          "text",
          [
            "class": (meeting.held ? "ht" : "mt") + (isSmall ? " small" : ""),
            "x": percent(place.left + place.width / 2), "y": short(top + height / 2 + (isSmall ? 3 : 4)),
          ]
        ) { String(attendance.heads) })
    }
    return Markup(pieces)
  }

  private func title(_ meeting: Meeting, _ attendance: PicturePlan.Attendance) -> String {
    let language = input.language, dates = DateHabit(input), count = attendance.meetings.count
    let venue = input.venue(meeting.venue)?.name ?? meeting.venue
    let parts = [
      "\(language.weekdayAndDate(dates.zone.date(meeting.start), in: dates.zone)) \(dates.times(meeting.interval))",
      count == 1 ? input.subject(meeting) : input.courseName(meeting.course),
      count == 1 ? venue : Words.meetings(count)(language), Words.learners(attendance.heads)(language),
      attendance.isAmiss ? PageWords.inWork(language) : "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }
}

/// A share as a percentage for a drawing.
private func percent(_ share: Double) -> String { "\(short(share * 100))%" }

/// A number with at most three decimals, as drawings take it.
private func short(_ value: Double) -> String {
  let scaled = Int((value * 1000).rounded())
  var text = "\(abs(scaled) / 1000)"
  var rest = padded(abs(scaled) % 1000, 3)
  while rest.hasSuffix("0") { rest.removeLast() }
  if !rest.isEmpty { text += ".\(rest)" }
  return scaled < 0 ? "-\(text)" : text
}

extension CrewPicture {
  /// How the picture looks. `o`: outside the horizon, `g`: lines, `r`: rest, `s`: shift, `k`: night, `tr`: hours for training,
  /// `a`: away, `u`: unknown, `m`: class, `h`: class that was held, `x`: amiss; with a `t` behind it, what is written there.
  static let style = """
    .legend { list-style: none; margin: 14px 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: 6px 22px;
      font-size: 14px; }
    .legend li { display: flex; align-items: center; gap: 8px; }
    .legend svg { flex: none; }
    figure { margin: 0; }
    .panel { display: grid; grid-template-columns: 218px minmax(700px, 1fr); }
    .names { list-style: none; margin: 0; padding: \(axisHeight)px 12px 0 0; font-size: 13px; line-height: \(rowHeight)px;
      position: sticky; left: 0; background: var(--page); z-index: 1; min-width: 0; }
    .names li { height: \(rowHeight)px; white-space: nowrap; display: flex; justify-content: space-between; gap: 8px; }
    .names .crew { overflow: hidden; text-overflow: ellipsis; }
    .names .firm { height: \(nameHeight)px; line-height: \(nameHeight + 6)px; font-weight: 650; }
    figure + figure { margin-top: 14px; }
    .picture { min-width: 0; }
    svg { display: block; }
    svg text { font-size: 10.5px; text-anchor: middle; fill: var(--text); pointer-events: none; }
    svg .day { font-size: 13px; font-weight: 600; }
    svg .hour { fill: var(--quiet); }
    .o { fill: var(--panel); }
    .g { stroke: var(--line); stroke-width: 1; stroke-dasharray: 1 3; }
    .g.d { stroke-dasharray: none; }
    .r { fill: var(--rest); } .s { fill: var(--shift); } .k { fill: var(--night); } .tr { fill: var(--good); }
    .a { fill: var(--away); opacity: .55; } .u { fill: none; stroke: var(--quiet); stroke-dasharray: 2 2; }
    .m { fill: var(--course, var(--quiet)); } .h { fill: var(--held); }
    .x { stroke: var(--alarm); stroke-width: 3; }
    svg .st { fill: var(--shift-text); } svg .kt { fill: var(--night-text); }
    svg .mt { fill: var(--course-text); font-weight: 700; } svg .ht { fill: var(--held-text); }
    svg .small { font-size: 8px; }
    @media screen and (max-width: 700px) { .panel { grid-template-columns: 132px 700px; } .names { font-size: 12px; } }
    @media print {
      .panel { grid-template-columns: 190px minmax(0, 1fr); zoom: .8; } .names { font-size: 13px; position: static; }
      svg text { font-size: 11px; } svg .day { font-size: 13px; } svg .small { font-size: 8px; }
    }

    """
}
