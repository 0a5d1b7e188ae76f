import Foundation
import Testing

/// What is too large is refused before anything of it is built.
@Suite struct SizeTests {
  private func scenario(halls: Int, every: String, courses: String = "class") -> String {
    """
    offhours: 1
    timezone: Asia/Ho_Chi_Minh
    language: en
    horizon: {from: 2027-01-01, to: 2028-01-01}
    places: {park: {at: [21.4, 105.9]}}
    shifts: {O: off}
    rotations: {free: {cycle: O, anchor: 2027-01-01}}
    employers: {plant: {place: park, rotation: free}}
    workers: workers.csv
    venues:
    \((0..<halls).map { "  h\($0): {place: park, seats: 10}\n" }.joined())
    courses:
      \(courses): {lessons: {L1: {minutes: 60}}, starts: {every: \(every)}}
      idle: {lessons: {L1: {minutes: 60}}, starts: {every: 1m}}
    """
  }

  @Test func `a grid of starts that is too fine for so many halls is refused with its size`() throws {
    let scratch = try Scratch()
    _ = try scratch.file("workers.csv", "id,employer,courses\nW1,plant,class\n")
    let path = try scratch.file("scenario.yaml", scenario(halls: 12, every: "1m"))
    for command in ["check", "solve"] {
      let run = try Tool.run(command, path, "--language", "en")
      #expect(run.status == 65, "\(command): \(run.err)")
      #expect(
        (run.out + run.err).contains("some 6324480 possible meetings"), "\(command): \(run.out)\(run.err)")
    }
  }

  @Test func `the advice of the refusal works, and courses that nobody needs count for nothing`() throws {
    let scratch = try Scratch()
    _ = try scratch.file("workers.csv", "id,employer,courses\nW1,plant,class\n")
    let path = try scratch.file("scenario.yaml", scenario(halls: 12, every: "30m"))
    let run = try Tool.run("check", path, "--language", "en")
    #expect(run.status == 0, "\(run.out)\(run.err)")
  }
}
