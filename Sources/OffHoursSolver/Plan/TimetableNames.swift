import OffHours

/// What the meetings and sections of a plan are called.
///
/// People and calendars know meetings by their ids, so what is kept of another timetable keeps them: a meeting that
/// stands where it stood, a section by its meetings or else its learners, a moved meeting of a section that goes on. No
/// id of the other timetable is given to anything else.
struct TimetableNames {
  /// Numbers of the sections, by course, then start.
  private(set) var sections: [Int] = []
  /// By number of the section: the position of its course, and its id.
  private(set) var course: [Int: Int] = [:], section: [Int: String] = [:]
  /// By position of the meeting: its id.
  private(set) var meeting: [Int: String] = [:]
  private let plan: Plan
  private let instance: Instance

  /// `learners` are the pairs of each section.
  init(_ plan: Plan, _ learners: [Int: [Int]], _ instance: Instance) {
    self.plan = plan
    self.instance = instance
    let history = instance.held.joined()
    var ids = Set(history.map(\.id)).union(instance.kept.meetings.map(\.id))
    for (position, definition) in instance.scenario.courses.enumerated() {
      let open = plan.open(course: position, instance)
      if definition.attendance == .section { nameSections(position, open, learners) }
      nameMeetings(position, open, &ids)
    }
  }

  private func start(_ meeting: Int) -> Int { instance.supply.moment(ofSpot: plan[meeting].spot).start }

  private func kept(at meeting: Int) -> BaselineMeetings.Meeting? {
    instance.kept.meeting(lesson: plan[meeting].lesson, spot: plan[meeting].seat)
  }

  // MARK: Sections

  private mutating func nameSections(_ course: Int, _ open: [Int], _ learners: [Int: [Int]]) {
    let definition = instance.scenario.courses[course]
    let first = Dictionary(
      open.reversed().map { (plan[$0].section, start($0)) }, uniquingKeysWith: { _, earlier in earlier })
    let numbers = first.keys.sorted { (first[$0]!, $0) < (first[$1]!, $1) }
    sections += numbers
    var taken = Set(instance.held[course].compactMap(\.section))
    taken.formUnion(instance.running.map(\.id))
    for number in numbers {
      self.course[number] = course
      if instance.running.indices.contains(number) { section[number] = instance.running[number].id }
    }
    // Who shares most with a section that was known before is that section.
    var shares: [(number: Int, id: String, meetings: Int, learners: Int)] = []
    for number in numbers where section[number] == nil {
      var meetings: [String: Int] = [:], people: [String: Int] = [:]
      for position in open where plan[position].section == number {
        if let id = kept(at: position)?.section { meetings[id, default: 0] += 1 }
      }
      for pair in learners[number] ?? [] {
        if let id = instance.kept.sectionOfPair[pair] { people[id, default: 0] += 1 }
      }
      shares += Set(meetings.keys).union(people.keys).subtracting(taken).map {
        (number, $0, meetings[$0] ?? 0, people[$0] ?? 0)
      }
    }
    shares.sort {
      ($1.meetings, $1.learners, $0.number, $0.id) < ($0.meetings, $0.learners, $1.number, $1.id)
    }
    for share in shares where section[share.number] == nil && taken.insert(share.id).inserted {
      section[share.number] = share.id
    }
    taken.formUnion(instance.kept.meetings.compactMap { $0.seat.course == course ? $0.section : nil })
    var next = 1
    for number in numbers where section[number] == nil {
      while taken.contains("\(definition.id)-\(next)") { next += 1 }
      section[number] = "\(definition.id)-\(next)"
      next += 1
    }
  }

  // MARK: Meetings

  private mutating func nameMeetings(_ course: Int, _ open: [Int], _ ids: inout Set<String>) {
    let definition = instance.scenario.courses[course]
    var left: [Place: [String]] = [:]
    let stay = Set(open.compactMap { kept(at: $0)?.id })
    let known = instance.kept.meetings.filter { $0.seat.course == course && !stay.contains($0.id) }
    for meeting in known.sorted(by: { ($1.seat.start, $1.id) < ($0.seat.start, $0.id) }) {
      left[Place(lesson: meeting.seat.lesson, section: meeting.section), default: []].append(meeting.id)
    }
    var counts = [Int](repeating: 0, count: definition.lessons.count)
    for position in open {
      let lesson = plan[position].lesson
      if let known = kept(at: position)?.id
        ?? left[
          Place(lesson: lesson, section: section[plan[position].section])]?.popLast()
      {
        meeting[position] = known
        continue
      }
      var id: String
      repeat {
        counts[lesson] += 1
        id = "\(definition.id)/\(definition.lessons[lesson].id)/\(counts[lesson])"
      } while !ids.insert(id).inserted
      meeting[position] = id
    }
  }

  /// What a meeting that was moved goes by.
  private struct Place: Hashable {
    var lesson: Int, section: String?
  }
}
