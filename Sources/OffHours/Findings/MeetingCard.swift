/// Why a meeting is where and when it is.
public struct MeetingCard: Sendable {
  /// The meeting, and whether the scenario pins it.
  public var meeting: Meeting, isPinned: Bool
  /// Learners, and seats of the hall for this course.
  public var learners: Int, seats: Int
  /// Learners by employer, most first; nil stands for those without one.
  public var employers: [(employer: String?, count: Int)] = []
  /// Other times and halls for the lesson: how many of these learners could come, and how many of those left out; best
  /// first.
  public var alternatives: [Alternative] = []
  /// The tiers now and, where that was tried, without this meeting here and then, the goals coming first; and how many
  /// people change in that plan.
  public var now: [TierResult] = [], without: [TierResult]?, changed: Int?
  /// How many change where as few as can be do, with what is proved to be unavoidable, and who loses a course in that plan;
  /// nil where that was not tried.
  public var fewest: TierResult?, losing: [PersonCard.Loss] = []

  /// A card.
  public init(meeting: Meeting, isPinned: Bool, learners: Int, seats: Int) {
    self.meeting = meeting
    self.isPinned = isPinned
    self.learners = learners
    self.seats = seats
  }

  /// Another time or hall.
  public struct Alternative: Hashable, Sendable {
    /// When, and the venue's id.
    public var start: Instant, venue: String
    /// Of the learners, and of those left out of the course, how many the rules would let come.
    public var learners: Int, left: Int
    /// Whether the hall is taken then.
    public var isTaken: Bool

    /// All of it.
    public init(start: Instant, venue: String, learners: Int, left: Int, isTaken: Bool) {
      self.start = start
      self.venue = venue
      self.learners = learners
      self.left = left
      self.isTaken = isTaken
    }
  }
}
