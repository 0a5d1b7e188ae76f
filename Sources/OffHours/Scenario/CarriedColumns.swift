extension Scenario {
  /// Columns of the workers' table that the format does not know, each once, in the order in which they appear.
  ///
  /// Complexity: cells of such columns.
  package var carriedColumns: [String] {
    var seen: Set<String> = []
    var columns: [String] = []
    for worker in workers {
      for column in worker.extraColumns where seen.insert(column).inserted { columns.append(column) }
    }
    return columns
  }

  /// The sensitive columns that a file leaves out when `asked` are asked for by name.
  package func withheld(_ asked: [String]) -> [String] {
    carriedColumns.filter { sensitive.contains($0) && !asked.contains($0) }
  }
}
