import OffHours
import Testing

@Suite struct TierVerdictTests {
  private func verdicts(
    _ goals: [Goal], base: [(value: Double, bound: Double?)], variant: [(value: Double, bound: Double?)]
  ) -> [TierVerdict] {
    func tiers(_ numbers: [(value: Double, bound: Double?)]) -> [TierResult] {
      zip(goals, numbers).map { TierResult(tier: Tier($0), value: $1.value, bound: $1.bound) }
    }
    return TierVerdict.verdicts(of: tiers(variant), against: tiers(base))
  }

  @Test func `a gain is proved where the value beats the base's bound`() {
    #expect(verdicts([.completions], base: [(8, 9)], variant: [(10, 12)]) == [.gain])
    #expect(verdicts([.cost], base: [(500, 450)], variant: [(400, 100)]) == [.gain])
  }

  @Test func `a gain within the base's bound is not proved`() {
    #expect(verdicts([.completions], base: [(8, 9)], variant: [(9, 12)]) == [.open])
    #expect(verdicts([.cost], base: [(500, 450)], variant: [(450, 100)]) == [.open])
  }

  @Test func `a loss is proved where the variant's bound is worse than the base's value`() {
    #expect(verdicts([.completions], base: [(8, 9)], variant: [(6, 7)]) == [.loss])
    #expect(verdicts([.cost], base: [(500, 450)], variant: [(700, 501)]) == [.loss])
  }

  @Test func `a loss within the variant's bound is not proved`() {
    #expect(verdicts([.completions], base: [(8, 9)], variant: [(6, 8)]) == [.open])
    #expect(verdicts([.completions], base: [(8, 9)], variant: [(6, nil)]) == [.open])
  }

  @Test func `equal values are the same whatever the bounds`() {
    #expect(verdicts([.completions], base: [(8, 9)], variant: [(8 + 1e-7, 10)]) == [.same])
  }

  @Test func `a lower tier counts only where the tiers above are no worse`() {
    // Cheaper because fewer complete: no gain, whatever the bounds say.
    #expect(
      verdicts([.completions, .cost], base: [(8, 8), (500, 500)], variant: [(6, 6), (300, 300)])
        == [.loss, .wake])
    // More complete, and it still costs less than the base could with fewer.
    #expect(
      verdicts([.completions, .cost], base: [(8, 8), (500, 500)], variant: [(9, 9), (300, 300)])
        == [.gain, .gain])
    // Not proved above, so not proved below.
    #expect(
      verdicts([.completions, .cost], base: [(8, 9), (500, 500)], variant: [(7, 9), (300, 300)])
        == [.open, .open])
    // Dearer with more people: the base's timetable may be allowed here too, but serves fewer.
    #expect(
      verdicts([.completions, .cost], base: [(8, 8), (500, 500)], variant: [(9, 9), (700, 700)])
        == [.gain, .wake])
  }

  @Test func `tiers are compared as far as they are the same`() {
    let base = [TierResult(tier: Tier(.completions), value: 8, bound: 8)]
    let other = [
      TierResult(tier: Tier(.completions), value: 9, bound: 9),
      TierResult(tier: Tier(.cost), value: 1, bound: 1),
    ]
    #expect(TierVerdict.verdicts(of: other, against: base) == [.gain])
    #expect(TierVerdict.verdicts(of: [other[1]], against: base) == [])
  }
}
