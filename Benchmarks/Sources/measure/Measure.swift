import Foundation

/// `measure OFFHOURS [--quick] [--growth] [--only TEXT] [--threads N] [--seed N]`: the tables of the README.
@main struct Measure {
  private var offhours = "", threads = 2, seed = 0, only = ""
  private var isQuick = false, growsToo = false
  private let scratch = FileManager.default.temporaryDirectory
    .appendingPathComponent("offhours-measure-\(UUID().uuidString)").path

  static func main() {
    var measure = Measure()
    var arguments = CommandLine.arguments.dropFirst()
    func next(_ name: String) -> String {
      guard let value = arguments.popFirst() else { fail("\(name) needs a value") }
      return value
    }
    measure.offhours = next("measure: the path of offhours")
    while let argument = arguments.popFirst() {
      switch argument {
      case "--quick": measure.isQuick = true
      case "--growth": measure.growsToo = true
      case "--only": measure.only = next(argument)
      case "--threads": measure.threads = Int(next(argument)) ?? 2
      case "--seed": measure.seed = Int(next(argument)) ?? 0
      default:
        fail(
          "\(argument)? usage: measure OFFHOURS [--quick] [--growth] [--only TEXT] [--threads N] [--seed N]")
      }
    }
    defer { try? FileManager.default.removeItem(atPath: measure.scratch) }
    measure.standard()
    if measure.growsToo { measure.growth() }
  }

  private static func fail(_ message: String) -> Never {
    say(message)
    exit(64)
  }

  private static func say(_ message: String) {
    try? FileHandle.standardError.write(contentsOf: Data((message + "\n").utf8))
  }

  /// Value and gap of the first two tiers at some seconds.
  private func standard() {
    let checkpoints = isQuick ? [1.0, 2, 5, 10] : [1.0, 2, 5, 10, 60]
    var table = Table(
      ["instance", "kinds", "first timetable, s", "tier"] + checkpoints.map { "\(Int($0)) s" } + [
        "end", "peak, MB",
      ])
    for instance in (isQuick ? Instance.quick : Instance.standard)
    where only.isEmpty || instance.name.contains(only) {
      guard let run = run(instance) else { continue }
      if let failure = run.failure {
        table.row([instance.name, failure.replacing("\n", with: " ")])
        continue
      }
      for (tier, facts) in run.tiers.prefix(2).enumerated() {
        let start =
          tier == 0 ? [instance.name, grouped(Double(run.kinds)), seconds(run.first)] : ["", "", ""]
        table.row(
          start + [facts.name] + checkpoints.map { standing(run.standing(tier: tier, after: $0)) }
            + [
              "\(standing((facts.value, facts.bound))), \(run.stopped) at \(seconds(run.seconds)) s",
              tier == 0 ? grouped(run.megabytes.rounded()) : "",
            ])
      }
    }
    print(table.text)
  }

  /// Seconds of each phase, one dimension at a time.
  private func growth() {
    for (dimension, instances) in Instance.growth {
      var table = Table([
        dimension, "kinds", "spots", "read, s", "rows of bits, s", "first timetable, s", "first bound, s",
        "gap at the end",
        "peak, MB",
      ])
      for instance in instances {
        guard let run = run(instance) else { continue }
        if let failure = run.failure {
          table.row([instance.name, failure.replacing("\n", with: " ")])
          continue
        }
        func phase(_ end: Double?, since start: Double?) -> String {
          guard let end, let start else { return "–" }
          return seconds(end - start)
        }
        table.row([
          instance.name, grouped(Double(run.kinds)), grouped(Double(run.slots)), seconds(run.read),
          phase(run.began, since: run.read), phase(run.first, since: run.began),
          phase(run.firstBound, since: run.first),
          run.tiers.first.map { standing(($0.value, $0.bound)) } ?? "–",
          grouped(run.megabytes.rounded()),
        ])
      }
      print(table.text)
    }
  }

  /// Makes the instance where it has to be made, and runs it.
  private func run(_ instance: Instance) -> Run? {
    Measure.say("measure: \(instance.name), at most \(Int(instance.budget)) s")
    let folder: String
    switch instance.source {
    case .folder(let path): folder = path
    case .generated(let arguments):
      folder = scratch
      let made = Child(
        offhours, ["generate", folder, "--force"] + arguments, out: "/dev/null", err: "/dev/null")
      guard made.status == 0 else {
        Measure.say(
          "measure: offhours generate \(arguments.joined(separator: " ")) ended with \(made.status)")
        return nil
      }
    }
    return Run(offhours, folder: folder, budget: instance.budget, threads: threads, seed: seed)
  }
}
