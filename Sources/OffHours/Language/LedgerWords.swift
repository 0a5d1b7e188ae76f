/// What people read of what terms of class asked of them.
package enum LedgerWords {
  /// People of earlier terms who are not planned now.
  package static func notAmongWorkers(_ ids: [String]) -> Phrase {
    let list = ids.prefix(6).joined(separator: ", "), rest = ids.count - 6
    return Phrase(
      en:
        "the ledger names people who are not among the workers and count for nothing: \(list)\(rest > 0 ? " and \(rest) more" : "")",
      vi:
        "sổ các kỳ trước có người không còn trong bảng người lao động nên không tính: \(list)\(rest > 0 ? " và \(rest) người nữa" : "")"
    )
  }

  package static let title = Phrase(
    en: "What class has asked of people", vi: "Việc học đã đòi hỏi ở mỗi người")
  package static let rest = Phrase(en: "Days off", vi: "Ngày nghỉ")
  package static let evenings = Phrase(en: "Late evenings", vi: "Tối muộn")
  package static let travel = Phrase(en: "Minutes travelled", vi: "Phút đi lại")
  package static let released = Phrase(en: "Hours released", vi: "Giờ nghỉ ca")
  package static let completions = Phrase(en: "Completed", vi: "Hoàn thành")
  package static let terms = Phrase(en: "Terms", vi: "Số kỳ")
  package static let points = Phrase(en: "Points", vi: "Điểm")

  /// What the ledger counts.
  package static func over(_ timetables: Int, people: Int) -> Phrase {
    Phrase(
      en:
        "over \(timetables == 1 ? "1 published timetable" : "\(timetables) published timetables"), \(Words.people(people).en)",
      vi: "qua \(timetables) lịch đã ban hành, \(people) người")
  }

  /// A timetable that nobody was told of.
  package static func isDraft(_ path: String) -> Phrase {
    Phrase(
      en: "\(path) is a draft; publish it with offhours publish, or count it as well with --drafts",
      vi: "\(path) là bản nháp; hãy ban hành bằng offhours publish, hoặc thêm --drafts để tính cả")
  }

  /// A timetable that another revision of the same plan takes the place of.
  package static func superseded(_ path: String, by other: String) -> Phrase {
    Phrase(
      en: "\(path) is not counted: \(other) is a later revision of the same plan",
      vi: "không tính \(path): \(other) là bản sau của cùng kế hoạch")
  }

  /// A timetable handed in twice.
  package static func twice(_ path: String, _ other: String) -> Phrase {
    Phrase(
      en: "\(path) is not counted: \(other) is the same revision of the same plan",
      vi: "không tính \(path): \(other) là cùng một bản của cùng kế hoạch")
  }

  /// A timetable whose scenario was not handed in.
  package static func noScenario(_ path: String) -> Phrase {
    Phrase(
      en:
        "none of the scenarios is the one from which \(path) was made, and there are several; give one --scenario a timetable, in the same order",
      vi:
        "không kịch bản nào đúng là kịch bản đã tạo ra \(path) mà có nhiều kịch bản; hãy ghi mỗi lịch một --scenario theo cùng thứ tự"
    )
  }

  /// A scenario that has changed since.
  package static func otherFiles(_ path: String, _ scenario: String) -> Phrase {
    Phrase(
      en:
        "\(path) was made from other files than \(scenario) has now; days off and journeys are counted as it is now",
      vi: "\(path) được tạo từ các tệp khác với \(scenario) hiện nay; ngày nghỉ và đi lại tính theo hiện nay")
  }

  /// Names of a timetable that its scenario does not know.
  package static func unknownNames(_ path: String, _ names: [String]) -> Phrase {
    let list = names.prefix(6).joined(separator: ", "), rest = names.count - 6
    return Phrase(
      en:
        "\(path) names what its scenario does not know, which counts for nothing: \(list)\(rest > 0 ? " and \(rest) more" : "")",
      vi:
        "\(path) có tên mà kịch bản không biết nên không tính: \(list)\(rest > 0 ? " và \(rest) tên nữa" : "")"
    )
  }
}
