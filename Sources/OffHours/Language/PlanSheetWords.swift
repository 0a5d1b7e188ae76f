/// Sentences about sheets of courses and of caps on release that are imported.
package enum PlanSheetWords {
  package static let courses = Phrase(en: "list of courses", vi: "danh sách khóa học")
  package static let releases = Phrase(en: "list of caps on release", vi: "danh sách giới hạn cho nghỉ ca")
  package static func courses(_ count: Int) -> Phrase {
    Phrase(en: Words.counted(count, "course"), vi: "\(count) khóa học")
  }
  package static func employers(_ count: Int) -> Phrase {
    Phrase(en: Words.counted(count, "employer"), vi: "\(count) đơn vị")
  }

  /// A sheet of employers and numbers under headings that are not known.
  package static func unreadCaps(_ headings: [String]) -> Phrase {
    let list = headings.map { "'\($0)'" }.joined(separator: ", ")
    return Phrase(
      en:
        "this sheet names employers and has numbers under \(list), which are not understood, and is left out; if these are caps on release, name the columns 'Release hours', 'At once' and 'Per worker'",
      vi:
        "trang này có cột đơn vị và các số ở \(list), không hiểu được nên bị bỏ qua; nếu là giới hạn cho nghỉ ca, hãy đặt tiêu đề cột là 'Số giờ cho nghỉ', 'Cùng lúc' và 'Mỗi người'"
    )
  }

  /// A cell that is not what its column holds.
  package static func noValue(_ found: String, _ expected: Phrase) -> Phrase {
    Phrase(
      en: "'\(found)' is not understood; expected \(expected.en)",
      vi: "không hiểu '\(found)'; cần \(expected.vi)")
  }
  package static func wholeNumber(_ least: Int) -> Phrase {
    Phrase(en: "a whole number of \(least) or more", vi: "số nguyên từ \(least) trở lên")
  }
  package static let sizeRange = Phrase(
    en: "the smallest and the largest size, such as 3-12 (a single number: write 1-12)",
    vi: "sĩ số ít nhất và nhiều nhất như 3-12 (nếu chỉ một số: ghi 1-12)")
  package static let minutes = Phrase(en: "minutes such as 30", vi: "số phút như 30")
  package static let hours = Phrase(
    en: "hours such as 80 or 1h30, or 'no cap'", vi: "số giờ như 80 hoặc 1h30, hoặc 'không giới hạn'")
  package static let attendance = Phrase(en: "'any' or 'section'", vi: "'bất kỳ' hoặc 'theo lớp'")
  package static let order = Phrase(en: "'strict' or 'free'", vi: "'theo thứ tự' hoặc 'tự do'")
  package static let date = Phrase(
    en: "a date that can be only one, such as 2027-04-11", vi: "ngày như 11/04/2027")
  package static let calendar = Phrase(
    en: "months or days such as '24 months', '2 years' or '90 days'",
    vi: "số tháng hoặc số ngày như '24 tháng', '2 năm' hoặc '90 ngày'")
  package static let share = Phrase(
    en: "a share such as 80% or 0.8, above 0 and at most 1",
    vi: "tỷ lệ như 80% hoặc 0,8, trên 0 và không quá 1")
  package static let starts = Phrase(
    en: "times such as 07:30, 13:30, or 'every 30 min'", vi: "các giờ như 7h30, 13h30, hoặc 'mỗi 30 phút'")
  package static func neither(_ found: String) -> Phrase {
    Phrase(
      en: "'\(found)' is neither yes nor no; expected one of them",
      vi: "'\(found)' không phải có hay không; cần ghi 'có' hoặc 'không'")
  }
  package static let releaseOf = Phrase(en: "'employer' or 'crew'", vi: "'đơn vị' hoặc 'kíp'")

  /// Lessons that are no number.
  package static func noCount(_ found: String, most: Int) -> Phrase {
    Phrase(
      en: "'\(found)' is no number of lessons; expected 1 to \(most), or their names with ';' between them",
      vi: "'\(found)' không phải số bài; cần từ 1 đến \(most), hoặc tên các bài cách nhau bằng ';'")
  }

  /// A length that is not understood, or has no unit.
  package static func noLength(_ found: String, asksUnit: Bool) -> Phrase {
    asksUnit
      ? Phrase(
        en:
          "'\(found)' is no length of lessons with a unit; expected such as '90 min', '2h' or '60 min; 90 min'",
        vi: "'\(found)' không phải thời lượng có đơn vị; cần như '90 phút', '2h' hoặc '60 phút; 90 phút'")
      : Phrase(
        en: "'\(found)' is no length of lessons; expected such as 90, 1h30 or '60; 90', up to 24 hours each",
        vi: "'\(found)' không phải thời lượng bài học; cần như 90, 1h30 hoặc '60; 90', mỗi bài tối đa 24 giờ")
  }
  package static func twoLengths(_ here: String, _ there: String) -> Phrase {
    Phrase(
      en: "'\(here)' and '\(there)' are two lengths of one lesson; leave one of the columns out",
      vi: "'\(here)' và '\(there)' là hai thời lượng của cùng một bài; hãy bỏ một trong hai cột")
  }
  package static func lengthsOf(_ lengths: Int, lessons: Int) -> Phrase {
    Phrase(
      en:
        "\(Words.counted(lengths, "length")) for \(Words.counted(lessons, "lesson")); write one for all, or one for each",
      vi: "có \(lengths) thời lượng cho \(lessons) bài; hãy ghi một số cho mọi bài, hoặc mỗi bài một số")
  }
  package static func noMinutes(_ name: String, _ id: String) -> Phrase {
    Phrase(
      en:
        "nothing says how long the lessons of '\(name)' are; fill a column Minutes, or say --course \(id)=60,60",
      vi: "không rõ mỗi bài của '\(name)' bao lâu; hãy điền cột Số phút, hoặc ghi --course \(id)=60,60")
  }

  /// A course that stands twice on a sheet where rows are no lessons.
  package static func twice(_ name: String, at place: CellPlaceText) -> Phrase {
    Phrase(
      en:
        "'\(name)' stands at \(place(.english)) already; if the rows are its lessons, name each in a column Lesson",
      vi: "'\(name)' đã có ở \(place(.vietnamese)); nếu mỗi dòng là một bài, hãy ghi tên bài vào cột Bài")
  }
  package static func contradiction(_ title: Phrase, _ new: String, _ old: String, _ place: CellPlaceText)
    -> Phrase
  {
    Phrase(
      en:
        "'\(title.en)' is '\(new)' here and '\(old)' at \(place(.english)); write one of them in both places",
      vi:
        "'\(title.vi)' ở đây là '\(new)', ở \(place(.vietnamese)) là '\(old)'; hãy ghi giống nhau ở cả hai chỗ"
    )
  }
  package static func sizesCrossed(_ least: Int, _ most: Int) -> Phrase {
    Phrase(
      en: "the smallest size \(least) is above the largest, \(most); exchange them",
      vi: "sĩ số ít nhất \(least) lớn hơn nhiều nhất \(most); hãy đổi lại")
  }

  /// Lessons of a course that is there are not made more or fewer.
  package static func otherLessons(_ name: String, _ count: Int, known: Int, isThere: Bool) -> Phrase {
    isThere
      ? Phrase(
        en:
          "\(Words.counted(count, "lesson")) of '\(name)' here, \(known) in the scenario; an import makes them neither more nor fewer: change them there, then import again",
        vi:
          "ở đây '\(name)' có \(count) bài, trong kịch bản có \(known); nhập bảng không thêm bớt bài: hãy sửa trong kịch bản rồi nhập lại"
      )
      : Phrase(
        en: "\(Words.counted(count, "lesson")) of '\(name)' here, \(known) by --course; mend one of the two",
        vi: "ở đây '\(name)' có \(count) bài, theo --course có \(known); hãy sửa một trong hai")
  }
  package static func optionWins(_ name: String, _ minutes: Int, option: Int) -> Phrase {
    Phrase(
      en: "a lesson of '\(name)' has \(minutes) minutes here and \(option) by --course; \(option) is taken",
      vi: "một bài của '\(name)' ở đây dài \(minutes) phút, theo --course là \(option); lấy \(option)")
  }
  package static func noCourse(_ name: String) -> Phrase {
    Phrase(
      en: "'\(name)' is no other course that is known; expected names or ids of courses on these lists",
      vi: "'\(name)' không phải khóa học nào khác đã biết; cần tên hoặc mã khóa học trong danh sách")
  }

  /// An employer of whom nobody is known.
  package static func noEmployer(_ name: String, _ known: [String]) -> Phrase {
    let list = known.prefix(6).map { "'\($0)'" }.joined(separator: ", ") + (known.count > 6 ? ", …" : "")
    return Phrase(
      en:
        "nobody who is handed in is of '\(name)'; \(known.isEmpty ? "no employer is known" : "known are \(list)"): write it alike, or take the row out",
      vi:
        "không có ai thuộc '\(name)'; \(known.isEmpty ? "chưa biết đơn vị nào" : "đã biết: \(list)"): hãy ghi tên giống nhau, hoặc bỏ dòng này"
    )
  }
  package static func employerTwice(_ name: String) -> Phrase {
    Phrase(
      en: "'\(name)' has two targets for this course; leave one out",
      vi: "'\(name)' có hai chỉ tiêu cho khóa học này; hãy bỏ một")
  }
  package static func noCaps(_ name: String) -> Phrase {
    Phrase(
      en:
        "no cap on release stands here for '\(name)'; write '0' if nobody is released, 'no cap' if anybody may be",
      vi:
        "không ghi giới hạn cho nghỉ nào cho '\(name)'; hãy ghi '0' nếu không ai được nghỉ, 'không giới hạn' nếu ai cũng được"
    )
  }
  package static func capsTwice(_ name: String, _ place: CellPlaceText) -> Phrase {
    Phrase(
      en: "'\(name)' has other caps at \(place(.english)); leave one of the rows out",
      vi: "'\(name)' có giới hạn khác ở \(place(.vietnamese)); hãy bỏ một trong hai dòng")
  }

  /// Where something stands, in a language.
  package typealias CellPlaceText = (Language) -> String
}
