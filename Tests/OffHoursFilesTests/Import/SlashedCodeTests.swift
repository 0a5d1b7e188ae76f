import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `Codes with a slash` {
  private func layer(_ text: String) -> (entries: [PlacedEntry], isGiven: Bool) {
    let place = CellPlace(path: "a.csv", sheet: nil, row: 0, column: 0, line: 1)
    return (LegendText.entries(text, used: []).map { PlacedEntry(entry: $0, place: place) }, false)
  }

  @Test(arguments: [("A/L: absent", "L"), ("D/O: off", "D"), ("N/B: nghỉ", "N")])
  func `leave a part that has a line of its own as it is`(_ line: String, _ part: String) {
    let resolver = CodeResolver([layer(line), layer("\(part): 14:00-22:00")], log: ImportLog())
    #expect(resolver.find(part)?.placed.entry.words == "14:00-22:00")
    #expect(resolver.find(String(line.prefix(3)))?.placed.entry.whole == String(line.prefix(3)))
  }
}
