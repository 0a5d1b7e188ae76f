/// A cycle of shifts that crews run through, each with an offset of its own.
public struct Rotation: Sendable {
  /// Id, unique among rotations.
  public var id: String
  /// What people read; the id where none was given.
  public var name: String
  /// A code a day; the shift starts on that day. Never empty.
  public var cycle: [String] = []
  /// On date d a crew with offset o plays `cycle[(d − anchor + o) mod length]`.
  public var anchor = CivilDate(day: 0)
  /// The crews, in the order given.
  public var crews: [Crew] = []
  /// The rotation's own legend.
  public var shifts: Legend = [:]

  /// People who work the same days.
  public struct Crew: Hashable, Sendable {
    /// Name, unique within the rotation.
    public var name: String
    /// Days by which the crew is ahead of the anchor.
    public var offset: Int

    /// A crew that is `offset` days ahead.
    public init(name: String, offset: Int) {
      self.name = name
      self.offset = offset
    }
  }

  /// An empty rotation named after its id.
  public init(id: String) {
    self.id = id
    name = id
  }

  /// The code that a crew with this offset plays on a date.
  public func code(on date: CivilDate, offset: Int) -> String {
    let position = (date - anchor + offset) % cycle.count
    return cycle[position < 0 ? position + cycle.count : position]
  }
}
