internal import OffHours

/// The tables of roster cells: grids where a row has many, the long form where only exceptions are left.
struct RosterTables {
  private(set) var files: [(name: String, text: String)] = []

  init(_ draft: ScenarioDraft) {
    let members = Set(
      draft.people.people.compactMap { person in
        person.employer.flatMap { employer in person.crewId.map { "\(employer)/\($0)" } }
      })
    let people = draft.people.people.map { (id: $0.id, cells: $0.cells) }
    // A crew without a member, and without a rotation that names it, is nobody.
    let crews = draft.crews.filter { crew in members.contains("\(crew.employer)/\(crew.id)") }.map {
      (id: "\(draft.employers[$0.employer].id)/\($0.id)", cells: $0.cells)
    }
    add("roster", "worker", people)
    add("roster-crews", "crew", crews)
  }

  private mutating func add(
    _ name: String, _ column: String, _ rows: [(id: String, cells: [CivilDate: RosterDraft])]
  ) {
    let rows = rows.filter { !$0.cells.isEmpty }
    guard !rows.isEmpty else { return }
    let dates = Set(rows.flatMap { $0.cells.keys }).sorted()
    let count = rows.reduce(0) { $0 + $1.cells.count }
    var csv = CSVWriter()
    if count * 2 >= rows.count * dates.count, dates.count > 1 {
      csv.row([column] + dates.map(\.description))
      for row in rows { csv.row([row.id] + dates.map { row.cells[$0]?.code ?? "" }) }
    } else {
      csv.row([column, "date", "code"])
      for row in rows {
        for date in row.cells.keys.sorted() { csv.row([row.id, "\(date)", row.cells[date]!.code]) }
      }
    }
    files.append(("\(name).csv", csv.text))
  }
}
