public import OffHours

/// Writes a repair for machines; the same repair gives the same bytes.
public struct ReplanWriter {
  /// `{"offhours", "figures", "triage": {"held", "missed", "meetings", "seats", "leavers", "candidates"}, "changes": tiers, "goals": tiers,
  /// "people": [{"worker", "course", "kind", "lessons": [{"lesson", "was", "now"}]}],
  /// "instructors": [{"instructor", "meetings": [{"lesson", "was", "now"}]}], "tooSmall": meetings, "chosen": [{"lesson", "was", "now"}],
  /// "timetable"}`.
  ///
  /// `tooSmall` are frozen meetings that close because too few people can come; `chosen`, where there are any, those whose
  /// instructors were taken away by hand.
  public static func text(
    _ triage: Triage, _ changes: PlanChanges, _ timetable: Timetable, tooSmall: [Meeting] = [],
    staffed: [PlanChanges.Seat] = [], for scenario: Scenario
  ) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("offhours", 1)
      json.figures(of: .replan)
      json.key("triage")
      write(triage, &json)
      json.key("changes")
      json.array(timetable.changes) { TimetableWriter.write($1, isProofTold: true, &$0) }
      json.key("goals")
      json.array(timetable.goals) { TimetableWriter.write($1, isProofTold: true, &$0) }
      json.key("people")
      json.array(changes.people) { json, person in
        json.object { json in
          json.field("worker", person.worker)
          json.field("course", person.course)
          json.field("kind", person.kind.rawValue)
          json.key("lessons")
          json.array(person.seats) { json, seat in write(seat, scenario, &json) }
        }
      }
      json.key("instructors")
      json.array(changes.instructors) { json, teacher in
        json.object { json in
          json.field("instructor", teacher.instructor)
          json.key("meetings")
          json.array(teacher.meetings) { json, seat in write(seat, scenario, &json) }
        }
      }
      json.key("tooSmall")
      json.array(tooSmall, inline: true) { $0.string($1.id) }
      if !staffed.isEmpty {
        json.key("chosen")
        json.array(staffed) { json, seat in write(seat, scenario, &json) }
      }
      json.key("timetable")
      json.apart { TimetableWriter.write(timetable, for: scenario, &$0) }
    }
    return json.text + "\n"
  }

  private static func write(_ seat: PlanChanges.Seat, _ scenario: Scenario, _ json: inout JSONWriter) {
    json.object(inline: true) { json in
      json.field("lesson", seat.lesson)
      for (key, meeting) in [("was", seat.before), ("now", seat.after)] {
        guard let meeting else { continue }
        json.key(key)
        json.object(inline: true) { json in
          json.field("start", scenario.zone.timestamp(meeting.start))
          json.field("end", scenario.zone.timestamp(meeting.end))
          json.field("venue", meeting.venue)
          json.key("instructors")
          json.array(meeting.instructors, inline: true) { $0.string($1) }
        }
      }
    }
  }

  /// A triage alone.
  package static func write(_ triage: Triage, _ json: inout JSONWriter) {
    json.object { json in
      json.field("held", triage.held)
      json.key("missed")
      json.array(triage.missed) { json, record in
        json.object(inline: true) { json in
          json.field("worker", record.worker)
          json.field("meeting", record.meeting)
        }
      }
      json.key("meetings")
      json.array(triage.meetings) { json, broken in
        json.object(inline: true) { json in
          json.field("meeting", broken.meeting.id)
          json.field("code", broken.code.rawValue)
          json.field("message", broken.message)
        }
      }
      json.key("seats")
      json.array(triage.seats) { json, seat in
        json.object(inline: true) { json in
          json.field("worker", seat.worker)
          json.field("course", seat.course)
          json.field("code", seat.code.rawValue)
          json.key("meetings")
          json.array(seat.meetings, inline: true) { $0.string($1.id) }
        }
      }
      json.key("leavers")
      json.array(triage.leavers) { json, leaver in
        json.object(inline: true) { json in
          json.field("worker", leaver.worker)
          json.field("course", leaver.course)
          json.field("reason", leaver.reason.rawValue)
          json.field("seats", leaver.seats)
        }
      }
      json.key("candidates")
      json.array(triage.candidates) { json, candidate in
        json.object(inline: true) { json in
          json.field("worker", candidate.worker)
          json.field("course", candidate.course)
          json.field("new", candidate.isNew)
        }
      }
    }
  }
}
