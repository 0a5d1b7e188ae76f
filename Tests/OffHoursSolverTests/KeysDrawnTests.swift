import OffHours
import Testing

@testable import OffHoursSolver

/// Keys by which people are released, renewed, kept together and taught in small groups: each is drawn often enough by
/// scenarios on which enumeration, compact model and engine are held against each other.
@Suite struct KeysDrawnTests {
  /// A key, the scenarios that draw it, and whether one uses it.
  struct Key: Sendable, CustomTestStringConvertible {
    var name: String
    var draw: @Sendable (Int) -> Scenario
    var isUsed: @Sendable (Scenario) -> Bool
    var testDescription: String { name }

    init(
      _ name: String, _ draw: @escaping @Sendable (Int) -> Scenario,
      _ isUsed: @escaping @Sendable (Scenario) -> Bool
    ) {
      self.name = name
      self.draw = draw
      self.isUsed = isUsed
    }

    static func shifts(_ name: String, _ isUsed: @escaping @Sendable ([ShiftStretch]) -> Bool) -> Key {
      Key(name, TinyScenario.withShifts) { scenario in
        scenario.rotations.contains { rotation in
          rotation.shifts.contains { code, shift in
            if case .hours(let stretches) = shift, rotation.cycle.contains(code) { return isUsed(stretches) }
            return false
          }
        }
      }
    }

    static func release(_ name: String, _ isUsed: @escaping @Sendable (Release) -> Bool) -> Key {
      Key(name, TinyScenario.withShifts) { $0.employers.contains { $0.release.map(isUsed) ?? false } }
    }

    static func course(
      _ name: String, _ draw: @escaping @Sendable (Int) -> Scenario,
      _ isUsed: @escaping @Sendable (Course) -> Bool
    ) -> Key {
      Key(name, draw) { $0.courses.contains(where: isUsed) }
    }

    static func lesson(_ name: String, _ isUsed: @escaping @Sendable (Lesson) -> Bool) -> Key {
      course(name, PracticeScenario.scenario) { $0.lessons.contains(where: isUsed) }
    }

    static func goal(_ goal: Goal, _ draw: @escaping @Sendable (Int) -> Scenario) -> Key {
      Key("goal \(goal)", draw) { $0.goals.contains { $0.parts.contains { $0.goal == goal } } }
    }
  }

  private static func with(_ extra: TinyScenario.Extra) -> @Sendable (Int) -> Scenario {
    { TinyScenario(seed: $0, with: extra).scenario }
  }

  static let keys: [Key] = [
    .shifts("a code of several stretches") { $0.count > 1 },
    .shifts("hours of the next date") { $0.contains { $0.hours.start >= 1440 } },
    .shifts("training") { $0.contains(where: \.isTraining) },
    .release("release: {}") { $0.perWorker == nil && $0.total == nil && $0.atOnce == nil },
    .release("per_worker") { $0.perWorker != nil },
    .release("total") { $0.total != nil },
    .release("at_once") { $0.atOnce != nil && !$0.ofCrew },
    .release("at_once, of: crew") { $0.atOnce != nil && $0.ofCrew },
    .course("valid", with(.renewal)) { $0.valid != nil },
    .course("renew", with(.renewal)) { $0.valid != nil && $0.renew != nil },
    Key("due", with(.renewal)) { $0.workers.contains { !$0.due.isEmpty } },
    Key("needs", with(.accommodation)) { $0.workers.contains { !$0.needs.isEmpty } },
    .lesson("size.min") { ($0.size?.least ?? 1) > 1 },
    .lesson("size.max") { $0.size?.most != nil },
    .lesson("instructors of a lesson") { $0.instructors != nil },
    .lesson("learners_per_instructor of a lesson") { $0.learnersPerInstructor != nil },
    .lesson("setup") { $0.setup > 0 },
    .lesson("cleardown") { $0.cleardown > 0 },
    .course("instructors of a course", PracticeScenario.scenario) { $0.instructors > 1 },
    .course("learners_per_instructor of a course", PracticeScenario.scenario) {
      $0.learnersPerInstructor != nil
    },
    Key("shares", PracticeScenario.scenario) { $0.venues.contains { !$0.shares.isEmpty } },
    Key("online", PracticeScenario.scenario) { $0.venues.contains(where: \.isOnline) },
    Key("online without seats", PracticeScenario.scenario) {
      $0.venues.contains { $0.isOnline && $0.seatLimit == nil }
    },
    .course("together", with(.together)) { !$0.together.isEmpty },
    .course("pin with learners", with(.appointments)) { $0.appointments.contains { !$0.learners.isEmpty } },
    .course("pin without venue", with(.appointments)) { $0.appointments.contains { $0.venue == nil } },
    Key("evenings_in_a_row", with(.evenings)) { $0.rules.agenda.evenings != nil },
    .course("evenings_in_a_row of a course", with(.evenings)) { $0.evenings?.most != nil },
    .course("evenings_in_a_row of a course, off", with(.evenings)) {
      $0.evenings != nil && $0.evenings?.most == nil
    },
    .goal(.lessons, with(.lessons)), .goal(.lapses, with(.renewal)), .goal(.burden, with(.burden)),
    .goal(.release, TinyScenario.withShifts),
  ]

  @Test(arguments: keys) func `fifteen of two hundred scenarios use it at least`(_ key: Key) {
    let count = (0..<200).count { key.isUsed(key.draw($0)) }
    #expect(count >= 15, "\(key.name): \(count)")
  }
}
