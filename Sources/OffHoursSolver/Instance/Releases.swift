import OffHours

/// Who would be released from work for what, and the caps that employers set on it, in dense integers.
struct Releases: Sendable {
  /// A cap's owner: an employer's total, and the groups of whom so many may be away at once.
  struct Cap: Hashable, Sendable {
    /// Minutes that are left of the total, and of each worker's own before history is taken off; `Int.max` where there
    /// is no cap.
    var total, perWorker: Int
    /// Most people of a group at any instant.
    var atOnce: Int
  }

  /// From when to when somebody is away, in minutes of `Instant`.
  struct Stay: Hashable, Sendable {
    var start, end: Int
    var minutes: Int { end - start }
  }

  /// The caps of each employer.
  let caps: [Cap]
  /// Per kind: the employer, the workplace and the group counted for `atOnce`; −1 where nobody is released.
  let employerOfKind, placeOfKind, groupOfKind: [Int]
  /// Per kind: where it lives; −1 where that is not known.
  private let homeOfKind: [Int]
  /// How many groups there are.
  let groupCount: Int
  /// Minutes that history has taken, by worker.
  let taken: [Int]
  /// Kind and worker of each pair.
  let kindOfPair, workerOfPair: [Int32]
  /// Row k: the moments for which kind k would be released.
  let released: BitRows
  /// The supply's moments and spots.
  private let moments: [Moment]
  private let spots: [Spot]
  private let journeys: [[Int]]

  /// nil where no employer releases anybody.
  init?(
    _ pairs: [Instance.Pair], _ scenario: Scenario, _ demand: Demand, _ supply: Supply, _ book: ReleaseBook
  ) {
    guard let released = supply.released else { return nil }
    self.released = released
    caps = scenario.employers.refs.map { employer in
      let release = scenario.employers[employer].release ?? Release()
      return Cap(
        total: release.total.map { max(0, $0 - book.together[employer.index]) } ?? .max,
        perWorker: release.perWorker ?? .max, atOnce: release.atOnce ?? .max)
    }
    struct EmployerCrew: Hashable {
      var employer: Int
      var crew: String?
    }
    var groups: [EmployerCrew: Int] = [:]
    var employers: [Int] = [], places: [Int] = [], groupsOfKind: [Int] = []
    for kind in demand.kinds {
      guard let employer = kind.sample.employer, let release = scenario.employers[employer].release else {
        employers.append(-1)
        places.append(-1)
        groupsOfKind.append(-1)
        continue
      }
      employers.append(employer.index)
      places.append(scenario.employers[employer].place?.index ?? -1)
      let group = EmployerCrew(employer: employer.index, crew: release.ofCrew ? kind.sample.crew : nil)
      let number = groups[group] ?? groups.count
      groups[group] = number
      groupsOfKind.append(number)
    }
    employerOfKind = employers
    placeOfKind = places
    groupOfKind = groupsOfKind
    homeOfKind = demand.kinds.map { $0.sample.home?.index ?? -1 }
    groupCount = groups.count
    taken = book.taken
    kindOfPair = pairs.map(\.kind)
    workerOfPair = pairs.map(\.worker)
    moments = supply.moments
    spots = supply.spots
    journeys = scenario.places.refs.map { a in scenario.places.refs.map { scenario.travel.minutes(a, $0) } }
  }

  /// From when to when a kind is released for a moment; nil where it is not.
  func stay(kind: Int, moment: Int) -> Stay? {
    guard released.isSet(kind, moment) else { return nil }
    let facts = moments[moment], workplace = placeOfKind[kind]
    let place = facts.place == Moment.online ? homeOfKind[kind] : facts.place
    let way = workplace < 0 || place < 0 ? 0 : journeys[workplace][place]
    let back = workplace < 0 || place < 0 ? 0 : journeys[place][workplace]
    return Stay(start: facts.start - way, end: facts.end + back)
  }

  /// The same for the moment of a spot.
  func stay(kind: Int, spot: Int) -> Stay? { stay(kind: kind, moment: Int(spots[spot].moment)) }

  /// Minutes for which a kind is released for a moment.
  func minutes(kind: Int, moment: Int) -> Int { stay(kind: kind, moment: moment)?.minutes ?? 0 }

  /// Minutes that are left of a worker's own cap.
  func left(worker: Int, employer: Int) -> Int {
    caps[employer].perWorker == .max ? .max : max(0, caps[employer].perWorker - taken[worker])
  }
}

/// Who is released in a plan, kept up to date pair by pair, and whether the caps allow one more.
struct ReleaseLedger: Sendable {
  private let releases: Releases
  private var byWorker: [Int32: Int] = [:]
  private var byEmployer: [Int]
  /// Per group, who is away when.
  private var away: [[(pair: Int32, worker: Int32, stay: Releases.Stay)]]

  init(_ releases: Releases) {
    self.releases = releases
    byEmployer = releases.caps.map { _ in 0 }
    away = Array(repeating: [], count: releases.groupCount)
  }

  private func stays(_ pair: Int, _ spots: some Sequence<Int>) -> [Releases.Stay] {
    let kind = Int(releases.kindOfPair[pair])
    return spots.compactMap { releases.stay(kind: kind, spot: $0) }
  }

  /// Takes what a pair was released for off the books.
  mutating func remove(_ pair: Int, _ spots: some Sequence<Int>) {
    let kind = Int(releases.kindOfPair[pair]), employer = releases.employerOfKind[kind]
    if employer < 0 { return }
    let minutes = stays(pair, spots).reduce(0) { $0 + $1.minutes }
    if minutes == 0 { return }
    byWorker[releases.workerOfPair[pair], default: 0] -= minutes
    byEmployer[employer] -= minutes
    away[releases.groupOfKind[kind]].removeAll { $0.pair == Int32(pair) }
  }

  /// Books a pair's meetings; false, and nothing booked, where the caps do not allow them.
  mutating func add(_ pair: Int, _ spots: some Sequence<Int>) -> Bool {
    let kind = Int(releases.kindOfPair[pair]), employer = releases.employerOfKind[kind]
    if employer < 0 { return true }
    let stays = stays(pair, spots)
    if stays.isEmpty { return true }
    let minutes = stays.reduce(0) { $0 + $1.minutes }
    let worker = releases.workerOfPair[pair], group = releases.groupOfKind[kind]
    guard byEmployer[employer] + minutes <= releases.caps[employer].total,
      byWorker[worker, default: 0] + minutes <= releases.left(worker: Int(worker), employer: employer)
    else { return false }
    let most = releases.caps[employer].atOnce
    if most < .max {
      for stay in stays where !allows(stay, of: worker, group, most) { return false }
    }
    byWorker[worker, default: 0] += minutes
    byEmployer[employer] += minutes
    away[group] += stays.map { (Int32(pair), worker, $0) }
    return true
  }

  /// Whether somebody else of a kind could be released for a moment, as far as what is counted together goes.
  func allows(kind: Int, moment: Int) -> Bool {
    guard let stay = releases.stay(kind: kind, moment: moment) else { return true }
    let employer = releases.employerOfKind[kind]
    let cap = releases.caps[employer]
    return byEmployer[employer] + stay.minutes <= cap.total
      && (cap.atOnce == .max || allows(stay, of: -1, releases.groupOfKind[kind], cap.atOnce))
  }

  /// Whether one more of a group may be away: at every instant of the stay fewer than the most are. People count once.
  private func allows(_ stay: Releases.Stay, of worker: Int32, _ group: Int, _ most: Int) -> Bool {
    let near = away[group].filter {
      $0.worker != worker && $0.stay.start < stay.end && stay.start < $0.stay.end
    }
    if near.count < most { return true }
    return ([stay.start] + near.map(\.stay.start)).allSatisfy { instant in
      instant < stay.start || instant >= stay.end
        || Set(near.filter { $0.stay.start <= instant && instant < $0.stay.end }.map(\.worker)).count < most
    }
  }
}
