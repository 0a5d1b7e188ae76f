public import OffHours

/// What reading a timetable gave.
public struct TimetableReading: Sendable {
  /// The timetable; nil where there are errors.
  public var timetable: Timetable?
  /// Every fault, by line and column.
  public var diagnostics: [Diagnostic]
}

/// Reads `timetable.json`: strict about types, lenient towards keys that it does not know.
///
/// Whether ids exist and rules hold is the verifier's to say, not the reader's.
public struct TimetableReader {
  private let source: any FileSource

  /// A reader of the machine's files.
  public init() { source = DiskFiles() }

  /// A reader of other files.
  package init(_ source: any FileSource) { self.source = source }

  /// Reads the timetable at `path`, a file or the folder that holds `timetable.json`.
  ///
  /// Throws `MissingFile` where it cannot be opened; every other fault is a diagnostic.
  public func read(path: String) throws(MissingFile) -> TimetableReading {
    let path = source.isFolder(path) ? Path.join(path, "timetable.json") : path
    do {
      let bytes = try source.bytes(of: path)
      return bytes.starts(with: [0x50, 0x4B])
        ? try read(workbook: bytes, path: path) : Self.read(bytes: bytes, file: path)
    } catch let error as MissingFile {
      throw error
    } catch {
      let error = error as? FileFault ?? .missing
      if case .tooLarge = error {
        let fault = Diagnostic(
          severity: .error, file: path, line: 1, column: .number(1), message: "the file \(error.description)")
        return TimetableReading(timetable: nil, diagnostics: [fault])
      }
      throw MissingFile(path: path, reason: error.description)
    }
  }

  /// The timetable in a workbook, which is its own scenario.
  private func read(workbook bytes: [UInt8], path: String) throws(MissingFile) -> TimetableReading {
    let reading = try ScenarioReader(source).read(path: path)
    guard let scenario = reading.scenario else {
      return TimetableReading(timetable: nil, diagnostics: reading.diagnostics)
    }
    let result = AnswerReader.read(bytes, path: path, scenario)
    return TimetableReading(timetable: result.book?.timetable, diagnostics: result.diagnostics)
  }

  /// Reads a timetable that stands in memory.
  package static func read(text: String) -> TimetableReading {
    read(bytes: Array(text.utf8), file: "timetable.json")
  }

  private static func read(bytes: [UInt8], file: String) -> TimetableReading {
    let log = DiagnosticLog()
    var timetable: Timetable?
    if let root = JSONReader.read(bytes, file: log.add(file: file), log: log) {
      timetable = TimetableParts(log: log).timetable(root)
    }
    return TimetableReading(timetable: log.hasErrors ? nil : timetable, diagnostics: log.diagnostics())
  }
}

/// Turns located JSON into a timetable.
struct TimetableParts {
  let log: DiagnosticLog

  func timetable(_ root: Node) -> Timetable {
    let root = JSONFields(root, "timetable", log)
    var timetable = Timetable()
    if let version = root.integer("offhours", required: true), version != 1 {
      log.error(root.spot("offhours"), "found version \(version); expected 1")
    }
    if let scenario = root.object("scenario") {
      timetable.scenarioName = scenario.string("name") ?? ""
      timetable.scenarioHash = scenario.string("sha256") ?? ""
    }
    timetable.id = root.string("id").flatMap { $0.isEmpty ? nil : $0 }
    timetable.state = root.word("state", Timetable.State.init(rawValue:), ["draft", "published"]) ?? .draft
    timetable.revision = revision(root)
    timetable.now = root.node("now").flatMap { _ in root.instant("now") }
    timetable.stopped = root.word(
      "stopped", Timetable.Termination.init(rawValue:), ["optimal", "gap", "time", "interrupted"])
    timetable.goals = root.objects("goals", "goal").compactMap { fields in
      var result = tier(fields, among: Goal.allCases)
      result?.proof = fields.word("proof", Proof.init(rawValue:), Proof.allCases.map(\.rawValue))
      return result
    }
    timetable.changes = root.objects("changes", "change").compactMap { tier($0, among: Goal.changes) }
    timetable.meetings = meetings(root)
    timetable.told = root.object("told").map {
      Timetable.Told(
        plan: $0.string("plan").flatMap { $0.isEmpty ? nil : $0 }, revision: revision($0),
        meetings: meetings($0))
    }
    timetable.retired = Set(root.strings("retired")).sorted()
    var sectionIds: [String: Int32] = [:]
    timetable.sections = root.objects("sections", "section").compactMap { fields in
      guard let id = fields.string("id", required: true), let course = fields.string("course", required: true)
      else {
        return nil
      }
      if let line = sectionIds.updateValue(fields.spot("id").line, forKey: id) {
        log.error(fields.spot("id"), "the section id \(quoted(id)) stands twice, on line \(line) already")
      }
      return Section(id: id, course: course, learners: fields.strings("learners"))
    }
    timetable.unplaced = root.objects("unplaced", "unplaced pair").compactMap { fields in
      guard let worker = fields.string("worker", required: true),
        let course = fields.string("course", required: true)
      else { return nil }
      return Unplaced(
        worker: worker, course: course, possible: fields.flag("possible"),
        reasons: fields.objects("reasons", "reason").compactMap(reason))
    }
    if let solver = root.object("solver") {
      timetable.solver = SolverNote(
        seconds: solver.number("seconds") ?? 0, threads: solver.integer("threads") ?? 1,
        seed: solver.integer("seed") ?? 0, glpk: solver.string("glpk") ?? "",
        operators: solver.objects("operators", "operator").map { fields in
          OperatorNote(
            name: fields.string("name") ?? "", calls: fields.integer("calls") ?? 0,
            gains: fields.integer("gains") ?? 0, seconds: fields.number("seconds") ?? 0)
        })
    }
    return timetable
  }

  private func revision(_ fields: JSONFields) -> Int {
    let revision = fields.integer("revision") ?? 1
    if !(0...1_000_000_000).contains(revision) {
      // Calendars count no further, and none below nought.
      log.error(fields.spot("revision"), "found '\(revision)'; expected a whole number, 0 to 1000000000")
    }
    return revision
  }

  private func meetings(_ fields: JSONFields) -> [Meeting] {
    var ids: [String: Int32] = [:]
    return fields.objects("meetings", "meeting", required: true).compactMap { fields in
      let meeting = meeting(fields)
      if let meeting, let line = ids.updateValue(fields.spot("id").line, forKey: meeting.id) {
        log.error(
          fields.spot("id"), "the meeting id \(quoted(meeting.id)) stands twice, on line \(line) already")
      }
      return meeting
    }
  }

  private func meeting(_ fields: JSONFields) -> Meeting? {
    let id = fields.string("id", required: true), course = fields.string("course", required: true)
    let lesson = fields.string("lesson", required: true), venue = fields.string("venue", required: true)
    let start = fields.instant("start"), end = fields.instant("end")
    let section = fields.string("section"), instructors = fields.strings("instructors")
    let learners = fields.strings("learners"), held = fields.flag("held") ?? false
    guard let id, let course, let lesson, let venue, let start, let end else { return nil }
    return Meeting(
      id: id, course: course, lesson: lesson, section: section, venue: venue, instructors: instructors,
      start: start, end: end, learners: learners, held: held)
  }

  private func reason(_ fields: JSONFields) -> ReasonCount? {
    let words = RuleCode.allCases.map(\.rawValue) + ["agenda", "full", "not-chosen"]
    guard let reason = fields.word("code", Reason.init(code:), words, required: true) else { return nil }
    return ReasonCount(reason, fields.integer("count") ?? 0)
  }

  /// Value, bound and stated gap of a tier. Where one is only asked for (`isAsked`), it has no value.
  func tier(_ fields: JSONFields, among known: [Goal], isAsked: Bool = false) -> TierResult? {
    var result = valued(fields, among: known, isAsked)
    result?.statedGap = fields.number("gap")
    return result
  }

  private func valued(_ fields: JSONFields, among known: [Goal], _ isAsked: Bool) -> TierResult? {
    let value = isAsked ? 0 : fields.number("value", required: true), bound = fields.number("bound")
    guard let node = fields.node("goal", required: true) else { return nil }
    let names = known.map(\.rawValue)
    func named(_ text: String) -> Goal? { Goal(rawValue: text).flatMap { known.contains($0) ? $0 : nil } }
    if case .map = node.value {
      let weights = JSONFields(node, "weighted goal", log)
      for entry in weights.map.entries where named(entry.key) == nil {
        log.error(
          entry.keySpot,
          "unknown goal \(quoted(entry.key))\(log.expectation(entry.key, among: names, kind: "goal"))")
      }
      let goals = known.filter { weights.map[$0.rawValue] != nil }
      let parts = goals.map { Tier.Part(goal: $0, weight: weights.number($0.rawValue, required: true) ?? 1) }
      let values = fields.object("parts")
      guard let value, !parts.isEmpty else {
        if parts.isEmpty { log.error(node.spot, "found no goal; expected goals and weights") }
        return nil
      }
      return TierResult(
        tier: Tier(weighted: parts), value: value, bound: bound,
        parts: goals.map { values?.number($0.rawValue) ?? 0 })
    }
    guard let goal = fields.word("goal", named, names), let value else { return nil }
    return TierResult(tier: Tier(goal), value: value, bound: bound)
  }
}

/// The members of a JSON object by type; another type is logged where it stands.
struct JSONFields {
  let map: NodeMap
  let name: String
  private let start: SourcePosition
  private let log: DiagnosticLog

  init(_ node: Node, _ name: String, _ log: DiagnosticLog) {
    if case .map(let map) = node.value {
      self.map = map
    } else {
      map = NodeMap()
      log.error(node.spot, "found \(node.kind); expected an object with the keys of a \(name)")
    }
    self.name = name
    self.log = log
    start = node.spot
  }

  func spot(_ key: String) -> SourcePosition { map[key]?.spot ?? start }

  func node(_ key: String, required: Bool = false) -> Node? {
    if let node = map[key], !node.isNull { return node }
    if required {
      log.error(
        start, "the \(name) has no \(quoted(key))\(log.didYouMean(key, map.entries.map(\.key))); add it")
    }
    return nil
  }

  private func mismatch(_ node: Node, _ expected: String) {
    var found = node.kind
    if case .scalar(_, isQuoted: true) = node.value { found = "the string \(node.kind)" }
    log.error(node.spot, "found \(found); expected \(expected)")
  }

  func string(_ key: String, required: Bool = false) -> String? {
    guard let node = node(key, required: required) else { return nil }
    if case .scalar(let text, isQuoted: true) = node.value { return normalized(text) }
    mismatch(node, "a string")
    return nil
  }

  func word<Value>(_ key: String, _ parse: (String) -> Value?, _ words: [String], required: Bool = false)
    -> Value?
  {
    guard let text = string(key, required: required) else { return nil }
    if let value = parse(text) { return value }
    log.error(spot(key), "found \(quoted(text))\(log.expectation(text, among: words, kind: "word"))")
    return nil
  }

  private func bare<Value>(_ key: String, _ expected: String, _ required: Bool, _ parse: (String) -> Value?)
    -> Value?
  {
    guard let node = node(key, required: required) else { return nil }
    if case .scalar(let text, isQuoted: false) = node.value, let value = parse(text) { return value }
    mismatch(node, expected)
    return nil
  }

  func number(_ key: String, required: Bool = false) -> Double? {
    bare(key, "a number", required, Parse.number)
  }
  func integer(_ key: String, required: Bool = false) -> Int? {
    bare(key, "a whole number", required, Parse.integer)
  }
  func flag(_ key: String) -> Bool? {
    bare(key, "true or false", false) { ["true": true, "false": false][$0] }
  }

  func object(_ key: String) -> JSONFields? { node(key).map { JSONFields($0, key, log) } }

  private func list(_ key: String, required: Bool = false) -> [Node] {
    guard let node = node(key, required: required) else { return [] }
    if case .list(let nodes) = node.value { return nodes }
    mismatch(node, "a list")
    return []
  }

  func objects(_ key: String, _ name: String, required: Bool = false) -> [JSONFields] {
    list(key, required: required).map { JSONFields($0, name, log) }
  }

  func strings(_ key: String) -> [String] {
    list(key).compactMap { node in
      if case .scalar(let text, isQuoted: true) = node.value { return normalized(text) }
      mismatch(node, "a string")
      return nil
    }
  }

  /// A point in time with an offset from UTC, in whole minutes.
  func instant(_ key: String) -> Instant? {
    guard let text = string(key, required: true) else { return nil }
    if let instant = Parse.timestamp(text) { return instant }
    log.error(
      spot(key),
      "found \(quoted(text)); expected a date, a time in whole minutes and an offset, such as 2027-03-06T07:30:00+07:00"
    )
    return nil
  }
}

extension Parse {
  /// `YYYY-MM-DDTHH:MM`, seconds that are zero or none, and `Z` or `±HH:MM`.
  static func timestamp(_ text: String) -> Instant? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 17, bytes[10] == 0x54 || bytes[10] == 0x74 || bytes[10] == 0x20,
      let date = CivilDate(String(decoding: bytes[0..<10], as: UTF8.self)),
      let time = ClockTime(String(decoding: bytes[11..<16], as: UTF8.self)), time.minute < 1440
    else { return nil }
    var rest = bytes[16...]
    if rest.starts(with: ":00".utf8) {
      rest = rest.dropFirst(3)
      if rest.first == 0x2E {
        let fraction = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
        guard !fraction.isEmpty, fraction.allSatisfy({ $0 == 0x30 }) else { return nil }
        rest = rest.dropFirst(1 + fraction.count)
      }
    }
    let local = Instant(minute: date.day * 1440 + time.minute)
    if rest.elementsEqual("Z".utf8) || rest.elementsEqual("z".utf8) { return local }
    guard rest.count == 6, let sign = rest.first, sign == 0x2B || sign == 0x2D,
      let offset = ClockTime(String(decoding: rest.dropFirst(), as: UTF8.self)), offset.minute < 1440
    else { return nil }
    return sign == 0x2B ? local - offset.minute : local + offset.minute
  }
}
