import OffHours

/// Which figures of an answer are proved, and which are merely what a plan has: every answer for machines carries it as
/// `figures`, field by field.
///
/// A field that stands in several places under one name with different meanings is named with what it stands in.
package enum FigureStatus {
  private typealias Table = [(status: ProofStatus, fields: [String])]

  /// Value, bound, gap and floor of a tier; of a weighted one the parts and their weights.
  private static let tier: Table = [
    (.beside, ["value", "parts"]), (.proved, ["bound"]), (.search, ["gap"]), (.given, ["enough", "goal"]),
  ]

  private static let asks: Table = [
    (.beside, ["places", "asks.shifts"]), (.proved, ["asks.bound", "most"]),
    (.found, ["releases", "verified", "asks.changed"]),
  ]

  private static let tables: [Answer: Table] = [
    .comparison: tier + [
      (.found, ["meetings", "cost", "rest", "travel", "completed"]), (.given, ["needed", "done"]),
    ],
    .sweep: tier + [
      (.given, ["position", "missing", "needed"]), (.beside, ["completed", "cost"]),
      (.proved, ["most", "least", "floor"]), (.found, ["meetings", "released"]),
    ],
    .replan: tier + [(.given, ["held", "seats"])],
    .trade: tier + [
      (.given, ["held", "seats", "needed"]), (.beside, ["changed", "completed", "moved"]),
      (.proved, ["fewest", "most"]), (.search, ["searches.done", "searches.asked"]),
    ],
    .person: [
      (.given, ["count", "minutes"]), (.found, ["others"]),
      (.search, ["singles", "pairs", "allPairs", "plans"]),
    ],
    .prices: tier + [
      (.given, ["tiers", "tier", "minutes"]), (.search, ["all", "unmoved", "owed"]),
      (.proved, ["nothing", "least", "most"]), (.found, ["completions", "found"]),
    ],
    .asks: [
      (.beside, ["places", "shifts"]), (.proved, ["bound", "most"]),
      (.found, ["releases", "verified", "changed"]),
    ],
    .meeting: tier + [
      (.given, ["learners", "seats", "left"]), (.found, ["changed"]),
    ],
    .conflicts: [],
    .employer: asks + [
      (.given, ["needed", "done", "wanted", "people"]),
      (.found, ["completed", "short", "left", "gained", "others"]),
      (.proved, ["impossible"]), (.search, ["changes", "plans"]),
    ],
    .role: tier,
    .simulation: [
      (.given, ["runs", "asked", "seed", "noShow", "least"]), (.found, ["planned", "meanDays"]),
      (
        .estimated,
        [
          "low", "median", "high", "mean", "ahead", "behind", "expected", "risk", "riskWithOneMore", "chance",
          "chanceWithMakeup", "saved",
        ]
      ),
    ],
  ]

  /// What is answered.
  package enum Answer: String, CaseIterable, Sendable {
    case comparison, sweep, replan, trade, person, prices, asks, meeting, conflicts, employer, role,
      simulation
  }

  /// The status of a number, by the keys that lead to it; nil where it has none.
  ///
  /// Parts and weights of a tier go by the key that they stand under.
  static func status(of path: [String], in answer: Answer) -> ProofStatus? {
    guard let key = path.last else { return nil }
    let outer = path.dropLast().last ?? ""
    let names = ["\(outer).\(key)", key] + (["parts", "goal"].contains(outer) ? [outer] : [])
    let fields = fields(of: answer)
    return names.lazy.compactMap { name in fields.first { $0.field == name }?.status }.first
  }

  /// The fields of an answer with their status, in the order of the alphabet.
  package static func fields(of answer: Answer) -> [(field: String, status: ProofStatus)] {
    tables[answer]!.flatMap { row in row.fields.map { (field: $0, status: row.status) } }
      .sorted { $0.field < $1.field }
  }
}

extension JSONWriter {
  /// `"figures": {field: status}` of an answer.
  mutating func figures(of answer: FigureStatus.Answer) {
    key("figures")
    object { json in
      for (field, status) in FigureStatus.fields(of: answer) { json.field(field, status.rawValue) }
    }
    expectStatus(in: answer)
  }
}
