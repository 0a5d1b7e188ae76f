/// Names of rows or columns; empty, and free, as long as nothing has a name.
struct NameList: Sendable {
  private var names: [String?] = []

  subscript(index: Int) -> String? { index < names.count ? names[index] : nil }

  /// Adds the name of the element with this index; those before it without a name have none.
  mutating func append(_ name: String?, at index: Int) {
    guard name != nil || !names.isEmpty else { return }
    if names.count < index { names.append(contentsOf: repeatElement(nil, count: index - names.count)) }
    names.append(name)
  }

  /// Keeps the elements whose new index is not negative.
  mutating func keep(_ newIndex: [Int32]) {
    guard !names.isEmpty else { return }
    names = names.indices.filter { newIndex[$0] >= 0 }.map { names[$0] }
  }
}
