/// `venue-equipment`: the venue has what the lesson needs.
package enum VenueEquipment: TimetableRule {
  package static let code = RuleCode.venueEquipment
  package static let label = Phrase(en: "equipment missing", vi: "thiếu thiết bị")
  package static let phrase = Phrase(
    en: "The venue has what the lesson needs.", vi: "Địa điểm có đủ thiết bị mà bài học cần.")

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    hearing.planned.compactMap { position in
      let meeting = hearing.meetings[position]
      guard let venue = meeting.venue else { return nil }
      let lesson = hearing.scenario.courses[meeting.course!].lessons[meeting.lesson!]
      let missing = lesson.needs.subtracting(hearing.scenario.venues[venue].equipment).sorted()
      guard !missing.isEmpty else { return nil }
      let list = missing.joined(separator: ", ")
      return hearing.violation(
        of: self, by: [position], Phrase(en: "equipment missing: \(list)", vi: "thiếu thiết bị: \(list)"))
    }
  }
}
