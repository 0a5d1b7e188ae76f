import OffHours
import OffHoursFiles
import OffHoursPapers
import OffHoursSolver

/// A certificate of a timetable's bounds: worked out, written, and told.
struct CertificateOutput {
  private(set) var certificate: Certificate
  private let scenario: Scenario
  private let language: Language

  /// Works the certificate out, for at most so many seconds.
  init(
    _ timetable: Timetable, of problem: Problem, seconds: Double, clock: ProcessClock,
    interruption: Interruption, _ language: Language
  ) throws {
    scenario = problem.scenario
    self.language = language
    guard let certifier = Certifier(problem, timetable) else {
      throw Failure(.badData, CertificateWords.notOffered(language))
    }
    let end = clock.seconds + seconds
    let found = certifier.certificate(
      secondsLeft: { max(0, end - clock.seconds) }, isInterrupted: { interruption.isAsked })
    guard let found else { throw Failure(.badData, CertificateWords.tooLarge(language)) }
    certificate = found
  }

  /// Writes it, and says so on standard error.
  func write(to path: String, force: Bool) throws {
    try OutputFile(path, language: language, force: force).write(
      Array(CertificateWriter.text(certificate).utf8))
  }

  /// The timetable with what its bounds rest on now; where the certificate proves more than the search, with that.
  mutating func marked(_ timetable: Timetable) -> Timetable {
    var timetable = timetable
    for (tier, entry) in certificate.tiers.enumerated() where entry.isReached {
      timetable.goals[tier].bound = entry.bound
      timetable.goals[tier].proof = .certificate
      certificate.tiers[tier].result.bound = entry.bound
    }
    certificate.stamp = timetable.stamp
    return timetable
  }

  /// A line for each tier.
  var text: String {
    let numbers = NumberHabit(language)
    var table = TextTable([
      .init(Words.goals(language)), .init(Words.value(language), right: true),
      .init(CertificateWords.stated(language), right: true),
      .init(CertificateWords.certified(language), right: true), .init(Words.proof(language)),
    ])
    for (position, entry) in certificate.tiers.enumerated() {
      let name = entry.result.tier.parts.map { Words.goal($0.goal, in: scenario)(language) }
        .joined(separator: " + ")
      table.rows.append(
        .cells([
          "\(position + 1). \(name)", numbers.text(entry.result.value),
          entry.result.bound.map { numbers.text($0) } ?? "", entry.bound.map { numbers.text($0) } ?? "",
          CertificateWords.verdict(entry)(language),
        ]))
    }
    return table.lines().map { $0 + "\n" }.joined()
  }

  /// `{"tiers": [{"tier", "value", "stated", "bound", "proof"}]}`.
  var json: String {
    var json = JSONWriter()
    json.object { json in
      json.key("tiers")
      json.array(certificate.tiers.enumerated()) { json, entry in
        json.object(inline: true) { json in
          json.field("tier", entry.offset + 1)
          json.field("value", entry.element.result.value)
          if let stated = entry.element.result.bound { json.field("stated", stated) }
          if let bound = entry.element.bound { json.field("bound", bound) }
          json.field("proof", (entry.element.isReached ? Proof.certificate : .floating).rawValue)
        }
      }
    }
    return json.text + "\n"
  }
}
