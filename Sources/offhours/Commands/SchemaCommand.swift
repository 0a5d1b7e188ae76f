import ArgumentParser
import OffHoursFiles

/// `offhours schema`: the JSON Schema of scenarios, for editors.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of scenario.yaml, for editors that complete and check.",
    discussion: """
      A YAML editor takes it from the first line of a scenario:
        # yaml-language-server: $schema=./scenario.schema.json

      EXAMPLES
        offhours schema > my-class/scenario.schema.json
        offhours schema --workbook
      """)

  @Flag(help: "The sheets and columns of a workbook instead, as JSON, with their titles in both languages.")
  var workbook = false

  func run() throws {
    try Failure.reported {
      try Console.result(workbook ? BookSchema.text(BookLayout.all) : ScenarioSchema.text)
    }
  }
}
