internal import OffHours

/// Whether a line of a list of absences or of overtime stands, by a column such as *Status* or *Approved*.
enum AbsenceState {
  case stands
  /// It was refused or taken back: its days are as if it were not there.
  case refused
  /// Nobody has decided yet.
  case open

  /// Headings, folded, of columns that say so besides *Status*.
  private static let heads: Set<String> = [
    "approved", "approval", "approval status", "leave status", "request status", "state", "decision",
    "outcome", "granted", "authorised", "authorized", "confirmed", "duyet", "da duyet", "phe duyet",
    "xet duyet", "ket qua duyet", "tinh trang duyet", "trang thai duyet", "tinh trang don", "trang thai don",
    "ket qua", "quyet dinh", "y kien lanh dao",
  ]
  private static let refusedWords: Set<String> = [
    "refused", "rejected", "declined", "denied", "disapproved", "not approved", "not granted",
    "not authorised",
    "not authorized", "unapproved", "turned down", "cancelled", "canceled", "cancel", "withdrawn", "revoked",
    "void", "voided", "deleted", "tu choi", "bi tu choi", "khong duyet", "khong dong y", "khong chap thuan",
    "khong chap nhan", "khong phe duyet", "bac", "bac don", "huy", "da huy", "huy don", "rut don",
    "da rut", "rut lai", "thu hoi",
  ]
  private static let openWords: Set<String> = [
    "pending", "pending approval", "awaiting approval", "awaiting", "waiting", "requested", "request",
    "submitted", "applied", "in review", "under review", "to be approved", "to be confirmed", "tbc", "draft",
    "proposed", "provisional", "tentative", "planned", "on hold", "new", "open", "not yet approved",
    "not decided",
    "undecided", "cho duyet", "dang cho", "dang cho duyet", "cho phe duyet", "cho xu ly", "dang xu ly",
    "chua duyet", "chua phe duyet", "chua quyet", "de nghi", "du kien", "xin nghi", "moi gui", "da gui",
    "nhap",
    "ban nhap", "dang xet", "cho xet",
  ]
  private static let standingWords: Set<String> = [
    "approved", "granted", "authorised", "authorized", "accepted", "confirmed", "agreed", "ok", "okay",
    "taken",
    "booked", "active", "done", "completed", "closed", "final", "auto approved", "da duyet", "duyet",
    "da phe duyet", "phe duyet", "dong y", "da dong y", "chap thuan", "da chap thuan", "chap nhan",
    "da xac nhan", "xac nhan", "hop le", "da nghi", "dang nghi",
  ]
  private static let no: Set<String> = ["no", "n", "false", "x0", "khong", "k", "ko", "0"]
  private static let yes: Set<String> = ["yes", "y", "true", "co", "c", "1", "x", "✓", "✔"]

  /// What a cell says; nil where it says nothing of the kind. `isQuestion`: *Approved* is answered with yes and no.
  static func read(_ text: String, isQuestion: Bool) -> AbsenceState? {
    let all = words(folded(text)).joined(separator: " ")
    if isQuestion {
      if no.contains(all) { return .refused }
      if yes.contains(all) || yes.contains(plainText(text).lowercased()) { return .stands }
    }
    if refusedWords.contains(all) { return .refused }
    if openWords.contains(all) { return .open }
    return standingWords.contains(all) ? .stands : nil
  }

  /// Whether a heading is of such a column: by its kind or by its words.
  static func isHeading(_ kind: Heading, _ text: String) -> Bool {
    kind == .status || heads.contains(words(folded(text)).joined(separator: " "))
  }

  /// Whether such a heading asks for yes or no.
  static func isQuestion(_ heading: String) -> Bool {
    !["status", "state", "trang", "tinh", "outcome", "ket"].contains { word in
      words(folded(heading)).contains { $0 == word }
    }
  }

  /// Lines that nobody has decided, below one heading.
  static func question(_ text: String, _ heading: String, _ rows: [Int]) -> Phrase {
    let list = list(rows)
    return Phrase(
      en:
        "'\(text)' in the column '\(heading)' leaves open whether these days hold (rows \(list)); write 'approved' or 'refused', or take the lines out",
      vi:
        "'\(text)' ở cột '\(heading)' chưa cho biết có nghỉ hay không (dòng \(list)); hãy ghi 'đã duyệt' hoặc 'từ chối', hoặc bỏ các dòng đó"
    )
  }

  /// Lines that were refused.
  static func told(_ text: String, _ heading: String, _ rows: [Int]) -> Phrase {
    let list = list(rows)
    return Phrase(
      en: "'\(text)' in the column '\(heading)': these lines are not used (rows \(list))",
      vi: "'\(text)' ở cột '\(heading)': không dùng các dòng này (dòng \(list))")
  }

  private static func list(_ rows: [Int]) -> String {
    rows.prefix(12).map { "\($0 + 1)" }.joined(separator: ", ") + (rows.count > 12 ? " …" : "")
  }
}

extension AbsenceList {
  /// Takes out the lines that were refused, and asks about those that nobody has decided; lines that say the same are told
  /// together.
  mutating func decide(_ log: ImportLog) {
    let columns = heading.columns.filter { AbsenceState.isHeading($0.value.kind, $0.value.text) }.keys
      .sorted()
    var groups: [(column: Int, text: String, state: AbsenceState, rows: [Int])] = []
    var gone: Set<Int> = []
    for row in rows {
      for column in columns {
        let text = plainText(source.sheet.text(row.row, column)), head = heading.columns[column]!.text
        guard let state = AbsenceState.read(text, isQuestion: AbsenceState.isQuestion(head)) else { continue }
        if state == .stands { continue }
        gone.insert(row.row)
        let key = folded(text)
        if let there = groups.firstIndex(where: { $0.column == column && folded($0.text) == key }) {
          groups[there].rows.append(row.row)
        } else {
          groups.append((column, text, state, [row.row]))
        }
        break
      }
    }
    rows.removeAll { gone.contains($0.row) }
    for group in groups {
      let head = heading.columns[group.column]!.text, place = source.place(group.rows[0], group.column)
      switch group.state {
      case .stands: break
      case .refused: log.warning(place, AbsenceState.told(group.text, head, group.rows))
      case .open: log.error(place, AbsenceState.question(group.text, head, group.rows))
      }
    }
    for position in self.columns.indices where columns.contains(self.columns[position].column) {
      let isRead = source.sheet.rows.indices.contains { row in
        row > heading.row
          && AbsenceState.read(
            source.sheet.text(row, self.columns[position].column),
            isQuestion: AbsenceState.isQuestion(self.columns[position].heading)) != nil
      }
      if isRead { self.columns[position].use = .taken(Heading.status.title) }
    }
  }
}
