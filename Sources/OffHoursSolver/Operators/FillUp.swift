import OffHours

/// Further sections and meetings in what a plan leaves free: what earlier steps left may serve another course at once.
enum FillUp: SearchOperator {
  static let name = "fill up"

  static func isDrawn(_ step: inout SearchStep) -> Bool {
    guard step.tier <= step.instance.firstGoal + 2, step.filled != step.standing else { return false }
    step.filled = step.standing
    return true
  }

  static func changed(_ step: inout SearchStep) -> Plan? {
    var greedy = Greedy(step.instance, from: step.plan)
    greedy.isStopped = step.control.isStopped
    greedy.fillUp()
    return greedy.plan
  }
}
