internal import OffHours

/// Reads legends: codes and the hours that they stand for.
enum LegendReader {
  static let shape = Shape.map("code", .either([.list(.shiftHours), .choice(words)]))

  private static let words = ["off", "absent"]
  private static let expected = "hours such as 08:00-17:00, a list of them, off, or absent"

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
      switch entry.value.value {
      case .list(let nodes): legend[entry.key] = shift(nodes, at: entry.value.spot, context)
      default:
        guard let scalar = context.scalar(entry.value, expected: expected) else { continue }
        switch scalar.text {
        case "off": break
        case "absent": legend[entry.key] = .absent
        default: if let stretch = stretch(scalar, expected, context) { legend[entry.key] = .hours([stretch]) }
        }
      }
    }
    return legend
  }

  /// Several stretches: those that overlap are a fault, those that touch are one.
  private static func shift(_ nodes: [Node], at spot: SourcePosition, _ context: ReadingContext) -> ShiftCode
  {
    let one = "hours such as 08:00-12:00; off and absent stand alone, without brackets"
    if nodes.isEmpty { context.mismatch(spot, found: "an empty list", expected: expected) }
    var stretches: [(stretch: ShiftStretch, spot: SourcePosition)] = []
    for node in nodes {
      guard let scalar = context.scalar(node, expected: one), let stretch = stretch(scalar, one, context)
      else { continue }
      let hours = stretch.hours
      if let other = stretches.first(where: {
        $0.stretch.hours.start < hours.end && hours.start < $0.stretch.hours.end
      }) {
        context.log.error(
          scalar.spot,
          "the stretch \(quoted(stretch.description)) overlaps \(quoted(other.stretch.description)); expected stretches of one code that lie apart or touch"
        )
        continue
      }
      stretches.append((stretch, scalar.spot))
    }
    var merged: [ShiftStretch] = []
    for stretch in stretches.map(\.stretch).sorted(by: { $0.hours.start < $1.hours.start }) {
      if let last = merged.last, last.hours.end == stretch.hours.start, last.isTraining == stretch.isTraining
      {
        merged[merged.count - 1].hours.end = stretch.hours.end
      } else {
        merged.append(stretch)
      }
    }
    return merged.isEmpty ? .off : .hours(merged)
  }

  private static func stretch(_ scalar: Scalar, _ expected: String, _ context: ReadingContext)
    -> ShiftStretch?
  {
    if let stretch = ShiftStretch(scalar.text) { return stretch }
    let found = scalar.text.isEmpty ? "nothing" : quoted(scalar.text)
    let hours = scalar.text.unicodeScalars.filter { !$0.properties.isWhitespace }
      .split(separator: "-", omittingEmptySubsequences: false).map { String(String.UnicodeScalarView($0)) }
    if hours.count == 2,
      hours.allSatisfy({ $0.utf8.first.map { (0x30...0x39).contains($0) } ?? false && $0.utf8.contains(0x3A) }
      )
    {
      context.mismatch(
        scalar.spot, found: found,
        expected:
          "hours such as 22:00-06:00: times from 00:00 to 48:00 (24:30 is half past midnight of the next date), an end at or before the start being 24 hours later and then after it"
      )
    } else {
      let near = context.log.didYouMean(
        scalar.text.split(separator: " ").first.map(String.init) ?? "", words + ["training"])
      context.mismatch(
        scalar.spot, found: found,
        expected: scalar.text == "training"
          ? "training and hours, such as training 08:00-17:00" : expected + near)
    }
    return nil
  }
}
