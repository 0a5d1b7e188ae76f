/// What people read of a sweep.
extension Words {
  package static let sweepTitle = Phrase(en: "Sweep", vi: "Quét tham số")
  package static let questionTitle = Phrase(en: "Question", vi: "Câu hỏi ngược")
  package static let points = Phrase(en: "Points", vi: "Các điểm")
  package static let frontier = Phrase(
    en: "Frontier of completions against cost", vi: "Biên hiệu quả giữa số hoàn thành và chi phí")
  package static let onFrontier = Phrase(en: "Frontier", vi: "Trên biên")
  package static let completionsAxis = Phrase(en: "completions", vi: "số lượt hoàn thành")
  package static let asWritten = Phrase(en: "as it is", vi: "như hiện tại")

  /// What the mark of the frontier says.
  package static let frontierExplained = Phrase(
    en:
      "● proved: no plan of any of these points completes as much for less, or more for as much. ○ found: no other point does, as far as the searches came. = comes to the same as a point that is marked. In brackets: what is proved to be the best at most.",
    vi:
      "● đã chứng minh: không lịch nào của các điểm này hoàn thành bằng với chi phí thấp hơn, hoặc nhiều hơn với cùng chi phí. ○ tìm được: chưa có điểm nào khác tốt hơn trong phạm vi đã tìm. = bằng một điểm đã đánh dấu. Trong ngoặc: cận tốt nhất đã chứng minh."
  )
  package static let frontierProved = Phrase(en: "proved", vi: "đã chứng minh")
  package static let frontierFound = Phrase(en: "found", vi: "tìm được")

  /// Points that are not there.
  package static func missingPoints(_ missing: Int, of all: Int) -> Phrase {
    Phrase(
      en:
        "\(missing) of \(counted(all, "point")) \(plural(missing, "is", "are")) missing; the frontier is that of the others.",
      vi: "Thiếu \(missing) trên \(all) điểm; biên chỉ tính trên các điểm còn lại.")
  }

  /// A floor that was reached: what it is, and what was best then.
  package static func reached(_ floor: String, _ best: String) -> Phrase {
    Phrase(en: "Reached: \(floor). Then \(best).", vi: "Đạt được: \(floor). Khi đó \(best).")
  }

  /// A floor that is out of reach, proved.
  package static func outOfReach(_ floor: String, _ value: String, _ bound: String) -> Phrase {
    Phrase(
      en: "Out of reach: \(floor). Found \(value); proved that nothing is better than \(bound).",
      vi: "Không thể đạt: \(floor). Tìm được \(value); đã chứng minh không thể tốt hơn \(bound).")
  }

  /// A floor that was not reached, without a proof that it cannot be.
  package static func notReached(_ floor: String, _ value: String, _ bound: String) -> Phrase {
    Phrase(
      en:
        "Not reached in the time given: \(floor). Found \(value); nothing better than \(bound) exists. More time may help.",
      vi:
        "Chưa đạt trong thời gian cho phép: \(floor). Tìm được \(value); cận là \(bound). Thêm thời gian có thể tốt hơn."
    )
  }

  /// A goal with its value and its bound.
  package static func bounded(_ goal: String, _ value: String, _ bound: String?, isProved: Bool) -> Phrase {
    guard let bound else { return Phrase(en: "\(goal): \(value)", vi: "\(goal): \(value)") }
    return isProved
      ? Phrase(en: "\(goal): \(value), proved optimal", vi: "\(goal): \(value), đã chứng minh tối ưu")
      : Phrase(
        en: "\(goal): \(value), proved not better than \(bound)",
        vi: "\(goal): \(value), đã chứng minh không tốt hơn \(bound)")
  }

  /// A floor: a goal and what is enough of it.
  package static func floor(_ goal: String, _ enough: String, isMaximised: Bool) -> Phrase {
    isMaximised
      ? Phrase(en: "\(goal) at least \(enough)", vi: "\(goal) ít nhất \(enough)")
      : Phrase(en: "\(goal) at most \(enough)", vi: "\(goal) nhiều nhất \(enough)")
  }
}
