/// The meetings of a timetable that come nearest to fitting one person, and the dates on which rules forbid.
package struct NearFinder {
  private let hearing: ResolvedTimetable
  private let worker: Ref<Worker>
  private let course: Ref<Course>
  private let room: ReleaseRoom

  package init(_ hearing: ResolvedTimetable, _ worker: Ref<Worker>, _ course: Ref<Course>) {
    self.hearing = hearing
    room = ReleaseRoom(hearing)
    self.worker = worker
    self.course = course
  }

  /// For every lesson that is not behind: the planned meeting with the fewest rules against it, then the fewest minutes
  /// lacking, then a free seat; lessons without a planned meeting are left out.
  package func nearest() -> [PersonCard.Near] {
    let scenario = hearing.scenario, attendee = hearing.attendee(worker)
    let rules = scenario.meetingRules(of: course)
    let finder = SeatFinder(hearing, worker, [course])
    return hearing.record(of: worker, in: course).lessonsLeft.compactMap { lesson in
      let offers = hearing.planned.filter {
        hearing.meetings[$0].course == course && hearing.meetings[$0].lesson == lesson
      }.map { position -> PersonCard.Near in
        let visit = hearing.agendaMeeting(position).visit
        var codes = MeetingRuleBook.broken(by: visit, of: attendee, under: rules, in: scenario)
        if codes.isEmpty && !room.allows([position], for: worker) { codes = [.release] }
        return PersonCard.Near(
          lesson: scenario.courses[course].lessons[lesson].id,
          meeting: hearing.timetable.meetings[position], codes: codes,
          shifts: (finder.inTheWay(of: visit, rules) ?? []).sorted().map { attendee.calendar.shifts[$0] },
          lacking: lacking(visit, attendee, rules, codes), hasSeat: hasSeat(position))
      }
      return offers.enumerated().min { key($0) < key($1) }?.element
    }
  }

  private func key(_ offer: (offset: Int, element: PersonCard.Near)) -> (Int, Int, Int, Int) {
    let near = offer.element
    return (
      near.codes.count, near.lacking ?? (near.codes.isEmpty ? 0 : 10_000), near.hasSeat ? 0 : 1, offer.offset
    )
  }

  /// Whether a meeting can take one more.
  package func hasSeat(_ position: Int) -> Bool {
    SizeMax.room(in: position, of: hearing).map { $0 > 0 } ?? false
  }

  /// Minutes by which the one rule that forbids would have to be eased, in steps of five, up to a day; nil where several
  /// forbid, or one that does not count minutes.
  private func lacking(_ visit: Visit, _ attendee: Attendee, _ rules: MeetingRules, _ codes: [RuleCode])
    -> Int?
  {
    guard codes.count == 1 else { return nil }
    let options = RuleKey.all.filter { $0.code == codes[0] && $0.easing != nil }
    return options.compactMap { rule in
      stride(from: 5, through: 1440, by: 5).first { minutes in
        var eased = rules
        rule.ease(&eased, by: minutes)
        return MeetingRuleBook.suits(visit, to: attendee, under: eased, in: hearing.scenario)
      }
    }.min()
  }

  /// The reasons of somebody who is not placed, each rule with the dates on which it forbids a possible meeting.
  package func dated(_ reasons: [ReasonCount], possible: PossibleMeetings) -> [PersonCard.DatedReason] {
    let scenario = hearing.scenario, attendee = hearing.attendee(worker)
    let rules = scenario.meetingRules(of: course)
    var dates: [RuleCode: Set<CivilDate>] = [:], free: Set<CivilDate> = []
    for lesson in hearing.record(of: worker, in: course).lessonsLeft {
      for (_, visit) in possible.visits(course, lesson: lesson, in: scenario) {
        let codes = MeetingRuleBook.broken(by: visit, of: attendee, under: rules, in: scenario)
        for code in codes { dates[code, default: []].insert(visit.date) }
        if codes.isEmpty { free.insert(visit.date) }
      }
    }
    return reasons.map { count in
      let own: Set<CivilDate>
      switch count.reason {
      // What keeps a lesson from being held at all does so on every date.
      case .rule(.venueClosed), .rule(.venueEquipment), .rule(.outsideHorizon), .rule(.deadline),
        .rule(.startTime):
        own = []
      case .rule(let code): own = dates[code] ?? free
      default: own = free
      }
      return PersonCard.DatedReason(reason: count.reason, count: count.count, dates: own.sorted())
    }
  }
}
