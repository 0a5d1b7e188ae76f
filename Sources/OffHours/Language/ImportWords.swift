/// Headings and short sentences of what an import tells.
package enum ImportWords {
  package static let understood = Phrase(en: "What was handed in", vi: "Các tệp đã nhận")
  package static let employers = Phrase(en: "Employers and their codes", vi: "Đơn vị và ký hiệu")
  package static let rotations = Phrase(en: "Rotations found", vi: "Vòng đảo ca tìm thấy")
  package static let noRotation = Phrase(en: "none", vi: "không có")
  package static let scenario = Phrase(en: "The scenario", vi: "Kịch bản")
  package static let doubts = Phrase(en: "To look at", vi: "Cần xem lại")
  package static let faults = Phrase(en: "Errors", vi: "Lỗi")
  package static let off = Phrase(en: "off", vi: "nghỉ")
  package static let absent = Phrase(en: "absent, no class", vi: "vắng, không xếp lớp")
  package static let fromLegendFile = Phrase(en: "legend given", vi: "theo --legend")
  package static let nothingWritten = Phrase(
    en: "Nothing was written. To write the scenario, add --out FOLDER.",
    vi: "Chưa ghi gì. Để ghi kịch bản, thêm --out THƯ_MỤC.")

  /// What a sheet was taken for.
  package static func roster(ofCrews: Bool) -> Phrase {
    ofCrews
      ? Phrase(en: "roster by crew", vi: "bảng phân ca theo kíp")
      : Phrase(en: "roster by person", vi: "bảng phân ca theo người")
  }
  package static let names = Phrase(en: "list of names", vi: "danh sách người")
  package static let halls = Phrase(en: "list of halls", vi: "danh sách hội trường")
  package static let instructors = Phrase(en: "list of instructors", vi: "danh sách giảng viên")
  package static let absences = Phrase(en: "list of absences and overtime", vi: "danh sách nghỉ và tăng ca")
  package static let legend = Phrase(en: "legend", vi: "bảng ký hiệu")
  package static let ignored = Phrase(en: "left out", vi: "bỏ qua")
  package static let hidden = Phrase(en: "hidden sheet, left out", vi: "trang ẩn, bỏ qua")

  package static func heading(row: Int) -> Phrase {
    Phrase(en: "heading on row \(row)", vi: "tiêu đề ở dòng \(row)")
  }
  package static func people(_ count: Int) -> Phrase { Words.people(count) }
  package static func crews(_ count: Int) -> Phrase {
    Phrase(en: Words.counted(count, "crew"), vi: "\(count) kíp")
  }
  package static func halls(_ count: Int) -> Phrase {
    Phrase(en: Words.counted(count, "hall"), vi: "\(count) hội trường")
  }
  package static func lines(_ count: Int) -> Phrase {
    Phrase(en: Words.counted(count, "line"), vi: "\(count) dòng")
  }
  package static func cells(_ count: Int) -> Phrase {
    Phrase(en: Words.counted(count, "cell"), vi: "\(count) ô")
  }
  package static func days(_ count: Int) -> Phrase {
    Phrase(en: Words.counted(count, "day"), vi: "\(count) ngày")
  }
  package static func instructors(_ count: Int) -> Phrase {
    Phrase(en: Words.counted(count, "instructor"), vi: "\(count) giảng viên")
  }
  package static func absences(_ count: Int) -> Phrase {
    Phrase(
      en: Words.counted(count, "absence or duty", "absences and duties"), vi: "\(count) lần nghỉ hoặc tăng ca"
    )
  }
  package static let columns = Phrase(en: "columns", vi: "các cột")
  package static let carriedColumns = Phrase(
    en: "carried along under their headings", vi: "giữ nguyên theo tiêu đề")
  package static let unusedColumns = Phrase(en: "columns not used", vi: "cột không dùng")
  package static let runningNumbers = Phrase(en: "running numbers", vi: "số thứ tự")
  package static let ignoredRows = Phrase(en: "further rows not used", vi: "các dòng khác không dùng")
  package static let ignoredCells = Phrase(en: "cells not used", vi: "các ô không dùng")
  package static func account(read: Int, used: Int) -> Phrase {
    Phrase(
      en: "\(Words.counted(read, "filled cell")): \(used) used, \(read - used) not used as said",
      vi: "\(read) ô có nội dung: dùng \(used), không dùng \(read - used) như trên")
  }
  package static let leftOutNames = Phrase(en: "left out", vi: "bỏ qua")
  package static func perhaps(_ name: String) -> Phrase {
    Phrase(en: "perhaps \(name)", vi: "có thể là \(name)")
  }
  package static let spellings = Phrase(
    en: "written in two ways and taken for one", vi: "viết hai cách, coi là một")
  package static func ignoredRow(_ row: Int, _ text: String) -> Phrase {
    Phrase(en: "row \(row) not used: \(text)", vi: "dòng \(row) không dùng: \(text)")
  }
  package static func crewList(_ names: String) -> Phrase { Phrase(en: "crews \(names)", vi: "kíp \(names)") }
  package static func builtIn(_ id: String) -> Phrase {
    let name = Words.rotation(id)
    return Phrase(en: "known as \(id): \(name.en)", vi: "vòng quen thuộc \(id): \(name.vi)")
  }
  package static let newCycle = Phrase(en: "a cycle of its own", vi: "chu kỳ riêng")
  package static func crew(_ name: String, _ offset: Int, _ people: Int) -> Phrase {
    Phrase(
      en: "crew \(name) +\(offset)\(people > 0 ? " (\(ImportWords.people(people).en))" : "")",
      vi: "kíp \(name) +\(offset)\(people > 0 ? " (\(people) người)" : "")")
  }
  package static func explains(_ rows: Int, _ exceptions: Int) -> Phrase {
    Phrase(
      en: "explains \(Words.counted(rows, "row")) but for \(cells(exceptions).en)",
      vi: "khớp \(rows) dòng, trừ \(exceptions) ô")
  }
  package static func cellByCell(_ rows: Int) -> Phrase {
    Phrase(
      en: "\(Words.counted(rows, "row follows", "rows follow")) no rotation: written cell by cell",
      vi: "\(rows) dòng không theo vòng nào: ghi từng ô")
  }
  package static func leftOut(_ count: Int) -> Phrase {
    Phrase(
      en:
        "\(people(count).en) of the rosters \(Words.plural(count, "is", "are")) on no list of names, and left out",
      vi: "\(count) người có trong bảng phân ca nhưng không có trong danh sách: bỏ qua")
  }
  package static func course(_ name: String, _ people: Int, _ minutes: String) -> Phrase {
    Phrase(
      en: "course \(name): \(ImportWords.people(people).en), lessons of \(minutes) minutes",
      vi: "khóa học \(name): \(people) người, các bài \(minutes) phút")
  }
  package static let noCourse = Phrase(
    en: "no course yet: add one with --course ID=240,240 (minutes of each lesson)",
    vi: "chưa có khóa học: thêm bằng --course MÃ=240,240 (số phút từng bài)")
  package static let noHall = Phrase(
    en: "no hall yet: hand in a list with the headings Hall and Seats",
    vi: "chưa có hội trường: đưa thêm danh sách có tiêu đề Hội trường và Số chỗ")

  /// The end of an import with faults.
  package static func nothingDone(_ errors: Int) -> Phrase {
    Phrase(
      en: "\(Words.counted(errors, "error")); nothing was written", vi: "\(errors) lỗi; chưa ghi gì")
  }

  /// A folder that is not empty.
  package static func notEmpty(_ folder: String) -> Phrase {
    Phrase(
      en: "\(folder) is not empty; choose another folder, or add --force to write into it",
      vi: "\(folder) không rỗng; hãy chọn thư mục khác, hoặc thêm --force để ghi vào đó")
  }
}
