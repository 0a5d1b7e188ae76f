import Foundation
import Testing

@Suite struct `Usage` {
  @Test func `help goes to standard output and shows examples`() throws {
    let result = try Tool.run("--help")
    #expect(result.status == 0)
    #expect(result.out.contains("EXAMPLES"))
    #expect(result.err.isEmpty)
  }

  @Test func `the version is a version`() throws {
    let result = try Tool.run("--version")
    #expect(result.status == 0)
    #expect(result.out.split(separator: ".").count == 3)
  }

  @Test(arguments: [["levitate"], ["--levitate"]])
  func `what is not understood is a usage error on standard error`(arguments: [String]) throws {
    let result = try Tool.start(arguments).wait()
    #expect(result.status == 64)
    #expect(result.out.isEmpty)
    #expect(result.err.contains("levitate"))
  }

  @Test(arguments: [
    ["solve", "x", "--seed", "-1"], ["solve", "x", "--gap", "-1"], ["solve", "x", "--time-limit", "-1"],
    ["solve", "x", "--threads", "-1"], ["generate", "x", "--workers", "-1"],
    ["simulate", "x", "y", "--no-show", "-1"], ["model", "x", "--lp", "y", "--tier", "-1"],
  ])
  func `a number below what is allowed is named, not taken for an option`(arguments: [String]) throws {
    let result = try Tool.start(arguments).wait()
    #expect(result.status == 64)
    #expect(result.err.contains("-1") && !result.err.contains("issing"), "\(result.err)")
  }

  @Test(arguments: [
    ["solve", "x", "--time-limit"], ["compare", "x", "y", "--time-limit"], ["sweep", "x", "--time-limit"],
    ["replan", "x", "--from", "y", "--time-limit"], ["model", "x", "--lp", "y", "--time-limit"],
    ["explain", "x", "y", "--seconds-each"],
  ])
  func `seconds beyond what a clock holds are refused`(arguments: [String]) throws {
    for seconds in ["1e30", "inf", "nan", "1e-400"] {
      let result = try Tool.start(arguments + [seconds]).wait()
      #expect(result.status == 64 && result.out.isEmpty, "\(seconds): \(result.err)")
      #expect(result.err.contains(arguments.last!), "\(result.err)")
    }
  }

  /// Every command by name, from the tool's own table, which is what `help` lists.
  static let commands: [String] = {
    struct Table: Decodable {
      struct Command: Decodable {
        var commandName: String
        var subcommands: [Command]?
      }
      var command: Command
    }
    guard let text = try? Tool.run("--experimental-dump-help").out,
      let table = try? JSONDecoder().decode(Table.self, from: Data(text.utf8))
    else { return [] }
    return (table.command.subcommands ?? []).map(\.commandName).filter { $0 != "help" }
  }()

  @Test func `the table of commands is known`() throws {
    let commands = Self.commands
    #expect(Set(["solve", "ledger", "files", "forget", "import"]).isSubset(of: commands), "\(commands)")
    let overview = try Tool.run("--help").out
    for command in commands { #expect(overview.contains("\n  \(command) "), "\(command)") }
  }

  @Test(arguments: Usage.commands)
  func `examples in the help can be copied line by line`(command: String) throws {
    let help = try Tool.run("help", command).out
    let examples = help.components(separatedBy: "\n\nUSAGE:")[0].components(separatedBy: "EXAMPLES\n")
    try #require(examples.count == 2, "\(help)")
    #expect(examples[1].split(separator: "\n").allSatisfy { $0.hasPrefix("  ") }, "\(examples[1])")
    for list in help.components(separatedBy: "FORMATS\n").dropFirst() {
      let lines = list.components(separatedBy: "\n\n")[0].split(separator: "\n")
      #expect(lines.allSatisfy { $0.hasPrefix("  ") && $0.count <= 80 }, "\(list)")
    }
  }

  @Test func `too many formats for standard output are told of the command at hand`() throws {
    let scratch = try Scratch()
    let file = try scratch.file(
      "timetable.json", try Tool.run("solve", "\(Tool.scenarios)/tutorial", "--first", "--json").out)
    let result = try Tool.run("export", "\(Tool.scenarios)/tutorial", file, "--format", "all")
    #expect(result.status == 64 && result.out.isEmpty)
    #expect(result.err.contains("--out") && !result.err.contains("<subcommand>"), "\(result.err)")
  }

  /// Everything but names, examples and values.
  @Test(arguments: [""] + Usage.commands)
  func `where the machine speaks Vietnamese, the whole help does`(command: String) throws {
    let page = try Tool.start([command, "--help"].filter { !$0.isEmpty }, environment: Self.vietnamese).wait()
      .out
    #expect(page.hasPrefix("GIỚI THIỆU: ") && page.contains("CÁCH DÙNG: "), "\(page)")
    // Paragraphs at the margin: the overview, the discussion.
    let head = page.components(separatedBy: "CÁCH DÙNG: ")[0]
    for paragraph in head.components(separatedBy: "\n\n").filter({
      !$0.hasPrefix(" ") && !$0.hasPrefix("CÁC DẠNG")
    }) {
      let text = paragraph.components(separatedBy: "\n  offhours")[0]
      if text.isEmpty { continue }
      #expect(text.unicodeScalars.contains { $0.value > 0x7F }, "in English: \(text)")
    }
    #expect(!page.contains(" đến look"), "half in English: \(page)")
    // Every argument and option: its label, and words that are Vietnamese.
    let arguments = page.components(separatedBy: "THAM SỐ:\n").dropFirst().joined()
      .components(separatedBy: "TÙY CHỌN:\n")[0].components(separatedBy: "\n\n")[0]
    for option in page.components(separatedBy: "TÙY CHỌN:\n").dropFirst().joined()
      .components(separatedBy: "\n  --").dropFirst()
      + ("\n" + arguments).components(separatedBy: "\n  <").dropFirst()
    {
      #expect(option.unicodeScalars.contains { $0.value > 0x7F }, "in English: \(option)")
      #expect(!option.contains(" đến write"), "half in English: \(option)")
    }
    for line in head.components(separatedBy: "MÃ KẾT THÚC\n").dropFirst().joined().split(separator: "\n") {
      #expect(line.unicodeScalars.contains { $0.value > 0x7F }, "in English: \(line)")
    }
  }

  @Test(arguments: [
    "solve", "solve x --bogus", "solve x --time-limit", "solve x --gap foo", "solve x --gap -1", "solve x y",
    "bogus", "solve x --time-limit -3",
    "solve x --threads 0", "solve x --seed -1", "replan x --attendance y", "publish", "publish x", "import",
    "import a --update", "import a --month May",
    "import a --course c", "import a --from soon", "import a --remove-missing", "sweep x",
    "sweep --reduce", "check x --mark y", "export x y --json", "export x y --format zzz",
    "model x", "model x --lp a --tier 0", "explain x", "explain x y --cap 0 --asks",
    "new", "new x --from soon", "workbook x --out y", "simulate x y --runs 0", "compare x",
  ]) func `what is wrong with a command is said in Vietnamese too`(arguments: String) throws {
    let words = arguments.split(separator: " ").map(String.init)
    let result = try Tool.start(words, environment: Self.vietnamese).wait()
    #expect(result.status == 64, "\(result.err)")
    let lines = result.err.split(separator: "\n")
    let error = try #require(lines.first { $0.hasPrefix("Lỗi: ") }, "\(result.err)")
    #expect(error.dropFirst(5).unicodeScalars.contains { $0.value > 0x7F }, "in English: \(error)")
    #expect(!result.err.contains("See '"), "\(result.err)")
  }

  private static let vietnamese = ["LC_ALL": "vi_VN.UTF-8"]
}
