/// How people may be released from their shifts for class. nil: no cap.
public struct Release: Hashable, Sendable {
  /// Most minutes of a worker, and of all workers of the employer, over the horizon: class and both journeys.
  public var perWorker, total: Int?
  /// Most workers who are released at any instant: of the employer, or of each crew.
  public var atOnce: Int?
  /// Whether `atOnce` is of each crew; those without a crew are one group.
  public var ofCrew = false

  /// Whether anything is capped.
  package var isCapped: Bool { perWorker != nil || total != nil || atOnce != nil }

  /// No caps.
  public init() {}

  /// Minutes that one worker can still be released if nobody else is, where history has taken some of the worker's and
  /// of everybody's.
  package func left(taken: Int, together: Int) -> Int {
    if atOnce == 0 { return 0 }
    return max(0, min(perWorker.map { $0 - taken } ?? .max, total.map { $0 - together } ?? .max))
  }
}

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
  /// How its people may be released from shifts for class; nil: nobody is.
  public var release: Release?

  /// An employer named after its id.
  public init(id: String) {
    self.id = id
    name = id
  }
}
