import OffHours

/// How much halls and instructors are used: meetings and hours, and the meetings of each week.
struct UseTables {
  let input: PaperInput

  /// So many halls or instructors stand in a table; those used most.
  static let most = 60
  /// So many weeks have a column each.
  static let weeksShown = 12

  /// A hall or an instructor.
  private struct Use {
    var name: String
    var meetings = 0, minutes = 0, learners = 0, seats = 0
    var weeks: [CivilDate: Int] = [:]
    /// Minutes for which a hall is open; nil: always.
    var open: Int?
    /// Most meetings in a week.
    var limit: Int?

    /// Adds what another is used for.
    mutating func add(_ other: Use) {
      meetings += other.meetings
      minutes += other.minutes
      learners += other.learners
      seats += other.seats
      weeks.merge(other.weeks) { $0 + $1 }
      open = open.flatMap { mine in other.open.map { mine + $0 } }
    }

    mutating func take(_ meeting: Meeting, on date: CivilDate, seats: Int) {
      meetings += 1
      minutes += meeting.interval.minutes
      learners += meeting.learners.count
      self.seats += seats
      weeks[date.monday, default: 0] += 1
    }
  }

  var markup: Markup {
    let language = input.language
    let venues = self.venues, instructors = self.instructors
    return Markup("section", ["aria-labelledby": "use"]) {
      Markup("h2", ["id": "use"]) { PageWords.use(language) }
      if !venues.isEmpty {
        table(
          Words.venue(language), venues,
          [
            (PageWords.openHours, { share($0.minutes, of: $0.open) }),
            (PageWords.seatsTaken, { share($0.learners, of: $0.seats) }),
          ])
      }
      let isFull = instructors.contains { use in use.limit.map { use.weeks.values.contains($0) } ?? false }
      if !instructors.isEmpty {
        table(
          Words.instructor(language), instructors,
          [(PageWords.mostPerWeek, { $0.limit.map(String.init) ?? "\u{2013}" })])
      }
      if isFull { Markup("p", ["class": "quiet small"]) { PageWords.fullWeeks(language) } }
    }
  }

  private func share(_ part: Int, of whole: Int?) -> String {
    guard let whole, whole > 0 else { return "\u{2013}" }
    return "\(NumberHabit(input.language).text(Double(part) * 100 / Double(whole), decimals: 0)) %"
  }

  // MARK: Counting

  private var venues: [Use] {
    let scenario = input.scenario, zone = scenario.zone
    let whole = Interval(start: zone.day(scenario.horizon.from).start, end: zone.day(scenario.horizon.to).end)
    var uses = scenario.venues.map { venue in
      var use = Use(name: venue.name)
      if venue.open != nil {
        let free = FreeTime(within: whole, hours: venue.open, closed: venue.closed, zone: zone)
        use.open = free.stretches.reduce(0) { $0 + $1.minutes }
      }
      return use
    }
    count(scenario.venues.map(\.id), &uses) { [$0.venue] }
    return uses
  }

  private var instructors: [Use] {
    var uses = input.scenario.instructors.map { instructor in
      var use = Use(name: instructor.name)
      use.limit = instructor.maxPerWeek
      return use
    }
    count(input.scenario.instructors.map(\.id), &uses, \.instructors)
    return uses
  }

  /// Adds the meetings to the uses of these ids; ids that the scenario does not know come after them.
  private func count(_ ids: [String], _ uses: inout [Use], _ used: (Meeting) -> [String]) {
    var position = Dictionary(ids.enumerated().map { ($1, $0) }) { first, _ in first }
    for meeting in input.timetable.meetings {
      let date = input.scenario.zone.date(meeting.start)
      for id in used(meeting) {
        let place = position[id] ?? uses.count
        if place == uses.count { uses.append(Use(name: id)) }
        position[id] = place
        uses[place].take(meeting, on: date, seats: input.capacity(meeting) ?? meeting.learners.count)
      }
    }
  }

  /// All of them together.
  private func sum(_ all: [Use]) -> Use {
    var sum = Use(name: Words.total(input.language))
    sum.open = 0
    for use in all { sum.add(use) }
    return sum
  }

  // MARK: Tables

  private func table(_ title: String, _ all: [Use], _ columns: [(Phrase, (Use) -> String)]) -> Markup {
    let language = input.language, dates = DateHabit(input), numbers = NumberHabit(language)
    let horizon = input.scenario.horizon
    var weeks = Array(stride(from: horizon.from.monday.day, through: horizon.to.day, by: 7)).map(
      CivilDate.init(day:))
    if weeks.count > UseTables.weeksShown { weeks = [] }
    var shown = all
    if all.count > UseTables.most {
      let order = all.indices.sorted { (-all[$0].minutes, $0) < (-all[$1].minutes, $1) }
      shown = order[..<UseTables.most].sorted().map { all[$0] }
    }
    return Markup("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": title]) {
      Markup("table", ["class": "use"]) {
        Markup("thead") {
          Markup("tr") {
            Markup("th", ["scope": "col"]) { title }
            for heading in [PageWords.meetingCount, PageWords.hours] + columns.map(\.0) {
              Markup("th", ["scope": "col", "class": "n"]) { heading(language) }
            }
            for week in weeks {
              Markup("th", ["scope": "col", "class": "n"]) {
                PageWords.weekOf(dates.dayMonth(week))(language)
              }
            }
          }
        }
        Markup("tbody") {
          for (use, kind) in shown.map({ ($0, nil as String?) }) + (all.count > 1 ? [(sum(all), "sum")] : [])
          {
            Markup("tr", ["class": kind]) {
              Markup("th", ["scope": "row"]) { use.name }
              Markup("td", ["class": "n"]) { String(use.meetings) }
              Markup("td", ["class": "n"]) { numbers.text(Double(use.minutes) / 60, decimals: 1) }
              for column in columns { Markup("td", ["class": "n"]) { column.1(use) } }
              for week in weeks {
                let count = use.weeks[week] ?? 0
                let isFull = use.limit.map { count >= $0 && count > 0 } ?? false
                Markup("td", ["class": isFull ? "n full" : "n"]) { count == 0 ? "\u{B7}" : String(count) }
              }
            }
          }
        }
      }
      if all.count > shown.count {
        Markup("p", ["class": "quiet small"]) { PageWords.more(all.count - shown.count)(language) }
      }
    }
  }
}
