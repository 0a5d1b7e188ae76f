/// What a column of a list holds, by its heading in Vietnamese or English.
enum Heading: Hashable, Sendable {
  case number, id, name, familyName, givenName, employer, crew, group, course, phone, workplace, home
  case hall, seats, address, latitude, longitude, coordinates, note
  case code, hours, from, to, meaning
  /// Another column, carried along under its own heading.
  case other

  /// What a heading says. Longer names are tried first, so that `mã nhân viên` is no `nhân viên`.
  init(_ text: String) {
    let text = words(folded(text)).joined(separator: " ")
    if let known = Heading.exact[text] {
      self = known
      return
    }
    for (start, heading) in Heading.starts where text == start || text.hasPrefix(start + " ") {
      self = heading
      return
    }
    self = .other
  }

  private static let exact: [String: Heading] = {
    var result: [String: Heading] = [:]
    let table: [(Heading, [String])] = [
      (.number, ["stt", "tt", "so tt", "so thu tu", "no", "nr", "#"]),
      (
        .id,
        [
          "ma", "ma so", "msnv", "mnv", "so the", "id", "worker id", "worker", "employee id", "emp id",
          "staff id", "badge", "cccd", "cmnd",
        ]
      ),
      (
        .name,
        [
          "ho va ten", "ho ten", "hoten", "ten nhan vien", "ten cong nhan", "ten nguoi lao dong", "nhan vien",
          "cong nhan", "nguoi lao dong", "hoc vien", "name", "full name", "employee", "employee name",
          "worker name", "learner",
        ]
      ),
      (
        .familyName,
        [
          "ho", "ho dem", "ho va dem", "ho va ten dem", "ho lot", "ho va chu lot", "ho va chu dem",
          "last name", "family name", "surname",
        ]
      ),
      (.givenName, ["ten", "first name", "given name"]),
      (
        .employer,
        [
          "don vi", "cong ty", "doanh nghiep", "employer", "company", "firm", "noi lam viec cong ty", "cdcs",
          "cong doan co so",
        ]
      ),
      (
        .crew,
        [
          "kip", "ca", "to", "doi", "nhom", "ca kip", "kip ca", "kip to", "to kip", "to ca", "ca to", "crew",
          "team", "shift", "shift group",
        ]
      ),
      (
        .group,
        [
          "bo phan", "phong", "phong ban", "xuong", "phan xuong", "chuyen", "day chuyen", "department",
          "dept", "section", "line", "chuc vu", "chuc danh", "position",
        ]
      ),
      (
        .course,
        [
          "khoa hoc", "lop hoc", "lop", "khoa", "hoc", "lop dang ky", "khoa dang ky", "dang ky", "course",
          "courses", "class",
        ]
      ),
      (
        .phone,
        [
          "dien thoai", "so dien thoai", "sdt", "dt", "so dt", "di dong", "phone", "mobile", "tel",
          "telephone", "phone number",
        ]
      ),
      (
        .workplace,
        [
          "noi lam viec", "dia diem lam viec", "kcn", "khu cong nghiep", "workplace", "park", "site", "noi",
          "khu vuc", "place",
        ]
      ),
      (.home, ["noi o", "cho o", "noi o hien nay", "noi cu tru", "home"]),
      (
        .hall,
        [
          "hoi truong", "ten hoi truong", "dia diem", "ten dia diem", "phong hoc", "noi hoc", "hall", "venue",
          "room",
        ]
      ),
      (.seats, ["so cho", "so cho ngoi", "suc chua", "so ghe", "cho ngoi", "quy mo", "seats", "capacity"]),
      (.address, ["dia chi", "address"]),
      (.latitude, ["vi do", "lat", "latitude"]),
      (.longitude, ["kinh do", "lon", "lng", "long", "longitude"]),
      (.coordinates, ["toa do", "coordinates", "gps"]),
      (.note, ["ghi chu", "note", "notes", "remark", "remarks"]),
      (.code, ["ky hieu", "ma ca", "ki hieu", "code", "shift code"]),
      (.hours, ["gio", "gio lam viec", "thoi gian", "thoi gian lam viec", "hours", "time"]),
      (.from, ["tu", "bat dau", "gio bat dau", "gio vao", "vao", "from", "start"]),
      (.to, ["den", "ket thuc", "gio ket thuc", "gio ra", "ra", "to time", "end", "finish"]),
      (.meaning, ["y nghia", "noi dung", "dien giai", "mo ta", "meaning", "description"]),
    ]
    for (heading, names) in table { for name in names { result[name] = heading } }
    return result
  }()

  private static let starts: [(String, Heading)] = [
    ("ma nhan vien", .id), ("ma nv", .id), ("ma cong nhan", .id), ("ma so nhan vien", .id), ("ma the", .id),
    ("ma nld", .id), ("so the", .id), ("ho va ten", .name), ("ho ten", .name), ("don vi", .employer),
    ("cong ty", .employer),
    ("doanh nghiep", .employer), ("so dien thoai", .phone), ("dien thoai", .phone), ("so cho", .seats),
    ("suc chua", .seats), ("dia chi", .address), ("kip", .crew), ("to san xuat", .crew), ("to doi", .crew),
    ("ghi chu", .note),
    ("bo phan", .group), ("ten hoi truong", .hall), ("hoi truong", .hall), ("khoa hoc", .course),
    ("lop hoc", .course),
  ]
}

/// Crews as people call them, and the ids that scenarios give them.
enum CrewName {
  private static let prefixes = [
    "kip", "ca", "to", "doi", "nhom", "crew", "team", "shift", "group", "chuyen",
  ]

  /// The id of a crew: `Kíp A` becomes `A`, `Tổ lắp ráp 2` becomes `lắp-ráp-2`.
  static func id(_ text: String) -> String {
    var list = plainText(text).split(whereSeparator: {
      !($0.isLetter || $0.isNumber || $0 == "." || $0 == "_")
    })
    if list.count > 1, prefixes.contains(folded(String(list[0]))) { list.removeFirst() }
    let id = list.joined(separator: "-")
    return Parse.isId(id) ? id : slug(text)
  }

  /// Whether a text reads like the name of a crew: `Kíp A`, `Tổ 1`, or one short word.
  static func isLikely(_ text: String) -> Bool {
    let list = folded(text).split(separator: " ")
    guard let first = list.first else { return false }
    return list.count > 1 && list.count <= 5 && prefixes.contains(String(first))
      || list.count == 1 && text.count <= 3
  }
}
