import OffHours

extension CourseMaster {
  /// The plan that a solution of the integer program describes; nil where it cannot be booked as it stands.
  func rebuilt(_ values: [Double]) -> Plan? {
    var plan = base
    let definition = instance.scenario.courses[course]
    var teachers: [Int: [Int]] = [:]
    for entry in teacherColumns where values[entry.column] > 0.5 {
      teachers[entry.stop, default: []].append(entry.instructor)
    }
    var meetingOfStop = [Int](repeating: -1, count: stops.count)
    var sectionOf: [Int: Int] = [:]
    for (index, stop) in stops.enumerated() {
      let bundle = stopBundle[index]
      if bundles[bundle].isFixed {
        meetingOfStop[index] = stopMember[index].meeting
        continue
      }
      guard values[bundleColumn[bundle]!] > 0.5 else { continue }
      let spot = stopMember[index].spot
      guard plan.isVenueFree(spot, instance) else { return nil }
      var instructors = (teachers[index] ?? []).sorted()
      if instructors.count != instance.staff(spot) {
        guard let free = plan.instructors(course: course, lesson: stop.lesson, spot: spot, instance) else {
          return nil
        }
        instructors = free
      }
      if definition.attendance == .section && sectionOf[bundle] == nil {
        let number = bundles[bundle].section
        sectionOf[bundle] = instance.running.indices.contains(number) ? number : plan.newSection()
      }
      meetingOfStop[index] = plan.add(
        instance.meeting(
          course: course, lesson: stop.lesson, spot: spot, section: sectionOf[bundle] ?? -1,
          instructors: instructors), instance)
    }
    var taken = [Int](repeating: 0, count: groups.count)
    for (position, itinerary) in itineraries.enumerated() {
      let count = Int((values[firstItinerary + position]).rounded())
      if count <= 0 { continue }
      let meetings = itinerary.stops.map { Int32(meetingOfStop[$0]) }
      if meetings.contains(-1) { return nil }
      for _ in 0..<count {
        guard taken[itinerary.group] < groups[itinerary.group].pairs.count else { return nil }
        plan.assign(Int(groups[itinerary.group].pairs[taken[itinerary.group]]), meetings)
        taken[itinerary.group] += 1
      }
    }
    for case let meeting? in plan.meetings
    where meeting.learners > meeting.most || meeting.learners < meeting.least {
      if meeting.course == course { return nil }
    }
    return plan
  }
}
