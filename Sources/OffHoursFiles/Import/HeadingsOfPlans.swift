internal import OffHours

/// Headings of sheets that say what is to be planned: courses, caps on release. They count on such sheets alone; elsewhere *Min*
/// or *Total* are columns like any other.
extension HeadingTable {
  /// What a row of such a sheet is.
  enum Plan: CaseIterable { case courses, releases }

  /// What a heading says on a sheet of courses or of caps; words of lists of people and halls count beside its own.
  static func heading(_ text: String, of plan: Plan) -> Heading {
    guard plan == .releases else { return courseWords.heading(text) ?? Heading(text) }
    return releaseWords.exactly(text) ?? ReleaseHeading.read(text) ?? releaseWords.heading(text)
      ?? Heading(text)
  }

  private static let courseWords = HeadingWords(courses), releaseWords = HeadingWords(releases)

  /// The table as the documentation has it.
  static var markdownOfPlans: String { markdown(courses + releases) }

  /// Columns of sheets of courses beside *Course*.
  static let courses: [Row] = [
    Row(
      heading: .courseId, title: Phrase(en: "id of the course", vi: "mã khóa học"), key: "the course's id",
      vi: ["Mã khóa học", "Mã khóa", "Mã lớp", "Mã môn", "Mã chuyên đề"],
      en: [
        "Course ID", "Course code", "Course No", "Course number", "Training code", "Training ID",
        "Module code", "Module ID",
      ]),
    Row(
      heading: .lesson, title: Phrase(en: "lesson", vi: "bài"), key: "lessons.*.name",
      vi: ["Bài", "Tên bài", "Bài học", "Buổi", "Tên buổi", "Nội dung bài", "Phần"],
      en: [
        "Lesson", "Lesson name", "Lesson title", "Session", "Session name", "Session title", "Unit", "Part",
      ]),
    Row(
      heading: .lessons, title: Phrase(en: "lessons, a number or their names", vi: "các bài, số hoặc tên"),
      key: "lessons",
      vi: ["Số bài", "Số buổi", "Số bài học", "Số buổi học", "Số tiết học", "Các bài", "Các buổi"],
      en: [
        "Lessons", "Number of lessons", "No of lessons", "Sessions", "Number of sessions", "No of sessions",
        "Parts",
      ]),
    Row(
      heading: .minutes, title: Phrase(en: "minutes of a lesson", vi: "số phút một bài"),
      key: "lessons.*.minutes",
      vi: [
        "Số phút", "Phút", "Số phút mỗi bài", "Số phút một bài", "Phút/bài", "Phút/buổi", "Số phút mỗi buổi",
      ],
      en: [
        "Minutes", "Mins", "Min per lesson", "Minutes per lesson", "Minutes per session", "Minutes each",
        "Length in minutes", "Duration in minutes", "Lesson minutes",
      ]),
    Row(
      heading: .lessonHours, title: Phrase(en: "hours of a lesson", vi: "số giờ một bài"),
      key: "lessons.*.minutes",
      vi: ["Số giờ", "Giờ", "Số giờ mỗi bài", "Số giờ một bài", "Giờ/bài", "Giờ/buổi", "Số giờ mỗi buổi"],
      en: [
        "Hours", "Hrs", "Hours per lesson", "Hours per session", "Hours each", "Length in hours",
        "Duration in hours",
      ]),
    Row(
      heading: .duration,
      title: Phrase(en: "length of a lesson, with its unit", vi: "thời lượng một bài, có đơn vị"),
      key: "lessons.*.minutes",
      vi: ["Thời lượng", "Độ dài", "Thời gian học", "Thời lượng mỗi bài", "Thời lượng một bài"],
      en: ["Duration", "Length", "Lesson length", "Session length", "Length of lesson", "Length of session"]),
    Row(
      heading: .leastSize, title: Phrase(en: "smallest size", vi: "sĩ số ít nhất"), key: "size.min",
      vi: [
        "Sĩ số tối thiểu", "Tối thiểu", "Ít nhất", "Sĩ số ít nhất", "Số người tối thiểu",
        "Số học viên tối thiểu",
        "Sĩ số nhỏ nhất",
      ],
      en: [
        "Smallest size", "Smallest", "Min", "Minimum", "Min size", "Minimum size", "Min learners",
        "Min people", "Minimum learners", "Min participants", "Min class size", "Minimum class size",
        "At least",
      ]),
    Row(
      heading: .mostSize, title: Phrase(en: "largest size", vi: "sĩ số nhiều nhất"), key: "size.max",
      vi: [
        "Sĩ số tối đa", "Tối đa", "Nhiều nhất", "Sĩ số nhiều nhất", "Số người tối đa", "Số học viên tối đa",
        "Sĩ số lớn nhất",
      ],
      en: [
        "Largest size", "Largest", "Max", "Maximum", "Max size", "Maximum size", "Max learners", "Max people",
        "Maximum learners", "Max participants", "Max class size", "Maximum class size", "At most", "Capacity",
        "Max capacity", "Max attendees",
      ]),
    Row(
      heading: .sizeRange,
      title: Phrase(en: "smallest and largest size, as 3-12", vi: "sĩ số từ - đến, như 3-12"),
      key: "size",
      vi: ["Sĩ số", "Sĩ số lớp", "Quy mô", "Quy mô lớp", "Số học viên"],
      en: ["Size", "Class size", "Group size", "Learners", "Participants", "Size of class"]),
    Row(
      heading: .target, title: Phrase(en: "completions wanted", vi: "chỉ tiêu"), key: "target.total",
      vi: ["Chỉ tiêu", "Chỉ tiêu hoàn thành", "Mục tiêu", "Kế hoạch", "Chỉ tiêu chung"],
      en: [
        "Target", "Goal", "Target total", "Completions wanted", "Target completions", "Planned completions",
      ]),
    Row(
      heading: .already, title: Phrase(en: "completed already", vi: "đã có"), key: "target.already",
      vi: ["Đã hoàn thành", "Đã có", "Đã đạt", "Đã học"],
      en: ["Already", "Already completed", "Completed already", "Completed", "Done already", "Done"]),
    Row(
      heading: .valid, title: Phrase(en: "holds for", vi: "có giá trị trong"), key: "valid",
      vi: ["Thời hạn", "Hiệu lực", "Thời hạn chứng chỉ", "Có giá trị", "Giá trị trong", "Thời hạn hiệu lực"],
      en: [
        "Valid", "Valid for", "Validity", "Holds for", "Valid period", "Validity period",
        "Certificate valid for",
        "Expires after",
      ]),
    Row(
      heading: .renew, title: Phrase(en: "renewed from how long before its end", vi: "học lại trước bao lâu"),
      key: "renew",
      vi: ["Học lại trước", "Gia hạn trước", "Học lại", "Gia hạn"],
      en: ["Renew", "Renew within", "Renewal window", "Renewal", "Renewable from", "Renew before"]),
    Row(
      heading: .attend,
      title: Phrase(en: "attended in sections or at any meeting", vi: "học theo lớp hay buổi bất kỳ"),
      key: "attend",
      vi: ["Cách học", "Hình thức xếp lớp", "Xếp lớp", "Hình thức học"],
      en: ["Attend", "Attendance", "Attended", "Attend as", "Grouping"]),
    Row(
      heading: .deadline, title: Phrase(en: "deadline", vi: "hạn chót"), key: "deadline",
      vi: ["Hạn chót", "Hạn", "Hạn hoàn thành", "Xong trước", "Xong trước ngày"],
      en: ["Deadline", "By", "Finish by", "Complete by", "To be done by", "Due", "Due date", "Due by"]),
    Row(
      heading: .instructorCount, title: Phrase(en: "instructors at a meeting", vi: "số giảng viên một buổi"),
      key: "instructors",
      vi: ["Số giảng viên", "Số giáo viên", "Số người dạy", "Số giảng viên mỗi buổi"],
      en: [
        "Instructors", "Number of instructors", "No of instructors", "Trainers", "Number of trainers",
        "Teachers",
        "Instructors needed", "Trainers needed",
      ]),
    Row(
      heading: .learnersPerInstructor,
      title: Phrase(en: "learners per instructor", vi: "học viên mỗi giảng viên"),
      key: "learners_per_instructor",
      vi: ["Học viên/giảng viên", "Số học viên mỗi giảng viên", "Học viên mỗi giảng viên"],
      en: [
        "Learners per instructor", "Learners/instructor", "People per instructor", "Learners per trainer",
        "Ratio", "Trainer ratio", "Instructor ratio",
      ]),
    Row(
      heading: .lessonNeeds, title: Phrase(en: "equipment that a hall must have", vi: "thiết bị cần có"),
      key: "lessons.*.needs",
      vi: ["Thiết bị", "Thiết bị cần", "Yêu cầu thiết bị", "Trang thiết bị", "Cần có"],
      en: ["Equipment", "Equipment needed", "Needs", "Room needs", "Requires", "Needs in the room"]),
    Row(
      heading: .setup, title: Phrase(en: "set-up", vi: "chuẩn bị trước"), key: "lessons.*.setup",
      vi: ["Chuẩn bị", "Chuẩn bị trước", "Thời gian chuẩn bị", "Phút chuẩn bị"],
      en: ["Setup", "Set-up", "Set up", "Set-up time", "Setup time", "Setup minutes", "Preparation"]),
    Row(
      heading: .cleardown, title: Phrase(en: "clear-down", vi: "dọn sau buổi"), key: "lessons.*.cleardown",
      vi: ["Dọn dẹp", "Dọn sau", "Thời gian dọn dẹp", "Phút dọn dẹp", "Dọn sau buổi"],
      en: ["Cleardown", "Clear-down", "Clear down", "Cleardown time", "Clear up", "Clear-up time", "Tidy up"]),
    Row(
      heading: .starts, title: Phrase(en: "times at which it may begin", vi: "giờ có thể bắt đầu"),
      key: "starts",
      vi: ["Giờ bắt đầu", "Bắt đầu lúc", "Các giờ bắt đầu", "Giờ học"],
      en: ["Starts", "Start times", "Start time", "Starts at", "Begins at", "Possible starts"]),
    Row(
      heading: .leastGap,
      title: Phrase(en: "days between lessons, at least", vi: "số ngày giữa hai bài, ít nhất"),
      key: "gap.min_days",
      vi: ["Cách ít nhất", "Cách tối thiểu", "Ngày cách ít nhất", "Số ngày cách tối thiểu"],
      en: ["Min days between", "Min gap", "Minimum gap", "Least days between", "Min gap days", "Gap min"]),
    Row(
      heading: .mostGap,
      title: Phrase(en: "days between lessons, at most", vi: "số ngày giữa hai bài, nhiều nhất"),
      key: "gap.max_days",
      vi: ["Cách nhiều nhất", "Cách tối đa", "Ngày cách nhiều nhất", "Số ngày cách tối đa"],
      en: ["Max days between", "Max gap", "Maximum gap", "Most days between", "Max gap days", "Gap max"]),
    Row(
      heading: .mostSpan,
      title: Phrase(en: "days from first to last lesson, at most", vi: "số ngày từ bài đầu đến bài cuối"),
      key: "span.max_days",
      vi: ["Số ngày cả khóa", "Trong vòng", "Trong số ngày", "Số ngày tối đa cả khóa"],
      en: ["Span", "Max span", "Within days", "Max days in all", "Span in days", "Days from first to last"]),
    Row(
      heading: .mostSections, title: Phrase(en: "sections at most", vi: "số lớp nhiều nhất"),
      key: "sections.max",
      vi: ["Số lớp", "Số lớp tối đa", "Số lớp nhiều nhất"],
      en: ["Sections", "Max sections", "Groups", "Number of groups", "Max groups", "Number of sections"]),
    Row(
      heading: .makeup,
      title: Phrase(en: "lessons that may be made up elsewhere", vi: "số bài được học bù lớp khác"),
      key: "makeup",
      vi: ["Học bù", "Số bài học bù", "Được học bù"],
      en: ["Makeup", "Make-up", "Makeup lessons", "Make-up lessons", "Make up"]),
    Row(
      heading: .share, title: Phrase(en: "share of lessons that completes it", vi: "tỷ lệ bài để hoàn thành"),
      key: "complete.share",
      vi: ["Tỷ lệ hoàn thành", "Tỉ lệ hoàn thành", "Tỷ lệ tham dự", "Tham dự tối thiểu", "Đạt khi học"],
      en: [
        "Pass mark", "Share", "Share to complete", "Attendance required", "Required attendance",
        "Minimum attendance", "Min attendance",
      ]),
    Row(
      heading: .order, title: Phrase(en: "order of the lessons", vi: "thứ tự các bài"), key: "order",
      vi: ["Thứ tự", "Thứ tự bài", "Thứ tự học"], en: ["Order", "Lesson order", "Sequence"]),
    Row(
      heading: .countsAsWork, title: Phrase(en: "counts as work", vi: "tính là giờ làm"),
      key: "counts_as_work",
      vi: ["Tính giờ làm", "Tính là giờ làm", "Tính công", "Tính giờ làm việc"],
      en: ["Counts as work", "Working time", "Paid", "Paid time", "Counts as working time"]),
    Row(
      heading: .prerequisite, title: Phrase(en: "courses before it", vi: "khóa phải học trước"), key: "after",
      vi: ["Học sau", "Sau khóa", "Điều kiện", "Khóa học trước", "Điều kiện tiên quyết", "Phải học trước"],
      en: ["After", "Prerequisite", "Prerequisites", "Requires course", "Comes after", "Needs course"]),
  ]

  /// Columns of sheets of caps on release beside *Employer*.
  static let releases: [Row] = [
    Row(
      heading: .releaseTotal, title: Phrase(en: "hours released in all", vi: "tổng số giờ cho nghỉ"),
      key: "release.total",
      vi: [
        "Số giờ cho nghỉ…", "Giờ cho nghỉ…", "Tổng giờ cho nghỉ…", "Tổng số giờ cho nghỉ…", "Cho nghỉ",
        "Tổng số giờ",
        "Tổng giờ", "Tổng cộng", "Số giờ", "Quỹ giờ", "Quỹ giờ cho nghỉ", "Số giờ được nghỉ hưởng lương",
        "Số giờ nghỉ hưởng lương", "Số giờ được nghỉ",
      ],
      en: [
        "Release hours…", "Hours released…", "Released hours…", "Release total…", "Total release…", "Release",
        "Paid release", "Hours per term", "Total hours", "Hours in all", "Total", "In all", "Hours",
        "Release budget", "Budget hours", "Hours of release", "Hours of paid release", "Paid release hours",
      ]),
    Row(
      heading: .releaseAtOnce, title: Phrase(en: "people released at once", vi: "số người nghỉ cùng lúc"),
      key: "release.at_once",
      vi: [
        "Cùng lúc", "Số người cùng lúc", "Nghỉ cùng lúc", "Số người nghỉ cùng lúc", "Tối đa cùng lúc",
        "Số người nghỉ tối đa cùng lúc",
      ],
      en: [
        "At once", "People at once", "Released at once", "Max at once", "At a time", "People at a time",
        "At the same time", "Max released at once", "People away at once",
      ]),
    Row(
      heading: .releasePerWorker,
      title: Phrase(en: "hours released per worker", vi: "số giờ cho nghỉ mỗi người"),
      key: "release.per_worker",
      vi: [
        "Mỗi người", "Giờ mỗi người", "Số giờ mỗi người", "Giờ/người", "Giờ nghỉ mỗi người",
        "Số giờ cho nghỉ mỗi người", "Số giờ được nghỉ mỗi người",
      ],
      en: [
        "Per worker", "Hours per worker", "Per person", "Hours per person", "A worker", "Hours a worker",
        "Hours each", "Per head", "Release per worker", "Release hours per worker",
        "Release hours per person", "Max hours each", "Hours of release each",
      ]),
    Row(
      heading: .releaseOf,
      title: Phrase(en: "at once of the employer or of each crew", vi: "cùng lúc của đơn vị hay từng kíp"),
      key: "release.of",
      vi: ["Tính theo", "Theo", "Của", "Cùng lúc theo", "Phạm vi"],
      en: ["Of", "Counted by", "Counted per", "At once of", "Per"]),
  ]
}
