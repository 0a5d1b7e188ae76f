/// Who could exchange a day's duty with whom: crews by their rotation or roster, and colleagues by name.
///
/// An exchange is of one date: each works what the other was to work then. Both keep the rest that `ShiftExchange` asks
/// for; a colleague who is named is there on that date and keeps all meetings that are planned for him or her.
package struct SwapBook {
  /// What a worker could do on a date instead of the own shift, and who would take that shift.
  package struct Offer: Hashable, Sendable {
    /// The duty that the worker gets.
    package var duty: Duty
    /// Other crews that have this duty on the date.
    package var crews: [String]
    /// Colleagues who have it and could take the shift, in the order of the workers' file.
    package var colleagues: [Ref<Worker>]
  }

  private let hearing: ResolvedTimetable
  private let duties: DutyBook
  private let colleagues: [[Ref<Worker>]]
  /// Crews of each employer, by rotation, with the calendar of somebody in them.
  private var crews: [Place: [Crew]] = [:]
  private let meetings: [[Int]]
  private var known: [Key: WorkCalendar?] = [:]
  private var offered: [Question: [Offer]] = [:]

  private struct Question: Hashable {
    var worker: Ref<Worker>
    var date: CivilDate
  }

  private struct Place: Hashable {
    var employer: Ref<Employer>
    var rotation: Ref<Rotation>?
  }

  private struct Crew {
    var name: String
    var calendar: WorkCalendar
  }

  private struct Key: Hashable {
    /// Position of a calendar in the book.
    var calendar: Int32
    var date: CivilDate
    var before, after: [ShiftStretch]?
    var place: Ref<OffHours.Place>?
  }

  /// The exchanges that a timetable leaves possible.
  package init(_ hearing: ResolvedTimetable) {
    self.hearing = hearing
    let scenario = hearing.scenario
    duties = DutyBook(scenario)
    var colleagues: [[Ref<Worker>]] = scenario.employers.map { _ in [] }
    for worker in scenario.workers.refs {
      if let employer = scenario.workers[worker].employer { colleagues[employer.index].append(worker) }
    }
    self.colleagues = colleagues
    var meetings: [[Int]] = scenario.workers.map { _ in [] }
    for agenda in hearing.agendas { meetings[agenda.worker.index] = agenda.meetings }
    self.meetings = meetings
  }

  /// What a worker could do instead of the shift that starts on a date: free of work first, then by hours. Empty where
  /// the worker has no shift of the roster then, or where overtime touches it.
  package mutating func offers(_ worker: Ref<Worker>, on date: CivilDate) -> [Offer] {
    let question = Question(worker: worker, date: date)
    if let known = offered[question] { return known }
    let found = allOffers(worker, on: date)
    offered[question] = found
    return found
  }

  private mutating func allOffers(_ worker: Ref<Worker>, on date: CivilDate) -> [Offer] {
    let person = hearing.scenario.workers[worker]
    guard let own = duties.duty(of: worker, on: date), own.hours != nil,
      calendar(of: worker, on: date, before: own, after: Duty(code: "", hours: nil)) != nil,
      let employer = person.employer
    else { return [] }
    var offers: [Offer] = []
    func position(_ duty: Duty) -> Int? {
      if let known = offers.firstIndex(where: { $0.duty.hours == duty.hours }) { return known }
      guard calendar(of: worker, on: date, before: own, after: duty) != nil else { return nil }
      offers.append(Offer(duty: duty, crews: [], colleagues: []))
      return offers.count - 1
    }
    let place = Place(employer: employer, rotation: person.rotation)
    for crew in crews(of: place) where crew.name != person.crew {
      guard
        let duty = duties.duty(
          ofCrew: crew.name, rotation: person.rotation, employer: employer, on: date,
          holidays: hearing.scenario.holidays(of: person)),
        duty.hours != own.hours, takes(crew.calendar, own, instead: duty, on: date, at: employer),
        let offer = position(duty)
      else { continue }
      offers[offer].crews.append(crew.name)
    }
    for colleague in colleagues[employer.index] where colleague != worker {
      guard let duty = duties.duty(of: colleague, on: date), duty.hours != own.hours,
        canTake(colleague, own, instead: duty, on: date), let offer = position(duty)
      else { continue }
      offers[offer].colleagues.append(colleague)
    }
    func key(_ offer: Offer) -> (Int, Int) {
      offer.duty.hours.map { ($0[0].hours.start, $0.minutes) } ?? (-1, 0)
    }
    return offers.filter { !$0.crews.isEmpty || !$0.colleagues.isEmpty }.sorted { key($0) < key($1) }
  }

  /// Whether the worker could be released from what starts on a date: one shift of the roster, and nothing that touches it.
  package mutating func isRosterShift(_ worker: Ref<Worker>, on date: CivilDate) -> Bool {
    guard let own = duties.duty(of: worker, on: date), let hours = own.hours, !isOver(hours, date) else {
      return false
    }
    return calendar(of: worker, on: date, before: own, after: Duty(code: "", hours: nil)) != nil
  }

  /// Whether a shift of a date has begun: nobody can be asked for it any more.
  private func isOver(_ hours: [ShiftStretch], _ date: CivilDate) -> Bool {
    guard let now = hearing.scenario.now else { return false }
    return hours.contains { hearing.scenario.zone.interval(date, $0.hours).start < now }
  }

  /// The worker's duty on a date, as the roster has it.
  package func duty(of worker: Ref<Worker>, on date: CivilDate) -> Duty? { duties.duty(of: worker, on: date) }

  // MARK: One side

  private mutating func calendar(
    of worker: Ref<Worker>, on date: CivilDate, before: Duty, after: Duty
  ) -> WorkCalendar? {
    let place = hearing.scenario.workers[worker].employer.flatMap { hearing.scenario.employers[$0].place }
    let key = Key(
      calendar: hearing.calendars.index[worker.index], date: date, before: before.hours, after: after.hours,
      place: place)
    if let seen = known[key] { return seen }
    let found = ShiftExchange.calendar(
      hearing.calendars.calendar(of: worker), on: date, before: before, duty: after, at: place,
      in: hearing.scenario)
    known[key] = found
    return found
  }

  /// Whether a colleague is there, keeps the rest between shifts and all planned meetings with `shift` in place of `duty`.
  package mutating func canTake(
    _ colleague: Ref<Worker>, _ shift: Duty, instead duty: Duty, on date: CivilDate
  ) -> Bool {
    guard let hours = shift.hours,
      let calendar = calendar(of: colleague, on: date, before: duty, after: shift)
    else { return false }
    let scenario = hearing.scenario
    let person = Attendee(worker: scenario.workers[colleague], calendar: calendar)
    let presence: [any MeetingRule.Type] = [Absent.self, Personal.self, Left.self]
    let isThere = hours.allSatisfy { stretch in
      let work = Visit(
        interval: scenario.zone.interval(date, stretch.hours), place: nil, date: date + stretch.hours.delay)
      return presence.allSatisfy {
        !$0.forbids(work, to: person, under: scenario.rules.meeting, in: scenario)
      }
    }
    guard isThere else { return false }
    let own = meetings[colleague.index].map(hearing.agendaMeeting)
    return own.allSatisfy {
      MeetingRuleBook.suits($0.visit, to: person, under: scenario.meetingRules(of: $0.course), in: scenario)
    } && AgendaRuleBook.holds(own, of: person, under: scenario.rules.agenda, in: scenario)
  }

  private func takes(
    _ calendar: WorkCalendar, _ shift: Duty, instead duty: Duty, on date: CivilDate,
    at employer: Ref<Employer>
  ) -> Bool {
    ShiftExchange.calendar(
      calendar, on: date, before: duty, duty: shift, at: hearing.scenario.employers[employer].place,
      in: hearing.scenario) != nil
  }

  private mutating func crews(of place: Place) -> [Crew] {
    if let known = crews[place] { return known }
    let scenario = hearing.scenario
    var names = place.rotation.map { scenario.rotations[$0].crews.map(\.name) } ?? []
    let written = scenario.roster.crews.keys.filter { $0.employer == place.employer }.sorted().compactMap(
      \.crew)
    names += written.filter { !names.contains($0) }
    let builder = CalendarBuilder(scenario)
    let found = names.map { name in
      var somebody = Worker(id: name)
      somebody.employer = place.employer
      somebody.rotation = place.rotation
      somebody.crew = name
      return Crew(name: name, calendar: builder.calendar(of: somebody, cells: [], absences: []))
    }
    crews[place] = found
    return found
  }
}
