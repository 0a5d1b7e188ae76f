import OffHours
import Testing

/// Pins that cannot be held: what stands in each other's way, and what never does.
@Suite struct PinClashTests {
  /// The codes of all clashes after a change to a scenario in which every pin can be held.
  private func codes(_ change: (inout GoodTimetable) -> Void) -> [RuleCode] {
    var good = GoodTimetable()
    change(&good)
    return PinClashes(good.scenario, calendars: CalendarBook(good.scenario)).all.map(\.code)
  }

  private func pin(
    _ good: inout GoodTimetable, _ course: Int, _ lesson: Int, _ day: Int, _ time: String, _ venue: Int
  ) {
    good.scenario.courses[course].pins.append(
      Pin(lesson: lesson, start: good.at(day, time), venue: Ref(venue)))
  }

  @Test func `pins that can be held are no fault`() {
    #expect(codes { _ in } == [])
    // Another hall and another instructor at the same time; mirrored lessons in any order.
    for (lesson, day) in [(1, 1), (0, 2)] {
      #expect(
        codes {
          $0.scenario.venues[1].equipment = ["projector"]
          pin(&$0, 0, lesson, day, "18:00", 1)
        } == [])
    }
  }

  @Test func `a pin without a venue has one in which it can be held, and that it may cost`() {
    func open(_ change: (inout GoodTimetable) -> Void) -> [RuleCode] {
      codes {
        // The hall's pins go, and one without a hall takes the place of the first.
        let first = $0.scenario.courses[0].pins.first!
        for course in $0.scenario.courses.indices { $0.scenario.courses[course].pins = [] }
        $0.scenario.courses[0].appointments = [
          Appointment(lesson: first.lesson, start: first.start, venue: nil)
        ]
        change(&$0)
      }
    }
    #expect(open { _ in } == [])
    #expect(open { $0.scenario.horizon.from = GoodTimetable.date(20) } == [.outsideHorizon])
    #expect(
      open {
        for hall in $0.scenario.venues.indices {
          $0.scenario.venues[hall].closed = [OutsideHorizon.stretch(of: $0.scenario)]
        }
      } == [.venueClosed])
    #expect(
      open { for who in 0...1 { $0.scenario.instructors[who].teaches = [] } } == [.instructorUnqualified])
    #expect(open { $0.scenario.limits.meetings = 0 } == [.limit])
    func cost(_ most: Int) -> [RuleCode] {
      open {
        for hall in $0.scenario.venues.indices {
          $0.scenario.venues[hall].cost = Cost(meeting: Money(parts: 100 + hall))
        }
        for who in $0.scenario.instructors.indices { $0.scenario.instructors[who].cost = nil }
        $0.scenario.limits.cost = Money(parts: most)
      }
    }
    #expect(cost(99) == [.limit])
    #expect(cost(100 + 50) == [])
  }

  @Test func `outside the horizon, after the deadline, closed, not equipped`() {
    #expect(codes { $0.scenario.horizon.from = GoodTimetable.date(3) } == [.outsideHorizon])
    #expect(codes { $0.scenario.courses[0].deadline = GoodTimetable.date(1) } == [.deadline])
    #expect(
      codes { $0.scenario.venues[0].closed = [OutsideHorizon.stretch(of: $0.scenario)] } == [.venueClosed])
    #expect(codes { $0.scenario.venues[0].equipment = [] } == [.venueEquipment])
  }

  @Test func `one hall at one time`() {
    #expect(codes { pin(&$0, 1, 0, 2, "19:00", 0) } == [.venueClash])
    // Twice the same is one meeting.
    #expect(codes { pin(&$0, 0, 0, 2, "18:00", 0) } == [])
  }

  @Test func `too few instructors, alone and at once`() {
    #expect(
      codes { for who in 0...1 { $0.scenario.instructors[who].teaches = [] } } == [.instructorUnqualified])
    #expect(
      codes {
        for who in 0...1 {
          $0.scenario.instructors[who].unavailable = [OutsideHorizon.stretch(of: $0.scenario)]
        }
      } == [.instructorUnavailable])
    // The only one for the second course is one of two for the first: fine. One for both is not.
    #expect(codes { pin(&$0, 1, 0, 2, "18:00", 1) } == [])
    #expect(
      codes {
        $0.scenario.instructors[1].teaches = []
        pin(&$0, 1, 0, 2, "18:00", 1)
      } == [.instructorClash])
    // No overlap, but no time for the journey either.
    #expect(
      codes {
        $0.scenario.instructors[1].teaches = []
        pin(&$0, 1, 0, 2, "15:50", 1)
      } == [.instructorClash])
    #expect(
      codes {
        $0.scenario.instructors[1].teaches = []
        $0.scenario.instructors[0].maxPerDay = 1
        pin(&$0, 1, 0, 2, "09:00", 1)
      } == [.instructorLoad])
  }

  @Test func `limits on meetings and on money`() {
    #expect(codes { $0.scenario.limits.meetings = 0 } == [.limit])
    // A section holds each of its two lessons, pinned or not.
    #expect(
      codes {
        $0.scenario.limits.meetings = 2
        pin(&$0, 1, 0, 6, "09:00", 1)
      } == [.limit])
    #expect(
      codes {
        $0.scenario.venues[0].cost = Cost(meeting: Money(parts: 5 * Money.scale))
        $0.scenario.limits.cost = Money(parts: 4 * Money.scale)
      } == [.limit])
    #expect(
      codes {
        $0.scenario.venues[0].cost = Cost(meeting: Money(parts: 4 * Money.scale))
        $0.scenario.limits.cost = Money(parts: 4 * Money.scale)
      } == [])
  }

  @Test func `more sections than allowed`() {
    #expect(
      codes {
        $0.scenario.instructors[0].maxPerDay = nil
        for time in ["09:00", "12:00", "15:00"] { pin(&$0, 1, 0, 6, time, 1) }
      } == [.sectionsMax])
    #expect(
      codes {
        $0.scenario.courses[1].maxSections = 1
        $0.scenario.courses[1].sameVenue = true
        pin(&$0, 1, 0, 6, "09:00", 1)
        pin(&$0, 1, 1, 13, "09:00", 0)
      } == [.sectionsMax])
  }

  @Test func `order, gap and span within the one section`() {
    func oneSection(_ first: Int, _ second: Int, _ change: (inout Course) -> Void = { _ in }) -> [RuleCode] {
      codes {
        $0.scenario.courses[1].maxSections = 1
        $0.scenario.courses[1].makeup = 0
        $0.scenario.courses[1].minGapDays = nil
        $0.scenario.courses[1].maxGapDays = nil
        $0.scenario.courses[1].maxSpanDays = nil
        $0.scenario.courses[1].lessons.append(Lesson(id: "S3", minutes: 60))
        $0.scenario.courses[1].requiredLessons = 3
        change(&$0.scenario.courses[1])
        pin(&$0, 1, 0, first, "09:00", 1)
        pin(&$0, 1, 1, second, "09:00", 1)
      }
    }
    #expect(oneSection(6, 13) == [])
    #expect(oneSection(13, 6) == [.lessonOrder])
    #expect(oneSection(13, 6) { $0.strictOrder = false } == [])
    #expect(oneSection(6, 13) { $0.minGapDays = 8 } == [.gap])
    #expect(oneSection(6, 13) { $0.maxGapDays = 6 } == [.gap])
    #expect(oneSection(6, 13) { $0.maxSpanDays = 6 } == [.span])
    // With every lesson pinned they could be held, for nobody.
    var good = GoodTimetable()
    good.scenario.courses[1].maxSections = 1
    good.scenario.courses[1].makeup = 0
    pin(&good, 1, 0, 13, "09:00", 1)
    pin(&good, 1, 1, 6, "09:00", 1)
    let clashes = PinClashes(good.scenario, calendars: CalendarBook(good.scenario)).all
    #expect(clashes.map(\.code) == [.lessonOrder] && clashes.allSatisfy { !$0.isFault })
    // Two sections may take one each.
    #expect(oneSection(13, 6) { $0.maxSections = 2 } == [])
  }

  @Test func `it says which meeting, beside which, in both languages`() throws {
    var good = GoodTimetable()
    pin(&good, 1, 0, 2, "19:00", 0)
    let clash = try #require(PinClashes(good.scenario, calendars: CalendarBook(good.scenario)).all.first)
    #expect(clash.course == Ref(1) && clash.position == 0)
    for part in ["sec/S1", "19:00", "hall-1", "any/A1", "18:00", "venue-clash"] {
      #expect(clash.message.en.contains(part) && clash.message.vi.contains(part), "\(clash.message)")
    }
  }
}
