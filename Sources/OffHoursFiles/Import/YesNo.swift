internal import OffHours

/// Cells that say yes or no.
enum YesNo {
  private static let yes: Set<String> = ["yes", "y", "true", "x", "1", "v", "✓", "✔", "☑", "co", "dung"]
  private static let no: Set<String> = [
    "no", "n", "false", "0", "none", "-", "–", "khong", "khong co", "sai",
  ]

  /// Whether a text says yes, or that a room is online.
  static func isYes(_ text: String) -> Bool {
    let text = plainText(folded(text))
    return yes.contains(text) || ["online", "virtual", "remote", "truc tuyen", "qua mang"].contains(text)
  }

  /// What a cell says, in words of its own column as well; what says neither is logged.
  static func read(
    _ cell: PlacedText, _ log: ImportLog, yes more: Set<String> = [], no others: Set<String> = []
  ) -> Bool? {
    let text = plainText(folded(cell.text))
    if yes.contains(text) || more.contains(text) { return true }
    if no.contains(text) || others.contains(text) { return false }
    log.error(cell.place, PlanSheetWords.neither(plainText(cell.text)))
    return nil
  }
}
