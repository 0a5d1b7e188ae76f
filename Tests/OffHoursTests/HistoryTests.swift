import OffHours
import Testing

/// What was held is not judged, but counts as credits, pins and lessons of its section.
@Suite struct HistoryTests {
  @Test func `held meetings are not checked`() {
    var good = GoodTimetable()
    good.timetable.meetings[0].held = true
    good.timetable.meetings[0].instructors = ["gone"]
    good.timetable.meetings[0].learners.append("gone")
    good.timetable.meetings[0].end = good.at(2, "23:59")
    good.addDuty(0, good.at(2, "18:00"), good.at(2, "19:00"))
    #expect(good.codes == [])
  }

  @Test func `held meetings count as pins and as lessons of their section`() {
    var good = GoodTimetable()
    good.timetable.meetings[0].held = true
    good.timetable.meetings[2].held = true
    #expect(good.codes == [])
    good.timetable.meetings.remove(at: 2)
    #expect(good.codes == [.incomplete, .sectionIncomplete])
  }

  @Test func `held meetings are dated credits`() {
    var good = GoodTimetable()
    good.timetable.meetings[0].held = true
    good.scenario.courses[0].minGapDays = 3
    #expect(good.codes == [.gap])
    good.scenario.courses[0].minGapDays = nil
    good.timetable.meetings[1].lesson = "A1"
    #expect(good.codes == [.notNeeded, .incomplete])
  }

  @Test func `held meetings clash with nothing and fill no limit`() {
    var good = GoodTimetable()
    good.scenario.limits.meetings = 6
    var other = good.timetable.meetings[1]
    other.id = "old"
    other.held = true
    other.learners = []
    good.timetable.meetings.append(other)
    #expect(good.codes == [])
  }

  @Test func `a section that is history is left alone`() {
    var good = GoodTimetable()
    good.timetable.meetings[2].held = true
    good.timetable.meetings.remove(at: 4)
    good.scenario.courses[1].maxSections = 1
    #expect(good.codes == [])
  }

  @Test func `a section stays where it began`() {
    var good = GoodTimetable()
    good.timetable.meetings[2].held = true
    good.timetable.meetings[4].venue = "hall-1"
    #expect(good.codes == [.sameVenue])
  }

  @Test func `who has completed may go on to the end`() {
    var good = GoodTimetable()
    good.scenario.courses[0].requiredLessons = 1
    good.timetable.meetings[0].held = true
    #expect(good.codes == [])
    #expect(ResolvedTimetable(good.timetable, in: good.scenario).pursuits.count { $0.isCompletion } == 4)
  }

  @Test func `a lesson may be made up with another section`() {
    var good = GoodTimetable()
    good.scenario.courses[1].minSize = 1
    good.timetable.meetings[4].learners = ["W6"]
    good.timetable.meetings[5].learners = ["W5", "W7", "W8"]
    #expect(good.codes == [])
  }

  @Test func `a pin is exempt from starts and the smallest size only`() {
    var good = GoodTimetable()
    good.scenario.courses[0].minSize = 5
    good.scenario.courses[0].starts = .times([])
    good.scenario.courses[0].pins.append(Pin(lesson: 1, start: good.at(4, "18:00"), venue: Ref(0)))
    #expect(good.codes == [])
    good.scenario.venues[0].seats = 3
    #expect(good.codes == [.sizeMax])
  }

  @Test func `lessons that completion lets one miss may be missed`() {
    var good = GoodTimetable()
    good.scenario.courses[1].requiredLessons = 1
    good.scenario.courses[1].minSize = 1
    good.timetable.meetings[4].learners = ["W5"]
    #expect(good.codes == [])
    good.scenario.courses[1].mandatoryLessons = [1]
    #expect(good.codes == [.incomplete])
  }
}
