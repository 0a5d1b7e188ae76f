internal import OffHours

/// Where sheets say what goes into a scenario that is there.
extension Importer {
  /// Notes the places of what sheets say, for values that stay as people wrote them.
  func sayPlaces(_ said: inout ImportSaid) {
    for person in people.people where person.isSeen {
      var place = person.saidAt ?? person.place
      place.column = nil
      said.places[["workers", person.id]] = place
      if !person.cells.isEmpty { said.cells[person.id] = person.cells }
    }
    for crew in crews { said.cells["\(employers[crew.employer].id)/\(crew.id)"] = crew.cells }
    for employer in employers.employers {
      for (code, known) in employer.legend {
        said.places[["employers", employer.id, "shifts", code]] = known.place
      }
    }
    for list in supplies {
      let part = list.kind == .halls ? "venues" : "instructors"
      for row in list.rows { sayPlaces(&said, [part, slug(row.name)], row, list.source) }
    }
    let asked = ScenarioDraft.CourseDraft.asked(request)
    for group in CourseSheet.groups(plans, asked) {
      for (row, list) in group.rows { sayPlaces(&said, ["courses", group.id], row, list.source) }
    }
    for list in plans where list.plan == .releases {
      for row in list.rows {
        guard let at = employers.find(row.text(.employer)) else { continue }
        sayPlaces(&said, ["employers", employers[at].id], row, list.source)
      }
    }
  }

  /// The places of a row's cells, by the keys that their columns become.
  private func sayPlaces(
    _ said: inout ImportSaid, _ path: [String], _ row: SupplyList.Row, _ source: SourceSheet
  ) {
    let whole = source.place(row.row)
    if said.places[path] == nil { said.places[path] = whole }
    for (kind, cell) in row.cells {
      for key in (HeadingTable.keys[kind] ?? "").split(separator: ",") {
        let names = key.split(separator: ".").map { plainText(String($0)) }
        // `release.total`, `size.max`; keys of lessons stand below each.
        for end in names.indices where said.places[path + names[...end]] == nil {
          said.places[path + names[...end]] = cell.place
        }
      }
    }
  }
}

/// Where lists and rosters say what cannot both be so.
extension Importer {
  /// Tells who works by a roster on days after his or her last one.
  func tellLeavers() {
    for person in people.people {
      guard let until = person.settings[.until], let last = CivilDate(until.text) else { continue }
      let legend = person.employer.map { employers[$0].legend } ?? [:]
      let late = person.cells.filter { date, cell in
        guard date > last, case .hours? = legend[cell.code]?.shift else { return false }
        return true
      }
      guard let first = late.min(by: { $0.key < $1.key }) else { continue }
      log.warning(
        until.place,
        Phrase(
          en:
            "\(person.name) leaves on \(last), but works by the roster on \(Words.counted(late.count, "day")) after it, the first \(first.key) at \(first.value.place.text(.english)); no class is planned after \(last): mend one of the two",
          vi:
            "\(person.name) làm đến \(last), nhưng bảng phân ca có ca ở \(late.count) ngày sau đó, đầu tiên là \(first.key) tại \(first.value.place.text(.vietnamese)); không xếp lớp sau \(last): hãy sửa một trong hai"
        ))
    }
  }
}
