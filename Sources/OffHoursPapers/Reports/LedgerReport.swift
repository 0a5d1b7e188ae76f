import OffHours

/// What terms have asked of people: a table for a terminal, and one that a scenario takes as its `ledger`.
package struct LedgerReport {
  private let book: LedgerBook
  private let points: BurdenPoints
  private let language: Language
  private let timetables: Int

  /// `points`: those of the last scenario.
  package init(_ book: LedgerBook, points: BurdenPoints, timetables: Int, language: Language) {
    (self.book, self.points, self.timetables, self.language) = (book, points, timetables, language)
  }

  /// Whoever bears most stands first.
  package func text(width: Int?) -> String {
    var table = TextTable(
      [
        .init(Words.workerId(language)), .init(Words.fullName(language), shrinks: true),
      ]
        + [
          LedgerWords.terms, LedgerWords.rest, LedgerWords.evenings, LedgerWords.travel, LedgerWords.released,
          LedgerWords.completions, LedgerWords.points,
        ].map { .init($0(language), right: true) })
    let numbers = NumberHabit(language)
    let ordered = book.rows.enumerated().sorted {
      let a = $0.element.counts.points(points), b = $1.element.counts.points(points)
      return (b, $0.offset) < (a, $1.offset)
    }
    for (_, row) in ordered where row.counts != LedgerCounts() {
      let counts = row.counts
      table.rows.append(
        .cells(
          [row.id, row.name]
            + [
              Double(counts.terms), Double(counts.rest), Double(counts.evenings), Double(counts.travel),
              Double(counts.released) / 60, Double(counts.completions), Double(counts.points(points)),
            ].map { numbers.text($0) }))
    }
    let people = book.rows.count { $0.counts != LedgerCounts() }
    let head = [
      LedgerWords.title(language), LedgerWords.over(timetables, people: people)(language),
    ]
    return (head + table.lines(width: width)).map { $0 + "\n" }.joined()
  }

  /// A row a person, minutes as minutes: the table that a scenario names as its `ledger`.
  package var csv: String {
    var table = CSVText(
      header: ["id", "name", "terms", "rest", "evenings", "travel", "released", "completions"])
    for row in book.rows where row.counts != LedgerCounts() {
      let counts = row.counts
      table.add(
        [row.id, row.name]
          + [
            counts.terms, counts.rest, counts.evenings, counts.travel, counts.released, counts.completions,
          ].map(String.init))
    }
    return table.text
  }
}
