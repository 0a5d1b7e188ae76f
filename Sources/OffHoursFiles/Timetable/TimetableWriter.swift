public import OffHours

/// Writes `timetable.json`; the same timetable gives the same bytes.
public struct TimetableWriter {
  /// The timetable as JSON with a line feed at the end. `scenario` gives the zone of its times and says whether
  /// there are sections to speak of.
  public static func text(_ timetable: Timetable, for scenario: Scenario) -> String {
    var json = JSONWriter()
    write(timetable, for: scenario, &json)
    return json.text + "\n"
  }

  /// The timetable as an object of a larger text.
  static func write(_ timetable: Timetable, for scenario: Scenario, _ json: inout JSONWriter) {
    let zone = scenario.zone
    json.object { json in
      json.field("offhours", 1)
      json.key("scenario")
      json.object(inline: true) { json in
        json.field("name", timetable.scenarioName)
        json.field("sha256", timetable.scenarioHash)
      }
      json.field("id", timetable.planId)
      json.field("stamp", timetable.stamp)
      json.field("state", timetable.state.rawValue)
      json.field("revision", timetable.revision)
      if let now = timetable.now { json.field("now", zone.timestamp(now)) }
      if let stopped = timetable.stopped {
        json.field("stopped", stopped.rawValue)
      }
      json.key("goals")
      json.array(timetable.goals) { json, goal in write(goal, &json) }
      if !timetable.changes.isEmpty {
        json.key("changes")
        json.array(timetable.changes) { json, change in write(change, &json) }
      }
      json.key("meetings")
      json.array(timetable.meetings) { json, meeting in write(meeting, zone, &json) }
      if !timetable.sections.isEmpty || scenario.courses.contains(where: { $0.attendance == .section }) {
        json.key("sections")
        json.array(timetable.sections) { json, section in
          json.object { json in
            json.field("id", section.id)
            json.field("course", section.course)
            json.key("learners")
            json.array(section.learners, inline: true) { $0.string($1) }
          }
        }
      }
      json.key("unplaced")
      json.array(timetable.unplaced) { json, unplaced in write(unplaced, &json) }
      if let told = timetable.told {
        json.key("told")
        json.object { json in
          if let plan = told.plan { json.field("plan", plan) }
          json.field("revision", told.revision)
          json.key("meetings")
          json.array(told.meetings) { json, meeting in write(meeting, zone, &json) }
        }
      }
      if !timetable.retired.isEmpty {
        json.key("retired")
        json.array(timetable.retired, inline: true) { $0.string($1) }
      }
      if let solver = timetable.solver {
        json.key("solver")
        json.object(inline: true) { json in
          json.field("seconds", (solver.seconds * 1000).rounded() / 1000)
          json.field("threads", solver.threads)
          json.field("seed", solver.seed)
          json.field("glpk", solver.glpk)
          if !solver.operators.isEmpty {
            json.key("operators")
            TimetableWriter.write(solver.operators, &json)
          }
        }
      }
    }
  }

  /// A tier as it is asked for: its goal, or goals with weights, and what is enough.
  package static func write(_ tier: Tier, _ json: inout JSONWriter) {
    json.object(inline: true) { write(members: tier, &$0) }
  }

  private static func write(members tier: Tier, _ json: inout JSONWriter) {
    json.key("goal")
    if tier.isWeighted {
      json.object(inline: true) { json in
        for part in tier.parts {
          json.field(part.goal.rawValue, part.weight)
        }
      }
    } else {
      json.string(tier.parts[0].goal.rawValue)
    }
    if let enough = tier.enough {
      json.field("enough", enough)
    }
  }

  /// Value, bound and gap of a tier, as every output states them: timetables with what the bound rests on, findings
  /// with how far the value is known.
  package static func write(
    _ goal: TierResult, isProofTold: Bool = false, _ json: inout JSONWriter
  ) {
    json.object(inline: true) { json in
      write(members: goal.tier, &json)
      let value = rounded(goal.value)
      json.field("value", value)
      if let bound = goal.bound.map(rounded) {
        json.field("bound", bound)
        json.field("gap", rounded(abs(bound - value) / max(1, abs(value))))
      }
      if isProofTold {
        json.field("proof", ProofStatus(goal).rawValue)
      } else if let proof = goal.proof {
        json.field("proof", proof.rawValue)
      }
      if goal.tier.isWeighted {
        json.key("parts")
        json.object(inline: true) { json in
          for (part, value) in zip(goal.tier.parts, goal.parts) {
            json.field(part.goal.rawValue, rounded(value))
          }
        }
      }
    }
  }

  /// To a millionth, as the goals themselves are defined.
  private static func rounded(_ number: Double) -> Double {
    abs(number) < 1e9 ? (number * 1e6).rounded() / 1e6 : number
  }

  private static func write(_ meeting: Meeting, _ zone: Zone, _ json: inout JSONWriter) {
    json.object { json in
      json.field("id", meeting.id)
      json.field("course", meeting.course)
      json.field("lesson", meeting.lesson)
      if let section = meeting.section {
        json.field("section", section)
      }
      json.field("venue", meeting.venue)
      json.key("instructors")
      json.array(meeting.instructors, inline: true) { $0.string($1) }
      json.field("start", zone.timestamp(meeting.start))
      json.field("end", zone.timestamp(meeting.end))
      json.key("learners")
      json.array(meeting.learners, inline: true) { $0.string($1) }
      if meeting.held {
        json.field("held", true)
      }
    }
  }

  private static func write(_ unplaced: Unplaced, _ json: inout JSONWriter) {
    json.object(inline: true) { json in
      json.field("worker", unplaced.worker)
      json.field("course", unplaced.course)
      if let possible = unplaced.possible {
        json.field("possible", possible)
      }
      json.key("reasons")
      json.array(unplaced.reasons, inline: true) { json, reason in
        json.object(inline: true) { json in
          json.field("code", reason.reason.code)
          json.field("count", reason.count)
        }
      }
    }
  }

  /// What the operators of a search did, as timetables and the progress of a search have it.
  package static func write(_ operators: [OperatorNote], _ json: inout JSONWriter) {
    json.array(operators, inline: true) { json, note in
      json.object(inline: true) { json in
        json.field("name", note.name)
        json.field("calls", note.calls)
        json.field("gains", note.gains)
        json.field("seconds", (note.seconds * 1000).rounded() / 1000)
      }
    }
  }
}
