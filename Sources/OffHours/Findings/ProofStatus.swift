/// How far a figure is known, as machines read it.
package enum ProofStatus: String, CaseIterable, Sendable {
  /// It holds for every plan that is meant: a bound, or a value that is as good as its bound.
  case proved
  /// A plan has it, and a bound stands beside it.
  case bounded
  /// A plan has it; nothing is known of others.
  case found
  /// It stands in the scenario or in what was handed in, or is counted there, whatever is planned.
  case given
  /// Played or worked out from rates of leaving and staying away.
  case estimated
  /// What a search tells of itself: how much was looked at, how far a relaxation has moved.
  case search
  /// It depends on the values: the status stands beside the figure, under `proof` or the figure's own name with `Proof` behind it.
  case beside

  /// The status of a value with a bound.
  package init(_ value: Int, bound: Int?) {
    self = bound.map { $0 == value ? .proved : .bounded } ?? .found
  }

  /// The status of a value with a bound, as far as a millionth.
  package init(_ value: Double, bound: Double?) {
    self = bound.map { abs($0 - value) <= 1e-6 * max(1, abs(value)) ? .proved : .bounded } ?? .found
  }

  /// The status of a tier.
  package init(_ result: TierResult) { self.init(result.value, bound: result.bound) }
}
