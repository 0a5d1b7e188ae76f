import Foundation

/// Where a path leads, whichever way it is written.
enum FilePlace {
  /// The absolute place behind links.
  static func resolved(_ path: String) -> URL {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL
  }

  /// Whether two paths lead to the same place.
  static func isSame(_ a: String, _ b: String) -> Bool { resolved(a).path == resolved(b).path }

  /// Whether a path, of a file or of the folder that holds it, leads to the timetable of a folder.
  static func isTimetable(_ path: String, of folder: String) -> Bool {
    isSame(isFolder(path) ? "\(path)/timetable.json" : path, "\(folder)/timetable.json")
  }
}
