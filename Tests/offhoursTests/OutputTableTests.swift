import Foundation
import Testing

/// Every command that writes where somebody says, from the tool's own table: what stands there is not written over in silence.
@Suite struct `Nothing is written over` {
  /// An option, or the argument, that names where a command writes.
  struct Place: Hashable {
    var command: String, option: String
  }

  /// How a command is run so that it writes; `place` stands where the path goes, and `file` is what it would write over:
  /// nothing where that is the path itself.
  struct Row: Sendable, CustomTestStringConvertible {
    var command: String, option: String, path: String, file: String?, arguments: [String]
    /// Whether what is written shows only after a first run.
    var isLate = false
    /// What has to be said so that it is written over.
    var forcing = ["--force"]
    var testDescription: String { "\(command) \(option) \(path)" }
  }

  /// Options whose value is a path that is written, whatever command has them.
  private static let writing = ["out", "write", "mark", "certificates", "certificate", "lp", "mps"]
  /// Commands whose argument is what they write.
  private static let writers = ["new", "generate"]
  /// What is written beside a list of its own, with its own guard and its own tests.
  private static let elsewhere: Set<Place> = [Place(command: "import", option: "certificates")]

  static let rows: [Row] = [
    Row(
      command: "solve", option: "out", path: "o", file: "timetable.json", arguments: ["TUTORIAL", "--first"]),
    Row(command: "solve", option: "out", path: "o.xlsx", arguments: ["TUTORIAL", "--first"]),
    Row(command: "solve", option: "certificate", path: "c.json", arguments: ["TUTORIAL"]),
    Row(command: "certify", option: "out", path: "c.json", arguments: ["TUTORIAL", "PLAN"]),
    Row(command: "check", option: "mark", path: "m.xlsx", arguments: ["BOOK"]),
    Row(
      command: "export", option: "out", path: "o", file: "timetable.csv",
      arguments: ["TUTORIAL", "PLAN", "--format", "csv"]),
    Row(
      command: "publish", option: "out", path: "o", file: "timetable.csv",
      arguments: ["TUTORIAL", "PLAN", "--format", "csv"]),
    Row(
      command: "compare", option: "out", path: "o", file: "comparison.csv",
      arguments: ["TUTORIAL", "VARIANT", "--time-limit", "1"]),
    Row(
      command: "compare", option: "out", path: "o", file: "timetables/variant.json",
      arguments: ["TUTORIAL", "VARIANT", "--time-limit", "1"]),
    Row(
      command: "sweep", option: "out", path: "o", file: "sweep.json",
      arguments: ["TUTORIAL", "--set", "venues.hall.seats=4", "--time-limit", "1"]),
    Row(
      command: "sweep", option: "out", path: "o", file: "sweep-1-of-2.json",
      arguments: ["TUTORIAL", "--set", "venues.hall.seats=3..4", "--shard", "1/2", "--time-limit", "1"]),
    Row(
      command: "simulate", option: "out", path: "o", file: "simulation.md",
      arguments: ["TUTORIAL", "PLAN", "--runs", "10"]),
    Row(
      command: "replan", option: "out", path: "o", file: "messages.txt",
      arguments: ["TUTORIAL", "--from", "PLAN", "--time-limit", "2"]),
    Row(
      command: "replan", option: "out", path: "o.xlsx",
      arguments: ["TUTORIAL", "--from", "PLAN", "--time-limit", "2"]),
    Row(
      command: "replan", option: "out", path: "o", file: "trade.csv",
      arguments: ["TUTORIAL", "--from", "PLAN", "--trade", "--time-limit", "1"]),
    Row(
      command: "replan", option: "out", path: "o", file: "changed-0/changes.csv",
      arguments: ["TUTORIAL", "--from", "PLAN", "--trade", "--time-limit", "1"]),
    Row(
      command: "explain", option: "write", path: "o",
      arguments: ["TUTORIAL", "PLAN", "--prices", "--seconds-each", "0.5"], isLate: true),
    Row(command: "generate", option: "", path: "o", file: "workers.csv", arguments: ["--workers", "20"]),
    Row(command: "new", option: "", path: "o", file: "scenario.yaml", arguments: []),
    Row(command: "new", option: "", path: "o.xlsx", arguments: []),
    Row(
      command: "import", option: "out", path: "o", file: "scenario.yaml",
      arguments: ["ROSTER", "--course", "c=60", "--employer", "mill"],
      forcing: ["--force", "--overwrite", "scenario.yaml"]),
    Row(
      command: "import", option: "out", path: "o.xlsx",
      arguments: ["ROSTER", "--course", "c=60", "--employer", "mill"]),
    Row(command: "workbook", option: "out", path: "o.xlsx", arguments: ["TUTORIAL"]),
    Row(command: "convert", option: "out", path: "o", file: "workers.csv", arguments: ["TUTORIAL"]),
    Row(command: "model", option: "lp", path: "o.lp", arguments: ["TUTORIAL"]),
    Row(command: "model", option: "mps", path: "o.mps", arguments: ["TUTORIAL"]),
    Row(
      command: "ledger", option: "out", path: "o.csv",
      arguments: ["PLAN", "--scenario", "TUTORIAL", "--drafts"]),
    Row(command: "forget", option: "out", path: "o.xlsx", arguments: ["BOOK", "--until", "2027-06-30"]),
  ]

  /// What the commands are given, made once.
  private static let given: (scratch: Scratch, words: [String: String])? = try? {
    let scratch = try Scratch(), tutorial = "\(Tool.scenarios)/tutorial"
    let plan = try scratch.file(
      "plan.json", try Tool.run("solve", tutorial, "--first", "--json").out)
    let book = "\(scratch.path)/book.xlsx"
    _ = try Tool.run("workbook", tutorial, "--out", book)
    return (
      scratch,
      [
        "TUTORIAL": tutorial, "PLAN": plan, "BOOK": book,
        "VARIANT": try scratch.file("variant.yaml", "name: variant\n"),
        "ROSTER": try scratch.file(
          "roster.csv",
          "Mã NV,Họ và tên,01/03/2027,02/03/2027,03/03/2027\n1,Ann Poole,7:00-15:00,OFF,7:00-15:00\n"),
      ]
    )
  }()

  @Test func `every place that a command of the table writes to has a row`() throws {
    struct Table: Decodable {
      struct Argument: Decodable {
        struct Name: Decodable { var name: String }
        var kind: String, names: [Name]?
      }
      struct Command: Decodable {
        var commandName: String, arguments: [Argument]?, subcommands: [Command]?
      }
      var command: Command
    }
    let text = try Tool.run("--experimental-dump-help").out
    let table = try JSONDecoder().decode(Table.self, from: Data(text.utf8))
    let places = (table.command.subcommands ?? []).flatMap { command -> [Place] in
      let names = (command.arguments ?? []).flatMap { argument in (argument.names ?? []).map(\.name) }
      let options = Self.writing.filter(names.contains)
      if !options.isEmpty || Self.writers.contains(command.commandName) {
        #expect(
          names.contains("force") || command.commandName == "files", "\(command.commandName) has no --force")
      }
      return (options + (Self.writers.contains(command.commandName) ? [""] : []))
        .map { Place(command: command.commandName, option: $0) }
    }
    #expect(places.count > 12, "\(places)")
    let tried = Set(Self.rows.map { Place(command: $0.command, option: $0.option) })
    for place in places where !Self.elsewhere.contains(place) {
      #expect(tried.contains(place), "nobody tries what \(place.command) --\(place.option) writes over")
    }
  }

  @Test(arguments: rows) func `what stands there stays, unless it is asked for`(row: Row) throws {
    let given = try #require(Self.given), scratch = try Scratch()
    let path = "\(scratch.path)/\(row.path)"
    let command =
      [row.command] + row.arguments.map { given.words[$0] ?? $0 }
      + (row.option.isEmpty ? [path] : ["--\(row.option)", path])
    var mine = row.file.map { "\(path)/\($0)" } ?? path
    if row.isLate {
      let first = try Tool.start(command).wait()
      let name = try #require(scratch.names(row.path).first, "\(first.err)")
      mine = "\(path)/\(name)"
    }
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: mine).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: mine))
    for (language, words) in [("en", ["lost", "not empty"]), ("vi", ["sẽ mất", "không rỗng"])] {
      let refused = try Tool.start(command + (row.takesLanguage ? ["--language", language] : [])).wait()
      #expect(refused.status == 73 && refused.err.contains("--force"), "\(refused.status): \(refused.err)")
      if row.takesLanguage {
        #expect(words.contains { refused.err.contains($0) }, "\(language): \(refused.err)")
      }
      #expect(try String(contentsOfFile: mine, encoding: .utf8) == "mine")
    }
    let forced = try Tool.start(command + row.forcing).wait()
    #expect(forced.status == 0, "\(forced.status): \(forced.err)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: mine)) != Data("mine".utf8))
  }

  @Test func `reports of ours are replaced by the next, and what was changed in them is not`() throws {
    let given = try #require(Self.given), scratch = try Scratch()
    let out = "\(scratch.path)/o"
    let command = [
      "replan", given.words["TUTORIAL"]!, "--from", given.words["PLAN"]!, "--trade", "--time-limit", "1",
      "--out", out,
    ]
    for _ in 0..<2 {
      let result = try Tool.start(command).wait()
      #expect(result.status == 0, "\(result.err)")
    }
    _ = try scratch.file("o/trade.md", "mine")
    #expect(try Tool.start(command).wait().status == 73)
    #expect(try String(contentsOfFile: "\(out)/trade.md", encoding: .utf8) == "mine")
  }
}

extension `Nothing is written over`.Row {
  init(command: String, option: String, path: String, arguments: [String], isLate: Bool = false) {
    self.init(
      command: command, option: option, path: path, file: nil, arguments: arguments, isLate: isLate)
  }

  /// Whether the command takes the language of what people read.
  var takesLanguage: Bool { command != "model" }
}
