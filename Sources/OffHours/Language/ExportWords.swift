/// What is said about files that were written, and about timetables that were exported.
extension Words {
  /// Names of so many files are listed; more are counted.
  private static let listedFiles = 8

  /// Why something is not written over what is read.
  package static func isInput(_ path: String) -> Phrase {
    Phrase(
      en: "\(path) is read by this command and would be lost; name another file for the result",
      vi: "\(path) là tệp đầu vào của lệnh này và sẽ bị mất; hãy đặt tên tệp khác cho kết quả")
  }

  /// What was written, and where.
  package static func wrote(_ files: [String], to folder: String) -> Phrase {
    let names = files.joined(separator: ", ")
    guard files.count > listedFiles else {
      return Phrase(en: "Wrote \(names) to \(folder)", vi: "Đã ghi \(names) vào \(folder)")
    }
    return Phrase(
      en: "Wrote \(files.count) files to \(folder)", vi: "Đã ghi \(files.count) tệp vào \(folder)")
  }

  /// Files beside those that were written, which are not of this timetable.
  package static func leftBehind(_ files: [String], in folder: String) -> Phrase {
    let names = files.prefix(listedFiles).joined(separator: ", ") + (files.count > listedFiles ? ", …" : "")
    return Phrase(
      en:
        "Warning: \(counted(files.count, "other file")) in \(folder), perhaps of an earlier timetable: \(names)",
      vi: "Cảnh báo: trong \(folder) còn \(files.count) tệp khác, có thể của lịch cũ: \(names)")
  }

  /// Formats on which the lines of `--template` do not stand, and those on which they do.
  package static func templateWithout(_ formats: [String], only: [String]) -> Phrase {
    let names = formats.joined(separator: ", "), those = only.joined(separator: ", ")
    return Phrase(
      en: "Note: --template has no effect on \(names); its lines stand on printed lists (\(those)).",
      vi: "Lưu ý: --template không có tác dụng với \(names); các dòng này chỉ có trên bản in (\(those)).")
  }

  /// The timetable that is exported breaks rules.
  package static func exportedWithViolations(_ count: Int) -> Phrase {
    Phrase(
      en: "Warning: this timetable breaks \(counted(count, "rule")):",
      vi: "Cảnh báo: lịch này có \(count) vi phạm quy định:")
  }

  /// How to see all of them.
  package static let verifyListsAll = Phrase(
    en: "'offhours verify' lists all of them.", vi: "Lệnh 'offhours verify' liệt kê đầy đủ.")

  /// The timetable was made for other files than those given.
  package static let exportedFromOtherFiles = Phrase(
    en: "Warning: the scenario's files, or the overlays, are not those from which this timetable was made.",
    vi: "Cảnh báo: tệp kịch bản hoặc phương án giả định không giống lúc lập lịch này.")
}
