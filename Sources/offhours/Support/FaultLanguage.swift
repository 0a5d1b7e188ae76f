import Foundation
import OffHours
import OffHoursFiles

/// The language in which faults are told: the one asked for, else the one that the machine is set to; of a workbook in Vietnamese,
/// Vietnamese.
enum FaultLanguage {
  /// By `--language`, then by the environment; nil where neither says one of ours.
  static let asked: Language? = {
    let arguments = CommandLine.arguments
    for (position, argument) in arguments.enumerated() {
      if argument == "--language", position + 1 < arguments.count {
        return Language(rawValue: arguments[position + 1])
      }
      if argument.hasPrefix("--language=") { return Language(rawValue: String(argument.dropFirst(11))) }
    }
    return environment
  }()

  /// By the first of the variables that says anything.
  private static var environment: Language? {
    let variables = ProcessInfo.processInfo.environment
    let first = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { variables[$0] }.first { !$0.isEmpty }
    guard let code = first?.prefix(2) else { return nil }
    return code == "vi" ? .vietnamese : code == "en" ? .english : nil
  }

  /// The language of a run's faults.
  static func of(_ diagnostics: [Diagnostic]) -> Language {
    if let asked { return asked }
    let isVietnamese = diagnostics.contains { fault in
      guard let sheet = fault.sheet else { return false }
      return BookLayout.all.contains { $0.title.vi == sheet && $0.title.en != sheet }
    }
    return isVietnamese ? .vietnamese : .english
  }
}

extension [Diagnostic] {
  /// The same as people are told.
  var told: [Diagnostic] {
    guard FaultLanguage.of(self) == .vietnamese else { return self }
    return map { fault in
      var fault = fault
      fault.message = FaultWords.vietnamese(fault.message)
      return fault
    }
  }

  /// A line each, as people are told.
  var toldText: String {
    guard FaultLanguage.of(self) == .vietnamese else { return text }
    return told.map { fault in
      let word = fault.severity == .error ? "lỗi" : "lưu ý"
      return "\(fault)\n".replacing(": \(fault.severity.rawValue): ", with: ": \(word): ", maxReplacements: 1)
    }.joined()
  }
}
