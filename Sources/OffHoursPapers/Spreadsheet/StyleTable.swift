import OffHoursContainers

/// The looks that the cells of a workbook have, each once, as `styles.xml` numbers them.
struct StyleTable: Sendable {
  private var styles: [CellStyle] = [.plain]
  private var numbers: [CellStyle: Int] = [.plain: 0]

  /// The number of a look.
  mutating func number(of style: CellStyle) -> Int {
    if let number = numbers[style] { return number }
    numbers[style] = styles.count
    styles.append(style)
    return styles.count - 1
  }

  /// Number formats below this are built in.
  private static let firstFormat = 164

  /// The part `xl/styles.xml`.
  var source: String {
    var formats: [String] = []
    for case let format? in styles.map(\.format) where !formats.contains(format) { formats.append(format) }
    let formatList = formats.enumerated().map {
      "<numFmt numFmtId=\"\(StyleTable.firstFormat + $0)\" formatCode=\"\(XMLText.escaped($1))\"/>"
    }
    // Every look brings its font; what is the same twice does no harm, but looks are few.
    let fonts = styles.map { style in
      """
      <font>\(style.isBold ? "<b/>" : "")\(style.isItalic ? "<i/>" : "")<sz val="\(style.size)"/>\
      <color rgb="\(style.isQuiet ? "FF808080" : "FF000000")"/><name val="Times New Roman"/><family val="1"/></font>
      """
    }
    let cells = styles.enumerated().map { position, style in
      let format =
        style.format.flatMap { formats.firstIndex(of: $0) }.map { StyleTable.firstFormat + $0 } ?? 0
      return """
        <xf numFmtId="\(format)" fontId="\(position)" fillId="\(style.isFilled ? 2 : 0)" \
        borderId="\(style.hasBorder ? 1 : 0)" xfId="0"\(style.isQuoted ? " quotePrefix=\"1\"" : "") \
        applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">\
        <alignment horizontal="\(style.alignment.rawValue)" vertical="center"\(style.wraps ? " wrapText=\"1\"" : "")/></xf>
        """
    }
    let side = { (name: String) in "<\(name) style=\"thin\"><color rgb=\"FF7F7F7F\"/></\(name)>" }
    return """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
      \(formats.isEmpty ? "" : "<numFmts count=\"\(formats.count)\">\(formatList.joined())</numFmts>")\
      <fonts count="\(fonts.count)">\(fonts.joined())</fonts>\
      <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
      <fill><patternFill patternType="solid"><fgColor rgb="FFE7EDF3"/><bgColor indexed="64"/></patternFill></fill></fills>\
      <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>\
      <border>\(["left", "right", "top", "bottom"].map(side).joined())<diagonal/></border></borders>\
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
      <cellXfs count="\(cells.count)">\(cells.joined())</cellXfs>\
      <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
      """
  }
}
