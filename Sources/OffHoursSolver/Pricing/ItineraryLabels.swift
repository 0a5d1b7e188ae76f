import OffHours

/// A prefix of an itinerary, with what the rules over agendas ask for: a label of the search.
struct ItineraryLabel: Sendable {
  var cost: Double
  var attended: UInt64
  var stop: Int32
  /// The label that it extends; −1: none.
  var before: Int32 = -1
  var dayLoad: Int32 = 1
  var dayMinutes: Int32
  var weekLoad: Int32 = 1
  var firstDay: Int32
  /// The last day with an evening meeting that counts, and how many such days in a row end with it.
  var lastEvening: Int32 = -9
  var evenings: Int32 = 0
  var foreign: Int32
  /// The next label at the same meeting; −1 at the end.
  var next: Int32 = -1

  /// Whether whatever can follow `other` can follow this one, at no higher cost.
  func dominates(_ other: ItineraryLabel, in course: Course) -> Bool {
    guard cost <= other.cost, dayLoad <= other.dayLoad, dayMinutes <= other.dayMinutes,
      weekLoad <= other.weekLoad, foreign <= other.foreign
    else { return false }
    if course.maxSpanDays != nil && firstDay < other.firstDay { return false }
    if evenings > other.evenings || lastEvening != other.lastEvening {
      // Evenings before yesterday no longer count.
      if evenings > 0 { return false }
    }
    return course.strictOrder
      ? attended.nonzeroBitCount >= other.attended.nonzeroBitCount : attended == other.attended
  }
}

/// The labels of a search, in a list for each meeting; of those at one meeting none makes another needless.
struct ItineraryLabels: Sendable {
  private var labels: [ItineraryLabel] = []
  /// First label at each meeting; −1: none. And how many there are.
  private var first: [Int32] = []
  private var count: [Int32] = []
  /// Most labels kept at one meeting.
  var width = 24

  @inline(__always) subscript(label: Int32) -> ItineraryLabel { labels[Int(label)] }

  /// No labels, at no meeting.
  mutating func removeAll() {
    labels.removeAll(keepingCapacity: true)
    first.removeAll(keepingCapacity: true)
    count.removeAll(keepingCapacity: true)
  }

  /// A meeting more, the last in time.
  @inline(__always) mutating func addMeeting() {
    first.append(-1)
    count.append(0)
  }

  /// The first label at a meeting; −1: none.
  @inline(__always) func first(at meeting: Int) -> Int32 { first[meeting] }

  /// Adds a label at a meeting, unless one that is no worse stands there. Those that it makes needless leave the list; the
  /// dearest leaves where there are too many.
  mutating func insert(_ label: ItineraryLabel, at meeting: Int, in course: Course) {
    var current = first[meeting]
    while current >= 0 {
      if labels[Int(current)].dominates(label, in: course) { return }
      current = labels[Int(current)].next
    }
    var previous: Int32 = -1
    var worst: (before: Int32, label: Int32, cost: Double)?
    current = first[meeting]
    while current >= 0 {
      let after = labels[Int(current)].next
      if label.dominates(labels[Int(current)], in: course) {
        remove(current, after: previous, at: meeting)
      } else {
        if labels[Int(current)].cost > worst?.cost ?? -.infinity {
          worst = (previous, current, labels[Int(current)].cost)
        }
        previous = current
      }
      current = after
    }
    if Int(count[meeting]) >= width, let worst {
      if worst.cost <= label.cost { return }
      remove(worst.label, after: worst.before, at: meeting)
    }
    labels.append(label)
    labels[labels.count - 1].next = first[meeting]
    first[meeting] = Int32(labels.count - 1)
    count[meeting] += 1
  }

  private mutating func remove(_ label: Int32, after previous: Int32, at meeting: Int) {
    let after = labels[Int(label)].next
    if previous < 0 { first[meeting] = after } else { labels[Int(previous)].next = after }
    count[meeting] -= 1
  }

  /// The meetings of a label, in time order.
  func path(to label: Int32) -> [Int] {
    var path: [Int] = []
    var current = label
    while current >= 0 {
      path.append(Int(self[current].stop))
      current = self[current].before
    }
    return path.reversed()
  }
}
