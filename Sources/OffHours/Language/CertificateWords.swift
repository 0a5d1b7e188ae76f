/// Sentences about certificates.
package enum CertificateWords {
  package static let stated = Phrase(en: "Stated", vi: "Đã nêu")
  package static let certified = Phrase(en: "Certified", vi: "Có chứng thư")

  /// How far a tier is certified.
  package static func verdict(_ entry: Certificate.Tier) -> Phrase {
    if entry.isReached { return Phrase(en: "certificate", vi: "chứng thư") }
    if entry.prices == nil {
      return Phrase(
        en: "none: certificates do not know this goal", vi: "không có: chứng thư không tính mục tiêu này")
    }
    return Phrase(
      en: "floating point; the certificate proves less", vi: "dấu phẩy động; chứng thư chứng minh được ít hơn"
    )
  }

  package static let notOffered = Phrase(
    en: "the timetable has meetings that the scenario does not offer; see what offhours verify says of it",
    vi: "thời khóa biểu có buổi học mà kịch bản không có; xem offhours verify nói gì")
  package static let tooLarge = Phrase(
    en:
      "a certificate would list more than 1,500,000 pairs of a group of people and a meeting; certify a part, with fewer halls or starts",
    vi:
      "chứng thư sẽ phải liệt kê hơn 1.500.000 cặp nhóm người và buổi học; hãy lập cho một phần, với ít địa điểm hoặc giờ bắt đầu hơn"
  )
  package static func broken(_ count: Int) -> Phrase {
    Phrase(
      en:
        "the timetable breaks \(count) rules of the scenario, so its bounds are not its own; see offhours verify",
      vi:
        "thời khóa biểu phạm \(count) quy tắc của kịch bản nên các giới hạn không phải của nó; xem offhours verify"
    )
  }
  package static func samePlace(_ path: String) -> Phrase {
    Phrase(
      en: "\(path): --certificate and --out write to the same place; name another file for the certificate",
      vi: "\(path): --certificate và --out ghi vào cùng một chỗ; hãy đặt tệp khác cho chứng thư")
  }
  package static let otherGoals = Phrase(
    en: "the timetable states other goals than the scenario; solve it with these goals first",
    vi: "thời khóa biểu nêu mục tiêu khác với kịch bản; hãy chạy solve với các mục tiêu này trước")
}
