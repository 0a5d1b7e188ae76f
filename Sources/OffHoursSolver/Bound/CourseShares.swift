internal import Algorithms
import OffHours

/// What courses could have of the meetings and the money that there are: for each price the most people who could complete,
/// and the most that they could be worth.
///
/// Lessons are held or not: for every set of lessons, those who could complete with no other, in as many meetings of each as
/// seats ask for; where there is one meeting of each, only those whose shifts leave them free for the same ones.
struct CourseShares {
  /// Meetings and money, in parts.
  struct Price {
    var meetings: Int
    var cost: Int

    func fits(_ most: Price) -> Bool { meetings <= most.meetings && cost <= most.cost }

    static func + (a: Price, b: Price) -> Price {
      Price(
        meetings: a.meetings + b.meetings,
        cost: a.cost.addingReportingOverflow(b.cost).overflow ? .max : a.cost + b.cost)
    }
  }

  /// At most so many complete, worth at most so much in 1e-6, at no less than a price.
  struct Share {
    var price: Price
    var completed: Int
    var worth: Int
  }

  /// A meeting counts no more, so that thousands of them have a sum.
  private static let mostCost = Int.max / 200_000
  /// Lessons up to which sets of them are looked at.
  static let mostLessons = 8

  private let instance: Instance
  private let most: Price
  private var oneOfEach: OneOfEach

  init(_ instance: Instance, within most: Price, isOver: @escaping () -> Bool) {
    self.instance = instance
    self.most = most
    oneOfEach = OneOfEach(instance, isOver: isOver)
  }

  /// What one lesson takes: the most people of a meeting, and the least that a meeting costs; no seats where it can be held
  /// nowhere.
  private struct Lesson {
    var seats = 0
    var cost = mostCost
  }

  /// What a course could have, from nothing on. `groups` are those of the course.
  mutating func shares(of course: Int, _ groups: [RelaxedGroup]) -> [Share] {
    let definition = instance.scenario.courses[course]
    let count = definition.lessons.count
    let lessons = (0..<count).map { lesson(course, $0) }
    let goesOn = instance.running.contains { $0.course == course }
    let isWhole = definition.attendance == .section && !goesOn
    let pins = Set(instance.givenPins[course])
    // Meetings that there are whatever is planned, for pins; a section has one of each lesson.
    let ofLesson = (0..<count).map { lesson in pins.count { $0.lesson == lesson } }
    let forced = price(isWhole ? Array(repeating: ofLesson.max() ?? 0, count: count) : ofLesson, lessons)
    var result = [Share(price: forced, completed: 0, worth: 0)]
    let all = count >= 64 ? UInt64.max : 1 << UInt64(count) - 1
    if isWhole {
      result += shares(
        course, groups, all, lessons, sections: definition.maxSections ?? .max, isWhole: true)
    } else if count > Self.mostLessons {
      result += anyLessons(Crowd(groups), lessons)
    } else {
      for set in 1...all {
        result += shares(course, groups, set, lessons, sections: .max, isWhole: false)
      }
    }
    return result.compactMap { share in
      var share = share
      share.price.meetings = max(share.price.meetings, forced.meetings)
      share.price.cost = max(share.price.cost, forced.cost)
      return share.price.fits(most) ? share : nil
    }
  }

  private func lesson(_ course: Int, _ index: Int) -> Lesson {
    let facts = instance.scenario.courses[course].lessons[index]
    let own = instance.supply.classes[instance.supply.classOfLesson[course][index]]
    let staff = own.teachers.map { instance.price(instructor: $0, minutes: facts.minutes).parts }.sorted()
    return own.spots.reduce(into: Lesson()) { result, spot in
      let needed = instance.staff(spot)
      guard needed <= staff.count else { return }
      result.seats = max(result.seats, instance.most(spot))
      result.cost = min(
        result.cost, Self.mostCost,
        instance.price(spot: spot, minutes: facts.minutes).parts + staff.prefix(needed).reduce(0, +))
    }
  }

  private func price(_ meetings: [Int], _ lessons: [Lesson]) -> Price {
    zip(meetings, lessons).reduce(Price(meetings: 0, cost: 0)) { sum, entry in
      entry.0 == 0
        ? sum : sum + Price(meetings: entry.0, cost: entry.0 * entry.1.cost)
    }
  }

  /// What can be had where no other lessons than those of a set are held, each at least once. `isWhole`: all lessons are held
  /// equally often, in at most so many `sections`.
  private mutating func shares(
    _ course: Int, _ groups: [RelaxedGroup], _ set: UInt64, _ lessons: [Lesson], sections: Int,
    isWhole: Bool
  ) -> [Share] {
    let held: [Int] = lessons.indices.filter { set >> UInt64($0) & 1 != 0 }
    if held.contains(where: { lessons[$0].seats == 0 }) { return [] }
    let able = groups.filter { Self.completes($0, with: set) }
    let crowd = Crowd(able)
    if crowd.count == 0 { return [] }
    let seats: [Int] = held.map { lessons[$0].seats }
    let optional: [Int] = held.map { lesson in
      able.reduce(0) { $0 + (Self.needs($1, lesson, of: set) ? 0 : $1.count) }
    }
    let largest = seats.max()!, cheapest = held.map { lessons[$0].cost }.min()!
    var result: [Share] = []
    var completed = 0
    while completed < crowd.count {
      // As many meetings as one more asks for, and as many people as these seat.
      var rounds = zip(seats, optional).map { max(1, meetings(for: completed + 1 - $1, seats: $0)) }
      if isWhole { rounds = rounds.map { _ in rounds.max()! } }
      let attended = crowd.attendances(completed + 1)
      let room: Int = zip(rounds, seats).reduce(0) { $0 + $1.0 * $1.1 }
      var more = attended > room ? meetings(for: attended - room, seats: largest) : 0
      if isWhole && more > 0 {
        rounds = rounds.map { $0 + meetings(for: more, seats: held.count) }
        more = 0
      }
      if rounds.max()! > sections { break }
      var counts = Array(repeating: 0, count: lessons.count)
      for (position, lesson) in held.enumerated() { counts[lesson] = rounds[position] }
      var price = self.price(counts, lessons) + Price(meetings: more, cost: more * cheapest)
      if !price.fits(most) { break }
      let seated = held.indices.map { rounds[$0] * seats[$0] + optional[$0] }.min()!
      let sum: Int = zip(rounds, seats).reduce(more * largest) { $0 + $1.0 * $1.1 }
      let together = min(crowd.count, max(completed + 1, min(seated, crowd.most(attendances: sum))))
      let worth = crowd.worth(of: together)
      completed = together
      if rounds.allSatisfy({ $0 == 1 }) && more == 0 {
        let best = oneOfEach.best(course, held, able, crowd)
        result.append(
          Share(price: price, completed: min(best.completed, together), worth: min(best.worth, worth)))
        if best.completed >= together && best.worth >= worth { continue }
        // More only in one meeting more, of whichever lesson, or one section.
        if sections < 2 { break }
        price = isWhole ? price + price : price + Price(meetings: 1, cost: cheapest)
      }
      if price.fits(most) { result.append(Share(price: price, completed: together, worth: worth)) }
    }
    return result
  }

  /// Where lessons are many: by seats alone.
  private func anyLessons(_ crowd: Crowd, _ lessons: [Lesson]) -> [Share] {
    let seats = lessons.map(\.seats).max() ?? 0, cheapest = lessons.map(\.cost).min() ?? 0
    if seats == 0 { return [] }
    var result: [Share] = []
    var completed = 0
    while completed < crowd.count {
      let meetings = max(
        meetings(for: crowd.attendances(completed + 1), seats: seats), crowd.longest(completed + 1))
      let price = Price(meetings: meetings, cost: meetings * cheapest)
      if !price.fits(most) { break }
      completed = max(completed + 1, crowd.most(attendances: meetings * seats, longest: meetings))
      result.append(Share(price: price, completed: completed, worth: crowd.worth(of: completed)))
    }
    return result
  }

  private func meetings(for people: Int, seats: Int) -> Int { people <= 0 ? 0 : (people + seats - 1) / seats }

  /// Whether a group could complete with no other lessons than those of a set.
  private static func completes(_ group: RelaxedGroup, with set: UInt64) -> Bool {
    let held = set & ~group.credited
    return group.mandatory & ~held == 0 && held.nonzeroBitCount >= group.required
  }

  /// Whether nobody of a group completes with the others of a set.
  private static func needs(_ group: RelaxedGroup, _ lesson: Int, of set: UInt64) -> Bool {
    !completes(group, with: set & ~(1 << UInt64(lesson)))
  }
}

/// People of some groups, counted from those who have least to attend and from those who are worth most.
struct Crowd {
  /// How many there are.
  let count: Int
  /// By the number of people: attendances and lessons of whom most are asked at least, and worth at most.
  private var attended = [0], needed = [0], worths = [0]

  init(_ groups: [RelaxedGroup]) {
    count = groups.reduce(0) { $0 + $1.count }
    for group in groups.sorted(by: { $0.required < $1.required }) {
      for _ in 0..<group.count {
        attended.append(attended.last! + group.required)
        needed.append(group.required)
      }
    }
    for group in groups.map({ (count: $0.count, worth: $0.worth.max() ?? 0) }).sorted(by: {
      $0.worth > $1.worth
    }) {
      for _ in 0..<group.count { worths.append(worths.last! + group.worth) }
    }
  }

  /// The fewest attendances of so many people.
  func attendances(_ people: Int) -> Int { attended[min(people, count)] }

  /// Lessons that one of so many has to attend at least.
  func longest(_ people: Int) -> Int { needed[min(people, count)] }

  /// The most people with no more attendances in all, and no more for any of them.
  func most(attendances: Int, longest: Int = .max) -> Int {
    min(
      attended.partitioningIndex { $0 > attendances }, needed.partitioningIndex { $0 > longest }) - 1
  }

  /// What so many are worth at most, in 1e-6.
  func worth(of people: Int) -> Int { worths[min(people, count)] }
}
