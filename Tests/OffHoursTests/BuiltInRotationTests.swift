import OffHours
import Testing

@Suite struct `Built-in rotations` {
  /// Those with a working week of six or five days; everything else runs around the clock.
  private static let withSundayOff: Set = [
    "vn_3x8_week", "vn_3x8_week_bwd", "vn_2x12_week", "vn_2x12_fort", "hc6", "hc5",
  ]

  @Test func `there are 23, each with a name of its own`() {
    #expect(Rotation.builtIn.count == 23)
    #expect(Set(Rotation.builtIn.map(\.id)).count == 23)
    // Named in both languages, each by a name of its own.
    let names = Rotation.builtIn.map { Words.rotation($0.id) }
    #expect(names.map(\.en) == Rotation.builtIn.map(\.name))
    #expect(Set(names.map(\.vi)).count == 23)
    #expect(Words.rotation("hc5").vi == "Giờ hành chính, thứ Hai – thứ Sáu")
    for phrase in names {
      for word in ["rotating", "weekly", "crews", "swap", "Mon", "off"] {
        #expect(!phrase.vi.contains(word), "\(phrase.vi)")
      }
    }
    for rotation in Rotation.builtIn {
      #expect(rotation.crews.map(\.offset) == rotation.crews.map(\.offset).sorted(), "\(rotation.id)")
      #expect(rotation.crews.first?.name == "A" && rotation.crews.first?.offset == 0)
    }
  }

  @Test(arguments: Rotation.builtIn.map(\.id))
  func `every code of the cycle has its hours`(_ id: String) throws {
    let rotation = try #require(Rotation.builtIn.first { $0.id == id })
    #expect(rotation.cycle.allSatisfy { rotation.shifts[$0] != nil })
    #expect(Set(rotation.shifts.keys) == Set(rotation.cycle).union(["O"]))
  }

  @Test(arguments: Rotation.builtIn.map(\.id).filter { !withSundayOff.contains($0) })
  func `round-the-clock rotations cover every shift of every day exactly once`(_ id: String) throws {
    var rotation = try #require(Rotation.builtIn.first { $0.id == id })
    rotation.anchor = try #require(CivilDate("2027-03-01"))
    let shifts = Set(rotation.shifts.keys).subtracting(["O"]).sorted()
    for date in DateSpan(from: rotation.anchor - 30, to: rotation.anchor + 120).dates {
      let working = rotation.crews.map { rotation.code(on: date, offset: $0.offset) }.filter { $0 != "O" }
        .sorted()
      #expect(working == shifts, "\(id) on \(date)")
    }
    let covered = rotation.shifts.values.reduce(0) { sum, code in
      if case .hours(let window) = code { sum + window.minutes } else { sum }
    }
    #expect(covered == 1440)
  }

  @Test(arguments: withSundayOff.sorted())
  func `those with a free Sunday cover every shift of every working day exactly once`(_ id: String) throws {
    var rotation = try #require(Rotation.builtIn.first { $0.id == id })
    // A Monday, so that the free days at the ends of the weeks are Sundays.
    rotation.anchor = try #require(CivilDate("2027-03-01"))
    let shifts = Set(rotation.shifts.keys).subtracting(["O"]).sorted()
    for date in DateSpan(from: rotation.anchor - 28, to: rotation.anchor + 83).dates {
      let working = rotation.crews.map { rotation.code(on: date, offset: $0.offset) }.filter { $0 != "O" }
        .sorted()
      let isFree = date.weekday == .sunday || (id == "hc5" && date.weekday == .saturday)
      #expect(working == (isFree ? [] : shifts), "\(id) on \(date)")
    }
  }

  @Test func `hours are the usual ones`() throws {
    func hours(_ id: String, _ code: String) -> ShiftCode? {
      Rotation.builtIn.first { $0.id == id }?.shifts[code]
    }
    #expect(hours("continental_uk", "E") == .hours(try #require(ClockWindow("14:00-22:00"))))
    #expect(hours("continental_uk", "N") == .hours(try #require(ClockWindow("22:00-06:00"))))
    #expect(hours("vn_4_2", "D") == .hours(try #require(ClockWindow("08:00-20:00"))))
    #expect(hours("vn_4_2", "N") == .hours(try #require(ClockWindow("20:00-08:00"))))
    #expect(hours("hc6", "H") == .hours(try #require(ClockWindow("08:00-17:00"))))
  }
}
