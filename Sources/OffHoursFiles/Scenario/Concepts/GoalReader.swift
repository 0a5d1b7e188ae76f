internal import OffHours

extension Concept {
  static let weights = Concept(
    "weighted goal", Goal.allCases.map { Key($0.rawValue, .decimal("a weight above 0")) })
}

/// Reads the goals.
enum GoalReader {
  static let shape = Shape.list(.either([.choice(Goal.allCases.map(\.rawValue)), .object(.weights)]))

  static func tiers(_ node: Node, _ context: ReadingContext) -> [Tier] {
    var tiers: [Tier] = []
    var elements = context.elements(node)
    if node.map != nil { elements = [node] }
    for element in elements {
      if element.map != nil {
        let fields = Fields(element, .weights, context)
        let parts = Goal.allCases.compactMap { goal -> Tier.Part? in
          guard let scalar = fields.scalar(goal.rawValue),
            let weight = context.number(
              scalar, "a weight above 0, at most 1000000000000", where: { $0 > 0 && $0 <= 1e12 })
          else { return nil }
          return Tier.Part(goal: goal, weight: weight)
        }
        if parts.isEmpty {
          if fields.map.entries.isEmpty {
            context.mismatch(
              element.spot, found: "no goal", expected: "goals and weights, such as {cost: 1, travel: 500}")
          }
        } else {
          tiers.append(Tier(weighted: parts))
        }
      } else if let scalar = context.scalar(element, expected: "a goal, or goals with weights"),
        let name = context.choice(scalar, Goal.allCases.map(\.rawValue)), let goal = Goal(rawValue: name)
      {
        if tiers.contains(Tier(goal)) {
          context.log.error(scalar.spot, "the goal \(quoted(name)) stands twice; remove one")
        } else {
          tiers.append(Tier(goal))
        }
      }
    }
    if tiers.isEmpty, !context.log.hasErrors {
      context.mismatch(node.spot, found: "no goal", expected: "at least one, such as [targets, completions]")
    }
    return tiers
  }
}
