public import OffHours

/// Writes changes of a scenario as an overlay, so that what an explanation proposes can be laid over the scenario as it is.
public struct OverlayWriter {
  private let scenario: Scenario
  private var root = Branch()
  /// Codes that were made up, by what they stand for.
  private var codes: [String: String] = [:]

  /// An overlay that makes all the changes together. `name` is what the variant is called, `note` says what it does.
  ///
  /// What is written is read as the scenario with the changes, `ScenarioChange.applied(to:)`, names aside.
  public static func text(_ changes: [ScenarioChange], name: String, note: String, in scenario: Scenario)
    -> String
  {
    var writer = OverlayWriter(scenario)
    var changed = scenario
    for change in changes {
      let before = changed
      changed = change.applied(to: changed)
      writer.add(change, before, changed)
    }
    return "name: \(quoted(name))\nnote: \(quoted(note))\n" + writer.root.lines(0)
  }

  private init(_ scenario: Scenario) { self.scenario = scenario }

  // MARK: A tree of keys

  /// Keys in the order in which they came, each with a value as it is written, or more keys.
  private struct Branch {
    var keys: [String] = []
    var values: [String: String] = [:]
    var branches: [String: Branch] = [:]

    mutating func set(_ path: ArraySlice<String>, _ value: String) {
      guard let key = path.first else { return }
      if !keys.contains(key) { keys.append(key) }
      if path.count == 1 {
        values[key] = value
      } else {
        branches[key, default: Branch()].set(path.dropFirst(), value)
      }
    }

    func lines(_ depth: Int) -> String {
      let indent = String(repeating: "  ", count: depth)
      return keys.map { key in
        if let branch = branches[key] {
          return "\(indent)\(OverlayWriter.quoted(key)):\n\(branch.lines(depth + 1))"
        }
        return "\(indent)\(OverlayWriter.quoted(key)): \(values[key] ?? "{}")\n"
      }.joined()
    }
  }

  private mutating func set(_ path: String..., to value: String) { root.set(path[...], value) }

  /// In double quotes: YAML takes nothing in them for anything else.
  fileprivate static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n", "\r", "\t": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func list(_ items: [String]) -> String { "[\(items.map(quoted).joined(separator: ", "))]" }

  // MARK: Changes

  private mutating func add(_ change: ScenarioChange, _ old: Scenario, _ new: Scenario) {
    switch change {
    case .release(let worker, let date): setCell(worker, date, nil)
    case .swap(let swap):
      setCell(swap.worker, swap.date, swap.gets.hours)
      if let colleague = swap.colleague { setCell(colleague, swap.date, swap.gives.hours) }
    case .opening(let venue, _, _), .longer(let venue, _, _):
      setHours(["venues", new.venues[venue].id, "open"], old.venues[venue].open, new.venues[venue].open)
    case .seats(let venue, _): set("venues", new.venues[venue].id, "seats", to: "\(new.venues[venue].seats)")
    case .day(let instructor, _, _):
      setHours(
        ["instructors", new.instructors[instructor].id, "available"], old.instructors[instructor].available,
        new.instructors[instructor].available)
    case .load(let instructor, let isWeekly):
      let person = new.instructors[instructor]
      guard let most = isWeekly ? person.maxPerWeek : person.maxPerDay else { return }
      set("instructors", person.id, isWeekly ? "max_per_week" : "max_per_day", to: "\(most)")
    case .minSize(let course, _), .maxSize(let course, _): setSizes(old.courses[course], new.courses[course])
    case .sections(let course, _):
      setCourse(new, course, ["sections", "max"], new.courses[course].maxSections)
    case .makeup(let course, _): setCourse(new, course, ["makeup"], new.courses[course].makeup)
    case .span(let course, _): setCourse(new, course, ["span", "max_days"], new.courses[course].maxSpanDays)
    case .deadline(let course, _):
      if let date = new.courses[course].deadline {
        set("courses", new.courses[course].id, "deadline", to: date.description)
      }
    case .instructor: add(new.instructors[new.instructors.count - 1])
    case .hall: add(new.venues[new.venues.count - 1])
    case .rule(let rule, _): setRule(rule.name, old, new)
    case .meetingLimit: if let most = new.limits.meetings { set("limits", "meetings", to: "\(most)") }
    case .costLimit: if let most = new.limits.cost { set("limits", "cost", to: OverlayWriter.money(most)) }
    case .releaseTotal(let employer, _):
      setRelease(new.employers[employer], "total", new.employers[employer].release?.total.map { "\($0)m" })
    case .releaseEach(let employer, _):
      setRelease(
        new.employers[employer], "per_worker", new.employers[employer].release?.perWorker.map { "\($0)m" })
    case .releaseAtOnce(let employer, _):
      setRelease(new.employers[employer], "at_once", new.employers[employer].release?.atOnce.map { "\($0)" })
    }
  }

  private mutating func setRelease(_ employer: Employer, _ cap: String, _ value: String?) {
    if let value { set("employers", employer.id, "release", cap, to: value) }
  }

  private mutating func setCourse(
    _ scenario: Scenario, _ course: Ref<Course>, _ path: [String], _ value: Int?
  ) {
    guard let value else { return }
    root.set((["courses", scenario.courses[course].id] + path)[...], "\(value)")
  }

  /// A cell of somebody's own roster: hours of work, or off.
  private mutating func setCell(_ worker: Ref<Worker>, _ date: CivilDate, _ hours: [ShiftStretch]?) {
    let code = code(hours)
    set("roster", scenario.workers[worker].id, date.description, to: OverlayWriter.quoted(code))
  }

  /// A code that no legend has, and what it stands for.
  private mutating func code(_ hours: [ShiftStretch]?) -> String {
    let meaning = hours.map { OverlayWriter.list($0.map(\.description)) } ?? "off"
    if let known = codes[meaning] { return known }
    let legends =
      [scenario.shifts] + scenario.employers.map(\.shifts) + scenario.rotations.map(\.shifts)
    let stem = hours == nil ? "OFF" : "SWAP"
    var code = stem, number = 2
    while codes.values.contains(code) || legends.contains(where: { $0[code] != nil }) {
      code = "\(stem)\(number)"
      number += 1
    }
    codes[meaning] = code
    set("shifts", code, to: meaning)
    return code
  }

  /// The windows of every day on which they are others than before. Days are united with those of ranges, so that a day's
  /// own list may say all of them.
  private mutating func setHours(_ path: [String], _ old: WeeklyHours?, _ new: WeeklyHours?) {
    guard let new else { return }
    for day in Weekday.allCases {
      let windows = new.windows[Int(day.rawValue)]
      if windows == old?.windows[Int(day.rawValue)] { continue }
      root.set((path + [day.key])[...], OverlayWriter.list(windows.map(\.description)))
    }
  }

  private mutating func setSizes(_ old: Course, _ new: Course) {
    if old.minSize != new.minSize { set("courses", new.id, "size", "min", to: "\(new.minSize)") }
    if old.maxSize != new.maxSize, let most = new.maxSize {
      set("courses", new.id, "size", "max", to: "\(most)")
    }
    for (before, after) in zip(old.lessons, new.lessons) where before.size != after.size {
      guard let size = after.size else { continue }
      set("courses", new.id, "lessons", after.id, "size", "min", to: "\(size.least)")
      if let most = size.most { set("courses", new.id, "lessons", after.id, "size", "max", to: "\(most)") }
    }
  }

  private mutating func setRule(_ name: String, _ old: Scenario, _ new: Scenario) {
    guard let key = RuleKey.named(name) else { return }
    func value(_ meeting: MeetingRules) -> String? {
      let rules = Rules(meeting: meeting, agenda: AgendaRules())
      switch key.value {
      case .minutes(let path): return rules[keyPath: path].map { "\($0)m" }
      case .count(let path): return rules[keyPath: path].map { "\($0)" }
      case .clock(let path): return rules[keyPath: path].map { OverlayWriter.quoted($0.description) }
      case .hours(let path): return rules[keyPath: path].map { OverlayWriter.quoted($0.description) }
      }
    }
    if old.rules.meeting != new.rules.meeting, let text = value(new.rules.meeting) {
      set("rules", name, to: text)
    }
    for (before, after) in zip(old.courses, new.courses) where before.rules != after.rules {
      if let own = after.rules, let text = value(own) { set("courses", after.id, "rules", name, to: text) }
    }
  }

  // MARK: One more of something

  private mutating func add(_ person: Instructor) {
    let path = ["instructors", person.id]
    func put(_ key: String, _ value: String?) {
      if let value { root.set((path + [key])[...], value) }
    }
    put("name", OverlayWriter.quoted(person.name))
    put(
      "teaches",
      OverlayWriter.list(
        person.teaches.map { teaching in
          let course = scenario.courses[teaching.course]
          return course.id + (teaching.lesson.map { "/\(course.lessons[$0].id)" } ?? "")
        }))
    put("place", person.place.map { OverlayWriter.quoted(scenario.places[$0].id) })
    put("unavailable", closures(person.unavailable))
    put("max_per_day", person.maxPerDay.map { "\($0)" })
    put("max_per_week", person.maxPerWeek.map { "\($0)" })
    put("cost", person.cost.map(OverlayWriter.cost))
    setAllHours(path + ["available"], person.available)
  }

  private mutating func add(_ venue: Venue) {
    let path = ["venues", venue.id]
    func put(_ key: String, _ value: String?) {
      if let value { root.set((path + [key])[...], value) }
    }
    put("name", OverlayWriter.quoted(venue.name))
    put("address", venue.address.isEmpty ? nil : OverlayWriter.quoted(venue.address))
    put("place", venue.place.map { OverlayWriter.quoted(scenario.places[$0].id) })
    put("online", venue.isOnline ? "true" : nil)
    put("seats", venue.seatLimit.map { "\($0)" })
    put("has", venue.equipment.isEmpty ? nil : OverlayWriter.list(venue.equipment.sorted()))
    put("closed", closures(venue.closed))
    put("turnaround", venue.turnaround > 0 ? "\(venue.turnaround)m" : nil)
    put("cost", venue.cost.map(OverlayWriter.cost))
    setAllHours(path + ["open"], venue.open)
  }

  private mutating func setAllHours(_ path: [String], _ hours: WeeklyHours?) {
    guard let hours else { return }
    if hours.isEmpty { root.set(path[...], "{}") }
    for day in Weekday.allCases where !hours.windows[Int(day.rawValue)].isEmpty {
      root.set(
        (path + [day.key])[...], OverlayWriter.list(hours.windows[Int(day.rawValue)].map(\.description)))
    }
  }

  private func closures(_ stretches: [Interval]) -> String? {
    if stretches.isEmpty { return nil }
    let items = stretches.map { stretch in
      let (from, to) = (scenario.zone.local(stretch.start), scenario.zone.local(stretch.end))
      return "{from: \"\(from.date)T\(from.time)\", to: \"\(to.date)T\(to.time)\"}"
    }
    return "[\(items.joined(separator: ", "))]"
  }

  private static func cost(_ cost: Cost) -> String {
    "{meeting: \(money(cost.meeting)), hour: \(money(cost.hour))}"
  }

  /// As a decimal with at most four places, as files have it.
  private static func money(_ money: Money) -> String {
    let tenThousandths = money.parts / (Money.scale / 10_000)
    let fraction = String(tenThousandths % 10_000)
    let padded = String(repeating: "0", count: 4 - fraction.count) + fraction
    return "\(tenThousandths / 10_000)" + (fraction == "0" ? "" : ".\(padded)")
  }
}
