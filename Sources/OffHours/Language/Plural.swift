/// English plurals; Vietnamese has none.
extension Words {
  /// `1 person`, `7 people`: a count with its noun, and with whatever else hangs on the number. `others` stands behind all
  /// counts but one; where it is not given it is the noun with an s.
  package static func counted(_ count: Int, _ one: String, _ others: String? = nil) -> String {
    "\(count) \(plural(count, one, others ?? one + "s"))"
  }

  /// The words that go with a count that stands elsewhere.
  package static func plural(_ count: Int, _ one: String, _ others: String) -> String {
    count == 1 ? one : others
  }
}
