import OffHours

/// Who was left out, grouped by what stands in the way: a line a person while they are few, a line a reason otherwise.
package struct UnplacedSummary {
  let input: PaperInput

  /// So many people get a line each.
  static let few = 20
  /// So many names stand behind a reason.
  static let names = 4

  package init(_ input: PaperInput) { self.input = input }

  /// The lines; `heading` stands in place of how many people there are.
  package func lines(heading: Phrase? = nil, style: TextStyle = .plain) -> [String] {
    let language = input.language, unplaced = input.timetable.unplaced
    guard !unplaced.isEmpty else {
      return isEverybodyPlaced ? [Words.everybodyPlaced(language)] : []
    }
    let heads = Set(unplaced.map(\.worker)).count
    var lines = [style.bold((heading ?? Words.unplaced(heads))(language))]
    let isSplit = input.scenario.courses.count > 1
    let indent = isSplit ? "    " : "  "
    var course: String?
    for group in UnplacedGroups(input).groups {
      if isSplit, group.course != course {
        lines.append("  \(TextWidth.plain(input.courseName(group.course)))")
      }
      course = group.course
      // A heading of the caller's says already what everybody here has in common.
      if heading == nil { lines.append("\(indent)\(group.possibility(language)): \(group.entries.count)") }
      let inner = unplaced.count <= UnplacedSummary.few ? people(group.entries) : reasons(group)
      lines += inner.map { indent + (heading == nil ? "  " : "") + $0 }
    }
    return lines
  }

  /// Whether all who need something complete it. A list of nobody alone does not say so: it may be missing.
  var isEverybodyPlaced: Bool {
    let needed = input.scenario.workers.reduce(0) { $0 + ($1.declined ? 0 : $1.courses.count) }
    let hearing = ResolvedTimetable(input.timetable, in: input.scenario, calendars: input.calendars)
    return needed > 0 && TargetsGoal.completions(in: hearing).joined().reduce(0, +) >= needed
  }

  /// A line a person, with what forbids how many possible meetings.
  private func people(_ group: [Unplaced]) -> [String] {
    group.map { entry in
      let reasons = entry.reasons.map {
        Words.reason(input.because($0.reason), code: $0.reason.code, count: $0.count)
      }
      let because = reasons.isEmpty ? Words.noReason(input.language) : reasons.joined(separator: ", ")
      return "\(person(entry)): \(because)"
    }
  }

  /// A line a reason, most people first, with the first names.
  private func reasons(_ group: UnplacedGroups.Group) -> [String] {
    group.byReason.map { reason, entries in
      let sentence = reason.map { "\(input.because($0)) (\($0.code))" } ?? Words.noReason(input.language)
      var names = entries.prefix(UnplacedSummary.names).map(person)
      if entries.count > names.count {
        names.append(Words.andMore(entries.count - names.count)(input.language))
      }
      return
        "\(sentence) – \(Words.people(entries.count)(input.language)): \(names.joined(separator: ", "))"
    }
  }

  private func person(_ entry: Unplaced) -> String {
    let employer = input.employerName(entry.worker), name = input.workerName(entry.worker)
    let named = name == entry.worker ? name : "\(entry.worker) \(name)"
    return TextWidth.plain(employer.isEmpty ? named : "\(named) (\(employer))")
  }
}
