/// The parks of Thái Nguyên: places, who works there, and in which shifts.
enum SyntheticParks {
  /// A place on the map.
  struct Site {
    var id, name, at: String
    /// Share of the parks' jobs; 0 where people only live.
    var jobs: Double
    /// Share of the halls.
    var halls: Double
  }

  /// Parks first, then towns, all within an hour of one another.
  static let sites = [
    Site(id: "yen-binh", name: "KCN Yên Bình", at: "21.442, 105.889", jobs: 0.4, halls: 0.3),
    Site(id: "diem-thuy", name: "KCN Điềm Thụy", at: "21.465, 105.932", jobs: 0.25, halls: 0.25),
    Site(id: "trung-thanh", name: "KCN Trung Thành", at: "21.365, 105.880", jobs: 0.13, halls: 0.15),
    Site(id: "song-cong-1", name: "KCN Sông Công I", at: "21.488, 105.845", jobs: 0.12, halls: 0.15),
    Site(id: "song-cong-2", name: "KCN Sông Công II", at: "21.506, 105.868", jobs: 0.1, halls: 0.1),
    Site(id: "pho-yen", name: "Phổ Yên", at: "21.420, 105.890", jobs: 0, halls: 0.05),
    Site(id: "phu-binh", name: "Phú Bình", at: "21.463, 105.975", jobs: 0, halls: 0),
    Site(id: "song-cong", name: "Trung tâm Sông Công", at: "21.478, 105.847", jobs: 0, halls: 0),
    Site(id: "thai-nguyen", name: "Trung tâm Thái Nguyên", at: "21.594, 105.848", jobs: 0, halls: 0),
  ]

  /// A way to work shifts, and the share of people who do.
  struct Shifts {
    var id, pattern, name: String
    var share: Double
    var crews: [String]
    /// Codes of working days, as a roster cell may give them.
    var codes: [String]
  }

  /// The mix of the parks.
  static let shifts = [
    Shifts(
      id: "four-on-two-off", pattern: "vn_4_2", name: "2 ca 12 giờ, bốn làm hai nghỉ", share: 0.4,
      crews: ["A", "B", "C"], codes: ["D", "N"]),
    Shifts(
      id: "three-shifts", pattern: "vn_3x8_week", name: "3 ca theo tuần", share: 0.25,
      crews: ["A", "B", "C"], codes: ["D", "E", "N"]),
    Shifts(
      id: "office", pattern: "hc6", name: "Giờ hành chính, sáu ngày", share: 0.2, crews: ["A"], codes: ["H"]),
    Shifts(
      id: "two-shifts", pattern: "vn_2x12_week", name: "2 ca 12 giờ theo tuần", share: 0.1,
      crews: ["A", "B"], codes: ["D", "N"]),
    Shifts(
      id: "two-two-two", pattern: "metropolitan", name: "2 sáng 2 chiều 2 đêm 2 nghỉ", share: 0.05,
      crews: ["A", "B", "C", "D"], codes: ["D", "E", "N"]),
  ]
}
