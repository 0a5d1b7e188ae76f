internal import GLPK

/// Many people of whom each takes one of a few options or none, with seats and the like to share: as much gained as can
/// be, then as little spent as can be. An integer program over the options, one column for all people of a group.
package struct Choice: Sendable {
  /// What somebody may take.
  package struct Option: Sendable {
    /// What it brings; more is wanted first.
    package var gain: Int
    /// What it costs: the first is kept small before the second.
    package var cost: Int, second: Int
    /// Resources that it takes some of, each named once.
    package var uses: [Use]
    /// Whether it only stands for what was not looked through: it counts in bounds and is never taken.
    package var isImagined: Bool

    /// An option.
    package init(gain: Int, cost: Int, second: Int = 0, uses: [Use] = [], isImagined: Bool = false) {
      self.gain = gain
      self.cost = cost
      self.second = second
      self.uses = uses
      self.isImagined = isImagined
    }
  }

  /// A resource, and how many units of it are taken.
  package struct Use: Sendable {
    package var resource: Int, amount: Int

    /// So many units of a resource.
    package init(_ resource: Int, _ amount: Int = 1) {
      self.resource = resource
      self.amount = amount
    }
  }

  /// People who have the same options.
  package struct Group: Sendable {
    package var count: Int
    package var options: [Option]

    /// So many people with these options.
    package init(count: Int, options: [Option]) {
      self.count = count
      self.options = options
    }
  }

  /// What is taken, and what is proved of it.
  package struct Answer: Sendable {
    /// How many of each group take each option.
    package var taken: [[Int]]
    /// What that brings and costs.
    package var gain = 0, cost = 0
    /// More cannot be gained; as much as is gained cannot cost less.
    package var mostGain: Int, leastCost = 0
  }

  package var groups: [Group]
  /// How many units there are of each resource.
  package var capacities: [Int]
  /// Subproblems that may be made for each goal.
  package var nodes = 5000

  /// A choice among options.
  package init(groups: [Group], capacities: [Int]) {
    self.groups = groups
    self.capacities = capacities
  }

  /// The best that is found. Without limits of time: the same choice gets the same answer unless it is interrupted.
  package func answer(isInterrupted: @escaping @Sendable () -> Bool = { false }) -> Answer {
    GLPKThread.run { solved(isInterrupted) }
  }

  private func solved(_ isInterrupted: @escaping @Sendable () -> Bool) -> Answer {
    var answer = greedy()
    let hasImagined = groups.contains { $0.options.contains(where: \.isImagined) }
    let most = groups.reduce(0) { $0 + $1.count * ($1.options.map(\.gain).max() ?? 0) }
    answer.mostGain = most
    if answer.gain < most {
      let found = run(.gain, least: nil, most: nil, imagined: false, answer, isInterrupted)
      take(found.taken, into: &answer)
      let bound =
        hasImagined
        ? run(.gain, least: nil, most: nil, imagined: true, answer, isInterrupted).bound : found.bound
      answer.mostGain = min(most, bound.map { Int((-$0 + 1e-6).rounded(.down)) } ?? most)
    }
    let first = run(.cost, least: answer.gain, most: nil, imagined: false, answer, isInterrupted)
    take(first.taken, into: &answer)
    let bound =
      hasImagined
      ? run(.cost, least: answer.gain, most: nil, imagined: true, answer, isInterrupted).bound : first.bound
    answer.leastCost = min(answer.cost, max(0, bound.map { Int(($0 - 1e-6).rounded(.up)) } ?? 0))
    let second = run(.second, least: answer.gain, most: answer.cost, imagined: false, answer, isInterrupted)
    if let taken = second.taken { answer.taken = taken }
    return answer
  }

  private func take(_ taken: [[Int]]?, into answer: inout Answer) {
    guard let taken else { return }
    let (gain, cost) = worth(taken)
    if (-gain, cost) < (-answer.gain, answer.cost) {
      answer.taken = taken
      (answer.gain, answer.cost) = (gain, cost)
    }
  }

  private func worth(_ taken: [[Int]]) -> (gain: Int, cost: Int) {
    var gain = 0, cost = 0
    for (group, counts) in zip(groups, taken) {
      for (option, count) in zip(group.options, counts) {
        gain += option.gain * count
        cost += option.cost * count
      }
    }
    return (gain, cost)
  }

  // MARK: The program

  private enum Goal { case gain, cost, second }

  /// Minimises a goal; at least so much gained, at most so much spent. Nil for what was not found or proved.
  private func run(
    _ goal: Goal, least: Int?, most: Int?, imagined: Bool, _ known: Answer,
    _ isInterrupted: @escaping @Sendable () -> Bool
  ) -> (taken: [[Int]]?, bound: Double?) {
    var program = LinearProgram(sense: .minimise)
    for group in groups { program.addRow(upper: Double(group.count)) }
    let resources = program.rowCount
    for capacity in capacities { program.addRow(upper: Double(capacity)) }
    let gainRow = least.map { program.addRow(lower: Double($0)) }
    let costRow = most.map { program.addRow(upper: Double($0)) }
    var columns: [(group: Int, option: Int)] = []
    for (position, group) in groups.enumerated() {
      for (number, option) in group.options.enumerated() where imagined || !option.isImagined {
        var rows = [Int32(position)], values = [1.0]
        for use in option.uses {
          rows.append(Int32(resources + use.resource))
          values.append(Double(use.amount))
        }
        if let gainRow, option.gain != 0 {
          rows.append(Int32(gainRow))
          values.append(Double(option.gain))
        }
        if let costRow, option.cost != 0 {
          rows.append(Int32(costRow))
          values.append(Double(option.cost))
        }
        let objective: Int =
          switch goal {
          case .gain: -option.gain
          case .cost: option.cost
          case .second: option.second
          }
        program.addColumn(
          objective: Double(objective), upper: Double(group.count), integer: true, rows: rows, values: values)
        columns.append((position, number))
      }
    }
    if columns.isEmpty || isInterrupted() { return (nil, nil) }
    let options = MIPOptions(nodeLimit: nodes)
    guard
      let outcome = try? Session(program).solveInteger(
        options, onEvent: { _ in isInterrupted() ? .stop : .goOn })
    else { return (nil, nil) }
    var taken: [[Int]]?
    if outcome.status.hasSolution {
      var counts = groups.map { [Int](repeating: 0, count: $0.options.count) }
      for ((group, option), value) in zip(columns, outcome.values) {
        counts[group][option] = Int(value.rounded())
      }
      if isPossible(counts) { taken = counts }
    }
    return (taken, outcome.bound.flatMap { $0.isFinite ? $0 : nil })
  }

  /// What GLPK gives is counted again in whole numbers.
  private func isPossible(_ taken: [[Int]]) -> Bool {
    var used = [Int](repeating: 0, count: capacities.count)
    for (group, counts) in zip(groups, taken) {
      if counts.contains(where: { $0 < 0 }) || counts.reduce(0, +) > group.count { return false }
      for (option, count) in zip(group.options, counts) {
        for use in option.uses { used[use.resource] += use.amount * count }
      }
    }
    return zip(used, capacities).allSatisfy { $0 <= $1 }
  }

  /// Whoever needs least comes first and takes the cheapest of what is left.
  private func greedy() -> Answer {
    var left = capacities
    var answer = Answer(
      taken: groups.map { [Int](repeating: 0, count: $0.options.count) },
      mostGain: 0)
    let order = groups.indices.sorted {
      (groups[$0].options.map(\.cost).min() ?? 0, $0) < (groups[$1].options.map(\.cost).min() ?? 0, $1)
    }
    for group in order {
      let options = groups[group].options
      let cheap = options.indices.filter { !options[$0].isImagined }
        .sorted { (-options[$0].gain, options[$0].cost, $0) < (-options[$1].gain, options[$1].cost, $1) }
      for _ in 0..<groups[group].count {
        guard
          let option = cheap.first(where: { options[$0].uses.allSatisfy { left[$0.resource] >= $0.amount } })
        else { break }
        for use in options[option].uses { left[use.resource] -= use.amount }
        answer.taken[group][option] += 1
      }
    }
    (answer.gain, answer.cost) = worth(answer.taken)
    return answer
  }
}
