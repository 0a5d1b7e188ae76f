/// Whether a worker could complete a course alone.
package enum Completability: Hashable, Sendable {
  /// There is a set of meetings that completes it, or there is none.
  case possible, impossible
  /// The search ended before it knew.
  case undecided
}

/// How much a search for agendas may do: steps, the same on every machine, and a stop from outside.
package struct AgendaBudget: Sendable {
  /// Steps of one question, and of all together; each later question has a few all the same. A step is a partial agenda
  /// looked at, a meeting tried: some two microseconds.
  package var perQuestion = 200_000, total = 1_000_000
  package var least = 400
  /// Asked now and then; yes ends the search.
  package var isStopped: @Sendable () -> Bool = { false }

  /// The usual budget.
  package init() {}
}
