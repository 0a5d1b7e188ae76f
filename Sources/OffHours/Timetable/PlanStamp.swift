/// What tells timetables, and the papers made of them, apart.
extension Timetable {
  /// The plan's name: its own `id`, or one made of where it came from and its meetings.
  ///
  /// All revisions of a plan share it, because a repair keeps the name of what it begins from.
  public var planId: String {
    if let id { return id }
    var hash = TextHash()
    hash.add(scenarioName)
    hash.add(scenarioHash)
    for meeting in inOrder { hash.add(meeting) }
    return hash.digits
  }

  /// A hash of everything that papers tell, twelve hexadecimal digits: papers with one stamp belong together.
  ///
  /// How long a search took does not enter, nor how many threads it had.
  public var stamp: String {
    var hash = TextHash()
    hash.add(planId)
    hash.add(state.rawValue)
    hash.add(String(revision))
    for tier in goals + changes {
      for part in tier.tier.parts { hash.add("\(part.goal.rawValue) \(part.weight)") }
      hash.add(Timetable.written(tier.value))
      hash.add(tier.bound.map(Timetable.written) ?? "")
    }
    for meeting in inOrder { hash.add(meeting) }
    for section in sections.sorted(by: { ($0.course, $0.id) < ($1.course, $1.id) }) {
      hash.add([section.id, section.course] + section.learners)
    }
    for entry in unplaced {
      hash.add(
        [entry.worker, entry.course, entry.possible.map { "\($0)" } ?? ""]
          + entry.reasons.map { "\($0.reason.code) \($0.count)" })
    }
    if let told {
      hash.add(String(told.revision))
      if let plan = told.plan { hash.add(plan) }
      for meeting in told.meetings { hash.add(meeting) }
    }
    return String(hash.digits.prefix(12))
  }

  private var inOrder: [Meeting] {
    meetings.sorted { ($0.start, $0.venue, $0.id) < ($1.start, $1.venue, $1.id) }
  }

  /// A value as files hold it, to a millionth.
  private static func written(_ number: Double) -> String {
    "\(abs(number) < 1e9 ? (number * 1e6).rounded() / 1e6 + 0 : number)"
  }

  /// Whether it takes the place of what people were told of a plan.
  public func goesOn(from plan: String) -> Bool { planId == plan || told?.plan == plan }

  /// What people were told, seen from the revision after this one.
  public var toldNext: Told? {
    state == .published ? Told(revision: revision, meetings: meetings.filter { !$0.held }) : told
  }
}

/// FNV-1a with 64 bits over texts, each ended by a zero. Tells things apart; withstands nobody who wants it not to.
package struct TextHash: Sendable {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of nothing.
  package init() {}

  /// Adds a text.
  package mutating func add(_ text: String) {
    for byte in text.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    state = state &* 0x100_0000_01B3
  }

  /// Adds texts, and how many they are.
  package mutating func add(_ texts: [String]) {
    add(String(texts.count))
    for text in texts { add(text) }
  }

  /// Sixteen hexadecimal digits.
  package var digits: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  fileprivate mutating func add(_ meeting: Meeting) {
    add([meeting.id, meeting.course, meeting.lesson, meeting.section ?? "", meeting.venue])
    add(meeting.instructors)
    add("\(meeting.start.minute) \(meeting.end.minute) \(meeting.held)")
    add(meeting.learners)
  }
}
