internal import Algorithms
import OffHours

/// Who could attend which meeting, between which sizes a meeting holds, and which meetings share a hall's hours: what the
/// dual decomposition prices.
///
/// A link is a group and a meeting that its people could attend. The joint relaxation opens an s-th of a meeting with every
/// learner; here whoever attends needs the whole meeting.
struct StrongLinks: Sendable {
  /// A meeting that could be held.
  struct Meeting: Sendable {
    var course, lesson, spot: Int
    /// Its position among the spots of the lesson's class.
    var position: Int
    /// Fewest and most learners.
    var least, most: Int
    /// People who could attend.
    var crowd: Int
    var links: Range<Int>
  }

  /// Meetings hall by hall, by start.
  let meetings: [Meeting]
  /// The meetings of each hall, and for each meeting the first behind it that begins when the hall is free again.
  let halls: [Range<Int>]
  let next: [Int]
  /// The group of each link, and its people.
  let group: [Int32]
  let people: [Int32]
  /// The link of a group at a meeting, by group, then lesson, then position; −1: none.
  private let table: [Int32]
  private let baseOfGroup: [Int]
  private let baseOfLesson: [[Int]]

  /// Links up to which prices are kept for each.
  private static let mostLinks = 1_500_000

  /// Nil where there are too many links.
  init?(_ model: RelaxedModel) {
    let instance = model.instance, groups = model.groups
    let supply = instance.supply
    var baseOfLesson: [[Int]] = [], sizes: [Int] = []
    for course in instance.scenario.courses.indices {
      var bases: [Int] = [], size = 0
      for lessonClass in supply.classOfLesson[course] {
        bases.append(size)
        size += supply.classes[lessonClass].spots.count
      }
      baseOfLesson.append(bases)
      sizes.append(size)
    }
    var baseOfGroup: [Int] = [], size = 0
    for group in groups {
      baseOfGroup.append(size)
      size += sizes[group.course]
    }
    guard size <= 8 * Self.mostLinks else { return nil }
    var table = [Int32](repeating: -1, count: size)
    var found = instance.scenario.venues.map { _ in [(start: Int, end: Int, meeting: Meeting)]() }
    for (course, definition) in instance.scenario.courses.enumerated() {
      for lesson in definition.lessons.indices {
        for spot in supply.classes[supply.classOfLesson[course][lesson]].spots {
          let position = supply.position(of: spot, course: course, lesson: lesson)
          if model.resources.money(course, lesson, spot) == .infinity { continue }
          let venue = Int(supply.spots[spot].venue)
          let hold = supply.hold(ofSpot: spot)
          let isExempt = instance.isExempt(
            course, lesson: lesson, start: supply.moment(ofSpot: spot).start, venue: venue)
          found[venue].append(
            (
              hold.start, hold.end + instance.scenario.venues[venue].turnaround,
              Meeting(
                course: course, lesson: lesson, spot: spot, position: position,
                least: instance.least(spot, isPinned: isExempt), most: instance.most(spot), crowd: 0,
                links: 0..<0)
            ))
        }
      }
    }
    let ofCourse = instance.scenario.courses.indices.map { course in
      groups.indices.filter { groups[$0].course == course }
    }
    var meetings: [Meeting] = [], halls: [Range<Int>] = [], next: [Int] = []
    var group: [Int32] = [], people: [Int32] = []
    for venue in found.indices {
      let order = found[venue].enumerated()
        .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
      let first = meetings.count
      for entry in order {
        var meeting = entry.meeting
        let moment = Int(supply.spots[meeting.spot].moment)
        let from = group.count
        for position in ofCourse[meeting.course]
        where groups[position].isFree(at: moment)
          && groups[position].credited >> UInt64(meeting.lesson) & 1 == 0
        {
          table[baseOfGroup[position] + baseOfLesson[meeting.course][meeting.lesson] + meeting.position] =
            Int32(group.count)
          group.append(Int32(position))
          people.append(Int32(groups[position].count))
          meeting.crowd += groups[position].count
        }
        if group.count > Self.mostLinks { return nil }
        meeting.links = from..<group.count
        meetings.append(meeting)
        next.append(first + order.partitioningIndex { $0.start >= entry.end })
      }
      halls.append(first..<meetings.count)
    }
    self.meetings = meetings
    self.halls = halls
    self.next = next
    self.group = group
    self.people = people
    self.table = table
    self.baseOfGroup = baseOfGroup
    self.baseOfLesson = baseOfLesson
  }

  /// The link of a group at a meeting of its course; −1: none.
  @inline(__always) func link(_ group: Int, _ course: Int, _ lesson: Int, _ position: Int) -> Int {
    Int(table[baseOfGroup[group] + baseOfLesson[course][lesson] + position])
  }

  /// The prices of one group's links, as the pricer of itineraries reads them.
  struct Prices: SeatPrices {
    let prices: UnsafeBufferPointer<Double>
    let table: UnsafeBufferPointer<Int32>
    let bases: [Int]
    let base: Int

    @inline(__always) func price(_ lesson: Int, _ position: Int) -> Double {
      let link = Int(table[base + bases[lesson] + position])
      return link < 0 ? .infinity : prices[link]
    }
  }

  /// Calls back with a way to read each group's prices.
  func withPrices(_ prices: [Double], _ body: (_ of: (_ group: Int, _ course: Int) -> Prices) -> Void) {
    prices.withUnsafeBufferPointer { prices in
      table.withUnsafeBufferPointer { table in
        body { group, course in
          Prices(prices: prices, table: table, bases: baseOfLesson[course], base: baseOfGroup[group])
        }
      }
    }
  }
}
