import Foundation
import Testing

/// Holds text against a file in the folder `Snapshots` beside the test. A missing file is written, and the test fails so
/// that somebody looks; a difference is told line by line.
public func expectSnapshot(
  _ text: String, _ name: String, file: StaticString = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: "\(file)").deletingLastPathComponent().appendingPathComponent("Snapshots")
  let path = folder.appendingPathComponent(name)
  guard let expected = try? Data(contentsOf: path) else {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: path)
    Issue.record(
      "there was no \(name); it is written now: read it, then run again", sourceLocation: sourceLocation)
    return
  }
  guard Data(text.utf8) != expected else { return }
  let difference = lineDifference(from: String(decoding: expected, as: UTF8.self), to: text)
  Issue.record("\(name) differs:\n\(difference)", sourceLocation: sourceLocation)
}

/// The lines that two texts do not share, with two lines around each change; − stands for the first text, + for the other.
public func lineDifference(from old: String, to new: String) -> String {
  let old = old.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
  let new = new.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
  let changes = new.difference(from: old)
  let removed = Set(changes.removals.map(\.position)), inserted = Set(changes.insertions.map(\.position))
  var rows: [(mark: Character, line: String)] = []
  var (left, right) = (0, 0)
  while left < old.count || right < new.count {
    if removed.contains(left) {
      rows.append(("-", old[left]))
      left += 1
    } else if inserted.contains(right) {
      rows.append(("+", new[right]))
      right += 1
    } else {
      rows.append((" ", old[left]))
      (left, right) = (left + 1, right + 1)
    }
  }
  let changed = rows.indices.filter { rows[$0].mark != " " }
  let shown = Set(changed.flatMap { max(0, $0 - 2)...min(rows.count - 1, $0 + 2) }).sorted()
  var text = "", last = -1
  for row in shown {
    if row != last + 1 { text += "…\n" }
    text += "\(rows[row].mark) \(rows[row].line)\n"
    last = row
  }
  return text.isEmpty ? "(the same lines; other bytes)" : text
}

extension CollectionDifference.Change {
  fileprivate var position: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
