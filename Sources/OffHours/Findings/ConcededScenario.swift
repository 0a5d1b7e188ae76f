/// What a scenario becomes when a concession is made (``Concession/applied(to:)``).
extension Scenario {
  /// Nobody works: everybody is off on every date on which work is known; leave and dates without a roster stay.
  mutating func giveUpShifts() {
    let book = CalendarBook(self)
    let cells = book.calendars.map { calendar in
      let unknown = Set(calendar.unknownDates), absent = Set(calendar.absentDates)
      return horizon.dates.filter { !unknown.contains($0) }.map {
        RosterCell(date: $0, code: "–", shift: absent.contains($0) ? .absent : .off)
      }
    }
    roster = Roster()
    for worker in workers.refs {
      workers[worker.index].rotation = nil
      if workers[worker].employer != nil {
        roster.workers[worker] = cells[Int(book.index[worker.index])]
      }
    }
    absences.removeAll { $0.isDuty }
  }

  /// Nobody is away.
  mutating func giveUpAbsences() {
    absences.removeAll { !$0.isDuty }
    func present(_ shift: ShiftCode) -> ShiftCode { shift == .absent ? .off : shift }
    func present(_ cells: [RosterCell]) -> [RosterCell] {
      cells.map { RosterCell(date: $0.date, code: $0.code, shift: present($0.shift)) }
    }
    shifts = shifts.mapValues(present)
    for position in employers.indices {
      employers[position].shifts = employers[position].shifts.mapValues(present)
    }
    for position in rotations.indices {
      rotations[position].shifts = rotations[position].shifts.mapValues(present)
    }
    roster.workers = roster.workers.mapValues(present)
    roster.crews = roster.crews.mapValues(present)
  }

  /// Nobody is committed elsewhere.
  mutating func giveUpCommitments() {
    for worker in workers.indices {
      workers[worker].commitments = WeeklyHours()
      workers[worker].unavailable = []
      workers[worker].until = nil
    }
  }

  /// Everybody is off on every date without a roster.
  mutating func fillUnknownDates() {
    for worker in workers.refs where workers[worker].employer != nil {
      let person = workers[worker]
      if person.rotation != nil { continue }
      var cells = roster.workers[worker] ?? []
      let crew =
        person.employer.flatMap { employer in
          person.crew.flatMap { roster.crews[CrewKey(employer: employer, crew: $0)] }
        } ?? []
      let known = Set((cells + crew).map(\.date))
      cells += horizon.dates.filter { !known.contains($0) }.map {
        RosterCell(date: $0, code: "–", shift: .off)
      }
      roster.workers[worker] = cells.sorted { $0.date < $1.date }
    }
  }

  /// Instructors are always free.
  mutating func giveUpAvailability() {
    for person in instructors.indices {
      instructors[person].available = nil
      instructors[person].unavailable = []
    }
  }

  /// Instructors teach any number of meetings.
  mutating func giveUpLoads() {
    for person in instructors.indices {
      instructors[person].maxPerDay = nil
      instructors[person].maxPerWeek = nil
    }
  }

  /// Everybody fits in everywhere.
  mutating func giveUpSeats() {
    for venue in venues.indices {
      venues[venue].seats = max(venues[venue].seats, workers.count)
    }
    for course in courses.indices {
      courses[course].maxSize = nil
      for lesson in courses[course].lessons.indices {
        courses[course].lessons[lesson].size?.most = nil
      }
    }
  }
}
