/// What people read of a simulation.
extension Words {
  package static let simulateTitle = Phrase(
    en: "Simulation: who completes where people leave and miss classes",
    vi: "Mô phỏng: ai hoàn thành khi có người nghỉ việc và vắng mặt")
  package static let planned = Phrase(en: "Planned", vi: "Theo lịch")
  package static let lowBand = Phrase(en: "5 %", vi: "5 %")
  package static let medianBand = Phrase(en: "50 %", vi: "50 %")
  package static let highBand = Phrase(en: "95 %", vi: "95 %")
  package static let mean = Phrase(en: "Mean", vi: "Trung bình")
  package static let meanDays = Phrase(en: "Mean days to finish", vi: "Số ngày trung bình đến khi xong")
  package static let allCourses = Phrase(en: "All courses", vi: "Tất cả khóa học")
  package static let leavers = Phrase(
    en: "Learners who leave before their last class", vi: "Học viên nghỉ việc trước buổi học cuối")
  package static let aheadOfFirst = Phrase(en: "More than the first", vi: "Nhiều hơn lịch đầu")
  package static let behindFirst = Phrase(en: "Fewer than the first", vi: "Ít hơn lịch đầu")

  /// What was played.
  package static func played(runs: String, noShow: String, seed: Int) -> Phrase {
    Phrase(
      en:
        "\(runs) runs (seed \(seed)). People leave at their employer's rate; of those who are still there, \(noShow) miss a class.",
      vi:
        "\(runs) lượt chạy (số khởi tạo \(seed)). Người lao động nghỉ việc theo tỷ lệ của đơn vị; trong số còn làm việc, \(noShow) vắng mỗi buổi học."
    )
  }

  /// That not all of it was played.
  package static func cutShort(_ played: String, of asked: String) -> Phrase {
    Phrase(
      en: "Interrupted: \(played) of \(asked) runs were played, and the figures are those of these runs.",
      vi: "Bị ngắt: đã chạy \(played) trên \(asked) lượt; số liệu chỉ tính trên các lượt này.")
  }

  /// How to read the band.
  package static let bandExplained = Phrase(
    en:
      "In 5 % of the runs at most as many complete as in the column 5 %, in half at most the 50 %, in 95 % at most the 95 %.",
    vi:
      "Trong 5 % số lượt chạy, số hoàn thành không quá cột 5 %; một nửa số lượt không quá cột 50 %; 95 % số lượt không quá cột 95 %."
  )

  /// A timetable that is played although it breaks rules.
  package static func breaksRules(_ name: String, _ count: Int) -> Phrase {
    Phrase(
      en: "\(name): breaks \(counted(count, "rule")) of the scenario; played as it stands",
      vi: "\(name): vi phạm \(count) quy định của kịch bản; vẫn mô phỏng như đã ghi")
  }
}
