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
    let told = ToldMeetings(input.timetable, in: input.scenario)
    let event = MeetingEvent(input)
    let events = Dictionary(
      meetings.map { ($0.id, event.component($0)) }, uniquingKeysWith: { first, _ in first })
    func file(_ name: String, _ title: String, _ own: [Meeting], _ gone: [Meeting]) -> PaperFile {
      let components = own.compactMap { events[$0.id] } + gone.map(event.cancellation)
      return PaperFile(name: name, bytes: calendar(title, own + gone, components, input))
    }
    var files = [file(fileNames[0], input.title, meetings, told.gone)]
    var learners = FileNames(), venues = FileNames(), instructors = FileNames()
    let missed = told.gone(by: \.learners)
    let agendas = input.agendas
    for agenda in agendas {
      files.append(
        file(
          "\(folderNames[0])/\(learners.name(agenda.id, agenda.name)).ics", agenda.name, agenda.meetings,
          missed[agenda.id] ?? []))
    }
    // Who is taken off is told too.
    for id in input.byName(Array(Set(missed.keys).subtracting(agendas.map(\.id)))) {
      let name = input.workerName(id)
      files.append(
        file("\(folderNames[0])/\(learners.name(id, name)).ics", name, [], missed[id] ?? []))
    }
    let ofVenues = told.gone(by: { [$0.venue] }), ofInstructors = told.gone(by: \.instructors)
    for (id, own) in grouped(
      meetings, ofVenues, order: input.scenario.venues.map(\.id), by: { [$0.venue] })
    {
      let name = input.venue(id)?.name ?? id
      files.append(
        file("\(folderNames[1])/\(venues.name(id, name)).ics", name, own, ofVenues[id] ?? []))
    }
    for (id, own) in grouped(
      meetings, ofInstructors, order: input.scenario.instructors.map(\.id), by: \.instructors)
    {
      let name = input.instructorName(id)
      files.append(
        file("\(folderNames[2])/\(instructors.name(id, name)).ics", name, own, ofInstructors[id] ?? []))
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
    text.add("X-OFFHOURS-PLAN", input.stamp)
    text.add(CalendarZone(input.scenario.zone).component(covering: span))
    for event in events { text.add(event) }
    text.add("END", "VCALENDAR")
    return text.bytes
  }

  /// Meetings by one of their ids: known ids in the scenario's order, then those that it does not know. Ids that have
  /// lost all their meetings stand among them.
  private func grouped(
    _ meetings: [Meeting], _ gone: [String: [Meeting]], order: [String], by ids: (Meeting) -> [String]
  ) -> [(id: String, meetings: [Meeting])] {
    var groups = gone.mapValues { _ in [Meeting]() }
    for meeting in meetings {
      for id in Set(ids(meeting)) { groups[id, default: []].append(meeting) }
    }
    let unknown = Set(groups.keys).subtracting(order).sorted()
    return (order + unknown).compactMap { id in groups[id].map { (id, $0) } }
  }
}
