/// A firm whose people are to be taught.
public struct Employer: Sendable {
  /// Id, unique among employers.
  public var id: String
  /// What people read; the id where none was given.
  public var name: String
  /// Where its people work.
  public var place: Ref<Place>?
  /// The rotation of its crews, where it has one.
  public var rotation: Ref<Rotation>?
  /// Share of people who leave in a week, 0 ≤ … < 1.
  public var attrition = 0.0
  /// The employer's own legend.
  public var shifts: Legend = [:]
  /// Dates on which no shift from a rotation starts; nil: the scenario's.
  public var holidays: Set<CivilDate>?

  /// An employer named after its id.
  public init(id: String) {
    self.id = id
    name = id
  }
}
