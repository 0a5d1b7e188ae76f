/// Where a timetable breaks first when people leave or stay away.
public struct Fragility: Sendable {
  /// Meetings that may fall below their smallest size, the likeliest first; pinned ones have none.
  public var meetings: [Meeting] = []
  /// Completions that one absence ends, the least likely to hold first.
  public var people: [Person] = []

  /// Nothing is fragile.
  public init() {}

  /// A meeting that may fall below its smallest size.
  public struct Meeting: Sendable {
    /// The meeting, its smallest size, and how many come on average.
    public var meeting: OffHours.Meeting, least: Int, expected: Double
    /// How likely it falls below, and how likely with one more person invited who comes as the others do.
    public var risk: Double, riskWithOneMore: Double

    /// All of it.
    public init(
      meeting: OffHours.Meeting, least: Int, expected: Double, risk: Double, riskWithOneMore: Double
    ) {
      self.meeting = meeting
      self.least = least
      self.expected = expected
      self.risk = risk
      self.riskWithOneMore = riskWithOneMore
    }
  }

  /// A completion that one absence ends.
  public struct Person: Sendable {
    /// Ids of the worker and the course.
    public var worker, course: String
    /// How likely it holds, and how likely with one missed lesson made up for.
    public var chance: Double, chanceWithMakeup: Double

    /// All of it.
    public init(worker: String, course: String, chance: Double, chanceWithMakeup: Double) {
      self.worker = worker
      self.course = course
      self.chance = chance
      self.chanceWithMakeup = chanceWithMakeup
    }
  }

  /// How many completions one lesson made up for, for each of these people, saves on average.
  public var saved: Double { people.reduce(0) { $0 + $1.chanceWithMakeup - $1.chance } }

  /// How likely fewer than `least` of independent people come; `chances` say how likely each does.
  package static func below(_ least: Int, of chances: [Double]) -> Double {
    // How likely exactly n come, as far as it is asked.
    var exactly = Array(repeating: 0.0, count: max(0, least) + 1)
    exactly[0] = 1
    for chance in chances {
      for count in exactly.indices.reversed() {
        exactly[count] = exactly[count] * (1 - chance) + (count > 0 ? exactly[count - 1] * chance : 0)
      }
    }
    return min(1, exactly.prefix(max(0, least)).reduce(0, +))
  }

  /// How likely somebody completes who attends meetings in this order, each with its share of people who are still there by
  /// then, and stays away from each with the probability `noShow`. `forgiven`: lessons that may be made up for.
  package static func completing(
    _ meetings: [(survival: Double, isMandatory: Bool)], needed: Int, mandatory: Int, noShow: Double,
    forgiven: Int
  ) -> Double {
    // By attendances and mandatory ones missed, of those who are there for the first meetings.
    var total = 0.0
    var there = [[1.0]]
    for last in 0...meetings.count {
      let stay = last == 0 ? 1 : meetings[last - 1].survival
      let next = last < meetings.count ? meetings[last].survival : 0
      if last > 0 {
        let isMandatory = meetings[last - 1].isMandatory
        var grown = Array(repeating: Array(repeating: 0.0, count: there[0].count + 1), count: there.count + 1)
        for (attended, row) in there.enumerated() {
          for (done, share) in row.enumerated() {
            grown[attended + 1][done + (isMandatory ? 1 : 0)] += share * (1 - noShow)
            grown[attended][done] += share * noShow
          }
        }
        there = grown
      }
      var holds = 0.0
      for (attended, row) in there.enumerated() where attended + forgiven >= needed {
        for (done, share) in row.enumerated() where done + forgiven >= mandatory { holds += share }
      }
      total += max(0, stay - next) * holds
    }
    return total
  }
}
