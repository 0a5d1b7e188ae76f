import OffHours

/// Meetings as calendars carry them. An event is the same in every calendar in which it stands, whoever reads it.
struct MeetingEvent: Sendable {
  private let input: PaperInput
  private let zone: CalendarZone
  private let identity: UInt64

  init(_ input: PaperInput) {
    self.input = input
    zone = CalendarZone(input.scenario.zone)
    // What makes a scenario the same after a replan: neither its overlays nor the times of its meetings.
    let scenario = input.scenario
    identity = MeetingEvent.hash([
      scenario.baseName ?? scenario.name, input.organiser("name"), "\(scenario.horizon.from)",
      scenario.zone.identifier,
    ])
  }

  /// The VEVENT of a meeting.
  func component(_ meeting: Meeting) -> CalendarText {
    let language = input.language, venue = input.venue(meeting.venue)
    var text = CalendarText()
    text.add("BEGIN", "VEVENT")
    text.add("UID", uid(meeting))
    text.add("DTSTAMP", stamp)
    text.add("SEQUENCE", String(max(0, input.timetable.revision)))
    text.add("STATUS", input.timetable.state == .draft && !meeting.held ? "TENTATIVE" : "CONFIRMED")
    zone.add("DTSTART", meeting.start, to: &text)
    zone.add("DTEND", meeting.end, to: &text)
    text.add("SUMMARY", text: TextWidth.plain(input.subject(meeting)))
    let place = [venue?.name ?? meeting.venue, venue?.address ?? ""].filter { !$0.isEmpty }
    text.add("LOCATION", text: TextWidth.plain(place.joined(separator: ", ")))
    let instructors = input.instructorNames(meeting)
    let details =
      [
        meeting.section.map { "\(Words.section(language)): \($0)" },
        instructors.isEmpty ? nil : "\(Words.instructor(language)): \(instructors)",
        input.note(meeting).isEmpty ? nil : input.note(meeting),
      ].compactMap(\.self) + SlipText(input).contact
    text.add("DESCRIPTION", text: details.map(TextWidth.plain).joined(separator: "\n"))
    text.add("CATEGORIES", text: input.courseName(meeting.course))
    text.add("END", "VEVENT")
    return text
  }

  /// The same for a meeting however often it is moved, and another in every scenario.
  private func uid(_ meeting: Meeting) -> String {
    let readable = meeting.id.unicodeScalars.prefix(40).map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == ".")
        ? String(scalar) : "-"
    }.joined()
    let hash = MeetingEvent.hash([String(identity, radix: 16), meeting.id])
    let digits = String(hash, radix: 16)
    return "\(readable)-\(String(repeating: "0", count: 16 - digits.count))\(digits)@offhours"
  }

  /// No clock is read: the first day that is planned, a minute later with every revision.
  private var stamp: String {
    let start = input.scenario.zone.day(input.scenario.horizon.from).start
    return CalendarZone.clock(start.minute + max(0, min(input.timetable.revision, 1439))) + "Z"
  }

  /// FNV-1a with 64 bits over texts, each ended by a zero.
  private static func hash(_ texts: [String]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for text in texts {
      for byte in Array(text.utf8) + [0] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return hash
  }
}
