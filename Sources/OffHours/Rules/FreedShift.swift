/// Meetings inside shifts: hours released for class (`training`), and shifts from which somebody is released.
///
/// Such a meeting lies, with the journeys between the workplace and the venue, inside the shift and so neither before
/// nor after it: of the rules about shifts only the overlap and the clock on the date on which a night shift ends ask.
extension WorkShift {
  /// The meeting with the journeys from the workplace and back.
  func stay(_ visit: Visit, _ travel: Travel) -> Interval {
    Interval(
      start: visit.interval.start - travel.minutes(workplace, visit.place),
      end: visit.interval.end + travel.minutes(visit.place, workplace))
  }

  /// Whether the meeting lies in hours that are released for class.
  func isTraining(_ visit: Visit, _ travel: Travel) -> Bool {
    if !hasTraining { return false }
    let stay = stay(visit, travel)
    return training.contains { $0.contains(stay) }
  }

  /// Whether somebody may be released for a stay: no night shift, and no duty touched.
  func allowsRelease(_ stay: Interval) -> Bool {
    !isNight && interval.contains(stay) && !duties.contains { $0.overlaps(stay) }
  }

  /// Starts of a meeting of `minutes` at `place` for which `isTraining` holds: merged, ascending.
  func trainingStarts(minutes: Int, place: Ref<Place>?, _ travel: Travel) -> [Interval] {
    if !hasTraining { return [] }
    return training.map { starts(inside: $0, minutes, place, travel) }.filter { $0.start < $0.end }.merged()
  }

  /// Starts for which `allowsRelease` holds and `isTraining` does not: merged, ascending.
  func releaseStarts(minutes: Int, place: Ref<Place>?, _ travel: Travel) -> [Interval] {
    let whole = starts(inside: interval, minutes, place, travel)
    guard !isNight, whole.start < whole.end else { return [] }
    let way = travel.minutes(workplace, place), back = travel.minutes(place, workplace)
    let barred = duties.map { Interval(start: $0.start - (minutes + back - 1), end: $0.end + way) }
    return [whole].subtracting(
      (barred + trainingStarts(minutes: minutes, place: place, travel)).merged())
  }

  private func starts(
    inside stretch: Interval, _ minutes: Int, _ place: Ref<Place>?, _ travel: Travel
  ) -> Interval {
    Interval(
      start: stretch.start + travel.minutes(workplace, place),
      end: stretch.end - (travel.minutes(place, workplace) + minutes - 1))
  }
}

extension Attendee {
  /// How the worker's employer releases people.
  package func release(in scenario: Scenario) -> Release? {
    worker.employer.flatMap { scenario.employers[$0].release }
  }

  /// Whether the rules about a shift leave a meeting alone: it lies in hours for class, or the worker is released.
  func isFreed(of shift: WorkShift, for visit: Visit, in scenario: Scenario) -> Bool {
    if shift.isTraining(visit, scenario.travel) { return true }
    return release(in: scenario) != nil && shift.allowsRelease(shift.stay(visit, scenario.travel))
  }

  /// From when to when the worker is released for a meeting; nil where the meeting needs no release, or where none is
  /// possible. The caps have no say. O(log shifts).
  package func released(for visit: Visit, in scenario: Scenario) -> Interval? {
    guard release(in: scenario) != nil else { return nil }
    let visit = visit.resolved(for: self)
    let next = calendar.firstShift(endingAfter: visit.interval.start)
    guard next < calendar.shifts.count, calendar.shifts[next].interval.overlaps(visit.interval) else {
      return nil
    }
    let shift = calendar.shifts[next]
    let stay = shift.stay(visit, scenario.travel)
    return shift.allowsRelease(stay) && !shift.isTraining(visit, scenario.travel) ? stay : nil
  }

  /// Whether the meeting, with both journeys, lies in hours of a shift that are there for class. O(log shifts), and the
  /// shifts that it meets.
  package func isTraining(_ visit: Visit, in scenario: Scenario) -> Bool {
    let visit = visit.resolved(for: self)
    return calendar.shifts[calendar.firstShift(endingAfter: visit.interval.start)...]
      .prefix { $0.interval.start < visit.interval.end }.contains { $0.isTraining(visit, scenario.travel) }
  }

  /// Starts of a meeting of `minutes` at `place` for which the worker would be released: merged, ascending.
  package func releasedStarts(minutes: Int, place: Ref<Place>?, in scenario: Scenario) -> [Interval] {
    guard release(in: scenario) != nil else { return [] }
    let place = Ref<Place>.resolved(place, for: worker)
    return calendar.shifts.flatMap { $0.releaseStarts(minutes: minutes, place: place, scenario.travel) }
      .merged()
  }
}

extension Attendee {
  /// Starts for which the worker would be released for longer than the caps leave, even with nobody else released:
  /// merged, ascending.
  package func cappedStarts(minutes: Int, place: Ref<Place>?, in scenario: Scenario) -> [Interval] {
    guard let release = release(in: scenario) else { return [] }
    let left = releaseLeft ?? release.left(taken: 0, together: 0)
    let place = Ref<Place>.resolved(place, for: worker)
    let workplace = worker.employer.flatMap { scenario.employers[$0].place }
    let journeys = scenario.travel.minutes(workplace, place) + scenario.travel.minutes(place, workplace)
    if minutes + journeys <= left { return [] }
    return releasedStarts(minutes: minutes, place: place, in: scenario)
  }
}

extension WorkCalendar {
  /// Minutes of `stretch` in which no shift lies.
  package func minutesOff(in stretch: Interval) -> Int {
    var minutes = stretch.minutes
    var next = firstShift(endingAfter: stretch.start)
    while next < shifts.count, shifts[next].interval.start < stretch.end {
      minutes -=
        min(shifts[next].interval.end, stretch.end) - max(shifts[next].interval.start, stretch.start)
      next += 1
    }
    return minutes
  }
}
