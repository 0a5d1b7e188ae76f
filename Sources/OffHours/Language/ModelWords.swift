/// Sentences about model files.
extension Words {
  package static let heldTiers = Phrase(en: "Held by rows", vi: "Giữ bằng các hàng")

  /// How large a model is.
  package static func modelSize(columns: String, rows: String) -> Phrase {
    Phrase(en: "\(columns) columns, \(rows) rows", vi: "\(columns) cột, \(rows) hàng")
  }

  /// A model file is there.
  package static func wroteModel(_ path: String) -> Phrase {
    Phrase(en: "Wrote \(path)", vi: "Đã ghi \(path)")
  }
}
