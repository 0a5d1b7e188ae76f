internal import OffHours

/// Notes on cells (`comments.xml`) and the boxes in which programs show them (`vmlDrawing.vml`), added to and taken from
/// what is there.
struct NotePart {
  /// A note as it stands.
  private struct Note {
    var place: String
    var source: String
    /// Its text in plain letters.
    var text: String
  }

  /// What every note of ours begins with.
  static let mark = "⚠ OffHours: "

  private var head: String
  private var notes: [Note] = []
  private var tail: String
  private var drawing: String

  /// The notes of a sheet; nil parts: a sheet without any.
  init(comments: [UInt8]?, drawing: [UInt8]?) throws(SheetFault) {
    self.drawing = drawing.map { String(decoding: $0, as: UTF8.self) } ?? Self.emptyDrawing
    guard let comments else {
      head =
        "\(BookXML.declaration)<comments xmlns=\"\(BookXML.main)\"><authors><author>OffHours</author></authors><commentList>"
      tail = "</commentList></comments>"
      return
    }
    var tags = TagScanner(comments)
    var start: (at: Int, place: String)?
    var list = 0..<0
    while let tag = tags.next() {
      if tag.is("commentList") {
        if !tag.isEnd { list = tag.span.upperBound..<tag.span.upperBound }
        if tag.isEnd { list = list.lowerBound..<tag.span.lowerBound }
      } else if tag.is("comment") {
        if !tag.isEnd { start = (tag.span.lowerBound, tag.text("ref") ?? "") }
        if tag.isEnd || tag.isEmpty, let begun = start {
          let source = Array(comments[begun.at..<tag.span.upperBound])
          var scanner = try XMLScanner(source, name: "comments")
          _ = try scanner.next()
          notes.append(
            Note(
              place: begun.place, source: String(decoding: source, as: UTF8.self),
              text: try scanner.text(without: "rPh")))
          start = nil
        }
      }
    }
    head = String(decoding: comments[..<list.lowerBound], as: UTF8.self)
    tail = String(decoding: comments[list.upperBound...], as: UTF8.self)
    if list.isEmpty, !head.hasSuffix("<commentList>") {
      // `<commentList/>`, or none at all: begin anew.
      head =
        "\(BookXML.declaration)<comments xmlns=\"\(BookXML.main)\"><authors><author>OffHours</author></authors><commentList>"
      tail = "</commentList></comments>"
    }
  }

  /// Whether there is no note.
  var isEmpty: Bool { notes.isEmpty }

  /// Takes away every mark of ours; notes that people wrote keep their text.
  mutating func removeMarks() {
    for position in notes.indices.reversed() where notes[position].text.contains(Self.mark) {
      let own = notes[position].text.components(before: Self.mark)
      let place = notes[position].place
      if own.isEmpty {
        notes.remove(at: position)
        removeBox(place)
      } else {
        notes[position] = Self.note(place, own)
      }
    }
  }

  /// Takes away every note on these cells, whoever wrote it.
  mutating func remove(at places: Set<String>) {
    for position in notes.indices.reversed() where places.contains(notes[position].place) {
      removeBox(notes.remove(at: position).place)
    }
  }

  /// Adds a mark to a cell, below what people wrote there.
  mutating func mark(_ place: BookPlace, _ message: String) {
    let text = Self.mark + message
    if let there = notes.firstIndex(where: { $0.place == place.name }) {
      notes[there] = Self.note(place.name, notes[there].text + "\n" + text)
    } else {
      add(place, text)
    }
  }

  /// Adds a note to a cell that has none.
  mutating func add(_ place: BookPlace, _ text: String) {
    notes.append(Self.note(place.name, text))
    let id = 1025 + drawing.count { $0 == "\n" } + notes.count
    let lines = min(14, 2 + text.unicodeScalars.count / 34 + text.count { $0 == "\n" })
    let box = """
      <v:shape id="_x0000_s\(id + place.row * 31 + place.column)" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:220pt;height:\(lines * 14)pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">\
      <v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>\
      <v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>\
      <x:Anchor>\(place.column + 1), 15, \(place.row), 2, \(place.column + 4), 31, \(place.row + lines), 1</x:Anchor>\
      <x:AutoFill>False</x:AutoFill><x:Row>\(place.row)</x:Row><x:Column>\(place.column)</x:Column></x:ClientData></v:shape>
      """
    guard let end = drawing.ranges(of: "</xml>").last else { return }
    drawing.insert(contentsOf: box, at: end.lowerBound)
  }

  /// Takes the box of a cell away.
  private mutating func removeBox(_ name: String) {
    guard let place = SheetScanner.place(name.utf8) else { return }
    let bytes = Array(drawing.utf8)
    var tags = TagScanner(bytes)
    var start: Int?
    while let tag = tags.next() {
      guard tag.is("shape") else { continue }
      if !tag.isEnd {
        start = tag.span.lowerBound
      } else if let from = start {
        let source = String(decoding: bytes[from..<tag.span.upperBound], as: UTF8.self)
        let plain = source.filter { !$0.isWhitespace }
        if plain.contains("<x:Row>\(place.row)</x:Row>"),
          plain.contains("<x:Column>\(place.column)</x:Column>")
        {
          drawing = String(
            decoding: Array(bytes[..<from]) + Array(bytes[tag.span.upperBound...]), as: UTF8.self)
          return
        }
        start = nil
      }
    }
  }

  private static func note(_ place: String, _ text: String) -> Note {
    Note(
      place: place,
      source:
        "<comment ref=\"\(place)\" authorId=\"0\"><text><t xml:space=\"preserve\">\(BookXML.cellText(text))</t></text></comment>",
      text: text)
  }

  /// The part with the notes.
  var comments: [UInt8] {
    // Programs expect them by rows.
    let sorted = notes.enumerated().sorted { a, b in
      let places = (SheetScanner.place(a.element.place.utf8), SheetScanner.place(b.element.place.utf8))
      guard let first = places.0, let second = places.1 else { return a.offset < b.offset }
      return (first.row, first.column, a.offset) < (second.row, second.column, b.offset)
    }
    return Array((head + sorted.map(\.element.source).joined() + tail).utf8)
  }

  /// The part with the boxes.
  var boxes: [UInt8] { Array(drawing.utf8) }

  private static let emptyDrawing = """
    <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
    xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>\
    <v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">\
    <v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>
    """
}

extension String {
  /// What stands before the first occurrence, without line breaks at its end.
  fileprivate func components(before mark: String) -> String {
    guard let range = firstRange(of: mark) else { return self }
    var text = String(self[..<range.lowerBound])
    while let last = text.last, last.isNewline { text.removeLast() }
    return text
  }
}
