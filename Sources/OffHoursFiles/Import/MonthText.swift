internal import OffHours

/// A month of a year.
package struct YearAndMonth: Hashable, Comparable, Sendable {
  package var year: Int
  /// 1 … 12.
  package var month: Int

  /// The first day.
  var first: CivilDate { CivilDate(year: year, month: month, day: 1)! }
  /// How many days it has.
  var days: Int { CivilDate.days(inMonth: month, of: year) }
  /// The month after.
  var next: YearAndMonth {
    month == 12 ? YearAndMonth(year: year + 1, month: 1) : YearAndMonth(year: year, month: month + 1)
  }
  /// The month before.
  var previous: YearAndMonth {
    month == 1 ? YearAndMonth(year: year - 1, month: 12) : YearAndMonth(year: year, month: month - 1)
  }

  /// The year in which another month lies nearest to this one.
  func year(nearest other: Int) -> Int {
    let distance = other - month
    return distance > 6 ? year - 1 : distance < -6 ? year + 1 : year
  }

  package static func < (a: YearAndMonth, b: YearAndMonth) -> Bool { (a.year, a.month) < (b.year, b.month) }
}

extension YearAndMonth: CustomStringConvertible {
  /// `2027-03`.
  package var description: String { "\(padded(year, 4))-\(padded(month, 2))" }

  /// Reads `2027-03`, `03/2027` or `3-2027`.
  package init?(_ text: String) {
    let parts = text.split(whereSeparator: { $0 == "-" || $0 == "/" || $0 == "." }).map { decimal($0.utf8) }
    guard parts.count == 2, let a = parts[0], let b = parts[1] else { return nil }
    let (year, month) = a > 31 ? (a, b) : (b, a)
    guard (1...12).contains(month), (1900...2200).contains(year) else { return nil }
    self.init(year: year, month: month)
  }
}

/// Finds the month that a title, a sheet's name or a file's name speaks of.
enum MonthText {
  /// A month, or a year alone.
  struct Found: Hashable {
    var month: Int?
    var year: Int?
  }

  private static let names: [String: Int] = {
    var names: [String: Int] = [:]
    let english = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
      "november", "december",
    ]
    for (position, name) in english.enumerated() {
      names[name] = position + 1
      // `may` and `mar` alone may be words; they count beside a year only, as all short forms do.
      names[String(name.prefix(3))] = position + 1
    }
    names["sept"] = 9
    let vietnamese = [
      "mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai",
    ]
    for (position, name) in vietnamese.enumerated() { names["thang " + name] = position + 1 }
    names["thang gieng"] = 1
    names["thang chap"] = 12
    return names
  }()

  /// The month in a text; nil where there is none. Whole dates (`25/02/2027`, `ngày 25 tháng 2`) are no month.
  static func find(_ text: String) -> Found? {
    let list = tokens(folded(text))
    var month: Int?, year: Int?
    for (at, token) in list.enumerated() {
      guard month == nil else { break }
      let before = at > 0 ? list[at - 1] : ""
      let beforeThat = at > 1 ? list[at - 2] : ""
      if token == "thang" || token == "month" {
        // `ngày 25 tháng 2` is a date.
        if number(before) != nil, beforeThat == "ngay" { continue }
        if at + 1 < list.count, let value = number(list[at + 1]), (1...12).contains(value) {
          month = value
          year = self.year(list, after: at + 1)
        } else if at + 1 < list.count {
          for length in [2, 1] where at + length < list.count {
            let name = "thang " + list[(at + 1)...(at + length)].joined(separator: " ")
            if let value = names[name] {
              month = value
              year = self.year(list, after: at + length)
              break
            }
          }
        }
      } else if token == "t", at + 1 < list.count, let value = number(list[at + 1]), (1...12).contains(value)
      {
        month = value
        year = self.year(list, after: at + 1)
      } else if let value = names[token] ?? MonthNames.foreign[token], let found = self.year(list, after: at)
      {
        month = value
        year = found
      } else if token.count > 3, token != "sept", let value = names[token] {
        month = value
      } else if let value = number(token), (1...12).contains(value), token.count <= 2,
        let found = self.adjacentYear(list, after: at), number(beforeSign(list, at)) == nil
      {
        month = value
        year = found
      } else if let value = number(token), isYear(value), at + 2 < list.count, isJoint(list[at + 1]),
        let next = number(list[at + 2]), (1...12).contains(next),
        !(at + 4 < list.count && isJoint(list[at + 3]) && number(list[at + 4]) != nil)
      {
        month = next
        year = value
      }
    }
    if year == nil {
      // A year alone: `NĂM 2027`.
      year =
        list.indices.first { list[$0] == "nam" && $0 + 1 < list.count && isYear(number(list[$0 + 1]) ?? 0) }
        .flatMap { number(list[$0 + 1]) }
    }
    return month == nil && year == nil ? nil : Found(month: month, year: year)
  }

  /// The month that is all a cell says: `January`, `Mar`, `Tháng 3`, `3/2027`, a date on the first; `3` in a column of months.
  static func alone(_ cell: Sheet.Cell, inColumnOfMonths isMonths: Bool) -> Found? {
    if let date = cell.date {
      return date.parts.day == 1 ? Found(month: date.parts.month, year: date.parts.year) : nil
    }
    guard !cell.isEmpty, cell.text.utf8.count <= 24 else { return nil }
    let list = tokens(folded(cell.text)).filter { !isJoint($0) }
    if list.count == 1, let month = names[list[0]] ?? (isMonths ? number(list[0]) : nil),
      (1...12).contains(month)
    {
      return Found(month: month)
    }
    if list.count == 2, let month = names[list[0]], let year = number(list[1]) {
      return Found(month: month, year: isYear(year) ? year : year < 100 ? 2000 + year : nil)
    }
    guard list.count <= 4, let found = find(cell.text), found.month != nil else { return nil }
    return found
  }

  /// Words, numbers and signs, in order; digits part from letters.
  private static func tokens(_ text: String) -> [String] {
    var result: [String] = []
    var kind = 0
    for character in text {
      let next = character.isNumber ? 1 : character.isLetter ? 2 : character == " " ? 3 : 4
      if next == 3 {
        kind = 3
        continue
      }
      if next == kind, next != 4 {
        result[result.count - 1].append(character)
      } else {
        result.append(String(character))
      }
      kind = next
    }
    return result
  }

  private static func number(_ text: String) -> Int? { text.utf8.count <= 4 ? decimal(text.utf8) : nil }

  private static func isYear(_ value: Int) -> Bool { (1990...2199).contains(value) }

  private static func isJoint(_ token: String) -> Bool { ["/", "-", ".", "_", ",", "–"].contains(token) }

  /// The number before a joint before a position: `25 /` before `2`.
  private static func beforeSign(_ list: [String], _ at: Int) -> String {
    at > 1 && isJoint(list[at - 1]) ? list[at - 2] : ""
  }

  /// A year after a position, with `năm` or a joint between.
  private static func year(_ list: [String], after at: Int) -> Int? {
    var next = at + 1
    while next < list.count, next <= at + 2, isJoint(list[next]) || ["nam", "de"].contains(list[next]) {
      next += 1
    }
    return next < list.count ? number(list[next]).flatMap { isYear($0) ? $0 : nil } : nil
  }

  /// A year right behind a joint.
  private static func adjacentYear(_ list: [String], after at: Int) -> Int? {
    guard at + 2 < list.count, isJoint(list[at + 1]) else { return nil }
    return number(list[at + 2]).flatMap { isYear($0) ? $0 : nil }
  }
}
