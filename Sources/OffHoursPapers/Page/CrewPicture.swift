import OffHours

/// The picture that shows that classes lie outside work: crews down, the hours of a week across, a panel a week.
///
/// Shifts are bands, nights darker and across midnight; the rest and the journeys around them are a paler band; classes
/// stand upon them with the number of people who attend. Positions across are percentages, so that the picture is as
/// wide as a phone, a laptop or a sheet allows, and its letters keep their size.
struct CrewPicture {
  let input: PaperInput
  let plan: PicturePlan

  /// Rows of one panel at most, where there are few weeks; a long plan shows fewer.
  private var most: Int { max(12, min(48, 480 / max(1, weeks.count))) }
  /// Heights of a row, of the line with an employer's name, and of the days and hours on top.
  private static let rowHeight = 24, nameHeight = 24, axisHeight = 36

  /// Mondays of the weeks that have a meeting, ascending.
  private var weeks: [CivilDate] {
    Set(input.timetable.meetings.map { input.scenario.zone.date($0.start).monday }).sorted()
  }

  var markup: Markup {
    guard !plan.rows.isEmpty, !input.timetable.meetings.isEmpty else { return Markup() }
    let language = input.language
    let shades = plan.rows.map { $0.visits.isEmpty ? [] : plan.rest(of: $0) }
    return Markup("section", ["aria-labelledby": "crews", "class": "crews"]) {
      Markup("h2", ["id": "crews"]) { PageWords.crews(language) }
      Markup("p") {
        if plan.amiss == 0 {
          Markup("span", ["class": "good"]) { PageWords.noneAmiss(plan.attendances)(language) }
        } else {
          Markup("span", ["class": "alarm"]) { PageWords.amiss(plan.amiss, of: plan.attendances)(language) }
        }
        " " + PageWords.crewsLead(language)
      }
      legend(shades)
      for week in weeks { panel(week, shades) }
    }
  }

  // MARK: Legend

  private func legend(_ shades: [[Interval]]) -> Markup {
    let language = input.language
    let calendars = plan.rows.map(plan.calendar)
    var kinds: [(String, String)] = []
    if calendars.contains(where: { $0.shifts.contains { !$0.isNight } }) {
      kinds.append(("s", PageWords.shift(language)))
    }
    if calendars.contains(where: { $0.shifts.contains { $0.isNight } }) {
      kinds.append(("k", PageWords.night(language)))
    }
    if shades.contains(where: { !$0.isEmpty }) { kinds.append(("r", PageWords.rest(language))) }
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
    return Markup("ul", ["class": "legend"]) {
      for (kind, name) in kinds {
        Markup("li") {
          Markup("svg", ["width": "26", "height": "14", "aria-hidden": "true"]) {
            Markup("rect", ["class": kind, "width": "26", "height": "14", "rx": "2"])
          }
          name
        }
      }
    }
  }

  // MARK: A week

  /// A row of a panel with its own part of the week's meetings.
  private struct Line {
    var row: Int
    var visits: [PicturePlan.Attendance]
    var heads: Int
  }

  /// A line of a panel: an employer's name, or a row.
  private enum Entry {
    case name(Ref<Employer>?)
    case line(Line)
  }

  private func panel(_ monday: CivilDate, _ shades: [[Interval]]) -> Markup {
    let language = input.language, dates = DateHabit(input), zone = input.scenario.zone
    let week = Interval(start: zone.day(monday).start, end: zone.day(monday + 6).end)
    var lines = plan.rows.indices.compactMap { row -> Line? in
      let visits = plan.rows[row].visits.filter { plan.meeting($0).interval.overlaps(week) }
      return visits.isEmpty ? nil : Line(row: row, visits: visits, heads: visits.reduce(0) { $0 + $1.heads })
    }
    let silent = plan.rows.count - lines.count
    var left: [Line] = []
    if lines.count > most {
      let order = lines.indices.sorted { (-lines[$0].heads, $0) < (-lines[$1].heads, $1) }
      left = order[most...].map { lines[$0] }
      lines = order[..<most].sorted().map { lines[$0] }
    }
    var notes: [String] = []
    if !left.isEmpty {
      let people = left.reduce(0) { $0 + plan.rows[$1.row].learners }
      notes.append(PageWords.rowsLeft(left.count, people: people)(language))
    }
    if silent > 0 { notes.append(PageWords.rowsSilent(silent)(language)) }
    let name = Words.week(dates.dayMonth(monday), dates.date(monday + 6))(language)
    // Panels of at most a sheet's height; an employer begins a new one rather than being cut.
    let sheets = self.sheets(lines)
    return Markup("section") {
      Markup("h3") { name }
      for (position, sheet) in sheets.enumerated() {
        drawing(sheet, monday, name, id: "w\(monday.day)-\(position)", shades)
      }
      if !notes.isEmpty { Markup("p", ["class": "quiet small"]) { notes.joined(separator: " ") } }
    }
  }

  /// The lines with employers' names among them, in sheets of not much more than 32 lines.
  private func sheets(_ lines: [Line]) -> [[Entry]] {
    var sheets: [[Entry]] = [[]]
    for group in runs(lines, by: { plan.rows[$0.row].employer?.index ?? .max }) {
      let entries = [Entry.name(plan.rows[group[0].row].employer)] + group.map { .line($0) }
      if !sheets[sheets.count - 1].isEmpty, sheets[sheets.count - 1].count + entries.count > 34 {
        sheets.append([])
      }
      sheets[sheets.count - 1] += entries
    }
    return sheets
  }

  private func drawing(
    _ entries: [Entry], _ monday: CivilDate, _ name: String, id: String, _ shades: [[Interval]]
  ) -> Markup {
    let language = input.language
    let height =
      CrewPicture.axisHeight
      + entries.reduce(0) { sum, entry in
        if case .name = entry { sum + CrewPicture.nameHeight } else { sum + CrewPicture.rowHeight }
      }
    let lines = entries.compactMap { entry in if case .line(let line) = entry { line } else { nil } }
    let meetings = Set(lines.flatMap { $0.visits.map(\.meeting) }).count
    let heads = lines.reduce(0) { $0 + $1.heads }
    let amiss = lines.reduce(0) { $0 + $1.visits.reduce(0) { $0 + ($1.isAmiss ? $1.heads : 0) } }
    return Markup("figure", ["class": "scroll", "tabindex": "0", "aria-label": name]) {
      Markup("div", ["class": "panel"]) {
        Markup("ul", ["class": "names"]) {
          for entry in entries { label(entry) }
        }
        Markup(
          "svg",
          ["role": "img", "aria-labelledby": "\(id)-t \(id)-d", "width": "100%", "height": String(height)]
        ) {
          Markup("title", ["id": "\(id)-t"]) { PageWords.pictureTitle(name)(language) }
          Markup("desc", ["id": "\(id)-d"]) {
            PageWords.pictureDescription(
              rows: lines.count, meetings: meetings, attendances: heads, amiss: amiss)(
                language)
          }
          grid(monday, height)
          rows(entries, WeekScale(monday: monday, input: input), shades)
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
    case .line(let line):
      let row = plan.rows[line.row]
      return Markup("li") {
        Markup("span", ["class": "crew"]) { name(row) }
        Markup("span", ["class": "quiet"]) { "\(row.learners)/\(row.workers.count)" }
      }
    }
  }

  private func name(_ row: PicturePlan.Row) -> String {
    let language = input.language
    var name = PageWords.ownRoster(language)
    if !row.crews.isEmpty {
      name = "\(Words.crew(language)) \(row.crews.joined(separator: ", "))"
    } else if let rotation = row.rotation {
      name = input.scenario.rotations[rotation].name
    }
    return row.isApart ? "\(name), \(PageWords.apart(language))" : name
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

  private func rows(_ entries: [Entry], _ scale: WeekScale, _ shades: [[Interval]]) -> Markup {
    var pieces: [Markup] = []
    var y = CrewPicture.axisHeight
    for entry in entries {
      switch entry {
      case .name:
        y += CrewPicture.nameHeight
      case .line(let line):
        pieces.append(bands(line, y: y + 3, scale, shades[line.row]))
        pieces.append(classes(line, y: y + 3, scale))
        y += CrewPicture.rowHeight
      }
    }
    return Markup(pieces)
  }

  private static let bandHeight = 18

  /// Rest, shifts, leave and unknown dates of a row.
  private func bands(_ line: Line, y: Int, _ scale: WeekScale, _ shade: [Interval]) -> Markup {
    let calendar = plan.calendar(of: plan.rows[line.row]), zone = input.scenario.zone
    var pieces: [Markup] = []
    func band(_ kind: String, _ interval: Interval) {
      guard let place = scale.place(interval) else { return }
      pieces.append(
        Markup(
          "rect",
          [
            "class": kind, "x": percent(place.left), "y": String(y), "width": percent(place.width),
            "height": String(CrewPicture.bandHeight),
          ]))
    }
    for interval in shade { band("r", interval) }
    for date in calendar.unknownDates { band("u", zone.day(date)) }
    for date in calendar.absentDates { band("a", zone.day(date)) }
    for interval in calendar.absences { band("a", interval) }
    for shift in calendar.shifts {
      band(shift.isNight ? "k" : "s", shift.interval)
      // A letter takes an hour and a half of the narrowest picture.
      guard let place = scale.place(shift.interval), place.width * 168 > Double(shift.label.count) * 1.6 + 0.5
      else { continue }
      pieces.append(
        Markup(
          "text",
          [
            "class": shift.isNight ? "t kt" : "t st", "x": percent(place.left + place.width / 2),
            "y": String(y + 13),
          ]
        ) { shift.label })
    }
    return Markup(pieces)
  }

  /// The meetings of a row, with how many of it attend; what overlaps shares the height.
  private func classes(_ line: Line, y: Int, _ scale: WeekScale) -> Markup {
    var pieces: [Markup] = []
    for (visit, lane) in zip(line.visits, plan.lanes(line.visits)) {
      let meeting = input.timetable.meetings[visit.meeting]
      guard let place = scale.place(meeting.interval) else { continue }
      let height = Double(CrewPicture.bandHeight) / Double(lane.of)
      let top = Double(y) + Double(lane.lane) * height
      let position = input.coursePosition(meeting.course) ?? 0
      let kind = meeting.held ? "h" : "m \(PagePalette.className(ofCourse: position))"
      pieces.append(
        Markup(
          "rect",
          [
            "class": visit.isAmiss ? "\(kind) x" : kind, "x": percent(place.left), "y": short(top),
            "width": percent(place.width), "height": short(height), "rx": "2",
          ]
        ) { Markup("title") { title(meeting, visit) } })
      guard lane.of < 3, place.width * 168 > Double(String(visit.heads).count) * 1.6 else { continue }
      pieces.append(
        Markup(
          "text",
          [
            "class": meeting.held ? "t ht" : "t mt", "x": percent(place.left + place.width / 2),
            "y": short(top + height / 2 + 4),
          ]
        ) { String(visit.heads) })
    }
    return Markup(pieces)
  }

  private func title(_ meeting: Meeting, _ visit: PicturePlan.Attendance) -> String {
    let language = input.language, dates = DateHabit(input)
    let parts = [
      "\(language.weekdayAndDate(dates.zone.date(meeting.start))) \(dates.times(meeting.interval))",
      input.subject(meeting), input.venue(meeting.venue)?.name ?? meeting.venue,
      Words.learners(visit.heads)(language), visit.isAmiss ? PageWords.inWork(language) : "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }
}

/// Where stretches of time stand across a week: the local clock runs evenly, whatever clock changes do.
struct WeekScale {
  let monday: CivilDate
  let input: PaperInput

  /// Left edge and width as shares of the week, cut to the week and to the horizon; nil where nothing is left.
  func place(_ interval: Interval) -> (left: Double, width: Double)? {
    let horizon = input.scenario.horizon
    let from = max(0, (horizon.from - monday) * 1440), to = min(10080, (horizon.to + 1 - monday) * 1440)
    let start = max(from, minute(interval.start)), end = min(to, minute(interval.end))
    return start < end ? (Double(start) / 10080, Double(end - start) / 10080) : nil
  }

  private func minute(_ instant: Instant) -> Int {
    let (date, time) = input.scenario.zone.local(instant)
    return (date - monday) * 1440 + time.minute
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
  /// How the picture looks. `o`: outside the horizon, `g`: lines, `r`: rest, `s`: shift, `k`: night, `a`: away,
  /// `u`: unknown, `m`: class, `h`: class that was held, `x`: amiss; `t` and its kin: letters.
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
    svg { display: block; }
    svg text { font-size: 10.5px; text-anchor: middle; fill: var(--text); pointer-events: none; }
    svg .day { font-size: 13px; font-weight: 600; }
    svg .hour { fill: var(--quiet); }
    .o { fill: var(--panel); }
    .g { stroke: var(--line); stroke-width: 1; stroke-dasharray: 1 3; }
    .g.d { stroke-dasharray: none; }
    .r { fill: var(--rest); } .s { fill: var(--shift); } .k { fill: var(--night); }
    .a { fill: var(--away); opacity: .55; } .u { fill: none; stroke: var(--quiet); stroke-dasharray: 2 2; }
    .m { fill: var(--course); } .h { fill: var(--held); }
    .x { stroke: var(--alarm); stroke-width: 3; }
    svg .st { fill: var(--shift-text); } svg .kt { fill: var(--night-text); }
    svg .mt { fill: var(--course-text); font-weight: 700; } svg .ht { fill: var(--held-text); }
    @media screen and (max-width: 700px) { .panel { grid-template-columns: 132px 700px; } .names { font-size: 12px; } }
    @media print {
      .panel { grid-template-columns: 150px minmax(0, 1fr); } .names { font-size: 11px; position: static; }
      svg text { font-size: 9px; } svg .day { font-size: 11px; }
    }

    """
}
