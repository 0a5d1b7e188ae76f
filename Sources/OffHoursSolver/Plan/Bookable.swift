internal import Algorithms
import OffHours

/// Which spots of a course can be booked now; kept up to date as meetings open.
struct Bookable: Sendable {
  private let instance: Instance
  private let course: Int
  /// The classes of the course, and the place of each lesson's class among them.
  private let classes: [Int]
  private let classOfLesson: [Int]
  /// Whether the spot is free, by class, then position in the class.
  private var isFree: [[Bool]]
  /// Spots by class and venue, ascending.
  private let ofVenue: [[[Int]]]

  init(_ instance: Instance, course: Int, _ plan: Plan) {
    self.instance = instance
    self.course = course
    let ofLesson = instance.supply.classOfLesson[course]
    let classes = Set(ofLesson).sorted()
    self.classes = classes
    classOfLesson = ofLesson.map { classes.firstIndex(of: $0)! }
    var isFree: [[Bool]] = []
    var ofVenue: [[[Int]]] = []
    for lessonClass in classes {
      let lesson = ofLesson.firstIndex(of: lessonClass)!
      let range = instance.supply.classes[lessonClass].spots
      var flags = [Bool](repeating: false, count: range.count)
      var lists = Array(repeating: [Int](), count: instance.scenario.venues.count)
      for spot in range where plan.isBookable(course: course, lesson: lesson, spot: spot, instance) {
        flags[spot - range.lowerBound] = true
        lists[Int(instance.supply.spots[spot].venue)].append(spot)
      }
      isFree.append(flags)
      ofVenue.append(lists)
    }
    self.isFree = isFree
    self.ofVenue = ofVenue
  }

  /// Whether a lesson can be held at a spot.
  @inline(__always) func isFree(lesson: Int, spot: Int) -> Bool {
    let place = classOfLesson[lesson]
    return isFree[place][spot - instance.supply.classes[classes[place]].spots.lowerBound]
  }

  /// The spots at which a lesson can be held, ascending; in one venue, or in all (nil).
  func spots(lesson: Int, venue: Int? = nil) -> [Int] {
    let place = classOfLesson[lesson]
    let range = instance.supply.classes[classes[place]].spots
    if let venue {
      return ofVenue[place][venue].filter { isFree[place][$0 - range.lowerBound] }
    }
    return range.filter { isFree[place][$0 - range.lowerBound] }
  }

  /// Drops the spots that meetings have taken. (Opening a meeting never frees a spot.)
  mutating func update(_ plan: Plan, around meetings: [Int]) {
    let asksTeachers = instance.scenario.courses[course].asksInstructors
    for meeting in meetings {
      let venue = Ref<Venue>(Int(instance.supply.spots[plan[meeting].spot].venue))
      let taken = instance.supply.hold(ofSpot: plan[meeting].spot)
      for other in [venue] + instance.scenario.venues[venue].shares {
        close(
          other.index, from: taken.start, to: taken.end, pause: instance.scenario.pause(venue, other) ?? 0)
      }
      if asksTeachers { recheck(plan, meeting, instance.supply.moment(ofSpot: plan[meeting].spot)) }
    }
  }

  /// Drops the spots of a venue that would take it at a time already taken, `pause` minutes around it included.
  private mutating func close(_ venue: Int, from start: Int, to end: Int, pause: Int) {
    for (place, lessonClass) in classes.enumerated() {
      let range = instance.supply.classes[lessonClass].spots
      let list = ofVenue[place][venue]
      // Spots of a class have one length, one set-up and one clear-down.
      var low = list.partitioningIndex { instance.supply.hold(ofSpot: $0).end + pause > start }
      while low < list.count, instance.supply.hold(ofSpot: list[low]).start < end + pause {
        isFree[place][list[low] - range.lowerBound] = false
        low += 1
      }
    }
  }

  /// The spots for which an instructor who teaches a meeting now may be missing: close by, or of a day or week that is
  /// full for him or her.
  private mutating func recheck(_ plan: Plan, _ meeting: Int, _ taken: Moment) {
    let lessons = classes.map { instance.supply.classOfLesson[course].firstIndex(of: $0)! }
    for instructor in plan[meeting].instructors {
      let person = instance.scenario.instructors[instructor]
      let booked = plan.byInstructor[instructor].map { instance.supply.moment(ofSpot: plan[Int($0)].spot) }
      let isWeekFull =
        person.maxPerWeek.map { most in booked.count { $0.week == taken.week } >= most } ?? false
      let isDayFull = person.maxPerDay.map { most in booked.count { $0.day == taken.day } >= most } ?? false
      for (place, lessonClass) in classes.enumerated()
      where instance.supply.classes[lessonClass].teachers.contains(instructor) {
        let range = instance.supply.classes[lessonClass].spots
        let from = isWeekFull ? taken.start - 7 * 1440 - 1440 : taken.start - 2 * 1440
        var low = range.partitioningIndex { instance.supply.moment(ofSpot: $0).start >= from }
        while low < range.upperBound {
          let moment = instance.supply.moment(ofSpot: low)
          if moment.start > taken.end + (isWeekFull ? 8 : 2) * 1440 { break }
          let isNear = moment.day == taken.day || abs(moment.start - taken.start) < 1440
          if isFree[place][low - range.lowerBound]
            && (isNear || isDayFull && moment.day == taken.day || isWeekFull && moment.week == taken.week)
            && !plan.hasInstructors(course: course, lesson: lessons[place], spot: low, instance)
          {
            isFree[place][low - range.lowerBound] = false
          }
          low += 1
        }
      }
    }
  }
}
