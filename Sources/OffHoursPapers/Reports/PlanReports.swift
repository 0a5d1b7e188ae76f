import OffHours

/// Explanations of a whole plan as people read them: prices, asks, a meeting, conflicts.
package enum PlanReports {
  /// The price list.
  package static func prices(_ list: PriceList, _ input: PaperInput) -> Report {
    let language = input.language
    var report = Report(title: Words.priceList(language), languageCode: language.rawValue)
    guard !list.lines.isEmpty else {
      report.blocks = [
        .text((list.screened == 0 ? Words.nothingScarce : Words.screened(list))(language))
      ]
      report.blocks += releases(list, input)
      return report
    }
    report.blocks = [.text(Words.priceNote(language)), .text(Words.screened(list)(language))]
    if !list.tiers.isEmpty {
      let names = list.tiers.map { name(list.base[$0].tier, input) }
      report.blocks.append(.text(Words.screenedBy(names)(language)))
    }
    // The first goal first; what brings nothing stands last, in the goal in which it still might.
    for tier in list.base.indices {
      let own = list.lines.filter { $0.tier == tier }
      if own.isEmpty { continue }
      report.blocks.append(.text(Words.gainCounted(name(list.base[tier].tier, input))(language)))
      report.blocks.append(.table(prices(own, tier: tier, input, id: "prices-\(tier + 1)")))
    }
    let rest = list.lines.filter { $0.tier == nil }
    if !rest.isEmpty {
      let tier = list.tiers.last ?? 0
      report.blocks.append(.text(Words.noGain(name(list.base[tier].tier, input))(language)))
      report.blocks.append(.table(prices(rest, tier: tier, input, id: "prices")))
    }
    report.blocks += releases(list, input)
    return report
  }

  /// What the next hour of release is worth, employer by employer.
  private static func releases(_ list: PriceList, _ input: PaperInput) -> [Report.Block] {
    guard let first = list.releases.first, let tier = list.tiers.first, list.base.indices.contains(tier)
    else {
      return []
    }
    let language = input.language, numbers = NumberHabit(language)
    var table = ReportTable(
      id: "releases",
      columns: [
        .init(Words.employer(language), shrinks: true), .init(ReleaseWords.owed(language), right: true),
        .init(Words.gainFound(language), right: true), .init(Words.gainMost(language), right: true),
      ])
    func text(_ value: Double?) -> String { value.map { numbers.text($0, decimals: 2) } ?? "–" }
    for price in list.releases {
      table.add([
        input.scenario.employers[price.employer].name, text(price.owed), text(price.found), text(price.most),
      ])
    }
    let goal = name(list.base[tier].tier, input)
    return [.text(ReleaseWords.nextHour(first.minutes, goal)(language)), .table(table)]
  }

  private static func name(_ tier: Tier, _ input: PaperInput) -> String {
    tier.parts.map { Words.goal($0.goal, in: input.scenario)(input.language) }.joined(separator: " + ")
  }

  /// Lines of the price list with what is gained in a tier.
  private static func prices(_ lines: [PriceList.Line], tier: Int, _ input: PaperInput, id: String)
    -> ReportTable
  {
    let language = input.language, numbers = NumberHabit(language)
    var table = ReportTable(
      id: id,
      columns: [
        .init(Words.change1(language), shrinks: true), .init(Words.completionsMore(language), right: true),
        .init(Words.gainFound(language), right: true), .init(Words.gainLeast(language), right: true),
        .init(Words.gainMost(language), right: true),
      ])
    for line in lines {
      let gain = line.gains.indices.contains(tier) ? line.gains[tier] : nil
      table.add([
        Words.change(line.change, in: input.scenario)(language),
        line.completions > 0 ? "+\(line.completions)" : String(line.completions),
        gain.map { numbers.text($0.found, decimals: 2) } ?? "–",
        gain.map { numbers.text($0.least, decimals: 2) } ?? "–",
        gain?.most.map { numbers.text($0, decimals: 2) } ?? "–",
      ])
    }
    return table
  }

  /// The ask-list.
  package static func asks(_ list: AskList, _ input: PaperInput) -> Report {
    let language = input.language, dates = DateHabit(input)
    var report = Report(title: Words.askList(language), languageCode: language.rawValue)
    if list.asks.isEmpty {
      report.blocks.append(.text(Words.nothingToAsk(atMost: list.atMost)(language)))
    } else {
      report.blocks.append(.text(Words.asks(list)(language)))
      if list.isTried { report.blocks.append(.text(Words.asksTried(list)(language))) }
      var table = ReportTable(
        id: "asks",
        columns: [
          .init(Words.employer(language), shrinks: true), .init(Words.crew(language)),
          .init(Words.fullName(language), shrinks: true), .init(Words.course(language), shrinks: true),
          .init(Words.shiftsToAsk(language), shrinks: true),
        ])
      let byCrew = list.asks.enumerated().sorted {
        (input.employerName($0.element.worker), $0.element.crew ?? "", $0.offset)
          < (input.employerName($1.element.worker), $1.element.crew ?? "", $1.offset)
      }.map(\.element)
      for ask in byCrew {
        let shifts = ask.shifts.map { item in
          let day = "\(dates.weekday(item.shift.date)) \(dates.dayMonth(item.shift.date))"
          return "\(day) \(item.shift.label): \(Words.given(item.change, in: input.scenario)(language))"
        }
        table.add([
          input.employerName(ask.worker), ask.crew ?? "", input.workerName(ask.worker),
          ask.courses.map(input.courseName).joined(separator: ", "), shifts.first ?? Words.none(language),
        ])
        for shift in shifts.dropFirst() { table.add(["", "", "", "", shift], .detail) }
      }
      report.blocks.append(.table(table))
    }
    // Of an empty list it is said above.
    if !list.others.isEmpty, !list.asks.isEmpty {
      report.blocks.append(
        .text(
          Words.staysOut(
            list.others.count, atMost: min(list.others.count, list.atMost - list.places),
            isCapped: list.cap != nil)(language)))
    }
    return report
  }

  /// Why a meeting is where and when it is.
  package static func meeting(_ card: MeetingCard, _ input: PaperInput) -> Report {
    let language = input.language, dates = DateHabit(input), writer = SeatWriter(input)
    let numbers = NumberHabit(language)
    var report = Report(
      title: "\(card.meeting.id): \(input.subject(card.meeting))", languageCode: language.rawValue)
    let employers = card.employers.map { "\($0.employer ?? Words.noEmployer(language)) \($0.count)" }
    report.blocks = [
      .heading(Words.whyHere(language)), .text(writer.text(card.meeting)),
      .text(Words.takesPart(card.learners, seats: card.seats, employers.joined(separator: ", "))(language)),
    ]
    if card.isPinned { report.blocks.append(.text(Words.isPinned(language))) }
    if card.meeting.held { report.blocks.append(.text(Words.isHistory(language))) }
    var others = ReportTable(
      id: "alternatives",
      columns: [
        .init(Words.dayAndDate(language)), .init(Words.time(language)),
        .init(Words.venue(language), shrinks: true), .init(Words.couldCome(language), right: true),
        .init(Words.leftOutToo(language), right: true), .init(Words.hallTaken(language)),
      ])
    for other in card.alternatives {
      let date = dates.zone.date(other.start)
      others.add([
        "\(dates.weekday(date)) \(dates.dayMonth(date))", dates.time(other.start),
        input.venue(other.venue)?.name ?? other.venue, "\(other.learners)/\(card.learners)",
        String(other.left), (other.isTaken ? Words.taken : Words.free)(language),
      ])
    }
    if !others.rows.isEmpty { report.blocks += [.heading(Words.otherTimes(language)), .table(others)] }
    if let without = card.without {
      var table = ReportTable(
        id: "without",
        columns: [
          .init(Words.goals(language), shrinks: true), .init(Words.nowValue(language), right: true),
          .init(Words.withoutValue(language), right: true), .init(Words.bound(language), right: true),
        ])
      for (now, then) in zip(card.now, without) {
        table.add([
          now.tier.parts.map { Words.goal($0.goal, in: input.scenario)(language) }.joined(separator: " + "),
          numbers.text(now.value), numbers.text(then.value), then.bound.map { numbers.text($0) } ?? "–",
        ])
      }
      report.blocks.append(.heading(Words.without(language)))
      if let fewest = card.fewest {
        report.blocks.append(
          .text(
            Words.peopleWouldChange(
              Int(fewest.value), atLeast: fewest.bound.map { Int(($0 - 1e-6).rounded(.up)) })(language)))
        if !card.losing.isEmpty {
          let names =
            card.losing.prefix(10).map {
              Words.losesCourse(input.workerName($0.worker), input.courseName($0.course))(language)
            } + (card.losing.count > 10 ? ["+\(card.losing.count - 10)"] : [])
          report.blocks.append(.text(Words.losing(names)(language)))
        }
      }
      if let changed = card.changed { report.blocks.append(.text(Words.goalsFirst(changed)(language))) }
      report.blocks.append(.table(table))
    }
    return report
  }

  /// What stands against each other.
  package static func conflicts(_ conflicts: Conflicts, _ input: PaperInput) -> Report {
    let language = input.language
    var report = Report(title: Words.conflict(language), languageCode: language.rawValue)
    if conflicts.all.isEmpty {
      report.blocks = [.text(Words.noConflict(isDecided: conflicts.isDecided)(language))]
    }
    for conflict in conflicts.all {
      report.blocks.append(.heading(Words.subject(conflict.subject, in: input.scenario)(language)))
      if conflict.set.isEmpty {
        report.blocks.append(
          .text((conflict.isProved ? Words.conflictInherent : Words.conflictUnproved)(language)))
      } else {
        report.blocks += [
          .text((conflict.isProved ? Words.conflictNote : Words.conflictUnproved)(language)),
          .list(conflict.set.map { Words.relaxation($0, in: input.scenario)(language) }),
        ]
        let enough = conflict.enough.map { Words.relaxation($0, in: input.scenario)(language) }
        report.blocks.append(.text(Words.conflictEnough(enough, of: conflict.set.count)(language)))
      }
    }
    return report
  }
}
