import Benchmark
import Foundation
import OffHours
import OffHoursFiles
@_spi(Kernels) import OffHoursSolver

/// The scenario that `OFFHOURS_INSTANCE` names; `scripts/benchmark --kernels` generates it.
private let folder = ProcessInfo.processInfo.environment["OFFHOURS_INSTANCE"] ?? ""

private func scenario() -> Scenario {
  guard let reading = try? ScenarioReader().read(path: folder), let scenario = reading.scenario else {
    fatalError("OFFHOURS_INSTANCE has to name a scenario; scripts/benchmark --kernels sees to it")
  }
  return scenario
}

let benchmarks: @Sendable () -> Void = {
  // Instructions do not depend on what else the machine does, seconds do.
  Benchmark.defaultConfiguration = .init(
    metrics: [.instructions, .wallClock], warmupIterations: 1, maxDuration: .seconds(20), maxIterations: 5)

  Benchmark("Reading a roster of a thousand people") { benchmark in
    blackHole(scenario().workers.count)
  }
  Benchmark("Rows of bits for every kind") { benchmark, kernels in
    blackHole(kernels.rowsOfBits())
  } setup: {
    Kernels(scenario())
  }
  Benchmark("Pricing an itinerary for every group") { benchmark, kernels in
    blackHole(kernels.itineraries())
  } setup: {
    Kernels(scenario())
  }
  Benchmark("A first plan: chains priced, nothing improved") { benchmark, kernels in
    blackHole(kernels.firstPlan())
  } setup: {
    Kernels(scenario())
  }
}
