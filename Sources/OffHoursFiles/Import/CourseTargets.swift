internal import OffHours

/// Completions wanted, as sheets of courses say them.
extension CourseKeys {
  /// The target in all, what is completed already, and the targets of employers, a row each.
  mutating func readTargets(_ group: CourseSheet.Group, _ employers: EmployerBook) {
    var parts: [String] = [], own: [(id: String, count: Int)] = []
    for (row, _) in group.rows {
      guard let firm = row.cells[.employer], let cell = row.cells[.target] else { continue }
      guard let at = employers.find(plainText(firm.text)) else {
        log.error(
          firm.place, PlanSheetWords.noEmployer(plainText(firm.text), employers.employers.map(\.name)))
        continue
      }
      guard let count = count(cell, 0...1_000_000_000) else { continue }
      let id = employers[at].id
      if own.contains(where: { $0.id == id && $0.count != count }) {
        log.error(firm.place, PlanSheetWords.employerTwice(plainText(firm.text)))
      } else if !own.contains(where: { $0.id == id }) {
        own.append((id, count))
      }
    }
    let ofAll = group.rows.map(\.row).filter { $0.cells[.employer] == nil }
    if let cell = value(.target, in: ofAll),
      let count = count(cell, 0...1_000_000_000, lifting: ["target", "total"])
    {
      parts.append("total: \(count)")
    }
    if let count = value(.already, in: ofAll).flatMap({ count($0, 0...1_000_000_000) }) {
      parts.append("already: \(count)")
    }
    // What employers have completed already is in no target of theirs.
    for (row, _) in group.rows where row.cells[.employer] != nil {
      guard let cell = row.cells[.already], let count = count(cell, 0...1_000_000_000), count > 0 else {
        continue
      }
      log.error(cell.place, PlanSheetWords.alreadyOfEmployer(count, row.text(.employer)))
    }
    if !own.isEmpty {
      parts.append("employers: {\(own.map { "\($0.id): \($0.count)" }.joined(separator: ", "))}")
    }
    if !parts.isEmpty { say("target", "{\(parts.joined(separator: ", "))}") }
  }
}
