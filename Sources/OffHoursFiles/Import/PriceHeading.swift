/// Headings of prices that are put together of known words: `Hire per session`, `Rent of the room per day`, `Tiền thuê phòng/buổi`.
/// They count on lists of halls and of instructors alone.
enum PriceHeading {
  /// What such a heading says: the price of a meeting or of an hour, or a price of which the cell has to say what it is paid for.
  /// Nil where it holds another word.
  static func read(_ text: String) -> Heading? {
    let list = words(folded(text.replacing("/", with: " per "))).map(String.init)
    guard list.count > 1, list.count <= 10, list.contains(where: money.contains),
      list.allSatisfy({
        money.contains($0) || meeting.contains($0) || hour.contains($0) || other.contains($0)
      })
    else { return nil }
    // `Thứ 2` is Monday and no takings.
    guard DayMark.weekday(text) == nil else { return nil }
    let isOfMeeting = list.contains(where: meeting.contains), isOfHour = list.contains(where: hour.contains)
    if isOfMeeting == isOfHour { return .price }
    // `Half a session`, `Weekday session` are no meeting's price.
    guard list.allSatisfy({ !units.contains($0) }) else { return .price }
    return isOfMeeting ? .pricePerMeeting : .pricePerHour
  }

  private static let money: Set<String> = [
    "hire", "rent", "rental", "price", "cost", "fee", "fees", "charge", "charges", "rate", "gia", "thue",
    "tien",
    "phi", "thu", "lao",
  ]
  private static let meeting: Set<String> = [
    "session", "sessions", "meeting", "meetings", "class", "booking", "buoi",
  ]
  private static let hour: Set<String> = ["hour", "hours", "hr", "gio", "tieng", "hourly"]
  private static let units: Set<String> = [
    "day", "days", "daily", "half", "week", "weekly", "month", "monthly", "evening", "weekday", "weekend",
    "ngay", "nua", "tuan", "thang", "toi", "sang", "chieu", "cuoi", "2", "two", "hai",
  ]
  private static let other: Set<String> = units.union([
    "per", "a", "an", "one", "each", "of", "for", "the", "1", "room", "hall", "venue", "mot", "moi", "don",
    "chi",
    "phong", "hoi", "truong", "vnd", "usd", "eur", "gbp", "dong", "d",
  ])
}
