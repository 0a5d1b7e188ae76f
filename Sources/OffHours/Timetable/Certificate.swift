/// What proves the bounds of a timetable's tiers to a reader that has neither GLPK nor this program: the problem as the
/// bounds see it, and prices. At any prices of the right sign, what the limits allow plus what the best agenda of everybody
/// and the best meetings of every hall bring is a bound (Lagrange; Geoffrion, "Lagrangean relaxation for integer
/// programming", 1974): a reader need not know where the prices come from.
package struct Certificate: Sendable {
  /// A course: how many lessons, whether in strict order; fewest days between two meetings, minutes between them, most
  /// meetings in a week (nil: any number).
  package struct Course: Sendable {
    package var id: String
    package var lessons: Int
    package var isStrict: Bool
    package var gap, pause: Int
    package var perWeek: Int?

    package init(id: String, lessons: Int, isStrict: Bool, gap: Int, pause: Int, perWeek: Int?) {
      self.id = id
      self.lessons = lessons
      self.isStrict = isStrict
      self.gap = gap
      self.pause = pause
      self.perWeek = perWeek
    }
  }

  /// A meeting that could be held. Times are minutes, days count from the horizon's first; the hall is taken from `from`
  /// to `until`.
  package struct Meeting: Sendable {
    package var course, lesson, start, end, day, week, venue, from, until: Int
    /// Fewest and most learners; the place of journeys; the least that it costs, in parts of the currency.
    package var least, most, place, price: Int
    /// Groups whose people could attend.
    package var groups: [Int]

    package init(
      course: Int, lesson: Int, start: Int, end: Int, day: Int, week: Int, venue: Int, from: Int, until: Int,
      least: Int, most: Int, place: Int, price: Int, groups: [Int]
    ) {
      self.course = course
      self.lesson = lesson
      self.start = start
      self.end = end
      self.day = day
      self.week = week
      self.venue = venue
      self.from = from
      self.until = until
      self.least = least
      self.most = most
      self.place = place
      self.price = price
      self.groups = groups
    }
  }

  /// People alike who need a course: what they have behind them, what they must attend, and what an attendance counts.
  package struct Group: Sendable {
    package var course, people, required: Int
    package var credited, mandatory: [Int]
    /// By day: worth of a completion in 1e-6, and what a class counts in `rest`.
    package var worth, rest: [Int]
    /// By place, minutes of the journey.
    package var travel: [Int]
    /// Minutes of release, by meeting; those that take none are left out.
    package var release: [(meeting: Int, minutes: Int)]
    /// The last day on which a completion is in time; less than 0: nothing is due.
    package var due: Int
    /// Position of the employer; −1: not counted.
    package var employer: Int

    package init(
      course: Int, people: Int, required: Int, credited: [Int], mandatory: [Int], worth: [Int], rest: [Int],
      travel: [Int], release: [(meeting: Int, minutes: Int)], due: Int, employer: Int
    ) {
      self.course = course
      self.people = people
      self.required = required
      self.credited = credited
      self.mandatory = mandatory
      self.worth = worth
      self.rest = rest
      self.travel = travel
      self.release = release
      self.due = due
      self.employer = employer
    }
  }

  /// So many people short of completing a course; `employer` −1: whoever employs them.
  package struct Target: Sendable {
    package var course, employer, short: Int

    package init(course: Int, employer: Int, short: Int) {
      self.course = course
      self.employer = employer
      self.short = short
    }
  }

  /// Prices that prove the bound of a tier; all 0 or more, but those of attending, which are free.
  package struct Prices: Sendable {
    /// By tier above: of one of its value, less being better.
    package var held: [Double] = []
    /// Of money, in currency, and of a meeting, where the scenario limits them.
    package var cost = 0.0, meetings = 0.0
    /// By target: of a person short.
    package var targets: [Double] = []
    /// By venue: of being in use at an instant.
    package var venues: [[(start: Int, price: Double)]] = []
    /// Of attending, by meeting, then by its groups; in multiples of `unit`.
    package var attending: [[Int]] = []
    package var unit = 0.0

    package init() {}
  }

  /// One tier: what the timetable says of it, and what proves that.
  package struct Tier: Sendable {
    package var result: TierResult
    /// The bound that the prices prove, in the tier's own direction; nil with `prices`, where there are none.
    package var bound: Double?
    package var prices: Prices?

    package init(result: TierResult, bound: Double? = nil, prices: Prices? = nil) {
      self.result = result
      self.bound = bound
      self.prices = prices
    }

    /// Whether the bound that the timetable states is reached, as far as files state numbers.
    package var isReached: Bool {
      guard let bound, let stated = result.bound else { return false }
      let slack = 1e-6 + 1e-15 * abs(stated)
      return result.tier.isMaximised ? bound <= stated + slack : bound >= stated - slack
    }
  }

  /// The scenario's name, and of which timetable this is: its content hash.
  package var scenario = "", stamp = ""
  package var courses: [Course] = []
  package var meetings: [Meeting] = []
  package var groups: [Group] = []
  package var targets: [Target] = []
  /// People with a due date, those included who are late whatever is done.
  package var due = 0
  /// Most money, in parts, and most meetings.
  package var mostCost, mostMeetings: Int?
  /// Parts of a currency unit, or nil where `cost` counts meetings; and what every price is a multiple of.
  package var moneyScale: Int?, moneyUnit = 0
  /// What the timetable has of each goal: completions in 1e-6, money in parts.
  package var values: [(goal: Goal, value: Int)] = []
  package var tiers: [Tier] = []

  package init() {}
}
