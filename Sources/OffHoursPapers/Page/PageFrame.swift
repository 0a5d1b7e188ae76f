import OffHours

/// What every page has around its content: the head with the style sheet, a way past the top, title and foot.
///
/// A page asks the network for nothing, and says so to the browser.
struct PageFrame {
  var language: Language
  var title: String
  /// What stands under the title and before the content.
  var header: Markup
  /// The content.
  var content: Markup
  /// What stands last.
  var footer: Markup
  /// The style sheet.
  var style = PageStyle.sheet

  /// The whole file.
  var source: String {
    let page = Markup("html", ["lang": language.rawValue]) {
      Markup("head") {
        Markup("meta", ["charset": "utf-8"])
        Markup("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        Markup("meta", ["name": "color-scheme", "content": "light dark"])
        Markup(
          "meta",
          [
            "http-equiv": "Content-Security-Policy",
            "content": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
          ])
        Markup("link", ["rel": "icon", "href": "data:,"])
        Markup("title") { title }
        Markup(styleSheet: style)
      }
      Markup("body") {
        Markup("a", ["class": "skip", "href": "#content"]) { PageWords.skip(language) }
        Markup("header") { header }
        Markup("main", ["id": "content"]) { content }
        Markup("footer") { footer }
      }
    }
    return "<!DOCTYPE html>\n\(page.source)\n"
  }
}
