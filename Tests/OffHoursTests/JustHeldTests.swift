import OffHours
import Testing

/// Keys by which people are released, renewed, kept together and taught in small groups, set to the last value at which the
/// good timetable still keeps them: nothing is told. One further, and their code is.
@Suite struct JustHeldTests {
  struct Key: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let code: RuleCode
    let make: @Sendable (inout GoodTimetable, _ isBroken: Bool) -> Void

    init(
      _ name: String, _ code: RuleCode, _ make: @escaping @Sendable (inout GoodTimetable, Bool) -> Void
    ) {
      testDescription = name
      self.code = code
      self.make = make
    }
  }

  static let lessons = [
    Key("size.min", .sizeMin) {
      $0.scenario.courses[0].lessons[1].size = Lesson.Size(least: $1 ? 5 : 4, most: nil)
    },
    Key("size.max", .sizeMax) {
      $0.scenario.courses[0].lessons[1].size = Lesson.Size(least: 1, most: $1 ? 3 : 4)
    },
    Key("size of a lesson wins over the course's", .sizeMin) {
      $0.scenario.courses[0].minSize = 5
      for lesson in $1 ? [0] : [0, 1] {
        $0.scenario.courses[0].lessons[lesson].size = Lesson.Size(least: 4, most: nil)
      }
    },
    Key("instructors of a lesson", .instructorCount) {
      $0.scenario.courses[0].lessons[1].instructors = $1 ? 2 : 1
    },
    Key("learners_per_instructor", .instructorCount) {
      $0.scenario.courses[0].learnersPerInstructor = $1 ? 3 : 4
    },
    Key("learners_per_instructor of a lesson wins", .instructorCount) {
      $0.scenario.courses[0].learnersPerInstructor = 2
      for lesson in $1 ? [0] : [0, 1] {
        $0.scenario.courses[0].lessons[lesson].learnersPerInstructor = 4
      }
    },
    Key("the larger of the count and the learners' share", .instructorCount) {
      $0.scenario.courses[0].instructors = $1 ? 2 : 1
      $0.scenario.courses[0].learnersPerInstructor = 4
    },
    Key("setup: open so long before", .venueClosed) {
      $0.scenario.courses[0].lessons[1].setup = 11 * 60 + ($1 ? 1 : 0)
    },
    Key("cleardown: open so long after", .venueClosed) {
      $0.scenario.courses[0].lessons[1].cleardown = $1 ? 121 : 120
    },
    Key("setup, cleardown and the turnaround between two meetings", .venueClash) {
      $0.scenario.courses[1].lessons[0].cleardown = 80
      $0.scenario.courses[1].lessons[0].setup = $1 ? 86 : 85
    },
  ]

  static let halls = [
    Key("shares, with the larger turnaround", .venueClash) { good, isBroken in
      good.scenario.venues[0].shares = [Ref(1)]
      good.scenario.venues[1].shares = [Ref(0)]
      good.scenario.venues[0].turnaround = isBroken ? 181 : 180
      good.timetable.meetings[3].venue = "hall-1"
      good.timetable.meetings[5].venue = "hall-1"
    },
    Key("needs", .accommodation) {
      $0.scenario.workers[0].needs = $1 ? ["projector", "ramp"] : ["projector"]
    },
    Key("needs are nothing online", .accommodation) {
      $0.scenario.venues[0].place = nil
      $0.scenario.venues[0].isOnline = !$1
      $0.scenario.workers[0].needs = ["ramp"]
    },
    Key("online asks for no travel_limit", .travelLimit) {
      $0.scenario.workers[0].home = Ref(1)
      $0.scenario.rules.meeting.travelLimit = 19
      // Those whose hall is as far as that live there.
      for worker in 4...7 { $0.scenario.workers[worker].home = Ref(1) }
      if $1 { return }
      $0.scenario.venues[0].place = nil
      $0.scenario.venues[0].isOnline = true
    },
  ]

  static let people = [
    Key("renew", .tooEarly) {
      $0.makeRenewal(of: 0, credited: CivilDate("2027-01-20")!, renew: .days($1 ? 17 : 18))
    },
    Key("due takes the place of the day", .tooEarly) {
      $0.makeRenewal(of: 0, credited: CivilDate("2027-01-20")!, renew: .days(10))
      $0.scenario.workers[0].due = [Due(course: Ref(0), date: CivilDate($1 ? "2027-03-13" : "2027-03-12")!)]
    },
    Key("together", .together) { $0.scenario.courses[1].together = [[Ref(4), Ref($1 ? 6 : 5)]] },
    Key("a pin's learners", .pinned) {
      $0.scenario.courses[1].appointments = [
        Appointment(lesson: 0, start: $0.at(6, $1 ? "14:00" : "09:00"), venue: nil, learners: [Ref(4)])
      ]
    },
    Key("a pin's learners whose lesson is credited", .pinned) {
      $0.scenario.courses[1].appointments = [
        Appointment(lesson: 0, start: $0.at(6, "14:00"), venue: nil, learners: [Ref(4)])
      ]
      if $1 { return }
      $0.scenario.workers[4].credits.append(Credit(course: Ref(1), lesson: 0))
      $0.timetable.meetings[2].learners = ["W6"]
      $0.scenario.courses[1].minSize = 1
    },
    Key("a pin in any venue", .pinned) {
      $0.scenario.courses[1].appointments = [
        Appointment(lesson: 0, start: $0.at(6, $1 ? "18:00" : "09:00"), venue: nil)
      ]
    },
    Key("evenings_in_a_row", .evenings) {
      $0.makeLate()
      $0.scenario.rules.agenda.evenings = $1 ? 0 : 1
    },
    Key("evenings_in_a_row of a course", .evenings) {
      $0.makeLate()
      $0.scenario.courses[0].evenings = EveningLimit(most: $1 ? 0 : nil)
    },
  ]

  @Test(arguments: lessons + halls + people) func `the last value holds, the next does not`(_ key: Key) {
    var held = GoodTimetable(), broken = GoodTimetable()
    key.make(&held, false)
    key.make(&broken, true)
    #expect(held.codes == [])
    #expect(broken.codes == [key.code])
  }
}
