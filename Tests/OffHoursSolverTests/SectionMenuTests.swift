import OffHours
import Testing

@testable import OffHoursSolver

/// Choices of few sections among the sets of people that they could hold.
@Suite struct SectionMenuTests {
  /// A menu of chance: six groups of one to three people, ten sets, three days.
  private func menu(seed: Int) -> (menu: SectionMenu, items: [SectionMenu.Item], groups: [RelaxedGroup]) {
    var random = Randomness(seed: seed)
    let groups = (0..<6).map { _ in
      let worth = 1 + random.below(9)
      return RelaxedGroup(
        course: 0, count: 1 + random.below(3), free: [], worth: [10 * worth, 9 * worth, 7 * worth], rest: [],
        home: -1, employer: -1, credited: 0, mandatory: 0, required: 1)
    }
    let items = (0..<10).map { number in
      SectionMenu.Item(people: [UInt64(1 + random.below(63))], day: random.below(3), spots: [number])
    }
    return (SectionMenu(items, groups: groups, least: 1 + seed % 4), items, groups)
  }

  /// The most that any choice of at most `most` sections brings, sizes kept, by trying all of them.
  private func enumerated(_ seed: Int, most: Int) -> Int {
    let (menu, items, groups) = menu(seed: seed)
    var best = 0
    for choice in 0..<(1 << items.count) where choice.nonzeroBitCount <= most {
      let chosen = items.indices.filter { choice >> $0 & 1 != 0 }
      if !menu.holds(chosen) { continue }
      var total = 0
      for (group, entry) in groups.enumerated() {
        let days = chosen.filter { items[$0].people[0] >> UInt64(group) & 1 != 0 }.map { items[$0].day }
        total += (days.min().map { entry.worth[$0] } ?? 0) * entry.count
      }
      best = max(best, total)
    }
    return best
  }

  @Test func `the bound is what the best of all choices brings`() {
    for seed in 0..<200 {
      for most in 1...4 {
        let bound = menu(seed: seed).menu.bound(most: most, isOver: { false })
        #expect(bound == enumerated(seed, most: most), "seed \(seed), at most \(most)")
      }
    }
  }

  @Test func `nothing is lost with what other sets hold as well and no later`() {
    for seed in 0..<200 {
      let (_, items, groups) = menu(seed: seed)
      guard let kept = SectionMenu.largest(items, most: 100) else {
        Issue.record("seed \(seed)")
        continue
      }
      let smaller = SectionMenu(kept, groups: groups, least: 0)
      let all = SectionMenu(items, groups: groups, least: 0)
      #expect(kept.count <= items.count)
      #expect(
        smaller.bound(most: 3, isOver: { false }) == all.bound(most: 3, isOver: { false }), "seed \(seed)")
    }
  }

  @Test func `a choice keeps sizes and number, and brings no more than the bound`() {
    for seed in 0..<200 {
      let (menu, items, _) = menu(seed: seed)
      var random = Randomness(seed: seed)
      for noise in [0, 0.5] {
        let chosen = menu.choice(most: 3, among: Array(items.indices), noise: noise, random: &random)
        #expect(chosen.count <= 3 && Set(chosen).count == chosen.count && menu.holds(chosen), "seed \(seed)")
        #expect(menu.value(chosen) <= menu.bound(most: 3, isOver: { false }) ?? .max, "seed \(seed)")
      }
    }
  }

  @Test func `sizes are kept only by people of whom each is in one section`() {
    let groups = [2, 1].map { count in
      RelaxedGroup(
        course: 0, count: count, free: [], worth: [1], rest: [], home: -1, employer: -1, credited: 0,
        mandatory: 0, required: 1)
    }
    let items = [0b11, 0b01].map { SectionMenu.Item(people: [$0], day: 0, spots: []) }
    // The second takes both of the first group, which leaves one for the first.
    #expect(!SectionMenu(items, groups: groups, least: 2).holds([0, 1]))
    #expect(SectionMenu(items, groups: groups, least: 1).holds([0, 1]))
  }
}
