/// What a little more of a scarce thing would bring, ranked.
public struct PriceList: Sendable {
  /// The timetable's tiers, searched on for as long as each line was.
  public var base: [TierResult] = []
  /// The lines, the best first.
  public var lines: [Line] = []
  /// The tier in which gains are counted.
  public var tier: Int = 0

  /// No lines.
  public init() {}

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

    /// A line.
    public init(
      change: ScenarioChange, tiers: [TierResult], completions: Int, found: Double, least: Double,
      most: Double?
    ) {
      self.change = change
      self.tiers = tiers
      self.completions = completions
      self.found = found
      self.least = least
      self.most = most
    }
  }
}
