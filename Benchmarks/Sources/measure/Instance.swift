/// A scenario that is measured, and how it is made.
struct Instance {
  /// What tables call it.
  var name: String
  /// A folder of the project, or the arguments of `offhours generate`.
  var source: Source
  /// Seconds that a run may take.
  var budget: Double

  enum Source {
    case folder(String)
    case generated([String])
  }

  private static func made(
    _ name: String, workers: Int, _ attend: String, halls: Int? = nil, weeks: Int, exceptions: Double = 0.3,
    seed: Int = 0, budget: Double
  ) -> Instance {
    var arguments = [
      "--workers", "\(workers)", "--attend", attend, "--weeks", "\(weeks)", "--exceptions", "\(exceptions)",
      "--seed",
      "\(seed)",
    ]
    if let halls { arguments += ["--halls", "\(halls)"] }
    return Instance(name: name, source: .generated(arguments), budget: budget)
  }

  /// What the table of the README shows.
  static let standard =
    [Instance(name: "thai-nguyen", source: .folder("scenarios/thai-nguyen"), budget: 60)]
    + [("section", 60.0), ("any", 60.0)].flatMap { attend, budget in
      [
        made("500 \(attend)", workers: 500, attend, weeks: 6, budget: budget),
        made("4,000 \(attend)", workers: 4_000, attend, halls: 16, weeks: 8, budget: budget),
        made("20,000 \(attend)", workers: 20_000, attend, weeks: 8, budget: budget),
        made("100,000 \(attend)", workers: 100_000, attend, weeks: 8, budget: 120),
      ]
    }

  /// A look in two minutes.
  static let quick = [
    Instance(name: "thai-nguyen", source: .folder("scenarios/thai-nguyen"), budget: 10),
    made("500 section", workers: 500, "section", weeks: 6, budget: 10),
    made("500 any", workers: 500, "any", weeks: 6, budget: 10),
    made("4,000 section", workers: 4_000, "section", halls: 16, weeks: 8, budget: 15),
  ]

  /// One dimension after another, the others held: what each phase costs more of.
  static let growth: [(dimension: String, instances: [Instance])] = [
    (
      "workers",
      [1_000, 4_000, 16_000].map { made("\($0)", workers: $0, "section", halls: 16, weeks: 6, budget: 30) }
    ),
    (
      "share of exceptions (kinds of calendar)",
      [0, 0.1, 0.3, 1].map {
        made("\($0)", workers: 2_000, "section", halls: 8, weeks: 6, exceptions: $0, budget: 30)
      }
    ),
    ("weeks", [4, 8, 16].map { made("\($0)", workers: 2_000, "section", halls: 8, weeks: $0, budget: 30) }),
    (
      "halls",
      [4, 8, 16, 32].map { (halls: Int) in
        made("\(halls)", workers: 2_000, "section", halls: halls, weeks: 6, budget: 30)
      }
    ),
  ]
}
