extension Words {
  package static let undecided = Phrase(
    en: "not decided whether a complete set of meetings fits",
    vi: "chưa xác định được có ghép đủ các buổi học không")

  /// Hidden folders of runs that were killed are gone.
  package static func clearedLeftovers(_ count: Int) -> Phrase {
    Phrase(
      en: "Cleared away: \(count) hidden \(count == 1 ? "folder" : "folders") of runs that had been cut off",
      vi: "Đã dọn \(count) thư mục ẩn do các lần chạy bị ngắt giữa chừng để lại")
  }
}
