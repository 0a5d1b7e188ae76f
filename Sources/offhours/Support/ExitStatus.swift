import ArgumentParser
import OffHoursFiles

/// What the exit status says; the numbers are those of `sysexits.h`.
enum ExitStatus: Int32 {
  case done = 0
  case violations = 1
  case usage = 64
  case badData = 65
  case noInput = 66
  case `internal` = 70
  case cannotWrite = 73
  case interrupted = 130

  var code: ExitCode { ExitCode(rawValue) }
}

/// Why a command ends early: a status, and a message for standard error.
struct Failure: Error {
  var status: ExitStatus
  var message: String
  /// Lines that stand before the message as they are.
  var before: String

  init(_ status: ExitStatus, _ message: String, before: String = "") {
    self.status = status
    self.message = message
    self.before = before
  }

  /// A file that cannot be opened, or is larger than what is read.
  init(missing error: any Error) {
    let isTooLarge = (error as? MissingFile)?.isTooLarge ?? false
    self.init(isTooLarge ? .badData : .noInput, "\(error)")
  }

  /// Runs a command's body: a failure's message goes to standard error and its status to the parser; what nobody
  /// foresaw is an internal fault. Where machines read the answer, bad data is a diagnostic about `file`.
  static func reported(
    _ reading: ReadingOptions? = nil, about file: String? = nil, _ body: () throws -> Void
  ) throws {
    do {
      try body()
    } catch let failure as Failure {
      if failure.status == .badData, !failure.message.isEmpty, let file, reading?.json == true {
        let fault = Diagnostic(
          severity: .error, file: file, line: 1, column: .number(1), message: failure.message)
        try? Console.result([fault].json)
        throw failure.status.code
      }
      Console.raw(failure.before)
      if !failure.message.isEmpty { Console.say("offhours: \(failure.message)") }
      throw failure.status.code
    } catch let error as ExitCode {
      throw error
    } catch let error as ValidationError {
      throw error
    } catch {
      Console.say("offhours: internal error: \(error)")
      throw ExitStatus.internal.code
    }
  }
}
