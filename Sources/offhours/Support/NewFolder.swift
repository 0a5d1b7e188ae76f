import Foundation
import OffHours

extension OutputFolder {
  /// A folder for a new scenario: one that does not exist, or is empty, unless `force` is given.
  init(new path: String, force: Bool, language: Language) throws {
    // Cleared of what dead runs left there first.
    try self.init(path, replacing: [])
    if !force, let there = try? FileManager.default.contentsOfDirectory(atPath: path), !there.isEmpty {
      throw Failure(.cannotWrite, ImportWords.notEmpty(path)(language))
    }
  }
}
