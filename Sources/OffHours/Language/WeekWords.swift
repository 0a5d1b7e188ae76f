/// Sentences about weeks of rosters that are imported.
package enum WeekWords {
  package static let week = Phrase(en: "week", vi: "tuần")

  /// A week below a heading of weekdays of which nothing says when it begins.
  package static func unknown(_ text: String, first: Weekday) -> Phrase {
    var example = CivilDate(year: 2027, month: 3, day: 1)!
    while example.weekday != first { example = example + 1 }
    let (en, vi) = (text.isEmpty ? "" : " ('\(text)')", text.isEmpty ? "" : " ('\(text)')")
    return Phrase(
      en:
        "names weeks of its own below one heading of weekdays\(en), but not the day on which each begins; write it as 'Week of \(example)', or give the first day of week 1 with --from \(example)",
      vi:
        "ghi các tuần riêng dưới cùng một dòng thứ trong tuần\(vi) nhưng không rõ ngày đầu của từng tuần; hãy ghi như 'Tuần từ \(Language.vietnamese.date(example))', hoặc ghi ngày đầu của tuần 1 bằng --from \(example)"
    )
  }
}
