/// One fact or rule of a scenario changed: what explanations propose and prices are asked for.
public enum ScenarioChange: Hashable, Sendable {
  /// A worker is released from the shift that starts on a date.
  case release(worker: Ref<Worker>, date: CivilDate)
  /// A worker and somebody else work each other's duties of a date.
  case swap(Swap)
  /// A venue is open for more hours on a day of the week; nil: every day on which it opens at all.
  case opening(venue: Ref<Venue>, day: Weekday, hours: ClockWindow)
  /// A venue closes later, or opens earlier, by minutes.
  case longer(venue: Ref<Venue>, minutes: Int, isLater: Bool)
  /// A venue has more seats.
  case seats(venue: Ref<Venue>, more: Int)
  /// An instructor is available on another day of the week.
  case day(instructor: Ref<Instructor>, day: Weekday, hours: ClockWindow)
  /// An instructor teaches one meeting more a day, or a week.
  case load(instructor: Ref<Instructor>, isWeekly: Bool)
  /// A course asks for fewer learners in a meeting.
  case minSize(course: Ref<Course>, less: Int)
  /// A course takes more learners in a meeting, has more sections, or lets a learner take more lessons elsewhere.
  case maxSize(course: Ref<Course>, more: Int)
  case sections(course: Ref<Course>, more: Int)
  case makeup(course: Ref<Course>, more: Int)
  /// A course may take more days from the first to the last meeting, or end later by days.
  case span(course: Ref<Course>, days: Int)
  case deadline(course: Ref<Course>, days: Int)
  /// There is one more instructor, or venue, just like one that is there.
  case instructor(like: Ref<Instructor>)
  case hall(like: Ref<Venue>)
  /// An off-hours rule is eased by minutes.
  case rule(RuleKey, minutes: Int)
  /// The cap on meetings, or on money, is raised.
  case meetingLimit(more: Int)
  case costLimit(more: Money)
  /// An employer releases people for more minutes together, each for more minutes, or more of them at once.
  case releaseTotal(employer: Ref<Employer>, minutes: Int)
  case releaseEach(employer: Ref<Employer>, minutes: Int)
  case releaseAtOnce(employer: Ref<Employer>, more: Int)

  /// An exchange of what two people do on a date.
  public struct Swap: Hashable, Sendable {
    /// Who asks for it, and for which date.
    public var worker: Ref<Worker>, date: CivilDate
    /// What the worker gives, and what he or she gets.
    public var gives, gets: Duty
    /// The colleague, where one is known by name.
    public var colleague: Ref<Worker>?
    /// Crews whose members have the duty that the worker gets.
    public var crews: [String]

    /// An exchange.
    public init(
      worker: Ref<Worker>, date: CivilDate, gives: Duty, gets: Duty, colleague: Ref<Worker>?, crews: [String]
    ) {
      self.worker = worker
      self.date = date
      self.gives = gives
      self.gets = gets
      self.colleague = colleague
      self.crews = crews
    }
  }

  /// The scenario with the change.
  public func applied(to scenario: Scenario) -> Scenario {
    var scenario = scenario
    switch self {
    case .release(let worker, let date):
      scenario.roster.set(Duty(code: "–", hours: nil), of: worker, on: date)
    case .swap(let swap):
      scenario.roster.set(swap.gets, of: swap.worker, on: swap.date)
      if let colleague = swap.colleague { scenario.roster.set(swap.gives, of: colleague, on: swap.date) }
    case .opening(let venue, let day, let hours):
      scenario.venues[venue.index].open?.add(hours, on: day)
    case .longer(let venue, let minutes, let isLater):
      guard var open = scenario.venues[venue.index].open else { return scenario }
      for day in open.windows.indices {
        for position in open.windows[day].indices {
          if isLater {
            open.windows[day][position].end.minute = (open.windows[day][position].end.minute + minutes) % 1440
          } else {
            open.windows[day][position].start.minute = max(
              0, open.windows[day][position].start.minute - minutes)
          }
        }
      }
      scenario.venues[venue.index].open = open
    case .seats(let venue, let more): scenario.venues[venue.index].seats += more
    case .day(let instructor, let day, let hours):
      scenario.instructors[instructor.index].available?.add(hours, on: day)
    case .load(let instructor, let isWeekly):
      if isWeekly {
        scenario.instructors[instructor.index].maxPerWeek? += 1
      } else {
        scenario.instructors[instructor.index].maxPerDay? += 1
      }
    case .minSize(let course, let less):
      scenario.courses[course.index].lowerLeast(by: less)
    case .maxSize(let course, let more):
      scenario.courses[course.index].maxSize? += more
      for lesson in scenario.courses[course].lessons.indices {
        scenario.courses[course.index].lessons[lesson].size?.most? += more
      }
    case .sections(let course, let more): scenario.courses[course.index].maxSections? += more
    case .makeup(let course, let more): scenario.courses[course.index].makeup += more
    case .span(let course, let days): scenario.courses[course.index].maxSpanDays? += days
    case .deadline(let course, let days):
      scenario.courses[course.index].deadline = scenario.courses[course].deadline.map { $0 + days }
    case .instructor(let known):
      var another = scenario.instructors[known]
      another.id = scenario.instructors.map(\.id).unused(like: another.id)
      another.name = "\(another.name) (2)"
      scenario.instructors.append(another)
    case .hall(let known):
      var another = scenario.venues[known]
      another.id = scenario.venues.map(\.id).unused(like: another.id)
      another.name = "\(another.name) (2)"
      another.shares = []
      scenario.venues.append(another)
    case .rule(let rule, let minutes):
      rule.ease(&scenario, by: minutes)
    case .meetingLimit(let more): scenario.limits.meetings? += more
    case .costLimit(let more): scenario.limits.cost = scenario.limits.cost.map { $0 + more }
    case .releaseTotal(let employer, let minutes):
      scenario.employers[employer.index].release?.total? += minutes
    case .releaseEach(let employer, let minutes):
      scenario.employers[employer.index].release?.perWorker? += minutes
    case .releaseAtOnce(let employer, let more):
      scenario.employers[employer.index].release?.atOnce? += more
    }
    return scenario
  }
}

extension Scenario {
  /// The caps of an employer on release, each by a step: minutes together, minutes each, one more at once.
  package func releaseEasings(_ employer: Ref<Employer>, minutes: Int = 60) -> [ScenarioChange] {
    guard let release = employers[employer].release else { return [] }
    var easings: [ScenarioChange] = []
    if release.total != nil { easings.append(.releaseTotal(employer: employer, minutes: minutes)) }
    if release.perWorker != nil { easings.append(.releaseEach(employer: employer, minutes: minutes)) }
    if release.atOnce != nil { easings.append(.releaseAtOnce(employer: employer, more: 1)) }
    return easings
  }
}

extension Roster {
  /// Writes a duty into a worker's own cells.
  fileprivate mutating func set(_ duty: Duty, of worker: Ref<Worker>, on date: CivilDate) {
    var cells = workers[worker] ?? []
    cells.removeAll { $0.date == date }
    cells.append(RosterCell(date: date, code: duty.code, shift: duty.hours.map { .hours($0) } ?? .off))
    workers[worker] = cells.sorted { $0.date < $1.date }
  }
}

extension [String] {
  /// An id that is none of these, made of one of them.
  package func unused(like id: String) -> String {
    var number = 2
    while contains("\(id)-\(number)") { number += 1 }
    return "\(id)-\(number)"
  }
}
