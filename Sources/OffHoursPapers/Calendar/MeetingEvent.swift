import OffHours

/// Meetings as calendars carry them. An event is the same in every calendar in which it stands, whoever reads it.
struct MeetingEvent: Sendable {
  private let input: PaperInput
  private let zone: CalendarZone
  private let plan: String

  init(_ input: PaperInput) {
    self.input = input
    zone = CalendarZone(input.scenario.zone)
    plan = input.timetable.planId
  }

  /// The VEVENT of a meeting.
  func component(_ meeting: Meeting) -> CalendarText {
    let isTentative = input.timetable.state == .draft && !meeting.held
    return component(meeting, status: isTentative ? "TENTATIVE" : "CONFIRMED", input.fullSubject(meeting))
  }

  /// The VEVENT of a meeting that people were told of and that is no longer theirs (RFC 5546, 3.2.5): the same UID, a
  /// later SEQUENCE, times as they were.
  func cancellation(_ meeting: Meeting) -> CalendarText {
    let title = Words.cancelled(input.fullSubject(meeting))(input.language)
    return component(
      meeting, status: "CANCELLED", title, of: input.timetable.told?.plan ?? input.timetable.planId)
  }

  private func component(
    _ meeting: Meeting, status: String, _ title: String, of plan: String? = nil
  ) -> CalendarText {
    let language = input.language, venue = input.venue(meeting.venue)
    var text = CalendarText()
    text.add("BEGIN", "VEVENT")
    text.add("UID", uid(meeting, of: plan ?? self.plan))
    text.add("DTSTAMP", stamp)
    text.add("SEQUENCE", String(max(0, input.timetable.revision)))
    text.add("STATUS", status)
    if status == "CANCELLED" { text.add("TRANSP", "TRANSPARENT") }
    zone.add("DTSTART", meeting.start, to: &text)
    zone.add("DTEND", meeting.end, to: &text)
    text.add("SUMMARY", text: TextWidth.plain(title))
    let place = [venue?.name ?? meeting.venue, venue?.address ?? ""].filter { !$0.isEmpty }
    text.add("LOCATION", text: TextWidth.plain(place.joined(separator: ", ")))
    let instructors = input.instructorNames(meeting), section = input.sectionName(meeting)
    let details =
      [
        section.isEmpty ? nil : "\(Words.section(language)): \(section)",
        instructors.isEmpty ? nil : "\(Words.instructor(language)): \(instructors)",
        input.note(meeting).isEmpty ? nil : input.note(meeting),
      ].compactMap(\.self) + SlipText(input).contact
    text.add("DESCRIPTION", text: details.map { TextWidth.plain($0) }.joined(separator: "\n"))
    text.add("CATEGORIES", text: input.courseName(meeting.course))
    text.add("END", "VEVENT")
    return text
  }

  /// The same for a meeting however often it is moved, and another in every plan.
  private func uid(_ meeting: Meeting, of plan: String) -> String {
    let readable = meeting.id.unicodeScalars.prefix(40).map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == ".")
        ? String(scalar) : "-"
    }.joined()
    var hash = TextHash()
    hash.add(plan)
    hash.add(meeting.id)
    return "\(readable)-\(hash.digits)@offhours"
  }

  /// No clock is read: the first day that is planned, two minutes later with every revision, the second of them for what
  /// has been published.
  private var stamp: String {
    let start = input.scenario.zone.day(input.scenario.horizon.from).start
    let step = 2 * max(0, min(input.timetable.revision, 719)) + (input.timetable.state == .published ? 1 : 0)
    return CalendarZone.clock(start.minute + step) + "Z"
  }
}
