import Foundation
import OffHours
import OffHoursFiles
import Synchronization

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

  /// The language of the workbook that the command reads; nil where it reads none.
  private static let ofBook = Mutex<Language?>(nil)

  /// Takes note that the command reads a workbook in a language: what it has to say of it, it says in that one, also where
  /// the fault is of no sheet.
  static func take(book language: Language) { ofBook.withLock { $0 = language } }

  /// The language of a run's faults.
  static func of(_ diagnostics: [Diagnostic]) -> Language {
    if let asked { return asked }
    let isVietnamese = diagnostics.contains { fault in
      guard let sheet = fault.sheet else { return false }
      return BookLayout.all.contains { $0.title.vi == sheet && $0.title.en != sheet }
    }
    return isVietnamese ? .vietnamese : ofBook.withLock(\.self) ?? .english
  }
}

extension [Diagnostic] {
  /// The same as people are told.
  var told: [Diagnostic] {
    guard FaultLanguage.of(self) == .vietnamese else { return self }
    return map { fault in
      var fault = fault
      fault.message = FaultWords.vietnamese(fault.message)
      fault.language = .vietnamese
      return fault
    }
  }

  /// A line each, as people are told. A fault that stands in many cells of a column is told once, with the other places.
  var toldText: String {
    let language = FaultLanguage.of(self)
    var lines: [String] = []
    for group in told.alike {
      let first = group[0]
      lines.append("\(first)")
      if group.count > 1 {
        let places = group.dropFirst().map { $0.cell ?? $0.row }
        let shown = places.prefix(12)
        lines.append(FaultWords.alike(shown.map(\.self), places.count - shown.count)(language))
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The diagnostics, those that say the same of four or more cells of a column together.
  private var alike: [[Diagnostic]] {
    func key(_ fault: Diagnostic) -> SameFault? {
      guard case .name = fault.column else { return nil }
      return SameFault(
        file: fault.file, sheet: fault.sheet, column: fault.column, severity: fault.severity,
        message: fault.message)
    }
    var counts: [SameFault: Int] = [:]
    for fault in self { if let key = key(fault) { counts[key, default: 0] += 1 } }
    var result: [[Diagnostic]] = [], positions: [SameFault: Int] = [:]
    for fault in self {
      guard let key = key(fault), counts[key, default: 0] >= 4 else {
        result.append([fault])
        continue
      }
      if let position = positions[key] {
        result[position].append(fault)
      } else {
        positions[key] = result.count
        result.append([fault])
      }
    }
    return result
  }
}

/// What faults have in common that are one to people.
private struct SameFault: Hashable {
  var file: String, sheet: String?, column: Diagnostic.Column, severity: Diagnostic.Severity, message: String
}

extension Diagnostic {
  /// The row and the column in a table's text, as they stand in the fault's own place.
  fileprivate var row: String {
    if case .name(let name) = column { "\(line):\(name)" } else { "\(line)" }
  }
}
