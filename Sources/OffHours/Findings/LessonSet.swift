/// A set of lessons of one course, of any number.
struct LessonSet: Hashable, Sendable {
  private(set) var words: [UInt64]

  init(_ taken: [Bool]) {
    words = Array(repeating: 0, count: (taken.count + 63) / 64)
    for lesson in taken.indices where taken[lesson] { insert(lesson) }
  }

  mutating func insert(_ lesson: Int) { words[lesson >> 6] |= 1 << UInt64(lesson & 63) }

  func contains(_ lesson: Int) -> Bool { words[lesson >> 6] & (1 << UInt64(lesson & 63)) != 0 }

  /// Whether everything in `other` is in here.
  func contains(allOf other: LessonSet) -> Bool { zip(words, other.words).allSatisfy { $1 & ~$0 == 0 } }
}
