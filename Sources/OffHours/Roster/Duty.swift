internal import Algorithms

/// What somebody does on one date as the roster has it: hours of work, or nothing.
public struct Duty: Hashable, Sendable {
  /// The roster's code.
  public var code: String
  /// The hours of work that belong to the date; nil: off.
  public var hours: [ShiftStretch]?

  /// A day's duty.
  public init(code: String, hours: [ShiftStretch]?) {
    self.code = code
    self.hours = hours
  }
}

/// Looks up who does what on a date: the own cell, else the crew's, else the rotation.
package struct DutyBook: Sendable {
  private let scenario: Scenario

  /// The duties of a scenario.
  package init(_ scenario: Scenario) { self.scenario = scenario }

  /// What a worker does on a date; nil where the worker is absent, or where nothing is known.
  package func duty(of worker: Ref<Worker>, on date: CivilDate) -> Duty? {
    if let cells = scenario.roster.workers[worker], let cell = cell(on: date, in: cells) { return duty(cell) }
    let person = scenario.workers[worker]
    return duty(
      ofCrew: person.crew, rotation: person.rotation, employer: person.employer, on: date,
      holidays: scenario.holidays(of: person))
  }

  /// What a crew does on a date, single workers' cells left out of account.
  package func duty(
    ofCrew crew: String?, rotation: Ref<Rotation>?, employer: Ref<Employer>?, on date: CivilDate,
    holidays: Set<CivilDate>
  ) -> Duty? {
    if let employer, let crew,
      let cells = scenario.roster.crews[CrewKey(employer: employer, crew: crew)],
      let cell = cell(on: date, in: cells)
    {
      return duty(cell)
    }
    guard let rotation = rotation.map({ scenario.rotations[$0] }) else { return nil }
    let (code, shift) = scenario.shift(
      of: rotation, offset: rotation.offset(of: crew), on: date,
      employer: employer.map { scenario.employers[$0] }, holidays: holidays)
    return duty(RosterCell(date: date, code: code, shift: shift))
  }

  private func duty(_ cell: RosterCell) -> Duty? {
    switch cell.shift {
    case .hours(let hours): Duty(code: cell.code, hours: hours)
    case .off: Duty(code: cell.code, hours: nil)
    case .absent: nil
    }
  }

  private func cell(on date: CivilDate, in cells: [RosterCell]) -> RosterCell? {
    let low = cells.partitioningIndex { $0.date >= date }
    return low < cells.count && cells[low].date == date ? cells[low] : nil
  }
}

extension Rotation {
  /// The days by which a crew is ahead; those of the only crew where none is named.
  func offset(of crew: String?) -> Int {
    (crews.first { $0.name == crew } ?? (crews.count == 1 ? crews[0] : nil))?.offset ?? 0
  }
}

extension Scenario {
  /// What a rotation has on a date: no stretch of it starts on a holiday.
  func shift(
    of rotation: Rotation, offset: Int, on date: CivilDate, employer: Employer?, holidays: Set<CivilDate>
  ) -> (code: String, shift: ShiftCode) {
    let code = rotation.code(on: date, offset: offset)
    let shift = rotation.shifts[code] ?? employer?.shifts[code] ?? shifts[code] ?? .off
    guard case .hours(let stretches) = shift, !holidays.isEmpty else { return (code, shift) }
    let left = stretches.filter { !holidays.contains(date + $0.hours.delay) }
    return (code, left.isEmpty ? .off : .hours(left))
  }
}
