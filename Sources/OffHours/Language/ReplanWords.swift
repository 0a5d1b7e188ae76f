/// What people read of a repaired timetable.
extension Words {
  package static let replanTitle = Phrase(en: "Revised timetable", vi: "Lịch học điều chỉnh")
  package static let whatBroke = Phrase(en: "What no longer holds", vi: "Những gì không còn giữ được")
  package static let nothingBroke = Phrase(
    en: "Every meeting and every seat of the timetable still holds.",
    vi: "Mọi buổi học và mọi chỗ học của lịch cũ vẫn giữ được.")
  package static let nothingBrokeBesides = Phrase(
    en: "Beside the changes by hand, every meeting and every seat of the timetable still holds.",
    vi: "Ngoài phần sửa tay, mọi buổi học và mọi chỗ học của lịch cũ vẫn giữ được.")
  package static let chosenAnew = Phrase(
    en: "Instructors chosen anew where the cell was emptied", vi: "Người dạy được chọn lại ở các ô để trống")
  package static let changesForPeople = Phrase(en: "Changes for people", vi: "Thay đổi đối với học viên")
  package static let nobodyChanges = Phrase(
    en: "Nobody's timetable changes.", vi: "Không ai phải đổi lịch học.")
  package static let was = Phrase(en: "Was", vi: "Trước đây")
  package static let isNow = Phrase(en: "Now", vi: "Bây giờ")
  package static let kind = Phrase(en: "Kind", vi: "Loại")
  package static let leaver = Phrase(en: "left", vi: "đã nghỉ")
  package static let brokenRule = Phrase(en: "Rule", vi: "Quy định")
  package static let what = Phrase(en: "What", vi: "Nội dung")
  package static let nothing = Phrase(en: "–", vi: "–")

  /// What happened to somebody in a course.
  package static func change(_ kind: PlanChanges.Kind) -> Phrase {
    switch kind {
    case .moved: Phrase(en: "moved", vi: "đổi lịch")
    case .dropped: Phrase(en: "falls away", vi: "không còn lịch")
    case .placed: Phrase(en: "newly placed", vi: "mới được xếp")
    case .taught: Phrase(en: "other instructor", vi: "đổi giảng viên")
    }
  }

  /// Why seats are free.
  package static func leaver(_ reason: Triage.Leaver.Reason) -> Phrase {
    switch reason {
    case .gone: Phrase(en: "no longer in the list of workers", vi: "không còn trong danh sách")
    case .declined: Phrase(en: "declined", vi: "đã từ chối")
    case .notNeeded: Phrase(en: "does not need the course any more", vi: "không còn cần học khóa này")
    }
  }

  /// The triage in numbers.
  package static func triage(meetings: Int, seats: Int, leavers: Int, missed: Int, candidates: Int, new: Int)
    -> [Phrase]
  {
    [
      (
        meetings,
        Phrase(
          en:
            "\(counted(meetings, "meeting cannot be held as it stands", "meetings cannot be held as they stand"))",
          vi: "\(meetings) buổi học không thể tổ chức như cũ")
      ),
      (
        seats,
        Phrase(
          en: "\(counted(seats, "person cannot take his or her seats", "people cannot take their seats"))",
          vi: "\(seats) người không thể học theo lịch cũ")
      ),
      (
        leavers,
        Phrase(
          en:
            "\(counted(leavers, "person has left or needs a course no more", "people have left or need a course no more"))",
          vi: "\(leavers) người đã nghỉ hoặc không cần học nữa")
      ),
      (
        missed,
        Phrase(
          en: "\(counted(missed, "attendance was", "attendances were")) missed", vi: "\(missed) lượt vắng mặt"
        )
      ),
      (
        candidates,
        Phrase(
          en:
            "\(counted(candidates, "place is", "places are")) wanted by people who could come, \(new) of them newly",
          vi: "\(candidates) lượt chưa có chỗ nhưng có thể học, trong đó \(new) lượt mới")
      ),
    ].filter { $0.0 > 0 }.map(\.1)
  }

  /// What is proved of a number that is as small as can be: nothing where there is no bound. `unit` is Vietnamese.
  private static func proof(_ count: Int, atLeast bound: Int?, of unit: String) -> Phrase {
    guard let bound else { return Phrase(en: "", vi: "") }
    return bound >= count
      ? Phrase(en: " (no fewer is possible)", vi: " (không thể ít hơn)")
      : Phrase(
        en: " (at least \(bound) \(plural(bound, "is", "are")) unavoidable)",
        vi: " (ít nhất \(bound) \(unit) là không tránh được)")
  }

  /// How many are changed, of how many at least. They *have to* only where fewer is proved to be impossible.
  package static func changedPeople(_ count: Int, atLeast bound: Int?) -> Phrase {
    let proof = proof(count, atLeast: bound, of: "người")
    let isProved = bound.map { $0 >= count } ?? false
    return isProved
      ? Phrase(
        en: "\(counted(count, "person has", "people have")) to change\(proof.en).",
        vi: "\(count) người phải đổi lịch\(proof.vi).")
      : Phrase(
        en: "\(counted(count, "person changes", "people change"))\(proof.en).",
        vi: "\(count) người đổi lịch\(proof.vi).")
  }

  /// What the number of people changed counts where a timetable was changed by hand before, and how many differ in all.
  package static let besidesEdits = Phrase(
    en: "Counted is what changes beside the changes by hand.",
    vi: "Chỉ tính những thay đổi ngoài phần sửa tay.")
  package static func changedInAll(_ count: Int) -> Phrase {
    Phrase(
      en:
        "\(counted(count, "person has", "people have")) another timetable than they were told, the changes by hand included.",
      vi: "Tính cả phần sửa tay, \(count) người có lịch khác với lịch đã báo.")
  }

  /// From when on is planned where nobody said so: `own`, the moment at which the timetable stands, else the first day.
  package static func plannedFrom(_ moment: String, isOwn: Bool) -> Phrase {
    isOwn
      ? Phrase(
        en: "Planned from \(moment) on, where the timetable stands; --now names a later time.",
        vi: "Xếp từ \(moment), thời điểm ghi trong lịch; --now để chọn thời điểm muộn hơn.")
      : Phrase(
        en: "Nothing counts as past: planned from the first day, \(moment), on; --now says what is over.",
        vi: "Chưa coi buổi nào là đã qua: xếp từ ngày đầu, \(moment); dùng --now để cho biết phần nào đã qua."
      )
  }

  /// That targets are missed because as few people as can be are to change.
  package static func targetsMissedByRepair(_ missing: Int) -> Phrase {
    Phrase(
      en:
        "Changing no more people and meetings than this, the targets are missed by \(missing) at least. With --trade it is shown how many more complete if more people change.",
      vi:
        "Nếu không đổi lịch của nhiều người và nhiều buổi hơn thế này thì còn thiếu ít nhất \(missing) so với chỉ tiêu. Thêm --trade để xem đổi lịch thêm người thì thêm được bao nhiêu lượt hoàn thành."
    )
  }

  /// How many meetings are moved, of how many at least.
  package static func movedMeetings(_ count: Int, atLeast bound: Int?) -> Phrase {
    let proof = proof(count, atLeast: bound, of: "buổi")
    return Phrase(
      en: "\(counted(count, "meeting is", "meetings are")) moved or cancelled\(proof.en).",
      vi: "\(count) buổi học bị dời hoặc hủy\(proof.vi).")
  }

  /// How many seats in frozen meetings are given up, of how many at least.
  package static func frozenSeats(_ count: Int, atLeast bound: Int?) -> Phrase {
    let proof = proof(count, atLeast: bound, of: "chỗ")
    return Phrase(
      en:
        "\(counted(count, "seat in a frozen meeting is", "seats in frozen meetings are")) given up\(proof.en).",
      vi: "\(count) chỗ trong các buổi đã chốt bị bỏ\(proof.vi).")
  }

  /// Frozen meetings that close for want of learners; the pins that would hold them follow.
  package static let frozenTooSmall = Phrase(
    en:
      "Frozen meetings that close because too few people can come; to hold one all the same, add it to the `pinned` of its course:",
    vi: "Các buổi đã chốt phải hủy vì không đủ người học; muốn vẫn mở, hãy thêm vào `pinned` của khóa học:")

  /// A sign-in sheet on which nothing stands.
  package static func blankSignInSheet(_ meeting: String) -> Phrase {
    Phrase(
      en: "nobody has signed for \(meeting): the sheet is passed over, and its learners count as having come",
      vi: "chưa ai ký cho buổi \(meeting): bỏ qua tờ này, học viên của buổi được coi là có mặt")
  }

  /// A signature of somebody who is not in the list of workers.
  package static func signedByStranger(_ name: String) -> Phrase {
    Phrase(
      en: "\(name) has signed but is not in the list of workers: the line is passed over",
      vi: "\(name) có ký nhưng không có trong danh sách người lao động: bỏ qua dòng này")
  }

  /// How many got a place who had none.
  package static func newPlaces(_ count: Int) -> Phrase {
    Phrase(
      en: "\(counted(count, "new place was", "new places were")) found.",
      vi: "Xếp thêm được \(count) lượt học.")
  }

  /// How a message to somebody begins, and what it says of each lesson.
  package static func messageGreeting(_ name: String) -> Phrase {
    Phrase(en: "Dear \(name),", vi: "Chào anh/chị \(name),")
  }
  package static func messageMoved(_ course: String) -> Phrase {
    Phrase(
      en: "your timetable for \(course) has changed:", vi: "lịch học \(course) của anh/chị thay đổi như sau:")
  }
  package static func messageDropped(_ course: String) -> Phrase {
    Phrase(
      en:
        "your meetings for \(course) are cancelled. We have no other time for you yet and will write again:",
      vi: "các buổi học \(course) của anh/chị bị hủy. Hiện chưa có lịch khác phù hợp, chúng tôi sẽ báo lại:")
  }
  package static func messagePlaced(_ course: String) -> Phrase {
    Phrase(en: "there is now a place for you in \(course):", vi: "anh/chị đã được xếp học \(course):")
  }
  package static func messageInstead(_ lesson: String, _ now: String, _ was: String) -> Phrase {
    Phrase(en: "\(lesson): \(now) (instead of \(was))", vi: "\(lesson): \(now) (thay cho \(was))")
  }
  package static func messageCancelled(_ lesson: String, _ was: String) -> Phrase {
    Phrase(en: "\(lesson): not on \(was) any more", vi: "\(lesson): không còn học vào \(was)")
  }
  package static func messageNew(_ lesson: String, _ now: String) -> Phrase {
    Phrase(en: "\(lesson): \(now)", vi: "\(lesson): \(now)")
  }
}
