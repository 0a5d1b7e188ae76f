internal import OffHours

/// Values of a scenario as cells store them: dates as dates, times as times, numbers as numbers, all else as text.
struct BookCells {
  let language: Language

  /// A cell's contents, and the number format with which it shows; nil: as text.
  func content(_ node: Node, _ shape: Shape) -> (content: CellContent, format: String?) {
    if case .scalar(let raw, _) = node.value {
      let text = Parse.trimmed(raw)
      if let number = number(text, shape) { return number }
    }
    return (.text(CellText.text(node, shape, language)), "@")
  }

  /// The number format of a column's empty cells.
  func format(_ shape: Shape) -> String? {
    switch shape {
    case .date: dateFormat
    case .dateTime: dateFormat + " hh:mm"
    case .clock: "hh:mm"
    case .integer, .decimal, .money, .flag: nil
    case .orOff(let shape): format(shape)
    case .either(let shapes):
      if shapes.contains(where: { if case .date = $0 { true } else { false } }) { dateFormat } else { "@" }
    default: "@"
    }
  }

  /// How dates are shown.
  var dateFormat: String { language == .vietnamese ? "dd/mm/yyyy" : "yyyy-mm-dd" }

  private func number(_ text: String, _ shape: Shape) -> (CellContent, String?)? {
    switch shape {
    case .date: return date(text)
    case .dateTime: return dateTime(text)
    case .clock: return clock(text)
    case .integer, .decimal, .money: return plain(text)
    case .orOff(let shape): return number(text, shape)
    case .either(let shapes):
      for shape in shapes {
        switch shape {
        case .date, .dateTime, .clock: if let found = number(text, shape) { return found }
        default: continue
        }
      }
      return nil
    default: return nil
    }
  }

  private func date(_ text: String) -> (CellContent, String?)? {
    guard let date = CivilDate(text), let serial = serial(date) else { return nil }
    return (.number("\(serial)"), dateFormat)
  }

  /// Whole days stay text: as numbers they could not be told from dates.
  private func dateTime(_ text: String) -> (CellContent, String?)? {
    guard let (date, time) = Parse.dateTime(text), (1..<1440).contains(time.minute), let serial = serial(date)
    else { return nil }
    return (.number("\(Double(serial) + Double(time.minute) / 1440)"), dateFormat + " hh:mm")
  }

  private func clock(_ text: String) -> (CellContent, String?)? {
    guard let time = ClockTime(text), time.minute < 1440 else { return nil }
    return (.number("\(Double(time.minute) / 1440)"), "hh:mm")
  }

  private func plain(_ text: String) -> (CellContent, String?)? {
    guard let number = Parse.number(text),
      CellValue.number(number, CellFormat(), is1904: false).text() == text
    else { return nil }
    return (.number(text), nil)
  }

  /// Days since the eve of 1900; nil for the first months of that year, of which programs count one day too many.
  private func serial(_ date: CivilDate) -> Int? {
    let serial = date.day + 25_569
    return serial > 60 && date.parts.year < 10_000 ? serial : nil
  }
}
