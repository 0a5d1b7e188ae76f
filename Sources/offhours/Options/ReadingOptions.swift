import ArgumentParser
import OffHours

/// Who reads the answer.
struct ReadingOptions: ParsableArguments {
  @Flag(help: "Answer in JSON on standard output.")
  var json = false

  @Option(
    help: ArgumentHelp("Language of what people read; the scenario's where not given.", valueName: "vi|en"))
  var language: Language?
}

extension Language: ExpressibleByArgument {}
