/// What people read of doubts about a scenario. Ids come with their quotes; keys of the format stay as they are written.
extension Words {
  private static func near(_ near: String?) -> Phrase {
    near.map { Phrase(en: "; did you mean \($0)?", vi: "; có phải ý là \($0)?") } ?? Phrase(en: "", vi: "")
  }

  /// Halls without opening hours.
  package static func alwaysOpen(_ ids: [String]) -> Phrase {
    let list = ids.prefix(6).joined(separator: ", "), rest = ids.count - 6
    return Phrase(
      en:
        "no hours are given for \(list)\(rest > 0 ? " and \(rest) more" : ""), so that classes may be held there day and night; give 'open', such as open: {mon-fri: [17:30-21:30]}, or open: {daily: [00:00-24:00]} where that is so",
      vi:
        "chưa ghi giờ mở cửa của \(list)\(rest > 0 ? " và \(rest) nơi nữa" : "") nên có thể xếp lớp cả ngày lẫn đêm; hãy ghi 'open', ví dụ open: {mon-fri: [17:30-21:30]}, hoặc open: {daily: [00:00-24:00]} nếu đúng vậy"
    )
  }

  /// Doubts that are not listed.
  package static func moreDoubts(_ count: Int) -> Phrase {
    Phrase(
      en: "and \(count) more; mend the first ones and read again",
      vi: "và \(count) điều nữa; hãy sửa những điều đầu rồi kiểm tra lại")
  }

  /// A row of an overlay's table that lands on another one.
  package static func rowTakesPlace(_ kind: String, _ id: String) -> Phrase {
    let kinds = ["worker": "người lao động", "absence": "kỳ vắng mặt"]
    return Phrase(
      en:
        "the row has no id and so takes the place of \(kind) \(id) of the table below; give it an id of its own",
      vi: "dòng không có id nên thay cho \(kinds[kind] ?? kind) \(id) của bảng bên dưới; hãy đặt id riêng")
  }

  /// An overlay that names another base.
  package static func overlayOfAnother(_ base: String, _ path: String) -> Phrase {
    Phrase(
      en: "the overlay was written for \(base), but is laid on \(path)",
      vi: "phương án giả định này được viết cho \(base) nhưng đang áp dụng cho \(path)")
  }

  /// An overlay without a key.
  package static let overlayIsEmpty = Phrase(
    en: "the overlay is empty and changes nothing", vi: "phương án giả định này trống, không thay đổi gì")

  /// A whole scenario laid on another one.
  package static func overlayIsWhole(_ path: String) -> Phrase {
    Phrase(
      en:
        "this is a whole scenario, laid over \(path): all that it says goes first, its people and venues come on top; where that is meant, leave out the key 'offhours', else give it in place of the scenario",
      vi:
        "đây là một kịch bản đầy đủ, đang áp dụng như phương án giả định cho \(path): mọi điều trong đó được ưu tiên, người và địa điểm cộng thêm; nếu đúng ý thì bỏ khóa 'offhours', nếu không thì dùng nó thay cho kịch bản"
    )
  }

  /// A deadline that rules everything out.
  package static func deadlineBefore(_ date: CivilDate) -> Phrase {
    Phrase(
      en: "the deadline \(date) lies before the horizon; no meeting is possible",
      vi: "hạn chót \(date) trước thời gian lập lịch; không thể có buổi học nào")
  }

  /// A key that only sections heed.
  package static func keyWithoutSections(_ key: String) -> Phrase {
    Phrase(en: "'\(key)' has no effect with attend: any", vi: "'\(key)' không có tác dụng khi attend: any")
  }

  /// Completions before, without a total.
  package static let alreadyWithoutTotal = Phrase(
    en: "'already' lowers the total only, and there is no total",
    vi: "'already' chỉ trừ vào chỉ tiêu chung, mà ở đây không có 'total'")

  /// A column of the workers' table that looks misspelt.
  package static func columnIsCarried(_ name: String, _ near: String) -> Phrase {
    Phrase(
      en: "the column \(name) is only carried to the outputs; did you mean \(near)?",
      vi: "cột \(name) chỉ được chép sang kết quả; có phải ý là \(near)?")
  }

  /// A crew that nobody is in.
  package static func crewWithoutWorkers(_ employer: String, _ crew: String, known: [String], near: String?)
    -> Phrase
  {
    let near = Words.near(near), list = known.joined(separator: ", ")
    if known.isEmpty {
      return Phrase(
        en: "employer \(employer) has no crew \(crew); there is no crew at all",
        vi: "đơn vị \(employer) không có kíp \(crew); đơn vị này không có kíp nào")
    }
    let isShort = known.count <= 8
    return Phrase(
      en:
        "employer \(employer) has no crew \(crew)\(isShort ? "; expected \(known.count == 1 ? "" : "one of ")\(list)" : "")\(near.en)",
      vi: "đơn vị \(employer) không có kíp \(crew)\(isShort ? "; các kíp có: \(list)" : "")\(near.vi)")
  }

  /// An instructor without a course.
  package static func teachesNothing(_ id: String) -> Phrase {
    Phrase(
      en: "instructor \(id) teaches nothing; list courses under teaches",
      vi: "giảng viên \(id) không dạy gì; hãy ghi các khóa học vào teaches")
  }

  /// Days of an employer's people on which nothing is known of their shifts.
  package static func unknownDays(
    _ employer: String, workers: Int, example: String, days: Int, most: Int, first: CivilDate
  ) -> Phrase {
    Phrase(
      en:
        "employer \(employer): \(workers == 1 ? "worker \(example) has" : "\(workers) workers, such as \(example), have") neither a rotation nor a roster cell on \(counted(days, "day")) of the horizon (\(workers == 1 ? "" : "at most \(most) each, ")the first \(first)); nobody is placed on such a day",
      vi:
        "đơn vị \(employer): \(workers == 1 ? "người lao động \(example)" : "\(workers) người, chẳng hạn \(example),") không có vòng đảo ca hay lịch ca trong \(days) ngày của thời gian lập lịch (\(workers == 1 ? "" : "mỗi người nhiều nhất \(most) ngày, ")sớm nhất là \(first)); không ai được xếp lớp vào ngày như vậy"
    )
  }

  /// A course without learners.
  package static func courseNotNeeded(_ id: String) -> Phrase {
    Phrase(
      en: "nobody needs the course \(id); name it in the workers' courses",
      vi: "không ai cần khóa học \(id); hãy ghi nó vào courses của người lao động")
  }

  /// A lesson with too few teachers.
  package static func tooFewTeach(_ lesson: String, needed: Int, able: Int) -> Phrase {
    Phrase(
      en:
        "lesson \(lesson) needs \(counted(needed, "instructor")), and \(able == 0 ? "nobody teaches it" : counted(able, "person teaches it", "teach it")); add it to somebody's teaches, or set instructors: 0",
      vi:
        "bài \(lesson) cần \(needed) giảng viên, mà \(able == 0 ? "không ai dạy bài này" : "chỉ có \(able) người dạy được"); hãy ghi bài này vào teaches của ai đó, hoặc đặt instructors: 0"
    )
  }

  /// A target that asks for more completions than there are people.
  package static func targetBeyondPeople(_ total: Int, already: Int, people: Int) -> Phrase {
    Phrase(
      en:
        "the target of \(total) (\(already) already) asks for \(total - already) completions; \(counted(people, "worker")) may need the course",
      vi:
        "chỉ tiêu \(total) (đã có \(already)) cần thêm \(total - already) lượt hoàn thành; chỉ có \(people) người có thể cần khóa học"
    )
  }

  /// The same for one employer.
  package static func targetBeyondEmployer(_ target: Int, _ employer: String, people: Int) -> Phrase {
    Phrase(
      en:
        "the target of \(target) for employer \(employer) is more than its \(counted(people, "worker")) who need the course",
      vi: "chỉ tiêu \(target) của đơn vị \(employer) nhiều hơn số người của đơn vị cần khóa học (\(people))")
  }

  /// Equipment that no venue has.
  package static func noVenueHas(_ equipment: String, _ lesson: String, near: String?) -> Phrase {
    let near = Words.near(near)
    return Phrase(
      en: "no venue has \(equipment), which lesson \(lesson) needs\(near.en)",
      vi: "không địa điểm nào có \(equipment) mà bài \(lesson) cần\(near.vi)")
  }

  /// A lesson whose needs no venue meets all at once.
  package static func noVenueHolds(_ lesson: String) -> Phrase {
    Phrase(
      en: "no venue can hold lesson \(lesson); check its needs and the venues' has",
      vi: "không địa điểm nào tổ chức được bài \(lesson); hãy xem needs của bài và has của các địa điểm")
  }

  /// A lesson for which every equipped venue is too small.
  package static func noVenueIsLarge(_ lesson: String, seats: Int) -> Phrase {
    Phrase(
      en: "no venue for lesson \(lesson) has the \(counted(seats, "seat")) that size.min asks for",
      vi: "không địa điểm nào cho bài \(lesson) đủ \(seats) chỗ như size.min yêu cầu")
  }
}
