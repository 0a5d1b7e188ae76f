/// What a cell of a workbook may hold, in words.
extension BookWords {
  /// Examples and explanations, by the types of cells.
  package static func type(_ type: String) -> Phrase? { types[type] }

  private static let types: [String: Phrase] = [
    "yes-no": Phrase(en: "yes or no", vi: "có hoặc không"),
    "integer": Phrase(en: "A whole number", vi: "Số nguyên"),
    "number": Phrase(en: "A number", vi: "Số"),
    "money": Phrase(en: "An amount", vi: "Số tiền"),
    "date": Phrase(en: "A date", vi: "Ngày"),
    "date-time": Phrase(en: "A date and a time", vi: "Ngày và giờ"),
    "time": Phrase(en: "A time such as 17:30", vi: "Giờ, ví dụ 17:30"),
    "duration": Phrase(en: "How long, such as 45m, 8h, 1h30m", vi: "Thời lượng, ví dụ 45m, 8h, 1h30m"),
    "hours": Phrase(en: "Hours such as 07:00-21:30", vi: "Khung giờ, ví dụ 07:00-21:30"),
    "weekly-hours": Phrase(
      en: "Days and hours such as mon-fri 17:30-21:30; sat-sun 07:30-21:30",
      vi: "Thứ và giờ, ví dụ T2-T6 17:30-21:30; T7-CN 07:30-21:30"),
    "list": Phrase(en: "One or several, with ; between", vi: "Một hoặc nhiều, cách nhau bằng dấu ;"),
    "map": Phrase(
      en: "Names and values such as A: 1; B: 2", vi: "Tên và giá trị, ví dụ A: 1; B: 2"),
  ]

  /// One of some words.
  package static func oneOf(_ words: String) -> Phrase {
    Phrase(en: "One of: \(words)", vi: "Một trong: \(words)")
  }

  /// The id of something on another sheet.
  package static func idFrom(_ tab: String) -> Phrase {
    Phrase(en: "An id from the sheet \(tab)", vi: "Mã ở trang \(tab)")
  }

  /// Several ids of something on another sheet.
  package static func idsFrom(_ tab: String) -> Phrase {
    Phrase(
      en: "Ids from the sheet \(tab), with ; between", vi: "Mã ở trang \(tab), cách nhau bằng dấu ;")
  }

  /// `off` switches a rule off.
  package static let orOff = Phrase(en: "off: not asked", vi: "off: không áp dụng")

  /// A cell that has to be filled.
  package static let required = Phrase(en: "Required.", vi: "Bắt buộc.")

  /// What holds where a cell is empty.
  package static func whenEmpty(_ standard: String) -> Phrase {
    Phrase(en: "Empty: \(standard).", vi: "Để trống: như mặc định.")
  }

  /// Over the first column of a roster.
  package static let rosterNote = Phrase(
    en:
      "A row a worker (the id) or a crew (employer/crew), a column a date, a code a day. An empty cell says nothing.",
    vi:
      "Mỗi dòng một người (mã) hoặc một kíp (đơn vị/kíp), mỗi cột một ngày, mỗi ô một ký hiệu ca. Ô trống là không nói gì."
  )

  /// The first sheet of a template: what to do, a line each.
  package static func guide(_ file: String) -> [Phrase] {
    let file = ShellWord.quoted(file)
    return [
      Phrase(en: "What to do", vi: "Cách làm"),
      Phrase(
        en:
          "1. Change the examples into your own: people on Workers, halls on Venues, courses on Courses and Lessons, days on Settings.",
        vi:
          "1. Thay ví dụ bằng dữ liệu của mình: người ở trang Người học, hội trường ở trang Hội trường, khóa học ở trang Khóa học và Bài học, thời gian ở trang Thiết lập."
      ),
      Phrase(
        en:
          "2. Who works when: by rotation (Employers, Rotations) or day by day (Roster, codes on Shift codes).",
        vi:
          "2. Ai làm lúc nào: theo vòng đảo ca (Đơn vị, Vòng đảo ca) hoặc từng ngày (Phân ca, ký hiệu ở trang Ký hiệu ca)."
      ),
      Phrase(
        en:
          "3. Look for faults: offhours check \(file) --mark marked.xlsx colours the cells to mend and says why.",
        vi: "3. Tìm chỗ sai: offhours check \(file) --mark da-danh-dau.xlsx tô màu ô cần sửa và ghi lý do."
      ),
      Phrase(
        en: "4. Plan: offhours solve \(file) --out answer.xlsx adds the timetable to this workbook.",
        vi: "4. Xếp lịch: offhours solve \(file) --out ket-qua.xlsx thêm lịch học vào sổ này."
      ),
      Phrase(
        en:
          "5. Move what you want moved, mark rows to keep, then: offhours replan answer.xlsx --out next.xlsx.",
        vi:
          "5. Sửa buổi nào muốn đổi, đánh dấu dòng cần giữ, rồi: offhours replan ket-qua.xlsx --out lan-sau.xlsx."
      ),
    ]
  }
}

/// What is said of changes by hand that cannot hold.
extension BookWords {
  /// A meeting for which there is no place.
  package static func cannotHold(_ sentence: Phrase) -> Phrase {
    Phrase(
      en: "this meeting cannot be held as it stands, beside what else is held. \(sentence.en)",
      vi: "không thể giữ buổi học này như vậy cùng với các buổi khác đang giữ. \(sentence.vi)")
  }

  /// A meeting that the repaired timetable does not have. `isCut`: the clock or a signal ended the search, and nothing is
  /// proved.
  package static func cannotKeep(_ why: String?, isCut: Bool) -> Phrase {
    let reason = why.map { ": \($0)" } ?? ""
    return isCut
      ? Phrase(
        en:
          "no timetable that holds this row was found before the search ended, a longer one may find it\(reason)",
        vi: "chưa tìm được lịch giữ dòng này khi hết giờ tìm, tìm lâu hơn có thể được\(reason)")
      : Phrase(
        en:
          "this row cannot be held as it stands\(why.map { ": \($0)" } ?? "; change it, or leave it to the plan")",
        vi: "không thể giữ dòng này như vậy\(why.map { ": \($0)" } ?? "; hãy sửa lại hoặc để máy xếp")")
  }

  /// Too few people for a row that was changed by hand.
  package static func tooFewCome(_ least: Int) -> Phrase {
    Phrase(
      en: "fewer than the \(least) learners that it needs could be led to it",
      vi: "không đủ \(least) học viên cần có để xếp vào buổi này")
  }

  /// A learner who was put on or taken off by hand.
  package static func cannotPlace(_ worker: String, attends: Bool, _ why: String?, isCut: Bool) -> Phrase {
    let reason = why.map { ": \($0)" } ?? ""
    if isCut {
      return Phrase(
        en:
          "no timetable with \(worker) \(attends ? "in" : "out of") this meeting was found before the search ended, a longer one may find it\(reason)",
        vi:
          "chưa tìm được lịch \(attends ? "có" : "không có") \(worker) trong buổi này khi hết giờ tìm, tìm lâu hơn có thể được\(reason)"
      )
    }
    return attends
      ? Phrase(
        en: "\(worker) cannot be kept in this meeting\(reason)",
        vi: "không thể giữ \(worker) trong buổi học này\(reason)")
      : Phrase(
        en: "\(worker) cannot be kept out of this meeting\(reason)",
        vi: "không thể cho \(worker) nghỉ buổi học này\(reason)")
  }

  /// Another time and venue for a meeting that cannot be held as it is.
  package static func nearest(_ when: String, _ venue: String) -> Phrase {
    Phrase(
      en: "; the nearest that would do: \(when), \(venue)", vi: "; gần nhất có thể: \(when), \(venue)")
  }

  /// That there is nothing to advise.
  package static let noneNear = Phrase(
    en: "; none was found that would do in its place", vi: "; không tìm được phương án thay thế nào")

  /// Instructors who could teach a meeting then.
  package static func couldTeach(_ names: String) -> Phrase {
    Phrase(en: "; could teach it then: \(names)", vi: "; có thể dạy buổi này: \(names)")
  }

  /// Another meeting of the lesson for somebody who cannot come to this one.
  package static func couldAttend(_ worker: String, _ when: String, _ venue: String) -> Phrase {
    Phrase(
      en: "; \(worker) could come to the same lesson on \(when), \(venue)",
      vi: "; \(worker) có thể học bài này vào \(when), \(venue)")
  }
}
