import OffHours

/// Who could come when, worked out for each kind of worker.
struct FreeMoments {
  /// Row k: the moments that suit kind k.
  private(set) var free: BitRows
  /// Row k: the moments for which kind k would be released from work; nil where no employer releases anybody.
  private(set) var released: BitRows?

  /// O(kinds × moments).
  init(
    _ scenario: Scenario, _ demand: Demand, _ book: CalendarBook, _ releases: ReleaseBook,
    _ starts: ForbiddenStarts, _ frozen: Supply.Frozen?, of draft: SupplyDraft
  ) {
    let empty = BitRows(width: draft.moments.count, count: demand.kinds.count)
    free = empty
    released = scenario.employers.contains { $0.release != nil } ? empty : nil
    let sorted = draft.groups.map { group in
      (group: group, moments: group.momentOf.sorted { $0.key < $1.key })
    }
    for (kind, sample) in demand.kinds.enumerated() {
      var attendee = Attendee(worker: sample.sample, calendar: book.calendars[sample.calendar])
      let member = Ref<Worker>(Int(sample.members[0]))
      attendee.releaseLeft = releases.left(member, in: scenario)
      starts.turn(
        to: attendee,
        of: WorkerKind(member, in: scenario, calendars: book, releaseLeft: attendee.releaseLeft))
      for (group, moments) in sorted {
        var asked = group.key.starts
        if sample.sample.credits.isEmpty { asked.course = nil }
        var next = starts.stretches(asked, Ref(group.venue)).withCapped[...]
        let away =
          released == nil
          ? [] : attendee.releasedStarts(minutes: asked.minutes, place: asked.place, in: scenario)
        for (start, moment) in moments {
          if let lesson = group.key.appointed, !lesson.admits(sample.sample, at: start, scenario) {
            continue
          }
          while let stretch = next.first, stretch.end.minute <= start { next.removeFirst() }
          if let stretch = next.first, stretch.start.minute <= start { continue }
          let place = asked.place?.index ?? -1
          if let frozen, !frozen.admits(member.index, at: start, place: place, scenario) { continue }
          free.set(kind, Int(moment))
          if away.contains(where: { $0.contains(Instant(minute: start)) }) {
            released?.set(kind, Int(moment))
          }
        }
      }
    }
  }
}
