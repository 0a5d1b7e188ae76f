import OffHours

/// What a step may open again of the timetable that is kept: meetings and sections that are closed now, sections with
/// lessons moved that cannot stay where they were.
struct BaselineBlocks {
  private let instance: Instance
  private let base: Plan
  private let course: Int

  init(_ instance: Instance, _ base: Plan, _ course: Int) {
    self.instance = instance
    self.base = base
    self.course = course
  }

  /// The bundles beside `candidates`, a dozen at most. Nothing is drawn where nothing is kept.
  func bundles(besides candidates: [MeetingBlock], pairs: [Int], _ random: inout Randomness) -> [MeetingBlock]
  {
    let kept = instance.kept.bundles[course]
    if kept.isEmpty { return [] }
    let known = Set(candidates.map { bundle in bundle.members.map { [$0.lesson, $0.spot] } })
    let open = Set(base.sections(of: course))
    var whole: [MeetingBlock] = [], broken: [Baseline.Block] = []
    for bundle in kept where bundle.running < 0 || !open.contains(bundle.running) {
      if bundle.stops.allSatisfy({ isBookable($0) }) {
        if !bundle.isSection || isWhole(bundle),
          !known.contains(bundle.stops.map { [Int($0.lesson), Int($0.spot)] })
        {
          whole.append(self.bundle(bundle.stops, bundle.running))
        }
      } else if bundle.isSection && !isHeld(bundle) {
        broken.append(bundle)
      }
    }
    var result = random.sample(Array(whole.indices), 12).map { whole[$0] }
    for position in random.sample(Array(broken.indices), 3) {
      result += mended(broken[position], pairs, &random)
    }
    return result
  }

  private func isBookable(_ stop: Baseline.LessonSpot) -> Bool {
    stop.spot >= 0
      && base.isBookable(course: course, lesson: Int(stop.lesson), spot: Int(stop.spot), instance)
  }

  /// Whether the base holds one of its meetings: then the section stands, or its hall is taken.
  private func isHeld(_ bundle: Baseline.Block) -> Bool {
    base.open.contains { meeting in
      base[meeting].course == course
        && bundle.stops.contains {
          Int($0.spot) == base[meeting].spot && Int($0.lesson) == base[meeting].lesson
        }
    }
  }

  private func lessonsLeft(_ bundle: Baseline.Block) -> [Int] {
    let held = bundle.running < 0 ? 0 : instance.running[bundle.running].held
    return instance.scenario.courses[course].lessons.indices.filter { held >> UInt64($0) & 1 == 0 }
  }

  private func isWhole(_ bundle: Baseline.Block) -> Bool {
    bundle.stops.map { Int($0.lesson) } == lessonsLeft(bundle)
  }

  private func bundle(_ stops: [Baseline.LessonSpot], _ running: Int) -> MeetingBlock {
    MeetingBlock(
      members: stops.map { MeetingBlock.Member(lesson: Int($0.lesson), spot: Int($0.spot), meeting: -1) },
      isFixed: false, section: running)
  }

  /// A section with its lessons where they were, if they can be, and the others where its learners are free: the way of
  /// some of them through all that could be booked, drawn by how many others could come along.
  private func mended(_ section: Baseline.Block, _ pairs: [Int], _ random: inout Randomness)
    -> [MeetingBlock]
  {
    let definition = instance.scenario.courses[course]
    let stops = Set(section.stops)
    let members = pairs.filter { pair in
      base.itineraries[pair].isEmpty && instance.kept.paths[pair].contains { stops.contains($0) }
    }
    let groups = Group.groups(of: members, in: base, instance)
    if groups.isEmpty { return [] }
    let halls = Set(
      section.stops.compactMap { $0.spot < 0 ? nil : Int(instance.supply.spots[Int($0.spot)].venue) })
    let home = section.running < 0 ? halls.first : instance.running[section.running].venue
    var venue: Int?
    if definition.sameVenue {
      let isFree = section.running >= 0 || (halls.count == 1 && random.below(2) == 0)
      venue = isFree && home != nil ? home : random.below(instance.scenario.venues.count)
    }
    let lessons = lessonsLeft(section)
    var options: [(lesson: Int, spot: Int, price: Double)] = []
    for lesson in lessons {
      let before = section.stops.first { Int($0.lesson) == lesson }
      var ofLesson: [(spot: Int, crowd: Int)] = []
      for spot in instance.supply.classes[instance.supply.classOfLesson[course][lesson]].spots {
        if let venue, Int(instance.supply.spots[spot].venue) != venue { continue }
        let moment = Int(instance.supply.spots[spot].moment)
        let crowd = groups.reduce(0) {
          $0 + (instance.supply.free.isSet($1.kind, moment) ? $1.pairs.count : 0)
        }
        if crowd == 0 || !base.isBookable(course: course, lesson: lesson, spot: spot, instance) { continue }
        ofLesson.append((spot, Int32(spot) == before?.spot ? 1000 : crowd))
      }
      ofLesson.sort { ($1.crowd, $0.spot) < ($0.crowd, $1.spot) }
      options += ofLesson.prefix(40).map {
        (lesson, $0.spot, -Double($0.crowd) - Double(random.below(100)) / 100)
      }
    }
    var result: [MeetingBlock] = []
    var pricer = ItineraryPricer(instance)
    for position in random.sample(Array(groups.indices), 4) {
      let usable = options.filter {
        instance.supply.free.isSet(groups[position].kind, Int(instance.supply.spots[$0.spot].moment))
      }.sorted {
        (instance.supply.moment(ofSpot: $0.spot).start, $0.lesson, $0.spot)
          < (instance.supply.moment(ofSpot: $1.spot).start, $1.lesson, $1.spot)
      }
      let way = pricer.cheapest(
        groups[position], course: course,
        stops: usable.enumerated().map { number, option in
          let moment = instance.supply.moment(ofSpot: option.spot)
          return Stop(
            meeting: number, lesson: option.lesson, start: moment.start, end: moment.end, day: moment.day,
            week: moment.week, place: moment.place)
        }, prices: usable.map(\.price), goesOn: true)
      guard let way else { continue }
      let found = way.path.map {
        Baseline.LessonSpot(lesson: Int32(usable[$0].lesson), spot: Int32(usable[$0].spot))
      }
      .sorted { $0.lesson < $1.lesson }
      if found.map({ Int($0.lesson) }) == lessons { result.append(bundle(found, section.running)) }
    }
    return result
  }
}
