/// The JSON Schema (draft 7) of `scenario.yaml`, made of the reader's own tables, for editors that complete and check.
///
/// It says what a single file can say: keys, values, which are required. Ids that name nothing, and whatever else takes
/// more than one look, are for `offhours check`. Overlays, which may hold any part alone, are not described.
package enum ScenarioSchema {
  /// The schema and a line feed.
  package static var text: String {
    var json = JSONWriter()
    json.object { json in
      json.field("$schema", "http://json-schema.org/draft-07/schema#")
      json.field("title", "OffHours scenario, version 1")
      json.key("description")
      json.string(
        "scenario.yaml; docs/scenario-format.md explains every key, offhours check finds what a schema cannot."
      )
      write(.scenario, &json)
      json.key("definitions")
      json.object { json in
        for concept in Concept.all.dropFirst() {
          json.key(slug(concept.name))
          json.object { write(concept, &$0) }
        }
      }
    }
    return json.text + "\n"
  }

  /// Keys that only tables have; a map's keys are the ids.
  private static func isOfTable(_ key: Concept.Key, _ concept: Concept) -> Bool {
    key.name == "id" && (concept.name == Concept.worker.name || concept.name == Concept.absence.name)
  }

  /// Type, keys, and what is required, into an object that is open.
  private static func write(_ concept: Concept, _ json: inout JSONWriter) {
    json.field("type", "object")
    let keys = concept.keys.filter { !isOfTable($0, concept) }
    let required = keys.filter(\.isRequired).map(\.name)
    if !required.isEmpty {
      json.key("required")
      json.array(required, inline: true) { $0.string($1) }
    }
    json.key("properties")
    json.object { json in
      for key in keys {
        json.key(key.name)
        json.object { json in
          json.key("description")
          let absent =
            key.isRequired ? "Required." : key.standard.isEmpty ? "" : "Where absent: \(key.standard)."
          json.string([sentence(key.shape), absent].filter { !$0.isEmpty }.joined(separator: " "))
          write(key.shape, &json)
        }
      }
    }
    writeFreeKeys(&json)
    json.field("additionalProperties", false)
  }

  /// `note` and `x-…` are allowed in every map.
  private static func writeFreeKeys(_ json: inout JSONWriter) {
    json.key("patternProperties")
    json.object(inline: true) { json in
      json.field("^(note$|x-)", true)
    }
  }

  private static func sentence(_ shape: Shape) -> String {
    let plain = shape.words.filter { $0 != "`" }
    if case .choice = shape { return "One of: \(plain)." }
    return plain.prefix(1).uppercased() + plain.dropFirst() + "."
  }

  /// A shape's keywords, into an object that is open.
  private static func write(_ shape: Shape, _ json: inout JSONWriter) {
    switch shape {
    case .text, .word, .reference:
      // An editor takes 7 for a number, the reader for the text 7.
      type(["string", "number", "boolean"], &json)
    case .path: type(["string"], &json)
    case .flag: type(["boolean"], &json)
    case .integer(let range):
      type(["integer"], &json)
      json.field("minimum", range.lowerBound)
      if range.upperBound < 1_000_000_000 {
        json.field("maximum", range.upperBound)
      }
    case .decimal: type(["number"], &json)
    case .money:
      type(["number"], &json)
      json.field("minimum", 0)
    case .date: pattern("^\\d{4}-\\d{2}-\\d{2}$", &json)
    case .dateTime: pattern("^\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:00)?$", &json)
    case .clock: pattern("^\\d{1,2}:\\d{2}$", &json)
    case .duration:
      json.key("anyOf")
      json.array([0, 1], inline: true) { json, position in
        json.object(inline: true) { json in
          if position == 0 {
            pattern("^(\\d+h(\\d+m)?|\\d+m)$", &json)
          } else {
            json.field("const", 0)
          }
        }
      }
    case .shiftHours:
      pattern("^\\s*(training\\s+)?\\d{1,2}:\\d{2}\\s*-\\s*\\d{1,2}:\\d{2}\\s*$", &json)
    case .window: pattern("^\\s*\\d{1,2}:\\d{2}\\s*-\\s*\\d{1,2}:\\d{2}\\s*$", &json)
    case .weeklyHours:
      type(["object", "null"], &json)
      json.key("patternProperties")
      json.object { json in
        let day = "(mon|tue|wed|thu|fri|sat|sun)"
        json.key("^(daily|\(day)(-\(day))?)$")
        json.object { write(.list(.window), &$0) }
        json.field("^(note$|x-)", true)
      }
      json.field("additionalProperties", false)
    case .choice(let words):
      json.key("enum")
      json.choices(words)
    case .orOff(let shape): any([.choice(["off"]), shape], &json)
    case .list(let shape):
      // One value may stand for a list of one.
      json.key("anyOf")
      json.array([0, 1, 2]) { json, position in
        json.object { json in
          switch position {
          case 0:
            type(["array"], &json)
            json.key("items")
            json.object { write(shape, &$0) }
          case 1: write(shape, &json)
          default: type(["null"], &json)
          }
        }
      }
    case .map(_, let shape):
      type(["object", "null"], &json)
      writeFreeKeys(&json)
      json.key("additionalProperties")
      json.object { write(shape, &$0) }
    case .object(let concept):
      json.key("anyOf")
      json.array([0, 1], inline: true) { json, position in
        json.object(inline: true) { json in
          if position == 0 {
            json.field("$ref", "#/definitions/\(slug(concept.name))")
          } else {
            type(["null"], &json)
          }
        }
      }
    case .either(let shapes): any(shapes, &json)
    }
  }

  private static func any(_ shapes: [Shape], _ json: inout JSONWriter) {
    json.key("anyOf")
    json.array(shapes) { json, shape in json.object { write(shape, &$0) } }
  }

  private static func type(_ names: [String], _ json: inout JSONWriter) {
    json.key("type")
    if names.count == 1 {
      json.string(names[0])
    } else {
      json.array(names, inline: true) { $0.string($1) }
    }
  }

  private static func pattern(_ pattern: String, _ json: inout JSONWriter) {
    type(["string"], &json)
    json.field("pattern", pattern)
  }
}

extension JSONWriter {
  /// Words of a choice; those that are numbers as numbers too, since an editor reads them so.
  fileprivate mutating func choices(_ words: [String]) {
    array(words.flatMap { word in Int(word) == nil ? [word] : [word, "#" + word] }, inline: true) {
      json, word in
      if word.hasPrefix("#") { json.number(Int(word.dropFirst())!) } else { json.string(word) }
    }
  }
}
