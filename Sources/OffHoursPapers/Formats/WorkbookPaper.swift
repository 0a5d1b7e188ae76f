import OffHours

/// The workbook to print from: timetable, class lists, who was left out, a list an employer, and a sign-in sheet for every
/// meeting. Every employer also gets a file with its own people alone.
package struct WorkbookPaper: Paper {
  package let id = "xlsx"
  package let summary = "a workbook to print: timetable, class lists, sign-in sheets"
  package let fileNames = ["timetable.xlsx"]
  package let folderNames = ["employers"]
  package let hasLetterhead = true

  /// The paper.
  package init() {}

  package func render(_ input: PaperInput) -> [PaperFile] {
    let lists = EmployerSheet(input, SheetHeading(input))
    var names = FileNames()
    return [file(fileNames[0], sheets(input), input)]
      + input.scenario.employers.refs.compactMap { employer in
        let definition = input.scenario.employers[employer]
        let name = names.name(definition.id, definition.name)
        guard lists.employers.contains(employer) else { return nil }
        var tabs = SheetNames()
        return file("\(folderNames[0])/\(name).xlsx", [lists.sheet(employer, &tabs)], input)
      }
  }

  /// The sheets of the organiser's own workbook.
  func sheets(_ input: PaperInput) -> [Worksheet] {
    var tabs = SheetNames()
    let heading = SheetHeading(input)
    let lists = EmployerSheet(input, heading)
    var sheets = [TimetableSheet(input, heading).sheet(&tabs)]
    sheets += ClassListSheet(input, heading).sheets(&tabs)
    if !input.timetable.unplaced.isEmpty { sheets.append(UnplacedSheet(input, heading).sheet(&tabs)) }
    sheets += lists.employers.map { lists.sheet($0, &tabs) }
    return sheets + SignInSheet(input, heading).sheets(&tabs)
  }

  private func file(_ name: String, _ sheets: [Worksheet], _ input: PaperInput) -> PaperFile {
    let workbook = Workbook(
      sheets: sheets, title: TextWidth.plain(input.title),
      author: TextWidth.plain(input.organiser("name")), date: input.scenario.horizon.from)
    return PaperFile(name: name, bytes: workbook.bytes())
  }
}
