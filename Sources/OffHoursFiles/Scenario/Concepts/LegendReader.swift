internal import OffHours

/// Reads legends: codes and the hours that they stand for.
enum LegendReader {
  static let shape = Shape.map("code", .either([.window, .choice(["off", "absent"])]))

  static func read(_ node: Node?, _ context: ReadingContext) -> Legend {
    guard let node else { return [:] }
    guard let map = node.map else {
      context.mismatch(
        node.spot, found: node.kind, expected: "a map from codes to hours, such as {N: 22:00-06:00, O: off}")
      return [:]
    }
    var legend: Legend = [:]
    for entry in map.entries where !Concept.isFree(entry.key) {
      // A code whose hours are a fault is known all the same, so that it is not reported wherever it stands.
      legend[entry.key] = .off
      guard let scalar = context.scalar(entry.value, expected: "hours such as 08:00-17:00, off, or absent")
      else {
        continue
      }
      switch scalar.text {
      case "off": legend[entry.key] = .off
      case "absent": legend[entry.key] = .absent
      default:
        if scalar.text.utf8.contains(0x3A) {
          legend[entry.key] = context.window(scalar).map { .hours($0) } ?? .off
        } else {
          context.mismatch(
            scalar.spot, found: quoted(scalar.text),
            expected:
              "hours such as 08:00-17:00, off, or absent\(context.log.didYouMean(scalar.text, ["off", "absent"]))"
          )
        }
      }
    }
    return legend
  }
}
