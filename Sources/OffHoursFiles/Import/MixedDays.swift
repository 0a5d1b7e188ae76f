internal import OffHours

/// Headings of days that are written in several ways on one row, `1`, `2/3`, `3 Mar 2027`: those that say less take month and year of
/// a neighbour that they follow, or that follows them.
enum MixedDays {
  /// The same days, each in the fullest way that its neighbours allow. Linear in their number.
  static func unified(_ all: [(column: Int, mark: DayMark)]) -> [(column: Int, mark: DayMark)] {
    guard Set(all.map { kind($0.mark) }).count > 1 else { return all }
    var result = all
    for at in result.indices.dropFirst() {
      result[at].mark = filled(result[at].mark, beside: result[at - 1].mark, steps: 1...6)
    }
    for at in result.indices.dropLast().reversed() {
      result[at].mark = filled(result[at].mark, beside: result[at + 1].mark, steps: -6...(-1))
    }
    return result
  }

  private static func kind(_ mark: DayMark) -> Int {
    switch mark {
    case .day: 0
    case .dayMonth: 1
    case .date: 2
    }
  }

  /// A day with what its neighbour says; `steps`: how many days it may lie behind it.
  private static func filled(_ mark: DayMark, beside other: DayMark, steps: ClosedRange<Int>) -> DayMark {
    switch (other, mark) {
    case (.date(let date), .dayMonth(let day, let month)):
      let near = steps.map { date + $0 }.first { $0.parts.day == day && $0.parts.month == month }
      return near.map { .date($0) } ?? mark
    case (.date(let date), .day(let day)):
      return steps.map { date + $0 }.first { $0.parts.day == day }.map { .date($0) } ?? mark
    case (.dayMonth(let known, let month), .day(let day)):
      return steps.contains(day - known) ? .dayMonth(day, month) : mark
    default: return mark
    }
  }
}
