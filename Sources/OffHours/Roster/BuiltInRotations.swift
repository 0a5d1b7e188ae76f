/// Rotations that are known by name.
extension Rotation {
  /// The built-in rotations, each named and anchored at day 0; whoever uses one sets its anchor.
  ///
  /// The cycles are those in public use; the hours are the usual ones of their kind: three shifts of eight hours
  /// (06–14, 14–22, 22–06), two of twelve (08–20, 20–08), or office hours (08–17). Crews are called A, B, C … and
  /// stand in the order of their offsets.
  public static let builtIn: [Rotation] = [
    builtIn("dupont", "DuPont", "NNNNOOODDDONNNOOODDDDOOOOOOO", offsets: [0, 7, 14, 21], .twoShifts),
    builtIn(
      "pitman_rot", "Pitman rotating 2-2-3", "DDOODDDOODDOOONNOONNNOONNOOO", offsets: [0, 7, 14, 21],
      .twoShifts),
    builtIn(
      "panama", "Panama (slow)", "DDOODDDOODDOOODDOODDDOODDOOONNOONNNOONNOOONNOONNNOONNOOO",
      offsets: [0, 7, 28, 35], .twoShifts),
    builtIn("ddnnoo", "DDNNOO", "DDNNOO", offsets: [0, 2, 4], .twoShifts),
    builtIn("fast12", "Fast 12 / DDNNOOOO", "DDNNOOOO", offsets: [0, 2, 4, 6], .twoShifts),
    builtIn("4on4off", "4-on-4-off rotating", "DDDDOOOONNNNOOOO", offsets: [0, 4, 8, 12], .twoShifts),
    builtIn("3on3off", "3-on-3-off rotating", "DDDOOONNNOOO", offsets: [0, 3, 6, 9], .twoShifts),
    builtIn("extended12", "Extended 12 (21-day)", "DDDDDDDNNNNNNNOOOOOOO", offsets: [0, 7, 14], .twoShifts),
    builtIn(
      "continental_snap", "Continental (28-day, weekly grid)", "DDEEENNOODDDEENNOOODDEENNNOO",
      offsets: [0, 7, 14, 21], .threeShifts),
    builtIn(
      "continental_uk", "Continental 2-2-3 (7-2,7-2,7-3)", "DDEENNNOODDEEENNOODDDEENNOOO",
      offsets: [0, 7, 14, 21], .threeShifts),
    builtIn("metropolitan", "Metropolitan 2-2-2-2", "DDEENNOO", offsets: [0, 2, 4, 6], .threeShifts),
    builtIn("6_2", "6-on-2-off", "DDDDDDOOEEEEEEOONNNNNNOO", offsets: [0, 6, 12, 18], .threeShifts),
    builtIn(
      "southern_swing", "Southern Swing forward", "DDDDDDDOOEEEEEEEOONNNNNNNOOO", offsets: [0, 7, 14, 21],
      .threeShifts),
    builtIn(
      "southern_swing_bwd", "Southern Swing backward", "DDDDDDDOONNNNNNNOOEEEEEEEOOO",
      offsets: [0, 7, 14, 21], .threeShifts),
    builtIn("vn_4_2", "VN 4-on-2-off (3 crews 2x12)", "DDDDOONNNNOO", offsets: [0, 4, 8], .twoShifts),
    builtIn(
      "vn_3x8_week", "VN 3 ca, 3 crews, weekly forward, Sunday off", "DDDDDDOEEEEEEONNNNNNO",
      offsets: [0, 7, 14], .threeShifts),
    builtIn(
      "vn_3x8_week_bwd", "VN 3 ca weekly backward", "DDDDDDONNNNNNOEEEEEEO", offsets: [0, 7, 14], .threeShifts
    ),
    builtIn(
      "vn_2x12_week", "VN 2 ca 12h, weekly swap, Sunday off", "DDDDDDONNNNNNO", offsets: [0, 7], .twoShifts),
    builtIn(
      "vn_2x12_fort", "VN 2 ca 12h, fortnight swap", "DDDDDDODDDDDDONNNNNNONNNNNNO", offsets: [0, 14],
      .twoShifts),
    builtIn(
      "vn_3c4k_week", "VN 3 ca 4 kip weekly blocks", "DDDDDDDEEEEEEENNNNNNNOOOOOOO", offsets: [0, 7, 14, 21],
      .threeShifts),
    builtIn("vn_2c3k", "VN 2 ca 3 kip DNO", "DNO", offsets: [0, 1, 2], .twoShifts),
    builtIn("hc6", "HC Mon-Sat", "HHHHHHO", offsets: [0], .office),
    builtIn("hc5", "HC Mon-Fri", "HHHHHOO", offsets: [0], .office),
  ]

  /// Usual hours.
  private enum Hours { case threeShifts, twoShifts, office }

  private static func builtIn(_ id: String, _ name: String, _ cycle: String, offsets: [Int], _ hours: Hours)
    -> Rotation
  {
    func shift(_ start: Int, _ end: Int) -> ShiftCode {
      .hours(ClockWindow(start: ClockTime(minute: start * 60), end: ClockTime(minute: end * 60)))
    }
    var rotation = Rotation(id: id)
    rotation.name = name
    rotation.cycle = cycle.map { String($0) }
    rotation.crews = zip("ABCDEFGH", offsets).map { Crew(name: String($0), offset: $1) }
    rotation.shifts =
      switch hours {
      case .threeShifts: ["D": shift(6, 14), "E": shift(14, 22), "N": shift(22, 6), "O": .off]
      case .twoShifts: ["D": shift(8, 20), "N": shift(20, 8), "O": .off]
      case .office: ["H": shift(8, 17), "O": .off]
      }
    return rotation
  }
}
