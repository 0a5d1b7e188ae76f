internal import GLPK
import OffHours

/// Large neighbourhood search in the compact model: some people may be led elsewhere and some meetings may be held besides,
/// in any courses at once, and GLPK decides.
///
/// The model has every rule, so what no other operator knows how to move – people who share an instructor, sections that
/// make up for each other, a cap on all meetings – is moved here. It costs a simplex on some hundreds of columns, so it is
/// for small scenarios. Source: Danna, Rothberg, Le Pape (2005), *Exploring relaxation induced neighborhoods*, for the frame.
struct ModelNeighbourhood {
  let instance: Instance
  /// Courses that somebody needs.
  let courses: [Int]
  /// Most attendances of the part.
  let size: Int

  /// Pairs and subproblems up to which models are asked.
  private static let mostPairs = 240
  private static let mostNodes = 200
  /// How small and how large a part may be.
  private static let sizes = 120...2400
  /// Work – iterations times rows – of a part that might as well be much larger; for each round until the next; and most rounds.
  private static let cheapWork = 300_000, pauseWork = 200_000, mostPause = 60
  /// Chains of meetings drawn for a course in sections, and among how many spots the next of a chain is drawn.
  private static let mostChains = 8, chainChoice = 12
  /// Seconds for one, at most, where time is limited.
  private static let mostSeconds = 0.6

  /// A lesson at a spot that might be held.
  private struct Place: Hashable {
    var course, lesson, spot: Int
  }

  /// A part of the model around a plan; nil where there is nobody to lead.
  func drawn(_ plan: Plan, random: inout Randomness) -> PossiblePart? {
    var courses = courses
    if courses.count > 1 && random.below(3) == 0 { courses = [courses[random.below(courses.count)]] }
    var pairs = courses.flatMap { instance.pairsOfCourse[$0] }.sorted()
    // Everybody, or those left out with some of the others.
    let days = instance.scenario.horizon.count
    var window = 0..<days
    switch random.below(4) {
    case 0: break
    case 1:
      let length = max(2, days * (1 + random.below(3)) / 5)
      let from = random.below(max(1, days - length + 1))
      window = from..<(from + length)
    case 2:
      let left = pairs.filter { plan.itineraries[$0].isEmpty }
      let others = random.sample(pairs.filter { !plan.itineraries[$0].isEmpty }, max(4, pairs.count / 4))
      pairs = (random.sample(left, max(4, pairs.count / 3)) + others).sorted()
    default: pairs = random.sample(pairs, max(6, pairs.count / 2))
    }
    // Those who belong together join in later.
    pairs.removeAll { instance.tieOfPair[$0] >= 0 }
    return part(plan, courses, pairs, window, &random)
  }

  /// Of one course a few people, at many times: enough for its meetings to be held.
  func drawnFew(_ plan: Plan, random: inout Randomness) -> PossiblePart? {
    let course = courses[random.below(courses.count)]
    let least = max(2, instance.scenario.courses[course].minSize)
    let free = instance.pairsOfCourse[course].filter { instance.tieOfPair[$0] < 0 }
    let pairs = random.sample(free, least * (2 + random.below(3)))
    return part(plan, [course], pairs, 0..<instance.scenario.horizon.count, &random)
  }

  private func part(
    _ plan: Plan, _ courses: [Int], _ pairs: [Int], _ window: Range<Int>, _ random: inout Randomness
  ) -> PossiblePart? {
    if pairs.isEmpty { return nil }
    var part = PossiblePart(instance, around: plan, freeing: pairs)
    var room = size
    for position in plan.open where courses.contains(plan[position].course) {
      room -= comers(plan[position].course, Int(instance.supply.spots[plan[position].spot].moment), part)
    }
    // A section needs a meeting of every lesson, in an order that its people can attend: chance seldom gives one.
    for course in courses where instance.scenario.courses[course].attendance == .section {
      for _ in 0..<Self.mostChains where room > size / 3 {
        for place in chain(course, window, &random) {
          part.add(place.course, place.lesson, place.spot)
          room -= comers(place.course, Int(instance.supply.spots[place.spot].moment), part)
        }
      }
    }
    // Every lesson in turn, so that ways lead through what is chosen.
    var queues = courses.flatMap { course in
      instance.scenario.courses[course].lessons.indices.map { places(course, $0, window, &random) }
    }
    while room > 0 && queues.contains(where: { !$0.isEmpty }) {
      for queue in queues.indices {
        guard let place = queues[queue].popLast() else { continue }
        let count = comers(place.course, Int(instance.supply.spots[place.spot].moment), part)
        if count == 0 { continue }
        part.add(place.course, place.lesson, place.spot)
        room -= count
      }
    }
    return part
  }

  /// A meeting for each lesson of a course, each soon after the one before; less where chance leads to a dead end.
  private func chain(_ course: Int, _ window: Range<Int>, _ random: inout Randomness) -> [Place] {
    let definition = instance.scenario.courses[course]
    let pause = instance.scenario.rules.agenda.betweenMeetings ?? 0
    var result: [Place] = []
    for lesson in definition.lessons.indices {
      let range = instance.supply.classes[instance.supply.classOfLesson[course][lesson]].spots
      let last = result.last.map { instance.supply.moment(ofSpot: $0.spot) }
      let first = result.first.map { Int(instance.supply.spots[$0.spot].venue) }
      let next = range.filter { spot in
        let moment = instance.supply.moment(ofSpot: spot)
        guard instance.supply.base(ofSpot: spot) == spot, window.contains(moment.day) else { return false }
        if definition.sameVenue, let first, Int(instance.supply.spots[spot].venue) != first { return false }
        guard let last else { return true }
        let gap = moment.day - last.day
        return moment.start >= last.end + pause && gap >= definition.minGapDays ?? 0
          && gap <= definition.maxGapDays ?? .max
      }
      if next.isEmpty { break }
      // The first anywhere, the others among what comes next.
      let spot = next[random.below(lesson == 0 ? next.count : min(next.count, Self.chainChoice))]
      result.append(Place(course: course, lesson: lesson, spot: spot))
    }
    return result
  }

  /// Where a lesson might be held in some days, in an order of chance.
  private func places(_ course: Int, _ lesson: Int, _ window: Range<Int>, _ random: inout Randomness)
    -> [Place]
  {
    let range = instance.supply.classes[instance.supply.classOfLesson[course][lesson]].spots
    var result = range.filter {
      instance.supply.base(ofSpot: $0) == $0 && window.contains(instance.supply.moment(ofSpot: $0).day)
    }.map { Place(course: course, lesson: lesson, spot: $0) }
    result.shuffle(using: &random)
    return result
  }

  /// How many of the freed pairs of a course could come at a moment.
  private func comers(_ course: Int, _ moment: Int, _ part: PossiblePart) -> Int {
    instance.pairsOfCourse[course].count {
      part.frees($0) && instance.supply.free.isSet(Int(instance.pairs[$0].kind), moment)
    }
  }
}

extension ModelNeighbourhood: SearchOperator {
  static let name = "model neighbourhood"

  /// Whether models of an instance are small enough to be asked, and say what the search works on.
  static func applies(_ instance: Instance) -> Bool {
    instance.pairs.count <= mostPairs && instance.givenPins == instance.pins
  }

  static func isDrawn(_ step: inout SearchStep) -> Bool {
    guard step.models.isAsked, applies(step.instance) else { return false }
    step.partPause -= 1
    return step.partPause < 0
  }

  static func changed(_ step: inout SearchStep) -> Plan? {
    let neighbourhood = ModelNeighbourhood(
      instance: step.instance, courses: step.courses, size: step.partSize)
    let part = neighbourhood.drawn(step.plan, random: &step.random)
    return part.flatMap { solved($0, &step) }
  }

  private static func solved(_ part: PossiblePart, _ step: inout SearchStep) -> Plan? {
    let control = step.control
    let seconds = control.secondsLeft().map { min($0, mostSeconds) }
    do {
      let found = try control.timed(seconds) {
        try CompactModel(step.instance, in: part).improved(
          on: step.standing, tier: step.tier, nodes: mostNodes, seconds: seconds,
          cancellation: control.cancellation)
      }
      // As large as can be decided.
      let isCheap = found.work < cheapWork
      let next = found.isDecided ? step.partSize * (isCheap ? 8 : 5) / 4 : step.partSize * 2 / 3
      step.partSize = min(max(next, sizes.lowerBound), sizes.upperBound)
      // The others get their share of the time, however long this took.
      step.partPause = min(found.work / (found.plan == nil ? pauseWork : 4 * pauseWork), mostPause) + 1
      return found.plan
    } catch {
      if !control.isStopped() { control.report("\(error)") }
      return nil
    }
  }

  /// A plan in which somebody is placed, from one in which nobody is; nil where this draw finds none.
  static func placed(_ step: inout SearchStep) -> Plan? {
    let neighbourhood = ModelNeighbourhood(
      instance: step.instance, courses: step.courses, size: step.partSize)
    guard !step.courses.isEmpty, let part = neighbourhood.drawnFew(step.plan, random: &step.random) else {
      return nil
    }
    return solved(part, &step)
  }
}
