public import OffHours

/// Writes explanations for machines; the same explanation gives the same bytes.
public struct ExplainWriter {
  /// `{"offhours", "figures", "worker", "courses": [{"course", "state", "meetings", "reasons", "nearest", "shifts", "searched", "changes"}]}`.
  public static func text(_ card: PersonCard, for scenario: Scenario) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("offhours", 1)
      json.figures(of: .person)
      json.field("worker", card.worker)
      json.key("courses")
      json.array(card.courses) { json, course in
        json.object { json in
          json.field("course", course.course)
          json.field("state", course.state.rawValue)
          json.key("meetings")
          json.array(course.attended, inline: true) { $0.string($1.id) }
          json.key("reasons")
          json.array(course.reasons) { json, reason in
            json.object(inline: true) { json in
              json.field("code", reason.reason.code)
              json.field("count", reason.count)
              json.key("dates")
              json.array(reason.dates, inline: true) { $0.string($1.description) }
            }
          }
          json.key("nearest")
          json.array(course.nearest) { json, near in
            json.object(inline: true) { json in
              json.field("lesson", near.lesson)
              json.field("meeting", near.meeting.id)
              json.key("codes")
              json.array(near.codes, inline: true) { $0.string($1.rawValue) }
              json.key("shifts")
              json.array(near.shifts, inline: true) { $0.string($1.date.description) }
              if let lacking = near.lacking {
                json.field("minutes", lacking)
              }
              json.field("seat", near.hasSeat)
            }
          }
          if let shifts = course.fewestShifts {
            json.key("shifts")
            json.array(shifts, inline: true) { $0.string($1.date.description) }
          }
          json.key("searched")
          json.object(inline: true) { json in
            for (key, value) in [
              ("singles", course.effort.singles), ("pairs", course.effort.pairs),
              ("allPairs", course.effort.allPairs), ("plans", course.effort.plans),
            ] {
              json.field(key, value)
            }
          }
          json.key("changes")
          json.array(course.remedies) { json, remedy in
            json.object(inline: true) { json in
              json.key("changes")
              json.array(remedy.changes) { json, change in
                json.object(inline: true) { json in
                  json.field("text", Words.change(change, in: scenario)(.english))
                  write(change, for: scenario, &json)
                }
              }
              json.field("others", remedy.othersChanged)
              json.key("losing")
              json.array(remedy.losing, inline: true) { json, loss in
                json.object(inline: true) { json in
                  json.field("worker", loss.worker)
                  json.field("course", loss.course)
                }
              }
              json.key("meetings")
              json.array(remedy.meetings) { json, meeting in
                json.object(inline: true) { json in
                  json.field("lesson", meeting.lesson)
                  json.field("start", scenario.zone.timestamp(meeting.start))
                  json.field("venue", meeting.venue)
                }
              }
            }
          }
        }
      }
    }
    return json.text + "\n"
  }

  /// How a shift is given up, and with whom; nothing of other changes.
  private static func write(_ change: ScenarioChange, for scenario: Scenario, _ json: inout JSONWriter) {
    switch change {
    case .release: json.field("as", "release")
    case .swap(let swap):
      json.field("as", "swap")
      if let colleague = swap.colleague { json.field("colleague", scenario.workers[colleague].id) }
      json.key("crews")
      json.array(swap.crews, inline: true) { $0.string($1) }
      json.field("gets", swap.gets.code)
      if let hours = swap.gets.hours { json.field("hours", hours.text) }
    default: break
    }
  }

  /// `{"offhours", "figures", "tiers", "base", "screened": {"all", "nothing", "unmoved"}, "lines": [{"change", "completions", "tier",
  /// "gains": [{"found", "least", "most"}], "owed", "goals"}], "notTried": [{"change", "most"}],
  /// "releases"?: [{"employer", "minutes", "owed", "found", "most"}]}`. Tiers count from 1; `gains`
  /// stand tier by tier down to the first in which something was found (`tier`): `least` and `most` are proved, `found` is
  /// what a plan has.
  public static func text(_ list: PriceList, for scenario: Scenario) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("offhours", 1)
      json.figures(of: .prices)
      json.key("tiers")
      json.array(list.tiers, inline: true) { $0.number($1 + 1) }
      json.key("base")
      json.array(list.base) { TimetableWriter.write($1, isProofTold: true, &$0) }
      json.key("screened")
      json.object(inline: true) { json in
        for (key, value) in [("all", list.screened), ("nothing", list.proved), ("unmoved", list.unmoved)] {
          json.field(key, value)
        }
      }
      json.key("lines")
      json.array(list.lines) { json, line in
        json.object { json in
          json.field("change", Words.change(line.change, in: scenario)(.english))
          json.field("completions", line.completions)
          if let tier = line.tier {
            json.field("tier", tier + 1)
          }
          json.key("gains")
          json.array(line.gains, inline: true) { json, gain in
            json.object(inline: true) { json in
              for (key, value) in [("found", gain.found), ("least", gain.least), ("most", gain.most)] {
                guard let value else { continue }
                json.field(key, (value * 1e6).rounded() / 1e6)
              }
            }
          }
          if let owed = line.owed {
            json.field("owed", (owed * 1e6).rounded() / 1e6)
          }
          json.key("goals")
          json.array(line.tiers) { TimetableWriter.write($1, isProofTold: true, &$0) }
        }
      }
      json.key("notTried")
      json.array(list.notTried) { json, item in
        json.object(inline: true) { json in
          json.field("change", Words.change(item.change, in: scenario)(.english))
          if let most = item.most {
            json.field("most", (most * 1e6).rounded() / 1e6)
          }
        }
      }
      if !list.releases.isEmpty {
        json.key("releases")
        json.array(list.releases) { json, price in
          json.object(inline: true) { json in
            json.field("employer", scenario.employers[price.employer].id)
            json.field("minutes", price.minutes)
            for (key, value) in [("owed", price.owed), ("found", price.found), ("most", price.most)] {
              guard let value else { continue }
              json.field(key, (value * 1e6).rounded() / 1e6)
            }
          }
        }
      }
    }
    return json.text + "\n"
  }

  /// `{"offhours", "figures", "places", "shifts", "releases", "bound", "most", "verified", "changed", "tried", "asks": [{"worker", "courses",
  /// "employer", "crew", "shifts": [{"date", "code", "as", "colleague", "crews", "gets", "hours"}], "meetings"}],
  /// "others": [{"worker", "course"}]}`; `verified` and `changed` are of a plan made anew, where there was time for one.
  public static func text(_ list: AskList, for scenario: Scenario) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("offhours", 1)
      json.figures(of: .asks)
      write(list, for: scenario, &json)
    }
    return json.text + "\n"
  }

  /// The members of an ask-list.
  static func write(_ list: AskList, for scenario: Scenario, _ json: inout JSONWriter) {
    for (key, value) in [
      ("places", list.places), ("shifts", list.shifts), ("releases", list.releases),
      ("bound", list.atLeast),
      ("most", list.atMost),
    ] + (list.isTried ? [("verified", list.verified), ("changed", list.othersChanged)] : []) {
      json.field(key, value)
    }
    json.field("placesProof", ProofStatus(list.places, bound: list.atMost).rawValue)
    json.field("shiftsProof", ProofStatus(list.shifts, bound: list.atLeast).rawValue)
    // New meetings were not.
    json.field("tried", "free-seats")
    json.key("asks")
    json.array(list.asks) { json, ask in
      json.object { json in
        json.field("worker", ask.worker)
        json.key("courses")
        json.array(ask.courses, inline: true) { $0.string($1) }
        if let employer = ask.employer { json.field("employer", employer) }
        if let crew = ask.crew { json.field("crew", crew) }
        json.key("shifts")
        json.array(ask.shifts) { json, item in
          json.object(inline: true) { json in
            json.field("date", item.shift.date.description)
            json.field("code", item.shift.label)
            write(item.change, for: scenario, &json)
          }
        }
        json.key("meetings")
        json.array(ask.meetings, inline: true) { $0.string($1) }
      }
    }
    json.key("others")
    json.array(list.others) { json, other in
      json.object(inline: true) { json in
        json.field("worker", other.worker)
        json.field("course", other.course)
      }
    }
  }

  /// `{"offhours", "figures", "meeting", "pinned", "learners", "seats", "alternatives", "goals", "without", "changed", "fewest": tier,
  /// "losing": [{"worker", "course"}]}`: `without` and `changed` are of a plan with the goals first, `fewest` and `losing` of
  /// one with as few people changed as can be; its `bound` is proved.
  public static func text(_ card: MeetingCard, for scenario: Scenario) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("offhours", 1)
      json.figures(of: .meeting)
      json.field("meeting", card.meeting.id)
      json.field("pinned", card.isPinned)
      json.field("learners", card.learners)
      json.field("seats", card.seats)
      json.key("alternatives")
      json.array(card.alternatives) { json, other in
        json.object(inline: true) { json in
          json.field("start", scenario.zone.timestamp(other.start))
          json.field("venue", other.venue)
          json.field("learners", other.learners)
          json.field("left", other.left)
          json.field("taken", other.isTaken)
        }
      }
      json.key("goals")
      json.array(card.now) { TimetableWriter.write($1, isProofTold: true, &$0) }
      if let without = card.without {
        json.key("without")
        json.array(without) { TimetableWriter.write($1, isProofTold: true, &$0) }
      }
      if let changed = card.changed {
        json.field("changed", changed)
      }
      if let fewest = card.fewest {
        json.key("fewest")
        TimetableWriter.write(fewest, isProofTold: true, &json)
        json.key("losing")
        json.array(card.losing, inline: true) { json, loss in
          json.object(inline: true) { json in
            json.field("worker", loss.worker)
            json.field("course", loss.course)
          }
        }
      }
    }
    return json.text + "\n"
  }

  /// `{"offhours", "figures", "decided", "conflicts": [{"subject", "set": […], "enough": […], "proved"}]}`, in the scenario's language.
  public static func text(_ conflicts: Conflicts, for scenario: Scenario) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("offhours", 1)
      json.figures(of: .conflicts)
      json.field("decided", conflicts.isDecided)
      json.key("conflicts")
      json.array(conflicts.all) { json, conflict in
        json.object { json in
          json.field("subject", Words.subject(conflict.subject, in: scenario)(scenario.language))
          json.key("set")
          json.array(conflict.set) { $0.string(Words.relaxation($1, in: scenario)(scenario.language)) }
          json.key("enough")
          json.array(conflict.enough) { $0.string(Words.relaxation($1, in: scenario)(scenario.language)) }
          json.field("proved", conflict.isProved)
        }
      }
    }
    return json.text + "\n"
  }
}
