internal import OffHours

/// A list of halls as a sheet has it.
struct HallList {
  /// A hall on it.
  struct Row {
    var row: Int
    var name = "", address = "", place = ""
    var seats: Int?
    var seatsText = ""
    var at: (latitude: Double, longitude: Double)?
    var extra: [(heading: String, text: String)] = []
  }

  var source: SourceSheet
  var headingRow: Int
  /// The column of seats.
  var seatsColumn: Int?
  var rows: [Row] = []
  var otherRows: [Int] = []
  var columns: [(heading: String, kind: Heading)] = []
}

/// Reads lists of halls.
enum HallListReader {
  /// The list on a sheet; nil where there is no column of seats.
  static func read(_ source: SourceSheet) -> HallList? {
    let sheet = source.sheet
    guard let heading = ListHeading.find(sheet, wanted: [.seats]) else { return nil }
    var list = HallList(source: source, headingRow: heading.row)
    list.columns = heading.named
    list.seatsColumn = heading.column(.seats)
    let name =
      heading.column(.hall) ?? heading.column(.name) ?? heading.column(.givenName)
      ?? heading.columns.keys.sorted().first {
        ![.number, .seats, .address].contains(heading.columns[$0]!.kind)
      }
    for row in sheet.rows.indices where row > heading.row {
      guard sheet.rows[row].contains(where: { !$0.isEmpty }) else { continue }
      var entry = HallList.Row(row: row)
      entry.name = name.map { sheet.text(row, $0) } ?? ""
      if entry.name.isEmpty || SheetRows.isTotal(entry.name) || LegendText.isOpening(entry.name) {
        list.otherRows.append(row)
        continue
      }
      var latitude: Double?, longitude: Double?
      for column in heading.columns.keys.sorted() where column != name {
        let value = sheet.text(row, column)
        guard !value.isEmpty, let (kind, title) = heading.columns[column] else { continue }
        switch kind {
        case .number: break
        case .seats:
          entry.seatsText = value
          entry.seats = seats(value)
        case .address: entry.address = value
        case .workplace, .home: entry.place = value
        case .latitude: latitude = degrees(value)
        case .longitude: longitude = degrees(value)
        case .coordinates:
          let parts = value.split { $0 == "," || $0 == ";" || $0 == " " }.compactMap { degrees(String($0)) }
          if parts.count == 2 { (latitude, longitude) = (parts[0], parts[1]) }
        default: entry.extra.append((title, value))
        }
      }
      if let latitude, let longitude, abs(latitude) <= 90, abs(longitude) <= 180 {
        entry.at = (latitude, longitude)
      }
      list.rows.append(entry)
    }
    return list.rows.isEmpty ? nil : list
  }

  /// `40`, `40 chỗ`, `1.200`.
  private static func seats(_ text: String) -> Int? {
    let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "," }.filter(\.isNumber)
    let rest = text.drop { $0.isNumber || $0 == "." || $0 == "," }
    guard !rest.contains(where: \.isNumber) else { return nil }
    return decimal(digits.utf8).flatMap { (1...1_000_000).contains($0) ? $0 : nil }
  }

  /// `21.465` or `21,465`.
  private static func degrees(_ text: String) -> Double? {
    Parse.number(text.replacing(",", with: ".").filter { $0 != "°" && $0 != " " })
  }
}
