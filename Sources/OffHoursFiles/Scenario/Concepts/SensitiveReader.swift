internal import OffHours

/// Reads which columns of the workers' table are sensitive: those that the scenario names, and those whose heading says
/// so.
enum SensitiveReader {
  /// The sensitive ones among the `carried` columns, with those that the scenario names.
  static func columns(
    _ node: Node?, carried: [String], hasWorkers: Bool, _ context: ReadingContext
  ) -> Set<String> {
    var result = Set(carried.filter(SensitiveHeading.isOne))
    guard let node else { return result }
    var seen: Set<String> = []
    for element in context.elements(node) {
      guard let scalar = context.scalar(element, expected: "the name of a column, such as dan_toc") else {
        continue
      }
      let name = Parse.trimmed(normalized(scalar.text))
      if name.isEmpty {
        context.mismatch(scalar.spot, found: "no name", expected: "the name of a column, such as dan_toc")
        continue
      }
      if Concept.worker.names.contains(name) {
        context.mismatch(
          scalar.spot, found: quoted(name),
          expected: "a column that is only carried along; the timetable needs \(name)")
        continue
      }
      let key = SensitiveHeading.key(name)
      if !seen.insert(key).inserted {
        context.log.error(scalar.spot, "the column \(quoted(name)) stands twice; remove one")
        continue
      }
      let meant = carried.filter { $0 == name || SensitiveHeading.key($0) == key }
      result.insert(name)
      result.formUnion(meant)
      if meant.isEmpty, hasWorkers {
        context.log.warning(
          scalar.spot, PrivacyWords.noSuchColumn(quoted(name), nearest(to: name, among: carried).map(quoted)))
      }
    }
    return result
  }
}

/// Headings of columns that tell what is nobody's business: a table of words, in both languages.
///
/// Kinds of data after Viet Nam's Law on personal data protection (91/2025, in force since 1 January 2026) and the
/// European Union's General Data Protection Regulation (2016/679, Article 9).
package enum SensitiveHeading {
  /// One kind of what is sensitive.
  struct Row {
    /// What it is, for people.
    var title: Phrase
    /// Headings. Words that end with `…` may go on.
    var vi: [String]
    var en: [String]
  }

  static let rows: [Row] = [
    Row(
      title: Phrase(en: "ethnic origin", vi: "dân tộc"),
      vi: [
        "Dân tộc…", "Thành phần dân tộc", "Tộc người", "Dân tộc thiểu số", "Chủng tộc", "Nguồn gốc dân tộc",
      ],
      en: ["Ethnicity…", "Ethnic…", "Race", "Racial…", "Minority", "Ethnic minority"]),
    Row(
      title: Phrase(en: "religion", vi: "tôn giáo"),
      vi: ["Tôn giáo…", "Tín ngưỡng…", "Đạo"],
      en: ["Religion…", "Religious…", "Faith", "Belief", "Beliefs", "Denomination"]),
    Row(
      title: Phrase(en: "party and political views", vi: "đảng và quan điểm chính trị"),
      vi: [
        "Đảng", "Đảng viên…", "Đảng tịch", "Vào Đảng…", "Ngày vào Đảng…", "Ngày kết nạp Đảng…",
        "Kết nạp Đảng…", "Số thẻ Đảng…", "Thẻ Đảng…", "Chức vụ Đảng…", "Chi bộ…", "Đảng bộ…", "Tuổi Đảng",
        "Quan điểm chính trị…", "Lý luận chính trị…", "Trình độ lý luận chính trị", "Trình độ chính trị",
      ],
      en: [
        "Party", "Party member…", "Party cell", "Party since", "Joined the party", "Date joined party",
        "Party joining date", "Political…", "Politics",
      ]),
    Row(
      title: Phrase(en: "health", vi: "sức khỏe"),
      vi: [
        "Sức khỏe…", "Tình trạng sức khỏe…", "Loại sức khỏe", "Phân loại sức khỏe", "Tình hình sức khỏe",
        "Bệnh", "Bệnh lý…", "Bệnh nền…", "Bệnh án…", "Bệnh nghề nghiệp…", "Tiền sử bệnh…", "Bệnh mãn tính…",
        "Nhóm máu", "Khuyết tật…", "Dạng khuyết tật", "Mức độ khuyết tật", "Thai sản…", "Mang thai…",
        "Dị ứng…", "Thương tật…", "Tỷ lệ thương tật",
      ],
      en: [
        "Health", "Health status", "Health condition…", "Health conditions", "Health category",
        "Health class",
        "Health notes", "Health issues", "Medical…", "Disability…", "Disabilities", "Disabled", "Illness…",
        "Diagnosis", "Blood group", "Blood type", "Allergy", "Allergies", "Pregnant", "Pregnancy…",
      ]),
    Row(
      title: Phrase(en: "union membership", vi: "tham gia công đoàn"),
      vi: [
        "Công đoàn viên", "Đoàn viên công đoàn…", "Là đoàn viên…", "Ngày vào công đoàn…", "Vào công đoàn…",
        "Ngày gia nhập công đoàn…", "Gia nhập công đoàn…", "Thẻ đoàn viên…", "Thẻ công đoàn…",
        "Chức vụ công đoàn…", "Đoàn phí…", "Tham gia công đoàn…",
      ],
      en: [
        "Union", "Union member…", "Union membership…", "Union status", "Union dues", "Union card…",
        "Union since", "Joined the union", "Trade union…", "Union role", "Union position",
      ]),
  ]

  /// A heading for comparing: without case, accents, signs, an `x-` in front and a remark in brackets.
  static func key(_ heading: String) -> String {
    var text = heading
    if let bracket = text.firstIndex(where: { $0 == "(" || $0 == "[" }), bracket > text.startIndex {
      text = String(text[..<bracket])
    }
    let key = HeadingTable.key(text)
    return key.hasPrefix("x ") ? String(key.dropFirst(2)) : key
  }

  private static let exact: [String: String] = {
    var result: [String: String] = [:]
    for word in rows.flatMap({ $0.vi + $0.en }) {
      let plain = word.replacing("…", with: "")
      result[key(plain)] = plain.lowercased()
    }
    return result
  }()
  private static let starts = rows.flatMap { $0.vi + $0.en }.filter { $0.hasSuffix("…") }
    .map { key($0) + " " }

  /// Whether a heading says that its column is sensitive.
  package static func isOne(_ heading: String) -> Bool {
    let key = key(heading)
    if let word = exact[key] {
      // A single syllable says so only with its own accents, where it has any: Đảng, not Dạng.
      let plain = plainText(heading).lowercased()
      return key.contains(" ") || plain.utf8.allSatisfy { $0 < 0x80 } || plain.contains(word)
    }
    return starts.contains { key.hasPrefix($0) }
  }

  /// The table as the documentation has it.
  static var markdown: String {
    let lines = rows.map {
      "| \($0.title.en) | \($0.vi.joined(separator: " · ")) | \($0.en.joined(separator: " · ")) |"
    }
    return (["| what | Vietnamese | English |", "|---|---|---|"] + lines).joined(separator: "\n")
  }
}
