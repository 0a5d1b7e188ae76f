import OffHours
import OffHoursFiles
import OffHoursPapers

/// What the verifier found, for people and for machines.
struct VerificationReport {
  var verification: Verification
  var scenario: Scenario
  /// The workbook in which the timetable stands; nil where it is a file of its own.
  var book: BookTimetable?

  init(_ verification: Verification, _ scenario: Scenario, book: BookTimetable? = nil) {
    self.verification = verification
    self.scenario = scenario
    self.book = book
  }

  /// Where a broken rule stands in the workbook, with a space after it; empty elsewhere.
  private func place(_ violation: Violation) -> String {
    guard let book else { return "" }
    let cells = book.cells(of: violation)
    return cells.isEmpty ? "" : "\(book.sheetName)!\(cells.joined(separator: ", "))  "
  }

  /// A line a broken rule, then the values of the goals.
  var text: String {
    let language = scenario.language, numbers = NumberHabit(language)
    var lines: [String] = []
    if verification.violations.isEmpty {
      lines.append(Words.noViolations(language))
    } else {
      lines.append(Words.violations(verification.violations.count)(language))
      let width = verification.violations.map(\.code.rawValue.count).max() ?? 0
      for violation in verification.violations {
        let code = TextWidth.padded(violation.code.rawValue, to: width)
        lines.append("  \(place(violation))\(code)  \(TextWidth.plain(violation.message))")
      }
    }
    var table = TextTable([.init(Words.goals(language)), .init(Words.value(language), right: true)])
    for result in verification.goals {
      let name = result.tier.parts.map { Words.goal($0.goal, in: scenario)(language) }.joined(
        separator: " + ")
      table.rows.append(.cells([name, numbers.text(result.value)]))
    }
    lines += table.rows.isEmpty ? [] : [""] + table.lines()
    return lines.map { $0 + "\n" }.joined()
  }

  /// `{"violations": [{"code", "message", "meetings", "workers"}], "goals": [{"goal", "value"}]}`.
  var json: String {
    var json = JSONWriter()
    json.object { json in
      json.key("violations")
      json.array(verification.violations) { json, violation in
        json.object { json in
          json.field("code", violation.code.rawValue)
          json.field("message", violation.message)
          json.key("meetings")
          json.array(violation.meetings, inline: true) { $0.string($1) }
          json.key("workers")
          json.array(violation.workers, inline: true) { $0.string($1) }
          if let book {
            json.field("sheet", book.sheetName)
            json.key("cells")
            json.array(book.cells(of: violation), inline: true) { $0.string($1) }
          }
        }
      }
      json.key("goals")
      json.array(verification.goals) { $0.tier($1) }
    }
    return json.text + "\n"
  }
}

extension JSONWriter {
  /// A tier's value as timetables write it.
  fileprivate mutating func tier(_ result: TierResult) {
    object(inline: true) { json in
      json.key("goal")
      if result.tier.isWeighted {
        json.object(inline: true) { json in
          for part in result.tier.parts {
            json.field(part.goal.rawValue, part.weight)
          }
        }
      } else {
        json.string(result.tier.parts[0].goal.rawValue)
      }
      json.field("value", result.value)
      guard result.tier.isWeighted else { return }
      json.key("parts")
      json.object(inline: true) { json in
        for (part, value) in zip(result.tier.parts, result.parts) {
          json.field(part.goal.rawValue, value)
        }
      }
    }
  }
}
