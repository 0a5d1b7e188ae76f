/// A line of a sign-in sheet: who came to a meeting, or did not.
public struct AttendanceRecord: Hashable, Sendable {
  /// Ids of the worker and of the meeting in the timetable.
  public var worker, meeting: String
  /// Whether he or she was there.
  public var attended: Bool

  /// A line.
  public init(worker: String, meeting: String, attended: Bool) {
    self.worker = worker
    self.meeting = meeting
    self.attended = attended
  }
}

/// A timetable in the light of what has happened since it was made.
public struct Progression: Sendable {
  /// The timetable with everything that began before now as history, learned from by those who came.
  public var timetable: Timetable
  /// Who was to come to a meeting that is history, and did not.
  public var missed: [AttendanceRecord] = []

  /// Takes what began before `now` as history (nil: nothing new is).
  ///
  /// Learners of whom no line speaks came; lines about people who were not on the list add them.
  public init(_ timetable: Timetable, now: Instant?, attendance: [AttendanceRecord] = []) {
    self.timetable = timetable
    let lines = Dictionary(grouping: attendance, by: \.meeting)
    for position in timetable.meetings.indices {
      let meeting = timetable.meetings[position]
      guard meeting.held || now.map({ meeting.start < $0 }) ?? false else { continue }
      self.timetable.meetings[position].held = true
      guard let lines = lines[meeting.id] else { continue }
      let came = Dictionary(lines.map { ($0.worker, $0.attended) }) { $1 }
      let absent = meeting.learners.filter { came[$0] == false }
      missed += absent.map { AttendanceRecord(worker: $0, meeting: meeting.id, attended: false) }
      let guests = lines.map(\.worker).filter { came[$0] == true && !meeting.learners.contains($0) }
      self.timetable.meetings[position].learners = meeting.learners.filter { came[$0] != false }
      for guest in guests where !self.timetable.meetings[position].learners.contains(guest) {
        self.timetable.meetings[position].learners.append(guest)
      }
    }
  }
}
