/// A language that people read.
public enum Language: String, CaseIterable, Sendable {
  case vietnamese = "vi"
  case english = "en"
}

/// One sentence or heading in every language that people read.
public struct Phrase: Hashable, Sendable {
  /// In English and in Vietnamese.
  public var en, vi: String

  /// A phrase in both languages.
  public init(en: String, vi: String) {
    self.en = en
    self.vi = vi
  }

  /// The phrase in a language.
  public func callAsFunction(_ language: Language) -> String { language == .english ? en : vi }
}
