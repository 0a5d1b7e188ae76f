/// Files of sheets that are no scenario: what they are, so that they can be named.
enum OtherSheets {
  /// What a file is that is neither YAML nor an .xlsx workbook; nil where nothing shows it. Looks at its beginning and name.
  static func kind(_ path: String, _ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return "an old workbook (.xls)" }
    if bytes.starts(with: [0x50, 0x4B]) {
      guard let archive = try? ZipArchive(bytes), archive.names.contains("content.xml") else { return nil }
      return "an OpenDocument workbook (.ods)"
    }
    if MarkupTables.isPage(bytes) { return "a web page" }
    if bytes.starts(with: Array("<?xml".utf8)) { return "an XML workbook (.fods, .xml)" }
    let name = path.lowercased()
    return [".csv", ".tsv"].contains(where: name.hasSuffix) ? "a table of text (.csv)" : nil
  }

  /// What is said of such a file.
  static func fault(_ kind: String) -> String {
    "found \(kind); expected a scenario: open it in a spreadsheet program and save it as .xlsx, or hand it in with offhours import"
  }
}
