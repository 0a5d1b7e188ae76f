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
  }

  /// Which ask, and which of its shifts.
  struct Place: Hashable {
    var ask: Int, shift: Int
  }

  /// The names. Augmenting paths, as in Kuhn's method for assignments.
  static func names(_ requests: [Request]) -> [Place: Ref<Worker>] {
    let order = requests.indices.sorted {
      (requests[$0].needsName ? 0 : 1, requests[$0].colleagues.count, $0)
        < (requests[$1].needsName ? 0 : 1, requests[$1].colleagues.count, $1)
    }
    var holder: [Ref<Worker>: Int] = [:]
    for request in order {
      var seen: Set<Ref<Worker>> = []
      _ = place(request, requests, &holder, &seen)
    }
    var names: [Place: Ref<Worker>] = [:]
    for (colleague, request) in holder {
      names[Place(ask: requests[request].ask, shift: requests[request].shift)] = colleague
    }
    return names
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
