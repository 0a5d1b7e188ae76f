import ArgumentParser

/// What is told while a search runs.
struct ProgressOptions: ParsableArguments {
  /// How progress is shown on standard error.
  enum Style: String, CaseIterable, ExpressibleByArgument {
    /// A living line, where standard error is a terminal.
    case line
    /// A JSON object a line.
    case json
    /// Nothing.
    case none
  }

  @Option(
    name: .customLong("progress"),
    help: "Progress on standard error: a living line on a terminal, JSON lines, or none.")
  var style = Style.line
}
