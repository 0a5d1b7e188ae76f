/// What planners read of an employer that is short, and of what plans must, may and can never have.
extension Words {
  package static let employerTitle = Phrase(en: "Why short", vi: "Vì sao còn thiếu")
  package static let wantedOfIt = Phrase(en: "Wanted", vi: "Chỉ tiêu")
  package static let lackingOfIt = Phrase(en: "Short", vi: "Còn thiếu")
  package static let doneOfIt = Phrase(en: "Done before", vi: "Đã xong trước đó")
  package static let peopleConcerned = Phrase(en: "People", vi: "Số người")
  package static let jointRemedies = Phrase(
    en: "What brings in several at once (each planned anew with these people first)",
    vi: "Cách đưa thêm nhiều người cùng lúc (mỗi cách đã xếp thử lại, ưu tiên những người này)")
  package static let gainedByIt = Phrase(en: "More complete", vi: "Thêm hoàn thành")
  package static let nobodyLeft = Phrase(
    en: "Nobody of this employer is left out.", vi: "Không ai của doanh nghiệp này bị bỏ lại.")

  /// Who is left out, and of whom it is proved that nothing but a change helps.
  package static func leftOut(_ count: Int, impossible: Int) -> Phrase {
    Phrase(
      en:
        "\(counted(count, "place is", "places are")) lacking; \(impossible) of them cannot be had as it is, even if no other class were held (proved).",
      vi:
        "Còn thiếu \(count) lượt; trong đó \(impossible) lượt không thể có theo điều kiện hiện nay, kể cả khi không có lớp nào khác (đã chứng minh)."
    )
  }
  /// Nothing was found, and how far was looked.
  package static func noJointRemedy(_ looked: Int, plans: Int) -> Phrase {
    Phrase(
      en:
        "None was found among \(counted(looked, "single change")); \(counted(plans, "plan was", "plans were")) made anew.",
      vi: "Chưa tìm thấy trong \(looked) thay đổi đơn lẻ; đã xếp thử lại \(plans) lần.")
  }

  /// Who or what is asked about.
  package static func subject(_ subject: RoleCard.Subject, in scenario: Scenario) -> Phrase {
    switch subject {
    case .person(let worker): Phrase(en: scenario.workers[worker].name, vi: scenario.workers[worker].name)
    case .hall(let venue): Phrase(en: scenario.venues[venue].name, vi: scenario.venues[venue].name)
    case .instructor(let person):
      Phrase(en: scenario.instructors[person].name, vi: scenario.instructors[person].name)
    case .evening(let date):
      Phrase(
        en: "the evening of \(Language.english.date(date))",
        vi: "buổi tối ngày \(Language.vietnamese.date(date))")
    }
  }

  /// The answer.
  package static func verdict(_ card: RoleCard, in scenario: Scenario) -> Phrase {
    let what = subject(card.subject, in: scenario)
    switch card.verdict {
    case .must:
      return Phrase(
        en: "Must: no plan as good does without \(what.en) (proved).",
        vi: "Bắt buộc: không lịch nào tốt bằng mà thiếu \(what.vi) (đã chứng minh).")
    case .may:
      return card.isUsed
        ? Phrase(
          en: "May: a plan as good was found without \(what.en).",
          vi: "Không bắt buộc: đã tìm được lịch tốt bằng mà không cần \(what.vi).")
        : Phrase(
          en: "May: a plan as good was found with \(what.en).",
          vi: "Có thể: đã tìm được lịch tốt bằng có \(what.vi).")
    case .better:
      return Phrase(
        en: "A better plan than this timetable was found on the way; solve anew before you ask.",
        vi: "Đã tìm được lịch tốt hơn lịch này; hãy xếp lại trước khi hỏi.")
    case .never:
      return Phrase(
        en: "Never: no plan as good has \(what.en) (proved).",
        vi: "Không thể: không lịch nào tốt bằng mà có \(what.vi) (đã chứng minh).")
    case .open:
      return Phrase(
        en: "Not decided: neither a plan as good nor a proof was found in the time given.",
        vi: "Chưa rõ: trong thời gian cho phép chưa tìm được lịch tốt bằng, cũng chưa chứng minh được.")
    case .unused:
      return Phrase(
        en: "The timetable does without \(what.en) as it is; whether a plan as good has it was not tried.",
        vi: "Lịch này vốn không dùng \(what.vi); chưa thử xem có lịch tốt bằng mà dùng hay không.")
    }
  }
}
