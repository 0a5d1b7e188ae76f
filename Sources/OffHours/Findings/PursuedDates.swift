extension PursuedCourse {
  /// Whether a meeting of the course on `day` keeps its span and gap.
  func keepsDates(_ progress: AgendaLabel.Progress, on day: Int) -> Bool {
    if let most = facts.maxSpanDays, let first = progress.firstDay, day - first > most { return false }
    guard facts.minGapDays != nil || facts.maxGapDays != nil else { return true }
    // The neighbours by date: the meeting before, and the credits since.
    var previous = progress.lastDay
    for credit in record.dated where credit.date.day <= day {
      if let last = progress.lastDay, credit.date.day <= last { continue }
      if let previous, previous == progress.lastDay,
        !Gap.allows(credit.date.day - previous, between: facts)
      {
        return false
      }
      previous = credit.date.day
    }
    return previous.map { Gap.allows(day - $0, between: facts) } ?? true
  }

  /// Whether the next credit after the course's last meeting keeps the gap.
  func keepsGapAtEnd(_ progress: AgendaLabel.Progress) -> Bool {
    guard let last = progress.lastDay,
      let next = record.dated.first(where: { $0.date.day > last })
    else { return true }
    return Gap.allows(next.date.day - last, between: facts)
  }
}
