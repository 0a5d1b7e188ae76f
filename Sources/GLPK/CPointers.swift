internal import CGLPK

// Arrays as pointers for the length of one C call, without a pyramid at every call.

func withPointers<Result>(
  _ a: [Double], _ b: [Double], _ c: [Double], _ d: [Double],
  _ body: (UnsafePointer<Double>?, UnsafePointer<Double>?, UnsafePointer<Double>?, UnsafePointer<Double>?) ->
    Result
) -> Result {
  a.withUnsafeBufferPointer { a in
    b.withUnsafeBufferPointer { b in
      c.withUnsafeBufferPointer { c in
        d.withUnsafeBufferPointer { d in body(a.baseAddress, b.baseAddress, c.baseAddress, d.baseAddress) }
      }
    }
  }
}

func withPointers<Result>(
  _ a: [Int32], _ b: [Int32], _ body: (UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Result
) -> Result {
  a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in body(a.baseAddress, b.baseAddress) } }
}

extension LinearProgram {
  /// The program as C reads it, for the length of `body`.
  func withC<Result>(_ body: (inout cglpk_program) -> Result) -> Result {
    withPointers(objective, columnLower, columnUpper, entryValues) {
      objective, columnLower, columnUpper, values in
      withPointers(rowLower, rowUpper, [], []) { rowLower, rowUpper, _, _ in
        withPointers(entryRows, entryColumns) { entryRows, entryColumns in
          integer.withUnsafeBufferPointer { integer in
            var flat = cglpk_program()
            flat.maximise = sense == .maximise ? 1 : 0
            flat.constant = objectiveConstant
            flat.rows.count = Int32(rowCount)
            flat.rows.lower = rowLower
            flat.rows.upper = rowUpper
            flat.columns.count = Int32(columnCount)
            flat.columns.objective = objective
            flat.columns.lower = columnLower
            flat.columns.upper = columnUpper
            flat.columns.integer = integer.baseAddress
            flat.entries = Int32(entryCount)
            flat.entry_rows = entryRows
            flat.entry_columns = entryColumns
            flat.entry_values = values
            return body(&flat)
          }
        }
      }
    }
  }
}
