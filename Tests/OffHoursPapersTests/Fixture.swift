import OffHours
import OffHoursPapers

/// Two firms, two halls, two courses, six people: every corner that a paper has.
enum Fixture {
  static let zone = Zone(identifier: "Asia/Ho_Chi_Minh", fixedOffset: 420)

  static func input(_ language: Language, change: (inout Scenario, inout Timetable) -> Void = { _, _ in })
    -> PaperInput
  {
    var scenario = scenario, timetable = timetable
    change(&scenario, &timetable)
    return PaperInput(
      scenario: scenario, calendars: CalendarBook(scenario), timetable: timetable, language: language)
  }

  static func day(_ text: String) -> CivilDate { CivilDate(text)! }

  static func at(_ date: String, _ time: String) -> Instant { zone.instant(day(date), ClockTime(time)!) }

  static var scenario: Scenario {
    var scenario = Scenario()
    scenario.name = "Lớp cho công nhân, xuân 2027"
    scenario.zone = zone
    scenario.language = .vietnamese
    scenario.horizon = DateSpan(from: day("2027-03-01"), to: day("2027-03-14"))
    var near = Place(id: "near"), far = Place(id: "far")
    near.name = "KCN Yên Bình"
    far.name = "KCN Điềm Thụy"
    scenario.places = [near, far]
    scenario.travel = Travel(places: scenario.places, between: [(Ref(0), Ref(1), 11)])
    var rotation = Rotation(id: "two-shift")
    rotation.cycle = ["D", "D", "D", "D", "O", "O", "N", "N", "N", "N", "O", "O"]
    rotation.anchor = day("2027-03-01")
    rotation.crews = [.init(name: "A", offset: 0), .init(name: "B", offset: 4)]
    rotation.shifts = [
      "D": .hours(ClockWindow("08:00-20:00")!), "N": .hours(ClockWindow("20:00-08:00")!), "O": .off,
    ]
    scenario.rotations = [rotation]
    var a = Employer(id: "a"), b = Employer(id: "b")
    a.name = "Công ty Điện tử A"
    a.place = Ref(0)
    b.name = "Xưởng may B"
    b.place = Ref(1)
    scenario.employers = [a, b]
    scenario.workers = [
      worker("W1", "Nguyễn Văn Đức", 0, "A", [0, 1]), worker("W2", "Trần Thị Ánh", 0, "A", [0]),
      worker("W3", "Lê Thị Ân", 0, "B", [0]), worker("W4", "Phạm \"Tí\" Dung, con", 1, "B", [0, 1]),
      worker("W5", "Đỗ Văn An", 1, "B", [0]), worker("W6", "王小明", nil, nil, [0]),
    ]
    scenario.workers[2].extra = [("phone", "0208 111 222")]
    scenario.workers[3].extra = [("phone", ""), ("dorm", "Nhà 4\nphòng 2")]
    var hall = Venue(id: "hall"), room = Venue(id: "room")
    hall.name = "Trung tâm dịch vụ KCN"
    hall.address = "Cổng số 2, KCN Điềm Thụy"
    hall.place = Ref(1)
    hall.seats = 40
    hall.cost = Cost(meeting: Money(parts: 200_000 * Money.scale))
    room.name = "Phòng họp"
    room.place = Ref(0)
    room.seats = 12
    scenario.venues = [hall, room]
    var teacher = Instructor(id: "gv1")
    teacher.name = "Cô Hạnh"
    scenario.instructors = [teacher]
    var awareness = Course(id: "awareness"), safety = Course(id: "safety")
    awareness.name = "Lớp bồi dưỡng nhận thức"
    var first = Lesson(id: "L1", minutes: 225), second = Lesson(id: "L2", minutes: 225)
    first.name = "Bài 1"
    second.name = "Bài 2"
    awareness.lessons = [first, second]
    awareness.attendance = .any
    var target = Target()
    target.total = 10
    target.already = 6
    target.employers = [(Ref(0), 3)]
    awareness.target = target
    awareness.pins = [Pin(lesson: 1, start: at("2027-03-12", "13:30"), venue: Ref(0))]
    safety.name = "An toàn lao động"
    safety.lessons = [Lesson(id: "S1", minutes: 240)]
    awareness.requiredLessons = 2
    safety.requiredLessons = 1
    scenario.courses = [awareness, safety]
    return scenario
  }

  private static func worker(
    _ id: String, _ name: String, _ employer: Int?, _ crew: String?, _ courses: [Int]
  )
    -> Worker
  {
    var worker = Worker(id: id)
    worker.name = name
    worker.employer = employer.map { Ref($0) }
    worker.rotation = employer.map { _ in Ref(0) }
    worker.crew = crew
    worker.home = employer.map { Ref($0) }
    worker.courses = courses.map { Ref($0) }
    return worker
  }

  static var timetable: Timetable {
    var timetable = Timetable()
    timetable.stopped = .time
    timetable.meetings = [
      Meeting(
        id: "awareness/L1/1", course: "awareness", lesson: "L1", venue: "hall", instructors: ["gv1"],
        start: at("2027-03-05", "07:30"), end: at("2027-03-05", "11:15"), learners: ["W1", "W2", "W6"]),
      Meeting(
        id: "safety/S1/1", course: "safety", lesson: "S1", section: "safety-1", venue: "room",
        start: at("2027-03-05", "13:30"), end: at("2027-03-05", "17:30"), learners: ["W1"]),
      Meeting(
        id: "awareness/L1/2", course: "awareness", lesson: "L1", venue: "hall", instructors: ["gv1"],
        start: at("2027-03-10", "13:30"), end: at("2027-03-10", "17:15"), learners: ["W3"], held: true),
      Meeting(
        id: "awareness/L2/1", course: "awareness", lesson: "L2", venue: "hall",
        instructors: ["gv1", "khách"],
        start: at("2027-03-12", "13:30"), end: at("2027-03-12", "17:15"), learners: ["W1", "W2", "W3", "W6"]),
    ]
    timetable.sections = [Section(id: "safety-1", course: "safety", learners: ["W1"])]
    timetable.goals = [
      TierResult(tier: Tier(.targets), value: 1, bound: 1),
      TierResult(tier: Tier(.completions), value: 4.985036, bound: 5.05),
      TierResult(
        tier: Tier(weighted: [.init(goal: .cost, weight: 1), .init(goal: .travel, weight: 500.5)]),
        value: 1_806_016.5, bound: nil, parts: [1_800_000, 12.02]),
    ]
    timetable.unplaced = [
      Unplaced(
        worker: "W4", course: "awareness", possible: false,
        reasons: [ReasonCount(.rule(.afterNight), 31), ReasonCount(.rule(.shiftOverlap), 12)]),
      Unplaced(worker: "W4", course: "safety", possible: true, reasons: [ReasonCount(.full, 2)]),
      Unplaced(worker: "W5", course: "awareness", possible: nil),
    ]
    return timetable
  }
}
