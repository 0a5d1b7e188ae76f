import OffHours

/// Everybody's own class times, to be pasted into a chat: a file a person, and one with all of them.
package struct Slips: Paper {
  package let id = "slips"
  package let summary = "everybody's own class times as plain text for a chat"
  package let fileNames = ["slips.txt"]
  package let folderNames = ["slips"]

  /// The paper.
  package init() {}

  package func render(_ input: PaperInput) -> [PaperFile] {
    let text = SlipText(input, Validity(input))
    var names = FileNames()
    let slips = input.agendas.map { agenda in
      PaperFile(
        name: "\(folderNames[0])/\(names.name(agenda.id, agenda.name)).txt",
        text: text.slip(agenda).map { $0 + "\n" }.joined())
    }
    let all = slips.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n")
    let nobody = slips.isEmpty ? Words.noMeetings(input.language) + "\n" : ""
    return [PaperFile(name: fileNames[0], text: all + nobody)] + slips
  }
}
