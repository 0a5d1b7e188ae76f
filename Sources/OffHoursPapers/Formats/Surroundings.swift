import OffHours

/// The shifts on either side of a meeting; where it lies inside a shift, that shift on both sides.
struct Surroundings {
  /// Why a meeting may lie inside a shift.
  enum Within {
    case released, training, atWork

    /// What stands in place of a distance.
    var label: Phrase {
      switch self {
      case .released: ReleaseWords.isReleased
      case .training: ReleaseWords.isTraining
      case .atWork: ReleaseWords.isAtWork
      }
    }
  }

  private(set) var before, after: WorkShift?
  /// Elapsed minutes since the shift before and until the shift after, at least 0; nil where there is none, or where the
  /// meeting lies inside it.
  private(set) var restBefore, restAfter: Int?
  /// Whether a date without a roster lies between the meeting and the next shift that is known, on either side: then nobody
  /// knows which shift that is, and none is given.
  private(set) var isUnknownBefore = false, isUnknownAfter = false
  /// Whether the shift on either side is on no roster that was handed in, but on the rotation that carries it on.
  fileprivate var isCarriedBefore = false, isCarriedAfter = false
  /// Set where the meeting meets a shift.
  private(set) var within: Within?

  /// O(log shifts), and the shifts that the meeting meets.
  fileprivate init(of visit: Visit, for attendee: Attendee, in scenario: Scenario) {
    let interval = visit.interval, shifts = attendee.calendar.shifts
    let first = attendee.calendar.firstShift(endingAfter: interval.start)
    let met = shifts[first...].prefix { $0.interval.start < interval.end }
    if let last = met.last {
      (before, after) = (met.first, last)
      if attendee.released(for: visit, in: scenario) != nil {
        within = .released
      } else {
        within = attendee.isTraining(visit, in: scenario) ? .training : .atWork
      }
      return
    }
    if first > 0 {
      before = shifts[first - 1]
      restBefore = interval.start - shifts[first - 1].interval.end
    }
    if first < shifts.count {
      after = shifts[first]
      restAfter = shifts[first].interval.start - interval.end
    }
    hideUnknown(interval, attendee.calendar.unknownDates, scenario.zone)
  }

  /// Leaves out shifts beyond dates of which nothing is known.
  private mutating func hideUnknown(_ interval: Interval, _ unknown: [CivilDate], _ zone: Zone) {
    let date = zone.date(interval.start)
    if let last = unknown.last(where: { $0 < date }),
      before.map({ zone.date($0.interval.end) < last }) ?? true
    {
      (before, restBefore, isUnknownBefore) = (nil, nil, true)
    }
    if let next = unknown.first(where: { $0 > date }),
      after.map({ zone.date($0.interval.start) > next }) ?? true
    {
      (after, restAfter, isUnknownAfter) = (nil, nil, true)
    }
  }

  fileprivate init() {}

  /// The shift before as a table shows it, or that nobody knows which it is.
  func shiftBefore(_ dates: DateHabit, _ language: Language) -> String {
    shift(before, isUnknown: isUnknownBefore, isCarried: isCarriedBefore, dates, language)
  }

  /// The same of the shift after.
  func shiftAfter(_ dates: DateHabit, _ language: Language) -> String {
    shift(after, isUnknown: isUnknownAfter, isCarried: isCarriedAfter, dates, language)
  }

  private func shift(
    _ shift: WorkShift?, isUnknown: Bool, isCarried: Bool, _ dates: DateHabit, _ language: Language
  ) -> String {
    guard let shift else { return isUnknown ? PageWords.rosterUnknown(language) : "" }
    let text = "\(shift.label): \(dates.stretch(shift.interval))"
    return isCarried ? "\(text) (\(PageWords.carriedOn(language)))" : text
  }

  /// A distance as a table shows it, or why there is none.
  func rest(_ minutes: Int?, _ dates: DateHabit, _ language: Language) -> String {
    within?.label(language) ?? minutes.map(dates.hours) ?? ""
  }
}

extension PaperInput {
  /// The shifts around a meeting of a worker; empty where it is nobody whom the scenario knows.
  func surroundings(of meeting: Meeting, for worker: Ref<Worker>?) -> Surroundings {
    guard let worker else { return Surroundings() }
    var around = Surroundings(
      of: visit(to: meeting),
      for: Attendee(worker: scenario.workers[worker], calendar: calendars.calendar(of: worker)), in: scenario)
    around.isCarriedBefore = around.before.map { carriedOn.holds(worker, $0) } ?? false
    around.isCarriedAfter = around.after.map { carriedOn.holds(worker, $0) } ?? false
    return around
  }

  /// Whether somebody who learns in a week has a day of class for which no roster was handed in.
  func carriesOn(weekOf monday: CivilDate) -> Bool {
    timetable.meetings.contains { meeting in
      let date = scenario.zone.date(meeting.start)
      guard !meeting.held, date >= monday, date <= monday + 6 else { return false }
      return meeting.learners.contains { id in
        worker(id).map { carriedOn.holds($0, on: date) } ?? false
      }
    }
  }
}
