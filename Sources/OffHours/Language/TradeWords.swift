/// What people read of people changed against completions.
extension Words {
  package static let tradeTitle = Phrase(
    en: "People changed against completions", vi: "Số người đổi lịch và số lượt hoàn thành")
  package static let tradeAcross = Phrase(en: "people changed", vi: "số người đổi lịch")
  package static let tradeChanged = Phrase(en: "People changed (at least)", vi: "Người đổi lịch (ít nhất)")
  package static let tradeCompleted = Phrase(en: "Completions (at most)", vi: "Lượt hoàn thành (nhiều nhất)")
  package static let tradeGoal = Phrase(
    en: "The goal completions (at most)", vi: "Mục tiêu completions (nhiều nhất)")
  package static let tradeStep = Phrase(en: "Than the row before", vi: "So với dòng trên")
  package static let tradeMoved = Phrase(en: "Meetings moved or cancelled", vi: "Buổi dời hoặc hủy")
  package static let tradeFrozen = Phrase(
    en: "Frozen seats given up (at least)", vi: "Chỗ đã chốt phải bỏ (ít nhất)")
  package static let tradeProof = Phrase(en: "Proof", vi: "Chứng minh")

  /// What rows and brackets say.
  package static let tradeExplained = Phrase(
    en:
      "Each row is a plan. In brackets what is proved: no plan that completes as much changes fewer people; none that changes no more people completes more. ● both are proved to be the best. ○ the best that was found.",
    vi:
      "Mỗi dòng là một lịch. Trong ngoặc là điều đã chứng minh: không lịch nào hoàn thành bằng như vậy mà đổi ít người hơn; không lịch nào đổi không nhiều người hơn mà hoàn thành nhiều hơn. ● cả hai đã được chứng minh là tốt nhất. ○ tốt nhất trong các lịch tìm được."
  )
  /// The same where some seats are frozen.
  package static let tradeFrozenFirst = Phrase(
    en: "Frozen seats come first: only plans that give up no more of them than the row are meant.",
    vi: "Chỗ đã chốt được giữ trước hết: chỉ xét các lịch không bỏ nhiều chỗ đã chốt hơn dòng đó.")
  /// Where people do not count alike.
  package static let tradeWeighted = Phrase(
    en:
      "People do not all count the same: what is completed is measured by the goal completions; the number of completions is told beside it.",
    vi:
      "Người học không tính như nhau: mức hoàn thành đo bằng mục tiêu completions; số lượt hoàn thành ghi bên cạnh."
  )

  /// Where one plan is best in both.
  package static func nothingToTrade(isProved: Bool) -> Phrase {
    isProved
      ? Phrase(
        en: "There is nothing to trade: no plan completes more, however many people change.",
        vi: "Không có gì để đánh đổi: dù đổi lịch bao nhiêu người cũng không hoàn thành nhiều hơn.")
      : Phrase(
        en: "No plan was found that completes more with more people changed.",
        vi: "Chưa tìm được lịch nào đổi nhiều người hơn mà hoàn thành nhiều hơn.")
  }

  /// Points that were not searched.
  package static func tradeCut(_ searched: Int, of asked: Int) -> Phrase {
    Phrase(
      en: "Stopped after \(searched) of \(counted(asked, "search", "searches")).",
      vi: "Dừng sau \(searched) trên \(asked) lần tìm.")
  }

  /// How a row differs from the one before it: completions more, people more.
  package static func tradeStep(completions: Int, people: Int) -> Phrase {
    let sign = completions < 0 ? "−" : "+"
    return Phrase(
      en: "\(sign)\(abs(completions)) for \(people) more \(plural(people, "person", "people"))",
      vi: "\(sign)\(abs(completions)) khi đổi thêm \(people) người")
  }
}
