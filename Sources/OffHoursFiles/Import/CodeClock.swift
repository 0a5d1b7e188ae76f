internal import OffHours

extension CodeReader {
  /// Hours that may be of the morning or of the evening, where others beside them are of a clock of twelve hours and none of one
  /// of 24.
  func tellTwelveHours(_ employer: EmployerDraft) {
    var texts: [(text: String, place: CellPlace)] = []
    for code in employer.order {
      guard let known = employer.legend[code], known.place.path == grid.source.path || known.isGiven else {
        continue
      }
      texts.append((InAndOut.hours(known.words.isEmpty ? code : known.words), known.place))
    }
    let doubts = doubtOrder.map { resolver.find($0)?.placed.entry.words ?? $0 }
    let clocks = (texts.map(\.text) + doubts).map(TwelveHours.shown)
    guard clocks.contains(true), !clocks.contains(false) else { return }
    for (text, place) in texts {
      guard let other = TwelveHours.other(text) else { continue }
      log.error(place, TwelveHours.question(text, other))
    }
  }

  /// Whether most of what nothing explains reads like names of people, as where the cells of a shift say who works it.
  var holdsNames: Bool {
    let names = order.filter { code in
      code.split { $0 == "," || $0 == ";" || $0 == "/" || $0.isNewline }.allSatisfy { name in
        let list = name.split(separator: " ")
        return list.count > 1 && list.count <= 6
          && list.allSatisfy { $0.first!.isUppercase && $0.allSatisfy { $0.isLetter || ".'’-".contains($0) } }
      }
    }
    return names.count > 1 && names.count * 10 >= order.count * 6
  }

  static func names(_ text: String) -> Phrase {
    Phrase(
      en:
        "'\(text)' and other cells read like names of people; write a row for each person with the shift's code under each day, or a line for each with the columns Name, Date and Shift",
      vi:
        "'\(text)' và các ô khác giống tên người; hãy ghi mỗi người một dòng, ký hiệu ca dưới từng ngày, hoặc mỗi dòng một lượt với các cột Họ và tên, Ngày và Ca"
    )
  }
}
