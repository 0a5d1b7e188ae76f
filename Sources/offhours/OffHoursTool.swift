import ArgumentParser
import Foundation
import OffHours

/// The command line. Each sub-command has a file of its own under `Commands`.
@main struct OffHoursTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "offhours",
    abstract: "Classes that nobody's shift collides with.",
    discussion: """
      Turns who works when (rosters, rotations, absences) and what can be booked \
      (halls, instructors, hours) into a timetable in which as many people as \
      possible complete their course outside working hours.

      EXAMPLES
        offhours check scenarios/tutorial
        offhours solve scenarios/tutorial --out out/tutorial
        offhours verify scenarios/tutorial out/tutorial/timetable.json
        offhours generate out/500 --workers 500
        offhours export scenarios/tutorial out/tutorial --format txt

      EXIT STATUS
        0    done
        1    a check found violations
        64   usage
        65   bad data
        66   no such file
        70   internal
        73   cannot write
        130  interrupted (the best timetable so far is still written)
      """,
    version: Version.text,
    subcommands: [
      SolveCommand.self,
      CheckCommand.self,
      VerifyCommand.self,
      ExportCommand.self,
      PublishCommand.self,
      CompareCommand.self,
      ReplanCommand.self,
      SweepCommand.self,
      SimulateCommand.self,
      ExplainCommand.self,
      GenerateCommand.self,
      ImportCommand.self,
      NewCommand.self,
      WorkbookCommand.self,
      ConvertCommand.self,
      SchemaCommand.self,
      ModelCommand.self,
      CertifyCommand.self,
      LedgerCommand.self,
      FilesCommand.self,
      ForgetCommand.self,
    ])

  static func main() {
    Interruption.watch()
    // Swift would put other characters for bytes that are no UTF-8, and a path would name another file.
    for position in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = CommandLine.unsafeArgv[position], String(validatingCString: argument) == nil else {
        continue
      }
      Console.say(
        "offhours: argument \(position), \(CommandLine.arguments[position]), is not UTF-8; rename the file or folder"
      )
      Foundation.exit(ExitStatus.usage.rawValue)
    }
    guard FaultLanguage.asked == .vietnamese else { return main(nil) }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let page = fullMessage(for: error, columns: 100_000), code = exitCode(for: error)
      guard !page.isEmpty else { exit(withError: error) }
      let text = VietnameseHelp.text(page)
      if code == .success { try? Console.result(text + "\n") } else { Console.say(text) }
      Foundation.exit(code.rawValue)
    }
  }
}
