import Foundation
import OffHours

/// Keeps what a command reads from being written over by what it writes.
enum InputGuard {
  /// Endings of files that scenarios and timetables are made of.
  private static let endings: Set<String> = ["yaml", "yml", "csv", "json", "xlsx", "ods"]

  /// Refuses a place where one of the inputs stands: the file itself, or a file that is there in a folder that is read.
  /// - Throws: `Failure` with the status of what cannot be written.
  static func check(_ out: String, inputs: [String], _ language: Language) throws {
    let place = FilePlace.resolved(out)
    for input in inputs {
      let own = FilePlace.resolved(input)
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(atPath: own.path, isDirectory: &isFolder)
      guard isThere else { continue }
      let isInside =
        isFolder.boolValue && place.deletingLastPathComponent().path == own.path
        && endings.contains(place.pathExtension.lowercased())
        && FileManager.default.fileExists(atPath: place.path)
      if place.path == own.path || isInside {
        throw Failure(.cannotWrite, Words.isInput(out)(language))
      }
    }
  }
}
