/// Sentences about imports into a scenario that is there.
package enum UpdateWords {
  /// A value that cannot be put into the files as they are.
  package static func cannotPut(_ place: String, _ value: String) -> Phrase {
    Phrase(
      en:
        "'\(value)' cannot be put at '\(place)' without writing the file anew; write it there by hand and import again",
      vi: "không ghi được '\(value)' vào '\(place)' nếu không viết lại cả tệp; hãy tự ghi vào đó rồi nhập lại"
    )
  }

  /// Files of a folder that were edited since they were imported.
  package static func edited(_ names: [String], in folder: String) -> Phrase {
    let list = names.joined(separator: ", ")
    let options = names.map { "--overwrite \($0)" }.joined(separator: " ")
    return Phrase(
      en:
        "\(list) in \(folder) were edited since they were imported, and would be lost; bring the new sheets in with --update \(folder), or say which are to be overwritten: \(options)",
      vi:
        "\(list) trong \(folder) đã được sửa sau khi nhập nên sẽ mất; hãy đưa bảng mới vào bằng --update \(folder), hoặc ghi rõ tệp nào được ghi đè: \(options)"
    )
  }

  /// A fault of a scenario that is not written.
  package static func wouldBe(_ message: String) -> Phrase {
    Phrase(en: "as it would be written: \(message)", vi: "nếu ghi như vậy: \(message)")
  }

  package static func title(_ path: String) -> Phrase {
    Phrase(en: "What changes in \(path)", vi: "Những gì thay đổi trong \(path)")
  }
  package static let nothingChanges = Phrase(en: "nothing", vi: "không có gì")
  package static let kept = Phrase(
    en: "Written by hand, and kept although the sheets say something else:",
    vi: "Đã sửa tay nên giữ nguyên dù bảng mới ghi khác:")
  package static let new = Phrase(en: "new", vi: "mới")
  package static let removed = Phrase(en: "taken out", vi: "đã bỏ")
  package static let others = Phrase(en: "Others:", vi: "Khác:")

  /// What is to be done after an update: plan; bring the changes into the timetable that is there; repair what they break;
  /// give those a place who could come now; publish what holds; nothing, where that is published.
  package enum Step: Sendable { case solve, replan, repair, fill, publish, nothing }

  /// Before the command to run next, or in its place.
  package static func next(_ step: Step) -> Phrase {
    switch step {
    case .solve: Phrase(en: "Next, to plan:", vi: "Tiếp theo, để xếp lịch:")
    case .replan:
      Phrase(
        en: "Next, to bring what changed into the timetable:",
        vi: "Tiếp theo, để đưa các thay đổi vào lịch:")
    case .repair: Phrase(en: "To repair it:", vi: "Để xếp lại:")
    case .fill:
      Phrase(
        en: "Next, to give a place to those who could come now:",
        vi: "Tiếp theo, để xếp chỗ cho những người nay có thể học:")
    case .publish:
      Phrase(
        en: "Next, as it can stay as it is, to publish it:",
        vi: "Tiếp theo, lịch giữ nguyên được nên chỉ cần ban hành:")
    case .nothing:
      Phrase(
        en: "Nothing is left to do: the timetable is published and stays as it is.",
        vi: "Không cần làm gì thêm: lịch đã ban hành và giữ nguyên.")
    }
  }

  /// Where a timetable is published.
  package static let publishedOutput = Phrase(en: "out/published", vi: "out/ban-hanh")

  /// Where the command to run next may write: the first name that is not taken.
  package static func nextOutput(isBook: Bool, isTaken: (String) -> Bool) -> Phrase {
    func free(_ stem: String) -> String {
      var number = 1
      func name() -> String { stem + (number > 1 ? "-\(number)" : "") + (isBook ? ".xlsx" : "") }
      while number < 1_000, isTaken(name()) { number += 1 }
      return name()
    }
    return isBook
      ? Phrase(en: free("next"), vi: free("lan-sau")) : Phrase(en: free("out/next"), vi: free("out/lan-sau"))
  }

  /// What stays, and what the sheets say.
  /// `place`: where the value stands; `sheet`: the cell or row that says another, in both languages; `isStanding`: the sheets
  /// said so last time as well.
  package static func keptValue(
    _ value: String?, at place: String?, offered: String?, by sheet: Phrase?, isStanding: Bool
  ) -> Phrase {
    let here = place.map { " (\($0))" } ?? ""
    let (en, vi) = isStanding ? (", as before", ", như lần trước") : ("", "")
    return Phrase(
      en:
        "\(value ?? "(removed)")\(here) stays; \(sheet.map { "\($0.en) says" } ?? "the sheets say") \(offered ?? "that there is none")\(en)",
      vi: "giữ \(value ?? "(đã bỏ)")\(here); \(sheet?.vi ?? "bảng mới") ghi \(offered ?? "là không có")\(vi)")
  }

  /// A scenario that no import has made.
  package static let noRecord = Phrase(
    en:
      "no import made this scenario, so nothing in it counts as changed since: what the sheets say goes in, and what it replaces is listed",
    vi:
      "kịch bản này không do lệnh import tạo nên không biết chỗ nào đã sửa tay: số liệu trong bảng được dùng, những gì bị thay được liệt kê ở trên"
  )

  package static func people(_ count: Int) -> Phrase {
    Phrase(en: "\(Words.people(count).en):", vi: "\(count) người:")
  }
  package static func cells(_ count: Int) -> Phrase {
    Phrase(en: "\(Words.counted(count, "cell")) of the roster:", vi: "\(count) ô phân ca:")
  }
  package static func newCells(_ count: Int) -> Phrase {
    Phrase(en: Words.counted(count, "new cell"), vi: "\(count) ô mới")
  }
  package static func codes(_ count: Int) -> Phrase {
    Phrase(en: "\(Words.counted(count, "code")):", vi: "\(count) ký hiệu:")
  }
  package static func halls(_ count: Int) -> Phrase {
    Phrase(en: "\(count) of halls, instructors and places:", vi: "\(count) hội trường, giảng viên, địa điểm:")
  }

  /// Who is on no sheet any more.
  package static func gone(_ count: Int, isRemoved: Bool) -> Phrase {
    isRemoved
      ? Phrase(
        en: "On no sheet any more, and taken out (\(count)):",
        vi: "Không còn trong bảng nên đã bỏ (\(count)):")
      : Phrase(
        en: "On no sheet any more (\(count)); they stay, unless --remove-missing is given:",
        vi: "Không còn trong bảng (\(count)); vẫn giữ, trừ khi ghi --remove-missing:")
  }

  /// What was taught.
  package static func history(_ meetings: Int, completions: Int) -> Phrase {
    Phrase(
      en:
        "\(Words.counted(meetings, "meeting")) became history, with credits for those who came; completed (\(completions)):",
      vi: "\(meetings) buổi đã học được ghi cho người có mặt; đã hoàn thành (\(completions)):")
  }

  /// What history has taken of an employer's caps on release, which the next dates do not know.
  package static func releasedBefore(_ employer: String, _ minutes: Int, most: Int) -> Phrase {
    let (all, one) = (ReleaseWords.hours(minutes), ReleaseWords.hours(most))
    return Phrase(
      en:
        "\(employer) has released people for \(all) before, nobody for more than \(one): caps on release are for the dates that are planned and start anew with them; where they are meant for longer, lower `release`",
      vi:
        "\(employer) đã cho nghỉ ca tổng cộng \(all), mỗi người nhiều nhất \(one): hạn mức cho nghỉ chỉ tính trong thời gian lập lịch và tính lại từ đầu; nếu hạn mức dùng cho thời gian dài hơn, hãy giảm `release`"
    )
  }

  /// A file stands where a table is to be made.
  package static func inTheWay(_ name: String) -> Phrase {
    Phrase(
      en: "\(name) is there, but the scenario does not name it; name it in the scenario, or move it away",
      vi: "đã có \(name) nhưng kịch bản không dùng tới; hãy ghi tên nó vào kịch bản hoặc chuyển đi nơi khác")
  }

  /// Rosters that lie beyond the horizon.
  package static func beyondHorizon(_ span: DateSpan, _ horizon: DateSpan) -> Phrase {
    let month = span.to
    return Phrase(
      en:
        "the rosters reach to \(Language.english.date(span.to)), the horizon only to \(Language.english.date(horizon.to)); to plan those days as well, add --to \(month), and --from \(span.from) to leave the earlier ones behind",
      vi:
        "bảng phân ca đến \(Language.vietnamese.date(span.to)) mà kế hoạch chỉ đến \(Language.vietnamese.date(horizon.to)); muốn xếp cả các ngày đó hãy thêm --to \(month), và --from \(span.from) nếu bỏ các ngày trước"
    )
  }

  /// A roster that does not go on as its rotation says.
  package static func rotationDiffers(_ rotation: String, _ differ: Int, of all: Int) -> Phrase {
    Phrase(
      en:
        "\(differ) of \(all) cells differ from rotation \(rotation), and no other is seen; the cells count, but beyond the sheets \(rotation) still goes on: change or remove it if it does not",
      vi:
        "\(differ) trên \(all) ô khác vòng đảo ca \(rotation) và không thấy vòng nào khác; các ô vẫn được dùng, nhưng sau bảng phân ca vòng \(rotation) vẫn tiếp tục: hãy sửa hoặc bỏ vòng này nếu không còn đúng"
    )
  }
}
