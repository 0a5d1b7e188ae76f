/// One question of `LonePlan`: courses to be completed and by whom, which possible meetings suit them, and what is known of
/// the answers. The same whatever is set aside.
final class LoneQuestion {
  let stages: [LonePlan.Stage]
  /// How many people there are.
  let people: Int
  private let plan: LonePlan
  /// Of what may be set aside, that which bears on the question at all.
  private let matters: LonePlan.Asked
  private var suited: [Place: LazyList<Suited>] = [:]
  private var answers: [Int: Answer] = [:]

  /// An answer, the candidates that it took, and how many it might have taken.
  struct Answer {
    var answer: Completability
    var steps: Int, budget: Int
  }

  /// A possible meeting that suits all who are to attend it; the position among the pinned meetings, if it is one.
  struct Suited {
    var meeting: LoneMeeting
    var pin: Int?
  }

  private struct Place: Hashable {
    var stage: Int, lesson: Int, isAttended: Bool, keepsPins: Bool
  }

  init(_ plan: LonePlan, _ stages: [LonePlan.Stage], people: Int) {
    self.plan = plan
    self.stages = stages
    self.people = people
    matters = LoneQuestion.matters(stages, in: plan.hearing.scenario)
  }

  /// Whether the courses can be completed. `budget`: candidates looked at, at most.
  func answer(_ asked: LonePlan.Asked, budget: Int) -> Answer {
    let asked = asked.intersection(matters)
    // A search that had enough goes the same way with any budget that is enough.
    if let known = answers[asked.rawValue], known.budget == budget || known.steps <= min(budget, known.budget)
    {
      return known
    }
    let search = LoneSearch(plan, self, asked, budget: budget)
    let found = search.answer()
    let answer = Answer(answer: found, steps: search.steps, budget: budget)
    answers[asked.rawValue] = answer
    return answer
  }

  private static func matters(_ stages: [LonePlan.Stage], in scenario: Scenario) -> LonePlan.Asked {
    var matters: LonePlan.Asked = [.venueClash]
    if scenario.limits != Limits() { matters.insert(.limit) }
    if !scenario.instructors.isEmpty { matters.insert(.instructorClash) }
    if scenario.instructors.contains(where: { $0.maxPerDay != nil || $0.maxPerWeek != nil }) {
      matters.insert(.loads)
    }
    for stage in stages {
      let facts = scenario.courses[stage.course]
      if facts.lessons.indices.contains(where: { facts.learnersPerInstructor(of: $0) != nil }) {
        matters.insert(.counts)
      }
      if !facts.appointments.isEmpty { matters.insert(.pinned) }
      if facts.attendance == .section { matters.formUnion([.sections, .whole]) }
    }
    return matters
  }

  /// The meetings of a lesson that suit all who are to attend it, by start; what else is held is not asked. `keepsPins`:
  /// whoever is pinned to a meeting attends that one.
  func suited(_ stage: Int, _ lesson: Int, _ attending: [LonePlan.Member], keepsPins: Bool)
    -> LazyList<Suited>
  {
    let place = Place(stage: stage, lesson: lesson, isAttended: !attending.isEmpty, keepsPins: keepsPins)
    if let known = suited[place] { return known }
    let scenario = plan.hearing.scenario
    let course = stages[stage].course, facts = scenario.courses[course]
    let mandatory = keepsPins ? pinned(attending, facts, lesson) : []
    let forbidden = forbidden(course, minutes: facts.lessons[lesson].minutes, attending)
    let rooms = scenario.venues.map { SizeMax.largest(of: lesson, of: facts, in: $0) }
    let pins = plan.pins.indices.filter { plan.pins[$0].course == course && plan.pins[$0].lesson == lesson }
    let choices = plan.choices(course, lesson)
    let found = LazyList(count: choices.all.count) { [plan] number -> Suited? in
      plan.looked += 1
      let choice = choices.all[number]
      let start = choice.start, venue = choice.venue
      let isPinnedFor = mandatory.allSatisfy { $0.start == start && ($0.venue ?? venue) == venue }
      guard isPinnedFor, !forbidden[venue.index].contains(where: { $0.hold(start) }) else { return nil }
      let pin = pins.first { plan.pins[$0].interval.start == start && plan.pins[$0].venue == venue }
      let room = rooms[venue.index]
      guard room >= attending.count, room > 0 else { return nil }
      if pin == nil, let company = plan.company {
        guard choices.suffices(number) else { return nil }
        // Whom the section is held for where nobody of these attends.
        if attending.isEmpty, company.room(course, lesson: lesson, venue: venue, start: start, upTo: 1) < 1 {
          return nil
        }
      }
      return Suited(meeting: LoneMeeting(course, lesson, venue, start, in: scenario), pin: pin)
    }
    suited[place] = found
    return found
  }

  /// By venue, the starts that are forbidden to each of those who attend.
  private func forbidden(_ course: Ref<Course>, minutes: Int, _ attending: [LonePlan.Member])
    -> [[[Interval]]]
  {
    let scenario = plan.hearing.scenario, rules = scenario.meetingRules(of: course)
    var forbidden = scenario.venues.map { _ in [[Interval]]() }
    for member in attending {
      plan.starts.turn(to: member.attendee, of: member.kind)
      for venue in scenario.venues.refs {
        let key = plan.starts.key(
          course, rules: rules, minutes: minutes, venue: venue,
          hasCredits: !member.attendee.worker.credits.isEmpty)
        forbidden[venue.index].append(plan.starts.stretches(key, venue).withCapped)
      }
    }
    return forbidden
  }

  /// Pins at a lesson that name one of those who attend.
  private func pinned(_ attending: [LonePlan.Member], _ facts: Course, _ lesson: Int) -> [Appointment] {
    facts.appointments.filter { pin in
      pin.lesson == lesson && attending.contains { pin.learners.contains($0.worker) }
    }
  }
}

/// A list whose elements are worked out only as far as they are asked for.
final class LazyList<Element> {
  private var found: [Element] = []
  private var next = 0
  private let element: (Int) -> Element?, isEnd: (Int) -> Bool

  /// What is kept of `count` candidates, in their order.
  init(count: Int, _ element: @escaping (Int) -> Element?) {
    self.element = element
    isEnd = { $0 >= count }
  }

  /// What is kept of another list.
  init(_ list: LazyList, where isKept: @escaping (Element) -> Bool) {
    element = { list[$0].flatMap { isKept($0) ? $0 : nil } }
    isEnd = { list[$0] == nil }
  }

  /// The element at a position, from 0; nil behind the last.
  subscript(position: Int) -> Element? {
    while found.count <= position, !isEnd(next) {
      if let element = element(next) { found.append(element) }
      next += 1
    }
    return position < found.count ? found[position] : nil
  }

  /// All elements.
  var all: [Element] {
    _ = self[.max]
    return found
  }
}

/// Possible meetings of a lesson, by start, then by venue, and to which of them enough people could come.
final class LoneChoices {
  /// A start in a venue.
  struct Choice {
    var start: Instant, venue: Ref<Venue>
    /// The position of the start among those of the venue.
    var position: Int
  }

  let all: [Choice]
  private let asks: (Ref<Venue>) -> (Int) -> Bool
  private var asked: [Int: (Int) -> Bool] = [:]
  private var known: [Bool?]

  init(
    _ course: Ref<Course>, _ lesson: Int, in scenario: Scenario, possible: PossibleMeetings,
    company: MinimumSizeBook?
  ) {
    all = scenario.venues.refs.flatMap { venue in
      possible.starts(course, lesson: lesson, venue: venue).enumerated().map {
        Choice(start: $0.element, venue: venue, position: $0.offset)
      }
    }.sorted { ($0.start, $0.venue) < ($1.start, $1.venue) }
    known = Array(repeating: nil, count: all.count)
    asks = { company?.sufficing(course, lesson: lesson, venue: $0) ?? { _ in true } }
  }

  /// Whether the meeting of that number among all could reach its smallest size.
  func suffices(_ number: Int) -> Bool {
    if let known = known[number] { return known }
    let choice = all[number]
    let sufficing = asked[choice.venue.index] ?? asks(choice.venue)
    asked[choice.venue.index] = sufficing
    let answer = sufficing(choice.position)
    known[number] = answer
    return answer
  }
}

/// A meeting of a timetable that is thought of.
struct LoneMeeting {
  var course: Ref<Course>, lesson: Int
  var venue: Ref<Venue>
  var interval: Interval, taken: Interval
  /// The meeting as it stands in an agenda.
  var visit: AgendaMeeting
  var instructors: [Ref<Instructor>] = []

  init(_ course: Ref<Course>, _ lesson: Int, _ venue: Ref<Venue>, _ start: Instant, in scenario: Scenario) {
    self.course = course
    self.lesson = lesson
    self.venue = venue
    interval = Interval(start: start, end: start + scenario.courses[course].lessons[lesson].minutes)
    taken = scenario.taken(by: interval, of: lesson, in: course)
    visit = AgendaMeeting(
      interval: interval, place: scenario.venues[venue].site, date: scenario.zone.date(start), course: course,
      lesson: lesson, countsAsWork: scenario.courses[course].countsAsWork, venue: venue)
  }
}

extension Scenario {
  /// What a meeting costs for its venue, and for one instructor.
  func price(of venue: Ref<Venue>, minutes: Int) -> Money {
    venues[venue].cost?.price(minutes: minutes) ?? Money()
  }

  func price(of instructor: Ref<Instructor>, minutes: Int) -> Money {
    instructors[instructor].cost?.price(minutes: minutes) ?? Money()
  }
}
