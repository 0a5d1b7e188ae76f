/// What an organiser's own papers carry over and under their tables. Text in braces stands for a fact: `{organiser}`.
public struct Letterhead: Hashable, Sendable {
  /// Lines at the left and at the right edge, over the title.
  public var left, right: [String]
  /// The title, and lines below it.
  public var title: [String]
  /// Lines below the table, such as a place and a date to fill in.
  public var footer: [String]
  /// Who signs, from left to right.
  public var signatures: [String]

  /// The organiser's name and the paper's own title; no motto of anybody's.
  public init(
    left: [String] = ["{organiser}"], right: [String] = [], title: [String] = ["{title}"],
    footer: [String] = [], signatures: [String] = []
  ) {
    self.left = left
    self.right = right
    self.title = title
    self.footer = footer
    self.signatures = signatures
  }

  /// What braces may name. Some are known on some papers only, and empty elsewhere.
  public enum Field: String, CaseIterable, Sendable {
    case organiser, phone, scenario, title, from, to
    case course, lesson, section, date, time, venue, address, instructor, employer
  }

  /// Names in braces in a line that are no fields.
  package static func unknownFields(in line: String) -> [String] {
    pieces(line).compactMap { piece in
      if case .field(let name) = piece, Field(rawValue: name) == nil { name } else { nil }
    }
  }

  /// Lines with facts in place of their fields. A line that consisted of fields without facts is left out.
  package func lines(_ lines: [String], _ facts: [Field: String]) -> [String] {
    lines.compactMap { line in
      var text = "", hasField = false, hasFact = false
      for piece in Letterhead.pieces(line) {
        switch piece {
        case .text(let part): text += part
        case .field(let name):
          hasField = true
          let fact = Field(rawValue: name).flatMap { facts[$0] } ?? ""
          hasFact = hasFact || !fact.isEmpty
          text += fact
        }
      }
      return hasField && !hasFact ? nil : text
    }
  }

  private enum Piece {
    case text(String)
    case field(String)
  }

  private static func pieces(_ line: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = line[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      pieces.append(.text(String(rest[..<open])))
      pieces.append(.field(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    pieces.append(.text(String(rest)))
    return pieces
  }
}
