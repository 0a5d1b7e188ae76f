import OffHours
import OffHoursPapers
import Testing

@Suite struct `The report from target to placed` {
  private func rows(_ change: (inout Scenario, inout Timetable) -> Void = { _, _ in }) -> [[String]] {
    let input = Fixture.input(.english, change: change)
    let text = String(decoding: FunnelReport().render(input)[0].bytes, as: UTF8.self)
    return text.split(separator: "\n").filter { $0.hasPrefix("|") }.map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
        .map { String($0).replacing(" ", with: "") }
    }
  }

  @Test func `people are counted once, from target to what is missing`() {
    let table = rows()
    // W1, W2 and W3 are of firm A, W4 and W5 of B, W6 of nobody. W3 attended in a meeting that was held.
    #expect(
      table[0] == [
        "Employer", "Target", "Reachedbefore", "Referred", "Attendedsofar", "Placed", "Notplaced",
        "Missingtotarget",
      ])
    #expect(table[2] == ["CôngtyĐiệntửA", "3", "", "3", "1", "3", "0", "0"])
    #expect(table[3] == ["XưởngmayB", "", "", "2", "0", "0", "2", ""])
    #expect(table[4] == ["(noemployer)", "", "", "1", "0", "1", "0", ""])
    #expect(table[5] == ["**Total**", "10", "6", "6", "1", "4", "2", "0"])
  }

  @Test func `who declined is counted apart and nowhere else`() {
    let table = rows { scenario, timetable in
      scenario.workers[4].declined = true
      timetable.unplaced.removeLast()
    }
    #expect(table[0].last == "Declined")
    #expect(table[3] == ["XưởngmayB", "", "", "1", "0", "0", "1", "", "1"])
  }

  @Test func `who has completed before is no longer placed`() {
    let table = rows { scenario, _ in
      scenario.workers[5].credits = [Credit(course: Ref(0))]
    }
    #expect(table[0].contains("Completedsofar"))
    let row = Dictionary(uniqueKeysWithValues: zip(table[0], table[4]))
    #expect(row["Completedsofar"] == "1")
    #expect(row["Placed"] == "0")
    #expect(row["Notplaced"] == "0")
  }

  @Test func `what is missing is what the goal says, whoever completed after declining`() throws {
    func change(_ scenario: inout Scenario, _ timetable: inout Timetable) {
      for position in [0, 1, 3] { scenario.workers[position].declined = true }
      scenario.workers[1].credits = [Credit(course: Ref(0))]
      scenario.courses[0].target?.total = 20
    }
    let input = Fixture.input(.english, change: change)
    let hearing = ResolvedTimetable(input.timetable, in: input.scenario)
    let table = rows(change)
    let column = try #require(table[0].firstIndex(of: "Missingtotarget"))
    let missing = table[2...5].reduce(0) { $0 + (Int($1[column]) ?? 0) }
    #expect(Double(missing) == TargetsGoal.value(of: hearing, completable: nil))
    #expect(missing == 10)
    let declined = try #require(table[0].firstIndex(of: "Declined"))
    #expect(table[5][declined] == "1")
  }

  @Test func `people of whom the timetable says nothing have no reason`() {
    let input = Fixture.input(.english) { _, timetable in timetable.unplaced = [] }
    let text = String(decoding: FunnelReport().render(input)[0].bytes, as: UTF8.self)
    #expect(text.contains("| Xưởng may B | 2 | no reason worked out: 2 |"))
  }
}
