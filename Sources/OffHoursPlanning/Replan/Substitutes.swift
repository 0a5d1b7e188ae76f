import OffHours

/// Gives meetings that stand where they stood the instructors whom people know, wherever no rule and no goal says
/// otherwise: nobody is told of a substitute without need.
struct Substitutes {
  private let known: [BaselineSeats.Seat: [String]]
  /// Meetings whose instructors were named, or taken away, by hand.
  private let held: Set<BaselineSeats.Seat>
  private let scenario: Scenario

  /// So many sets of meetings are tried.
  private static let most = 48

  /// Instructors as `before` has them; those of meetings that `edits` hold are theirs, and where people took them away the
  /// search's.
  init(_ before: Timetable, _ scenario: Scenario, besides edits: HandEdits? = nil) {
    known = Dictionary(
      before.meetings.filter { !$0.held }.map { (BaselineSeats.Seat($0), $0.instructors) },
      uniquingKeysWith: { first, _ in first })
    held = Set(
      (edits?.edited.meetings ?? []).filter { edits!.held.contains($0.id) && !$0.instructors.isEmpty }.map {
        BaselineSeats.Seat($0)
      }
    ).union(edits?.staffed(in: edits!.edited).compactMap { $0.after.map(BaselineSeats.Seat.init) } ?? [])
    self.scenario = scenario
  }

  /// The timetable with as many of the known instructors as halving finds; every step has passed the verifier.
  func without(_ timetable: Timetable) -> Timetable {
    let changed = timetable.meetings.indices.filter { position in
      let meeting = timetable.meetings[position]
      let seat = BaselineSeats.Seat(meeting)
      guard !meeting.held, !held.contains(seat), let before = known[seat] else { return false }
      return Set(before) != Set(meeting.instructors) && before.count == meeting.instructors.count
    }
    guard !changed.isEmpty else { return timetable }
    var best = timetable, left = Substitutes.most
    let allowed = Verifier.verify(timetable, scenario).violations.count
    var sets = [changed]
    while let set = sets.popLast(), left > 0 {
      left -= 1
      var tried = best
      for position in set {
        tried.meetings[position].instructors = known[BaselineSeats.Seat(tried.meetings[position])] ?? []
      }
      // Money that changes would be a goal's value that is no longer right.
      if Verifier.verify(tried, scenario).violations.count <= allowed {
        best = tried
      } else if set.count > 1 {
        sets += [Array(set[(set.count / 2)...]), Array(set[..<(set.count / 2)])]
      }
    }
    return best
  }
}
