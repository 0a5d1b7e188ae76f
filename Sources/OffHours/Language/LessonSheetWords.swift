/// Sentences about the lessons of sheets of courses.
extension PlanSheetWords {
  /// A row that may be a lesson of the course above, a course, or a sum.
  package static func noCourseHere(_ above: String) -> Phrase {
    Phrase(
      en:
        "no course stands on this row; write its name, or name it in a column Lesson if it is a further lesson of '\(above)', or take the row out",
      vi:
        "dòng này không ghi khóa học; hãy ghi tên khóa, hoặc ghi tên bài vào cột Bài nếu đây là bài tiếp của '\(above)', hoặc bỏ dòng này"
    )
  }
  package static func takenForLesson(_ number: Int, of course: String) -> Phrase {
    Phrase(
      en:
        "no course stands on this row; it is taken for lesson \(number) of '\(course)': write the course's name if it is another",
      vi:
        "dòng này không ghi khóa học nên coi là bài \(number) của '\(course)'; nếu là khóa khác, hãy ghi tên khóa"
    )
  }

  /// One lesson with two lengths, on two rows or two sheets.
  package static func lengthsDiffer(
    _ course: String, lesson: String, _ new: Int, _ old: Int, _ place: CellPlaceText
  ) -> Phrase {
    let (en, vi) =
      lesson.isEmpty
      ? ("a lesson of '\(course)'", "một bài của '\(course)'")
      : ("the lesson '\(lesson)' of '\(course)'", "bài '\(lesson)' của '\(course)'")
    return Phrase(
      en:
        "\(en) has \(new) minutes here and \(old) at \(place(.english)); write one of them in both places",
      vi:
        "\(vi) ở đây dài \(new) phút, ở \(place(.vietnamese)) là \(old) phút; hãy ghi giống nhau ở cả hai chỗ"
    )
  }
  package static func countsDiffer(_ course: String, _ new: Int, _ old: Int, _ place: CellPlaceText) -> Phrase
  {
    Phrase(
      en:
        "'\(course)' has \(Words.counted(new, "lesson")) here and \(old) at \(place(.english)); write one of them in both places",
      vi:
        "'\(course)' ở đây có \(new) bài, ở \(place(.vietnamese)) có \(old) bài; hãy ghi giống nhau ở cả hai chỗ"
    )
  }

  /// Lessons that a sheet names and the scenario does not.
  package static func lessonsInOrder(_ course: String) -> Phrase {
    Phrase(
      en: "the lessons of '\(course)' have no names in the scenario; these are taken in their order",
      vi: "các bài của '\(course)' trong kịch bản không có tên; các bài này được lấy theo thứ tự")
  }
  package static func noLesson(_ name: String, of course: String, _ known: [String]) -> Phrase {
    let list = known.prefix(8).map { "'\($0)'" }.joined(separator: ", ") + (known.count > 8 ? ", …" : "")
    return Phrase(
      en:
        "'\(name)' is no lesson of '\(course)' in the scenario; its lessons are \(list): write one of them, or change the names there",
      vi:
        "'\(name)' không phải bài nào của '\(course)' trong kịch bản; các bài là \(list): hãy ghi một trong số đó, hoặc sửa tên bài trong kịch bản"
    )
  }
  package static func lessonAgain(_ name: String, of course: String) -> Phrase {
    Phrase(
      en:
        "'\(name)' stands here more often than '\(course)' has such a lesson in the scenario; leave a row out",
      vi: "'\(name)' ở đây nhiều hơn số bài như vậy của '\(course)' trong kịch bản; hãy bỏ bớt dòng")
  }

  /// Completions that an employer has already: only the course's total can be lowered by them.
  package static func alreadyOfEmployer(_ count: Int, _ employer: String) -> Phrase {
    Phrase(
      en:
        "\(count) of '\(employer)' completed already: only the course's total is lowered by those; write them on the course's own row, and here the target that is left",
      vi:
        "\(count) người của '\(employer)' đã hoàn thành: số này chỉ trừ vào chỉ tiêu chung; hãy ghi ở dòng của khóa học, và ghi ở đây chỉ tiêu còn lại"
    )
  }
}
