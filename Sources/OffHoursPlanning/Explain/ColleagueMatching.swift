import OffHours

/// Gives exchanges of shifts the names of colleagues, nobody's twice: as many as can be, those first that need one.
enum ColleagueMatching {
  /// An exchange that looks for a name.
  struct Request {
    /// Which ask, and which of its shifts.
    var ask: Int, shift: Int
    /// Whether no crew is known that would do without a name.
    var needsName: Bool
    /// Who could be named.
    var colleagues: [Ref<Worker>]
    /// Where the exchange stands.
    var place: Place { Place(ask: ask, shift: shift) }
  }

  /// Which ask, and which of its shifts.
  struct Place: Hashable {
    var ask: Int, shift: Int
  }

  /// The names. Augmenting paths, as in Kuhn's method for assignments.
  static func names(_ requests: [Request]) -> [Place: Ref<Worker>] {
    var names: [Place: Ref<Worker>] = [:]
    for (colleague, request) in holders(requests) { names[requests[request].place] = colleague }
    return names
  }

  /// Exchanges that want more names than there are people, one set for each that needs a name and gets none: itself, and
  /// all that hold somebody who could be named for one of the set (a violator of Hall's condition).
  static func shortages(_ requests: [Request]) -> [[Place]] {
    let needy = requests.filter(\.needsName)
    let holders = holders(needy)
    let served = Set(holders.values)
    return needy.indices.filter { !served.contains($0) }.map { unserved in
      var people: Set<Ref<Worker>> = [], reached = [unserved], next = 0
      while next < reached.count {
        for colleague in needy[reached[next]].colleagues where people.insert(colleague).inserted {
          if let holder = holders[colleague] { reached.append(holder) }
        }
        next += 1
      }
      return reached.map { needy[$0].place }
    }
  }

  /// Which exchange each colleague is named for.
  private static func holders(_ requests: [Request]) -> [Ref<Worker>: Int] {
    let order = requests.indices.sorted {
      (requests[$0].needsName ? 0 : 1, requests[$0].colleagues.count, $0)
        < (requests[$1].needsName ? 0 : 1, requests[$1].colleagues.count, $1)
    }
    var holder: [Ref<Worker>: Int] = [:]
    for request in order {
      var seen: Set<Ref<Worker>> = []
      _ = place(request, requests, &holder, &seen)
    }
    return holder
  }

  private static func place(
    _ request: Int, _ requests: [Request], _ holder: inout [Ref<Worker>: Int], _ seen: inout Set<Ref<Worker>>
  ) -> Bool {
    for colleague in requests[request].colleagues where holder[colleague] == nil {
      holder[colleague] = request
      return true
    }
    for colleague in requests[request].colleagues where seen.insert(colleague).inserted {
      if place(holder[colleague]!, requests, &holder, &seen) {
        holder[colleague] = request
        return true
      }
    }
    return false
  }
}
