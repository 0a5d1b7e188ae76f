import Foundation
import GLPK
import Testing

/// LP and MPS files: complete, whole or not at all, with names that every reader takes.
@Suite struct ModelFileTests {
  private func written(_ program: LinearProgram) throws -> (lp: String, mps: String) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let lp = folder.appendingPathComponent("model.lp"), mps = folder.appendingPathComponent("model.mps")
    try GLPKThread.withSession(program) {
      try $0.write(lp: lp.path)
      try $0.write(mps: mps.path)
      try $0.write(mps: mps.path)
    }
    // No half-made file stays behind.
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["model.lp", "model.mps"])
    return (try String(contentsOf: lp, encoding: .utf8), try String(contentsOf: mps, encoding: .utf8))
  }

  private func lines(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map { $0.split(separator: " ").joined(separator: " ") }
  }

  @Test func `an LP file has everything`() throws {
    var program = LinearProgram(sense: .maximise)
    program.objectiveConstant = 7
    program.addRow(upper: 4, name: "plant")
    program.addRow(lower: 2, upper: 2, name: "exact")
    program.addRow(lower: 1, upper: 5, name: "range")
    program.addColumn(objective: 3, integer: true, name: "doors", rows: [0, 1], values: [1, 0.125])
    program.addColumn(objective: -1, lower: -.infinity, name: "slack", rows: [0, 2], values: [-2, 1])
    program.addColumn(objective: 0, lower: -2, upper: 9, rows: [1], values: [1])
    let text = lines(try written(program).lp)
    #expect(text.contains("Maximize"))
    #expect(text.contains("objective: + 3 doors - slack + 7 objective_constant"))
    #expect(text.contains("plant: - 2 slack + doors <= 4"))
    #expect(text.contains("exact: + x2 + 0.125 doors = 2"))
    #expect(text.contains { $0.hasPrefix("range: + slack") })
    #expect(text.contains("slack free"))
    #expect(text.contains("-2 <= x2 <= 9"))
    #expect(text.contains("objective_constant = 1"))
    let generals = try #require(text.firstIndex(of: "Generals"))
    #expect(text[generals + 1] == "doors")
  }

  @Test func `an MPS file is minimised, and keeps its objective beside a free row`() throws {
    var program = LinearProgram(sense: .maximise)
    program.addRow(name: "anything goes")
    program.addRow(upper: 4, name: "plant")
    program.addColumn(objective: 3, upper: 8, name: "doors", rows: [0, 1], values: [1, 2])
    let text = lines(try written(program).mps)
    #expect(text.contains("doors R0000000 -3 plant 2"))
    #expect(text.contains("L plant"))
    #expect(text.contains("UP BND1 doors 8"))
    #expect(!text.contains { $0.contains("anything") })
  }

  @Test func `a program without rows keeps its columns`() throws {
    var program = LinearProgram()
    program.addColumn(objective: 2, lower: 1, upper: 3, name: "alone")
    let files = try written(program)
    #expect(lines(files.lp).contains("objective: + 2 alone"))
    #expect(lines(files.mps).contains("alone R0000000 2"))
  }

  @Test func `odd names are escaped, and different names stay different`() throws {
    let odd = [
      "Hội trường A", "a b", "a~20b", "2x", ".5", "e5", "E", "free", "St", "x+y", "a:b", "x3", "-1", "",
      "objective",
      String(repeating: "dài", count: 100), String(repeating: "dài", count: 100) + "!",
    ]
    var program = LinearProgram()
    for name in odd {
      program.addColumn(objective: 1, name: name)
    }
    for name in odd { program.addRow(lower: 1, name: name, columns: [0], values: [1]) }
    program.addColumn(objective: 1, name: "a b")
    program.addColumn(objective: 1)
    let text = lines(try written(program).lp)
    let objective = text[
      (try #require(text.firstIndex { $0.hasPrefix("objective:") }))..<(try #require(
        text.firstIndex(of: "Subject To")))]
    let names = objective.joined(separator: " ").split(separator: " ").dropFirst().filter { $0 != "+" }.map(
      String.init)
    #expect(names.count == odd.count + 2)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.utf8.count <= 100 })
    let legal = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.,()#@{}|~")
    #expect(names.allSatisfy { $0.allSatisfy(legal.contains) && $0.first?.isNumber == false })
    #expect(names[0] == "H~E1~BB~99i~20tr~C6~B0~E1~BB~9Dng~20A")
    #expect(names.contains("a~20b") && names.contains("a~7E20b") && names.contains("a~20b~#17"))
    #expect(names.contains("~66ree") && names.contains("~655") && names.contains("~53t"))
    let subject = try #require(text.firstIndex(of: "Subject To"))
    let rows = text[subject...].filter { $0.contains(":") }.map { $0.prefix { $0 != ":" } }
    #expect(rows.count == odd.count)
    #expect(Set(rows).count == rows.count)
    #expect(!rows.contains("objective"))
  }

  @Test func `a place that cannot be written is a fault with a reason`() throws {
    try GLPKThread.run {
      let session = try Session(Instances.wyndor())
      let thrown = fault(of: { () throws(GLPKFault) in try session.write(lp: "/nowhere/at/all.lp") })
      let reason = try #require(thrown).description
      #expect(reason.hasPrefix("/nowhere/at/all.lp: ") && reason.contains("No such file"))
      #expect(isClose(try session.solveLP().objective, 36))
    }
  }

  @Test func `an MPS file holds every digit, and says the bounds of integers`() throws {
    var program = LinearProgram()
    let numbers = [
      0.1 + 0.2, 1.0 / 3, 123_456_789.123_456_79, 1e-17, -2.5e300, 4_503_599_627_370_497.5, 1e15, 7,
    ]
    for (position, value) in numbers.enumerated() {
      program.addRow(lower: -value, upper: value < 0 ? .infinity : value * 3 + 1e-3, name: "r\(position)")
      program.addColumn(
        objective: value, lower: -abs(value), name: "c\(position)", rows: [Int32(position)], values: [value])
    }
    program.addColumn(objective: 1, integer: true, name: "open")
    program.addColumn(objective: 1, upper: 1, integer: true, name: "flag")
    program.addColumn(objective: 1, lower: -.infinity, upper: -1, name: "below")
    program.addColumn(objective: 0, name: "nothing")
    let mps = lines(try written(program).mps)
    func value(_ section: String, _ name: String) -> Double? {
      mps.compactMap { line -> Double? in
        let parts = line.split(separator: " ")
        guard let place = parts.firstIndex(of: Substring(name)), place + 1 < parts.count,
          section.isEmpty || parts[0] == section
        else { return nil }
        return Double(parts[place + 1])
      }.first
    }
    for (position, number) in numbers.enumerated() {
      #expect(value("c\(position)", "R0000000") == number)
      #expect(value("c\(position)", "r\(position)") == number)
      #expect(value("LO", "c\(position)") == -abs(number))
      #expect(value("RHS1", "r\(position)") == (number < 0 ? -number : number * 3 + 1e-3))
    }
    #expect(mps.contains("PL BND1 open") && mps.contains("UP BND1 flag 1"))
    #expect(mps.contains("MI BND1 below") && mps.contains("UP BND1 below -1"))
    #expect(mps.contains("nothing R0000000 0"))
    #expect(mps.filter { $0.contains("'MARKER'") }.count == 2)
  }

  @Test func `a compressed MPS file is the same file`() throws {
    var program = LinearProgram()
    program.addRow(upper: 4, name: "plant")
    program.addColumn(objective: 3, name: "doors", rows: [0], values: [1.0 / 3])
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let packed = folder.appendingPathComponent("model.mps.gz")
    try GLPKThread.withSession(program) { try $0.write(mps: packed.path) }
    #expect(try Data(contentsOf: packed).starts(with: [0x1F, 0x8B]))
    let unpack = Process()
    unpack.executableURL = URL(fileURLWithPath: "/bin/gzip")
    unpack.arguments = ["-d", packed.path]
    try unpack.run()
    unpack.waitUntilExit()
    let text = try String(contentsOf: folder.appendingPathComponent("model.mps"), encoding: .utf8)
    #expect(text == (try written(program).mps))
  }
}
