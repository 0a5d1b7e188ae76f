internal import CGLPK

extension Session {
  /// Writes the program to a file in the LP format of CPLEX, with every row and column by its name.
  ///
  /// Names that the format does not allow are escaped: bytes other than ASCII letters, digits and `_ . , ( ) # @ { } |`
  /// as `~` and two hexadecimal digits, those longer than 100 bytes cut and numbered; an element without a name is
  /// called `x` (column) or `r` (row) and its index from 0. Numbers have 15 digits, in an MPS file as
  /// many as bring the same number back. Rows without bounds are left out,
  /// and a constant of the objective becomes the column `objective_constant`, fixed at 1. The file appears whole or not at all, and is compressed when its name ends in `.gz`.
  ///
  /// - Throws: ``GLPKFault/file(path:reason:)`` when it cannot be written.
  public func write(lp path: String) throws(GLPKFault) { try write(path, Int32(CGLPK_FILE_LP)) }

  /// Writes the program to a file in the free MPS format, with every row and column by its name.
  ///
  /// Such a file is always minimised: the objective of a program that is maximised is written with its signs turned.
  /// Bounds of integer columns are written out, because readers take different ones where there are none.
  /// What ``write(lp:)`` says of names, numbers, rows and files holds here too.
  ///
  /// - Throws: ``GLPKFault/file(path:reason:)`` when it cannot be written.
  public func write(mps path: String) throws(GLPKFault) { try write(path, Int32(CGLPK_FILE_MPS)) }

  private func write(_ path: String, _ format: Int32) throws(GLPKFault) {
    try enter()
    var failed: Int32 = 0
    // The objective is a row of the file too; GLPK calls it R0000000 in an MPS file.
    let rows = Self.names(rowCount, letter: "r", taken: ["objective", "R0000000"]) { program.rowName($0) }
    let columns = Self.names(columnCount, letter: "x", taken: ["objective_constant"]) {
      program.columnName($0)
    }
    try check(cglpk_write(&problem, format, path, rows, columns, &failed))
    if failed != 0 { throw .file(path: path, reason: Self.message) }
  }

  /// Names one after another, each ended by a zero byte.
  private static func names(
    _ count: Int, letter: String, taken: Set<String>, _ given: (Int) -> String?
  ) -> [CChar] {
    var names = ModelNames(taken: taken)
    var flat: [CChar] = []
    for index in 0..<count {
      flat.append(contentsOf: names.name(given(index), index: index, letter: letter).utf8CString)
    }
    flat.append(0)
    return flat
  }
}
