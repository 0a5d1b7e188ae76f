internal import OffHours

/// Days of the week on which the hours of a legend hold: `8h-12h (T2-T6)`, `Mon-Fri 9am-5pm`, `8h-17h (on weekdays)`.
struct NamedDays: Hashable, Sendable {
  /// The days, in the order of the week.
  var days: [Weekday]
  /// Whether days are named; else their kind alone is, `on weekdays`, which people say of shifts of that kind as well.
  var isStrict: Bool

  /// What a text beside hours says of days.
  enum Reading {
    case none
    case days(NamedDays)
    /// Days are named with something that is not understood.
    case unclear
  }

  /// What a folded text beside hours says of days. Linear in its length.
  static func read(_ text: String) -> Reading {
    let list = words(text).map(String.init)
    let phrase = " " + list.joined(separator: " ") + " "
    let isKind = ["weekdays", "weekday", "ngay thuong", "ngay lam viec"].contains {
      phrase.contains(" \($0) ")
    }
    let isSure = isNamed(list, phrase)
    // `Mon`, `Sun` without accents are other words as well: they count where everything beside them is days.
    guard isKind || isSure || list.contains(where: { DayMark.weekday($0) != nil && !numerals.contains($0) })
    else { return .none }
    guard let days = days(text) else {
      return isSure || !exceptions.isDisjoint(with: list) ? .unclear : .none
    }
    return days.count == 7 ? .none : .days(NamedDays(days: days, isStrict: !isKind || isSure))
  }

  /// What to write where days are not understood.
  static func fault(_ text: String) -> Phrase {
    Phrase(
      en:
        "'\(text)' names days of the week and is not understood; write them as (Mon-Fri) or (Sat, Sun) behind the hours, or give those days a code of their own",
      vi:
        "không hiểu các ngày trong tuần '\(text)'; hãy ghi dạng (T2-T6) hoặc (T7, CN) sau giờ làm việc, hoặc dùng ký hiệu riêng cho các ngày đó"
    )
  }

  /// Asks where the first of several bare pairs may be days, `2-6 8-11`: Monday to Friday as `T2-T6`, or two to six o'clock.
  static func question(_ clock: HoursClock, _ spans: [HoursClock.Span]) -> Phrase? {
    guard spans.count > 1, !spans[0].isMarked else { return nil }
    let first = String(clock.text[spans[0].range]),
      numbers = first.filter(\.isNumber).compactMap(\.wholeNumberValue)
    let before = clock.text[..<spans[0].range.lowerBound],
      between = clock.text[spans[0].range.upperBound..<spans[1].range.lowerBound]
    guard first.count <= 5, numbers.count == 2, numbers[0] < numbers[1], (2...7).contains(numbers[0]),
      numbers[1] <= 7,
      !before.contains(where: { $0.isLetter || $0.isNumber }), between.allSatisfy({ " ,:;".contains($0) })
    else { return nil }
    return Phrase(
      en:
        "'\(first)' may be days of the week or hours; write days as T\(numbers[0])-T\(numbers[1]), or hours as 0\(numbers[0]):00-0\(numbers[1]):00",
      vi:
        "'\(first)' có thể là các thứ trong tuần hoặc giờ; nếu là thứ hãy ghi T\(numbers[0])-T\(numbers[1]), nếu là giờ hãy ghi 0\(numbers[0]):00-0\(numbers[1]):00"
    )
  }

  private static let numerals: Set<String> = [
    "hai", "ba", "tu", "nam", "sau", "bay", "th", "mo", "we", "fr", "sa", "su",
  ]

  /// Whether words name a day beyond doubt.
  private static func isNamed(_ list: [String], _ phrase: String) -> Bool {
    let sure: Set<String> = [
      "t2", "t3", "t4", "t5", "t6", "t7", "cn", "monday", "tuesday", "wednesday", "thursday", "friday",
      "saturday",
      "sunday", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays",
      "weekend",
      "weekends",
    ]
    return !sure.isDisjoint(with: list)
      || ["cuoi tuan", "chu nhat"].contains { phrase.contains(" \($0) ") }
      || zip(list, list.dropFirst()).contains { $0 == "thu" && DayMark.weekday("thu \($1)") != nil }
  }

  /// The days alone that a text names, without the small words around them.
  private static func days(_ text: String) -> [Weekday]? {
    let bare = String(text.map { "()[]{}:;,./&+".contains($0) ? " " : $0 })
    let kept = bare.split(separator: " ").filter { token in
      let word = String(token)
      return word.contains { $0.isLetter || $0.isNumber || "-–—~→÷".contains($0) }
        && (!small.contains(word) && !HoursText.plainWords.contains(word) || needed.contains(word))
    }
    return WeekText.days(kept.joined(separator: " "))
  }

  private static let exceptions: Set<String> = [
    "tru", "except", "excluding", "excl", "not", "khong", "ngoai",
  ]
  private static let small: Set<String> = ["chi", "only", "ap", "dung", "cho", "for", "cac", "all"]
  /// Words of the trade that are parts of days.
  private static let needed: Set<String> = [
    "tu", "from", "den", "ngay", "thuong", "lam", "viec", "weekdays", "weekday", "on", "sau", "daily", "va",
    "and", "cuoi",
  ]
}
