/// What stands in the place of a mark or of a signature.
enum AttendanceMark: Hashable {
  case present, absent
  /// A tick, or short for `vắng`; a word for absence that is also the person's name; neither a mark nor the name.
  case tickOrAbsent, nameOrAbsent, unknown

  private static let yes: Set = [
    "yes", "y", "true", "1", "x", "✓", "✔", "☑", "🗸", "√", "co", "c", "present", "co mat", "attended", "came",
    "here", "ok", "signed", "sgd", "ky", "da ky", "co ky", "da hoc", "co hoc", "co den", "da den", "du",
  ]
  private static let no: Set = [
    "", "no", "n", "false", "0", "-", "–", "—", "khong", "ko", "k", "p", "kp", "vp", "vkp", "a", "abs",
    "absence",
    "❌", "✗", "✘", "☐",
  ]
  /// How a text begins that says somebody did not come, whatever follows; words as they are written with accents.
  private static let absences: [[String]] = [
    "vắng", "nghỉ", "nghĩ học", "xin nghỉ", "ốm", "báo ốm", "bị ốm", "bệnh", "bị bệnh", "đau ốm", "phép",
    "có phép",
    "không phép", "không có phép", "không đến", "không đi", "không học", "không dự", "không tới",
    "không tham gia",
    "không tham dự", "không có mặt", "ko đến", "ko đi", "ko học", "ko dự", "k đến", "chưa đến", "bỏ học",
    "bỏ buổi",
    "đi công tác", "công tác", "thai sản", "bận", "tai nạn", "việc riêng", "absent", "absence", "excused",
    "unexcused",
    "sick", "ill", "away", "off sick", "off ill", "off", "on leave", "leave", "annual leave", "sick leave",
    "holiday",
    "vacation", "missed", "missing", "no show", "noshow", "not present", "not here", "not attended", "not in",
    "did not", "didn t", "didnt", "does not attend", "could not", "couldn t", "cancelled", "dna", "awol",
  ].map(parts)

  /// Reads a text; nil as the name where a name says nothing, as in a column for marks.
  static func read(_ text: String, of name: String?) -> AttendanceMark {
    let plain = plainText(text), fold = folded(plain)
    if fold == "v" { return .tickOrAbsent }
    if no.contains(fold) { return .absent }
    let own = parts(name ?? "")
    let said = parts(plain)
    if let absence = absences.first(where: { begins(said, with: $0) }) {
      // `Nghi` and `Vang` are given names too, and typed without accents nobody can tell.
      let isName = absence.count == 1 && own.contains { folded($0) == folded(said[0]) }
      return isName && (name == nil || !isCertain(said[0], absence[0], own)) ? .nameOrAbsent : .absent
    }
    if yes.contains(fold) { return .present }
    if let name, isSignature(fold, of: folded(name)) { return .present }
    return .unknown
  }

  /// Words in lower case with their accents.
  private static func parts(_ text: String) -> [String] {
    plainText(text).lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }

  /// Whether a text's words begin with these, written with their accents or without any.
  private static func begins(_ said: [String], with phrase: [String]) -> Bool {
    said.count >= phrase.count
      && zip(said, phrase).allSatisfy { $0 == $1 || $0.utf8.allSatisfy { $0 < 0x80 } && $0 == folded($1) }
  }

  /// Whether a word is written as the absence is and not as the name is.
  private static func isCertain(_ said: String, _ absence: String, _ own: [String]) -> Bool {
    said == absence && !own.contains(said)
  }

  /// Whether a text is made of words of a name or their first letters, in either order of the name: `Đức`, `N. V. Đức`,
  /// `nvduc`, `Brown Kevin`.
  private static func isSignature(_ text: String, of name: String) -> Bool {
    let own = words(name).map { Array($0) }
    let said = words(text).map { Array($0) }
    guard !own.isEmpty, !said.isEmpty else { return false }
    let orders =
      [own, Array(own.reversed())] + (own.count > 2 ? [[own[own.count - 1]] + own.dropLast()] : [])
    return said.allSatisfy { word in
      own.contains { word == $0 } || orders.contains { isMade(word, of: $0) }
    }
  }

  /// Whether a word is a run of words and initials of a name, each at most once and in their order.
  private static func isMade(_ word: [Character], of name: [[Character]]) -> Bool {
    guard word.count <= 60 else { return false }
    // Positions of the word that can be reached with the words of the name so far.
    var reached: Set<Int> = [0]
    for part in name {
      for position in reached {
        let rest = word[position...]
        if rest.starts(with: part) { reached.insert(position + part.count) }
        if let first = part.first, rest.first == first { reached.insert(position + 1) }
      }
    }
    return reached.contains(word.count)
  }
}
