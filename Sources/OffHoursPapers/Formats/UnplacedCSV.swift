import OffHours

/// Who was left out, and why, in words.
package struct UnplacedCSV: Paper {
  package let id = "unplaced-csv"
  package let summary = "who was left out, and why"
  package let fileNames = ["unplaced.csv"]

  /// The paper.
  package init() {}

  package func render(_ input: PaperInput) -> [PaperFile] {
    let language = input.language
    let extras = input.extraColumns
    let header = [
      Words.workerId, Words.fullName, Words.employer, Words.crew, Words.course, Words.possibleAlone,
      Words.because, Words.ruleCounts,
    ]
    var table = CSVText(header: header.map { $0(language) } + extras + [Words.planStamp(language)])
    for entry in input.timetable.unplaced {
      let worker = input.worker(entry.worker).map { input.scenario.workers[$0] }
      table.add(
        [
          entry.worker, worker?.name ?? entry.worker, input.employerName(entry.worker), worker?.crew ?? "",
          input.courseName(entry.course),
          entry.possible.map { ($0 ? Words.yes : Words.no)(language) } ?? "",
          entry.reasons.map { input.because($0.reason) }.joined(separator: "; "),
          entry.reasons.map { "\($0.reason.code) \($0.count)" }.joined(separator: "; "),
        ] + input.extras(entry.worker, extras) + [input.stamp])
    }
    return [PaperFile(name: fileNames[0], text: table.text)]
  }
}
