import Foundation
import OffHours
import OffHoursFiles
import OffHoursPapers

/// Looks into the files of a folder for people. Links are not followed.
struct FolderCensus {
  private let census: FileCensus

  init(_ scenario: Scenario) { census = FileCensus(scenario) }

  /// What every file of a folder holds, or the one file that a path names, by name.
  func entries(_ path: String, but left: Set<String> = []) throws -> [FileCensus.Entry] {
    guard isFolder(path) else {
      do {
        let name = URL(fileURLWithPath: path).lastPathComponent
        return [census.entry(name, try DiskFiles().bytes(of: path))]
      } catch {
        throw Failure(.noInput, "\(MissingFile(path: path, reason: error.description))")
      }
    }
    return names(path).filter { !left.contains($0) }.map { name in
      guard let bytes = try? DiskFiles().bytes(of: "\(path)/\(name)") else {
        return FileCensus.Entry(file: name, isRead: false)
      }
      return census.entry(name, bytes)
    }
  }

  /// Paths of all files below a folder, ascending.
  private func names(_ folder: String, below: String = "") -> [String] {
    let here = below.isEmpty ? folder : "\(folder)/\(below)"
    return StagingFolder.names(in: here).flatMap { name -> [String] in
      let path = below.isEmpty ? name : "\(below)/\(name)"
      if isLink("\(folder)/\(path)") { return [] }
      return isFolder("\(folder)/\(path)") ? names(folder, below: path) : [path]
    }.sorted()
  }
}

/// Which file holds whose what, as a terminal shows it and as JSON.
struct CensusReport {
  private let entries: [FileCensus.Entry]
  private let scenario: Scenario
  private let folder: String
  private let count: Int

  init(_ entries: [FileCensus.Entry], _ scenario: Scenario, folder: String, person: Ref<Worker>?) {
    count = entries.count
    self.scenario = scenario
    self.folder = folder
    guard let person else {
      self.entries = entries
      return
    }
    self.entries = entries.compactMap { entry in
      var entry = entry
      entry.people = entry.people.filter { $0.worker == person }
      return entry.people.isEmpty ? nil : entry
    }
  }

  private func words(_ phrase: Phrase) -> String { phrase(scenario.language) }

  private func label(_ matter: FileCensus.Matter) -> String {
    switch matter {
    case .id: words(PrivacyWords.id)
    case .name: words(PrivacyWords.name)
    case .employer: words(PrivacyWords.employer)
    case .classes: words(PrivacyWords.classes)
    case .column(let name):
      words(PrivacyWords.column(name, isSensitive: scenario.sensitive.contains(name)))
    }
  }

  /// `{"files": [{"file", "read", "people": [{"worker", "holds"}], "holds", "sensitive"}]}`.
  var json: String {
    func key(_ matter: FileCensus.Matter) -> String {
      switch matter {
      case .id: "id"
      case .name: "name"
      case .employer: "employer"
      case .classes: "classes"
      case .column(let name): name
      }
    }
    var json = JSONWriter()
    json.object { json in
      json.key("files")
      json.array(entries) { json, entry in
        json.object { json in
          json.field("file", entry.file)
          json.field("read", entry.isRead)
          json.key("holds")
          json.array(entry.matters, inline: true) { $0.string(key($1)) }
          json.key("sensitive")
          json.array(
            entry.matters.filter {
              if case .column(let name) = $0 { scenario.sensitive.contains(name) } else { false }
            }, inline: true
          ) { $0.string(key($1)) }
          json.key("people")
          json.array(entry.people) { json, person in
            json.object(inline: true) { json in
              json.field("worker", scenario.workers[person.worker].id)
              json.key("holds")
              let own = entry.matters.filter(person.matters.contains)
              json.array(own, inline: true) { $0.string(key($1)) }
            }
          }
        }
      }
    }
    return json.text + "\n"
  }

  var text: String {
    let holding = entries.count { !$0.people.isEmpty }
    var table = TextTable([
      .init(words(PrivacyWords.file), shrinks: true), .init(words(PrivacyWords.whose), shrinks: true),
      .init(words(PrivacyWords.what), shrinks: true),
    ])
    for entry in entries {
      let people = entry.people.map { scenario.workers[$0.worker].id }
      let whose =
        people.isEmpty
        ? words(entry.isRead ? PrivacyWords.nobody : PrivacyWords.notRead)
        : people.count <= 3 ? people.joined(separator: ", ") : words(Words.people(people.count))
      table.rows.append(.cells([entry.file, whose, entry.matters.map(label).joined(separator: ", ")]))
    }
    let head = words(PrivacyWords.files(count, withPeople: holding, in: folder))
    let lines = [TextWidth.plain(head)] + table.lines(width: Console.width(STDOUT_FILENO))
    return lines.map { $0 + "\n" }.joined()
  }
}
