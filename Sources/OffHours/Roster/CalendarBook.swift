/// The work calendars of all workers; people with the same times share one.
public struct CalendarBook: Sendable {
  /// The distinct calendars.
  public private(set) var calendars: [WorkCalendar] = []
  /// Position in `calendars` for every worker, parallel to the scenario's workers.
  public private(set) var index: [Int32] = []

  /// The calendar of a worker.
  public func calendar(of worker: Ref<Worker>) -> WorkCalendar { calendars[Int(index[worker.index])] }

  /// What decides a worker's calendar.
  private struct Key: Hashable {
    var employer: Ref<Employer>?
    var rotation: Ref<Rotation>?
    var crew: String?
    var cells: [RosterCell]
    var absences: [Int]
  }

  /// Builds every calendar over the horizon and as many days around it as the rules look.
  ///
  /// Complexity: workers, plus distinct calendars × days.
  public init(_ scenario: Scenario) {
    let builder = CalendarBuilder(scenario)
    var ofWorker: [Ref<Worker>: [Int]] = [:]
    var ofCrew: [CrewKey: [Int]] = [:]
    for (position, absence) in scenario.absences.enumerated() {
      switch absence.who {
      case .worker(let worker): ofWorker[worker, default: []].append(position)
      case .crew(let key): ofCrew[key, default: []].append(position)
      }
    }
    var known: [Key: Int32] = [:]
    var same: [WorkCalendar: Int32] = [:]
    index.reserveCapacity(scenario.workers.count)
    for (position, worker) in scenario.workers.enumerated() {
      var absences = ofWorker[Ref(position)] ?? []
      if let employer = worker.employer {
        absences += ofCrew[CrewKey(employer: employer, crew: nil)] ?? []
        if let crew = worker.crew { absences += ofCrew[CrewKey(employer: employer, crew: crew)] ?? [] }
      }
      let key = Key(
        employer: worker.employer, rotation: worker.rotation, crew: worker.crew,
        cells: scenario.roster.workers[Ref(position)] ?? [], absences: absences.sorted())
      if let seen = known[key] {
        index.append(seen)
        continue
      }
      let calendar = builder.calendar(of: worker, cells: key.cells, absences: key.absences)
      let place: Int32
      if let seen = same[calendar] {
        place = seen
      } else {
        place = Int32(calendars.count)
        calendars.append(calendar)
        same[calendar] = place
      }
      known[key] = place
      index.append(place)
    }
  }
}

/// Turns codes, cells and absences into calendars.
struct CalendarBuilder {
  let scenario: Scenario
  /// The horizon and as many days around it as any rule looks.
  let span: DateSpan

  init(_ scenario: Scenario) {
    self.scenario = scenario
    let refs = scenario.places.refs
    // Past a few hundred places the journey itself is bounded by half the globe instead of being searched for.
    let journey =
      refs.count <= 300
      ? refs.flatMap { a in refs.map { scenario.travel.minutes(a, $0) } }.max() ?? 0
      : Int(scenario.travel.detour * 20_100 / scenario.travel.speed * 60)
    // A code may start its shift a day late and last for two.
    let margin = 6 + (scenario.longestRest + min(journey, 60 * 1440)) / 1440
    span = DateSpan(from: scenario.horizon.from - margin, to: scenario.horizon.to + margin)
  }

  func calendar(of worker: Worker, cells: [RosterCell], absences: [Int]) -> WorkCalendar {
    var calendar = WorkCalendar()
    var parts: [WorkShift] = []
    let employer = worker.employer.map { scenario.employers[$0] }
    let rotation = worker.rotation.map { scenario.rotations[$0] }
    let offset = rotation?.offset(of: worker.crew) ?? 0
    var crewCells: [RosterCell] = []
    if let employer = worker.employer, let crew = worker.crew {
      crewCells = scenario.roster.crews[CrewKey(employer: employer, crew: crew)] ?? []
    }
    let holidays = scenario.holidays(of: worker)
    var own = cells[...], crew = crewCells[...]
    for date in span.dates {
      while let next = own.first, next.date < date { own.removeFirst() }
      while let next = crew.first, next.date < date { crew.removeFirst() }
      let code: String
      let shift: ShiftCode
      if let cell = own.first, cell.date == date {
        (code, shift) = (cell.code, cell.shift)
      } else if let cell = crew.first, cell.date == date {
        (code, shift) = (cell.code, cell.shift)
      } else if let rotation {
        (code, shift) = scenario.shift(
          of: rotation, offset: offset, on: date, employer: employer, holidays: holidays)
      } else {
        if employer != nil, scenario.horizon.contains(date) { calendar.unknownDates.append(date) }
        continue
      }
      switch shift {
      case .off: break
      case .absent: calendar.absentDates.append(date)
      case .hours(let stretches):
        for stretch in stretches {
          let interval = scenario.zone.interval(date, stretch.hours)
          guard interval.minutes > 0 else { continue }
          parts.append(
            WorkShift(
              interval: interval, date: date + stretch.hours.delay, place: employer?.place,
              isTraining: stretch.isTraining, label: code))
        }
      }
    }
    for position in absences {
      let absence = scenario.absences[position]
      if absence.isDuty {
        parts.append(
          WorkShift(
            duty: absence.interval, date: scenario.zone.date(absence.interval.start), place: absence.place,
            label: absence.id))
      } else {
        calendar.absences.append(absence.interval)
      }
    }
    calendar.absences = calendar.absences.merged()
    calendar.shifts = WorkShift.merged(parts, in: scenario.zone)
    return calendar
  }
}
