/// What is said of files that would be written over.
extension Words {
  /// Files that are there already.
  package static func isThere(_ paths: [String]) -> Phrase {
    let names = listed(paths)
    return Phrase(
      en:
        "\(names) \(plural(paths.count, "is", "are")) there already and would be lost; name another place, or add --force to replace \(plural(paths.count, "it", "them"))",
      vi: "đã có \(names), ghi vào sẽ mất; hãy chọn chỗ khác, hoặc thêm --force để thay thế")
  }

  /// A workbook whose timetable was changed by hand. `command`: what holds the changes.
  package static func isEdited(_ path: String, _ command: String) -> Phrase {
    Phrase(
      en:
        "\(path) holds a timetable with rows changed by hand, which would be lost, also with --force; name another workbook, or hold them: \(command)",
      vi:
        "lịch trong \(path) có dòng đã sửa bằng tay, ghi vào sẽ mất, kể cả với --force; hãy chọn tệp khác, hoặc giữ các dòng đó: \(command)"
    )
  }

  /// A workbook with a timetable whose scenario cannot be read.
  package static func mayBeEdited(_ path: String) -> Phrase {
    Phrase(
      en:
        "\(path) holds a timetable and a scenario with faults, so that nobody can tell whether rows were changed by hand; name another workbook, or mend what offhours check \(ShellWord.quoted(path)) tells",
      vi:
        "\(path) có lịch và một kịch bản còn lỗi, nên không biết có dòng nào đã sửa bằng tay hay không; hãy chọn tệp khác, hoặc sửa những lỗi mà offhours check \(ShellWord.quoted(path)) báo"
    )
  }

  /// A run that was ended when its files were in place.
  package static let interruptedWritten = Phrase(
    en: "interrupted after files were written; each of them is whole",
    vi: "bị ngắt sau khi đã ghi tệp; các tệp đã ghi đều nguyên vẹn")

  /// Files that took the place of others because somebody asked for it.
  package static func replaced(_ names: [String], in folder: String) -> Phrase {
    Phrase(
      en: "Replaced in \(folder), with other content before: \(listed(names))",
      vi: "Đã thay trong \(folder), trước đó có nội dung khác: \(listed(names))")
  }

  /// Files in a folder that we did not write, or that were changed since.
  package static func isForeign(_ files: [String], in folder: String) -> Phrase {
    let names = listed(files)
    return Phrase(
      en:
        "\(names) in \(folder) \(plural(files.count, "was", "were")) not written by OffHours, or changed since, and would be lost; name another folder, or add --force to replace \(plural(files.count, "it", "them"))",
      vi:
        "\(names) trong \(folder) không do OffHours ghi hoặc đã bị sửa sau đó, ghi vào sẽ mất; hãy chọn thư mục khác, hoặc thêm --force để thay thế"
    )
  }

  /// The folder holds what people were told of.
  package static func holdsPublication(_ folder: String, revision: Int) -> Phrase {
    Phrase(
      en:
        "\(folder) holds a published timetable, revision \(revision), and calendars go on from it; name another folder and publish from there into this one, or add --force to replace it",
      vi:
        "\(folder) đang có lịch đã ban hành lần \(revision), các tệp lịch nối tiếp từ đó; hãy chọn thư mục khác rồi ban hành vào đây, hoặc thêm --force để thay thế"
    )
  }

  /// Where the work of a search went that its folder did not take; `place`: a file, else standard output or nowhere.
  package static func rescued(_ file: String, as place: String?, isPrinted: Bool) -> Phrase {
    if let place {
      Phrase(
        en: "nothing is lost: \(file) is saved as \(place)",
        vi: "không mất gì: \(file) được lưu thành \(place)")
    } else if isPrinted {
      Phrase(
        en: "nothing is lost: \(file) was written to standard output",
        vi: "không mất gì: \(file) được in ra đầu ra chuẩn")
    } else {
      Phrase(
        en: "\(file) could not be saved anywhere else either",
        vi: "cũng không lưu được \(file) ở chỗ nào khác")
    }
  }

  /// A published timetable that another plan has taken the place of.
  /// `isFollowed`: what is written now is published after it, as a plan of its own.
  package static func keptPublication(_ file: String, revision: Int, isFollowed: Bool) -> Phrase {
    if isFollowed {
      return Phrase(
        en:
          "The timetable published before, revision \(revision), is kept as \(file): import --history and export read it there",
        vi:
          "Lịch đã ban hành trước đó, lần \(revision), được giữ thành \(file): import --history và export đọc được từ đó"
      )
    }
    return Phrase(
      en:
        "The published timetable, revision \(revision), is kept as \(file); the next publish into this folder goes on from it",
      vi:
        "Lịch đã ban hành lần \(revision) được giữ thành \(file); lần ban hành tới vào thư mục này nối tiếp từ đó"
    )
  }

  /// A published timetable that is gone or cannot be read: the revision is known from other files.
  package static func goesOnWithout(_ file: String, revision: Int, keptAs: String?) -> Phrase {
    let keptEn = keptAs.map { "; it is kept as \($0)" } ?? ""
    let keptVi = keptAs.map { "; tệp cũ được giữ thành \($0)" } ?? ""
    return Phrase(
      en:
        "Warning: \(file), of which people were told as revision \(revision), cannot be read\(keptEn). This goes as the next revision; meetings that only revision \(revision) had are not cancelled in the calendars: tell those people.",
      vi:
        "Cảnh báo: không đọc được \(file) đã ban hành lần \(revision)\(keptVi). Lịch này là lần tiếp theo; buổi chỉ có ở lần \(revision) không được hủy trong các tệp lịch, cần báo riêng."
    )
  }

  /// A timetable that cannot be read, and nothing says which revision it was.
  package static func unknownRevision(_ file: String) -> Phrase {
    Phrase(
      en:
        "\(file) cannot be read, and no other file there says which revision people have; put the file back, name another folder, or add --force to begin at revision 1",
      vi:
        "không đọc được \(file), và không tệp nào ở đó cho biết đã ban hành lần thứ mấy; hãy khôi phục tệp, chọn thư mục khác, hoặc thêm --force để bắt đầu từ lần 1"
    )
  }

  private static func listed(_ names: [String]) -> String {
    names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
  }
}
