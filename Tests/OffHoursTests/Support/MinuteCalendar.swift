import Foundation
import OffHours

/// A calendar that marks every minute of a month, one after another. Naive on purpose: it reads the scenario's facts,
/// and shares neither the clock, nor the roster, nor a rule with the code that it is held against.
struct MinuteCalendar {
  /// Somebody's minutes from `first` on: which parts of work cover each, and what the local clock shows.
  let first: Int
  var clock: [Int] = []
  /// The first minute at which the clock shows a reading; the readings count from `first` − 1440. −1: skipped.
  var shown: [Int] = []
  var isWork: [Bool] = []
  var isAway: [Bool] = []
  var isBusy: [Bool] = []
  /// Minutes of training and of nothing else, and of duty.
  var isTraining: [Bool] = []
  var isDuty: [Bool] = []
  var dates: ClosedRange<Int>
  /// Parts of work as drawn: from, to, place.
  var parts: [(from: Int, to: Int, place: Int?, isTraining: Bool, isDuty: Bool)] = []
  var absentDates: Set<Int> = []
  var unknownDates: Set<Int> = []
  /// Unbroken runs of work.
  var runs: [(from: Int, to: Int, starts: Set<Int?>, ends: Set<Int?>, isNight: Bool, date: Int)] = []

  init(_ scenario: Scenario) {
    let zone = TimeZone(identifier: scenario.zone.identifier)!
    dates = (scenario.horizon.from.day - 14)...(scenario.horizon.to.day + 14)
    first = (dates.lowerBound - 1) * 1440
    let count = (dates.count + 2) * 1440
    for minute in first..<first + count {
      let east = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(minute * 60)))
      clock.append(minute + east / 60)
    }
    shown = Array(repeating: -1, count: count + 2880)
    for (minute, reading) in clock.enumerated() where shown[reading - first + 1440] < 0 {
      shown[reading - first + 1440] = first + minute
    }
    isWork = Array(repeating: false, count: count)
    isAway = isWork
    isBusy = isWork
    isTraining = isWork
    isDuty = isWork
    roster(scenario)
    absences(scenario)
    gather()
    let worker = scenario.workers[0]
    for date in dates {
      for window in worker.commitments.windows[Self.weekday(date)] {
        let (from, to) = stretch(date, window)
        for minute in from..<max(from, to) where minute >= first && minute < first + count {
          isBusy[minute - first] = true
        }
      }
    }
    for stretch in worker.unavailable {
      for minute in stretch.start.minute..<stretch.end.minute { isBusy[minute - first] = true }
    }
  }

  static func weekday(_ date: Int) -> Int { ((date + 3) % 7 + 7) % 7 }

  func date(_ minute: Int) -> Int { Int((Double(clock[minute - first]) / 1440).rounded(.down)) }

  /// The first minute at which the clock shows date and time, else what lies as far behind the jump as it was into it.
  func minute(_ date: Int, _ time: Int) -> Int {
    let wanted = date * 1440 + time
    let place = wanted - first + 1440
    if shown[place] >= 0 { return shown[place] }
    var before = place
    while shown[before] < 0 { before -= 1 }
    let last = clock.lastIndex { $0 == before + first - 1440 }!
    return first + last + (place - before)
  }

  func stretch(_ date: Int, _ window: ClockWindow) -> (from: Int, to: Int) {
    let isNextDay = window.end.minute <= window.start.minute
    return (minute(date, window.start.minute), minute(isNextDay ? date + 1 : date, window.end.minute))
  }

  private mutating func roster(_ scenario: Scenario) {
    let worker = scenario.workers[0]
    let employer = worker.employer == nil ? nil : scenario.employers[0]
    let holidays = employer?.holidays ?? scenario.holidays
    for date in dates.dropFirst(2).dropLast(2) {
      let day = CivilDate(day: date)
      var meaning: ShiftCode?
      if let rotation = worker.rotation == nil ? nil : scenario.rotations[0] {
        let offset = rotation.crews.first { $0.name == worker.crew }!.offset
        var position = date - rotation.anchor.day + offset
        while position < 0 { position += rotation.cycle.count }
        let code = rotation.cycle[position % rotation.cycle.count]
        meaning = rotation.shifts[code] ?? employer?.shifts[code] ?? scenario.shifts[code]
        if case .hours(let stretches) = meaning {
          // A stretch from 24:00 on starts on the next date.
          let kept = stretches.filter {
            !holidays.contains(CivilDate(day: $0.hours.start < 1440 ? date : date + 1))
          }
          meaning = kept.isEmpty ? .off : .hours(kept)
        }
      }
      if employer != nil, let crew = worker.crew {
        let cells = scenario.roster.crews[CrewKey(employer: Ref(0), crew: crew)] ?? []
        if let cell = cells.first(where: { $0.date == day }) { meaning = cell.shift }
      }
      let own = scenario.roster.workers[Ref(0)] ?? []
      if let cell = own.first(where: { $0.date == day }) { meaning = cell.shift }
      switch meaning {
      case nil:
        if employer != nil, scenario.horizon.from.day <= date, date <= scenario.horizon.to.day {
          unknownDates.insert(date)
        }
      case .off: break
      case .absent: absentDates.insert(date)
      case .hours(let stretches):
        for part in stretches {
          let (start, end) = (part.hours.start, part.hours.end)
          let from = minute(date + start / 1440, start % 1440), to = minute(date + end / 1440, end % 1440)
          if from < to { parts.append((from, to, employer?.place?.index, part.isTraining, false)) }
        }
      }
    }
  }

  private mutating func absences(_ scenario: Scenario) {
    let worker = scenario.workers[0]
    for absence in scenario.absences {
      switch absence.who {
      case .worker: break
      case .crew(let key):
        guard worker.employer != nil, key.crew == nil || key.crew == worker.crew else { continue }
      }
      let range = absence.interval.start.minute..<absence.interval.end.minute
      if let place = absence.place {
        parts.append((range.lowerBound, range.upperBound, place.index, false, true))
      } else {
        for minute in range { isAway[minute - first] = true }
      }
    }
  }

  private mutating func gather() {
    for part in parts {
      for minute in part.from..<part.to {
        isWork[minute - first] = true
        if part.isTraining { isTraining[minute - first] = true }
        if part.isDuty { isDuty[minute - first] = true }
      }
    }
    for part in parts where !part.isTraining {
      for minute in part.from..<part.to { isTraining[minute - first] = false }
    }
    var minute = 0
    while minute < isWork.count {
      guard isWork[minute] else {
        minute += 1
        continue
      }
      var end = minute
      var night = 0
      while end < isWork.count, isWork[end] {
        let time = (clock[end] % 1440 + 1440) % 1440
        if time < 360 || time >= 1320 { night += 1 }
        end += 1
      }
      let (from, to) = (first + minute, first + end)
      runs.append(
        (
          from, to, Set(parts.filter { $0.from == from }.map(\.place)),
          Set(parts.filter { $0.to == to }.map(\.place)), night >= 180, date(from)
        ))
      minute = end
    }
  }

  /// How a meeting is free of the rules about a run that holds it and both journeys: `training`, `release`, or not at all.
  func freed(_ run: Int, from a: Int, minutes: Int, at place: Int?, _ scenario: Scenario) -> String? {
    let workplace = scenario.workers[0].employer == nil ? nil : scenario.employers[0].place
    let place = place.map { Ref<Place>($0) }
    let out = a - scenario.travel.minutes(workplace, place)
    let back = a + minutes + scenario.travel.minutes(place, workplace)
    let stay = out..<back
    guard runs[run].from <= stay.lowerBound, stay.upperBound <= runs[run].to else { return nil }
    if stay.allSatisfy({ isTraining[$0 - first] }) { return "training" }
    let mayBeReleased = scenario.workers[0].employer != nil && scenario.employers[0].release != nil
    return mayBeReleased && !runs[run].isNight && !stay.contains { isDuty[$0 - first] } ? "release" : nil
  }

  /// The codes that a meeting breaks.
  func broken(from a: Int, minutes: Int, at place: Int?, _ scenario: Scenario) -> Set<RuleCode> {
    let rules = scenario.rules.meeting, worker = scenario.workers[0]
    let b = a + minutes
    func travel(_ p: Int?, _ q: Int?) -> Int { scenario.travel.minutes(p.map { Ref($0) }, q.map { Ref($0) }) }
    var codes: Set<RuleCode> = []
    let free = runs.indices.first { freed($0, from: a, minutes: minutes, at: place, scenario) != nil }
    for minute in a..<b {
      if isWork[minute - first] && free == nil { codes.insert(.shiftOverlap) }
      if isAway[minute - first] { codes.insert(.absent) }
      if isBusy[minute - first] { codes.insert(.personal) }
    }
    let today = date(a)
    if absentDates.contains(today) { codes.insert(.absent) }
    if unknownDates.contains(today) { codes.insert(.rosterUnknown) }
    if let until = worker.until, today > until.day { codes.insert(.left) }
    for (number, run) in runs.enumerated() where number != free {
      if run.to <= a {
        let need = (run.isNight ? rules.afterNightShift : rules.afterShift).map {
          $0 + run.ends.map { travel($0, place) }.max()!
        }
        if let need, a - run.to < need { codes.insert(run.isNight ? .afterNight : .afterShift) }
      }
      if run.from >= b {
        let need = (run.isNight ? rules.beforeNightShift : rules.beforeShift)
          .map { $0 + run.starts.map { travel(place, $0) }.max()! }
        if let need, run.from - b < need { codes.insert(run.isNight ? .beforeNight : .beforeShift) }
        if !run.isNight, run.date > today, let rest = rules.overnightRest,
          run.from - b < rest + run.starts.map({ travel(place, $0) }).max()!
        {
          codes.insert(.overnightRest)
        }
      }
      if run.isNight, let time = rules.notBeforeAfterNight, date(run.to) == today,
        a < minute(today, time.minute)
      {
        codes.insert(.afterNight)
      }
    }
    if let hours = rules.classHours {
      let fits = (today - 2...today + 1).contains { date in
        let (from, to) = stretch(date, hours)
        return from <= a && b <= to
      }
      if !fits { codes.insert(.classHours) }
    }
    if let limit = rules.travelLimit, travel(worker.home?.index, place) > limit { codes.insert(.travelLimit) }
    return codes
  }
}
