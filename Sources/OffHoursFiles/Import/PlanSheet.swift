internal import OffHours

/// Sheets that say what is to be planned rather than who works when: courses with their lengths and sizes, caps on release.
/// An import reads neither; it says so, and what to write in their stead.
enum PlanSheet {
  /// A heading by which such a sheet is known.
  private enum Column: CaseIterable {
    case course, lessons, minutes, least, most, target, employer, total, atOnce, perWorker

    /// Folded headings, whole or as their beginning.
    var words: [String] {
      switch self {
      case .course: ["course", "courses", "course name", "training", "module", "khoa hoc", "ten khoa hoc"]
      case .lessons: ["lessons", "number of lessons", "sessions", "so bai", "so buoi", "bai hoc"]
      case .minutes: ["minutes", "length", "duration", "so phut", "phut", "thoi luong"]
      case .least: ["smallest", "min", "minimum", "si so toi thieu", "toi thieu", "it nhat", "si so it nhat"]
      case .most: ["largest", "max", "maximum", "si so toi da", "toi da", "nhieu nhat", "si so nhieu nhat"]
      case .target: ["target", "chi tieu"]
      case .employer: ["employer", "company", "firm", "don vi", "cong ty", "doanh nghiep"]
      case .total:
        [
          "release", "hours per term", "hours released", "hours", "in all", "total", "so gio", "gio cho nghi",
          "tong so gio", "tong cong", "cho nghi",
        ]
      case .atOnce: ["at once", "people at once", "cung luc", "so nguoi cung luc"]
      case .perWorker:
        ["per worker", "hours per worker", "a worker", "moi nguoi", "gio moi nguoi", "so gio moi nguoi"]
      }
    }
  }

  /// The row of the headings and what to say of the sheet; nil where it is no such sheet.
  static func advice(_ sheet: Sheet) -> (row: Int, message: Phrase)? {
    for row in sheet.rows.indices.prefix(20) {
      let columns = columns(sheet, row)
      let below = sheet.rows.indices.filter { $0 > row }
      if let course = columns[.course], columns[.minutes] != nil || columns[.lessons] != nil {
        let lines = below.filter { !sheet.text($0, course).isEmpty }
        return lines.isEmpty ? nil : (row, courses(sheet, lines, columns))
      }
      if let employer = columns[.employer],
        columns[.atOnce] != nil || columns[.perWorker] != nil || columns[.total] != nil
      {
        let lines = below.filter { !sheet.text($0, employer).isEmpty }
        return lines.isEmpty ? nil : (row, releases(sheet, lines, columns))
      }
    }
    return nil
  }

  private static func columns(_ sheet: Sheet, _ row: Int) -> [Column: Int] {
    var result: [Column: Int] = [:]
    let headings = sheet.rows[row].indices.map { words(folded(sheet.text(row, $0))).joined(separator: " ") }
    // A whole heading counts before the beginning of one.
    for isWhole in [true, false] {
      for column in Column.allCases where result[column] == nil {
        let place = headings.indices.first { place in
          !headings[place].isEmpty && !result.values.contains(place)
            && column.words.contains {
              isWhole ? headings[place] == $0 : headings[place].hasPrefix($0 + " ")
            }
        }
        if let place { result[column] = place }
      }
    }
    return result
  }

  private static func number(_ sheet: Sheet, _ row: Int, _ column: Int?) -> Int? {
    guard let column else { return nil }
    let digits = sheet.text(row, column).prefix { $0.isASCII && $0.isNumber }
    return decimal(digits.utf8).flatMap { (1...100_000).contains($0) ? $0 : nil }
  }

  private static func courses(_ sheet: Sheet, _ rows: [Int], _ columns: [Column: Int]) -> Phrase {
    var options: [String] = [], sizes: [String] = []
    for row in rows.prefix(20) {
      let id = slug(sheet.text(row, columns[.course]!))
      guard !id.isEmpty else { continue }
      let lessons = min(number(sheet, row, columns[.lessons]) ?? 1, 40)
      let minutes = number(sheet, row, columns[.minutes]).map(String.init) ?? "60"
      options.append("--course \(id)=" + Array(repeating: minutes, count: lessons).joined(separator: ","))
      let size = [("min", Column.least), ("max", .most)].compactMap { key, column in
        number(sheet, row, columns[column]).map { "\(key): \($0)" }
      }
      var keys = size.isEmpty ? [] : ["size: {\(size.joined(separator: ", "))}"]
      if let target = number(sheet, row, columns[.target]) { keys.append("target: {total: \(target)}") }
      if !keys.isEmpty { sizes.append("\(id): {\(keys.joined(separator: ", "))}") }
    }
    let list = options.joined(separator: " "), more = rows.count > 20 ? " …" : ""
    let overlay = "courses: {\(sizes.joined(separator: ", "))}"
    let en = sizes.isEmpty ? "" : "; sizes and targets go into the scenario: \(overlay)"
    let vi = sizes.isEmpty ? "" : "; sĩ số và chỉ tiêu ghi vào kịch bản: \(overlay)"
    return Phrase(
      en:
        "a list of courses is not read; leave it out and name the minutes of each lesson: \(list)\(more)\(en)",
      vi: "danh sách khóa học không được đọc; hãy bỏ trang này và ghi số phút từng bài: \(list)\(more)\(vi)")
  }

  private static func releases(_ sheet: Sheet, _ rows: [Int], _ columns: [Column: Int]) -> Phrase {
    let caps = rows.prefix(20).compactMap { row -> String? in
      let id = slug(sheet.text(row, columns[.employer]!))
      guard !id.isEmpty else { return nil }
      let keys = [("total", Column.total, "h"), ("at_once", .atOnce, ""), ("per_worker", .perWorker, "h")]
        .compactMap { key, column, unit in
          number(sheet, row, columns[column]).map { "\(key): \($0)\(unit)" }
        }
      return "\(id): {release: {\(keys.joined(separator: ", "))}}"
    }
    let overlay = "employers: {\(caps.joined(separator: ", "))\(rows.count > 20 ? ", …" : "")}"
    return Phrase(
      en:
        "a list of caps on release is not read; leave it out and write them into the scenario, under the ids that employers have there: \(overlay)",
      vi:
        "danh sách giới hạn cho nghỉ ca không được đọc; hãy bỏ trang này và ghi vào kịch bản, theo mã đơn vị ở đó: \(overlay)"
    )
  }
}
