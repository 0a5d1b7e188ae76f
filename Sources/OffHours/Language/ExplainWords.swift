/// What people read of explanations.
extension Words {
  package static let rule = Phrase(en: "Rule", vi: "Quy định")
  package static let dates = Phrase(en: "Dates", vi: "Các ngày")
  package static let possibleMeetings = Phrase(en: "Meetings forbidden", vi: "Số buổi bị cấm")
  package static let nearest = Phrase(en: "Nearest meeting", vi: "Buổi học gần phù hợp nhất")
  package static let inTheWay = Phrase(en: "In its way", vi: "Vướng")
  package static let fits = Phrase(en: "nothing: it would fit", vi: "không vướng gì")
  package static let noSeat = Phrase(en: "no seat left", vi: "hết chỗ")
  package static let remedies = Phrase(
    en: "What would help (each tried by planning anew)", vi: "Cách khắc phục (mỗi cách đã xếp thử lại)")
  /// Nothing was found, and how far was looked.
  package static func noRemedy(_ effort: PersonCard.Effort) -> Phrase {
    let isAll = effort.pairs >= effort.allPairs
    return Phrase(
      en:
        "None was found: none of \(counted(effort.singles, "single change")) of a shift, a hall or a rule, and none of \(isAll ? "the \(effort.pairs)" : "the \(effort.pairs) smallest of \(effort.allPairs)") pairs of them, leads to seats that are free; \(counted(effort.plans, "plan was", "plans were")) made anew.",
      vi:
        "Chưa tìm thấy: trong \(effort.singles) thay đổi đơn lẻ về ca, hội trường, quy định và \(isAll ? "\(effort.pairs)" : "\(effort.pairs) cặp nhỏ nhất trong \(effort.allPairs)") cặp thay đổi, không có cách nào dẫn tới chỗ còn trống; đã xếp thử lại \(effort.plans) lần."
    )
  }
  package static let onlyPlanAnew = Phrase(
    en: "nothing but the timetable: planned anew with this person first",
    vi: "không cần đổi gì ngoài lịch học: xếp lại, ưu tiên người này")
  package static func pairsOnly(_ singles: Int) -> Phrase {
    Phrase(
      en: "None of \(counted(singles, "single change")) was found to help; together these do.",
      vi:
        "Trong \(singles) thay đổi đơn lẻ chưa tìm thấy thay đổi nào giúp được; làm cùng lúc các việc sau thì được."
    )
  }
  package static let change1 = Phrase(en: "Change", vi: "Thay đổi")
  package static let othersChanged = Phrase(en: "Others who change", vi: "Người khác phải đổi")
  package static let firstMeeting = Phrase(en: "Then attends from", vi: "Khi đó học từ")
  package static let attends = Phrase(en: "Attends", vi: "Đã xếp")

  package static func state(_ state: PersonCard.State) -> Phrase {
    switch state {
    case .behind: Phrase(en: "has completed the course before", vi: "đã hoàn thành khóa học")
    case .placed:
      Phrase(en: "completes the course in this timetable", vi: "hoàn thành khóa học theo lịch này")
    case .possible:
      Phrase(
        en: "is not placed; alone, with every hall and instructor free, could complete it",
        vi: "chưa được xếp; nếu chỉ có một mình và mọi hội trường, giảng viên đều rảnh thì học được")
    case .impossible:
      Phrase(
        en: "cannot be placed, even if no other class were held",
        vi: "không thể xếp, kể cả khi không có lớp nào khác")
    case .declined: Phrase(en: "declined", vi: "đã từ chối")
    }
  }

  /// `short by 25 min`.
  package static func lacking(_ minutes: Int) -> Phrase {
    Phrase(en: "short by \(minutes) min", vi: "thiếu \(minutes) phút")
  }

  /// How many shifts stand between somebody and free seats.
  package static func fewestShifts(_ count: Int, _ dates: String) -> Phrase {
    count == 0
      ? Phrase(
        en: "Seats that are free now would do; this timetable leaves them empty.",
        vi: "Những chỗ còn trống hiện nay là đủ; lịch này đang để trống.")
      : Phrase(
        en:
          "With \(counted(count, "shift")) swapped or released (\(dates)) seats that are free now would do.",
        vi: "Nếu đổi hoặc nghỉ \(count) ca (\(dates)) thì những chỗ còn trống hiện nay là đủ.")
  }

  /// `12 dates: 01/03, 02/03, …`.
  package static func datesOf(_ count: Int, _ list: String) -> Phrase {
    Phrase(en: "\(count): \(list)", vi: "\(count) ngày: \(list)")
  }

  package static let priceList = Phrase(en: "What a little more would bring", vi: "Thêm một chút thì được gì")
  package static let priceNote = Phrase(
    en:
      "Each line was planned anew from the timetable. The gain found is certain to be possible; more than 'at most' is proved impossible; at least so much is owed to the change alone.",
    vi:
      "Mỗi dòng đã được xếp lại từ lịch hiện tại. Mức tìm được là chắc chắn làm được; nhiều hơn mức tối đa là không thể (đã chứng minh); mức tối thiểu là phần chắc chắn do thay đổi này mang lại."
  )
  /// How the lines were chosen.
  package static func screened(_ list: PriceList) -> Phrase {
    Phrase(
      en:
        "\(counted(list.screened, "change of what is scarce was", "changes of what is scarce were")) screened by the duals of the relaxation: \(list.proved) \(plural(list.proved, "is", "are")) proved to bring nothing, \(list.unmoved) more \(plural(list.unmoved, "leaves", "leave")) its bound where it is. Planned anew: \(list.lines.count).",
      vi:
        "Đã sàng lọc \(list.screened) thay đổi về những gì đang thiếu bằng giá đối ngẫu: \(list.proved) thay đổi được chứng minh là không mang lại gì, \(list.unmoved) thay đổi khác không làm cận thay đổi. Đã xếp lại: \(list.lines.count)."
    )
  }
  package static let nothingScarce = Phrase(
    en: "Nothing that can be booked is scarce in this timetable.",
    vi: "Trong lịch này không có nguồn lực nào bị thiếu.")
  package static let completionsMore = Phrase(en: "Completions", vi: "Lượt hoàn thành")
  package static let gainFound = Phrase(en: "Gain found", vi: "Tìm được")
  package static let gainLeast = Phrase(en: "At least", vi: "Tối thiểu")
  package static let gainMost = Phrase(en: "At most", vi: "Tối đa")
  package static func gainCounted(_ tier: String) -> Phrase {
    Phrase(en: "Gains in: \(tier).", vi: "Mức tăng tính theo: \(tier).")
  }
  /// The goals by which changes were screened.
  package static func screenedBy(_ tiers: [String]) -> Phrase {
    Phrase(
      en:
        "Screened by: \(tiers.joined(separator: "; ")). What is proved to bring nothing there may still serve another goal; `--goal` asks for one.",
      vi:
        "Sàng lọc theo: \(tiers.joined(separator: "; ")). Thay đổi được chứng minh không mang lại gì ở đó vẫn có thể có lợi cho mục tiêu khác; dùng `--goal` để hỏi riêng."
    )
  }
  /// Lines without a gain in any goal.
  package static func noGain(_ tier: String) -> Phrase {
    Phrase(
      en: "No gain was found in any goal; at most so much is possible in: \(tier).",
      vi: "Không tìm được mức tăng ở mục tiêu nào; nhiều nhất có thể đạt theo: \(tier).")
  }

  package static let askList = Phrase(en: "What to ask employers for", vi: "Danh sách đề nghị doanh nghiệp")
  package static let shiftsToAsk = Phrase(en: "Shifts to swap or release", vi: "Ca cần đổi hoặc cho nghỉ")
  /// Nobody is on the list; `atMost` places are not proved to be out of reach.
  package static func nothingToAsk(atMost: Int) -> Phrase {
    let notTried = askedNotTried
    if atMost > 0 {
      return Phrase(
        en:
          "Nobody was found who could be brought in by shifts alone into seats that are free; more than \(atMost) cannot be (proved). \(notTried.en)",
        vi:
          "Chưa tìm được ai có thể vào những chỗ còn trống chỉ nhờ đổi ca; không thể quá \(atMost) lượt (đã chứng minh). \(notTried.vi)"
      )
    }
    return Phrase(
      en:
        "Nobody left out can be brought in by shifts alone into seats that are free. \(notTried.en)",
      vi:
        "Không ai trong số chưa xếp được có thể vào những chỗ còn trống chỉ nhờ đổi ca. \(notTried.vi)"
    )
  }
  /// What an ask-list leaves aside.
  private static let askedNotTried = Phrase(
    en: "Meetings that are not in the timetable were not tried; `explain --person` does.",
    vi: "Chưa thử mở thêm buổi học mới; `explain --person` sẽ thử.")
  package static let none = Phrase(en: "none: free seats will do", vi: "không cần: còn chỗ phù hợp")
  /// What a list of asks comes to.
  package static func asks(_ list: AskList) -> Phrase {
    let (places, shifts, releases) = (list.places, list.shifts, list.releases)
    return Phrase(
      en:
        "\(counted(places, "place")) for \(counted(shifts, "shift")), \(shifts - releases) swapped and \(releases) released. Through the seats that are free, so many places need at least \(counted(list.atLeast, "shift")), and more than \(counted(list.atMost, "place")) cannot be had.",
      vi:
        "Thêm \(places) lượt học nhờ \(shifts) ca: đổi \(shifts - releases), cho nghỉ \(releases). Với số chỗ còn trống, chừng ấy lượt cần ít nhất \(list.atLeast) ca và không thể quá \(list.atMost) lượt."
    )
  }

  /// What a plan made anew has made of them.
  package static func asksTried(_ list: AskList) -> Phrase {
    let nobody = list.othersChanged == 0
    return Phrase(
      en:
        "Planned anew with everything granted: \(list.verified) of \(list.places) placed, \(nobody ? "nobody else is changed" : counted(list.othersChanged, "other person is changed", "others are changed")).",
      vi:
        "Xếp thử lại khi được đồng ý hết: xếp được \(list.verified)/\(list.places) lượt, \(nobody ? "không ai khác phải đổi" : "\(list.othersChanged) người khác phải đổi")."
    )
  }

  /// A shift that is asked for: `released`, or with whom it is exchanged for what.
  package static func given(_ change: ScenarioChange, in scenario: Scenario) -> Phrase {
    guard case .swap(let swap) = change else { return Phrase(en: "released", vi: "cho nghỉ") }
    let (who, duty) = (partner(swap, in: scenario), gets(swap))
    func text(_ language: Language) -> String { "\(who(language)), \(duty(language))" }
    return Phrase(en: "swapped with \(text(.english))", vi: "đổi với \(text(.vietnamese))")
  }

  /// `Lê Thị B (W033)`, or somebody of a crew.
  private static func partner(_ swap: ScenarioChange.Swap, in scenario: Scenario) -> Phrase {
    if let colleague = swap.colleague {
      let person = scenario.workers[colleague]
      let name = person.name == person.id ? person.id : "\(person.name) (\(person.id))"
      return Phrase(en: name, vi: name)
    }
    let crews = swap.crews.joined(separator: ", ")
    return Phrase(en: "somebody of crew \(crews)", vi: "một người kíp \(crews)")
  }

  private static func gets(_ swap: ScenarioChange.Swap) -> Phrase {
    guard let hours = swap.gets.hours else { return Phrase(en: "who is off", vi: "đang nghỉ") }
    return Phrase(en: "for \(swap.gets.code) \(hours.text)", vi: "lấy ca \(swap.gets.code) \(hours.text)")
  }

  /// Who stays out, and why not, as far as that is proved: `atMost` is how many can come at most beside those on the list.
  package static func staysOut(_ count: Int, atMost: Int, isCapped: Bool) -> Phrase {
    let notTried = askedNotTried
    if atMost > 0 {
      return Phrase(
        en:
          "\(counted(count, "place")) more \(plural(count, "was", "were")) not found to be had by shifts alone through the seats that are free; at most \(atMost) of them could be (proved). \(notTried.en)",
        vi:
          "Còn \(count) lượt chưa tìm được cách chỉ nhờ đổi ca với những chỗ còn trống; nhiều nhất \(atMost) lượt trong đó là có thể (đã chứng minh). \(notTried.vi)"
      )
    }
    let cap = isCapped ? Phrase(en: ", or the cap", vi: " hoặc mức giới hạn") : Phrase(en: "", vi: "")
    return Phrase(
      en:
        "\(counted(count, "place")) more \(plural(count, "is", "are")) not had by shifts alone through the seats that are free: none is left, or another rule\(cap.en) forbids. \(notTried.en)",
      vi:
        "Còn \(count) lượt không có được chỉ nhờ đổi ca với những chỗ còn trống: hết chỗ hoặc vướng quy định khác\(cap.vi). \(notTried.vi)"
    )
  }

  package static let whyHere = Phrase(en: "Why here and then", vi: "Vì sao học ở đây, lúc này")
  package static func takesPart(_ learners: Int, seats: Int, _ employers: String) -> Phrase {
    Phrase(
      en: "\(Words.learners(learners).en), \(counted(seats, "seat")) (\(employers)).",
      vi: "\(learners) học viên, \(seats) chỗ (\(employers)).")
  }
  package static let isPinned = Phrase(
    en: "The scenario pins it: it has to be held so.",
    vi: "Kịch bản cố định buổi này: bắt buộc tổ chức như vậy.")
  package static let isHistory = Phrase(en: "It has been held.", vi: "Buổi này đã học.")
  package static let otherTimes = Phrase(
    en: "Other times and halls within a week, by how many of its learners could come",
    vi: "Giờ và địa điểm khác trong vòng một tuần, theo số học viên của buổi có thể đến")
  package static let couldCome = Phrase(en: "Of its learners", vi: "Học viên của buổi")
  package static let leftOutToo = Phrase(en: "Of those left out", vi: "Người chưa xếp")
  package static let hallTaken = Phrase(en: "Hall", vi: "Hội trường")
  package static let taken = Phrase(en: "taken", vi: "đã có lớp")
  package static let free = Phrase(en: "free", vi: "trống")
  package static let without = Phrase(
    en: "Planned anew without this meeting here and then", vi: "Xếp lại khi không có buổi này ở đây, lúc này")
  package static let nowValue = Phrase(en: "Now", vi: "Hiện nay")
  package static let withoutValue = Phrase(en: "Without", vi: "Nếu bỏ")
  package static let conflict = Phrase(
    en: "What stands against each other", vi: "Những gì mâu thuẫn với nhau")
  /// Nothing stands against each other; `isDecided`: whether all can be kept together was found out.
  package static func noConflict(isDecided: Bool) -> Phrase {
    isDecided
      ? Phrase(
        en: "No conflict was found among pins, targets, limits and the people asked about.",
        vi: "Không tìm thấy mâu thuẫn giữa các buổi cố định, chỉ tiêu, giới hạn và những người được hỏi.")
      : Phrase(
        en:
          "No conflict was found; whether targets, pins and limits can be kept together was not decided in the time given.",
        vi:
          "Chưa tìm thấy mâu thuẫn; trong thời gian cho phép chưa biết chỉ tiêu, buổi cố định và giới hạn có giữ được cùng lúc không."
      )
  }
  package static let conflictNote = Phrase(
    en: "As long as all of these are kept it is impossible, whatever else is given up.",
    vi: "Chừng nào còn giữ tất cả những điều dưới đây thì không thể, dù có bỏ gì khác.")
  /// What would be enough.
  package static func conflictEnough(_ list: [String], of count: Int) -> Phrase {
    if list.isEmpty {
      return Phrase(
        en:
          "Of none of them was it found that giving it up is enough: something else may be in the way as well.",
        vi: "Chưa thấy điều nào mà chỉ bỏ riêng nó là đủ: có thể còn vướng điều khác nữa.")
    }
    if list.count == count {
      return Phrase(
        en: count == 1 ? "Giving it up is enough." : "Giving up any one of them is enough.",
        vi: count == 1 ? "Chỉ cần bỏ điều đó là đủ." : "Chỉ cần bỏ một điều bất kỳ trong số đó là đủ.")
    }
    let names = list.joined(separator: "; ")
    return Phrase(
      en: "It is enough to give up one of: \(names).", vi: "Chỉ cần bỏ một trong: \(names).")
  }
  package static let conflictUnproved = Phrase(
    en: "Not proved for these alone: no timetable was found in the time given.",
    vi: "Chưa chứng minh riêng cho những điều này: trong thời gian cho phép chưa tìm được lịch nào.")
  package static let conflictInherent = Phrase(
    en: "Impossible even without any of the rules and facts that could be given up.",
    vi: "Không thể, kể cả khi bỏ mọi quy định và điều kiện có thể bỏ.")

  /// A change as a sentence.
  package static func change(_ change: ScenarioChange, in scenario: Scenario) -> Phrase {
    func venue(_ ref: Ref<Venue>) -> String { scenario.venues[ref].name }
    switch change {
    case .release(_, let date):
      return Phrase(
        en: "released from the shift of \(Language.english.date(date))",
        vi: "được nghỉ ca ngày \(Language.vietnamese.date(date))")
    case .swap(let swap):
      let given = given(change, in: scenario)
      return Phrase(
        en: "the shift \(swap.gives.code) of \(Language.english.date(swap.date)) \(given(.english))",
        vi: "ca \(swap.gives.code) ngày \(Language.vietnamese.date(swap.date)) \(given(.vietnamese))")
    case .opening(let ref, let day, let hours):
      return Phrase(
        en: "\(venue(ref)) also open \(hours) on \(Language.english.weekday(day))",
        vi: "\(venue(ref)) mở thêm \(hours) vào \(Language.vietnamese.weekday(day))")
    case .longer(let ref, let minutes, let isLater):
      return Phrase(
        en: "\(venue(ref)) open \(minutes) minutes \(isLater ? "longer" : "earlier")",
        vi: "\(venue(ref)) \(isLater ? "đóng cửa muộn" : "mở cửa sớm") hơn \(minutes) phút")
    case .seats(let ref, let more):
      return Phrase(
        en: "\(counted(more, "more seat")) in \(venue(ref))", vi: "thêm \(more) chỗ ở \(venue(ref))")
    case .day(let ref, let day, let hours):
      let name = scenario.instructors[ref].name
      return Phrase(
        en: "\(name) also available \(hours) on \(Language.english.weekday(day))",
        vi: "\(name) dạy thêm \(hours) vào \(Language.vietnamese.weekday(day))")
    case .load(let ref, let isWeekly):
      let name = scenario.instructors[ref].name
      return Phrase(
        en: "\(name) one more meeting a \(isWeekly ? "week" : "day")",
        vi: "\(name) dạy thêm một buổi mỗi \(isWeekly ? "tuần" : "ngày")")
    case .minSize(let ref, let less):
      let course = scenario.courses[ref]
      return Phrase(
        en:
          "\(course.name): at least \(learners(max(1, course.minSize - less)).en) instead of \(course.minSize)",
        vi: "\(course.name): tối thiểu \(max(1, course.minSize - less)) học viên thay vì \(course.minSize)")
    case .maxSize(let ref, let more):
      return Phrase(
        en: "\(scenario.courses[ref].name): \(counted(more, "more learner")) in a meeting",
        vi: "\(scenario.courses[ref].name): mỗi buổi thêm \(more) học viên")
    case .sections(let ref, let more):
      return Phrase(
        en: "\(scenario.courses[ref].name): \(counted(more, "more section"))",
        vi: "\(scenario.courses[ref].name): thêm \(more) lớp")
    case .makeup(let ref, let more):
      return Phrase(
        en: "\(scenario.courses[ref].name): \(counted(more, "more lesson")) with another section",
        vi: "\(scenario.courses[ref].name): được học bù thêm \(more) bài với lớp khác")
    case .span(let ref, let days):
      return Phrase(
        en: "\(scenario.courses[ref].name): \(counted(days, "more day")) from first to last meeting",
        vi: "\(scenario.courses[ref].name): kéo dài khóa học thêm \(days) ngày")
    case .deadline(let ref, let days):
      return Phrase(
        en: "\(scenario.courses[ref].name): the deadline \(counted(days, "day")) later",
        vi: "\(scenario.courses[ref].name): lùi hạn cuối \(days) ngày")
    case .instructor(let ref):
      let name = scenario.instructors[ref].name
      return Phrase(en: "one more instructor like \(name)", vi: "thêm một giảng viên như \(name)")
    case .hall(let ref):
      return Phrase(en: "one more hall like \(venue(ref))", vi: "thêm một hội trường như \(venue(ref))")
    case .rule(let rule, let minutes):
      return Phrase(
        en: "the rule \(rule.name) eased by \(minutes) minutes",
        vi: "nới quy định \(rule.name) thêm \(minutes) phút")
    case .meetingLimit(let more):
      return Phrase(en: "\(counted(more, "more meeting")) allowed", vi: "cho phép thêm \(more) buổi học")
    case .costLimit(let more):
      return Phrase(
        en: "\(Language.english.money(more)) more to spend",
        vi: "thêm \(Language.vietnamese.money(more)) chi phí")
    case .releaseTotal(let ref, let minutes):
      return ReleaseWords.more(scenario.employers[ref].name, minutes)
    case .releaseEach(let ref, let minutes):
      return ReleaseWords.moreEach(scenario.employers[ref].name, minutes)
    case .releaseAtOnce(let ref, let more):
      return ReleaseWords.moreAtOnce(scenario.employers[ref].name, more)
    }
  }
}
