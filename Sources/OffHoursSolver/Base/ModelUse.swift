/// How far a search asks the compact model.
struct ModelUse: Sendable {
  /// Whether it is asked at all, in parts or as a whole.
  var isAsked = true
  /// Columns up to which the whole of it is asked before anything else.
  var smallColumns = 1500

  /// A search by itself.
  static let none = ModelUse(isAsked: false)
}
