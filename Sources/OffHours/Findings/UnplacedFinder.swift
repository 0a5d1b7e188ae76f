/// Lists everybody who needs a course and does not complete it in a timetable, and says why.
package struct UnplacedFinder {
  private let hearing: ResolvedTimetable
  private let possible: PossibleMeetings
  private var book: CompletableBook
  /// As `book`, with instructors left out of account: tells whether they are what is missing. Built when needed.
  private var bookWithoutInstructors: CompletableBook?
  private var counter: ReasonCounter
  /// Who else could come, and what could be completed with nothing but meetings for which enough people could.
  private let company: MinimumSizeBook
  private var bookInCompany: CompletableBook?
  private var tallies: [TallyKey: ReasonCounter.Tally] = [:]
  private var seats: SeatBook
  private let released: ReleaseBook
  /// Who attends with whom, and what a group could complete with nothing but meetings to which all of it could come.
  private let groups: GroupBook
  /// Why some lessons can never be held, and what keeps those from a course against whom no rule on people stands.
  private var obstacles: VenueObstacles
  private let lone: LonePlan
  private var standing: [LoneKey: [Reason]] = [:]

  /// What decides whether a timetable could hold a course for somebody.
  private struct LoneKey: Hashable {
    var kind: WorkerKind, course: Ref<Course>, group: GroupBook.Group?
    /// What the worker has behind in it, and in what it builds on; nil where it is not needed.
    var records: [CourseRecord?]
  }

  private struct TallyKey: Hashable {
    var kind: WorkerKind
    var course: Ref<Course>
    var lessons: [Int]
    var group: GroupBook.Group?
  }

  /// Looks at the timetable of a hearing. What could be completed alone may be worked out already.
  package init(_ hearing: ResolvedTimetable, possible: PossibleMeetings? = nil, book: CompletableBook? = nil)
  {
    let possible = possible ?? PossibleMeetings(hearing.scenario)
    self.hearing = hearing
    self.possible = possible
    let starts = ForbiddenStarts(hearing.scenario)
    let book = book ?? CompletableBook(hearing, possible: possible, starts: starts)
    self.book = book
    company = MinimumSizeBook(hearing, possible: possible)
    released = ReleaseBook(hearing)
    groups = GroupBook(hearing, possible: possible, released)
    obstacles = VenueObstacles(hearing.scenario, possible: possible)
    lone = LonePlan(hearing, possible: possible, company: company, groups: groups, starts: starts)
    counter = ReasonCounter(
      hearing.scenario, possible: possible, company: company, groups: groups, starts: starts)
    seats = SeatBook(hearing, released)
  }

  /// Needed pairs that are not completed, in the order of the workers' file, then of the courses.
  ///
  /// Those whose turn comes when it `isLate` are listed without a reason, and without a word on what is possible.
  package static func unplaced(in hearing: ResolvedTimetable, isLate: () -> Bool = { false }) -> [Unplaced] {
    var finder: UnplacedFinder?
    return hearing.scenario.workers.refs.flatMap { worker in
      missing(worker, in: hearing).map { course in
        guard !isLate() else {
          return Unplaced(
            worker: hearing.scenario.workers[worker].id, course: hearing.scenario.courses[course].id,
            possible: nil)
        }
        if finder == nil { finder = UnplacedFinder(hearing) }
        return finder!.unplaced(worker, course)
      }
    }
  }

  /// Needed pairs that are not completed, in the order of the workers' file, then of the courses.
  package mutating func unplaced() -> [Unplaced] {
    hearing.scenario.workers.refs.flatMap { worker in
      UnplacedFinder.missing(worker, in: hearing).map { unplaced(worker, $0) }
    }
  }

  /// Courses that a worker needs and does not complete, ascending.
  private static func missing(_ worker: Ref<Worker>, in hearing: ResolvedTimetable) -> [Ref<Course>] {
    let facts = hearing.scenario.workers[worker]
    guard !facts.declined else { return [] }
    let completed = hearing.pursuits(of: worker).filter(\.isCompletion).map(\.course)
    return Set(facts.courses).sorted().filter { !completed.contains($0) && !hearing.isBehind(worker, $0) }
  }

  /// Why a worker does not complete a course.
  package mutating func unplaced(_ worker: Ref<Worker>, _ course: Ref<Course>) -> Unplaced {
    let scenario = hearing.scenario
    let key = TallyKey(
      kind: WorkerKind(
        worker, in: scenario, calendars: hearing.calendars, releaseLeft: released.left(worker, in: scenario)),
      course: course,
      lessons: hearing.record(of: worker, in: course).lessonsLeft,
      group: groups.group(of: worker, in: course))
    let tally = tallies[key] ?? count(key, for: worker)
    tallies[key] = tally
    let answer = book.answer(worker, course)
    var reasons = zip(MeetingRuleBook.all, tally.forbidden).filter { $0.1 > 0 }
      .map { ReasonCount(.rule($0.0.code), $0.1) }
    reasons += zip(AgendaRuleBook.all, tally.alone).filter { $0.1 > 0 }
      .map { ReasonCount(.rule($0.0.code), $0.1) }
    if tally.tooFew > 0 { reasons.append(ReasonCount(.tooFew, tally.tooFew)) }
    if tally.apart > 0 { reasons.append(ReasonCount(.rule(.together), tally.apart)) }
    if tally.capped > 0 { reasons.append(ReasonCount(.rule(.release), tally.capped)) }
    let never = obstacles.reasons(hearing.record(of: worker, in: course), of: course)
    for reason in never { reasons.add(reason.reason, reason.count) }
    if tally.remaining > 0 {
      let last: [Reason] =
        switch answer {
        case .possible:
          isHeldBack(worker, course, key.group)
            ? [.rule(.together)]
            : tally.tooFew > 0 && !isCompletableInCompany(worker, course)
              ? [.agenda] : open(worker, course, key)
        case .impossible: reasonOfImpossibility(worker, course, never).map { [$0] } ?? []
        case .undecided: [.undecided]
        }
      for reason in last { reasons.add(reason, tally.remaining) }
    }
    // Most first; among equals the order of the rules.
    reasons = reasons.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element)
    return Unplaced(
      worker: scenario.workers[worker].id, course: scenario.courses[course].id,
      possible: answer != .impossible,
      reasons: reasons)
  }

  /// What is said of somebody who could complete the course alone: which rules on timetables keep him or her from it in every
  /// timetable, else whether seats are lacking in this one.
  private mutating func open(_ worker: Ref<Worker>, _ course: Ref<Course>, _ key: TallyKey) -> [Reason] {
    let seat = seats.reason(worker, of: key.kind, course, key.group.map { ($0, groups) }, asking: &counter)
    // Where the meetings planned would do, one more could take the place of one who is there.
    if seat == .full, key.group == nil { return [seat] }
    let standing = standing(worker, course, key.kind, key.group)
    return standing.isEmpty ? [seat] : standing
  }

  /// The rules on timetables that keep a worker from a course whatever is planned.
  private mutating func standing(
    _ worker: Ref<Worker>, _ course: Ref<Course>, _ kind: WorkerKind, _ group: GroupBook.Group?
  ) -> [Reason] {
    var chain = [course], next = 0
    while next < chain.count {
      chain += hearing.scenario.courses[chain[next]].after.filter { !chain.contains($0) }
      next += 1
    }
    let courses = hearing.scenario.workers[worker].courses
    let isAlone = hearing.scenario.courses.allSatisfy { $0.appointments.allSatisfy { $0.learners.isEmpty } }
    // Pins name people.
    guard isAlone else { return lone.reasons(worker, course) { released.left($0, in: hearing.scenario) } }
    let key = LoneKey(
      kind: kind, course: course, group: group,
      records: chain.map { courses.contains($0) ? hearing.record(of: worker, in: $0) : nil })
    if let known = standing[key] { return known }
    let found = lone.reasons(worker, course) { released.left($0, in: hearing.scenario) }
    standing[key] = found
    return found
  }

  /// Pairs that can never be completed, whatever is planned: not even alone, or not in meetings for which enough people
  /// could come.
  package mutating func never() -> [Unplaced] {
    // One after the other: of many people few are told.
    var found: [Unplaced] = []
    for worker in hearing.scenario.workers.refs {
      for course in UnplacedFinder.missing(worker, in: hearing) {
        let entry = unplaced(worker, course)
        let isNever =
          entry.possible == false || entry.reasons.contains { $0.reason.isOfTimetables }
          || isHeldBack(worker, course, groups.group(of: worker, in: course))
          || entry.reasons.contains { $0.reason == .tooFew } && !isCompletableInCompany(worker, course)
        if isNever { found.append(entry) }
      }
    }
    return found
  }

  /// Whether a worker's group keeps him or her from the course, whatever is planned: one of it can never complete it, or no
  /// set of meetings to which all could come does.
  private mutating func isHeldBack(
    _ worker: Ref<Worker>, _ course: Ref<Course>, _ group: GroupBook.Group?
  ) -> Bool {
    guard let group else { return false }
    return !groups.canComplete(group, course, asking: &book)
  }

  /// Whether a worker could complete a course, had all halls and instructors time, in meetings for which enough people
  /// could come. Not asked where people are very many.
  private mutating func isCompletableInCompany(_ worker: Ref<Worker>, _ course: Ref<Course>) -> Bool {
    if hearing.scenario.workers.count > UnplacedFinder.mostInCompany { return true }
    let heard = hearing, company = company, released = released
    var book =
      bookInCompany
      ?? CompletableBook(
        heard.scenario, calendars: heard.calendars,
        alone: CompletableAlone(heard.scenario, possible: possible) { course, lesson, venue, start in
          company.suffices(course, lesson: lesson, venue: venue, start: start)
        }, releaseLeft: { released.left($0, in: heard.scenario) }
      ) { heard.record(of: $0, in: $1) }
    let answer = book.canComplete(worker, course)
    bookInCompany = book
    return answer
  }

  /// Workers up to which it is asked who could complete in company.
  private static let mostInCompany = 20_000

  private mutating func count(_ key: TallyKey, for worker: Ref<Worker>) -> ReasonCounter.Tally {
    var attendee = hearing.attendee(worker)
    attendee.releaseLeft = key.kind.releaseLeft
    counter.turn(to: attendee, of: key.kind)
    return counter.tally(key.course, lessons: key.lessons, group: key.group)
  }

  /// Whether a credit that runs out still holds on the first day.
  private func isHeldAtFirst(_ worker: Ref<Worker>, _ course: Ref<Course>) -> Bool {
    hearing.record(of: worker, in: course).renewal.map { $0.lastDay >= hearing.scenario.horizon.from }
      ?? false
  }

  /// Why no set of the meetings that remain completes the course: a course before it, instructors, release, or the agenda.
  /// Nil where other lessons can never be held: what keeps those is told, and against these meetings nothing stands.
  private mutating func reasonOfImpossibility(
    _ worker: Ref<Worker>, _ course: Ref<Course>, _ never: [ReasonCount]
  ) -> Reason? {
    let missing = hearing.scenario.courses[course].after.contains { earlier in
      !hearing.isBehind(worker, earlier) && !isHeldAtFirst(worker, earlier)
        && (!hearing.scenario.workers[worker].courses.contains(earlier) || !book.canComplete(worker, earlier))
    }
    if missing { return .rule(.prerequisite) }
    if !never.isEmpty { return nil }
    let heard = hearing
    var free =
      bookWithoutInstructors
      ?? CompletableBook(
        heard.scenario, calendars: heard.calendars,
        alone: CompletableAlone(heard.scenario, possible: possible, ignoringInstructors: true),
        releaseLeft: { [released] in released.left($0, in: heard.scenario) }
      ) { heard.record(of: $0, in: $1) }
    let isStaffMissing = free.answer(worker, course) == .possible
    bookWithoutInstructors = free
    if isStaffMissing { return .rule(.instructorUnavailable) }
    return isReleaseMissing(worker, course) ? .rule(.release) : .agenda
  }

  /// Whether without caps on release the worker could complete the course alone.
  private func isReleaseMissing(_ worker: Ref<Worker>, _ course: Ref<Course>) -> Bool {
    let heard = hearing
    guard heard.attendee(worker).release(in: heard.scenario).map({ $0 != Release() }) ?? false else {
      return false
    }
    var uncapped = CompletableBook(
      heard.scenario, calendars: heard.calendars,
      alone: CompletableAlone(heard.scenario, possible: possible), releaseLeft: { _ in .max }
    ) { heard.record(of: $0, in: $1) }
    return uncapped.answer(worker, course) == .possible
  }
}
