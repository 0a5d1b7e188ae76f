/// What people read of a finding: headings, sentences, tables and plots in order, before anybody says in which format.
package struct Report: Sendable {
  /// The heading over all of it.
  package var title: String
  /// Language of the texts, for readers and screen readers.
  package var languageCode: String
  /// What follows.
  package var blocks: [Block] = []

  /// One piece.
  package enum Block: Sendable {
    /// A heading below the title.
    case heading(String)
    /// A sentence or several.
    case text(String)
    /// Lines that belong together.
    case list([String])
    /// A table.
    case table(ReportTable)
    /// A plot.
    case plot(Plot)
  }

  /// A report without blocks.
  package init(title: String, languageCode: String) {
    self.title = title
    self.languageCode = languageCode
  }
}

/// A table of a report. Cells are texts as people read them.
package struct ReportTable: Sendable {
  /// Name of its file, where every table gets one.
  package var id: String
  /// Headings, and which columns stand at the right edge.
  package var columns: [TextTable.Column]
  /// Columns that stand again wherever the table has to be broken.
  package var lead: Int
  /// Cells, row by row; as many as there are columns.
  package var rows: [Row] = []

  /// One row.
  package struct Row: Sendable {
    /// Its cells.
    package var cells: [String]
    /// How it stands among the others.
    package var kind: Kind

    /// How a row stands among the others.
    package enum Kind: Sendable { case plain, group, detail }
  }

  /// A table without rows.
  package init(id: String, columns: [TextTable.Column], lead: Int = 1) {
    self.id = id
    self.columns = columns
    self.lead = lead
  }

  /// Adds a row. A `group` begins something new, a `detail` belongs to the row before it.
  package mutating func add(_ cells: [String], _ kind: Row.Kind = .plain) {
    precondition(cells.count == columns.count, "a row has a cell for each column")
    rows.append(Row(cells: cells, kind: kind))
  }
}
