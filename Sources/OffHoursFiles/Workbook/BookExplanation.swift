internal import OffHours

/// What a column of a workbook holds, for the note on its heading.
enum BookExplanation {
  /// A few lines; nil where the heading says it all.
  static func text(_ column: BookLayout.Column, _ language: Language) -> String? {
    var lines: [String] = []
    if let words = shape(column.shape, language) { lines.append(words + ".") }
    if column.isRequired {
      lines.append(BookWords.required(language))
    } else if !column.standard.isEmpty {
      lines.append(BookWords.whenEmpty(column.standard)(language))
    }
    return lines.isEmpty ? nil : lines.joined(separator: " ")
  }

  private static func shape(_ shape: Shape, _ language: Language) -> String? {
    switch shape {
    case .text, .word, .path: return nil
    case .choice(let words): return BookWords.oneOf(words.joined(separator: ", "))(language)
    case .orOff(let inner):
      let off = BookWords.orOff(language)
      return self.shape(inner, language).map { "\($0); \(off)" } ?? off
    case .reference(let kind): return tab(kind, language).map { BookWords.idFrom($0)(language) } ?? kind
    case .list(.reference(let kind)):
      if let tab = tab(kind, language) { return BookWords.idsFrom(tab)(language) }
    case .either(let shapes):
      let parts = shapes.compactMap { self.shape($0, language) }
      return parts.isEmpty ? nil : parts.joined(separator: "; ")
    default: break
    }
    return BookWords.type(shape.cellType)?(language)
  }

  private static func tab(_ kind: String, _ language: Language) -> String? {
    let word = kind.prefix { $0 != "," }
    return BookWords.tab("\(word)s")?(language)
  }
}
