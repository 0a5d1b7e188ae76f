/// What is said where a timetable is published, told to people, and told anew.
extension Words {
  /// The stamp that papers of one timetable share.
  package static func plan(_ stamp: String) -> Phrase {
    Phrase(en: "plan \(stamp)", vi: "mã lịch \(stamp)")
  }

  /// The heading over stamps.
  package static let planStamp = Phrase(en: "Plan", vi: "Mã lịch")

  /// Before the title of a meeting that calendars still show and that is not held any more.
  package static func cancelled(_ title: String) -> Phrase {
    Phrase(en: "Cancelled: \(title)", vi: "Đã hủy: \(title)")
  }

  /// Papers of an earlier timetable that went.
  package static func removedStale(_ files: [String], from folder: String) -> Phrase {
    let names = files.prefix(8).joined(separator: ", ") + (files.count > 8 ? ", …" : "")
    return Phrase(
      en: "Removed \(counted(files.count, "paper")) of an earlier timetable from \(folder): \(names)",
      vi: "Đã xóa khỏi \(folder) \(files.count) tệp của lịch cũ: \(names)")
  }

  /// Papers of an earlier timetable that somebody has written in.
  package static func keptEdited(_ files: [String], in folder: String) -> Phrase {
    let names = files.prefix(8).joined(separator: ", ") + (files.count > 8 ? ", …" : "")
    return Phrase(
      en:
        "Warning: \(counted(files.count, "paper")) in \(folder) of an earlier timetable changed since and left as found: \(names)",
      vi: "Cảnh báo: \(files.count) tệp của lịch cũ trong \(folder) đã bị sửa nên được giữ nguyên: \(names)")
  }

  /// The folder holds another timetable, which nobody asked to replace.
  package static func holdsOtherTimetable(_ folder: String) -> Phrase {
    Phrase(
      en:
        "\(folder) holds the timetable.json of another timetable, and its papers would stand beside it; name another folder, or add json to --format to replace it",
      vi:
        "\(folder) đang có timetable.json của lịch khác, các tệp sẽ nằm lẫn với lịch đó; hãy chọn thư mục khác, hoặc thêm json vào --format để thay thế"
    )
  }

  /// What was published.
  package static func publishedNow(revision: Int, _ stamp: String, meetings: Int, people: Int) -> Phrase {
    Phrase(
      en:
        "Published, revision \(revision), plan \(stamp): \(Words.meetings(meetings).en), \(Words.learners(people).en).",
      vi: "Đã ban hành, lần \(revision), mã lịch \(stamp): \(meetings) buổi học, \(people) học viên.")
  }

  /// What stands in place of another revision in the same folder. `gone`: how many events the calendar of all cancels.
  package static func publishedAfter(revision: Int, gone: Int, isOtherPlan: Bool) -> Phrase {
    if isOtherPlan {
      return Phrase(
        en:
          "It follows revision \(revision) in that folder, of another plan; \(counted(gone, "meeting")) of that plan still to come \(plural(gone, "is", "are")) cancelled in the calendars, those before stay as they were.",
        vi:
          "Tiếp nối lần \(revision) của một lịch khác trong thư mục đó; \(gone) buổi chưa diễn ra của lịch ấy được hủy trong các tệp lịch, các buổi trước đó giữ nguyên."
      )
    }
    return Phrase(
      en:
        "It follows revision \(revision) in that folder; \(counted(gone, "meeting")) told then \(plural(gone, "is", "are")) no longer held and cancelled in the calendars.",
      vi:
        "Tiếp nối lần \(revision) trong thư mục đó; \(gone) buổi đã báo nay không còn, được hủy trong các tệp lịch."
    )
  }

  /// Why nothing was published.
  package static func notPublished(_ count: Int) -> Phrase {
    Phrase(
      en:
        "Not published: the timetable breaks \(counted(count, "rule")). Repair it with 'offhours replan', or publish it all the same with --anyway:",
      vi:
        "Chưa ban hành: lịch có \(count) vi phạm quy định. Hãy sửa bằng 'offhours replan', hoặc vẫn ban hành bằng --anyway:"
    )
  }

  /// A column that the workers' table does not have.
  package static func unknownColumn(_ name: String, _ known: [String]) -> Phrase {
    let list = known.joined(separator: ", ")
    return Phrase(
      en:
        "--columns: the workers' table carries no column '\(name)'; \(known.isEmpty ? "it carries none" : "it carries \(list)")",
      vi:
        "--columns: bảng người lao động không có cột '\(name)'; \(known.isEmpty ? "bảng không có cột thêm nào" : "các cột có: \(list)")"
    )
  }

  // Who is told what of a repair.
  package static let changesForInstructors = Phrase(
    en: "Changes for instructors", vi: "Thay đổi đối với giảng viên")
  package static let whoMissed = Phrase(en: "Who missed a lesson", vi: "Những người vắng mặt")
  package static let whoHasNoPlace = Phrase(en: "Who has no place", vi: "Những người chưa có chỗ")

  /// How many instructors have to be told.
  package static func changedInstructors(_ count: Int) -> Phrase {
    Phrase(
      en: "\(counted(count, "instructor has", "instructors have")) to be told.",
      vi: "\(count) giảng viên cần được báo.")
  }
  package static let messageTeaching = Phrase(
    en: "your teaching timetable has changed:", vi: "lịch giảng dạy của thầy/cô thay đổi như sau:")
  package static func messageTaught(_ course: String) -> Phrase {
    Phrase(
      en: "in \(course) another instructor teaches; times and halls stay:",
      vi: "lớp \(course) đổi giảng viên; giờ học và địa điểm giữ nguyên:")
  }
  package static func messageInstructor(_ lesson: String, _ place: String, _ now: String, _ was: String)
    -> Phrase
  {
    Phrase(
      en: "\(lesson), \(place): \(now)\(was.isEmpty ? "" : " (instead of \(was))")",
      vi: "\(lesson), \(place): \(now)\(was.isEmpty ? "" : " (thay cho \(was))")")
  }

  /// How a message to an instructor begins.
  package static func messageToInstructor(_ name: String) -> Phrase {
    Phrase(en: "Dear \(name),", vi: "Kính gửi thầy/cô \(name),")
  }

  /// What happened to a meeting that somebody teaches.
  package static func taughtChange(_ kind: PlanChanges.Kind) -> Phrase {
    switch kind {
    case .placed: Phrase(en: "teaches now", vi: "nhận dạy")
    case .dropped: Phrase(en: "teaches no more", vi: "thôi dạy")
    case .moved, .taught: change(.moved)
    }
  }
}
