import OffHours

/// A piece of HTML or SVG that is whole. What comes in as text is escaped, so that a name is never taken for markup.
///
/// Names of elements and attributes are literals; everything else, whoever wrote it, is text.
struct Markup: Sendable {
  /// The source so far.
  private(set) var source: String

  /// Nothing.
  init() { source = "" }

  /// Text: `<`, `>`, `&` and quotes are escaped, control characters and marks that turn writing around left out.
  init(text: String) { source = Markup.escaped(text) }

  /// An element with attributes (those that are nil are left out) and what stands inside.
  init(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
    @MarkupBuilder content: () -> Markup = { Markup() }
  ) {
    let name = name.description
    source = "<\(name)"
    for (attribute, value) in attributes {
      if let value { source += " \(attribute)=\"\(Markup.escaped(value))\"" }
    }
    let inner = content().source
    if Markup.void.contains(name) {
      source += ">"
    } else if Markup.shapes.contains(name), inner.isEmpty {
      source += "/>"
    } else {
      source += Markup.blocks.contains(name) && inner.hasSuffix("\n") ? ">\n" : ">"
      source += "\(inner)</\(name)>"
    }
    if Markup.blocks.contains(name) { source += "\n" }
  }

  /// A style sheet of this program's own.
  init(styleSheet: String) {
    precondition(!styleSheet.contains("<"))
    source = "<style>\n\(styleSheet)</style>\n"
  }

  /// Everything in a row.
  init(_ pieces: [Markup]) { source = pieces.lazy.map(\.source).joined() }

  /// Elements that have no content and no end.
  private static let void: Set<String> = ["br", "col", "hr", "link", "meta"]
  /// Elements of SVG that close themselves where nothing stands inside.
  private static let shapes: Set<String> = ["line", "path", "polyline", "rect", "circle", "use"]
  /// Elements after which a line ends in the source, where that changes nothing of what people see.
  private static let blocks: Set<String> = [
    "article", "body", "caption", "col", "colgroup", "dd", "defs", "desc", "details", "div", "dl", "dt",
    "figcaption", "figure", "footer", "g", "h1", "h2", "h3", "head", "header", "li", "line", "link", "main",
    "meta", "nav", "ol", "p", "path", "pattern", "polyline", "rect", "section", "summary", "svg", "table",
    "tbody", "td",
    "text",
    "th", "thead", "title", "tr", "ul",
  ]

  private static func escaped(_ text: String) -> String {
    let plain = TextWidth.plain(text)
    guard plain.utf8.contains(where: { special[$0] != nil }) else { return plain }
    var escaped = ""
    for scalar in plain.unicodeScalars {
      if scalar.isASCII, let entity = special[UInt8(scalar.value)] {
        escaped += entity
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static let special: [UInt8: String] = [
    UInt8(ascii: "<"): "&lt;", UInt8(ascii: ">"): "&gt;", UInt8(ascii: "&"): "&amp;",
    UInt8(ascii: "\""): "&quot;", UInt8(ascii: "'"): "&#39;",
  ]
}

/// Writes markup as it reads: elements and texts below each other, with `if` and `for` among them.
@resultBuilder enum MarkupBuilder {
  static func buildExpression(_ markup: Markup) -> Markup { markup }
  static func buildExpression(_ text: String) -> Markup { Markup(text: text) }
  static func buildExpression(_ pieces: [Markup]) -> Markup { Markup(pieces) }
  static func buildBlock(_ pieces: Markup...) -> Markup { Markup(pieces) }
  static func buildOptional(_ piece: Markup?) -> Markup { piece ?? Markup() }
  static func buildEither(first: Markup) -> Markup { first }
  static func buildEither(second: Markup) -> Markup { second }
  static func buildArray(_ pieces: [Markup]) -> Markup { Markup(pieces) }
}
