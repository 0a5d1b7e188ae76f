/// Headings of a workbook that is a scenario: one for every key of the format, in both languages.
package enum BookWords {
  /// The heading of a key of a concept; nil where this table has none.
  ///
  /// A key that means the same in several concepts stands once, under its name alone.
  package static func heading(_ key: String, of concept: String) -> Phrase? {
    headings["\(concept).\(key)"] ?? headings[key]
  }

  /// The name on the tab of a sheet; nil where this table has none.
  package static func tab(_ sheet: String) -> Phrase? { tabs[sheet] }

  /// Whether a sheet of this name holds an answer, or what to do, rather than a scenario.
  package static func isOfAnswer(_ name: String) -> Bool {
    ["timetable", "learners", "unplaced", "results", "start"].contains { key in
      tabs[key].map { $0.en == name || $0.vi == name } ?? false
    }
  }

  /// A sheet whose name is nearly one of ours.
  package static func sheetNotRead(_ name: String, _ near: String) -> Phrase {
    Phrase(
      en: "the sheet \(name) is not read; did you mean \(near)?",
      vi: "không đọc trang \(name); có phải là \(near) không?")
  }

  /// A column whose heading is nearly one of ours.
  package static func columnNotRead(_ heading: String, _ near: String) -> Phrase {
    Phrase(
      en: "the column \(heading) is not read; did you mean \(near)?",
      vi: "không đọc cột \(heading); có phải là \(near) không?")
  }

  /// A column of a roster that is no day.
  package static func noDateHeading(_ heading: String) -> Phrase {
    Phrase(
      en: "the column \(heading) is no date and is not read",
      vi: "cột \(heading) không phải ngày nên không đọc")
  }

  /// Names on tabs, by the keys of the sheets.
  private static let tabs: [String: Phrase] = [
    "settings": Phrase(en: "Settings", vi: "Thiết lập"),
    "places": Phrase(en: "Places", vi: "Địa điểm"),
    "between": Phrase(en: "Journeys", vi: "Đường đi"),
    "shifts": Phrase(en: "Shift codes", vi: "Ký hiệu ca"),
    "rotations": Phrase(en: "Rotations", vi: "Vòng đảo ca"),
    "employers": Phrase(en: "Employers", vi: "Đơn vị"),
    "workers": Phrase(en: "Workers", vi: "Người học"),
    "roster": Phrase(en: "Roster", vi: "Phân ca"),
    "absences": Phrase(en: "Absences", vi: "Vắng mặt"),
    "ledger": Phrase(en: "Earlier terms", vi: "Các kỳ trước"),
    "rules": Phrase(en: "Rules", vi: "Quy định"),
    "venues": Phrase(en: "Venues", vi: "Hội trường"),
    "instructors": Phrase(en: "Instructors", vi: "Giảng viên"),
    "courses": Phrase(en: "Courses", vi: "Khóa học"),
    "lessons": Phrase(en: "Lessons", vi: "Bài học"),
    "pinned": Phrase(en: "Pinned meetings", vi: "Buổi cố định"),
    "course-rules": Phrase(en: "Course rules", vi: "Quy định của khóa"),
    "goals": Phrase(en: "Goals", vi: "Mục tiêu"),
    "timetable": Phrase(en: "Timetable", vi: "Lịch học"),
    "learners": Phrase(en: "Learners", vi: "Học viên xếp lịch"),
    "unplaced": Phrase(en: "Not placed", vi: "Chưa xếp được"),
    "results": Phrase(en: "Results", vi: "Kết quả"),
    "start": Phrase(en: "Start here", vi: "Bắt đầu"),
  ]

  private static func both(_ en: String, _ vi: String) -> Phrase { Phrase(en: en, vi: vi) }

  /// Headings, by `key` or by `concept.key`.
  private static let headings: [String: Phrase] = general.merging(ofOneConcept) { $1 }

  private static let general: [String: Phrase] = [
    "id": both("Id", "Mã"), "name": both("Name", "Tên"), "note": both("Note", "Ghi chú"),
    "address": both("Address", "Địa chỉ"), "place": both("Place", "Địa điểm"),
    "shifts": both("Shift codes", "Ký hiệu ca"), "holidays": both("Holidays", "Ngày lễ"),
    "rotation": both("Rotation", "Vòng đảo ca"), "employer": both("Employer", "Đơn vị"),
    "employers": both("Employers", "Đơn vị"), "worker": both("Worker", "Người học"),
    "crew": both("Crew", "Kíp"), "courses": both("Courses", "Khóa học"), "course": both("Course", "Khóa học"),
    "lesson": both("Lesson", "Bài học"), "lessons": both("Lessons", "Bài học"),
    "venue": both("Venue", "Hội trường"), "venues": both("Venues", "Hội trường"),
    "section": both("Section", "Lớp"), "sections": both("Sections", "Lớp"),
    "instructors": both("Instructors", "Giảng viên"), "instructor": both("Instructor", "Giảng viên"),
    "cost": both("Cost", "Chi phí"), "from": both("From", "Từ"), "to": both("To", "Đến"),
    "min": both("Smallest", "Ít nhất"), "max": both("Largest", "Nhiều nhất"), "size": both("Size", "Sĩ số"),
    "rules": both("Rules", "Quy định"), "preset": both("Preset", "Bộ quy định"),
    "every": both("Every", "Cách nhau"), "min_days": both("Days at least", "Số ngày tối thiểu"),
    "max_days": both("Days at most", "Số ngày tối đa"), "minutes": both("Minutes", "Số phút"),
    "learners": both("Learners", "Học viên"), "date": both("Date", "Ngày"), "start": both("Start", "Bắt đầu"),
    "end": both("End", "Kết thúc"), "keep": both("Keep", "Giữ nguyên"), "goal": both("Goal", "Mục tiêu"),
    "value": both("Value", "Giá trị"), "bound": both("Bound", "Giới hạn đã chứng minh"),
    "gap": both("Gap", "Khoảng cách"), "key": both("What", "Mục"), "code": both("Code", "Ký hiệu"),
    "hours": both("Hours", "Giờ làm"), "who": both("Worker, or employer/crew", "Người học, hoặc đơn vị/kíp"),
    "meetings": both("Meetings", "Buổi học"), "possible": both("Possible", "Có thể học"),
    "reasons": both("Reasons", "Lý do"), "completes": both("Completes", "Hoàn thành"),
    "meaning": both("What it means", "Ý nghĩa"), "explanation": both("In words", "Diễn giải"),
    // Rules around shifts.
    "after_shift": both("After a shift", "Sau ca ngày"),
    "after_night_shift": both("After a night shift", "Sau ca đêm"),
    "not_before_after_night": both(
      "On the day a night shift ends, not before", "Ngày xuống ca đêm, không học trước"),
    "before_shift": both("Before a shift", "Trước ca ngày"),
    "before_night_shift": both("Before a night shift", "Trước ca đêm"),
    "overnight_rest": both("Rest before the next day's shift", "Nghỉ trước ca hôm sau"),
    "class_hours": both("Hours of classes", "Khung giờ học"),
    "travel_limit": both("Longest journey", "Đường đi xa nhất"),
    "per_day": both("Meetings a day", "Số buổi mỗi ngày"),
    "minutes_per_day": both("Class time a day", "Thời lượng học mỗi ngày"),
    "per_week": both("Meetings a week", "Số buổi mỗi tuần"),
    "between_meetings": both("Between two meetings", "Giữa hai buổi học"),
    "work_per_day": both("Work a day, classes included", "Làm việc mỗi ngày, kể cả học"),
    "weekly_rest": both("Weekly rest", "Nghỉ hằng tuần"),
    "evenings_in_a_row": both("Evenings in a row", "Số tối học liên tiếp"),
    // Goals.
    "targets": both("Targets", "Chỉ tiêu"), "completions": both("Completions", "Số người hoàn thành"),
    "fairness": both("Fairness", "Công bằng"), "rest": both("Rest days", "Ngày nghỉ"),
    "travel": both("Travel", "Đi lại"), "early": both("Early", "Hoàn thành sớm"),
    "lapses": both("Lapses", "Quá hạn"), "burden": both("Burden", "Gánh nặng"),
    "ledger": both("Earlier terms", "Các kỳ trước"),
    "burden.rest": both("Class on a day off", "Buổi vào ngày nghỉ"),
    "burden.evening": both("Late evening", "Buổi tối muộn"),
    "burden.travel": both("Minute travelled", "Phút đi lại"),
    "burden.release": both("Minute released", "Phút nghỉ ca"),
    "ledger.rest": both("Days off", "Ngày nghỉ"), "ledger.evenings": both("Late evenings", "Buổi tối muộn"),
    "ledger.travel": both("Minutes travelled", "Phút đi lại"),
    "ledger.released": both("Minutes released", "Phút nghỉ ca"),
    "ledger.completions": both("Completed", "Hoàn thành"), "ledger.terms": both("Terms", "Số kỳ"),
  ]

  private static let ofOneConcept: [String: Phrase] = [
    "scenario.offhours": both("Format version", "Phiên bản định dạng"),
    "scenario.base": both("Base", "Kịch bản gốc"),
    "scenario.organiser": both("Organiser", "Đơn vị tổ chức"),
    "scenario.sensitive": both("Sensitive columns", "Cột nhạy cảm"),
    "scenario.timezone": both("Time zone", "Múi giờ"), "scenario.language": both("Language", "Ngôn ngữ"),
    "scenario.horizon": both("Planned", "Xếp lịch"), "scenario.places": both("Places", "Địa điểm"),
    "scenario.rotations": both("Rotations", "Vòng đảo ca"), "scenario.workers": both("Workers", "Người học"),
    "scenario.roster": both("Roster", "Phân ca"), "scenario.absences": both("Absences", "Vắng mặt"),
    "scenario.limits": both("Limits", "Giới hạn"), "scenario.goals": both("Goals", "Mục tiêu"),
    "organiser.phone": both("Phone", "Điện thoại"), "organiser.email": both("E-mail", "Thư điện tử"),
    "organiser.web": both("Web", "Trang web"),
    "place.at": both("Latitude; longitude", "Vĩ độ; kinh độ"),
    "travel.speed": both("Speed (km/h)", "Tốc độ (km/giờ)"),
    "travel.detour": both("Detour factor", "Hệ số đường vòng"),
    "travel.between": both("Between", "Giữa hai nơi"),
    "rotation.pattern": both("Built-in pattern", "Mẫu có sẵn"),
    "rotation.cycle": both("Cycle, a code a day", "Chu kỳ, mỗi ngày một ký hiệu"),
    "rotation.anchor": both("First day of the cycle", "Ngày đầu chu kỳ"),
    "rotation.crews": both("Crews and offsets", "Kíp và số ngày lệch"),
    "employer.attrition": both("Share leaving a week", "Tỷ lệ nghỉ việc mỗi tuần"),
    "employer.release": both("Release from work", "Cho nghỉ ca đi học"),
    "release.per_worker": both("a worker", "mỗi người"), "release.total": both("in all", "tổng cộng"),
    "release.at_once": both("people at once", "số người cùng lúc"),
    "release.of": both("counted", "tính theo"),
    "holidays of a country.country": both("Country", "Quốc gia"),
    "holidays of a country.extra": both("Other days", "Ngày khác"),
    "worker.completed": both("Completed", "Đã học"), "worker.priority": both("Priority", "Ưu tiên"),
    "worker.until": both("Last day in the job", "Ngày làm việc cuối"),
    "worker.unavailable": both("Not free", "Không rảnh"), "worker.status": both("Status", "Trạng thái"),
    "worker.due": both("Due", "Hạn"), "worker.needs": both("Needs", "Cần hỗ trợ"),
    "absence.employer": both("Employer, or employer/crew", "Đơn vị, hoặc đơn vị/kíp"),
    "absence.reason": both("Reason", "Lý do"),
    "venue.seats": both("Seats", "Số chỗ"), "venue.has": both("Equipment", "Thiết bị"),
    "venue.open": both("Open", "Giờ mở cửa"), "venue.closed": both("Closed", "Ngày đóng cửa"),
    "venue.turnaround": both("Between two meetings", "Nghỉ giữa hai buổi"),
    "venue.shares": both("Shares space with", "Chung chỗ với"), "venue.online": both("Online", "Trực tuyến"),
    "cost.meeting": both("a meeting", "mỗi buổi"), "cost.hour": both("an hour", "mỗi giờ"),
    "instructor.teaches": both("Teaches", "Dạy"), "instructor.available": both("Available", "Giờ có thể dạy"),
    "instructor.unavailable": both("Not available", "Ngày bận"),
    "instructor.max_per_day": both("Meetings a day at most", "Tối đa mỗi ngày"),
    "instructor.max_per_week": both("Meetings a week at most", "Tối đa mỗi tuần"),
    "course.starts": both("Starts", "Giờ bắt đầu"), "course.attend": both("Attend", "Cách học"),
    "course.complete": both("To complete", "Để hoàn thành"), "course.order": both("Order", "Thứ tự"),
    "course.gap": both("Between lessons", "Giữa hai bài"),
    "course.span": both("First to last", "Từ đầu đến cuối"),
    "course.deadline": both("Deadline", "Hạn chót"),
    "course.instructors": both("Instructors at a meeting", "Số giảng viên mỗi buổi"),
    "course.counts_as_work": both("Counts as work", "Tính là giờ làm"),
    "course.target": both("Target", "Chỉ tiêu"), "course.pinned": both("Pinned meetings", "Buổi cố định"),
    "course.makeup": both("Lessons with another section", "Số bài học bù lớp khác"),
    "course.after": both("After", "Sau khóa"), "course.valid": both("Valid for", "Thời hạn giá trị"),
    "course.renew": both("To renew from", "Học lại từ trước hạn"),
    "course.learners_per_instructor": both("Learners an instructor", "Số học viên mỗi giảng viên"),
    "course.together": both("Together", "Học cùng nhau"),
    "completion rule.share": both("share of lessons", "tỷ lệ bài"),
    "completion rule.lessons": both("with the lessons", "gồm các bài"),
    "target.total": both("in all", "tổng số"), "target.already": both("already", "đã có"),
    "target.employers": both("by employer", "theo đơn vị"),
    "sections.max": both("at most", "tối đa"), "sections.same_venue": both("one venue", "cùng hội trường"),
    "lesson.needs": both("Needs", "Cần thiết bị"),
    "lesson.instructors": both("Instructors at a meeting", "Số giảng viên mỗi buổi"),
    "lesson.learners_per_instructor": both("Learners an instructor", "Số học viên mỗi giảng viên"),
    "lesson.setup": both("Set-up", "Chuẩn bị trước"), "lesson.cleardown": both("Clear-down", "Thu dọn sau"),
    "limits.meetings": both("meetings", "số buổi"),
    "limits.cost": both("cost", "chi phí"),
    "weighted goal.meetings": both("Meetings", "Số buổi học"),
    "weighted goal.lessons": both("Lessons attended", "Số bài đã học"),
    "weighted goal.release": both("Release from work", "Nghỉ ca đi học"),
  ]
}
