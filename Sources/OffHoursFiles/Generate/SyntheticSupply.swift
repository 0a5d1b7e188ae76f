/// Halls and instructors: as many as are asked for, as large as the demand asks for.
struct SyntheticSupply {
  /// A hall.
  struct Hall {
    var id, name, place: String
    var seats: Int
  }
  /// An instructor.
  struct Instructor {
    var id, name, available: String
  }

  private(set) var halls: [Hall] = []
  private(set) var instructors: [Instructor] = []
  /// Fewest and most learners of a meeting.
  private(set) var size: ClosedRange<Int>

  /// Meetings that a hall can hold in a week: five evenings, and three on each day of the week's end.
  private static let meetingsPerWeek = 11

  init(_ options: SyntheticOptions, _ courses: [SyntheticCourse]) {
    let attendances = courses.reduce(0.0) { $0 + Double(options.workers) * $1.demand * Double($1.lessons) }
    let slots = Double(SyntheticSupply.meetingsPerWeek * options.weeks)
    // Not every seat of every hour suits somebody: four seats for each that is needed place nearly everybody.
    let wanted = attendances * (options.isScarce ? 0.85 : 4)
    let usual: Double = options.workers <= 5_000 ? 60 : options.workers <= 30_000 ? 100 : 200
    let count =
      options.halls
      ?? min(10_000, max(options.isScarce ? 1 : 2, Int((wanted / (slots * usual)).rounded(.up))))
    let mean = min(1_000, max(options.isScarce ? 4 : 20, wanted / (slots * Double(count))))

    var dice = SyntheticDice(seed: options.seed, part: "halls")
    let sites = SyntheticParks.sites
    var numbers = sites.map { _ in 0 }
    var given = sites.map { _ in 0 }
    for position in 0..<count {
      // The site that lags furthest behind its share comes next.
      let site = sites.indices.max {
        let a = sites[$0].halls * Double(position + 1) - Double(given[$0])
        let b = sites[$1].halls * Double(position + 1) - Double(given[$1])
        return a != b ? a < b : $0 > $1
      }!
      given[site] += 1
      numbers[site] += 1
      let seats = mean * Double(dice.within(80...120)) / 100
      halls.append(
        Hall(
          id: "hall-\(position + 1)", name: "Hội trường \(sites[site].name), phòng \(numbers[site])",
          place: sites[site].id,
          seats: seats < 20 ? max(1, Int(seats.rounded())) : Int((seats / 5).rounded()) * 5))
    }
    let smallest = halls.map(\.seats).min() ?? 1
    size = max(1, min(15, smallest / 2, options.workers / 10))...max(60, halls.map(\.seats).max() ?? 60)

    let seats = Double(halls.reduce(0) { $0 + $1.seats }) / Double(count)
    let meetings = min(attendances / (0.6 * seats), slots * Double(count))
    let needed = Int((meetings / Double(options.weeks) / 4 * 1.5).rounded(.up))
    var people = SyntheticDice(seed: options.seed, part: "instructors")
    let available = [
      "{daily: [07:00-22:00]}", "{mon-fri: [17:00-22:00], sat-sun: [07:00-22:00]}",
      "{mon: [17:00-22:00], wed: [17:00-22:00], fri-sun: [07:00-22:00]}",
      "{tue: [17:00-22:00], thu: [17:00-22:00], sat-sun: [07:00-22:00]}",
    ]
    for position in 0..<(options.instructors ?? min(10_000, max(2, needed))) {
      instructors.append(
        Instructor(
          id: "gv-\(position + 1)", name: SyntheticNames.person(&people),
          available: available[position % available.count]))
    }
  }
}
