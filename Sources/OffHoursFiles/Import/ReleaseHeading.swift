/// Headings of caps on release that are put together of known words: `Max. no. of people away at once`, `Hours of paid release
/// per worker`. They count on sheets of caps alone.
enum ReleaseHeading {
  /// What such a heading says; nil where it holds another word, or says nothing.
  static func read(_ text: String) -> Heading? {
    let list = words(folded(HeadingTable.bare(text))).map(String.init)
    guard list.count > 1, list.count <= 12, list.allSatisfy(known.contains) else { return nil }
    let all = " " + list.joined(separator: " ") + " "
    let speaksOfHours = !Set(list).isDisjoint(with: hours)
    if together.contains(where: all.contains) { return speaksOfHours ? nil : .releaseAtOnce }
    guard speaksOfHours else { return nil }
    if each.contains(where: all.hasSuffix) { return .releasePerWorker }
    return Set(list).isDisjoint(with: release) ? nil : .releaseTotal
  }

  private static let hours: Set<String> = ["hours", "hour", "hrs", "gio"]
  private static let release: Set<String> = ["release", "released", "off", "nghi"]
  private static let together = [
    " at once ", " at a time ", " at one time ", " at the same time ", " together ", " cung luc ",
    " cung mot luc ", " dong thoi ", " mot luc ",
  ]
  private static let each = [
    " each ", " per worker ", " per person ", " per employee ", " per head ", " per learner ", " a worker ",
    " a person ", " each worker ", " each person ", " each employee ", " moi nguoi ", " mot nguoi ",
    " 1 nguoi ",
    " gio nguoi ", " moi lao dong ", " moi hoc vien ",
  ]
  private static let known: Set<String> = hours.union(release).union([
    "max", "maximum", "most", "no", "of", "number", "count", "the", "at", "once", "a", "one", "time", "same",
    "together", "people", "persons", "workers", "employees", "staff", "learners", "away", "absent", "out",
    "paid", "agreed", "allowed", "total", "in", "all", "per", "each", "worker", "person", "employee", "head",
    "learner", "leave", "for", "training", "to", "be", "so", "nguoi", "lao", "dong", "hoc", "vien", "cong",
    "nhan", "duoc", "cho", "huong", "luong", "co", "toi", "da", "nhieu", "nhat", "cung", "mot", "1", "luc",
    "thoi", "moi", "tong", "di", "vang", "phep",
  ])
}
