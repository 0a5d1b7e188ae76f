extension Words {
  package static let undecided = Phrase(
    en: "not decided whether a complete set of meetings fits",
    vi: "chưa xác định được có ghép đủ các buổi học không")
}
