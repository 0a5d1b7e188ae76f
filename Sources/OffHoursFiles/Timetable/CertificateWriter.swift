package import OffHours

/// Writes certificates as JSON; the same certificate gives the same bytes. What the members mean stands in
/// `docs/certificate.md`.
package struct CertificateWriter {
  /// The certificate with a line feed at the end.
  package static func text(_ certificate: Certificate) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("certificate", 1)
      json.field("scenario", certificate.scenario)
      json.field("timetable", certificate.stamp)
      json.key("values")
      json.object(inline: true) { json in
        for (goal, value) in certificate.values { json.field(goal.rawValue, value) }
      }
      json.key("problem")
      json.object { problem(certificate, &$0) }
      json.key("tiers")
      json.array(certificate.tiers) { json, tier in json.object { write(tier, &$0) } }
    }
    return json.text + "\n"
  }

  private static func problem(_ certificate: Certificate, _ json: inout JSONWriter) {
    if let scale = certificate.moneyScale { json.field("moneyScale", scale) }
    json.field("moneyUnit", certificate.moneyUnit)
    if let most = certificate.mostCost { json.field("mostCost", most) }
    if let most = certificate.mostMeetings { json.field("mostMeetings", most) }
    json.field("due", certificate.due)
    json.key("courses")
    json.array(certificate.courses) { json, course in
      json.object(inline: true) { json in
        json.field("id", course.id)
        json.field("lessons", course.lessons)
        json.field("order", course.isStrict ? "strict" : "free")
        json.field("gap", course.gap)
        json.field("pause", course.pause)
        if let most = course.perWeek { json.field("perWeek", most) }
      }
    }
    json.key("targets")
    json.array(certificate.targets) { json, target in
      numbers([target.course, target.employer, target.short], &json)
    }
    json.key("groups")
    json.array(certificate.groups) { json, group in
      json.object(inline: true) { json in
        json.field("course", group.course)
        json.field("people", group.people)
        json.field("required", group.required)
        json.field("employer", group.employer)
        json.field("due", group.due)
        for (name, list) in [
          ("credited", group.credited), ("mandatory", group.mandatory), ("worth", group.worth),
          ("rest", group.rest), ("travel", group.travel),
        ] {
          json.key(name)
          numbers(list, &json)
        }
        if !group.release.isEmpty {
          json.key("release")
          json.array(group.release, inline: true) { json, entry in
            numbers([entry.meeting, entry.minutes], &json)
          }
        }
      }
    }
    json.key("meetings")
    json.array(certificate.meetings) { json, meeting in
      json.object(inline: true) { json in
        for (name, value) in [
          ("course", meeting.course), ("lesson", meeting.lesson), ("start", meeting.start),
          ("end", meeting.end), ("day", meeting.day), ("week", meeting.week), ("venue", meeting.venue),
          ("from", meeting.from), ("until", meeting.until), ("least", meeting.least), ("most", meeting.most),
          ("place", meeting.place), ("price", meeting.price),
        ] { json.field(name, value) }
        json.key("groups")
        numbers(meeting.groups, &json)
      }
    }
  }

  private static func write(_ tier: Certificate.Tier, _ json: inout JSONWriter) {
    json.key("tier")
    TimetableWriter.write(tier.result.tier, &json)
    json.field("value", tier.result.value)
    if let stated = tier.result.bound { json.field("stated", stated) }
    if let bound = tier.bound { json.field("bound", bound) }
    json.field("proof", tier.isReached ? Proof.certificate.rawValue : Proof.floating.rawValue)
    guard let prices = tier.prices else { return }
    json.key("prices")
    json.object { json in
      json.key("held")
      json.array(prices.held, inline: true) { $0.number($1) }
      json.field("cost", prices.cost)
      json.field("meetings", prices.meetings)
      json.key("targets")
      json.array(prices.targets, inline: true) { $0.number($1) }
      json.key("venues")
      json.array(prices.venues) { json, instants in
        json.array(instants, inline: true) { json, instant in
          json.array([0, 1], inline: true) { json, part in
            if part == 0 { json.number(instant.start) } else { json.number(instant.price) }
          }
        }
      }
      json.field("unit", prices.unit)
      json.key("attending")
      json.array(prices.attending) { numbers($1, &$0) }
    }
  }

  private static func numbers(_ numbers: [Int], _ json: inout JSONWriter) {
    json.array(numbers, inline: true) { $0.number($1) }
  }
}
