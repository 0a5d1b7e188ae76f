import Foundation
import OffHoursPapers

/// Standard output for results, standard error for everything else.
enum Console {
  /// Writes a result to standard output.
  static func result(_ text: String) throws { try result(Data(text.utf8)) }

  /// Writes a result to standard output.
  static func result(_ bytes: some DataProtocol) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      throw Failure(.cannotWrite, "cannot write to standard output")
    }
  }

  /// The timetable as standard output shows it best.
  static func table(_ input: PaperInput) -> String {
    TerminalTable(width: width(STDOUT_FILENO), isColoured: isColoured).text(input)
  }

  /// Writes a message to standard error, on a line of its own.
  static func say(_ text: String) { raw(text + "\n") }

  /// Writes to standard error as it is; a message that cannot be shown is lost.
  static func raw(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }

  /// Whether a stream ends at a terminal that understands escape codes.
  static func isTerminal(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1 && environment["TERM"] != "dumb"
  }

  /// Whether standard output may be coloured: a terminal, and `NO_COLOR` is unset or empty.
  static var isColoured: Bool { isTerminal(STDOUT_FILENO) && (environment["NO_COLOR"] ?? "").isEmpty }

  /// Cells of a line on a terminal; nil where the stream ends elsewhere.
  static func width(_ descriptor: Int32) -> Int? {
    guard isatty(descriptor) == 1 else { return nil }
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return environment["COLUMNS"].flatMap(Int.init) ?? 80
  }

  private static var environment: [String: String] { ProcessInfo.processInfo.environment }
}
