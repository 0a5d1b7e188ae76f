import OffHours
import OffHoursFiles
import Testing

/// Texts in which a marker such as 1️⃣ shows where a diagnostic has to point.
struct Marked {
  /// The texts without markers, by path.
  var texts: [String: String] = [:]
  /// Where each marker stood.
  var places: [Character: (file: String, line: Int, column: Diagnostic.Column)] = [:]

  static let markers: [Character] = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣"]

  init(_ marked: [String: String]) {
    for (path, text) in marked {
      var clean = ""
      var line = 1, column = 1, cell = 0, isInQuotes = false
      for character in text {
        if Self.markers.contains(character) {
          let header = clean.split(separator: "\n", omittingEmptySubsequences: false)[0].split(
            separator: ",", omittingEmptySubsequences: false)
          // In the header itself the name still follows the marker.
          let names = line == 1 ? Self.header(of: text) : header.map(String.init)
          places[character] = (
            path, line, path.hasSuffix(".csv") ? .name(names[min(cell, names.count - 1)]) : .number(column)
          )
          continue
        }
        clean.append(character)
        column += character.unicodeScalars.count
        if character == "\"" { isInQuotes.toggle() }
        if character == ",", !isInQuotes { cell += 1 }
        if character == "\n" || character == "\r\n" {
          (line, column, cell, isInQuotes) = (line + 1, 1, 0, false)
        }
      }
      texts[path] = clean
    }
  }

  private static func header(of text: String) -> [String] {
    let line = text.split(whereSeparator: \.isNewline)[0].filter { !markers.contains($0) }
    return line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}

/// One change to the good scenario and what it has to be told, marker by marker.
struct Case: Sendable, CustomTestStringConvertible {
  var file = "scenario.yaml"
  var find: String
  var replacement: String
  /// Parts of the messages, for the markers in order.
  var messages: [String]

  var testDescription: String { "\(file): \(replacement.prefix(70)) … \(messages.joined(separator: " | "))" }

  init(_ find: String, _ replacement: String, _ messages: String..., in file: String = "scenario.yaml") {
    self.file = file
    self.find = find
    self.replacement = replacement
    self.messages = messages
  }
}

/// Reads the good scenario with a change, and expects errors at the markers and nowhere else, but for messages that follow from them.
func check(
  _ change: Case, alsoAllowing other: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  var files = Good.tables
  files["scenario.yaml"] = Good.yaml
  #expect(files[change.file]!.contains(change.find), "nothing to change", sourceLocation: sourceLocation)
  let parts = files[change.file]!.split(
    separator: change.find, maxSplits: 1, omittingEmptySubsequences: false)
  files[change.file] = parts.joined(separator: change.replacement)
  expect(files, change.messages, alsoAllowing: other, sourceLocation: sourceLocation)
}

/// Reads marked files, `scenario.yaml` first, and expects the diagnostics at the markers and nowhere else.
func expect(
  _ files: [String: String], overlays: [String] = [], _ messages: [String],
  severity: Diagnostic.Severity = .error, alsoAllowing other: String? = nil, path: String = "scenario.yaml",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let marked = Marked(files)
  let reading: ScenarioReading
  do throws(MissingFile) {
    reading = try ScenarioReader(MemoryFiles(marked.texts)).read(
      path: path, overlays: overlays, language: .english)
  } catch {
    Issue.record("\(error)", sourceLocation: sourceLocation)
    return
  }
  let found = reading.diagnostics.filter { diagnostic in
    diagnostic.severity == severity && !(other.map { diagnostic.message.contains($0) } ?? false)
  }
  #expect((reading.scenario == nil) == reading.diagnostics.hasErrors, sourceLocation: sourceLocation)
  // Whatever readers say, it can be said in Vietnamese.
  for fault in found where fault.severity == .error {
    #expect(FaultWords.untranslated(fault.message) == [], "\(fault.message)", sourceLocation: sourceLocation)
  }
  #expect(found.count == messages.count, "\(reading.diagnostics.text)", sourceLocation: sourceLocation)
  for (marker, message) in zip(Marked.markers, messages) {
    guard let place = marked.places[marker] else {
      Issue.record("there is no marker \(marker)", sourceLocation: sourceLocation)
      continue
    }
    let hit = found.contains {
      $0.file == place.file && $0.line == place.line && $0.column == place.column
        && $0.message.contains(message)
    }
    #expect(
      hit, "no '\(message)' at \(place.file):\(place.line):\(place.column) in\n\(reading.diagnostics.text)",
      sourceLocation: sourceLocation)
  }
}
