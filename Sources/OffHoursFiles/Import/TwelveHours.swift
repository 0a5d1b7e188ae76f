internal import OffHours

/// Hours without zeros in front that may be those of a clock of twelve: `7:00-3:00`, `3-11`, `8-12, 1-5`.
enum TwelveHours {
  private static let units: Set<String> = [
    "h", "g", "gio", "hrs", "hr", "hours", "to", "den", "va", "and", "then", "roi",
  ]

  /// Whether nothing but numbers and words for hours stands in a folded text.
  private static func isBare(_ text: some Sequence<Character>) -> Bool {
    words(String(text.map { $0.isLetter || $0 == " " ? $0 : " " })).allSatisfy { units.contains(String($0)) }
      && !text.contains("+")
  }

  /// Whether a zero stands in front of hours: `07:00` is of a clock of 24 hours.
  private static func hasZeros(_ text: [Character]) -> Bool {
    text.indices.contains { at in
      text[at] == "0" && at + 1 < text.count && text[at + 1].isNumber
        && (at == 0
          || !text[at - 1].isLetter && !text[at - 1].isNumber && !":.".contains(text[at - 1]))
    }
  }

  /// Why hours that as they stand would be a shift of more than 16 hours, and less than a day, may be others.
  static func tooLong(_ clock: HoursClock, _ stretches: [Stretch]) -> Phrase? {
    guard
      let long = stretches.first(where: { stretch in
        // `6h-24h` is of a clock of 24 hours.
        stretch.start < 720 && stretch.end - 1440 < 720 && stretch.end != 1440
          && (16 * 60 + 1..<1440).contains(stretch.end - stretch.start)
      }), isBare(clock.text), !hasZeros(clock.text)
    else { return nil }
    let hours = (long.end - long.start) / 60
    return Phrase(
      en:
        "as hours of a day of 24 these would be \(hours) hours; write 07:00-15:00 or 7am-3pm, or 06:00-02:00 if it is as long",
      vi:
        "tính theo 24 giờ thì đây là \(hours) giờ; hãy ghi dạng 07:00-15:00, hoặc 06:00-02:00 nếu đúng là dài như vậy"
    )
  }

  /// Why a stretch that stands behind another and would lie before it may be of the afternoon: `7h30-11h30, 1h30-5h30`.
  static func outOfOrder(_ clock: HoursClock, _ spans: [HoursClock.Span]) -> Phrase? {
    guard spans.count > 1, !spans.contains(where: { $0.stretch.start >= 780 }) else { return nil }
    for (position, later) in spans.enumerated().dropFirst() {
      let gap = clock.text[spans[position - 1].range.upperBound..<later.range.lowerBound]
      let end = position + 1 < spans.count ? spans[position + 1].range.lowerBound : clock.text.count
      let own = Array(clock.text[later.range])
      guard let first = spans[..<position].first(where: { later.stretch.end <= $0.stretch.start }),
        later.stretch.end <= 720, later.stretch.start + 720 >= first.stretch.end, !hasZeros(own),
        isBare(own), isBare(gap), isBare(clock.text[later.range.upperBound..<end])
      else { continue }
      let meant =
        "\(ClockTime(minute: later.stretch.start + 720))-\(ClockTime(minute: later.stretch.end + 720))"
      let (shown, before) = (String(own), String(clock.text[first.range]))
      return Phrase(
        en:
          "'\(shown)' stands behind '\(before)', but would lie before it; write \(meant), or the hours in their order",
        vi:
          "'\(shown)' đứng sau '\(before)' nhưng lại sớm hơn; hãy ghi \(meant), hoặc ghi các giờ theo thứ tự")
    }
    return nil
  }

  /// Why a beginning and an end in cells of their own may be others; nil where they can be no others.
  static func fault(_ start: String, _ end: String) -> Phrase? {
    let text = "\(start)-\(end)", hours = HoursText.read(folded(text))
    return hours.fault ?? DayReader.unlikely(hours.stretches, text)
  }

  // MARK: - Which clock a sheet has

  /// What a text shows of the clock by which it was written: of twelve hours (am, pm, a shift too long otherwise) or of 24; nil
  /// where it shows neither.
  static func shown(_ text: String) -> Bool? {
    let low = folded(text), hours = HoursText.read(low)
    guard !hours.stretches.isEmpty || hours.fault != nil else { return nil }
    let list = words(low.replacing("a.m.", with: "am").replacing("p.m.", with: "pm"))
    let isHalved = list.contains { word in
      ["am", "pm", "a", "p"].contains(word)
        || word.first!.isNumber && ["am", "pm", "a", "p"].contains(String(word.drop { $0.isNumber }))
    }
    if isHalved { return true }
    if tooLong(HoursClock(low), hours.stretches) != nil || DayReader.unlikely(hours.stretches, text) != nil {
      return true
    }
    let isLate = low.split { !$0.isNumber }.contains { digits in
      guard let number = Int(digits) else { return false }
      return digits.count <= 2 ? (13...36).contains(number) && !low.contains(":\(digits)") : number >= 1300
    }
    return isLate || hasZeros(Array(low)) ? false : nil
  }

  /// What hours that may be read by either clock would be twelve hours later; nil where they can be read by one alone.
  static func other(_ text: String) -> String? {
    let low = folded(plainText(text))
    guard !low.contains(where: \.isLetter), shown(text) == nil else { return nil }
    let hours = HoursText.read(low)
    guard hours.fault == nil, !hours.stretches.isEmpty,
      hours.stretches.allSatisfy({ $0.start < $0.end && $0.end <= 720 })
    else { return nil }
    return hours.stretches.map {
      "\(ClockTime(minute: $0.start + 720))-\(ClockTime(minute: $0.end + 720))"
    }.joined(separator: ", ")
  }

  /// Why such hours are asked about on a sheet of a clock of twelve.
  static func question(_ text: String, _ other: String) -> Phrase {
    let own = HoursText.read(folded(plainText(text))).stretches.map {
      "\(ClockTime(minute: $0.start))-\(ClockTime(minute: $0.end))"
    }.joined(separator: ", ")
    return Phrase(
      en:
        "'\(plainText(text))' may be \(own) or \(other), by the hours beside it; write the hours that are meant, such as \(other)",
      vi:
        "'\(plainText(text))' có thể là \(own) hoặc \(other), xét theo các giờ khác; hãy ghi rõ giờ nào, ví dụ \(other)"
    )
  }
}
