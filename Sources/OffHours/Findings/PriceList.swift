/// What a little more of a scarce thing would bring, ranked.
public struct PriceList: Sendable {
  /// The timetable's tiers, searched on for as long as each line was.
  public var base: [TierResult] = []
  /// The lines, the best first.
  public var lines: [Line] = []
  /// The tier in which gains are counted.
  public var tier: Int = 0
  /// How many changes were screened; of how many it is proved that they bring nothing, and how many more leave the
  /// bound of the relaxation where it is.
  public var screened = 0, proved = 0, unmoved = 0
  /// Changes that were not planned anew, the most promising first.
  public var notTried: [Screened] = []

  /// No lines.
  public init() {}

  /// A change that was only screened, and what it could bring at most.
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
    /// What was found to be gained in the tier: more than `least` is certain, more than `most` is impossible. Better is
    /// positive, whatever the tier's direction.
    public var found: Double, least: Double, most: Double?
    /// By how much the change moves the bound of the relaxation; nil where that was not told.
    public var owed: Double?

    /// A line.
    public init(
      change: ScenarioChange, tiers: [TierResult], completions: Int, found: Double, least: Double,
      most: Double?, owed: Double? = nil
    ) {
      self.change = change
      self.owed = owed
      self.tiers = tiers
      self.completions = completions
      self.found = found
      self.least = least
      self.most = most
    }
  }
}
