/// The colours of pages, once for light rooms and once for dark ones, and which of them are written on which.
package struct PagePalette: Sendable {
  /// A colour as `#rrggbb`.
  package typealias Colour = String

  /// The page, panels on it, lines, text, lesser text, and links.
  package var page, panel, line, text, quiet, link: Colour
  /// Shifts by day and by night, with what is written on them, and the rest around them.
  package var shift, shiftText, night, nightText, rest: Colour
  /// Hatching over leave, and over dates of which the roster says nothing.
  package var away: Colour
  /// What needs a look, and what is well.
  package var alarm, good: Colour
  /// A colour a course, over again where there are more; and what is written on them.
  package var courses: [Colour], courseText: Colour
  /// Meetings that are history, and what is written on them.
  package var held, heldText: Colour

  /// On white.
  package static let light = PagePalette(
    page: "#ffffff", panel: "#f5f7fa", line: "#d9dfe7", text: "#1c2430", quiet: "#566273", link: "#1a56b0",
    shift: "#c3d0e2", shiftText: "#2b3a52", night: "#56648f", nightText: "#ffffff", rest: "#e6ecf4",
    away: "#b9a88a", alarm: "#b3261e", good: "#1d7044",
    courses: ["#b4470a", "#0b766b", "#a2237a", "#6a4cc4", "#5c6c00", "#8a5a00"], courseText: "#ffffff",
    held: "#6b7280", heldText: "#ffffff")

  /// On near black.
  package static let dark = PagePalette(
    page: "#13171d", panel: "#1b2129", line: "#323b47", text: "#e8ecf1", quiet: "#a3afbe", link: "#8cb8ff",
    shift: "#44556d", shiftText: "#eef3fa", night: "#2d3f86", nightText: "#e9edff", rest: "#262f3b",
    away: "#8d7c5f", alarm: "#ff9d94", good: "#7fd6a4",
    courses: ["#ffb073", "#58d3c4", "#f7a1d6", "#c3b1ff", "#c9d65a", "#f0c674"], courseText: "#14181e",
    held: "#97a1b0", heldText: "#14181e")

  /// What is written on what; each pair has a contrast of at least 4.5.
  package var written: [(text: Colour, on: Colour)] {
    var pairs = [(shiftText, shift), (nightText, night), (heldText, held)]
    for ground in [page, panel] { pairs += [text, quiet, link, alarm, good].map { ($0, ground) } }
    pairs += [(text, rest), (quiet, rest)]
    return pairs + courses.map { (courseText, $0) }
  }

  /// What is drawn on what; each pair has a contrast of at least 3, so that shapes are told apart.
  package var drawn: [(shape: Colour, on: Colour)] {
    courses.flatMap { course in [page, panel, rest].map { (course, $0) } } + [(held, page)]
  }

  /// The colours as variables of a style sheet.
  var variables: String {
    var lines = [
      ("page", page), ("panel", panel), ("line", line), ("text", text), ("quiet", quiet), ("link", link),
      ("shift", shift), ("shift-text", shiftText), ("night", night), ("night-text", nightText),
      ("rest", rest), ("away", away), ("alarm", alarm), ("good", good), ("course-text", courseText),
      ("held", held), ("held-text", heldText),
    ].map { "--\($0.0): \($0.1);" }
    for (position, colour) in courses.enumerated() { lines.append("--course-\(position): \(colour);") }
    return lines.joined(separator: " ")
  }

  /// The class under which a course has its colour.
  static func className(ofCourse position: Int) -> String { "c\(position % light.courses.count)" }
}
