internal import OffHours

/// Public holidays by country, from a table of the years 2026 to 2028.
enum HolidayTable {
  /// Days of a country or a part of it; a part has those of the country `of` too.
  struct Country: Sendable {
    let code: String
    let base: String?
    /// The law that names them.
    let source: String
    let days: [String]

    init(_ code: String, of base: String? = nil, source: String, days: [String]) {
      self.code = code
      self.base = base
      self.source = source
      self.days = days
    }
  }

  /// A day off, and whether it is certain.
  struct Day: Hashable, Sendable {
    var date: CivilDate
    /// Named by law or announced; else expected only.
    var isStatutory: Bool
  }

  /// Codes that a scenario may name. A country whose parts differ is named by its part.
  static let codes = countries.map(\.code).filter { $0 != "DE" }

  /// The days of a code, ascending; empty for one that is not known.
  static func days(of code: String) -> [Day] {
    guard let country = countries.first(where: { $0.code == code }) else { return [] }
    let own = country.days.flatMap { line -> [Day] in
      let words = line.split(separator: " ")
      return words.dropFirst().compactMap { word in
        CivilDate("\(words[0])-\(word.filter { $0 != "~" })").map {
          Day(date: $0, isStatutory: !word.hasSuffix("~"))
        }
      }
    }
    return (own + (country.base.map(days) ?? [])).sorted { $0.date < $1.date }
  }
}
