import OffHours
import TestSupport
import Testing

@Suite struct `Finding rotations` {
  /// Rows of a cycle as a sheet of some days shows them.
  private func rows(_ cycle: [Int], offsets: [Int], days: Int) -> [[Int]] {
    offsets.map { offset in (0..<days).map { cycle[($0 + offset) % cycle.count] } }
  }

  /// Two of the built-in rotations are one cycle, told from different days: it is named as the first.
  private static func first(_ id: String) -> String { id == "continental_uk" ? "continental_snap" : id }

  /// D, E, N, H by the hour, and O.
  private let lateness: [Int?] = [0, 1, 2, 0, nil]

  private func kinds(_ cycle: String) -> [Int] {
    let order = ["D", "E", "N", "H", "O"]
    return cycle.map { order.firstIndex(of: String($0))! }
  }

  /// Whether what was found says of every row and day what the row says.
  private func explains(_ found: [RotationFinder.Found], _ rows: [[Int]]) -> Bool {
    let one = found.count == 1 ? found[0] : nil
    guard let one, one.offsets.count == rows.count else { return false }
    return rows.indices.allSatisfy { row in
      rows[row].indices.allSatisfy { day in
        rows[row][day] < 0 || one.cycle[(day + one.offsets[row]!) % one.cycle.count] == rows[row][day]
      }
    }
  }

  @Test(arguments: Rotation.builtIn.map(\.id)) func `every built-in rotation from two rounds of its crews`(
    _ id: String
  ) throws {
    let rotation = try #require(Rotation.builtIn.first { $0.id == id })
    let cycle = kinds(rotation.cycle.joined())
    let rows = rows(cycle, offsets: rotation.crews.map(\.offset), days: max(31, 2 * cycle.count))
    let found = RotationFinder.find(rows, wholes: Set(rows.indices), lateness: lateness)
    #expect(explains(found, rows))
    #expect(found.first?.pattern == Self.first(id), "\(found)")
    if Self.first(id) == id { #expect(found.first?.cycle == cycle) }
  }

  @Test(arguments: ["vn_4_2", "metropolitan", "hc6", "vn_2x12_week"])
  func `a single row of one month is enough where it is a whole crew`(_ id: String) throws {
    let rotation = try #require(Rotation.builtIn.first { $0.id == id })
    let rows = rows(kinds(rotation.cycle.joined()), offsets: [3], days: 31)
    let found = RotationFinder.find(rows, wholes: [0], lateness: lateness)
    #expect(explains(found, rows))
    #expect(found.first?.pattern == Self.first(id), "\(found)")
    #expect(RotationFinder.find(rows, lateness: lateness) == [], "one person is no crew")
    #expect(explains(RotationFinder.find(rows + rows, lateness: lateness), rows + rows), "two people are")
  }

  @Test(arguments: ["vn_3x8_week", "dupont", "continental_uk", "6_2", "southern_swing"])
  func `what a month does not show twice is no rotation`(_ id: String) throws {
    let rotation = try #require(Rotation.builtIn.first { $0.id == id })
    let rows = rows(kinds(rotation.cycle.joined()), offsets: rotation.crews.map(\.offset), days: 31)
    #expect(RotationFinder.find(rows, wholes: Set(rows.indices), lateness: lateness) == [])
  }

  @Test(arguments: [10, 12, 15]) func `crews that change places leave the others their rotation`(_ day: Int) {
    // Two of four crews go on as each other from some day on.
    let cycle = kinds("DDEENNOO")
    var rows = rows(cycle, offsets: [0, 2, 4, 6], days: 31)
    let before = rows
    for later in day..<31 { (rows[1][later], rows[2][later]) = (before[2][later], before[1][later]) }
    let found = RotationFinder.find(rows, wholes: Set(rows.indices), lateness: lateness)
    #expect(found.count == 1 && found.first?.cycle == cycle, "\(found)")
    #expect(found.first?.offsets.filter { [0, 3].contains($0.key) } == [0: 0, 3: 6])
    #expect(found.first?.offsets[1] == nil && found.first?.offsets[2] == nil, "theirs is not known")
  }

  @Test func `crews that swap one day keep their rotation`() {
    let cycle = kinds("DDEENNOO")
    var rows = rows(cycle, offsets: [0, 2, 4, 6], days: 31)
    (rows[1][11], rows[2][11]) = (rows[2][11], rows[1][11])
    let found = RotationFinder.find(rows, wholes: Set(rows.indices), lateness: lateness)
    #expect(found.first?.cycle == cycle && found.first?.offsets == [0: 0, 1: 2, 2: 4, 3: 6], "\(found)")
  }

  @Test func `rows that say the same are one witness`() {
    // Fifty people with one irregular month are no rotation, whatever they deviate in.
    var dice = SplitMix64(seed: 7)
    let month = (0..<31).map { _ in Int.random(in: 0..<5, using: &dice) }
    var rows = [[Int]](repeating: month, count: 50)
    for row in rows.indices {
      rows[row][Int.random(in: 0..<31, using: &dice)] = Int.random(in: 0..<5, using: &dice)
    }
    #expect(RotationFinder.find(rows, lateness: lateness) == [])
  }

  @Test func `no cycle fills empty days in silence`() {
    // HC from Monday to Friday, the weekend left empty: nothing says what it is.
    let row = (0..<31).map { $0 % 7 < 5 ? 3 : RotationFinder.empty }
    #expect(RotationFinder.find([row], lateness: lateness) == [])
  }

  @Test func `leave is no evidence against a cycle`() {
    var rows = rows(kinds("DDDDOONNNNOO"), offsets: [0, 4, 8], days: 31)
    for day in 5..<15 { rows[1][day] = RotationFinder.neutral }
    let found = RotationFinder.find(rows, lateness: lateness)
    #expect(explains(found, rows) && found.first?.pattern == "vn_4_2")
  }

  @Test(arguments: 0..<16) func `random cycles with random exceptions`(_ seed: Int) {
    var dice = SplitMix64(seed: UInt64(seed))
    let length = Int.random(in: 3...21, using: &dice)
    var cycle: [Int]
    repeat {
      cycle = (0..<length).map { _ in
        Int.random(in: 0..<3, using: &dice) == 0 ? 4 : Int.random(in: 0..<3, using: &dice)
      }
    } while (1..<length).contains { part in
      length % part == 0 && cycle.indices.allSatisfy { cycle[$0] == cycle[$0 % part] }
    }
    let days = Int.random(in: 56...92, using: &dice)
    let offsets = (0..<Int.random(in: 2...12, using: &dice)).map { _ in
      Int.random(in: 0..<length, using: &dice)
    }
    let clean = rows(cycle, offsets: offsets, days: days)
    var rows = clean
    // A twentieth of the days deviates.
    for row in rows.indices {
      for _ in 0..<(days / 20) {
        rows[row][Int.random(in: 0..<days, using: &dice)] = Int.random(in: 0..<5, using: &dice)
      }
    }
    let found = RotationFinder.find(rows, lateness: lateness)
    #expect(explains(found, clean), "seed \(seed): \(cycle) at \(offsets) over \(days) days gave \(found)")
  }
}
