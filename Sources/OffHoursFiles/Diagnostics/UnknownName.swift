extension Diagnostic {
  /// A name given on the command line that is not known, with the nearest that is. `file` is where it was looked for.
  public static func unknown(_ id: String, kind: String, among known: [String], file: String) -> Diagnostic {
    let log = DiagnosticLog()
    return Diagnostic(
      severity: .error, file: file, line: 1, column: .number(1),
      message: "unknown \(kind) \(quoted(id))\(log.expectation(id, among: known, kind: kind))")
  }
}
