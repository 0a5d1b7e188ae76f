internal import GLPK
import OffHours

// What halls and instructors may be booked for at once.
extension CourseMaster {
  /// At most one meeting at a time in a venue, set-up, clear-down and turnaround included, and in those that share.
  mutating func addRowsOfVenues() {
    var ofVenue: [Int: [Int]] = [:]
    for index in stops.indices where bundleColumn[stopBundle[index]] != nil {
      ofVenue[Int(instance.supply.spots[stopMember[index].spot].venue), default: []].append(index)
    }
    for (venue, members) in ofVenue.sorted(by: { $0.key < $1.key }) {
      let pause = instance.scenario.venues[venue].turnaround
      let holds = stopMember.map { instance.supply.hold(ofSpot: $0.spot) }
      addCliques(
        members, start: { holds[$0].start }, end: { holds[$0].end + pause },
        column: { [bundleColumn, stopBundle] in bundleColumn[stopBundle[$0]]! })
      let own = Ref<Venue>(venue)
      for other in instance.scenario.venues[venue].shares where other > own {
        guard let pause = instance.scenario.pause(own, other) else { continue }
        for first in members {
          for second in ofVenue[other.index] ?? []
          where holds[first].start < holds[second].end + pause
            && holds[second].start < holds[first].end + pause
          {
            let columns = Set([first, second].map { bundleColumn[stopBundle[$0]]! }).sorted()
            program.addRow(
              upper: 1, columns: columns.map { Int32($0) },
              values: [Double](repeating: columns.count == 1 ? 2 : 1, count: columns.count))
          }
        }
      }
    }
  }

  /// Rows for stretches that share a point in time: at every start, all that are under way.
  private mutating func addCliques(
    _ members: [Int], start: (Int) -> Int, end: (Int) -> Int, column: (Int) -> Int
  ) {
    var last: Set<Int> = []
    for index in members {
      let underWay = members.filter { start($0) <= start(index) && end($0) > start(index) }
      let columns = Set(underWay.map { column($0) })
      if columns.count < 2 || columns.isSubset(of: last) { continue }
      last = columns
      program.addRow(
        upper: 1, columns: columns.sorted().map { Int32($0) },
        values: Array(repeating: 1, count: columns.count))
    }
  }

  /// One place at a time for an instructor, journeys included, and the loads of day and week.
  mutating func addRowsOfInstructors(_ definition: Course) {
    let ofInstructor = Dictionary(grouping: teacherColumns, by: \.instructor)
    for (instructor, columns) in ofInstructor.sorted(by: { $0.key < $1.key }) {
      let columnOf = Dictionary(uniqueKeysWithValues: columns.map { ($0.stop, $0.column) })
      let members = columns.map(\.stop).sorted()
      let stops = stops
      addCliques(
        members, start: { stops[$0].start }, end: { stops[$0].end }, column: { columnOf[$0]! })
      for (i, a) in members.enumerated() {
        for b in members[(i + 1)...] {
          if stops[b].start < stops[a].end { continue }
          if stops[b].start >= stops[a].end + instance.journey(stops[a].place, stops[b].place) {
            if stops[b].start > stops[a].end + 1440 { break }
            continue
          }
          program.addRow(upper: 1, columns: [Int32(columnOf[a]!), Int32(columnOf[b]!)], values: [1, 1])
        }
      }
      let person = instance.scenario.instructors[instructor]
      let standing = base.byInstructor[instructor].map { instance.supply.moment(ofSpot: base[Int($0)].spot) }
      func limit(_ most: Int?, by stretch: (Stop) -> Int, booked: (Moment) -> Int) {
        guard let most else { return }
        let groups = Dictionary(grouping: members) { stretch(stops[$0]) }
        for (key, group) in groups.sorted(by: { $0.key < $1.key }) {
          let room = most - standing.count { booked($0) == key }
          guard group.count > room else { continue }
          program.addRow(
            upper: Double(room), columns: group.map { Int32(columnOf[$0]!) },
            values: Array(repeating: 1, count: group.count))
        }
      }
      limit(person.maxPerDay, by: \.day, booked: \.day)
      limit(person.maxPerWeek, by: \.week, booked: \.week)
    }
  }
}
