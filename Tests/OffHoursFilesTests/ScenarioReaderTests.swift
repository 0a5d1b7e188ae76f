import OffHours
import OffHoursFiles
import Testing

@Suite struct `Reading a scenario` {
  @Test func `every part of a good scenario is read`() throws {
    let scenario = try ScenarioReader.read(text: Good.yaml, tables: Good.tables)
    #expect(scenario.name == "Two firms")
    #expect(scenario.language == .vietnamese)
    #expect(scenario.zone.identifier == "Asia/Ho_Chi_Minh")
    #expect(scenario.horizon.count == 14)
    #expect(scenario.places.map(\.id) == ["park", "town"])
    #expect(scenario.travel.minutes(Ref(1), Ref(0)) == 11)
    #expect(scenario.rotations[0].cycle.joined() == "DDDDOONNNNOO")
    #expect(scenario.rotations[0].crews.map(\.offset) == [0, 4, 8])
    #expect(scenario.employers[1].shifts == ["N": .absent])
    #expect(scenario.rules.meeting.travelLimit == 45)
    #expect(scenario.rules.agenda == Rules.recommended.agenda)
    let hall = scenario.venues[0]
    #expect(hall.cost?.price(minutes: 90).amount == 275_000.75)
    #expect(hall.closed == [scenario.zone.day(CivilDate("2027-03-08")!)])
    #expect(hall.open?.windows[5] == [ClockWindow("07:30-21:30")!])
    let basics = scenario.courses[0], safety = scenario.courses[1]
    #expect(basics.requiredLessons == 2)
    #expect(basics.mandatoryLessons == [2])
    #expect(basics.instructors == 1)
    #expect(basics.target?.employers.first?.count == 2)
    #expect(basics.pins.first?.lesson == 2)
    #expect(scenario.zone.timestamp(basics.pins[0].start) == "2027-03-13T07:30:00+07:00")
    #expect(safety.after == [Ref(0)])
    #expect(safety.requiredLessons == 2)
    #expect(scenario.instructors[0].teaches(Ref(1), lesson: 1))
    #expect(scenario.goals.map(\.parts.count) == [1, 1, 2, 1])
    #expect(scenario.limits.cost == Money(parts: 60_000_000 * Money.scale))
    #expect(scenario.sha256.count == 64)
  }

  @Test func `tables become workers, cells and absences`() throws {
    let scenario = try ScenarioReader.read(text: Good.yaml, tables: Good.tables)
    let (an, binh, chi) = (scenario.workers[0], scenario.workers[1], scenario.workers[2])
    #expect(an.courses == [Ref(0), Ref(1)])
    #expect(an.credits == [Credit(course: Ref(0), lesson: 0, date: CivilDate("2027-02-20")!)])
    #expect(an.priority == 2)
    #expect(an.commitments.windows[4] == [ClockWindow("16:00-18:00")!])
    #expect(an.commitments.windows[5].isEmpty)
    #expect(an.unavailable == [scenario.zone.day(CivilDate("2027-03-09")!)])
    #expect(an.extra.map(\.column) == ["phone"])
    #expect(an.home == Ref(0) && an.rotation == Ref(0))
    #expect(binh.name == "Bình, Nguyễn" && binh.until == CivilDate("2027-03-12"))
    #expect(chi.declined && chi.rotation == nil && chi.home == Ref(1))
    #expect(scenario.roster.workers[Ref(2)]?.map(\.shift) == [.hours(ClockWindow("08:00-17:00")!), .absent])
    #expect(scenario.roster.workers[Ref(0)]?.map(\.code) == ["P", "O"])
    #expect(scenario.absences.map(\.id) == ["2", "x1"])
    #expect(scenario.absences[1].isDuty)
    #expect(scenario.absences[1].who == .crew(CrewKey(employer: Ref(0), crew: "B")))
    #expect(scenario.absences[1].interval.minutes == 2 * 1440)
  }
}
