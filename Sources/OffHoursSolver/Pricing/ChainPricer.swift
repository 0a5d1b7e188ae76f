import OffHours

/// A meeting for each lesson of a course, in order, and the groups that could go through all of it.
struct Chain: Sendable {
  /// Spot of each lesson.
  var spots: [Int]
  /// The open meeting that serves the lesson; −1 where one would have to be opened.
  var meetings: [Int]
  /// Positions of the groups that can complete the course here.
  var groups: [Int]
  /// Worth of the people who fit.
  var value: Double
}

/// Finds good sections: label setting over (lesson, spot, groups still able), narrowed to a beam.
///
/// A label holds, for every number of misses that the completion rule allows, the set of groups that could still
/// complete with no more misses; the sets are nested, so a lesson costs one AND and one OR each.
struct ChainPricer {
  private struct Label {
    var spot: Int32
    var meeting: Int32
    var before: Int32
    var value: Double
    var score: Double
    var dayLoad: Int32
    var dayMinutes: Int32
    var weekLoad: Int32
    var firstDay: Int32
    var most: Int32
  }

  let instance: Instance
  let course: Int
  let groups: [Group]
  /// Worth of one person of each group.
  var worth: [Double]
  /// People of each group who are still to be placed.
  var left: [Int]
  /// Labels kept per lesson, and per lesson and day.
  var beam = 48
  var perDay = 6
  /// What a currency unit weighs against a person's worth.
  var priceWeight = 0.0

  private let words: Int
  private let misses: Int
  private let required: Int
  private var ableOfMoment: [Int32: [UInt64]] = [:]
  private let start: [UInt64]
  /// Per lesson: groups that hold a credit for it.
  private let credited: [[UInt64]]
  /// [lessons still to come][day]: groups with that many free days later.
  private var future: [[[UInt64]]] = []

  init(_ instance: Instance, course: Int, groups: [Group], worth: [Double]) {
    self.instance = instance
    self.course = course
    self.groups = groups
    self.worth = worth
    left = groups.map(\.pairs.count)
    words = max(1, (groups.count + 63) / 64)
    let definition = instance.scenario.courses[course]
    let lessons = definition.lessons.count
    misses = max(0, lessons - definition.requiredLessons)
    required = lessons - misses
    // A group that may miss fewer lessons than others starts with misses used up.
    var start = [UInt64](repeating: 0, count: words * (misses + 1))
    var credited = Array(repeating: [UInt64](repeating: 0, count: words), count: lessons)
    for (position, group) in groups.enumerated() {
      let progress = instance.progress[group.kind][group.slot]
      let uncredited = lessons - progress.credited.nonzeroBitCount
      let allowed = min(misses, uncredited - progress.required)
      if allowed >= 0 {
        for m in (misses - allowed)...misses {
          start[m * words + position >> 6] |= 1 << UInt64(position & 63)
        }
      }
      for lesson in 0..<lessons where progress.credited >> UInt64(lesson) & 1 != 0 {
        credited[lesson][position >> 6] |= 1 << UInt64(position & 63)
      }
    }
    self.start = start
    self.credited = credited
    buildFuture()
  }

  /// The groups that a moment suits.
  private mutating func able(_ moment: Int32) -> [UInt64] {
    if let known = ableOfMoment[moment] { return known }
    var row = [UInt64](repeating: 0, count: words)
    let rules = instance.scenario.rules.agenda
    let at = instance.supply.moments[Int(moment)]
    for (position, group) in groups.enumerated() where instance.supply.free.isSet(group.kind, Int(moment)) {
      if group.engagements.allows(at, rules, instance) { row[position >> 6] |= 1 << UInt64(position & 63) }
    }
    ableOfMoment[moment] = row
    return row
  }

  private mutating func buildFuture() {
    let definition = instance.scenario.courses[course]
    let days = instance.scenario.horizon.count
    let lessons = definition.lessons.count
    // The last day after which a group still has r free days, for every r.
    var isFree = Array(repeating: [UInt64](repeating: 0, count: words), count: days)
    for lessonClass in Set(instance.supply.classOfLesson[course]).sorted() {
      var seen: Int32 = -1
      for spot in instance.supply.classes[lessonClass].spots {
        let moment = instance.supply.spots[spot].moment
        if moment == seen { continue }
        seen = moment
        let row = able(moment)
        let day = instance.supply.moments[Int(moment)].day
        for word in 0..<words { isFree[day][word] |= row[word] }
      }
    }
    let perDay = max(1, min(instance.scenario.rules.agenda.perDay ?? 2, 4))
    future = Array(
      repeating: Array(repeating: [UInt64](repeating: 0, count: words), count: days), count: lessons + 1)
    for day in 0..<days { for word in 0..<words { future[0][day][word] = ~0 } }
    var count = [Int](repeating: 0, count: groups.count)
    for day in stride(from: days - 1, through: 0, by: -1) {
      for group in groups.indices {
        let bit: UInt64 = 1 << UInt64(group & 63)
        let meetings = count[group] * perDay
        if lessons >= 1 && meetings > 0 {
          for r in 1...min(lessons, meetings) { future[r][day][group >> 6] |= bit }
        }
        // The same day can still hold another lesson.
        if perDay > 1 && isFree[day][group >> 6] & bit != 0 {
          let more = min(lessons, meetings + perDay - 1)
          if more >= 1 { for r in 1...more { future[r][day][group >> 6] |= bit } }
        }
        if isFree[day][group >> 6] & bit != 0 { count[group] += 1 }
      }
    }
  }

  /// Worth of the people in a set of groups, up to `most` people, the worthiest first where worths differ.
  private func value(_ set: ArraySlice<UInt64>, most: Int) -> Double {
    var people = 0
    var total = 0.0
    var base = 0
    for word in set {
      var rest = word
      while rest != 0 {
        let group = base + rest.trailingZeroBitCount
        rest &= rest - 1
        let take = min(left[group], most - people)
        if take <= 0 { continue }
        people += take
        total += worth[group] * Double(take)
        if people >= most { return total }
      }
      base += 64
    }
    return total
  }

  /// Good chains, best first, at most `count`; empty where nobody could complete one.
  ///
  /// `bookable` tells for a lesson the spots that could be used: with the open meeting that serves it or −1.
  mutating func chains(
    bookable: [[(spot: Int, meeting: Int, most: Int)]], venue: Int?, count: Int = 1
  ) -> [Chain] {
    let definition = instance.scenario.courses[course]
    let rules = instance.scenario.rules.agenda
    let lessons = definition.lessons.count
    let supply = instance.supply
    // Latest start of each lesson such that the rest could still follow.
    var latest = [Int](repeating: .max, count: lessons)
    for lesson in stride(from: lessons - 2, through: 0, by: -1) {
      var last = Int.min
      for option in bookable[lesson + 1] where venue == nil || Int(supply.spots[option.spot].venue) == venue {
        let start = supply.moment(ofSpot: option.spot).start
        if start <= latest[lesson + 1] { last = max(last, start) }
      }
      if last == .min { return [] }
      latest[lesson] = last - 1
    }
    var levels: [[Label]] = []
    var sets: [[UInt64]] = []
    let width = words * (misses + 1)
    var scratch = [UInt64](repeating: 0, count: width)
    for lesson in 0..<lessons {
      var labels: [Label] = []
      var labelSets: [UInt64] = []
      let isMandatory = definition.mandatoryLessons.contains(lesson)
      let remaining = max(0, lessons - 1 - lesson - misses)
      var options: [(spot: Int, meeting: Int, most: Int, moment: Moment, able: [UInt64], price: Double)] = []
      for option in bookable[lesson] where venue == nil || Int(supply.spots[option.spot].venue) == venue {
        let index = supply.spots[option.spot].moment
        let moment = supply.moments[Int(index)]
        if moment.start > latest[lesson] { continue }
        var row = able(index)
        for word in 0..<words { row[word] |= credited[lesson][word] }
        let price =
          option.meeting >= 0
          ? 0 : instance.price(spot: option.spot, minutes: definition.lessons[lesson].minutes).amount
        options.append((option.spot, option.meeting, option.most, moment, row, price))
      }
      let parents = lesson == 0 ? [-1] : Array(levels[lesson - 1].indices)
      for parent in parents {
        for option in options {
          var label = Label(
            spot: Int32(option.spot), meeting: Int32(option.meeting), before: Int32(parent), value: 0,
            score: 0,
            dayLoad: 1, dayMinutes: Int32(option.moment.end - option.moment.start), weekLoad: 1,
            firstDay: Int32(option.moment.day), most: Int32(option.most))
          if parent >= 0 {
            let from = levels[lesson - 1][parent]
            let last = supply.moment(ofSpot: Int(from.spot))
            let pause = rules.betweenMeetings ?? 0
            let way = rules.betweenMeetings == nil ? 0 : instance.journey(last.place, option.moment.place)
            if option.moment.start < last.end + pause + way { continue }
            let gap = option.moment.day - last.day
            if let least = definition.minGapDays, gap < least { continue }
            if let most = definition.maxGapDays, gap > most { continue }
            if let most = definition.maxSpanDays, option.moment.day - Int(from.firstDay) > most { continue }
            if last.day == option.moment.day {
              label.dayLoad += from.dayLoad
              label.dayMinutes += from.dayMinutes
            }
            if last.week == option.moment.week { label.weekLoad += from.weekLoad }
            label.firstDay = from.firstDay
            label.most = min(label.most, from.most)
          }
          if let limit = rules.perDay, label.dayLoad > limit { continue }
          if let limit = rules.minutesPerDay, label.dayMinutes > limit { continue }
          if let limit = rules.perWeek, label.weekLoad > limit { continue }
          let base = parent * width
          let ahead = future[remaining][option.moment.day]
          var alive: UInt64 = 0
          for m in 0...misses {
            for word in 0..<words {
              let before = parent < 0 ? start[m * words + word] : sets[lesson - 1][base + m * words + word]
              var now = before & option.able[word]
              if m > 0 && !isMandatory {
                now |=
                  parent < 0 ? start[(m - 1) * words + word] : sets[lesson - 1][base + (m - 1) * words + word]
              }
              now &= ahead[word]
              scratch[m * words + word] = now
              alive |= now
            }
          }
          if alive == 0 { continue }
          label.value = value(scratch[(misses * words)...], most: Int(label.most))
          if label.value <= 0 { continue }
          // `score` lies below `value` by what the chain costs so far, and a little for every day it takes.
          let spent = parent < 0 ? 0 : levels[lesson - 1][parent].value - levels[lesson - 1][parent].score
          label.score = label.value - spent - option.price * priceWeight - 1e-4 * Double(option.moment.day)
          labels.append(label)
          labelSets.append(contentsOf: scratch)
        }
      }
      if labels.isEmpty { return [] }
      // The beam: the best labels, not too many of one day, and never two that could do the same from here.
      let order = labels.indices.sorted {
        (labels[$1].score, $0) < (labels[$0].score, $1)
      }
      var kept: [Label] = []
      var keptSets: [UInt64] = []
      var ofDay: [Int: Int] = [:]
      var seen: Set<Int32> = []
      for index in order {
        if kept.count >= beam { break }
        let day = supply.moment(ofSpot: Int(labels[index].spot)).day
        if ofDay[day, default: 0] >= perDay { continue }
        // One label per spot keeps the beam broad; the best one comes first.
        if lesson < lessons - 1 && perDay < 8 && !seen.insert(labels[index].spot).inserted { continue }
        ofDay[day, default: 0] += 1
        kept.append(labels[index])
        keptSets.append(contentsOf: labelSets[index * width..<(index + 1) * width])
      }
      levels.append(kept)
      sets.append(keptSets)
    }
    var result: [Chain] = []
    for (position, label) in levels[lessons - 1].enumerated().prefix(count) {
      var spots: [Int] = [], meetings: [Int] = []
      var level = lessons - 1
      var current = position
      while level >= 0 {
        let at = levels[level][current]
        spots.append(Int(at.spot))
        meetings.append(Int(at.meeting))
        current = Int(at.before)
        level -= 1
      }
      var able: [Int] = []
      let base = position * width + misses * words
      forEachBit(sets[lessons - 1][base..<base + words]) { able.append($0) }
      result.append(
        Chain(spots: spots.reversed(), meetings: meetings.reversed(), groups: able, value: label.value))
    }
    return result
  }
}

extension Engagements {
  /// Whether a meeting at this moment goes with the meetings of other courses.
  func allows(_ moment: Moment, _ rules: AgendaRules, _ instance: Instance) -> Bool {
    if moment.start < earliest || moment.end > latest { return false }
    let pause = rules.betweenMeetings ?? 0
    var onDay = 1, minutes = moment.end - moment.start, inWeek = 1
    for entry in entries {
      if entry.day == moment.day {
        onDay += 1
        minutes += entry.end - entry.start
      }
      if entry.week == moment.week { inWeek += 1 }
      let way = pause + (rules.betweenMeetings == nil ? 0 : instance.journey(entry.place, moment.place))
      if moment.start < entry.end + way && entry.start < moment.end + way { return false }
    }
    return onDay <= rules.perDay ?? .max && minutes <= rules.minutesPerDay ?? .max
      && inWeek <= rules.perWeek ?? .max
  }
}
