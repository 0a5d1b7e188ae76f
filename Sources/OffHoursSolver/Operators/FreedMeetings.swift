import OffHours

/// Large neighbourhood search in one course: frees some meetings and people, lets GLPK solve that part. Source: Shaw (1998).
///
/// The tiers above the one worked on are rows, so a step never trades an important goal for a lesser one. It applies
/// always, and so stands last in the portfolio.
enum FreedMeetings: SearchOperator {
  static let name = "neighbourhood"

  static func isDrawn(_ step: inout SearchStep) -> Bool { true }

  static func changed(_ step: inout SearchStep) -> Plan? {
    let course = step.drawCourse()
    let size = 4 + ((step.drawn - 1) / step.courses.count) % 5 * 3
    guard let neighbourhood = step.maker.draw(step.plan, course: course, size: size, opensNew: true)
    else { return nil }
    return neighbourhood.solved(
      step.instance, &step.pricer, from: step.plan, holding: step.standing, tier: step.tier, rounds: 6,
      nodes: 300, seconds: step.control.secondsLeft(), control: step.control)
  }
}
