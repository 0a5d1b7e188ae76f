import Foundation
import Testing

/// A year of a small firm, month by month, as an organiser lives it.
@Suite struct `A year` {
  private static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
  private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  /// A month's roster: three people from the beginning, and one more each month; two days on, two off.
  private static func roster(_ month: Int) -> String {
    let first = lengths[..<month].reduce(0, +)
    var people = [("P1", "Ann Poole", 0), ("P2", "Raj Nair", 2), ("P3", "Mo Khan", 1)]
    for number in 0..<month {
      people.append(
        ("N\(number + 10)", "New Person \(String(UnicodeScalar(UInt8(0x41 + number))))", number % 4))
    }
    let days = 0..<lengths[month]
    let rows = people.map { id, name, offset in
      "\(id),\(name)," + days.map { String(Array("NNOO")[(first + $0 + offset) % 4]) }.joined(separator: ",")
    }
    let head = "Roster \(names[month]) 2027\nStaff No,Name," + days.map { "\($0 + 1)" }.joined(separator: ",")
    return ([head] + rows + ["N: 6:00-14:00", "O: off", ""]).joined(separator: "\n")
  }

  private static func date(_ month: Int, _ day: Int) -> String {
    "2027-" + String(format: "%02d-%02d", month + 1, day)
  }

  /// What all calendars in a folder know: every event, and those that some calendar does not cancel.
  private static func calendars(_ folder: String) -> (uids: Set<String>, standing: Set<String>, files: Int) {
    let files =
      FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }.filter {
        $0.hasSuffix(".ics")
      } ?? []
    var uids: Set<String> = [], standing: Set<String> = []
    for file in files.sorted() {
      let text = ((try? String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)) ?? "").replacing(
        "\r\n ", with: "")
      for event in text.components(separatedBy: "BEGIN:VEVENT") {
        let own = event.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("UID:") }.map(String.init)
        uids.formUnion(own)
        if !event.contains("STATUS:CANCELLED") { standing.formUnion(own) }
      }
    }
    return (uids, standing, files.count)
  }

  /// The meetings of a published timetable that are still to come.
  private static func meetings(_ path: String) throws -> [[String: Any]] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let plan = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    return (plan?["meetings"] as? [[String: Any]] ?? []).filter { $0["held"] as? Bool != true }
  }

  /// Of what was told in `before` and is planned no more, the meetings that the calendar does not cancel; and how many there are.
  private static func notCancelled(_ before: String, _ folder: String) throws -> (
    missing: [String], gone: Int
  ) {
    func ids(_ path: String) throws -> Set<String> {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      let plan = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      return Set((plan?["meetings"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String })
    }
    let gone = try ids(before).subtracting(ids("\(folder)/timetable.json"))
    let text = try String(contentsOfFile: "\(folder)/calendar.ics", encoding: .utf8).replacing(
      "\r\n ", with: "")
    let events = text.components(separatedBy: "BEGIN:VEVENT").filter { $0.contains("STATUS:CANCELLED") }
    let missing = gone.filter { id in
      !events.contains { $0.contains("UID:\(id.replacing("/", with: "-"))") }
    }
    return (missing.sorted(), gone.count)
  }

  private func run(_ arguments: String...) throws -> Tool.Result {
    let result = try Tool.start(arguments).wait()
    try #require(result.status == 0, "\(arguments.joined(separator: " "))\n\(result.out)\(result.err)")
    return result
  }

  @Test(.timeLimit(.minutes(10)))
  func `twelve rosters, edits by hand, attendance: nothing is lost, and every revision holds`() throws {
    let scratch = try Scratch()
    let home = "\(scratch.path)/class", published = "\(scratch.path)/pub"
    let halls = try scratch.file(
      "halls.csv", "Hall,Seats,Opening hours\nMain hall,20,Mon-Sun 7:00-21:00\nAnnex,6,Mon-Sun 7:00-21:00\n")
    let january = try scratch.file("m01.csv", Self.roster(0))
    _ = try run(
      "import", january, halls, "--employer", "care=Care", "--course", "safety=60,60", "--language", "en",
      "--timezone", "Europe/London", "--out", home)
    func edit(_ name: String, _ old: String, _ new: String) throws {
      let path = "\(home)/\(name)"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try #require(text.contains(old), "\(name): \(text)")
      try text.replacing(old, with: new, maxReplacements: 1).write(
        toFile: path, atomically: true, encoding: .utf8)
    }
    func text(_ name: String) throws -> String {
      try String(contentsOfFile: "\(home)/\(name)", encoding: .utf8)
    }
    try edit("scenario.yaml", "    attend: any", "    attend: any   # by hand")
    try edit("workers.csv", "Mo Khan", "Mohammed Khan")
    _ = try run("solve", home, "--out", "\(scratch.path)/r0", "--time-limit", "2")
    _ = try run("publish", home, "\(scratch.path)/r0", "--out", published, "--format", "ics")
    var edits: [(name: String, text: String)] = [
      ("scenario.yaml", "attend: any   # by hand"), ("workers.csv", "Mohammed Khan"),
    ]
    var uids = Self.calendars(published).uids
    var cancelled = 0, weekly = 0, dead: Set<String> = []
    #expect(!uids.isEmpty)
    for month in 1..<12 {
      let last = "\(scratch.path)/t\(month - 1).json", next = "\(scratch.path)/r\(month)"
      try FileManager.default.copyItem(atPath: "\(published)/timetable.json", toPath: last)
      let roster = try scratch.file("m\(month + 1).csv", Self.roster(month))
      let first = Self.date(month, 1)
      // Somebody did not come last month.
      let plan = try Data(contentsOf: URL(fileURLWithPath: last))
      let meetings =
        (try JSONSerialization.jsonObject(with: plan) as? [String: Any])?["meetings"] as? [[String: Any]]
        ?? []
      let open = meetings.filter { $0["held"] as? Bool != true }
      var attendance = "worker,meeting,attended\n"
      for meeting in open {
        for learner in meeting["learners"] as? [String] ?? [] {
          attendance +=
            "\(learner),\(meeting["id"] as? String ?? ""),\(learner == "N12" && month == 4 ? "no" : "yes")\n"
        }
      }
      let came = try scratch.file("came\(month).csv", attendance)
      let updated = try run(
        "import", roster, "--update", home, "--from", first, "--to", Self.date(month, Self.lengths[month]),
        "--history", last,
        "--attendance", came, "--timetable", last, "--json"
      ).json()
      #expect((updated["changes"] as? [String: Any])?["cells"] as? [Any] != nil && updated["triage"] != nil)
      // The rotation of January goes on all year.
      #expect(try !text("scenario.yaml").contains("cycle-4-2"))
      for edit in edits { #expect(try text(edit.name).contains(edit.text), "\(month): \(edit)") }
      _ = try run(
        "replan", home, "--from", last, "--now", first, "--attendance", came, "--out", next, "--time-limit",
        "2")
      #expect(try run("verify", home, next).out.contains("No rule is broken"))
      _ = try run("publish", home, next, "--out", published, "--format", "ics")
      var now = Self.calendars(published)
      // What was told keeps its name, and no other meeting gets that of one that was cancelled.
      #expect(now.standing.isDisjoint(with: dead), "\(month): \(now.standing.intersection(dead))")
      #expect(uids.isSubset(of: now.uids), "\(month): \(uids.subtracting(now.uids))")
      if month == 6 {
        // Both halls are taken after people were told: what was to be is cancelled.
        let told = "\(scratch.path)/told.json"
        try FileManager.default.copyItem(atPath: "\(published)/timetable.json", toPath: told)
        try edit(
          "scenario.yaml", "    seats: 20",
          "    seats: 20\n    closed: [{from: 2027-07-01, to: 2027-07-31}]   # painters")
        try edit(
          "scenario.yaml", "    seats: 6", "    seats: 6\n    closed: [{from: 2027-07-01, to: 2027-07-31}]")
        edits.append(("scenario.yaml", "# painters"))
        _ = try run("replan", home, "--from", told, "--now", first, "--out", "\(next)b", "--time-limit", "2")
        #expect(try run("verify", home, "\(next)b").out.contains("No rule is broken"))
        _ = try run("publish", home, "\(next)b", "--out", published, "--format", "ics")
        let (missing, gone) = try Self.notCancelled(told, published)
        #expect(missing.isEmpty && gone > 0, "\(missing), \(gone)")
        cancelled += gone
        now = Self.calendars(published)
      }
      // In the week of the last class somebody who was told is away.
      let changed = try Self.meetings("\(published)/timetable.json").last {
        ($0["start"] as? String ?? "") >= first
      }
      if let changed, let start = changed["start"] as? String,
        let who = (changed["learners"] as? [String])?.first
      {
        let day = String(start.prefix(10)), told = "\(scratch.path)/week\(month).json"
        try FileManager.default.copyItem(atPath: "\(published)/timetable.json", toPath: told)
        let away = try scratch.file(
          "away\(month).yaml", "absences: {w\(month): {worker: \(who), from: \(day), to: \(day)}}\n")
        let again = "\(scratch.path)/w\(month)"
        _ = try run(
          "replan", home, "--with", away, "--from", told, "--now", first, "--out", again, "--time-limit", "2")
        #expect(try run("verify", home, again, "--with", away).out.contains("No rule is broken"))
        _ = try run("publish", home, again, "--with", away, "--out", published, "--format", "ics")
        let (missing, gone) = try Self.notCancelled(told, published)
        #expect(missing.isEmpty, "\(month)")
        cancelled += gone
        weekly += 1
        let there = try Self.meetings("\(published)/timetable.json").contains {
          ($0["start"] as? String)?.hasPrefix(day) ?? false
            && ($0["learners"] as? [String] ?? []).contains(who)
        }
        #expect(!there, "\(month): \(who) on \(day)")
        let later = Self.calendars(published)
        #expect(now.uids.isSubset(of: later.uids), "\(month)")
        now = later
      }
      uids = now.standing
      dead.formUnion(now.uids.subtracting(now.standing))
      let priority = "N\(month + 9),New Person"
      if month == 3 {
        try edit("workers.csv", priority, "N\(month + 9),Renamed Person")
        edits.append(("workers.csv", "Renamed Person"))
      }
    }
    let people = try text("workers.csv").split(separator: "\r\n").count - 1
    #expect(people == 14)
    // Who missed the lesson has no credit of that day, and everybody else has completed.
    let rows = try text("workers.csv").split(separator: "\r\n").dropFirst()
    #expect(rows.filter { $0.contains("safety@2027-") }.count >= 12, "\(rows.joined(separator: "\n"))")
    #expect(cancelled > 0 && weekly >= 6, "\(cancelled) meetings cancelled, \(weekly) weeks changed")
  }
}
