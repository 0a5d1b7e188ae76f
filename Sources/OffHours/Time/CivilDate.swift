/// A date of the proleptic Gregorian calendar, without a clock or a zone.
///
/// Stored as the number of days since 1970-01-01, so that arithmetic is one addition.
/// The conversions are those of H. Hinnant, "chrono-compatible low-level date algorithms".
@frozen public struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  public var day: Int

  /// The date that lies `day` days after 1970-01-01.
  @inlinable public init(day: Int) { self.day = day }

  /// The date with this year, month (1…12) and day of month, or nil where no such date exists.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= CivilDate.days(inMonth: month, of: year) else {
      return nil
    }
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.day = era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month (1…12) and day of month.
  public var parts: (year: Int, month: Int, day: Int) {
    let z = day + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let m = (5 * dayOfYear + 2) / 153
    let month = m < 10 ? m + 3 : m - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * m + 2) / 5 + 1)
  }

  /// Days in a month (1…12) of a year: 28 to 31.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The day of the week.
  @inlinable public var weekday: Weekday {
    Weekday(rawValue: UInt8(truncatingIfNeeded: ((day + 3) % 7 + 7) % 7))!
  }

  /// Number of the ISO week that holds this date, counted from the week of 1970-01-01; weeks begin on Monday.
  @inlinable public var week: Int { (day + 3 >= 0 ? day + 3 : day - 3) / 7 }

  /// The Monday of this date's ISO week.
  @inlinable public var monday: CivilDate { CivilDate(day: week * 7 - 3) }

  /// The date `days` later.
  @inlinable public static func + (date: CivilDate, days: Int) -> CivilDate {
    CivilDate(day: date.day + days)
  }

  /// The date `days` earlier.
  @inlinable public static func - (date: CivilDate, days: Int) -> CivilDate {
    CivilDate(day: date.day - days)
  }

  /// Days from `other` to `date`.
  @inlinable public static func - (date: CivilDate, other: CivilDate) -> Int { date.day - other.day }

  /// Earlier dates come first.
  @inlinable public static func < (a: CivilDate, b: CivilDate) -> Bool { a.day < b.day }
}

extension CivilDate: CustomStringConvertible, LosslessStringConvertible {
  /// ISO 8601, `2027-03-01`.
  public var description: String {
    let (year, month, day) = parts
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Reads `YYYY-MM-DD`; nil for another form or a date that does not exist.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]), let day = decimal(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

/// A day of the week; weeks begin on Monday (ISO 8601).
@frozen public enum Weekday: UInt8, CaseIterable, Comparable, Sendable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// Monday comes first.
  @inlinable public static func < (a: Weekday, b: Weekday) -> Bool { a.rawValue < b.rawValue }

  /// The key that scenarios use, `mon` … `sun`.
  public var key: String { ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][Int(rawValue)] }
}

/// A span of dates, both ends included.
@frozen public struct DateSpan: Hashable, Sendable {
  /// First and last date.
  public var from, to: CivilDate

  /// The dates from `from` to `to`, both included.
  @inlinable public init(from: CivilDate, to: CivilDate) {
    self.from = from
    self.to = to
  }

  /// How many dates it holds; 0 where it ends before it begins.
  @inlinable public var count: Int { max(0, to - from + 1) }

  /// Whether `date` lies inside.
  @inlinable public func contains(_ date: CivilDate) -> Bool { from <= date && date <= to }

  /// The dates in order.
  @inlinable public var dates: some RandomAccessCollection<CivilDate> {
    (0..<count).lazy.map { [from] in CivilDate(day: from.day + $0) }
  }
}

/// A non-negative number in decimal digits, padded with zeros to `width`.
package func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return digits.utf8.count >= width
    ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
}

/// The value of ASCII digits, nil where another byte stands among them or there is none.
package func decimal(_ bytes: some Collection<UInt8>) -> Int? {
  guard !bytes.isEmpty, bytes.count < 16 else { return nil }
  var value = 0
  for byte in bytes {
    guard byte >= 0x30, byte <= 0x39 else { return nil }
    value = value * 10 + Int(byte - 0x30)
  }
  return value
}
