import Foundation
import OffHours
import OffHoursFiles
import Testing

@Test func scratch() throws {
  for path in (ProcessInfo.processInfo.environment["SCRATCH"] ?? "").split(separator: ":") {
    let parts = path.split(separator: "+").map(String.init)
    let reading = try ScenarioReader().read(path: parts[0], overlays: Array(parts.dropFirst()))
    print(path, reading.files, reading.scenario == nil ? "FAILED" : "ok", reading.scenario?.sha256 ?? "")
    print(reading.diagnostics.text)
    if let s = reading.scenario { print(s.name, s.workers.count, s.roster.workers.count, s.roster.crews.count, s.absences.count) }
  }
}
