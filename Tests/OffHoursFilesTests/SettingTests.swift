import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct SettingTests {
  private func values(_ text: String) throws -> [String] { try SettingRange(text).values }

  @Test func `ranges count upwards, decimals exactly`() throws {
    #expect(try values("a.b=20..60:10") == ["20", "30", "40", "50", "60"])
    #expect(try values("a=3..5") == ["3", "4", "5"])
    #expect(try values("a=0..0.3:0.1") == ["0.0", "0.1", "0.2", "0.3"])
    #expect(try values("a=-0.5..0.5:0.5") == ["-0.5", "0.0", "0.5"])
    #expect(try values("a=-1..1:1") == ["-1", "0", "1"])
    #expect(try values("a=1..6:4") == ["1", "5"])
  }

  @Test func `ranges of durations have a step`() throws {
    #expect(try values("a=0h..80h:20h") == ["0h", "20h", "40h", "60h", "80h"])
    #expect(try values("a=0..1h:30m") == ["0m", "30m", "60m"])
    for text in ["a=0h..8h", "a=8h..0h:1h", "a=0h..8h:0", "a=0h..8h:x"] {
      #expect(throws: SettingRange.Fault.self) { try SettingRange(text) }
    }
  }

  @Test func `a star stands for every id`() throws {
    let path = "folder/scenario.yaml"
    let files = [path: Good.yaml].merging(Good.tables.map { ("folder/\($0)", $1) }) { $1 }
    let reader = ScenarioReader(MemoryFiles(files))
    let plain = try #require(try reader.read(path: path).scenario)
    let star = Setting(keys: ["employers", "*", "release", "total"], value: "80h")
    let settings = ScenarioReader.expanded(star, in: plain)
    #expect(settings.map(\.path) == plain.employers.map { "employers.\($0.id).release.total" })
    let set = try reader.read(path: path, overlays: [], settings: settings)
    #expect(set.scenario?.employers.map { $0.release?.total } == plain.employers.map { _ in 4800 })
    let lessons = ScenarioReader.expanded(
      Setting(keys: ["courses", "*", "lessons", "*", "minutes"], value: "60"), in: plain)
    #expect(lessons.count == plain.courses.reduce(0) { $0 + $1.lessons.count })
  }

  @Test func `lists part at commas outside brackets and quotes`() throws {
    #expect(try values("a=1, 2,3") == ["1", "2", "3"])
    #expect(try values("a=[1,2],[],{b: [1,2]}") == ["[1,2]", "[]", "{b: [1,2]}"])
    #expect(try values("a='1,2',\"3,4\"") == ["'1,2'", "\"3,4\""])
    #expect(try values("a=,null") == ["", "null"])
    #expect(try values("a=x..y") == ["x..y"])
  }

  @Test func `keys part at dots outside quotes`() throws {
    #expect(try SettingRange("venues.hall-1.seats=1").keys == ["venues", "hall-1", "seats"])
    let range = try SettingRange("venues.\"hall.1\".seats=1")
    #expect(range.keys == ["venues", "hall.1", "seats"])
    #expect(range.path == "venues.\"hall.1\".seats")
  }

  @Test(arguments: [
    "venues.hall", "=3", "a..b=3", "a=5..3", "a=1..5:0", "a=1..99999999", "a=1..5:x", "a=1,1", "a=1\n2",
  ])
  func `what is no setting is refused with a reason`(text: String) {
    #expect(throws: SettingRange.Fault.self) { try SettingRange(text) }
  }

  @Test func `a setting is laid over the scenario`() throws {
    let path = "folder/scenario.yaml"
    let files = [path: Good.yaml]
      .merging(Good.tables.map { ("folder/\($0)", $1) }) { $1 }
    let reader = ScenarioReader(MemoryFiles(files))
    let plain = try #require(try reader.read(path: path).scenario)
    let venue = plain.venues[0].id
    let setting = Setting(keys: ["venues", venue, "seats"], value: "7")
    let set = try reader.read(path: path, overlays: [], settings: [setting])
    #expect(set.scenario?.venues[0].seats == 7, "\(set.diagnostics)")
    #expect(set.scenario?.venues.count == plain.venues.count)
    let kept = try reader.read(
      path: path, overlays: [], settings: [Setting(keys: setting.keys, value: "")])
    #expect(kept.scenario?.venues[0].seats == plain.venues[0].seats)
    let bad = try reader.read(
      path: path, overlays: [], settings: [Setting(keys: setting.keys, value: "many")])
    let fault = try #require(bad.diagnostics.first)
    #expect(fault.file == "--set venues.\(venue).seats=many" && fault.line == 1, "\(fault)")
    #expect(bad.diagnostics.count == 1 && fault.message.contains("'many'"))
    let unknown = reader.unknownIds(
      in: [Setting(keys: ["venues", "nowhere", "seats"], value: "7"), setting], path: path,
      overlays: [], of: plain)
    #expect(unknown.count == 1)
    #expect(unknown.first?.message.contains("unknown venue 'nowhere'") == true)
  }
}
