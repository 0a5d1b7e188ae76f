import OffHours
import Testing

/// Bad values of the keys by which people are released, renewed, kept together and taught in small groups: each is told at
/// its place, with what was found and what was expected.
@Suite struct AdditionFaultTests {
  /// Something written behind a key's place, and what is told at the markers in it.
  struct Fault: Sendable, CustomTestStringConvertible {
    var text: String, messages: [String]
    var testDescription: String { text }

    init(_ text: String, _ messages: String...) {
      self.text = text
      self.messages = messages
    }
  }

  private func check(_ slot: String, _ fault: Fault) {
    let base = """
      offhours: 1
      timezone: UTC
      horizon: {from: 2027-03-01, to: 2027-03-14}
      rotations: {r: {cycle: D, anchor: 2027-03-01, shifts: {D: 08:00-17:00}}}
      employers:
        e: {rotation: r<employer>}
      shifts: {X: off<legend>}
      instructors: {i: {teaches: [c]}}
      venues:
        v: {seats: 9<venue>}
      workers:
        W1: {employer: e, courses: [c]<worker>}
        W2: {employer: e, courses: [c]}
      rules: {preset: none<rules>}
      courses:
        c: {starts: ["09:00"], lessons: {L: {minutes: 60<lesson>}}<course>}
      goals: [completions<goals>]
      """
    var text = base.replacing("<\(slot)>", with: fault.text)
    for other in ["employer", "legend", "venue", "worker", "rules", "lesson", "course", "goals"] {
      text = text.replacing("<\(other)>", with: "")
    }
    expect(["scenario.yaml": text], fault.messages)
  }

  static let legendFaults: [Fault] = [
    Fault(", S: [08:00-12:00, 1️⃣11:00-13:00]", "the stretch '11:00-13:00' overlaps '08:00-12:00'; expected s"),
    Fault(", S: [08:00-12:00, 1️⃣25:61-26:00]", "found '25:61-26:00'; expected hours such as 22:00-06:00: tim"),
    Fault(", S: 1️⃣48:30-50:00", "found '48:30-50:00'; expected hours such as 22:00-06:00: tim"),
    Fault(", S: 1️⃣training", "found 'training'; expected training and hours, such as train"),
    Fault(", S: 1️⃣training off", "found 'training off'; expected hours such as 08:00-17:00, a "),
    Fault(", S: [1️⃣off, 08:00-09:00]", "found 'off'; expected hours such as 08:00-12:00; off and abs"),
    Fault(", S: 1️⃣[]", "found an empty list; expected hours such as 08:00-17:00, a l"),
    Fault(", S: 1️⃣40:00-41:00x", "found '40:00-41:00x'; expected hours such as 22:00-06:00: ti"),
    Fault(", S: 1️⃣30:00-05:00", "found '30:00-05:00'; expected hours such as 22:00-06:00: tim"),
  ]

  @Test(arguments: legendFaults) func legend(_ fault: Fault) { check("legend", fault) }

  static let employerFaults: [Fault] = [
    Fault(", release: {per_worker: 1️⃣-1h}", "found '-1h'; expected a duration such as 45m, 8h or 1h30m, a"),
    Fault(", release: {total: 1️⃣lots}", "found 'lots'; expected a duration such as 45m, 8h or 1h30m, "),
    Fault(", release: {at_once: 1️⃣1.5}", "found '1.5'; expected a whole number, 0 to 1000000"),
    Fault(", release: {of: 1️⃣team}", "found 'team'; expected one of employer, crew"),
    Fault(", release: {1️⃣each: 4h}", "unknown key 'each' in release; expected one of per_worker, t"),
    Fault(", release: 1️⃣yes", "found 'yes'; expected a map with the keys of a release"),
    Fault(", release: 1️⃣4h", "found '4h'; expected a map with the keys of a release"),
  ]

  @Test(arguments: employerFaults) func employer(_ fault: Fault) { check("employer", fault) }

  static let courseFaults: [Fault] = [
    Fault(", valid: 1️⃣24", "found '24'; expected 1 to 1200 months or 1 to 36500 days, su"),
    Fault(", valid: 1️⃣0 months", "found '0 months'; expected 1 to 1200 months or 1 to 36500 da"),
    Fault(", valid: 1️⃣2 years", "found '2 years'; expected 1 to 1200 months or 1 to 36500 day"),
    Fault(", renew: 1️⃣soon", "found 'soon'; expected 0 to 1200 months or 0 to 36500 days, "),
    Fault(", valid: 1️⃣[1]", "found a list; expected months or days such as 24 months"),
    Fault(", valid: 1️⃣-3 months", "found '-3 months'; expected 1 to 1200 months or 1 to 36500 d"),
    Fault(", valid: 1️⃣99999999999 days", "found '99999999999 days'; expected 1 to 1200 months or 1 to "),
    Fault(", learners_per_instructor: 1️⃣many", "found 'many'; expected a whole number, 1 to 1000000"),
    Fault(", instructors: 1️⃣101", "found '101'; expected a whole number, 0 to 100"),
    Fault(", together: [1️⃣[W1]]", "found one worker; expected at least two, such as [W1, W2]"),
    Fault(", together: [[W1, 1️⃣W9]]", "unknown worker 'W9'; expected one of W1, W2"),
    Fault(
      ", together: [1️⃣W1, 2️⃣W2]", "found one worker; expected at least two, such as [W1, W2]",
      "found one worker; expected at least two, such as [W1, W2]"),
    Fault(", together: [[W1, 1️⃣W1]]", "the worker 'W1' stands twice; remove one"),
    Fault(", together: [[W1, 1️⃣\"\"]]", "unknown worker ''; expected one of W1, W2"),
    Fault(", after: [1️⃣\"\"]", "unknown course ''; expected c"),
    Fault(
      ", pinned: [{lesson: L, start: 2027-03-02T09:00, learners: [1️⃣\"\"]}]",
      "unknown worker ''; expected one of W1, W2"),
    Fault(
      ", pinned: [{lesson: L, start: 2027-03-02T09:00, learners: [W1], venue: 1️⃣\"\"}]",
      "unknown venue ''; expected v"),
    Fault(", together: 1️⃣W1", "found one worker; expected at least two, such as [W1, W2]"),
    Fault(
      ", pinned: [{lesson: L, start: 2027-03-02T09:00, learners: [1️⃣W9]}]",
      "unknown worker 'W9'; expected one of W1, W2"),
    Fault(
      ", pinned: [{lesson: L, start: 2027-03-02T09:00, learners: 1️⃣{a: b}}]",
      "found a map; expected the id of a worker"),
    Fault(", pinned: [{lesson: 1️⃣Z, start: 2027-03-02T09:00}]", "unknown lesson 'Z'; expected L"),
    Fault(", rules: {evenings_in_a_row: 1️⃣1.5}", "found '1.5'; expected a whole number, 0 to 1000000000"),
  ]

  @Test(arguments: courseFaults) func course(_ fault: Fault) { check("course", fault) }

  static let workerFaults: [Fault] = [
    Fault(", due: 1️⃣c", "found 'c'; expected a course and a date, such as safety@2027-03-15"),
    Fault(", due: [1️⃣x@2027-03-05]", "unknown course 'x'; expected c"),
    Fault(", due: [1️⃣c@2027-02-30]", "found '2027-02-30'; expected a date that exists"),
    Fault(", due: [1️⃣c/L@2027-03-05]", "unknown course 'c/L'; expected c"),
    Fault(", due: 1️⃣{c: 2027-03-05}", "found a map; expected a course with @date"),
    Fault(", due: [c@2027-03-05, 1️⃣c@2027-03-06]", "the course 'c' is due twice; remove one"),
    Fault(", needs: 1️⃣{a: b}", "found a map; expected a word such as step-free"),
    Fault(", needs: [1️⃣[a]]", "found a list; expected a word such as step-free"),
    Fault(
      ", needs: [1️⃣\"\", loop, 2️⃣\" \", 3️⃣~]", "found nothing; expected a word such as step-free",
      "found nothing; expected a word such as step-free", "found nothing; expected a word such as step-free"),
    Fault(
      ", needs: [1️⃣\"ramp; loop\"]",
      "found 'ramp; loop'; expected a word such as step-free; write several as a list, such as [ramp, loop]"),
    Fault(", due: [1️⃣\"\"]", "found ''; expected a course and a date, such as safety@2027-03-15"),
    Fault(", completed: [1️⃣\"\"]", "unknown course ''; expected c"),
    Fault(
      ", unavailable: [1️⃣\"\"]", "found ''; expected days and hours such as mon-fri 16:00-18:00, or a date"),
  ]

  @Test(arguments: workerFaults) func worker(_ fault: Fault) { check("worker", fault) }

  static let lessonFaults: [Fault] = [
    Fault(", 1️⃣size: {min: 2}", "lesson 'L' has a size of its own, but the course is attended"),
    Fault(
      ", 1️⃣size: {min: 5, max: 2️⃣2}", "lesson 'L' has a size of its own, but the course is attended",
      "found 2; expected at least size.min, which is 5"),
    Fault(
      ", 1️⃣size: {max: 2️⃣0}", "lesson 'L' has a size of its own, but the course is attended",
      "found '0'; expected a whole number, 1 to 1000000"),
    Fault(
      ", 1️⃣size: 2️⃣5", "lesson 'L' has a size of its own, but the course is attended",
      "found '5'; expected a map with the keys of a size"),
    Fault(", instructors: 1️⃣-1", "found '-1'; expected a whole number, 0 to 100"),
    Fault(", instructors: 1️⃣two", "found 'two'; expected a whole number, 0 to 100"),
    Fault(", learners_per_instructor: 1️⃣0", "found '0'; expected a whole number, 1 to 1000000"),
    Fault(", setup: 1️⃣25h", "found '25h'; expected 0m to 24h"),
    Fault(", setup: 1️⃣-5m", "found '-5m'; expected a duration such as 45m, 8h or 1h30m, a"),
    Fault(", needs: [1️⃣\"\"]", "found nothing; expected a word such as projector"),
    Fault(", needs: [hoist, 1️⃣\"  \"]", "found nothing; expected a word such as projector"),
    Fault(", needs: 1️⃣\"hoist; bed\"", "write several as a list, such as [hoist, bed]"),
    Fault(", cleardown: 1️⃣soon", "found 'soon'; expected a duration such as 45m, 8h or 1h30m, "),
  ]

  @Test(arguments: lessonFaults) func lesson(_ fault: Fault) { check("lesson", fault) }

  static let venueFaults: [Fault] = [
    Fault(", shares: [1️⃣w]", "unknown venue 'w'; expected v"),
    Fault(", shares: [1️⃣v]", "venue 'v' shares with itself; name other venues, or remove it"),
    Fault(", shares: 1️⃣{v: 1}", "found a map; expected the id of a venue"),
    Fault(", shares: [1️⃣\"\"]", "unknown venue ''; expected v"),
    Fault(", has: [1️⃣\"\"]", "found nothing; expected a word such as projector"),
    Fault(", has: 1️⃣\"loop; ramp\"", "write several as a list, such as [loop, ramp]"),
    Fault(", online: 1️⃣maybe", "found 'maybe'; expected true or false"),
    Fault(
      ", online: true, 1️⃣place: 2️⃣p", "venue 'v' is online, so it has no place; remove 'place' or 'online'",
      "unknown place 'p'; there is no place at all"),
  ]

  @Test(arguments: venueFaults) func venue(_ fault: Fault) { check("venue", fault) }

  static let rulesFaults: [Fault] = [
    Fault(", evenings_in_a_row: 1️⃣-1", "found '-1'; expected a whole number, 0 to 1000000000"),
    Fault(", evenings_in_a_row: 1️⃣one", "found 'one'; expected a whole number, 0 to 1000000000"),
  ]

  @Test(arguments: rulesFaults) func rules(_ fault: Fault) { check("rules", fault) }

  static let goalsFaults: [Fault] = [
    Fault(", 1️⃣lesson", "found 'lesson'; did you mean 'lessons'?"),
    Fault(", 1️⃣lapse", "found 'lapse'; did you mean 'lapses'?"),
    Fault(", {release: 1️⃣0}", "found '0'; expected a weight above 0, at most 1000000000000"),
    Fault(", {lapses: 1️⃣-1}", "found '-1'; expected a weight above 0, at most 1000000000000"),
    Fault(", release, 1️⃣release", "the goal 'release' stands twice; remove one"),
  ]

  @Test(arguments: goalsFaults) func goals(_ fault: Fault) { check("goals", fault) }
}
