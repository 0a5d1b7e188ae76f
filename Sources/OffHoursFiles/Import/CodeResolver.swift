internal import OffHours

/// Finds what the codes of one grid stand for: in the legends given apart, on its sheet, or elsewhere in its file.
struct CodeResolver {
  let log: ImportLog
  private var exact: [String: (code: String, index: Int)] = [:]
  private var loose: [String: [Int]] = [:]
  private var entries: [(code: String, placed: PlacedEntry, isGiven: Bool)] = []

  /// `layers`: the strongest first; within a layer two meanings of one code are an error.
  init(_ layers: [(entries: [PlacedEntry], isGiven: Bool)], log: ImportLog) {
    self.log = log
    for layer in layers {
      var here: [String: Int] = [:]
      for placed in layer.entries {
        for code in placed.entry.codes {
          let code = normalized(code)
          if here[code] == nil, exact[code] != nil { continue }
          if let before = here[code] {
            let first = entries[before].placed
            if let a = first.entry.shift, let b = placed.entry.shift, a != b {
              log.error(
                placed.place,
                Phrase(
                  en:
                    "the code '\(code)' is explained twice: '\(placed.entry.words)' here, '\(first.entry.words)' at \(first.place.text(.english)); remove one",
                  vi:
                    "ký hiệu '\(code)' được giải thích hai lần: ở đây '\(placed.entry.words)', ở \(first.place.text(.vietnamese)) '\(first.entry.words)'; hãy bỏ một dòng"
                ))
            } else if first.entry.shift == nil, placed.entry.shift != nil {
              entries[before].placed = placed
            }
            continue
          }
          here[code] = entries.count
          exact[code] = (code, entries.count)
          loose[LegendText.key(code), default: []].append(entries.count)
          entries.append((code, placed, layer.isGiven))
        }
      }
    }
  }

  /// Whether there is any line of a legend.
  var isEmpty: Bool { entries.isEmpty }

  /// All codes in order, with what is said of them.
  var all: [(code: String, placed: PlacedEntry, isGiven: Bool)] { entries }

  /// What a cell's text stands for: the legend's own code exactly, or the only one that differs by case or spaces.
  func find(_ text: String) -> (code: String, placed: PlacedEntry, isGiven: Bool)? {
    if let there = exact[normalized(text)] { return entries[there.index] }
    guard let there = loose[LegendText.key(text)], there.count == 1 else { return nil }
    return entries[there[0]]
  }
}
