import Foundation
import Testing

/// Every sentence of `compare`, `explain`, `replan`, `sweep` and `simulate` that claims something (proved, must, cannot,
/// fewest, at most, at least …) names the test that holds it against enumeration.
@Suite struct ClaimInventoryTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Where the sentences stand.
  private static let topics = [
    "Compare", "Conflict", "Explain", "Fragile", "Planner", "Replan", "Role", "Simulate", "Sweep", "Trade",
  ]

  private static let gains = "ClaimTests: gains and losses that are called proved are"
  private static let prices = "ClaimTests: prices promise no more and no less than is proved"
  private static let screened =
    "PriceAgreementTests: no timetable of a changed scenario beats the bound at the prices of the old one"
  private static let person =
    "PersonClaimTests: who cannot be placed cannot, and every remedy places with no more changes than it says"
  private static let remedies =
    "ExplainAgreementTests: changes that are listed place the person, and no single one is overlooked"
  private static let asks = "ExplainAgreementTests: the ask-list brings in the most with the fewest shifts"
  private static let together =
    "ExplainAgreementTests: targets that fail only together have a smallest conflict"
  private static let conflicts =
    "PlannerClaimTests: conflicts that are called proved are, and no conflict is called none unless all can be kept"
  private static let roles = "PlannerClaimTests: must, may and never are what enumeration says"
  private static let bounds =
    "PlannerClaimTests: nothing better than a bound is possible, also where enough is asked for"
  private static let points = "ClaimTests: points that are called proved are beaten by no timetable"
  private static let repairs =
    "PlannerClaimTests: people, meetings and frozen seats that are called unavoidable are"
  private static let trades =
    "TradeTests: what a trade proves is what enumeration finds, whether searches end or are cut short"
  private static let none = "none"

  /// Sentences by file and name, and what holds them; `none`: it says what something is, and claims nothing.
  private static let held = [
    "Compare.verdict": gains, "Compare.ofThemProved": gains, "Compare.proof": gains,
    "Conflict.subject": together, "Conflict.pin": conflicts, "Explain.conflictNote": together,
    "Explain.conflictEnough": together, "Explain.conflictUnproved": conflicts,
    "Explain.conflictInherent": together, "Explain.noRemedy": remedies, "Explain.pairsOnly": remedies,
    "Explain.state": person, "Explain.priceNote": prices, "Explain.gainLeast": prices,
    "Explain.gainMost": prices, "Explain.noGain": prices, "Explain.screened": screened,
    "Explain.screenedBy": screened, "Explain.nothingToAsk": asks, "Explain.none": asks, "Explain.asks": asks,
    "Explain.asksTried": asks, "Explain.staysOut": asks, "Explain.change": none,
    "Planner.peopleWouldChange": "ClaimTests: people who would have to change without a meeting do",
    "Replan.nobodyChanges": repairs, "Replan.targetsMissedByRepair": bounds, "Replan.proof": repairs,
    "Replan.blankSignInSheet": none,
    "Role.nobodyLeft": "PlannerClaimTests: an employer gains no more than can be, and lacks what cannot",
    "Role.leftOut": "PlannerClaimTests: who is said to be impossible to place is",
    "Role.noJointRemedy": none, "Role.verdict": roles,
    "Simulate.bandExplained":
      "PlannerClaimTests: bands are shares of the runs, and one absence ends what it is said to end",
    "Sweep.frontierExplained": points, "Sweep.frontierProved": points, "Sweep.outOfReach": bounds,
    "Sweep.bounded": bounds, "Sweep.floor": none, "Trade.tradeChanged": trades,
    "Trade.tradeCompleted": trades, "Trade.tradeGoal": trades, "Trade.tradeFrozen": trades,
    "Trade.tradeExplained": trades, "Trade.nothingToTrade": trades,
  ]

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// English sentences that claim something, by file and name.
  private static func claims() throws -> Set<String> {
    let claim =
      #/(?i)\b(prov\w+|must|cannot|can never|fewest|at most|at least|have to|impossible|never|none|nobody|no plan|no fewer|certain)\b/#
      .wordBoundaryKind(.simple)
    let letters = Set("ăâđêôơưàáạảãèéẹẻẽìíịỉĩòóọỏõùúụủũỳýỵỷỹ")
    var found: Set<String> = []
    for topic in topics {
      var name = ""
      for line in try text("Sources/OffHours/Language/\(topic)Words.swift").split(separator: "\n") {
        if let match = line.firstMatch(of: #/static (?:let|func) (\w+)/#) { name = String(match.1) }
        if line.trimmingCharacters(in: .whitespaces).hasPrefix("//") { continue }
        for match in line.matches(of: #/"((?:[^"\\]|\\.)*)"/#) {
          let words = match.1
          if words.contains(claim), !words.lowercased().contains(where: letters.contains) {
            found.insert("\(topic).\(name)")
          }
        }
      }
    }
    return found
  }

  @Test func `every sentence that claims something names what holds it, and nothing else is named`() throws {
    let claims = try Self.claims()
    #expect(claims.subtracting(Self.held.keys).isEmpty, "nothing holds these")
    #expect(Set(Self.held.keys).subtracting(claims).isEmpty, "these claim nothing any more")
  }

  @Test func `every test that is named is there`() throws {
    for test in Set(Self.held.values) where test != Self.none {
      let parts = test.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      let source = try Self.text("Tests/OffHoursSolverTests/\(parts[0]).swift")
      #expect(source.contains("func `\(parts[1])`"), "\(test)")
    }
  }

  /// That no helping change is overlooked is asked of fewer: every change is planned there.
  @Test func `each claim is held on two hundred scenarios`() throws {
    for test in Set(Self.held.values) where ![Self.none, Self.remedies].contains(test) {
      let parts = test.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      let source = try Self.text("Tests/OffHoursSolverTests/\(parts[0]).swift")
      let body = source.components(separatedBy: "func `\(parts[1])`").last ?? ""
      let own = body.components(separatedBy: "@Test")[0]
      #expect(own.contains("ClaimDraw.seeds") || own.contains("0..<400"), "\(test)")
    }
  }
}
