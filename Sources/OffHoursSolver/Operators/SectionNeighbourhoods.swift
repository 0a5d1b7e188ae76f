import OffHours

// Sections that open, close or move together.
extension NeighbourhoodMaker {
  mutating func drawSections(_ plan: Plan, _ course: Int, _ size: Int, _ opensNew: Bool)
    -> Neighbourhood?
  {
    let sections = plan.sections(of: course)
    let open = plan.open(course: course, instance)
    let movable = sections.filter { section in
      !open.contains { plan[$0].section == section && plan[$0].isPinned }
    }
    // A few sections are freed all together now and then: which of them go together is decided anew.
    let count =
      movable.count <= 4 && random.below(2) == 0 ? movable.count : min(size / 2, 1 + random.below(3))
    let freedSections = random.sample(movable, max(1, count))
    let freed = open.filter { freedSections.contains(plan[$0].section) }
    let unplaced = instance.pairsOfCourse[course].filter { plan.itineraries[$0].isEmpty }
    var pairs = instance.pairsOfCourse[course]
    if pairs.count > peopleLimit {
      let touched = learners(of: Set(freed.map { Int32($0) }), course, plan)
      pairs = Array(Set(touched + random.sample(unplaced, peopleLimit / 2))).sorted()
    }
    let base = base(plan, pairs: pairs, meetings: freed)
    var candidates = freedSections.map { section in
      MeetingBlock(
        members: freed.filter { plan[$0].section == section }.map {
          MeetingBlock.Member(lesson: plan[$0].lesson, spot: plan[$0].spot, meeting: $0)
        }.sorted { $0.lesson < $1.lesson }, isFixed: false, section: section)
    }
    if opensNew { candidates += newSections(base, course, pairs) }
    candidates += BaselineBlocks(instance, base, course).bundles(besides: candidates, pairs: pairs, &random)
    if candidates.isEmpty { return nil }
    return Neighbourhood(course: course, meetings: freed, pairs: pairs, candidates: candidates, base: base)
  }

  /// The course as the relaxation over whole sections sees it, in what is free.
  private func relaxed(_ course: Int, _ groups: [Group], _ bookable: Bookable) -> (
    groups: [RelaxedGroup], sections: SectionBound?
  ) {
    let rules = instance.scenario.rules.agenda
    let relaxed = groups.map { group in
      let kind = instance.demand.kinds[group.kind]
      let progress = instance.progress[group.kind][group.slot]
      var free = instance.free(kind: group.kind, course: course)
      if group.engagements != .none {
        forEachBit(Array(free)) { moment in
          if !group.engagements.allows(instance.supply.moments[moment], of: group.kind, rules, instance) {
            free[moment >> 6] &= ~(1 << UInt64(moment & 63))
          }
        }
      }
      return RelaxedGroup(
        course: course, count: group.pairs.count, free: free,
        worth: (0..<instance.scenario.horizon.count).map { instance.completion(kind: group.kind, day: $0) },
        rest: [], home: -1, employer: kind.sample.employer?.index ?? -1, credited: progress.credited,
        mandatory: progress.mandatory,
        lapseDay: instance.lapseDay(kind: group.kind, slot: group.slot), required: progress.required)
    }
    return (
      relaxed,
      SectionBound(
        instance, course: course, groups: relaxed,
        isBarred: { lesson, spot in !bookable.isFree(lesson: lesson, spot: spot) }, isOver: isStopped)
    )
  }

  private func bundle(_ spots: [Int]) -> MeetingBlock {
    MeetingBlock(
      members: spots.enumerated().map { MeetingBlock.Member(lesson: $0, spot: $1, meeting: -1) },
      isFixed: false,
      section: -1)
  }

  /// The sections that make up the linear relaxation of the course in what is free: what single chains would not show is
  /// which of them go together.
  private func columns(_ course: Int, _ groups: [Group], _ bookable: Bookable) -> [MeetingBlock] {
    var sections = relaxed(course, groups, bookable).sections
    guard let found = try? sections?.sections(rounds: 25, cancellation: cancellation) else { return [] }
    return found.prefix(36).map(bundle)
  }

  /// Choices of few sections that cover most together.
  private mutating func choices(_ course: Int, _ groups: [Group], _ bookable: Bookable, most: Int)
    -> [MeetingBlock]
  {
    let (relaxed, found) = relaxed(course, groups, bookable)
    guard var sections = found, let items = sections.menu() else { return [] }
    let menu = SectionMenu(items, groups: relaxed, least: sections.least)
    if menu.items.count <= 24 { return menu.items.map { bundle($0.spots) } }
    var seen: Set<Int> = []
    var result: [MeetingBlock] = []
    // What goes together on paper may clash in a hall or an agenda: choices among other items stand beside the best.
    for attempt in 0..<16 where result.count < 30 {
      let offered = menu.items.indices.filter { _ in attempt == 0 || random.below(3) > 0 }
      for item in menu.choice(most: most, among: offered, noise: attempt == 0 ? 0 : 0.4, random: &random)
      where seen.insert(item).inserted {
        result.append(bundle(menu.items[item].spots))
      }
    }
    return result
  }

  /// Everything about the sections of a course at once, pinned ones apart; nil where they are too many for that.
  mutating func everySection(_ plan: Plan, course: Int) -> Neighbourhood? {
    let definition = instance.scenario.courses[course]
    guard definition.attendance == .section, let most = definition.maxSections, most <= 6 else { return nil }
    let (freed, someStay) = plan.movableSections(of: course, instance)
    // A pin that no section keeps yet is left to the greedy start.
    if !someStay && !instance.pins[course].isEmpty { return nil }
    let pairs = instance.pairsOfCourse[course]
    let base = base(plan, pairs: pairs, meetings: freed)
    let groups = Group.groups(of: pairs, in: base, instance)
    if groups.isEmpty || groups.count > 128 { return nil }
    let bookable = Bookable(instance, course: course, base)
    var candidates = choices(course, groups, bookable, most: most)
    if candidates.isEmpty || random.below(3) == 0 { candidates += columns(course, groups, bookable) }
    if candidates.isEmpty { return nil }
    return Neighbourhood(course: course, meetings: freed, pairs: pairs, candidates: candidates, base: base)
  }

  /// Chains that could become sections, each found with worths disturbed in another way.
  private mutating func newSections(_ base: Plan, _ course: Int, _ pairs: [Int]) -> [MeetingBlock] {
    let definition = instance.scenario.courses[course]
    let groups = Group.groups(of: pairs, in: base, instance)
    if groups.isEmpty { return [] }
    let bookable = Bookable(instance, course: course, base)
    if groups.count <= 128 {
      let style = random.below(3)
      var found: [MeetingBlock] = []
      if style == 0 { found = columns(course, groups, bookable) }
      if style == 1, let most = definition.maxSections, most <= 6 {
        found = choices(course, groups, bookable, most: most)
      }
      if !found.isEmpty { return found }
    }
    let venues: [Int?] = definition.sameVenue ? instance.scenario.venues.indices.map { $0 } : [nil]
    var result: [MeetingBlock] = []
    var seen: Set<[Int]> = []
    for attempt in 0..<6 {
      let worth = groups.map { group in
        instance.demand.kinds[group.kind].sample.priority
          * (attempt == 0 ? 1 : 0.2 + Double(random.below(1000)) / 500)
      }
      var chains = ChainPricer(instance, course: course, groups: groups, worth: worth)
      for venue in venues {
        let options = definition.lessons.indices.map { lesson in
          bookable.spots(lesson: lesson, venue: venue).map { spot in
            ChainPricer.Option(
              spot: spot, meeting: -1,
              most: instance.most(spot))
          }
        }
        for chain in chains.chains(options: options, count: 2)
        where seen.insert(chain.spots).inserted {
          result.append(
            MeetingBlock(
              members: chain.spots.enumerated().map {
                MeetingBlock.Member(lesson: $0, spot: $1, meeting: -1)
              },
              isFixed: false, section: -1))
        }
      }
      if result.count >= 24 { break }
    }
    return result
  }
}
