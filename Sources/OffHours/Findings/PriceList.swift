/// What a little more of a scarce thing would bring, ranked.
public struct PriceList: Sendable {
  /// The timetable's tiers, searched on for as long as each line was.
  public var base: [TierResult] = []
  /// The lines: those first that gain in the most important tier, then the largest gain.
  public var lines: [Line] = []
  /// The tiers by which changes were screened, ascending.
  public var tiers: [Int] = []
  /// How many changes were screened; of how many it is proved that they bring nothing in these tiers, and how many more
  /// leave the bounds of the relaxation where they are.
  public var screened = 0, proved = 0, unmoved = 0
  /// Changes that were not planned anew, the most promising first.
  public var notTried: [Screened] = []

  /// What a little more release in total would bring at each employer that caps it, in the scenario's order.
  public var releases: [Release] = []

  /// A little more of an employer's total, in the first tier by which changes were screened. Better is positive.
  public struct Release: Hashable, Sendable {
    /// The employer, and how many minutes more.
    public var employer: Ref<Employer>, minutes: Int
    /// By how much it moves the bound, how much it could bring at most, and what a plan with it gains; nil where that was not
    /// told or tried.
    public var owed: Double?, most: Double?, found: Double?

    /// A price.
    public init(employer: Ref<Employer>, minutes: Int, owed: Double?, most: Double?, found: Double?) {
      self.employer = employer
      self.minutes = minutes
      self.owed = owed
      self.most = most
      self.found = found
    }
  }

  /// No lines.
  public init() {}

  /// A change that was only screened, and what it could bring at most in the first tier by which it was.
  public struct Screened: Sendable {
    public var change: ScenarioChange, most: Double?

    /// A change.
    public init(change: ScenarioChange, most: Double?) {
      self.change = change
      self.most = most
    }
  }

  /// One change, and what it brings.
  public struct Line: Sendable {
    /// What is changed.
    public var change: ScenarioChange
    /// What the tiers come to then.
    public var tiers: [TierResult]
    /// People who complete a course then and did not before, less those the other way round.
    public var completions: Int
    /// What is gained, tier by tier, down to the first in which something is. Below it nothing can be said: what serves a
    /// more important goal may cost a lesser one.
    public var gains: [Gain]
    /// By how much the change moves the bound of the relaxation; nil where that was not told.
    public var owed: Double?

    /// A line.
    public init(
      change: ScenarioChange, tiers: [TierResult], completions: Int, gains: [Gain], owed: Double? = nil
    ) {
      self.change = change
      self.tiers = tiers
      self.completions = completions
      self.gains = gains
      self.owed = owed
    }

    /// Position of the tier in which something was found to be gained; nil: in none.
    public var tier: Int? { gains.last.flatMap { $0.found > 0 ? gains.count - 1 : nil } }
  }

  /// What was found to be gained in a tier, those above staying as they are: more than `least` is certain, more than `most`
  /// is impossible. Better is positive, whatever the tier's direction.
  public struct Gain: Hashable, Sendable {
    public var found: Double, least: Double, most: Double?

    /// A gain.
    public init(found: Double, least: Double, most: Double?) {
      self.found = found
      self.least = least
      self.most = most
    }
  }
}
