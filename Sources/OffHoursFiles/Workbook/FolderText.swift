internal import OffHours

/// A scenario's tree as the files of a folder: `scenario.yaml`, and tables of people, rosters and absences.
package struct FolderText {
  /// The files by name, in the order in which to write them.
  package private(set) var files: [(name: String, text: String)] = []

  /// The files of a scenario.
  package init(_ tree: BookTree) {
    var yaml = ""
    var tables: [(name: String, text: String)] = []
    for entry in tree.root.entries {
      switch entry.key {
      case "workers", "absences":
        let concept: Concept = entry.key == "workers" ? .worker : .absence
        if let text = Self.table(entry.value, concept) {
          tables.append(("\(entry.key).csv", text))
          yaml += "\(entry.key): \(entry.key).csv\n"
        } else {
          yaml += YAMLText.text(entry.key, entry.value, depth: 0)
        }
      case "roster":
        let grids = Self.rosters(entry.value)
        tables += grids
        let names = grids.map(\.name)
        if !names.isEmpty {
          yaml += "roster: \(names.count == 1 ? names[0] : "[\(names.joined(separator: ", "))]")\n"
        }
      default: yaml += YAMLText.text(entry.key, entry.value, depth: 0)
      }
    }
    files = [("scenario.yaml", yaml)] + tables
  }

  /// Rows as a table; nil where a value is more than text, or a key is none of a table's.
  private static func table(_ node: Node, _ concept: Concept) -> String? {
    let rows = (node.map?.entries ?? []).filter { !Concept.isFree($0.key) }
    guard rows.count == node.map?.entries.count ?? 0 else { return nil }
    var header = ["id"]
    var seen: Set<String> = ["id"]
    for row in rows {
      for entry in row.value.map?.entries ?? [] where seen.insert(entry.key).inserted {
        header.append(entry.key)
      }
    }
    let order = concept.names
    header = order.filter(seen.contains) + header.filter { !order.contains($0) }
    var csv = CSVWriter()
    csv.row(header)
    for row in rows {
      var cells: [String] = []
      for key in header {
        guard key != "id" else {
          cells.append(row.key)
          continue
        }
        guard let node = row.value.map?[key] else {
          cells.append("")
          continue
        }
        switch node.value {
        case .null: cells.append("")
        case .scalar(let text, _) where !Parse.trimmed(text).isEmpty: cells.append(text)
        case .list(let nodes):
          // A table's list has ';' between its elements.
          var texts: [String] = []
          for node in nodes {
            guard case .scalar(let text, _) = node.value, !text.contains(";"), !Parse.trimmed(text).isEmpty
            else { return nil }
            texts.append(text)
          }
          cells.append(texts.joined(separator: "; "))
        default: return nil
        }
      }
      csv.row(cells)
    }
    return csv.text
  }

  /// A grid of workers, and one of crews.
  private static func rosters(_ node: Node) -> [(name: String, text: String)] {
    let rows = (node.map?.entries ?? []).filter { !Concept.isFree($0.key) }
    let kinds = [
      ("worker", "roster.csv", rows.filter { !$0.key.contains("/") }),
      ("crew", "crews.csv", rows.filter { $0.key.contains("/") }),
    ]
    return kinds.compactMap { head, name, rows in
      guard !rows.isEmpty else { return nil }
      let dates = Set(rows.flatMap { $0.value.map?.entries.map(\.key) ?? [] }).sorted()
      var csv = CSVWriter()
      csv.row([head] + dates)
      for row in rows {
        csv.row(
          [row.key]
            + dates.map { date in
              if case .scalar(let code, _)? = row.value.map?[date]?.value { code } else { "" }
            })
      }
      return (name, csv.text)
    }
  }
}

/// Writes nodes as YAML: maps a key a line, lists of values on one line.
enum YAMLText {
  /// A key and its value, with a line feed.
  static func text(_ key: String, _ node: Node, depth: Int) -> String {
    let start = String(repeating: "  ", count: depth) + "\(CellText.quotedText(key)):"
    switch node.value {
    case .map(let map)
    where !map.entries.isEmpty && (depth < 3 || map.entries.contains { $0.value.map != nil }):
      return start + "\n" + map.entries.map { text($0.key, $0.value, depth: depth + 1) }.joined()
    case .list(let nodes) where nodes.contains { $0.map != nil }:
      let indent = String(repeating: "  ", count: depth + 1)
      return start + "\n" + nodes.map { "\(indent)- \(CellText.flow($0))\n" }.joined()
    default: return "\(start) \(CellText.flow(node))\n"
    }
  }
}
