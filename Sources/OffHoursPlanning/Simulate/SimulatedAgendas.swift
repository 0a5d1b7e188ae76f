private import Foundation
import OffHours

/// A timetable as the simulation plays it: people, their courses, and what it takes to complete each.
struct SimulatedAgendas: Sendable {
  /// One course that one person goes through.
  struct Track: Sendable {
    /// Where completions are counted.
    var group: Int
    /// Lessons that are still to be attended, and of the mandatory ones.
    var needed: Int, mandatory: Int
    /// Meetings, by start.
    var meetings: Range<Int>
    /// Tracks of the same person that have to be completed before.
    var after: [Int]
    /// Whether a course before it is neither behind the person nor in the timetable.
    var isBarred = false
  }

  /// One attendance.
  struct Attendance: Sendable {
    /// Share of people like this one who are still there by then.
    var survival: Double
    /// Tells attendances of one person apart, and is the same for the same start in every timetable.
    var key: UInt64
    var isMandatory: Bool
  }

  /// One person.
  struct Person: Sendable {
    /// Position in the scenario: the same person has the same fate in every timetable.
    var worker: Int
    /// In an order in which what others build on comes first.
    var tracks: Range<Int>
    /// Share of people like this one who are still there at the last meeting.
    var survival: Double
  }

  private(set) var people: [Person] = []
  private(set) var tracks: [Track] = []
  private(set) var attendances: [Attendance] = []
  /// Course and employer (the number of employers: none) of every group, and the completions planned in it.
  private(set) var groups: [(course: Int, employer: Int, planned: Int)] = []
  /// The date from which leaving is counted.
  private(set) var today = CivilDate(day: 0)
  /// Days to the last meeting, on average over the completions planned.
  private(set) var meanDays = 0.0

  /// Compiles a timetable. `attrition` replaces that of all employers.
  init(_ timetable: Timetable, in scenario: Scenario, calendars: CalendarBook, attrition: Double?) {
    let hearing = ResolvedTimetable(timetable, in: scenario, calendars: calendars)
    // Whoever sat in the last meeting that was held is there: leaving is counted from then.
    let today =
      timetable.meetings.filter(\.held).map { scenario.zone.date($0.start) }.max() ?? scenario.horizon.from
    self.today = today
    var groupOf: [Int: Int] = [:]
    var days = 0, completions = 0
    var position = 0
    while position < hearing.pursuits.count {
      let worker = hearing.pursuits[position].worker
      let pursuits = ordered(Array(hearing.pursuits(of: worker)), hearing)
      position += pursuits.count
      let person = scenario.workers[worker]
      let employer = person.employer?.index ?? scenario.employers.count
      let stays = 1 - (attrition ?? person.employer.map { scenario.employers[$0].attrition } ?? 0)
      func survival(_ date: CivilDate) -> Double {
        date <= today ? 1 : pow(stays, Double(date - today) / 7)
      }
      let first = tracks.count
      for pursuit in pursuits {
        let course = scenario.courses[pursuit.course]
        let key = pursuit.course.index * (scenario.employers.count + 1) + employer
        let group = groupOf[key] ?? groups.count
        if group == groups.count {
          groupOf[key] = group
          groups.append((pursuit.course.index, employer, 0))
        }
        let credited = pursuit.record.credited
        var seen = Set<Int>()
        let begin = attendances.count
        for meeting in pursuit.meetings.map({ hearing.meetings[$0] }) {
          guard let lesson = meeting.lesson, !credited[lesson], seen.insert(lesson).inserted else { continue }
          attendances.append(
            Attendance(
              survival: survival(meeting.date), key: UInt64(bitPattern: Int64(meeting.interval.start.minute)),
              isMandatory: course.mandatoryLessons.contains(lesson)))
        }
        let earlier = course.after.filter { !hearing.isBehind(worker, $0) }
        tracks.append(
          Track(
            group: group, needed: course.requiredLessons - credited.count { $0 },
            mandatory: course.mandatoryLessons.count { !credited[$0] }, meetings: begin..<attendances.count,
            after: earlier.compactMap { before in
              pursuits.firstIndex { $0.course == before }.map { first + $0 }
            },
            isBarred: earlier.contains { before in !pursuits.contains { $0.course == before } }))
        guard pursuit.isCompletion else { continue }
        groups[group].planned += 1
        completions += 1
        days += pursuit.lastDate - scenario.horizon.from
      }
      people.append(
        Person(
          worker: worker.index, tracks: first..<tracks.count,
          survival: pursuits.map { survival($0.lastDate) }.min() ?? 1))
    }
    meanDays = completions == 0 ? 0 : Double(days) / Double(completions)
  }

  /// The share of people like a worker who are still there on a date.
  func survival(_ worker: Ref<Worker>, _ scenario: Scenario, _ attrition: Double?) -> (CivilDate) -> Double {
    let person = scenario.workers[worker]
    let stays = 1 - (attrition ?? person.employer.map { scenario.employers[$0].attrition } ?? 0)
    return { [today] date in date <= today ? 1 : pow(stays, Double(date - today) / 7) }
  }

  /// Pursuits of one person, each after those that it builds on.
  private func ordered(_ pursuits: [Pursuit], _ hearing: ResolvedTimetable) -> [Pursuit] {
    var rest = pursuits, done: [Pursuit] = []
    while !rest.isEmpty {
      let next =
        rest.firstIndex { pursuit in
          hearing.scenario.courses[pursuit.course].after.allSatisfy { before in
            !rest.contains { $0.course == before }
          }
        } ?? 0
      done.append(rest.remove(at: next))
    }
    return done
  }
}
