internal import OffHours

/// People of lists whom no roster names. Without an employer they would be free at all hours.
extension Importer {
  /// Gives people without an employer the only one there is, asks where there are several, and tells by name whom no roster
  /// names. People whom a scenario that is there has without an employer stay so.
  mutating func placeUnrostered() {
    let known = employersWithPeople
    let open = people.people.indices.filter { people[$0].employer == nil && people[$0].known == nil }
    if !open.isEmpty, known.count == 1 {
      for position in open { people[position].employer = known[0] }
      log.warning(
        people[open[0]].place, UnrosteredWords.taken(open.map { people[$0] }, employers[known[0]]))
    } else if !open.isEmpty, known.count > 1 {
      log.error(
        people[open[0]].place,
        UnrosteredWords.asked(open.map { people[$0] }, known.map { employers[$0] }))
    }
    let byCrew = Set(crews.map(\.employer))
    let ofRosters = Set(people.people.filter { !$0.cells.isEmpty }.compactMap(\.employer))
      .union(grids.indices.filter { !grids[$0].isOfCrews }.compactMap { owners[$0] })
    // Whose crew no roster has is told where crews get their days.
    let unnamed = people.people.filter { person in
      person.isSeen && person.cells.isEmpty
        && person.employer.map { ofRosters.contains($0) && !byCrew.contains($0) } ?? false
    }
    if let first = unnamed.first { log.warning(first.place, UnrosteredWords.unnamed(unnamed)) }
  }

  /// Employers of people, crews and rosters, in the order in which they were named.
  private var employersWithPeople: [Int] {
    var used = Set(people.people.compactMap(\.employer))
    used.formUnion(crews.map(\.employer))
    used.formUnion(owners.compactMap(\.self))
    return used.sorted()
  }
}

/// Sentences about people whom no roster names.
enum UnrosteredWords {
  /// The people by name, with their numbers; a long list is cut.
  private static func list(_ people: [PersonDraft], _ language: Language) -> String {
    let shown = people.prefix(40).map {
      $0.id.isEmpty || $0.name == $0.id ? $0.name : "\($0.name) (\($0.id))"
    }
    let rest = people.count - shown.count
    let more = language == .english ? " and \(rest) more" : " và \(rest) người nữa"
    return shown.joined(separator: ", ") + (rest > 0 ? more : "")
  }

  /// The only employer is theirs.
  static func taken(_ people: [PersonDraft], _ employer: EmployerDraft) -> Phrase {
    Phrase(
      en:
        "nothing names the employer of \(list(people, .english)); '\(employer.name)', the only one that was handed in, is taken: if it is another, write it into a column Employer",
      vi:
        "không ghi đơn vị của \(list(people, .vietnamese)); lấy '\(employer.name)', đơn vị duy nhất có trong các tệp: nếu là đơn vị khác, hãy ghi vào cột Đơn vị"
    )
  }

  /// Which of several employers is it?
  static func asked(_ people: [PersonDraft], _ employers: [EmployerDraft]) -> Phrase {
    let names = employers.prefix(6).map { "'\($0.name)'" }.joined(separator: ", ")
    let rest = employers.count - 6
    return Phrase(
      en:
        "nothing names the employer of \(list(people, .english)), and no roster names them: without one they would be taken to be free at all hours; write it into a column Employer (\(names)\(rest > 0 ? " and \(rest) more" : "")), or name and number as the roster has them",
      vi:
        "không ghi đơn vị của \(list(people, .vietnamese)), cũng không có trong bảng phân ca nào: nếu để trống sẽ bị coi là rảnh mọi giờ; hãy ghi vào cột Đơn vị (\(names)\(rest > 0 ? " và \(rest) đơn vị nữa" : "")), hoặc ghi tên và mã số giống bảng phân ca"
    )
  }

  /// Rosters of their employer are there, and none names them.
  static func unnamed(_ people: [PersonDraft]) -> Phrase {
    Phrase(
      en:
        "no roster that was handed in names \(list(people, .english)); where no rotation says their days, these stay unknown and get no class: write name and number as the roster has them, or hand in their roster",
      vi:
        "không bảng phân ca nào ghi tên \(list(people, .vietnamese)); khi không có vòng đảo ca thì chưa biết ngày làm nên không xếp lớp: hãy ghi tên và mã số giống bảng phân ca, hoặc đưa thêm bảng phân ca của họ"
    )
  }
}
