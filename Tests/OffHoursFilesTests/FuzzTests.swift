import OffHours
import OffHoursFiles
import TestSupport
import Testing

@Suite struct `Broken input` {
  private static let pieces = [
    "", "\n", "  ", "\t", ":", ": ", "- ", "{", "}", "[", "]", ",", "\"", "'", "#", "&a ", "*a", "~", "null",
    "|\n", ">\n", "---\n",
    "%", "@", "!", "?", "<<: ", "0", "-1", "99999999999999999999", "1e999", "2027-02-30", "25:61",
    "24:00-24:00", "é", "e\u{301}",
    "\u{0}", "\u{FEFF}", "\u{202E}", "\r", "off", "x-", "note", "W1", "firm-a/B", ";", "@", "/", "..",
    "scenario.yaml", "base: scenario.yaml\n",
  ]

  private func mutate(_ bytes: [UInt8], _ draw: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0...Int.random(in: 0...3, using: &draw) {
      guard !bytes.isEmpty else { break }
      let at = Int.random(in: 0..<bytes.count, using: &draw)
      let to = min(bytes.count, at + Int.random(in: 0...12, using: &draw))
      switch Int.random(in: 0..<6, using: &draw) {
      case 0: bytes.removeSubrange(at..<to)
      case 1: bytes.insert(contentsOf: Self.pieces.randomElement(using: &draw)!.utf8, at: at)
      case 2: bytes.replaceSubrange(at..<to, with: Self.pieces.randomElement(using: &draw)!.utf8)
      case 3: bytes[at] = UInt8.random(in: 0...255, using: &draw)
      case 4: bytes.insert(contentsOf: bytes[at..<to], at: Int.random(in: 0...bytes.count, using: &draw))
      default: bytes.removeSubrange(at...)
      }
    }
    return bytes
  }

  @Test(arguments: 0..<4) func `never ends the process, and always says why there is no scenario`(_ part: Int)
    throws
  {
    let seed = UInt64.random(in: 0...9_999_999)
    var draw = SplitMix64(seed: seed)
    for round in 0..<500 {
      var files = MemoryFiles(Good.tables)
      files["scenario.yaml"] = Array(Good.yaml.utf8)
      let overlay = Array(
        "workers: {W1: {crew: B}}\nroster: {W3: {2027-03-04: O}, firm-a/A: null}\nvenues: {hall: {open: null}}\n"
          .utf8)
      files["overlay.yaml"] = overlay
      let name = [
        "scenario.yaml", "scenario.yaml", "workers.csv", "roster.csv", "absences.csv", "overlay.yaml",
      ].randomElement(using: &draw)!
      files[name] = mutate(files[name]!, &draw)
      let reading = try ScenarioReader(files).read(path: "scenario.yaml", overlays: ["overlay.yaml"])
      #expect(
        (reading.scenario == nil) == reading.diagnostics.hasErrors,
        "seed \(seed), round \(round): \(reading.diagnostics.text)")
      #expect(
        reading.diagnostics.allSatisfy { $0.line >= 1 && !$0.file.isEmpty }, "seed \(seed), round \(round)")
      if let scenario = reading.scenario { _ = CalendarBook(scenario) }
    }
  }

  @Test func `no timetable ends the process either`() throws {
    let scenario = try ScenarioReader.read(text: Good.yaml, tables: Good.tables)
    let good = Array(TimetableWriter.text(TimetableTests.timetable(scenario), for: scenario).utf8)
    let seed = UInt64.random(in: 0...9_999_999)
    var draw = SplitMix64(seed: seed)
    for round in 0..<1000 {
      var files = MemoryFiles()
      files["t.json"] = mutate(good, &draw)
      let reading = try TimetableReader(files).read(path: "t.json")
      #expect((reading.timetable == nil) == reading.diagnostics.hasErrors, "seed \(seed), round \(round)")
    }
  }

  @Test func `the same input gives the same diagnostics`() {
    let text = Good.yaml.replacing("place: park", with: "place: parc").replacing("L3", with: "L4")
    let first = ScenarioReader.reading(text: text, tables: Good.tables).diagnostics
    for _ in 0..<5 { #expect(ScenarioReader.reading(text: text, tables: Good.tables).diagnostics == first) }
  }
}
