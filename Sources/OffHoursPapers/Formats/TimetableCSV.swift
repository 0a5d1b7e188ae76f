import OffHours

/// The timetable, a row a meeting.
package struct TimetableCSV: Paper {
  package let id = "timetable-csv"
  package let summary = "the timetable, a row a meeting"
  package let fileNames = ["timetable.csv"]

  /// The paper.
  package init() {}

  package func render(_ input: PaperInput) -> [PaperFile] {
    let language = input.language, dates = DateHabit(input)
    let header = [
      Words.weekday, Words.date, Words.from, Words.to, Words.course, Words.lesson, Words.section,
      Words.instructor, Words.venue, Words.address, Words.learners, Words.seats, Words.note, Words.meetingId,
      Words.planStamp,
    ]
    var table = CSVText(header: header.map { $0(language) })
    for meeting in input.timetable.meetings {
      let date = dates.zone.date(meeting.start)
      let venue = input.venue(meeting.venue)
      table.add([
        dates.weekday(date), dates.date(date), dates.time(meeting.start), dates.time(meeting.end),
        input.courseName(meeting.course), input.lessonName(meeting), input.sectionName(meeting),
        input.instructorNames(meeting), venue?.name ?? meeting.venue, venue?.address ?? "",
        String(meeting.learners.count), input.capacity(meeting).map(String.init) ?? "", input.note(meeting),
        meeting.id,
        input.stamp,
      ])
    }
    return [PaperFile(name: fileNames[0], text: table.text)]
  }
}
