import OffHours

/// Calendars for telephones: one with every meeting, and one for each learner, venue and instructor.
package struct Calendars: Paper {
  package let id = "ics"
  package let summary = "calendars: everything, and each learner, venue and instructor"
  package let fileNames = ["calendar.ics"]
  package let folderNames = ["calendars/learners", "calendars/venues", "calendars/instructors"]

  /// The paper.
  package init() {}

  package func render(_ input: PaperInput) -> [PaperFile] {
    let meetings = input.timetable.meetings
    let event = MeetingEvent(input)
    let events = meetings.map(event.component)
    let position = Dictionary(
      meetings.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    func file(_ name: String, _ title: String, _ own: [Meeting]) -> PaperFile {
      PaperFile(
        name: name,
        bytes: calendar(title, own, own.compactMap { position[$0.id].map { events[$0] } }, input))
    }
    var files = [file(fileNames[0], input.scenario.name, meetings)]
    var learners = FileNames(), venues = FileNames(), instructors = FileNames()
    for agenda in input.agendas {
      files.append(
        file("\(folderNames[0])/\(learners.name(agenda.id, agenda.name)).ics", agenda.name, agenda.meetings))
    }
    for (id, own) in grouped(meetings, order: input.scenario.venues.map(\.id), by: { [$0.venue] }) {
      let name = input.venue(id)?.name ?? id
      files.append(file("\(folderNames[1])/\(venues.name(id, name)).ics", name, own))
    }
    for (id, own) in grouped(meetings, order: input.scenario.instructors.map(\.id), by: \.instructors) {
      let name = input.instructorName(id)
      files.append(file("\(folderNames[2])/\(instructors.name(id, name)).ics", name, own))
    }
    return files
  }

  private func calendar(
    _ title: String, _ meetings: [Meeting], _ events: [CalendarText], _ input: PaperInput
  ) -> [UInt8] {
    let start = input.scenario.zone.day(input.scenario.horizon.from).start
    let span = Interval(
      start: meetings.map(\.start).min() ?? start, end: meetings.map(\.end).max() ?? start)
    var text = CalendarText()
    text.add("BEGIN", "VCALENDAR")
    text.add("VERSION", "2.0")
    text.add("PRODID", "-//OffHours//OffHours//EN")
    text.add("CALSCALE", "GREGORIAN")
    text.add("METHOD", "PUBLISH")
    text.add("X-WR-CALNAME", text: TextWidth.plain(title))
    text.add("X-WR-TIMEZONE", text: input.scenario.zone.identifier)
    text.add(CalendarZone(input.scenario.zone).component(covering: span))
    for event in events { text.add(event) }
    text.add("END", "VCALENDAR")
    return text.bytes
  }

  /// Meetings by one of their ids: known ids in the scenario's order, then those that it does not know.
  private func grouped(
    _ meetings: [Meeting], order: [String], by ids: (Meeting) -> [String]
  ) -> [(id: String, meetings: [Meeting])] {
    var groups: [String: [Meeting]] = [:]
    for meeting in meetings {
      for id in Set(ids(meeting)) { groups[id, default: []].append(meeting) }
    }
    let unknown = Set(groups.keys).subtracting(order).sorted()
    return (order + unknown).compactMap { id in groups[id].map { (id, $0) } }
  }
}
