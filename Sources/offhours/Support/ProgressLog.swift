import OffHours
import OffHoursFiles
import OffHoursSolver

/// Progress for machines: one JSON object a line on standard error.
struct ProgressLog: Sendable {
  let tiers: [Tier]
  let clock: ProcessClock

  /// Writes that the scenario has been read.
  func noteRead() { write("read") { _ in } }

  /// Writes that a search among several begins.
  func note(plan position: Int, of count: Int, name: String) {
    write("plan") { json in
      json.field("plan", position)
      json.field("plans", count)
      json.field("name", name)
    }
  }

  /// Writes an event.
  func note(_ event: SearchEvent) {
    switch event {
    case .began(let workers, let kinds, let slots):
      write("began") { json in
        json.field("workers", workers)
        json.field("kinds", kinds)
        json.field("slots", slots)
      }
    case .tier(let tier):
      write("tier") { json in
        json.field("tier", tier)
        json.key("goals")
        let goals = tiers.indices.contains(tier) ? tiers[tier].parts.map(\.goal.rawValue) : []
        json.array(goals, inline: true) { $0.string($1) }
      }
    case .improved(let seconds, let values):
      write("improved", at: seconds) { json in
        json.key("values")
        json.array(values, inline: true) { $0.number($1) }
      }
    case .bound(let seconds, let tier, let bound):
      write("bound", at: seconds) { json in
        json.field("tier", tier)
        json.field("bound", bound)
      }
    case .operators(let operators):
      write("operators") { json in
        json.key("operators")
        TimetableWriter.write(operators, &json)
      }
    case .trouble(let message):
      write("trouble") { json in
        json.field("message", message)
      }
    }
  }

  /// A line; of seconds from the start of the process, where it is not said when something happened, it is now.
  private func write(_ event: String, at seconds: Double? = nil, _ fields: (inout JSONWriter) -> Void) {
    var json = JSONWriter()
    json.object(inline: true) { json in
      json.field("event", event)
      json.field("seconds", seconds ?? clock.seconds)
      fields(&json)
    }
    Console.say(json.text)
  }
}
