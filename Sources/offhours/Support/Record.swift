import Foundation
import OffHours
import OffHoursFiles
import OffHoursPapers

/// What a folder tells of the publication before: its timetable, or where that is gone or cannot be read, its revision
/// from the list of papers and from the calendars.
struct Record {
  /// The timetable that people have been told of, and the list of its papers.
  let timetable: Timetable?, list: PaperList?
  /// The revision that people have, where anything says so.
  let revision: Int?
  /// What stood in place of the timetable and could not be read, to be kept.
  let saved: [PaperFile]
  private let path: String
  private static let keptName = "timetable.unreadable.json"

  /// Reads a folder.
  /// - Throws: `Failure` where a timetable cannot be read and nothing says which revision it was, unless `force` is given.
  init(_ folder: String, force: Bool, _ language: Language) throws {
    path = "\(folder)/timetable.json"
    list = PaperFolder.list(in: folder)
    let bytes = PaperFolder.bytes(path)
    let there = bytes.flatMap { TimetableReader.read(text: String(decoding: $0, as: UTF8.self)).timetable }
    let isReadable = there != nil
    // What was put aside when a plan took its place counts as long as it is the latest that people know.
    let known = PublishedRecord.all(in: folder).map(\.timetable)
    timetable = ([there].compactMap(\.self).filter { $0.state == .published } + known).max {
      $0.revision < $1.revision
    }
    let listed = list.flatMap { $0.state == Timetable.State.published.rawValue ? $0.revision : nil }
    let told = isReadable ? nil : [listed, Record.lastSequence(in: folder)].compactMap(\.self).max()
    revision = [timetable?.revision, told].compactMap(\.self).max()
    saved = isReadable ? [] : bytes.map { [PaperFile(name: Record.keptName, bytes: $0)] } ?? []
    if bytes != nil, !isReadable, revision == nil, !force {
      throw Failure(.cannotWrite, Words.unknownRevision(path)(language))
    }
  }

  /// Tells of a timetable that is gone or could not be read.
  func sayWhatIsMissing(_ language: Language) {
    guard timetable == nil, let revision else { return }
    Console.say(
      Words.goesOnWithout(path, revision: revision, keptAs: saved.first?.name)(language))
  }

  /// The greatest SEQUENCE in the calendars of a folder and of the folders in it.
  private static func lastSequence(in folder: String) -> Int? {
    func names(_ path: String) -> [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).map { "\(path)/\($0)" }
    }
    let all = names(folder)
    let files = all + all.filter(isFolder).flatMap(names)
    return files.filter { $0.hasSuffix(".ics") }.compactMap { file -> Int? in
      guard let data = FileManager.default.contents(atPath: file) else { return nil }
      return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
        .filter { $0.hasPrefix("SEQUENCE:") }.compactMap { Int($0.dropFirst(9)) }.max()
    }.max()
  }
}

/// Published timetables that were put aside when another plan came into their folder, by `--force` or as the next month's:
/// `publish` goes on from them, so that no calendar's SEQUENCE ever falls, and what was told of the month before stays.
enum PublishedRecord {
  private static let stem = "timetable.revision-"

  /// Those of a folder, by name.
  static func all(in folder: String) -> [(name: String, timetable: Timetable)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasPrefix(stem) && $0.hasSuffix(".json") }.sorted().compactMap { name in
      published("\(folder)/\(name)").map { (name, $0.timetable) }
    }
  }

  /// The published timetable of a folder as a file to be kept, where `next` is not a later revision of the same plan.
  static func kept(from folder: String, before next: Timetable) -> (
    file: PaperFile, plan: String, revision: Int
  )? {
    guard let (bytes, there) = published("\(folder)/timetable.json") else { return nil }
    let isLater =
      next.state == .published && next.planId == there.planId && next.revision >= there.revision
    if isLater { return nil }
    var name = "\(stem)\(there.revision).json", number = 2
    while FileManager.default.fileExists(atPath: "\(folder)/\(name)") {
      name = "\(stem)\(there.revision)-\(number).json"
      number += 1
    }
    return (PaperFile(name: name, bytes: bytes), there.planId, there.revision)
  }

  private static func published(_ path: String) -> (bytes: [UInt8], timetable: Timetable)? {
    guard let bytes = PaperFolder.bytes(path),
      let timetable = TimetableReader.read(text: String(decoding: bytes, as: UTF8.self)).timetable,
      timetable.state == .published
    else { return nil }
    return (bytes, timetable)
  }
}
