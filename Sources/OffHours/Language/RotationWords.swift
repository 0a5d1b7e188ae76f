/// What people call the built-in rotations.
extension Words {
  /// The name of a built-in rotation; its id where it is not known.
  package static func rotation(_ pattern: String) -> Phrase {
    let name = Rotation.builtIn.first { $0.id == pattern }?.name ?? pattern
    return Phrase(en: name, vi: vietnameseRotations[pattern] ?? name)
  }

  private static let vietnameseRotations = [
    "dupont": "DuPont",
    "pitman_rot": "Pitman đảo ca 2-2-3",
    "panama": "Panama (đảo chậm)",
    "ddnnoo": "DDNNOO",
    "fast12": "Đảo nhanh 12 giờ, DDNNOOOO",
    "4on4off": "4 ngày làm, 4 ngày nghỉ, đảo ca",
    "3on3off": "3 ngày làm, 3 ngày nghỉ, đảo ca",
    "extended12": "12 giờ kéo dài (chu kỳ 21 ngày)",
    "continental_snap": "Continental (28 ngày, theo tuần)",
    "continental_uk": "Continental 2-2-3 (7-2, 7-2, 7-3)",
    "metropolitan": "Metropolitan 2-2-2-2",
    "6_2": "6 ngày làm, 2 ngày nghỉ",
    "southern_swing": "Southern Swing đảo thuận",
    "southern_swing_bwd": "Southern Swing đảo nghịch",
    "vn_4_2": "4 ngày làm, 2 ngày nghỉ (3 kíp, 2 ca 12 giờ)",
    "vn_3x8_week": "3 ca 3 kíp, đảo thuận hằng tuần, nghỉ Chủ nhật",
    "vn_3x8_week_bwd": "3 ca 3 kíp, đảo nghịch hằng tuần, nghỉ Chủ nhật",
    "vn_2x12_week": "2 ca 12 giờ, đảo hằng tuần, nghỉ Chủ nhật",
    "vn_2x12_fort": "2 ca 12 giờ, đảo hai tuần một lần",
    "vn_3c4k_week": "3 ca 4 kíp, mỗi tuần một ca",
    "vn_2c3k": "2 ca 3 kíp: ngày, đêm, nghỉ",
    "hc6": "Giờ hành chính, thứ Hai – thứ Bảy",
    "hc5": "Giờ hành chính, thứ Hai – thứ Sáu",
  ]
}
