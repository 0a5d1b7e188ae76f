/// Faults of files in Vietnamese, clause by clause: what stands between semicolons. `{q}` is text between quotation marks, `{}` anything.
package enum FaultTable {
  /// The clauses, those that say more before those that say less.
  package static let rows: [(en: String, vi: String)] = files + values + usage
}
