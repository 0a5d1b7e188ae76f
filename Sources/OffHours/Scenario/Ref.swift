/// A typed position in one of a scenario's arrays: `Ref<Venue>` indexes `scenario.venues`.
@frozen public struct Ref<Element>: Hashable, Comparable, Sendable {
  /// The position; small, since scenarios hold millions.
  @usableFromInline var raw: Int32

  /// Position in the array, from 0.
  @inlinable public var index: Int {
    get { Int(raw) }
    set { raw = Int32(newValue) }
  }

  /// Position `index`.
  @inlinable public init(_ index: Int) { raw = Int32(index) }

  /// Earlier positions come first.
  @inlinable public static func < (a: Ref, b: Ref) -> Bool { a.index < b.index }
}

extension Array {
  /// The element at a typed position.
  @inlinable public subscript(ref: Ref<Element>) -> Element {
    _read { yield self[ref.index] }
    _modify { yield &self[ref.index] }
  }

  /// Every typed position, in order.
  @inlinable public var refs: [Ref<Element>] { indices.map { Ref($0) } }
}
