internal import OffHours

/// Yes and no as cells have them.
enum BookFlag: String {
  case yes = "true"
  case no = "false"

  /// The word that a cell shows.
  func word(_ language: Language) -> String { (self == .yes ? Self.yesWord : Self.noWord)(language) }

  static let yesWord = Phrase(en: "yes", vi: "có"), noWord = Phrase(en: "no", vi: "không")

  /// What the format calls a cell's yes or no; nil for anything else.
  static func word(of text: String) -> String? {
    switch text.lowercased() {
    case "true", "yes", "có", "x", "✓": "true"
    case "false", "no", "không": "false"
    default: nil
    }
  }
}

/// Days of the week as Vietnamese timetables shorten them.
enum DayWord {
  private static let keys = [
    "t2": "mon", "t3": "tue", "t4": "wed", "t5": "thu", "t6": "fri", "t7": "sat", "cn": "sun",
  ]

  /// The format's word for a day or a range of days.
  static func key(_ text: String) -> String {
    text.lowercased().split(separator: "-", omittingEmptySubsequences: false)
      .map { keys[String($0)] ?? String($0) }.joined(separator: "-")
  }
}
