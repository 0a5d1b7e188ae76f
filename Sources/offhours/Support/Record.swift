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
    let there = PaperFolder.published(in: folder)
    list = there.list
    let bytes = FileManager.default.contents(atPath: path).map { [UInt8]($0) }
    let isReadable =
      bytes.map { TimetableReader.read(text: String(decoding: $0, as: UTF8.self)).timetable != nil } ?? false
    timetable = there.timetable
    let listed = list.flatMap { $0.state == Timetable.State.published.rawValue ? $0.revision : nil }
    let told = isReadable ? nil : [listed, Record.lastSequence(in: folder)].compactMap(\.self).max()
    revision = timetable?.revision ?? told
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
