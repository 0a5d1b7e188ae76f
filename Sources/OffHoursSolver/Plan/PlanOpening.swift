import OffHours

extension Instance {
  /// The meeting of a lesson at a spot, as a plan holds it.
  func meeting(course: Int, lesson: Int, spot: Int, section: Int, instructors: [Int]) -> PlannedMeeting {
    let isPinned = isPinned(course: course, lesson: lesson, spot: spot)
    return PlannedMeeting(
      course: course, lesson: lesson, spot: spot, seat: supply.base(ofSpot: spot), section: section,
      instructors: instructors, isPinned: isPinned, least: least(spot, isPinned: isPinned), most: most(spot))
  }
}

extension Plan {
  /// Opens a meeting with the instructors that are free; nil where it cannot be held.
  mutating func open(course: Int, lesson: Int, spot: Int, section: Int, _ instance: Instance) -> Int? {
    guard isVenueFree(spot, instance),
      let instructors = instructors(course: course, lesson: lesson, spot: spot, instance)
    else { return nil }
    return open(
      course: course, lesson: lesson, spot: spot, section: section, instructors: instructors, instance)
  }

  /// Opens a meeting with the instructors named. The caller has asked whether it can be held.
  @discardableResult
  mutating func open(
    course: Int, lesson: Int, spot: Int, section: Int, instructors: [Int], _ instance: Instance
  ) -> Int {
    add(
      instance.meeting(
        course: course, lesson: lesson, spot: spot, section: section, instructors: instructors), instance)
  }

  /// Whether the caps on cost and meetings are kept.
  func keepsLimits(_ instance: Instance) -> Bool {
    let limits = instance.scenario.limits
    if let most = limits.meetings, meetingCount > most { return false }
    if let most = limits.cost, cost(instance) > most { return false }
    return true
  }

  /// Whether every open meeting of a course has as many learners as it needs and no more than it seats.
  func keepsSizes(_ course: Int) -> Bool {
    meetings.allSatisfy { meeting in
      guard let meeting, meeting.course == course else { return true }
      return meeting.learners >= meeting.least && meeting.learners <= meeting.most
    }
  }

  /// The section numbers of a course, ascending.
  func sections(of course: Int) -> [Int] {
    Set(meetings.compactMap { $0?.course == course && $0!.section >= 0 ? $0!.section : nil }).sorted()
  }
}
