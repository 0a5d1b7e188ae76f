package import OffHours

/// The sheets of a workbook that is a scenario, and their columns: made of the reader's own tables of keys.
///
/// A map from ids to things is a sheet with a row a thing; a nested map or list of things is a sheet of its own that
/// names its parent; small nested objects are columns of their parent; everything that stands once is a row of the
/// settings. So a key that the reader learns has its place here without another line.
package struct BookLayout: Sendable {
  /// One column of a sheet, or one row of a sheet of keys and values.
  package struct Column: Sendable {
    /// What its cells are in the row: part of the scenario, or the row's own name.
    package enum Role: Sendable { case parent, id, value, item, who, key }

    /// The path from the row's thing, with dots.
    package var key: String
    /// The same in parts.
    var path: [String]
    /// The heading.
    package var title: Phrase
    /// What a cell may look like.
    package var shape: Shape
    /// Whether every row has to have it.
    package var isRequired = false
    /// What holds where a cell is empty, in words.
    package var standard = ""
    /// What the column is.
    package var role = Role.value
  }

  /// How rows become parts of the scenario.
  package enum Form: Sendable {
    /// Keys and values.
    case pairs
    /// A row a thing with an id.
    case keyed
    /// A row a thing without an id.
    case listed
    /// A row a parent.
    case single
    /// Codes and what they stand for.
    case values
    /// A row a value.
    case items
    /// A row a worker or crew, a column a date.
    case grid
  }

  /// One sheet.
  package struct Sheet: Sendable {
    /// Its key.
    package var key: String
    /// The name on its tab.
    package var title: Phrase
    /// How rows become parts of the scenario.
    package var form: Form
    /// The scenario's key under which its things stand; empty where the columns' paths begin at the top.
    var root: String
    /// The parent's key under which they stand; nil for things at the top.
    var member: String?
    /// Columns; of a sheet of pairs its rows.
    package var columns: [Column]

    /// The columns of a sheet of pairs, or those of any other.
    package var headings: [Column] {
      guard form == .pairs else { return columns }
      return [
        Column(
          key: "key", path: [], title: BookLayout.title("key", of: "", under: nil), shape: .text,
          isRequired: true, role: .key),
        Column(
          key: "value", path: [], title: BookLayout.title("value", of: "", under: nil), shape: .text,
          isRequired: false, role: .value),
      ]
    }
  }

  /// The sheets, in the order in which they stand in a workbook.
  package let sheets: [Sheet]

  /// The sheets of the scenario, then those of an answer.
  package static let all = standard.sheets + answer

  /// The sheets that an answer adds: the timetable, who learns what, who is left out, what the goals came to.
  package static let answer: [Sheet] = [
    sheet(
      "timetable",
      [
        ("id", .text, true), ("course", .reference("course"), true), ("lesson", .reference("lesson"), true),
        ("section", .text, false), ("date", .date, true), ("start", .clock, true), ("end", .clock, false),
        ("venue", .reference("venue"), true), ("instructors", .list(.reference("instructor")), true),
        ("learners", .list(.reference("worker")), true), ("keep", .flag, false),
      ]),
    sheet(
      "learners",
      [
        ("worker", .reference("worker"), true), ("name", .text, false), ("employer", .text, false),
        ("course", .reference("course"), true), ("section", .text, false), ("completes", .flag, false),
        ("meetings", .list(.text), false),
      ]),
    sheet(
      "unplaced",
      [
        ("worker", .reference("worker"), true), ("name", .text, false), ("employer", .text, false),
        ("course", .reference("course"), true), ("possible", .flag, false), ("reasons", .text, false),
      ]),
    sheet(
      "results",
      [
        ("goal", .text, true), ("value", .decimal(""), false), ("bound", .decimal(""), false),
        ("gap", .decimal(""), false),
      ]),
  ]

  private static func sheet(_ key: String, _ columns: [(key: String, shape: Shape, isRequired: Bool)])
    -> Sheet
  {
    Sheet(
      key: key, title: tab(key), form: .listed, root: "",
      columns: columns.map { column in
        Column(
          key: column.key, path: [column.key], title: title(column.key, of: "", under: nil),
          shape: column.shape, isRequired: column.isRequired)
      })
  }

  /// The layout of scenarios.
  package static let standard = BookLayout(.scenario)

  /// More keys than this make a sheet of their own instead of columns of the parent.
  private static let mostNestedKeys = 8

  /// The layout for a concept that stands at the top.
  init(_ top: Concept) {
    var settings = Sheet(
      key: "settings", title: Self.tab("settings"), form: .pairs, root: "", columns: [])
    var sheets: [Sheet] = []
    for key in top.keys {
      guard let shape = key.shape.withoutPaths else { continue }
      switch shape {
      case .map(_, .object(let concept)):
        sheets += Self.things(key.name, concept, isRequired: key.isRequired)
      case .map(_, .map(_, let shape)):
        sheets.append(Self.grid(key.name, shape))
      case .map(let kind, let shape): sheets.append(Self.values(key.name, kind, shape))
      case .list(let element) where element.hasChoice:
        let column = Column(
          key: "goal", path: [], title: Self.title("goal", of: "", under: nil), shape: element,
          isRequired: true, role: .item)
        sheets.append(
          Sheet(key: key.name, title: Self.tab(key.name), form: .items, root: key.name, columns: [column]))
      default:
        if let concept = shape.object, concept.keys.count > Self.mostNestedKeys {
          sheets.append(
            Sheet(
              key: key.name, title: Self.tab(key.name), form: .pairs, root: "",
              columns: Self.columns(concept, [key.name], under: nil)))
        } else {
          var children: [Sheet] = []
          settings.columns += Self.columns(key, top, [], under: nil, root: "", &children)
          sheets += children
        }
      }
    }
    self.sheets = [settings] + sheets
  }

  /// The sheet with a key.
  package func sheet(_ key: String) -> Sheet? { sheets.first { $0.key == key } }

  // MARK: Sheets

  /// A sheet of things with ids, and those of what stands in them.
  private static func things(_ root: String, _ concept: Concept, isRequired: Bool) -> [Sheet] {
    var children: [Sheet] = []
    var sheet = Sheet(key: root, title: tab(root), form: .keyed, root: root, columns: [])
    let id = concept.keys.first { $0.name == "id" }
    sheet.columns.append(
      Column(
        key: "id", path: [], title: title("id", of: concept.name, under: nil), shape: .text,
        isRequired: id?.isRequired ?? true, standard: id?.standard ?? "", role: .id))
    for key in concept.keys where key.name != "id" {
      sheet.columns += columns(key, concept, [], under: nil, root: root, &children)
    }
    sheet.columns.append(note)
    return [sheet] + children
  }

  private static func grid(_ root: String, _ shape: Shape) -> Sheet {
    Sheet(
      key: root, title: tab(root), form: .grid, root: root,
      columns: [
        Column(
          key: "who", path: [], title: title("who", of: "", under: nil),
          shape: .reference("worker, or employer/crew"), isRequired: true, role: .who),
        Column(key: "date", path: [], title: title("date", of: "", under: nil), shape: shape),
      ])
  }

  private static func values(_ root: String, _ kind: String, _ shape: Shape) -> Sheet {
    let key = BookWords.heading(kind, of: "") == nil ? "id" : kind
    return Sheet(
      key: root, title: tab(root), form: .values, root: root,
      columns: [
        Column(
          key: key, path: [], title: title(key, of: "", under: nil), shape: .text, isRequired: true, role: .id
        ),
        Column(
          key: "hours", path: [], title: title("hours", of: "", under: nil), shape: shape, isRequired: true,
          role: .item),
      ])
  }

  /// A sheet of what stands in the things of another.
  private static func child(
    _ key: Concept.Key, _ concept: Concept, of parent: Concept, form: Form, root: String
  ) -> Sheet {
    let name = form == .single ? "\(parent.name)-\(key.name)" : key.name
    var sheet = Sheet(key: name, title: tab(name), form: form, root: root, member: key.name, columns: [])
    // What stands at the top has no name of its own.
    if parent.name != "travel" {
      sheet.columns.append(
        Column(
          key: parent.name, path: [], title: title(parent.name, of: "", under: nil),
          shape: .reference(parent.name), isRequired: true, role: .parent))
    }
    if form == .keyed {
      sheet.columns.append(
        Column(
          key: "id", path: [], title: title("id", of: concept.name, under: nil), shape: .text,
          isRequired: true, role: .id))
    }
    sheet.columns += columns(concept, [], under: nil)
    sheet.columns.append(note)
    return sheet
  }

  // MARK: Columns

  private static let note = Column(
    key: "note", path: ["note"], title: title("note", of: "", under: nil), shape: .text)

  /// The columns of a concept's keys, none of which may be a sheet.
  private static func columns(_ concept: Concept, _ path: [String], under: Phrase?) -> [Column] {
    var children: [Sheet] = []
    return concept.keys.flatMap { columns($0, concept, path, under: under, root: "", &children) }
  }

  /// The columns of a key; what is a sheet of its own goes to `children`.
  private static func columns(
    _ key: Concept.Key, _ concept: Concept, _ path: [String], under: Phrase?, root: String,
    isRequired: Bool = true, _ children: inout [Sheet]
  ) -> [Column] {
    let title = title(key.name, of: concept.name, under: under)
    let here = path + [key.name]
    switch key.shape {
    case .map(_, .object(let inner)) where !root.isEmpty:
      children.append(child(key, inner, of: concept, form: .keyed, root: root))
      return []
    case .list(.object(let inner)) where !inner.isStretch && (!root.isEmpty || concept.name == "travel"):
      children.append(
        child(key, inner, of: concept, form: .listed, root: root.isEmpty ? path.joined() : root))
      return []
    default: break
    }
    if let inner = key.shape.object {
      if inner.keys.count > mostNestedKeys, !root.isEmpty {
        children.append(child(key, inner, of: concept, form: .single, root: root))
        return []
      }
      return inner.keys.flatMap { nested in
        columns(
          nested, inner, here, under: title, root: "", isRequired: isRequired && key.isRequired, &children)
      }
    }
    return [
      Column(
        key: here.joined(separator: "."), path: here, title: title, shape: key.shape,
        isRequired: key.isRequired && isRequired, standard: key.standard)
    ]
  }

  // MARK: Words

  /// The heading of a key; the key itself where nobody has named it yet.
  private static func title(_ key: String, of concept: String, under: Phrase?) -> Phrase {
    let own = BookWords.heading(key, of: concept) ?? Phrase(en: key, vi: key)
    guard let under else { return own }
    return Phrase(en: "\(under.en): \(lower(own.en))", vi: "\(under.vi): \(lower(own.vi))")
  }

  private static func lower(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

  private static func tab(_ key: String) -> Phrase { BookWords.tab(key) ?? Phrase(en: key, vi: key) }
}

extension Shape {
  /// The shape without paths of files, which a workbook does not need; nil where nothing is left.
  var withoutPaths: Shape? {
    switch self {
    case .path, .list(.path): return nil
    case .either(let shapes):
      let rest = shapes.compactMap(\.withoutPaths)
      return rest.count > 1 ? .either(rest) : rest.first
    default: return self
    }
  }

  /// The concept of an object, which a word may stand for.
  var object: Concept? {
    switch self {
    case .object(let concept): return concept
    case .either(let shapes):
      guard shapes.count == 2, case .choice = shapes[0], case .object(let concept) = shapes[1] else {
        return nil
      }
      return concept
    default: return nil
    }
  }

  /// Whether a word of a choice may stand for it.
  var hasChoice: Bool {
    switch self {
    case .choice: true
    case .either(let shapes): shapes.contains(where: \.hasChoice)
    default: false
    }
  }
}

extension Concept {
  /// Whether it is from one end to another, which a cell writes as `from..to`.
  var isStretch: Bool { names == ["from", "to"] }
}
