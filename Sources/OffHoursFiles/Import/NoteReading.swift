internal import OffHours

/// What a free note says of closures and equipment: `nghỉ 15-19/3`, `có máy chiếu`, `closed 24 December`.
struct NoteReading {
  private(set) var closed: [DateSpan] = []
  private(set) var equipment: [String] = []
  /// Whether it seems to name days on which it is closed, and they are not understood.
  private(set) var isUnclear = false

  init(_ text: String, in horizon: DateSpan) {
    for piece in text.split(whereSeparator: { $0 == ";" || $0.isNewline }).flatMap({ Self.pieces(String($0)) }
    ) {
      let low = plainText(folded(piece))
      if let word = Self.closing.first(where: { low.hasPrefix($0 + " ") || low == $0 }) {
        let rest = String(low.dropFirst(word.count))
        guard rest.contains(where: \.isNumber) else { continue }
        if let spans = DatesText.spans(among: rest, in: horizon) { closed += spans } else { isUnclear = true }
      } else if let word = Self.having.first(where: { low.hasPrefix($0 + " ") }) {
        let rest = String(piece.dropFirst(word.count))
        if words(folded(rest)).count <= 3, !rest.contains(where: \.isNumber), !slug(rest).isEmpty {
          equipment.append(slug(rest))
        }
      }
    }
  }

  /// Pieces between commas; `15/3, 16/3` stays together.
  private static func pieces(_ text: String) -> [String] {
    var result: [String] = []
    for part in text.split(separator: ",").map({ plainText(String($0)) }) {
      if let first = part.first, first.isNumber, !result.isEmpty {
        result[result.count - 1] += ", " + part
      } else {
        result.append(part)
      }
    }
    return result
  }

  private static let closing = [
    "nghi", "dong cua", "khong mo", "khong su dung", "closed on", "closed", "not available", "unavailable",
    "shut",
  ]
  private static let having = ["co", "has", "with"]
}
