internal import Algorithms
import OffHours

/// A meeting for each lesson of a course, in order, and the groups that could go through all of it.
struct Chain: Sendable {
  /// Spot of each lesson.
  var spots: [Int]
  /// The open meeting that serves the lesson; −1 where one would have to be opened.
  var meetings: [Int]
  /// Positions of the groups that can complete the course here, the worthiest first.
  var groups: [Int]
  /// Worth of the people who fit, less the price of the spots.
  var value: Double
  /// People of the groups who are still to be placed, whether they fit or not.
  var people: Int
}

/// Finds good sections: label setting over (lesson, spot, groups still able), narrowed to a beam.
///
/// A label holds, for every number of misses that the completion rule allows, the set of groups that could still
/// complete with no more misses; the sets are nested, so a lesson costs one AND and one OR each. Bits stand in order of
/// worth, so the people who fill the seats are found without looking at the others.
/// Complexity: lessons × beam × options × groups / 64.
struct ChainPricer {
  /// A spot at which a lesson could be held.
  struct Option: Sendable {
    var spot: Int
    /// The open meeting there; −1 where one would have to be opened.
    var meeting: Int
    /// Most learners.
    var most: Int
    /// What opening it is worth less.
    var price = 0.0
  }

  private struct Label {
    var spot: Int32
    var meeting: Int32
    var before: Int32
    var value: Double
    /// What the chain has cost so far.
    var spent: Double
    var start, end, day, week, place: Int32
    var dayLoad: Int32
    var dayMinutes: Int32
    var weekLoad: Int32
    var firstDay: Int32
    var most: Int32
  }

  /// An option with what is looked up for it once a search.
  private struct Seat {
    var option: Option
    var row: Int
    var start, end, day, week, place: Int
    /// People who have to be able to come, where some of those who complete may miss the lesson.
    var least: Int
    var score = -Double.infinity
    var value = 0.0
    var parent = -1
    var firstDay = 0, dayLoad = 1, weekLoad = 1
  }

  let instance: Instance
  let course: Int
  let groups: [Group]
  /// Labels kept per lesson, and per lesson and day.
  var beam = 48
  var perDay = 6
  /// Whether a spot keeps several ways to it, which differ in the first day and in the load of the week: where a span or a
  /// load is nearly used up, the best way to a spot may be one that nothing can follow.
  var isWide = false
  /// Share of its worth that a chain loses for every day that it takes: who leaves the job does not complete.
  private let decay: Double

  private var bits: ChainGroups

  /// `worth` is that of one person of each group; all of a group's pairs are to be placed.
  init(_ instance: Instance, course: Int, groups: [Group], worth: [Double]) {
    self.instance = instance
    self.course = course
    self.groups = groups
    let people = groups.reduce(0) { $0 + $1.pairs.count }
    decay =
      groups.reduce(0.0) { $0 + instance.demand.kinds[$1.kind].attrition * Double($1.pairs.count) }
      / Double(max(1, people)) / 7
    bits = ChainGroups(instance, course: course, groups: groups, worth: worth)
  }

  /// Tells how many people of a group are still to be placed.
  mutating func setLeft(_ group: Int, _ people: Int) { bits.setLeft(group, people) }

  /// Good chains, best first, at most `count`; empty where nobody could complete one.
  ///
  /// `options` tells for each lesson what could be used, by start.
  mutating func chains(options: [[Option]], count: Int = 1) -> [Chain] {
    let definition = instance.scenario.courses[course]
    let rules = instance.scenario.rules.agenda
    let lessons = definition.lessons.count
    let pause = rules.betweenMeetings ?? 0
    let asksJourney = rules.betweenMeetings != nil
    let words = bits.words, misses = bits.misses
    let width = words * (misses + 1)
    // Latest start of each lesson such that the rest could still follow.
    var latest = [Int](repeating: .max, count: lessons)
    for lesson in stride(from: lessons - 2, through: 0, by: -1) {
      var last = Int.min
      for option in options[lesson + 1] {
        let start = instance.supply.moment(ofSpot: option.spot).start
        if start <= latest[lesson + 1] { last = max(last, start) }
      }
      if last == .min { return [] }
      latest[lesson] = last - 1
    }
    var levels: [[Label]] = []
    var sets: [[UInt64]] = []
    for lesson in 0..<lessons {
      let isMandatory = definition.mandatoryLessons.contains(lesson)
      let remaining = max(0, lessons - 1 - lesson - misses)
      var seats: [Seat] = []
      seats.reserveCapacity(options[lesson].count)
      for option in options[lesson] {
        let index = instance.supply.spots[option.spot].moment
        let moment = instance.supply.moments[Int(index)]
        if moment.start > latest[lesson] { continue }
        seats.append(
          Seat(
            option: option, row: bits.rowOf[index]!, start: moment.start, end: moment.end, day: moment.day,
            week: moment.week, place: moment.place,
            least: misses == 0 || isMandatory ? 0 : least(option, lesson: lesson, start: moment.start)))
      }
      let parents = lesson == 0 ? [] : levels[lesson - 1]
      let parentSets = lesson == 0 ? bits.start : sets[lesson - 1]
      evaluate(
        &seats, parents, parentSets, lesson: lesson, isMandatory: isMandatory, remaining: remaining,
        definition, rules, pause: pause, asksJourney: asksJourney)
      let order = seats.indices.filter { seats[$0].score > -.infinity }.sorted {
        (seats[$1].score, $0) < (seats[$0].score, $1)
      }
      if order.isEmpty { return [] }
      var kept: [Label] = []
      var keptSets: [UInt64] = []
      var ofDay = [Int](repeating: 0, count: bits.dayCount)
      let room = lesson == lessons - 1 ? max(1, count) : beam
      for index in order {
        if kept.count >= room { break }
        let seat = seats[index]
        if ofDay[seat.day] >= perDay { continue }
        ofDay[seat.day] += 1
        kept.append(label(seat, parents))
        append(
          &keptSets, seat, parentSets, lesson: lesson, isMandatory: isMandatory, remaining: remaining)
      }
      levels.append(kept)
      sets.append(keptSets)
    }
    var result: [Chain] = []
    for (position, label) in levels[lessons - 1].enumerated() {
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
      var people = 0
      let base = position * width + misses * words
      forEachBit(sets[lessons - 1][base..<base + words]) { bit in
        able.append(bits.groupOf[bit])
        people += bits.left[bit]
      }
      result.append(
        Chain(
          spots: spots.reversed(), meetings: meetings.reversed(), groups: able,
          value: label.value - label.spent, people: people))
    }
    return result
  }

  /// The best parent of every seat, and what a chain through both is worth.
  private func evaluate(
    _ seats: inout [Seat], _ parents: [Label], _ parentSets: [UInt64], lesson: Int, isMandatory: Bool,
    remaining: Int, _ definition: Course, _ rules: AgendaRules, pause: Int, asksJourney: Bool
  ) {
    let words = bits.words, misses = bits.misses
    let width = words * (misses + 1)
    let top = misses * words
    let isCredited = bits.isCredited[lesson]
    var ways = isWide ? [[Seat]](repeating: [], count: seats.count) : []
    defer { if isWide { seats = ways.flatMap(\.self) } }
    for parent in (parents.isEmpty ? -1 : 0)..<max(parents.count, parents.isEmpty ? 0 : 1) {
      let from = parent < 0 ? nil : parents[parent]
      let base = parent < 0 ? 0 : parent * width
      let first = from.map { from in seats.partitioningIndex { $0.start >= Int(from.end) + pause } } ?? 0
      for index in first..<max(first, seats.count) {
        let seat = seats[index]
        var dayLoad = 1, weekLoad = 1, minutes = seat.end - seat.start
        var most = seat.option.most
        var spent = seat.option.price
        if let from {
          let gap = seat.day - Int(from.day)
          if let most = definition.maxGapDays, gap > most { break }
          if let most = definition.maxSpanDays, seat.day - Int(from.firstDay) > most { break }
          if let least = definition.minGapDays, gap < least { continue }
          if asksJourney
            && seat.start < Int(from.end) + pause + instance.longestJourney(Int(from.place), seat.place)
          {
            continue
          }
          if gap == 0 {
            dayLoad += Int(from.dayLoad)
            minutes += Int(from.dayMinutes)
          }
          if Int(from.week) == seat.week { weekLoad += Int(from.weekLoad) }
          most = min(most, Int(from.most))
          spent += from.spent
        }
        if let limit = rules.perDay, dayLoad > limit { continue }
        if let limit = rules.minutesPerDay, minutes > limit { continue }
        if let limit = rules.perWeek, weekLoad > limit { continue }
        // What everybody who was able before could bring bounds what comes after.
        if !isWide, let from,
          from.value * (1 - decay * Double(seat.day)) - spent - 1e-4 * Double(seat.day) <= seat.score
        {
          continue
        }
        let ahead = (remaining * bits.dayCount + seat.day) * words
        let row = seat.row * words
        var people = 0
        var value = 0.0
        search: for word in 0..<words {
          var able = bits.able[row + word]
          if isCredited { able |= bits.credited[lesson * words + word] }
          var set = parentSets[base + top + word] & able
          if misses > 0 && !isMandatory { set |= parentSets[base + top - words + word] }
          set &= bits.future[ahead + word] & bits.waiting[word]
          while set != 0 {
            let bit = word << 6 + set.trailingZeroBitCount
            set &= set - 1
            let take = min(bits.left[bit], most - people)
            people += take
            value += bits.worth[bit] * Double(take)
            if people >= most { break search }
          }
        }
        if value <= 0 || seat.least > 0 && !isAttended(seat, parentSets, base + top) { continue }
        let score = value * (1 - decay * Double(seat.day)) - spent - 1e-4 * Double(seat.day)
        if isWide {
          var way = seat
          (way.score, way.value, way.parent) = (score, value, parent)
          (way.firstDay, way.dayLoad, way.weekLoad) = (
            from.map { Int($0.firstDay) } ?? seat.day, dayLoad, weekLoad
          )
          ChainPricer.add(way, to: &ways[index])
        } else if score > seat.score {
          seats[index].score = score
          seats[index].value = value
          seats[index].parent = parent
        }
      }
    }
  }

  /// Adds a way to a spot, unless another is no worse in everything; those that it makes needless go.
  private static func add(_ way: Seat, to ways: inout [Seat]) {
    func isNoWorse(_ a: Seat, _ b: Seat) -> Bool {
      a.score >= b.score && a.firstDay >= b.firstDay && a.dayLoad <= b.dayLoad && a.weekLoad <= b.weekLoad
    }
    if ways.contains(where: { isNoWorse($0, way) }) { return }
    ways.removeAll { isNoWorse(way, $0) }
    ways.append(way)
  }

  /// Fewest people of a meeting that an option would open.
  private func least(_ option: Option, lesson: Int, start: Int) -> Int {
    if option.meeting >= 0 { return 0 }
    let venue = Int(instance.supply.spots[option.spot].venue)
    return instance.least(
      option.spot, isPinned: instance.isExempt(course, lesson: lesson, start: start, venue: venue))
  }

  /// Whether enough of those who can still complete could come: else the meeting would be missed by everybody.
  private func isAttended(_ seat: Seat, _ parentSets: [UInt64], _ base: Int) -> Bool {
    let words = bits.words
    var people = 0
    for word in 0..<words {
      var set = parentSets[base + word] & bits.able[seat.row * words + word] & bits.waiting[word]
      while set != 0 {
        people += bits.left[word << 6 + set.trailingZeroBitCount]
        if people >= seat.least { return true }
        set &= set - 1
      }
    }
    return false
  }

  private func label(_ seat: Seat, _ parents: [Label]) -> Label {
    var label = Label(
      spot: Int32(seat.option.spot), meeting: Int32(seat.option.meeting), before: Int32(seat.parent),
      value: seat.value, spent: seat.option.price, start: Int32(seat.start), end: Int32(seat.end),
      day: Int32(seat.day), week: Int32(seat.week), place: Int32(seat.place), dayLoad: 1,
      dayMinutes: Int32(seat.end - seat.start), weekLoad: 1, firstDay: Int32(seat.day),
      most: Int32(clamping: seat.option.most))
    if seat.parent >= 0 {
      let from = parents[seat.parent]
      label.spent += from.spent
      label.firstDay = from.firstDay
      label.most = min(label.most, from.most)
      if from.day == label.day {
        label.dayLoad += from.dayLoad
        label.dayMinutes += from.dayMinutes
      }
      if from.week == label.week { label.weekLoad += from.weekLoad }
    }
    return label
  }

  /// The sets of a label that is kept.
  private func append(
    _ sets: inout [UInt64], _ seat: Seat, _ parentSets: [UInt64], lesson: Int, isMandatory: Bool,
    remaining: Int
  ) {
    let words = bits.words, misses = bits.misses
    let base = max(0, seat.parent) * words * (misses + 1)
    let ahead = (remaining * bits.dayCount + seat.day) * words
    for m in 0...misses {
      for word in 0..<words {
        let able = bits.able[seat.row * words + word] | bits.credited[lesson * words + word]
        var set = parentSets[base + m * words + word] & able
        if m > 0 && !isMandatory { set |= parentSets[base + (m - 1) * words + word] }
        sets.append(set & bits.future[ahead + word] & bits.waiting[word])
      }
    }
  }
}
