public import OffHours

/// Reads shards of a sweep and puts them together.
public struct SweepReader {
  private let source: any FileSource

  /// A reader of the machine's files.
  public init() { source = DiskFiles() }

  /// A reader of other files.
  package init(_ source: any FileSource) { self.source = source }

  /// The sweep that some files hold together; nil, with diagnostics, where a file cannot be read as a sweep or belongs to
  /// another one, or a point stands in two. Points that no file holds are in `missing`.
  ///
  /// - Throws: `MissingFile` where a file cannot be opened.
  public func read(_ paths: [String]) throws(MissingFile) -> (sweep: Sweep?, diagnostics: [Diagnostic]) {
    let log = DiagnosticLog()
    var whole: Sweep?
    var holders: [Int: String] = [:]
    for path in paths {
      let bytes: [UInt8]
      do {
        bytes = try source.bytes(of: path)
      } catch {
        throw MissingFile(path: path, error)
      }
      let file = log.add(file: Path.normalized(path))
      guard let root = JSONReader.read(bytes, file: file, log: log),
        let sweep = SweepParts(log: log).sweep(root)
      else { continue }
      if let known = whole {
        if let difference = difference(sweep, known) {
          log.error(
            root.spot,
            "the file holds another sweep: \(difference) is not as in \(paths[0]); expected shards of one sweep"
          )
          continue
        }
      } else {
        whole = sweep
        whole?.points = []
      }
      if whole?.stamp != sweep.stamp { whole?.stamp = "" }
      // Told once a file, by the file that held its first point before.
      let again = sweep.points.filter { holders[$0.position] != nil }
      if let first = again.first, let holder = holders[first.position] {
        let which =
          again.count == 1
          ? "point \(first.position)" : "\(again.count) points, the first \(first.position),"
        log.error(
          root.spot,
          holder == path
            ? "the file is given twice; expected each part once"
            : "\(which) stand\(again.count == 1 ? "s" : "") in \(holder) too; expected each point in one file"
        )
        continue
      }
      for point in sweep.points {
        holders[point.position] = path
        whole?.points.append(point)
      }
    }
    whole?.points.sort { $0.position < $1.position }
    return (log.hasErrors ? nil : whole, log.diagnostics())
  }

  private func difference(_ a: Sweep, _ b: Sweep) -> String? {
    if a.sha256 != b.sha256 { return "the scenario" }
    if a.axes != b.axes { return "what varies" }
    if a.goals != b.goals { return "what is asked" }
    if a.now != b.now { return "the time from which it is planned" }
    return nil
  }
}

/// Turns located JSON into a sweep.
private struct SweepParts {
  let log: DiagnosticLog

  func sweep(_ root: Node) -> Sweep? {
    let errors = log.hasErrors
    let fields = JSONFields(root, "sweep", log)
    guard fields.integer("sweep", required: true) == 1 else {
      if !log.hasErrors { log.error(fields.spot("sweep"), "found another version; expected 1") }
      return nil
    }
    let scenario = fields.object("scenario")
    var sweep = Sweep(
      name: scenario?.string("name") ?? "", sha256: scenario?.string("sha256", required: true) ?? "",
      language: scenario?.word("language", Language.init(rawValue:), Language.allCases.map(\.rawValue))
        ?? .english,
      axes: fields.objects("axes", "axis", required: true).map {
        Sweep.Axis(path: $0.string("path", required: true) ?? "", values: $0.strings("values"))
      }, goals: fields.objects("goals", "goal", required: true).compactMap { tier($0, isAsked: true)?.tier },
      countsMoney: fields.flag("countsMoney") ?? true)
    sweep.stamp = fields.string("stamp") ?? ""
    sweep.now = fields.node("now").flatMap { _ in fields.instant("now") }
    guard sweep.axes.allSatisfy({ (1...10_000).contains($0.values.count) }),
      sweep.axes.reduce(1, { min(1_000_000, $0 * $1.values.count) }) < 1_000_000
    else {
      log.error(fields.spot("axes"), "the axes make no grid; expected at most 10000 values an axis")
      return nil
    }
    for fields in fields.objects("points", "point", required: true) {
      guard let position = fields.integer("position", required: true) else { continue }
      guard (0..<sweep.size).contains(position) else {
        log.error(fields.spot("position"), "found \(position); expected 0 to \(sweep.size - 1)")
        continue
      }
      if let failure = fields.string("failure") {
        sweep.points.append(
          Sweep.Point(
            position: position, tiers: [], completed: 0, needed: 0, meetings: 0, cost: 0, stopped: nil,
            failure: failure))
        continue
      }
      let stopped = fields.word(
        "stopped", Timetable.Termination.init(rawValue:), ["optimal", "gap", "time", "interrupted"])
      guard let completed = fields.integer("completed", required: true),
        let needed = fields.integer("needed", required: true),
        let meetings = fields.integer("meetings", required: true),
        let cost = fields.number("cost", required: true)
      else { continue }
      var point = Sweep.Point(
        position: position, tiers: fields.objects("goals", "goal", required: true).compactMap { tier($0) },
        completed: completed, needed: needed, meetings: meetings, cost: cost, stopped: stopped)
      point.released = max(0, fields.integer("released") ?? 0)
      point.most = fields.integer("most")
      point.least = fields.number("least")
      point.floor = fields.number("floor")
      sweep.points.append(point)
    }
    return log.hasErrors == errors ? sweep : nil
  }

  private func tier(_ fields: JSONFields, isAsked: Bool = false) -> TierResult? {
    var result = TimetableParts(log: log).tier(fields, among: Goal.allCases, isAsked: isAsked)
    if let enough = fields.number("enough") { result?.tier.enough = enough }
    return result
  }
}
