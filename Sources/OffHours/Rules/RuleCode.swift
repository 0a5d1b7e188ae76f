/// The name of a rule in the model, the verifier, reports and documents.
public enum RuleCode: String, CaseIterable, Sendable {
  // One meeting, one worker.
  case shiftOverlap = "shift-overlap"
  case absent, personal, left
  case rosterUnknown = "roster-unknown"
  case afterShift = "after-shift"
  case afterNight = "after-night"
  case beforeShift = "before-shift"
  case beforeNight = "before-night"
  case overnightRest = "overnight-rest"
  case classHours = "class-hours"
  case travelLimit = "travel-limit"
  case accommodation
  case tooEarly = "too-early"
  // A worker's whole agenda.
  case dayLoad = "day-load"
  case weekLoad = "week-load"
  case learnerClash = "learner-clash"
  case workDay = "work-day"
  case weeklyRest = "weekly-rest"
  case evenings
  // The timetable.
  case unknownId = "unknown-id"
  case duration
  case outsideHorizon = "outside-horizon"
  case startTime = "start-time"
  case deadline
  case venueClosed = "venue-closed"
  case venueClash = "venue-clash"
  case venueEquipment = "venue-equipment"
  case sizeMin = "size-min"
  case sizeMax = "size-max"
  case instructorCount = "instructor-count"
  case instructorUnqualified = "instructor-unqualified"
  case instructorUnavailable = "instructor-unavailable"
  case instructorClash = "instructor-clash"
  case instructorLoad = "instructor-load"
  case lessonTwice = "lesson-twice"
  case lessonOrder = "lesson-order"
  case gap, span
  case notNeeded = "not-needed"
  case incomplete, prerequisite
  case sectionMixed = "section-mixed"
  case sectionIncomplete = "section-incomplete"
  case sectionsMax = "sections-max"
  case sameVenue = "same-venue"
  case together
  case pinned, limit, release
  case goalValue = "goal-value"
}

/// Why somebody is not placed: a rule that forbids meetings, or a reason that is no rule.
public enum Reason: Hashable, Sendable {
  /// A rule forbids meetings.
  case rule(RuleCode)
  /// A meeting fits, but too few others could come for its smallest size.
  case tooFew
  /// Each meeting fits, no complete set does.
  case agenda
  /// Each meeting fits; whether a complete set does was not decided.
  case undecided
  /// Meetings would fit, but their seats are taken.
  case full
  /// Meetings would fit, but the goals chose otherwise.
  case notChosen

  /// The word that files and reports use.
  public var code: String {
    switch self {
    case .rule(let rule): rule.rawValue
    case .tooFew: "too-few"
    case .agenda: "agenda"
    case .undecided: "undecided"
    case .full: "full"
    case .notChosen: "not-chosen"
    }
  }

  /// Reads the word that files use.
  public init?(code: String) {
    switch code {
    case "too-few": self = .tooFew
    case "agenda": self = .agenda
    case "undecided": self = .undecided
    case "full": self = .full
    case "not-chosen": self = .notChosen
    default:
      guard let rule = RuleCode(rawValue: code) else { return nil }
      self = .rule(rule)
    }
  }
}

extension Reason {
  /// Whether it is a rule on timetables that keeps somebody out whatever is planned: no rule on single meetings, agendas,
  /// venues and dates.
  package var isOfTimetables: Bool {
    guard case .rule(let code) = self else { return false }
    return switch code {
    case .limit, .instructorLoad, .instructorCount, .instructorClash, .venueClash, .sectionsMax,
      .sectionIncomplete, .pinned:
      true
    default: false
    }
  }
}
