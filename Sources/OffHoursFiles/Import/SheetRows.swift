internal import OffHours

/// What rows of any list have in common.
enum SheetRows {
  /// Whether a name is that of a total or of a signature. (`Tống` is a family name, `Tổng` a total.)
  static func isTotal(_ name: String, orEmpty: Bool = true) -> Bool {
    let list = words(folded(name)).map(String.init)
    guard let first = list.first else { return orEmpty }
    let low = normalized(name).lowercased()
    if low.hasPrefix("tổng") || low.hasPrefix("cộng") { return true }
    if ["total", "sum"].contains(first) || isCount(name) { return true }
    let all = list.joined(separator: " ")
    return [
      "tong", "cong", "tong cong", "tong so", "ban giam doc", "giam doc", "phe duyet", "co mat", "quan so",
      "so nguoi", "so nguoi truc", "dinh bien", "on duty", "staff on duty", "number on duty", "minimum",
      "minimum staffing", "required", "headcount", "staffing",
    ].contains(all)
      || all.hasPrefix("nguoi lap")
  }

  /// Whether a name says that nobody has the post: *VACANT*, *Chưa tuyển*.
  static func isVacancy(_ name: String) -> Bool {
    let list = words(folded(name)).map(String.init).filter { !$0.allSatisfy(\.isNumber) }
    // `Vacant - Night`, `Open shift (late)`.
    if ["vacant", "vacancy", "unfilled", "unassigned"].contains(list.first ?? "")
      || list.starts(with: ["open", "shift"]) || list.starts(with: ["vi", "tri", "trong"])
    {
      return true
    }
    return [
      "vacant", "vacancy", "vacant post", "vacant shift", "unfilled", "open shift", "tbc", "tba", "tbd",
      "to be confirmed", "to be advised", "to be recruited", "nobody", "chua tuyen", "chua co nguoi",
      "chua co",
      "khuyet", "con trong", "vi tri trong", "dang tuyen",
    ].contains(list.joined(separator: " "))
  }

  /// Whether a name begins as that of a row of counts does: *Quân số Đ*, *Staff on nights*.
  static func beginsCount(_ name: String) -> Bool {
    let low = words(folded(name)).joined(separator: " ") + " "
    return [
      "quan so ", "so nguoi ", "so luong ", "si so ", "nhan luc ", "so ca ", "dinh bien ", "count ",
      "headcount ",
      "number of ", "no of ", "staff on ", "on duty ", "required ", "minimum ", "coverage ", "cover ",
      "staffing ",
    ].contains { low.hasPrefix($0) }
  }

  /// Rows of posts that nobody has are told.
  static func vacant(_ rows: [Int]) -> Phrase {
    let list = rows.prefix(12).map { "\($0 + 1)" }.joined(separator: ", ")
    return Phrase(
      en: "rows of posts that are vacant are not used: \(list)",
      vi: "các dòng của vị trí chưa có người không được dùng: \(list)")
  }

  /// Whether a line counts those above it: `2 people`, `12 người`, `n = 2`, `Headcount: 40`.
  static func isCount(_ text: String) -> Bool {
    let list = words(folded(text)).map(String.init)
    guard list.count >= 2, list.count <= 6, list.contains(where: { $0.allSatisfy(\.isNumber) }) else {
      return false
    }
    if list[0].allSatisfy(\.isNumber) {
      return list.dropFirst().allSatisfy(counted.contains)
        && list.contains { !fillers.contains($0) && counted.contains($0) }
    }
    // `N 2` may be a crew; a sign says that it is a count.
    guard let sign = text.firstIndex(where: { $0 == ":" || $0 == "=" }) else { return false }
    let head = words(folded(String(text[..<sign]))).joined(separator: " ")
    let rest = words(folded(String(text[sign...]))).map(String.init)
    return counts.contains(head) && !rest.isEmpty
      && rest.enumerated().allSatisfy {
        $0.offset == 0 ? $0.element.allSatisfy(\.isNumber) : counted.contains($0.element)
      }
  }

  private static let fillers: Set<String> = [
    "in", "all", "total", "tat", "ca", "tong", "cong", "on", "list", "the",
  ]
  private static let counted: Set<String> = fillers.union([
    "people", "persons", "person", "employees", "employee", "staff", "workers", "names", "learners",
    "members",
    "nguoi", "nhan", "vien", "cong", "hoc", "lao", "dong", "doan", "can", "bo", "rows", "dong", "halls",
    "rooms",
    "instructors", "trainers", "courses", "giang", "khoa",
  ])
  private static let counts: Set<String> = [
    "n", "sl", "so luong", "so nguoi", "si so", "quan so", "tong so nguoi", "so nhan vien", "count",
    "headcount",
    "head count", "number", "number of people", "number of staff", "people", "staff", "no of people",
    "in all", "persons",
    "employees", "tong", "total",
  ]

  /// Whether a row only numbers a page or says who made or signed the sheet.
  static func isOfPage(_ sheet: Sheet, _ row: Int) -> Bool {
    let filled = sheet.rows[row].filter { !$0.isEmpty && !$0.isContinuation }.map { plainText($0.text) }
    // Several may sign on one line.
    guard let text = filled.first, filled.count <= 6 else { return false }
    let list = words(folded(text)).map(String.init)
    if filled.count > 2, !(list.last == "by" && list.count == 2 || list.first == "nguoi") { return false }
    if list.count >= 2, list.count <= 4, ["page", "trang"].contains(list[0]),
      list.dropFirst().allSatisfy({ ["of", "tren"].contains($0) || $0.allSatisfy(\.isNumber) })
    {
      return true
    }
    let all = list.joined(separator: " ")
    if ["signature", "signatures", "signed", "chu ky", "ky ten", "ky va ghi ro ho ten"].contains(all) {
      return true
    }
    return [
      "prepared by", "approved by", "checked by", "signed by", "reviewed by", "compiled by", "nguoi lap",
      "nguoi duyet", "nguoi kiem tra",
    ].contains { all == $0 || all.hasPrefix($0 + " ") }
  }

  /// Whether the name of a row says that it holds hours of the days and nobody.
  static func isOfHours(_ name: String) -> Bool {
    let text = words(folded(name)).filter { !$0.allSatisfy(\.isNumber) }.joined(separator: " ")
    return [
      "gio", "gio vao", "gio ra", "gio lam", "gio lam viec", "so gio", "thoi gian", "gio bat dau",
      "gio ket thuc",
      "bat dau", "ket thuc", "hours", "hour", "time", "times", "start", "start time", "end", "end time",
      "time in",
      "time out", "working hours", "shift hours", "shift time", "from", "to", "vao", "ra", "in", "out",
    ].contains(text)
  }
}
