import OffHours

/// Freedoms that a construction does without. Whatever keeps the tighter rules keeps the scenario's own, so a plan of the
/// tightened instance is one of the instance.
struct Tightening: Hashable, Sendable {
  /// Lessons in order though any order will do, nothing made up in another section, no lesson missed.
  var inOrder = false, withoutMakeup = false, everyLesson = false
  /// Nobody released from a shift: chains count on everybody whom a meeting suits, and caps let few of them come.
  var withoutRelease = false

  /// The combinations that take something from somebody, the tightest first; before them release alone is done without.
  static func all(_ instance: Instance) -> [Tightening] {
    let courses = instance.scenario.courses.indices.filter { !instance.pairsOfCourse[$0].isEmpty }
      .map { instance.scenario.courses[$0] }
    let isFree = courses.contains { !$0.strictOrder }
    let hasMakeup = courses.contains { $0.attendance == .section && $0.makeup > 0 }
    let hasMisses = courses.contains { $0.requiredLessons < $0.lessons.count }
    let hasRelease = instance.hasRelease
    var result: [Tightening] = hasRelease ? [Tightening(withoutRelease: true)] : []
    for withoutRelease in hasRelease ? [true, false] : [false] {
      for everyLesson in hasMisses ? [true, false] : [false] {
        for withoutMakeup in hasMakeup ? [true, false] : [false] {
          for inOrder in isFree ? [true, false] : [false] {
            let next = Tightening(
              inOrder: inOrder, withoutMakeup: withoutMakeup, everyLesson: everyLesson,
              withoutRelease: withoutRelease)
            if next != Tightening() && !result.contains(next) { result.append(next) }
          }
        }
      }
    }
    return result
  }

  func apply(to course: inout Course) {
    if inOrder { course.strictOrder = true }
    if withoutMakeup { course.makeup = 0 }
    if everyLesson {
      course.requiredLessons = course.lessons.count
      course.mandatoryLessons = Array(course.lessons.indices)
    }
  }
}

extension Instance {
  /// Whether somebody would be released for something.
  var hasRelease: Bool { supply.released?.words.contains { $0 != 0 } ?? false }

  /// The instance with less freedom: the same people, spots and pairs, so that plans can go from one to the other.
  func tightened(_ tightening: Tightening) -> Instance {
    if tightening == Tightening() { return self }
    var result = self
    result.tighten(tightening)
    return result
  }
}
