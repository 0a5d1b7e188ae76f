/// Meetings that are opened together: one under `attend: any`, a section's under `attend: section`.
struct MeetingBlock: Sendable {
  /// A meeting of the bundle.
  struct Member: Hashable, Sendable {
    var lesson: Int
    var spot: Int
    /// The open meeting; −1 where it would be new.
    var meeting: Int
  }

  var members: [Member]
  /// Whether it stays open whatever happens (its seats are what the fixed learners leave).
  var isFixed: Bool
  /// Number of the section; −1 under `attend: any` and for new sections.
  var section: Int
}
