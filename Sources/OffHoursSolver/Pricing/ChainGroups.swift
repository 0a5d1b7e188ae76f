import OffHours

/// The groups of people whom chains of a course may serve, as bits in order of worth.
///
/// Bits stand in order of worth, so the people who fill the seats are found without looking at the others.
struct ChainGroups {
  /// Words of 64 bits that hold a set of groups.
  let words: Int
  /// Most lessons that somebody may miss.
  let misses: Int
  /// Bit of each group, group of each bit.
  let bitOf: [Int]
  let groupOf: [Int]
  /// By bit: worth of one person, people still to be placed.
  let worth: [Double]
  private(set) var left: [Int]
  /// Rows of bits: groups able per moment of the course, by the moment's position.
  let rowOf: [Int32: Int]
  let able: [UInt64]
  /// [misses used up]: the groups before the first lesson.
  let start: [UInt64]
  /// Groups with people left.
  private(set) var waiting: [UInt64]
  /// Per lesson: groups that hold a credit for it, and whether there are any.
  let credited: [UInt64]
  let isCredited: [Bool]
  /// [lessons still to come][day]: groups with that many free days later.
  let future: [UInt64]
  let dayCount: Int

  /// `worth` is that of one person of each group; all of a group's pairs are to be placed.
  init(_ instance: Instance, course: Int, groups: [Group], worth: [Double]) {
    let words = max(1, (groups.count + 63) / 64)
    self.words = words
    let definition = instance.scenario.courses[course]
    let lessons = definition.lessons.count
    let order = groups.indices.sorted {
      (worth[$1], groups[$1].pairs.count, $0) < (worth[$0], groups[$0].pairs.count, $1)
    }
    groupOf = order
    var bitOf = [Int](repeating: 0, count: groups.count)
    for (bit, group) in order.enumerated() { bitOf[group] = bit }
    self.bitOf = bitOf
    self.worth = order.map { worth[$0] }
    left = order.map { groups[$0].pairs.count }
    let misses = max(0, lessons - definition.requiredLessons)
    self.misses = misses
    waiting = [UInt64](repeating: 0, count: words)
    for bit in order.indices where left[bit] > 0 { waiting[bit >> 6] |= 1 << UInt64(bit & 63) }
    // A group that may miss fewer lessons than others starts with misses used up.
    var start = [UInt64](repeating: 0, count: words * (misses + 1))
    var credited = [UInt64](repeating: 0, count: words * lessons)
    var isCredited = [Bool](repeating: false, count: lessons)
    for (position, group) in groups.enumerated() {
      let progress = instance.progress[group.kind][group.slot]
      let bit = bitOf[position]
      let uncredited = lessons - progress.credited.nonzeroBitCount
      let allowed = min(misses, uncredited - progress.required)
      if allowed >= 0 {
        for m in (misses - allowed)...misses { start[m * words + bit >> 6] |= 1 << UInt64(bit & 63) }
      }
      if progress.credited != 0 {
        for lesson in 0..<lessons where progress.credited >> UInt64(lesson) & 1 != 0 {
          credited[lesson * words + bit >> 6] |= 1 << UInt64(bit & 63)
          isCredited[lesson] = true
        }
      }
    }
    self.start = start
    self.credited = credited
    self.isCredited = isCredited

    // Rows of the moments that the course can use.
    var rowOf: [Int32: Int] = [:]
    var moments: [Int32] = []
    for lessonClass in Set(instance.supply.classOfLesson[course]).sorted() {
      for spot in instance.supply.classes[lessonClass].spots {
        let moment = instance.supply.spots[spot].moment
        if rowOf[moment] == nil {
          rowOf[moment] = moments.count
          moments.append(moment)
        }
      }
    }
    var able = [UInt64](repeating: 0, count: moments.count * words)
    let rules = instance.scenario.rules.agenda
    for (position, group) in groups.enumerated() {
      let bit = bitOf[position]
      let word = bit >> 6
      let mask: UInt64 = 1 << UInt64(bit & 63)
      let isBusy = group.engagements != .none
      let free = instance.free(kind: group.kind, course: course)
      for (row, moment) in moments.enumerated()
      where free[Int(moment) >> 6] & (1 << UInt64(moment & 63)) != 0 {
        if isBusy
          && !group.engagements.allows(instance.supply.moments[Int(moment)], of: group.kind, rules, instance)
        {
          continue
        }
        able[row * words + word] |= mask
      }
    }
    self.rowOf = rowOf
    self.able = able
    dayCount = instance.scenario.horizon.count
    future = ChainGroups.future(instance, lessons: lessons, groups: groups.count, moments, able, words)
  }

  /// [r][day]: groups with at least r meetings' worth of free days after that day (the rest of the day included).
  private static func future(
    _ instance: Instance, lessons: Int, groups: Int, _ moments: [Int32], _ able: [UInt64], _ words: Int
  ) -> [UInt64] {
    let days = instance.scenario.horizon.count
    var isFree = [UInt64](repeating: 0, count: days * words)
    for (row, moment) in moments.enumerated() {
      let day = instance.supply.moments[Int(moment)].day
      for word in 0..<words { isFree[day * words + word] |= able[row * words + word] }
    }
    let perDay = max(1, min(instance.scenario.rules.agenda.perDay ?? 2, 4))
    var future = [UInt64](repeating: 0, count: (lessons + 1) * days * words)
    for index in 0..<days * words { future[index] = ~0 }
    var count = [Int](repeating: 0, count: groups)
    for day in stride(from: days - 1, through: 0, by: -1) {
      for bit in 0..<groups {
        let mask: UInt64 = 1 << UInt64(bit & 63)
        let today = isFree[day * words + bit >> 6] & mask != 0
        let meetings = count[bit] * perDay + (today ? perDay - 1 : 0)
        if meetings > 0 {
          for r in 1...max(1, min(lessons, meetings)) where r <= lessons {
            future[(r * days + day) * words + bit >> 6] |= mask
          }
        }
        if today { count[bit] += 1 }
      }
    }
    return future
  }

  /// Tells how many people of a group are still to be placed.
  mutating func setLeft(_ group: Int, _ people: Int) {
    let bit = bitOf[group]
    left[bit] = people
    let mask: UInt64 = 1 << UInt64(bit & 63)
    if people > 0 { waiting[bit >> 6] |= mask } else { waiting[bit >> 6] &= ~mask }
  }
}
