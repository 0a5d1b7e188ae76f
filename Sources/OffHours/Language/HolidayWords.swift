/// What is said of holidays.
package enum HolidayWords {
  /// Days of a country's table that are not certain.
  package static func expectedOnly(_ code: String, _ dates: String) -> Phrase {
    Phrase(
      en:
        "holidays of \(code) that are only expected: \(dates); check them before the timetable is published",
      vi: "ngày nghỉ lễ của \(code) mới chỉ là dự kiến: \(dates); hãy kiểm tra trước khi công bố lịch")
  }
}
