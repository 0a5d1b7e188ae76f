/// What is said of credits that run out.
package enum DueWords {
  /// The heading of a column of days.
  package static let heading = Phrase(en: "Valid until", vi: "Có giá trị đến")

  /// Beside the meeting that completes a course.
  package static func validUntil(_ date: String) -> Phrase {
    Phrase(en: "valid until \(date)", vi: "có giá trị đến \(date)")
  }
}
