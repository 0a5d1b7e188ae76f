/// Words of lists on which employers answer whether their people can come.
package enum AnswerWords {
  package static let title = Phrase(en: "Can they come?", vi: "Có đi học được không?")
  package static let answer = Phrase(en: "Answer", vi: "Trả lời")
  package static let until = Phrase(en: "Until", vi: "Đến ngày")
  package static let worker = Phrase(en: "Worker", vi: "Mã số")
  package static let meeting = Phrase(en: "Meeting", vi: "Mã buổi học")
  package static let date = Phrase(en: "Date", vi: "Ngày")
  package static let start = Phrase(en: "Start", vi: "Bắt đầu")
  package static let end = Phrase(en: "End", vi: "Kết thúc")
  package static let revision = Phrase(en: "Revision", vi: "Bản")
  package static let yes = Phrase(en: "yes", vi: "có")
  package static let notThisOne = Phrase(en: "not this one", vi: "không buổi này")
  package static let notThen = Phrase(en: "not then", vi: "không giờ này")
  package static let notUntil = Phrase(en: "until", vi: "đến")

  /// What to write into the list.
  package static let howTo = [
    Phrase(
      en:
        "Answer in the column Answer: yes; not this one (this meeting alone); not then (each week at this time, until the date in Until where one is given); until (not before the date in Until).",
      vi:
        "Ghi vào cột Trả lời: có; không buổi này (chỉ buổi này); không giờ này (hằng tuần vào giờ này, đến ngày ghi ở cột Đến ngày nếu có); đến (chưa đi được cho đến hết ngày ghi ở cột Đến ngày)."
    ),
    Phrase(
      en: "Then send the file back; the organiser gives it to offhours replan --answers.",
      vi: "Rồi gửi lại tệp này; người tổ chức đưa vào offhours replan --answers."),
  ]

  /// The sheet of a workbook on which all answers are listed.
  package static let log = Phrase(en: "Log of answers", vi: "Nhật ký trả lời")

  /// Why somebody is away: whose answer it was.
  package static func source(_ answer: Phrase, _ meeting: String, revision: Int, _ file: String) -> Phrase {
    Phrase(
      en: "answered '\(answer.en)' to \(meeting), revision \(revision) (\(file))",
      vi: "trả lời '\(answer.vi)' cho \(meeting), bản \(revision) (\(file))")
  }

  /// How the answers stand.
  package static func counted(yes: Int, no: Int, blank: Int) -> Phrase {
    Phrase(
      en: "answers: \(yes) yes, \(no) no, \(blank) left open",
      vi: "trả lời: \(yes) có, \(no) không, \(blank) chưa trả lời")
  }

  /// What became of the answers that say no.
  package static func becameAbsences(_ path: String) -> Phrase {
    Phrase(
      en: "what they say no to stands in \(path) as absences; plan with --with \(path) from now on",
      vi: "những buổi trả lời không được ghi thành vắng mặt trong \(path); từ nay hãy dùng --with \(path)")
  }

  /// A date beside an answer that has none.
  package static func needlessDate(_ date: String, _ answer: String) -> Phrase {
    Phrase(
      en:
        "\(date) stands beside the answer \(answer); a date goes with 'until' (not before it is over) or 'not then' (each week at this time, until then): write one of these, or empty the cell",
      vi:
        "\(date) đứng cạnh câu trả lời \(answer); ngày chỉ đi với 'đến' (chưa đi được cho đến hết ngày ấy) hoặc 'không giờ này' (hằng tuần vào giờ này, đến ngày ấy): hãy ghi một trong hai, hoặc xóa ô này"
    )
  }

  /// A list without the columns that it needs.
  package static func noList(_ found: String) -> Phrase {
    Phrase(
      en:
        "found \(found); expected the list that offhours export --format answers writes, with the columns Worker, Meeting and Answer",
      vi:
        "thấy \(found); cần danh sách do offhours export --format answers tạo ra, có các cột Mã số, Mã buổi học, Trả lời"
    )
  }

  /// An answer that is none of the choices.
  package static func unclear(_ text: String) -> Phrase {
    Phrase(
      en: "found \(text); expected yes, not this one, not then, or until with a date in the column Until",
      vi: "thấy \(text); cần có, không buổi này, không giờ này, hoặc đến kèm ngày ở cột Đến ngày")
  }

  /// A date that is missing or is none.
  package static func noDate(_ text: String) -> Phrase {
    Phrase(
      en:
        "found \(text.isEmpty ? "nothing" : text); expected the last day on which he or she cannot come, such as 2027-03-31",
      vi:
        "\(text.isEmpty ? "chưa ghi ngày" : "thấy \(text)"); cần ngày cuối cùng chưa đi được, ví dụ 31/03/2027"
    )
  }

  /// Names that are not known.
  package static func unknown(_ text: String, isMeeting: Bool) -> Phrase {
    isMeeting
      ? Phrase(
        en:
          "\(text) is no meeting of this timetable; give the timetable to which the list belongs with --from",
        vi: "\(text) không phải buổi học của lịch này; hãy ghi lịch ứng với danh sách bằng --from")
      : Phrase(en: "\(text) is no worker of the scenario", vi: "không có \(text) trong kịch bản")
  }

  /// An answer about a meeting that has moved since.
  package static func moved(_ meeting: String, revision: Int) -> Phrase {
    Phrase(
      en:
        "the answer is about revision \(revision), in which \(meeting) was at another time; a yes counts for that revision alone",
      vi: "câu trả lời cho bản \(revision), khi đó \(meeting) vào giờ khác; trả lời 'có' chỉ tính cho bản đó")
  }
}
