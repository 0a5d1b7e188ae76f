/// Headings and sentences of the page that people look at.
package enum PageWords {
  package static let skip = Phrase(en: "Skip to the content", vi: "Đến nội dung chính")
  package static let contents = Phrase(en: "On this page", vi: "Trong trang này")

  // Sections.
  package static let timetable = Phrase(en: "Timetable", vi: "Lịch học")
  package static let completionsAndTargets = Phrase(
    en: "Completions and targets", vi: "Hoàn thành và chỉ tiêu")
  package static let use = Phrase(en: "Halls and instructors", vi: "Địa điểm và giảng viên")
  package static let goals = Phrase(en: "How good it is", vi: "Lịch tốt đến mức nào")
  package static let unplaced = Phrase(en: "Who is not placed, and why", vi: "Ai chưa xếp được, và vì sao")

  package static let crews = Phrase(en: "Classes outside work", vi: "Lớp học ngoài giờ làm việc")

  // Figures at the top.
  package static let meetings = Phrase(en: "meetings", vi: "buổi học")
  package static let learners = Phrase(en: "learners", vi: "học viên")
  package static let completions = Phrase(
    en: "courses completed, of those needed", vi: "lượt hoàn thành trên số lượt cần học")
  package static let unplacedPeople = Phrase(en: "people not placed", vi: "người chưa xếp được")

  // Headings of tables.
  package static let completedOfNeeded = Phrase(
    en: "Complete, of those referred", vi: "Hoàn thành / được giới thiệu")
  package static let share = Phrase(en: "Share", vi: "Tỷ lệ")
  package static let meetingCount = Phrase(en: "Meetings", vi: "Số buổi")
  package static let hours = Phrase(en: "Hours", vi: "Số giờ")
  package static let openHours = Phrase(en: "Of open hours", vi: "So với giờ mở cửa")
  package static let seatsTaken = Phrase(en: "Seats taken", vi: "Số chỗ có người")
  package static let mostPerWeek = Phrase(en: "Most a week", vi: "Tối đa mỗi tuần")

  package static let fullWeeks = Phrase(
    en: "Underlined: as many meetings as the week allows.", vi: "Gạch chân: đã đủ số buổi tối đa của tuần.")

  /// A week's column.
  package static func weekOf(_ monday: String) -> Phrase {
    Phrase(en: "Week of \(monday)", vi: "Tuần \(monday)")
  }

  /// Rows for which there was no room.
  package static func more(_ count: Int) -> Phrase {
    Phrase(en: "And \(count) more.", vi: "Và \(count) dòng nữa.")
  }

  /// What the goals' table says, before it.
  package static let goalsLead = Phrase(
    en: """
      Goals are tiers: the first is met as well as can be, then held while the next is. The bound is proved: no \
      timetable can be better than that.
      """,
    vi: """
      Các mục tiêu xếp theo thứ tự: mục tiêu đầu được đáp ứng tốt nhất có thể, rồi giữ nguyên khi xét mục tiêu sau. \
      Cận đã được chứng minh: không lịch học nào tốt hơn thế.
      """)

  /// The gap of a tier, as a heading.
  package static let gap = Phrase(en: "Gap", vi: "Khoảng cách")

  /// How many possible meetings a rule forbids.
  package static func forbids(_ sentence: String, _ count: Int) -> Phrase {
    Phrase(en: "\(sentence): \(Words.meetings(count).en)", vi: "\(sentence): \(count) buổi")
  }

  /// What the counts behind reasons are.
  package static let unplacedLead = Phrase(
    en: """
      The numbers count possible meetings (date, start and hall) of the lessons still needed: how many each rule \
      forbids. One meeting may count for several rules.
      """,
    vi: """
      Các con số đếm những buổi có thể tổ chức (ngày, giờ, địa điểm) của các bài còn phải học: mỗi quy định loại bao \
      nhiêu buổi. Một buổi có thể bị nhiều quy định loại.
      """)

  /// A heading over head-counts.
  package static let people = Phrase(en: "People", vi: "Số người")

  /// Stands where nobody is listed though not everybody completes.
  package static let nobodyListed = Phrase(
    en: "The timetable lists nobody.", vi: "Lịch học không ghi ai.")

  /// Opens a list that is not shown at once.
  package static func allPeople(_ count: Int) -> Phrase {
    Phrase(en: "Person by person (\(count))", vi: "Từng người một (\(count))")
  }

  /// Who made the page, from what.
  package static func madeFrom(_ hash: String) -> Phrase {
    Phrase(
      en: "Made by OffHours from the scenario with SHA-256 \(hash).",
      vi: "OffHours lập từ kịch bản có mã SHA-256 \(hash).")
  }

  /// Who to ask.
  package static func organiser(_ name: String) -> Phrase {
    Phrase(en: "Organiser: \(name)", vi: "Đơn vị tổ chức: \(name)")
  }
}

// MARK: - The picture of crews and days

extension PageWords {
  /// How the picture is read.
  package static let crewsLead = Phrase(
    en: """
      A row is people of one employer with the same roster (how many attend, of how many), a column a day from \
      midnight to midnight. Letters are the roster's codes; the number on a class is how many of the row attend.
      """,
    vi: """
      Mỗi hàng là những người cùng đơn vị, cùng lịch ca (số người đi học trên tổng số); mỗi cột là một ngày, từ nửa \
      đêm đến nửa đêm. Chữ trên ca là mã trong bảng phân ca, số trên buổi học là số người trong hàng đi học.
      """)

  /// That all is well.
  package static func noneAmiss(_ attendances: String) -> Phrase {
    Phrase(
      en: "None of the \(attendances) attendances meets a shift, its journey, the rest around it, or leave.",
      vi:
        "Không lượt học nào trong \(attendances) lượt rơi vào ca làm, giờ đi lại, giờ nghỉ quanh ca hay ngày nghỉ phép."
    )
  }

  /// That not all is well.
  package static func amiss(_ count: String, of attendances: String) -> Phrase {
    Phrase(
      en:
        "\(count) of \(attendances) attendances \(count == "1" ? "meets" : "meet") a shift, its journey, the rest around it, or leave, and \(count == "1" ? "is" : "are") outlined.",
      vi:
        "\(count) trong \(attendances) lượt học rơi vào ca làm, giờ đi lại, giờ nghỉ quanh ca hay ngày nghỉ phép; các buổi đó được viền đậm."
    )
  }

  package static let shift = Phrase(en: "shift", vi: "ca làm")
  package static let night = Phrase(en: "night shift", vi: "ca đêm")
  package static let trainingHours = Phrase(en: "hours for training", vi: "giờ dành cho học")
  package static let rest = Phrase(en: "rest and journey around a shift", vi: "nghỉ và đi lại quanh ca")
  package static let dutyCode = Phrase(en: "OT", vi: "TC")
  package static let duty = Phrase(en: "overtime or other work", vi: "tăng ca, việc khác")
  package static let away = Phrase(en: "leave or absence", vi: "nghỉ phép, vắng mặt")
  package static let rosterUnknown = Phrase(en: "roster unknown", vi: "chưa có bảng phân ca")
  /// Of a shift, or of what somebody does on a day.
  package static let carriedOn = Phrase(
    en: "shift by rotation, no roster yet", vi: "ca theo vòng đảo ca, chưa có bảng phân ca")
  /// Of a week in the picture.
  package static let carriedOnWeek = Phrase(
    en:
      "On some days of this week no roster was handed in for some of those who learn: the rotation is carried on.",
    vi: "Tuần này có ngày chưa có bảng phân ca của một số học viên: ca tính tiếp theo vòng đảo ca.")
  package static let heldClass = Phrase(en: "class held already", vi: "buổi đã học")
  package static let inWork = Phrase(en: "MEETS WORK OR REST", vi: "TRÙNG CA LÀM HOẶC GIỜ NGHỈ")
  package static let ownRoster = Phrase(en: "own roster", vi: "lịch ca riêng")
  package static let apart = Phrase(en: "apart", vi: "riêng")

  /// Rows for which there was no room.
  package static func rowsLeft(_ rows: Int, people: Int) -> Phrase {
    Phrase(
      en:
        "And \(Words.counted(rows, "more group")) with classes this week (\(Words.learners(people).en)), not drawn.",
      vi: "Còn \(rows) nhóm nữa có buổi học tuần này (\(people) học viên), không vẽ ở đây.")
  }

  /// Rows without a class in a week.
  package static func rowsSilent(_ rows: Int) -> Phrase {
    Phrase(
      en: "\(Words.counted(rows, "group has", "groups have")) no class this week.",
      vi: "\(rows) nhóm không có buổi học tuần này.")
  }

  /// What the picture shows, for those who hear it.
  package static func pictureTitle(_ week: String) -> Phrase {
    Phrase(en: "Crews and days: \(week)", vi: "Kíp và ngày: \(week)")
  }

  /// The picture in words.
  package static func pictureDescription(rows: Int, meetings: Int, attendances: Int, amiss: Int) -> Phrase {
    Phrase(
      en: """
        \(Words.counted(rows, "group")) with their shifts, and \(Words.meetings(meetings).en) with \
        \(Words.counted(attendances, "attendance")). \
        \(amiss == 0 ? "None of them meets work or rest." : "\(amiss) of them \(Words.plural(amiss, "meets", "meet")) work or rest.") \
        The timetable \
        below says the same in words.
        """,
      vi: """
        \(rows) nhóm với các ca làm, và \(meetings) buổi học với \(attendances) lượt học. \
        \(amiss == 0 ? "Không lượt nào trùng ca làm hay giờ nghỉ." : "\(amiss) lượt trùng ca làm hay giờ nghỉ.") \
        Lịch học bên dưới ghi lại bằng chữ.
        """)
  }
}
