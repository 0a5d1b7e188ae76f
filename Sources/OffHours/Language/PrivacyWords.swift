/// What people read of personal data: columns that are left out, which file holds whose what, what was forgotten.
package enum PrivacyWords {
  /// A column that is marked and not there.
  package static func noSuchColumn(_ name: String, _ near: String?) -> Phrase {
    let hint = near.map { Phrase(en: "; did you mean \($0)?", vi: "; có phải ý là \($0)?") }
    return Phrase(
      en: "the workers' table has no column \(name)\(hint?.en ?? "")",
      vi: "bảng người lao động không có cột \(name)\(hint?.vi ?? "")")
  }

  /// Sensitive columns that are not in what is written.
  package static func withheld(_ columns: [String]) -> Phrase {
    let list = columns.joined(separator: ", ")
    let words = columns.joined(separator: ",")
    return Phrase(
      en: "left out as sensitive: \(list); --columns '\(words)' takes them along",
      vi: "bỏ ra vì là dữ liệu nhạy cảm: \(list); thêm --columns '\(words)' nếu cần ghi cả")
  }

  /// What an import calls them.
  package static let sensitiveColumns = Phrase(
    en: "sensitive, left out unless named with --columns",
    vi: "nhạy cảm, bỏ ra nếu không nêu tên bằng --columns")
  /// A column that was asked for and is in no list.
  package static func notOnLists(_ name: String) -> Phrase {
    Phrase(
      en: "--columns names '\(name)', which heads no column of what was handed in",
      vi: "--columns nêu '\(name)' nhưng không có cột nào như thế trong các tệp đã đưa")
  }

  // MARK: Which file holds whose what

  package static let id = Phrase(en: "id", vi: "mã số")
  package static let name = Phrase(en: "name", vi: "họ tên")
  package static let employer = Phrase(en: "employer", vi: "đơn vị")
  package static let classes = Phrase(en: "classes", vi: "lịch học")
  package static let file = Phrase(en: "File", vi: "Tệp")
  package static let whose = Phrase(en: "Whose", vi: "Của ai")
  package static let what = Phrase(en: "What", vi: "Dữ liệu")
  package static let nobody = Phrase(en: "nobody", vi: "không của ai")
  package static let notRead = Phrase(
    en: "could not be read; look for yourself", vi: "không đọc được; hãy tự kiểm tra")

  /// A column, marked where it is sensitive.
  package static func column(_ name: String, isSensitive: Bool) -> Phrase {
    isSensitive ? Phrase(en: "\(name) (sensitive)", vi: "\(name) (nhạy cảm)") : Phrase(en: name, vi: name)
  }

  /// How many files there are, and how many of them hold somebody's data.
  package static func files(_ count: Int, withPeople: Int, in folder: String) -> Phrase {
    Phrase(
      en:
        "\(folder): \(count == 1 ? "1 file" : "\(count) files"), personal data in \(withPeople)",
      vi: "\(folder): \(count) tệp, có dữ liệu cá nhân trong \(withPeople) tệp")
  }

  /// Nobody of that id.
  package static func unknownPerson(_ id: String) -> Phrase {
    Phrase(
      en: "the scenario has no worker '\(id)'; give an id of its workers' table",
      vi: "kịch bản không có người '\(id)'; hãy ghi mã trong bảng người lao động")
  }

  // MARK: What is forgotten

  /// The head of the report.
  package static func forgotten(_ path: String, until date: String, isDry: Bool) -> Phrase {
    isDry
      ? Phrase(
        en: "\(path), until \(date): this would go (nothing was written)",
        vi: "\(path), đến hết \(date): những dữ liệu này sẽ được xóa (chưa ghi gì)")
      : Phrase(en: "\(path), until \(date): gone is", vi: "\(path), đến hết \(date): đã xóa")
  }
  package static let nothingToForget = Phrase(en: "nothing", vi: "không có gì")

  /// The horizon goes on after the date.
  package static func notOver(_ end: String) -> Phrase {
    Phrase(
      en:
        "the horizon goes on until \(end), so that only people who have left the job by then go; for everybody give that date, or a later one",
      vi:
        "thời gian lập lịch kéo dài đến \(end) nên chỉ xóa người đã thôi việc; để xóa cho mọi người hãy ghi ngày đó hoặc sau đó"
    )
  }

  /// People who go, wholly or but for their credits.
  package static func people(_ count: Int) -> Phrase {
    Phrase(en: "\(Words.people(count).en)", vi: "\(count) người")
  }
  package static func reduced(_ count: Int) -> Phrase {
    Phrase(
      en: "of \(Words.people(count).en) everything but id, employer, crew, courses, credits and due dates",
      vi: "của \(count) người: mọi thứ trừ mã, đơn vị, kíp, khóa học, kết quả đã học và hạn")
  }
  package static func fields(_ names: [String]) -> Phrase {
    let list = names.joined(separator: ", ")
    return Phrase(en: "what stood in \(list)", vi: "nội dung các cột \(list)")
  }
  package static func absences(_ count: Int) -> Phrase {
    Phrase(en: count == 1 ? "1 absence" : "\(count) absences", vi: "\(count) kỳ vắng mặt")
  }
  package static func rosterRows(_ count: Int) -> Phrase {
    Phrase(
      en: count == 1 ? "1 person's own roster" : "\(count) people's own rosters",
      vi: "phân ca riêng của \(count) người")
  }

  /// Completions that the targets keep.
  package static func counted(_ course: String, _ employer: String?, _ count: Int) -> Phrase {
    let whose = employer.map { ", \($0)" } ?? ""
    return Phrase(
      en: "kept as a number in the target of \(course)\(whose): \(count)",
      vi: "giữ dưới dạng con số trong chỉ tiêu của \(course)\(whose): \(count)")
  }

  /// Files beside the scenario that still hold people who went.
  package static let stillHeld = Phrase(
    en: "files beside the scenario that still hold some of these people",
    vi: "tệp bên cạnh vẫn còn tên những người này")
}
