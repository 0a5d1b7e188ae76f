import OffHours

/// Who was left out, grouped: by course, then by whether he or she could complete it alone, then by what decided.
struct UnplacedGroups {
  /// Those of one course who could complete it alone, who could not, or of whom it is not known.
  struct Group {
    /// Id of the course.
    var course: String
    /// Whether they could complete it alone; nil where that was not worked out.
    var possible: Bool?
    /// In the order of the workers' file.
    var entries: [Unplaced]
  }

  /// The groups: courses in the scenario's order, and in each those who can never be placed first.
  let groups: [Group]

  init(_ input: PaperInput) {
    let unplaced = input.timetable.unplaced
    let missed = Set(unplaced.map(\.course))
    let known = input.scenario.courses.map(\.id)
    let courses = known.filter(missed.contains) + missed.subtracting(known).sorted()
    groups = courses.flatMap { course in
      let ofCourse = unplaced.filter { $0.course == course }
      return [false, true, nil].map { possible in
        Group(course: course, possible: possible, entries: ofCourse.filter { $0.possible == possible })
      }
    }.filter { !$0.entries.isEmpty }
  }

  /// What stands in the way most: of somebody who could complete the course alone, no rule on single meetings.
  static func decisive(_ entry: Unplaced) -> Reason? {
    let other = entry.reasons.first {
      switch $0.reason {
      case .rule(let code): code == .together || code == .release || $0.reason.isOfTimetables
      default: true
      }
    }
    return (entry.possible == true ? other : nil)?.reason ?? entry.reasons.first?.reason
  }
}

extension UnplacedGroups.Group {
  /// The same people by what decided, most people first.
  var byReason: [(reason: Reason?, entries: [Unplaced])] {
    var byReason: [String: [Unplaced]] = [:], first: [String: Int] = [:]
    for (position, entry) in entries.enumerated() {
      let key = UnplacedGroups.decisive(entry)?.code ?? ""
      byReason[key, default: []].append(entry)
      if first[key] == nil { first[key] = position }
    }
    return byReason.keys.sorted { (-byReason[$0]!.count, first[$0]!) < (-byReason[$1]!.count, first[$1]!) }
      .map { (UnplacedGroups.decisive(byReason[$0]![0]), byReason[$0]!) }
  }

  /// What its members have in common, in words.
  var possibility: Phrase {
    possible.map { $0 ? Words.possibleInPrinciple : Words.neverPossible } ?? Words.possibilityUnknown
  }
}
