internal import OffHours

/// Brings changes into the files of a folder: tables cell by cell, the document value by value.
struct FolderUpdate {
  private let target: UpdateTarget
  private let update: ScenarioUpdate
  private let folder: String
  private let document: [UInt8]
  private let root: Node
  private var yaml: YAMLPatch
  private var tables: [String: TablePatch] = [:]
  /// Names of tables in the order in which they were opened.
  private var order: [String] = []
  private var changesYAML = false

  init(_ target: UpdateTarget, _ update: ScenarioUpdate) throws {
    self.target = target
    self.update = update
    folder = Path.folder(of: target.path)
    document = try target.source.bytes(of: target.path)
    let log = DiagnosticLog()
    root = YAMLReader.read(document, file: log.add(file: ""), log: log) ?? TreeText.map([])
    yaml = YAMLPatch(document)
  }

  /// The files that change, and the record.
  func files() throws -> [(path: String, bytes: [UInt8])] {
    var copy = self
    return try copy.written()
  }

  private mutating func written() throws -> [(path: String, bytes: [UInt8])] {
    var cells: [TreeChange] = []
    for change in update.changes {
      switch change.path[0] {
      case "workers": try row(change, "workers", Concept.worker)
      case "absences": try row(change, "absences", Concept.absence)
      case "ledger": try row(change, "ledger", Concept.worker)
      case "roster":
        if change.path.count == 2, change.new == nil {
          try removeCells(of: change.path[1])
        } else {
          cells.append(change)
        }
      default: try put(change.path, change.new)
      }
    }
    try putCells(cells)
    if update.dropsColumns {
      for name in names("workers") ?? [] where tables[name] != nil {
        tables[name]!.removeEmptyColumns(but: Set(Concept.worker.names))
      }
    }
    var result: [(path: String, bytes: [UInt8])] = []
    if changesYAML { result.append((target.path, yaml.bytes)) }
    for name in order { result.append((Path.join(folder, name), tables[name]!.bytes)) }
    result = result.filter { file in (try? target.source.bytes(of: file.path)) != file.bytes }
    // What is as an import wrote it stays known as such.
    let known = target.record?.hashes ?? [:]
    var names = known.keys.sorted()
    for file in result where !names.contains(Path.name(of: file.path)) && known.isEmpty == false {
      names.append(Path.name(of: file.path))
    }
    let edited = Set(UpdateTarget.edited(Array(known.keys), in: folder, from: target.source))
    let written = names.filter { !edited.contains($0) }.compactMap {
      name -> (name: String, bytes: [UInt8])? in
      let path = Path.join(folder, name)
      if let file = result.first(where: { $0.path == path }) { return (name, file.bytes) }
      return (try? target.source.bytes(of: path)).map { (name, $0) }
    }
    let record = UpdateTarget.text(update.record, isOpen: update.isOpen, files: written)
    return result + [(Path.join(folder, UpdateTarget.recordName), Array(record.utf8))]
  }

  // MARK: - The document

  private mutating func put(_ path: [String], _ value: Node?) throws {
    guard yaml.set(path, value) else {
      throw UpdateTarget.Fault.unchangeable(
        UpdateWords.cannotPut(path.joined(separator: ": "), value.map(TreeText.line) ?? "~"))
    }
    changesYAML = true
  }

  /// The names of the tables that a key of the document has; nil where it holds a map.
  private func names(_ key: String) -> [String]? {
    guard let node = root.map?[key], !node.isNull else { return [] }
    switch node.value {
    case .scalar(let name, _): return [name]
    case .list(let nodes):
      return nodes.compactMap { if case .scalar(let name, _) = $0.value { name } else { nil } }
    default: return nil
    }
  }

  private mutating func open(_ name: String) throws {
    guard tables[name] == nil else { return }
    guard let table = TablePatch(try target.source.bytes(of: Path.join(folder, name))) else {
      throw UpdateTarget.Fault.unchangeable(UpdateWords.cannotPut(name, ""))
    }
    tables[name] = table
    order.append(name)
  }

  // MARK: - Rows

  private mutating func row(_ change: TreeChange, _ key: String, _ concept: Concept) throws {
    guard let names = names(key) else { return try put(change.path, change.new) }
    let name: String
    if let there = names.first {
      name = there
      try open(name)
    } else if order.contains("\(key).csv") {
      name = "\(key).csv"
    } else {
      name = "\(key).csv"
      try refuseOther(name)
      tables[name] = TablePatch(header: ["id"])
      order.append(name)
      try put([key], TreeText.scalar(name))
    }
    var table = tables[name]!
    let id = change.path[1]
    var position: Int?
    if let column = table.column("id") { position = table.row(where: column, is: id) }
    if position == nil, key == "absences", let number = decimal(id.utf8), number > 1, number <= table.count {
      position = number - 1
    }
    guard let new = change.new else {
      if change.path.count == 2 {
        if let position { table.remove(position) }
      } else if let position, let column = table.column(change.path[2]) {
        table.set(position, column, "")
      }
      tables[name] = table
      return
    }
    let fields =
      change.path.count > 2 ? [(change.path[2], new)] : (new.map?.entries ?? []).map { ($0.key, $0.value) }
    if position == nil {
      let column = table.columnAdding("id")
      position = table.add()
      table.set(position!, column, id)
    }
    for (field, value) in fields {
      table.set(position!, table.columnAdding(field), TreeText.listText(value))
    }
    tables[name] = table
  }

  /// A file that nobody named is not taken over.
  private func refuseOther(_ name: String) throws {
    guard target.source.canonical(Path.join(folder, name)) != nil else { return }
    throw UpdateTarget.Fault.unchangeable(UpdateWords.inTheWay(name))
  }

  // MARK: - Cells

  private mutating func removeCells(of who: String) throws {
    guard let names = names("roster") else { return try put(["roster", who], nil) }
    for name in names {
      try open(name)
      let head = who.contains("/") ? "crew" : "worker"
      guard let column = tables[name]!.column(head) else { continue }
      while let row = tables[name]!.row(where: column, is: who) { tables[name]!.remove(row) }
    }
  }

  private mutating func putCells(_ cells: [TreeChange]) throws {
    guard !cells.isEmpty else { return }
    guard let names = names("roster") else {
      for cell in cells { try put(cell.path, cell.new) }
      return
    }
    for name in names { try open(name) }
    for head in ["worker", "crew"] {
      let own = cells.filter { $0.path[1].contains("/") == (head == "crew") }.flatMap { change in
        change.path.count > 2
          ? [(who: change.path[1], date: change.path[2], code: change.new)]
          : (change.new?.map?.entries ?? []).map {
            (who: change.path[1], date: $0.key, code: Optional($0.value))
          }
      }
      guard !own.isEmpty else { continue }
      var name = names.last { tables[$0]!.column(head) != nil }
      if name == nil {
        name = head == "worker" ? "roster.csv" : "roster-crews.csv"
        try refuseOther(name!)
        tables[name!] = TablePatch(header: [head])
        order.append(name!)
        let all = names + order.filter { $0.hasPrefix("roster") && !names.contains($0) }
        try put(
          ["roster"],
          all.count == 1
            ? TreeText.scalar(all[0])
            : Node(spot: SourcePosition(file: 0, line: 1, column: 1), value: .list(all.map(TreeText.scalar))))
      }
      let candidates =
        names.filter { tables[$0]!.column(head) != nil }.reversed() + (names.contains(name!) ? [] : [name!])
      putCells(own, head, candidates, name!)
    }
  }

  /// Puts cells into the table that has one for them, else into the last.
  private mutating func putCells(
    _ cells: [(who: String, date: String, code: Node?)], _ head: String, _ names: [String], _ last: String
  ) {
    for date in Set(cells.map(\.date)).sorted() {
      // Columns of new dates stand in order.
      let isKnown = names.contains { tables[$0]!.column(date) != nil || tables[$0]!.column("date") != nil }
      if !isKnown { _ = tables[last]!.columnAdding(date) }
    }
    for cell in cells {
      let text = cell.code.map(TreeText.line) ?? ""
      var isDone = false
      for name in names where !isDone {
        let key = tables[name]!.column(head)!
        if let day = tables[name]!.column("date"), let code = tables[name]!.column("code") {
          guard let row = tables[name]!.row(where: key, is: cell.who, and: day, is: cell.date) else {
            continue
          }
          tables[name]!.set(row, code, text)
          isDone = true
        } else if let column = tables[name]!.column(cell.date),
          let row = tables[name]!.row(where: key, is: cell.who), !tables[name]!.text(row, column).isEmpty
        {
          tables[name]!.set(row, column, text)
          isDone = true
        }
      }
      guard !isDone, !text.isEmpty else { continue }
      let name = names.first { tables[$0]!.column(cell.date) != nil } ?? last
      let key = tables[name]!.column(head)!
      if let day = tables[name]!.column("date"), let code = tables[name]!.column("code") {
        tables[name]!.add([key: cell.who, day: cell.date, code: text])
      } else {
        let column = tables[name]!.columnAdding(cell.date)
        let row: Int
        if let there = tables[name]!.row(where: key, is: cell.who) {
          row = there
        } else {
          row = tables[name]!.add()
          tables[name]!.set(row, key, cell.who)
        }
        tables[name]!.set(row, column, text)
      }
    }
  }
}
