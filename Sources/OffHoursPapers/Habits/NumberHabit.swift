import OffHours

/// How people write numbers: groups of three, a comma (vi) or a point (en) before decimals.
package struct NumberHabit: Sendable {
  package var language: Language

  package init(_ language: Language) { self.language = language }

  /// A number with at most `decimals` decimals, without trailing zeros.
  package func text(_ value: Double, decimals: Int = 3) -> String {
    guard value.isFinite, abs(value) < 1e38 else { return value.isNaN ? "–" : value < 0 ? "-∞" : "∞" }
    // Decimals say nothing in what is that large.
    if abs(value) >= 1e12 { return (value < 0 ? "-" : "") + grouped(Int128(abs(value).rounded())) }
    let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
    let scaled = Int((abs(value) * Double(scale)).rounded())
    var fraction = scale == 1 ? "" : padded(scaled % scale, decimals)
    while fraction.last == "0" { fraction.removeLast() }
    let sign = value < 0 && scaled != 0 ? "-" : ""
    return sign + grouped(scaled / scale) + (fraction.isEmpty ? "" : (isVietnamese ? "," : ".") + fraction)
  }

  /// A share as a percentage with two significant decimals, never shown as zero unless it is.
  package func percent(_ share: Double) -> String {
    share > 0 && share < 0.00005
      ? "\(isVietnamese ? "0,01" : "0.01") %" : "\(text(share * 100, decimals: 2)) %"
  }

  private var isVietnamese: Bool { language == .vietnamese }

  private func grouped(_ number: some BinaryInteger) -> String {
    var digits = String(number)
    var position = digits.count - 3
    while position > 0 {
      digits.insert(isVietnamese ? "." : ",", at: digits.index(digits.startIndex, offsetBy: position))
      position -= 3
    }
    return digits
  }
}
