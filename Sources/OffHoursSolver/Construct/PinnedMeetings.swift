import OffHours

/// Holds every pinned meeting of a scenario, if need be without learners: the beginning where courses in sections have
/// pins that no section found by itself takes up.
///
/// All pins are booked first, hall and instructors. Then they are shared out among sections: a section may be nothing
/// but pinned meetings, which nobody need attend; else its other meetings are found by chains through the pinned ones,
/// with as many people as those need. Both are searched with a way back, within a number of tries.
struct PinnedMeetings {
  private let instance: Instance
  private var ways: ItineraryPricer
  private var tries = 0

  /// Asked between sections; a few are tried all the same.
  private let isStopped: () -> Bool

  /// How often a choice is tried before it is given up: instructors, or sections of one course.
  private static let mostTries = 2000

  init(_ instance: Instance, isStopped: @escaping () -> Bool) {
    self.instance = instance
    self.isStopped = isStopped
    ways = ItineraryPricer(instance)
  }

  // MARK: Booking

  /// All pins in a plan, with instructors so that all can be held; sections are still to be made of those that need
  /// them. Nil where halls or instructors do not suffice, as far as was tried.
  mutating func booked() -> Plan? {
    var rest: [(course: Int, lesson: Int, spot: Int, able: Int)] = []
    for course in instance.courseOrder {
      for pin in Set(instance.pins[course]).sorted(by: {
        ($0.start, $0.venue, $0.lesson) < ($1.start, $1.venue, $1.lesson)
      }) {
        guard
          let spot = instance.supply.spot(
            course: course, lesson: pin.lesson, start: pin.start, venue: pin.venue)
        else { return nil }
        let teachers = instance.supply.classes[instance.supply.classOfLesson[course][pin.lesson]].teachers
        rest.append((course, pin.lesson, spot, teachers.count { instance.isAvailable($0, spot) }))
      }
    }
    // Those with the fewest choices first.
    rest.sort { ($0.able, $0.spot, $0.course, $0.lesson) < ($1.able, $1.spot, $1.course, $1.lesson) }
    tries = 0
    return book(rest[...], Plan(instance))
  }

  private mutating func book(
    _ rest: ArraySlice<(course: Int, lesson: Int, spot: Int, able: Int)>, _ plan: Plan
  ) -> Plan? {
    guard let pin = rest.first else { return plan }
    guard plan.isVenueFree(pin.spot, instance) else { return nil }
    let needed = instance.staff(pin.spot)
    let teachers = instance.supply.classes[instance.supply.classOfLesson[pin.course][pin.lesson]].teachers
    var free = needed == 0 ? [] : teachers.filter { plan.isInstructorFree($0, pin.spot, instance) }
    if instance.scenario.limits.cost != nil {
      let minutes = instance.scenario.courses[pin.course].lessons[pin.lesson].minutes
      func price(_ instructor: Int) -> Money { instance.price(instructor: instructor, minutes: minutes) }
      free.sort { (price($0), $0) < (price($1), $1) }
    }
    for staff in choices(of: needed, among: free) {
      tries += 1
      if tries > Self.mostTries { return nil }
      var next = plan
      next.open(
        course: pin.course, lesson: pin.lesson, spot: pin.spot, section: -1, instructors: staff.sorted(),
        instance)
      // What is held besides only costs more.
      if !next.keepsLimits(instance) { continue }
      if let result = book(rest.dropFirst(), next) { return result }
    }
    return nil
  }

  /// All ways to take some of a few.
  private func choices(of count: Int, among all: [Int]) -> [[Int]] {
    if count == 0 { return [[]] }
    return all.indices.flatMap { first in
      choices(of: count - 1, among: Array(all[(first + 1)...])).map { [all[first]] + $0 }
    }
  }

  // MARK: Sections

  /// The plan with the pinned meetings of a course, booked in it, in sections that hold; nil where none were found.
  mutating func sectioned(_ course: Int, in plan: Plan) -> Plan? {
    if let found = sectionedInOrder(course, in: plan) { return found }
    // Chains lead through lessons as they are listed; where any order will do, other orders have chains of their own.
    for order in orders(of: course) {
      var other = instance, turned = plan
      var place = order
      for (new, old) in order.enumerated() { place[old] = new }
      other.reorder(course, order)
      turned.reorder(course, place)
      var pinned = PinnedMeetings(other, isStopped: isStopped)
      guard var found = pinned.sectionedInOrder(course, in: turned) else { continue }
      found.reorder(course, order)
      return found
    }
    return nil
  }

  /// Other orders of a course's lessons than the one listed: all where lessons are few, else the opposite.
  private func orders(of course: Int) -> [[Int]] {
    let lessons = Array(instance.scenario.courses[course].lessons.indices)
    if instance.scenario.courses[course].strictOrder || lessons.count < 2 { return [] }
    if lessons.count > 4 { return [lessons.reversed()] }
    var result: [[Int]] = [[]]
    for _ in lessons {
      result = result.flatMap { order in lessons.filter { !order.contains($0) }.map { order + [$0] } }
    }
    return Array(result.dropFirst())
  }

  private mutating func sectionedInOrder(_ course: Int, in plan: Plan) -> Plan? {
    let left = plan.open(course: course, instance).filter { plan[$0].section < 0 }
    tries = 0
    return share(left, course, plan)
  }

  private mutating func share(_ left: [Int], _ course: Int, _ plan: Plan) -> Plan? {
    guard let first = left.first else { return plan }
    let definition = instance.scenario.courses[course]
    if plan.sections(of: course).count >= definition.maxSections ?? .max { return nil }
    for members in sets(with: first, among: left, definition, plan) {
      tries += 1
      if tries > Self.mostTries / 10 || tries > 20 && isStopped() { return nil }
      var next = plan
      let section = next.newSection()
      for member in members { next.setSection(member, section) }
      let rest = left.filter { !members.contains($0) }
      if members.count == definition.lessons.count {
        if next.keepsLimits(instance), let result = share(rest, course, next) { return result }
        continue
      }
      var fill = ChainFill(
        instance, course: course,
        groups: Group.groups(
          of: instance.pairsOfCourse[course].filter { next.itineraries[$0].isEmpty }, in: next, instance),
        plan: next)
      for chain in fill.chains(through: members, next) {
        var opened = next
        guard fill.commit(chain, section: section, &opened, &ways) != nil else { continue }
        if let result = share(rest, course, opened) { return result }
      }
    }
    return nil
  }

  /// Pins that could be of one section with `first`: at most one a lesson, in one hall where that is asked; the most
  /// first, because sections are few.
  private func sets(with first: Int, among left: [Int], _ course: Course, _ plan: Plan) -> [[Int]] {
    func venue(_ meeting: Int) -> Int32 { instance.supply.spots[plan[meeting].spot].venue }
    var result = [[first]]
    for lesson in course.lessons.indices where lesson != plan[first].lesson {
      let others = left.filter {
        plan[$0].lesson == lesson && (!course.sameVenue || venue($0) == venue(first))
      }
      result += result.flatMap { set in others.map { set + [$0] } }
      if result.count > Self.mostTries { break }
    }
    return result.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element)
  }
}

extension ChainFill {
  /// Chains through some open meetings of a new section, with other lessons at spots that can be booked; best first.
  mutating func chains(through members: [Int], _ plan: Plan) -> [Chain] {
    let definition = instance.scenario.courses[course]
    let venue =
      definition.sameVenue ? members.first.map { Int(instance.supply.spots[plan[$0].spot].venue) } : nil
    let options = definition.lessons.indices.map { lesson -> [ChainPricer.Option] in
      if let own = members.first(where: { plan[$0].lesson == lesson }) {
        return [ChainPricer.Option(spot: plan[own].spot, meeting: own, most: plan[own].most)]
      }
      return bookable.spots(lesson: lesson, venue: venue).compactMap { spot in
        let most = instance.most(spot)
        return most < instance.least(spot) ? nil : ChainPricer.Option(spot: spot, meeting: -1, most: most)
      }
    }
    if options.contains(where: \.isEmpty) { return [] }
    pricer.beam = 192
    pricer.perDay = 16
    return pricer.chains(options: options, count: 6)
  }
}
