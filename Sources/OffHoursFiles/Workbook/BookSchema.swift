internal import OffHours

/// The sheets and columns of a workbook as JSON, for programs that fill or read one.
package enum BookSchema {
  /// `{"sheets": [{"key", "title", "columns": [{"key", "title", "type", "required"}]}]}` and a line feed. A sheet of keys
  /// and values lists its rows as `rows`, in the same form.
  package static func text(_ sheets: [BookLayout.Sheet]) -> String {
    var json = JSONWriter()
    json.object { json in
      json.key("sheets")
      json.array(sheets) { json, sheet in
        json.object { json in
          json.field("key", sheet.key)
          json.key("title")
          title(sheet.title, &json)
          json.key("columns")
          json.array(sheet.headings) { column($1, &$0) }
          if sheet.form == .pairs {
            json.key("rows")
            json.array(sheet.columns) { column($1, &$0) }
          }
        }
      }
    }
    return json.text + "\n"
  }

  private static func column(_ column: BookLayout.Column, _ json: inout JSONWriter) {
    json.object(inline: true) { json in
      json.field("key", column.key)
      json.key("title")
      title(column.title, &json)
      json.field("type", column.shape.cellType)
      json.field("required", column.isRequired)
      if let words = column.shape.choices {
        json.key("choices")
        json.array(words, inline: true) { $0.string($1) }
      }
      if case .reference(let kind) = column.shape {
        json.field("of", kind)
      }
    }
  }

  private static func title(_ phrase: Phrase, _ json: inout JSONWriter) {
    json.object(inline: true) { json in
      json.field("en", phrase.en)
      json.field("vi", phrase.vi)
    }
  }
}

extension Shape {
  /// What a cell holds, in one word.
  package var cellType: String {
    switch self {
    case .text, .word, .path: "text"
    case .flag: "yes-no"
    case .integer: "integer"
    case .decimal: "number"
    case .money: "money"
    case .date: "date"
    case .dateTime: "date-time"
    case .clock: "time"
    case .duration: "duration"
    case .window, .shiftHours: "hours"
    case .weeklyHours: "weekly-hours"
    case .choice: "choice"
    case .orOff(let shape): shape.cellType
    case .reference: "reference"
    case .list(.shiftHours): "hours"
    case .list: "list"
    case .map: "map"
    case .object: "map"
    case .either(let shapes): shapes.first?.cellType ?? "text"
    }
  }

  /// The words among which a cell chooses; nil where it may hold anything.
  package var choices: [String]? {
    switch self {
    case .choice(let words): words
    case .either(let shapes) where shapes.count > 1: shapes.lazy.compactMap(\.choices).first
    default: nil
    }
  }
}
