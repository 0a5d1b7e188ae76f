import Foundation
import OffHours
import OffHoursFiles
import TestSupport
import Testing

@testable import OffHoursSolver

/// What certificates prove, against enumeration: no timetable is better.
@Suite struct CertificateTests {
  private static let count = 200, blocks = 4

  @Test(arguments: 0..<blocks)
  func `no timetable is better than what a certificate proves`(block: Int) throws {
    var certified = 0
    for seed in stride(from: block, to: Self.count, by: Self.blocks) {
      let extras = TinyScenario.Extra.allCases
      let scenario = TinyScenario(seed: seed, with: extras[seed % extras.count]).scenario
      var bruteForce = BruteForce(Problem(scenario))
      guard let wanted = bruteForce.solve(), let outcome = try? Solver(Problem(scenario)).solve(),
        let certifier = Certifier(Problem(scenario), outcome.timetable),
        let certificate = certifier.certificate(secondsLeft: { nil })
      else { continue }
      // Under what is held above: where the engine holds less than the optimum the enumeration proves nothing.
      let values = outcome.tiers.map(\.value)
      for (tier, entry) in certificate.tiers.enumerated() {
        guard values[..<tier].elementsEqual(wanted.values[..<tier], by: { abs($0 - $1) < 1e-6 }) else {
          break
        }
        guard let bound = entry.bound else {
          #expect(
            entry.result.tier.parts.contains { !Certifier.goals.contains($0.goal) },
            "seed \(seed), tier \(tier): no bound of goals that are known")
          continue
        }
        let best = wanted.values[tier], slack = 1e-6 * max(1, abs(best))
        let isValid = entry.result.tier.isMaximised ? bound >= best - slack : bound <= best + slack
        #expect(isValid, "seed \(seed), tier \(tier): \(best) exists, \(bound) is said to be the best")
        if entry.isReached { certified += 1 }
      }
      try agree(certificate, seed)
    }
    #expect(certified > 30, "\(certified) tiers certified are too few to say anything")
  }

  /// The reader in Python proves what the certificate says, to the digit.
  private func agree(_ certificate: Certificate, _ seed: Int) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "offhours-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: path) }
    try CertificateWriter.text(certificate).write(to: path, atomically: true, encoding: .utf8)
    let (status, lines) = try CertificateReader.check(path.path)
    #expect(status == 0, "seed \(seed): \(lines)")
    for (entry, line) in zip(certificate.tiers, lines.split(separator: "\n")) {
      guard let bound = entry.bound, let from = line.range(of: "proved "),
        let proved = Double(
          line[from.upperBound...].prefix { $0 != ":" }.replacing(",", with: ""))
      else { continue }
      let isBetter = entry.result.tier.isMaximised ? proved <= bound + 1e-6 : proved >= bound - 1e-6
      #expect(isBetter, "seed \(seed): \(bound) is written, \(proved) proved")
    }
  }

  @Test func `of a timetable with other meetings there is no certificate`() throws {
    let scenario = TinyScenario(seed: 1).scenario
    var timetable = try Solver(Problem(scenario)).solve().timetable
    var meeting = Meeting(
      id: "x", course: scenario.courses[0].id, lesson: scenario.courses[0].lessons[0].id,
      venue: scenario.venues[0].id, start: scenario.zone.day(scenario.horizon.from).start + 1,
      end: scenario.zone.day(scenario.horizon.from).start + 61)
    meeting.held = false
    timetable.meetings.append(meeting)
    #expect(Certifier(Problem(scenario), timetable) == nil)
  }
}
