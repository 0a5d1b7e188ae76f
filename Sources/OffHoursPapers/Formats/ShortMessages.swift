import OffHours

/// A short message for everybody with the next two meetings: plain letters only, at most 160 characters, so that it is
/// sent as one message. A table, as gateways take it: telephone number and text, with id and name to find people by; other
/// columns of the workers' table only where they are asked for.
package struct ShortMessages: Paper {
  package let id = "sms"
  package let summary = "a short message for everybody with the next two meetings"
  package let fileNames = ["sms.csv"]

  /// Most characters of a message.
  package static let longest = 160
  /// Meetings in a message.
  private static let most = 2

  /// The paper.
  package init() {}

  package func render(_ input: PaperInput) -> [PaperFile] {
    let language = input.language, extras = input.columns
    let hasPhones = input.scenario.workers.contains { !input.phone(of: $0.id).isEmpty }
    let header = ([Words.workerId, Words.fullName] + (hasPhones ? [Words.phone] : [])).map { $0(language) }
    var table = CSVText(
      header: header + extras
        + [Words.message, Words.characters, Words.planStamp].map { $0(language) })
    for agenda in input.agendas {
      let next = agenda.meetings.filter { !$0.held }.prefix(ShortMessages.most)
      guard !next.isEmpty else { continue }
      // Who takes two courses is told which one, whether or not both come next.
      let courses = agenda.worker.map { input.scenario.workers[$0].courses.count } ?? 0
      let isSplit = courses > 1 || Set(agenda.meetings.map(\.course)).count > 1
      let message = ShortMessages.message(Array(next), input, namesCourse: isSplit)
      table.add(
        [agenda.id, agenda.name] + (hasPhones ? [input.phone(of: agenda.id)] : [])
          + input.extras(agenda.id, extras) + [message, String(message.count), input.stamp])
    }
    return [PaperFile(name: fileNames[0], text: table.text)]
  }

  /// The message of somebody with these meetings to come. Days and times in full; lessons and places are cut, the longest first, until all of it fits.
  /// `namesCourse`: whether courses are named also where these meetings are of one.
  package static func message(_ meetings: [Meeting], _ input: PaperInput, namesCourse: Bool = false) -> String
  {
    let language = input.language, dates = DateHabit(input)
    // Two courses may both have a first lesson.
    let isOneCourse = !namesCourse && Set(meetings.map(\.course)).count == 1
    let isOnePlace = Set(meetings.map(\.venue)).count == 1
    // What has to stand, and between these pieces what may be cut.
    var fixed = [Words.shortClass(language)], free: [String] = []
    for (position, meeting) in meetings.enumerated() {
      let date = dates.zone.date(meeting.start)
      let time = PlainLetters.message(
        "\(dates.weekday(date)) \(dates.dayMonth(date)) \(dates.times(meeting.interval))")
      fixed[fixed.count - 1] += "\(position > 0 ? "; " : "")\(time) "
      let course = isOneCourse ? "" : "\(input.courseName(meeting.course)): "
      free.append(PlainLetters.message(course + input.lessonName(meeting)))
      if !isOnePlace || position == meetings.count - 1 {
        fixed.append(Words.shortAt(language))
        free.append(PlainLetters.message(input.venue(meeting.venue)?.name ?? meeting.venue))
      }
      fixed.append("")
    }
    let phone = PlainLetters.message(input.organiser("phone"))
    let contact = phone.isEmpty || phone.count > 20 ? "" : Words.shortContact(language) + phone
    fixed[fixed.count - 1] += contact
    let room = longest - fixed.reduce(0) { $0 + $1.count }
    let cap = widest(free.map(\.count), within: room)
    return fixed[0] + zip(free, fixed.dropFirst()).map { cut($0, to: cap) + $1 }.joined()
  }

  /// The largest length to which pieces are cut so that all of them fit into `room` characters.
  private static func widest(_ lengths: [Int], within room: Int) -> Int {
    var cap = lengths.max() ?? 0
    while cap > 0, lengths.reduce(0, { $0 + min($1, cap) }) > room { cap -= 1 }
    return cap
  }

  /// The text, cut at a blank where one is near, with a full stop for what is gone.
  private static func cut(_ text: String, to length: Int) -> String {
    guard text.count > length else { return text }
    guard length > 1 else { return "" }
    var kept = String(text.prefix(length - 1))
    if let blank = kept.lastIndex(of: " "), kept.distance(from: blank, to: kept.endIndex) <= 4 {
      kept = String(kept[..<blank])
    }
    while let last = kept.last, " ,;-".contains(last) { kept.removeLast() }
    return kept + "."
  }
}
