/// Numbers as people write them: `60,000,000` and `0.5` in English, `60.000.000` and `0,5` in Vietnamese.
extension Language {
  /// A whole number with its thousands apart.
  public func number(_ value: Int) -> String { grouped(value) }

  private func grouped(_ value: some BinaryInteger) -> String {
    let digits = String(value.magnitude)
    var text = value < 0 ? "-" : ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position).isMultiple(of: 3) { text += self == .english ? "," : "." }
      text.append(digit)
    }
    return text
  }

  /// A number with as many decimals as it has, at most `decimals` (0 … 6); zeros at the end are left out.
  public func number(_ value: Double, decimals: Int = 6) -> String {
    guard value.isFinite, abs(value) < 1e38 else { return "\(value)" }
    // Decimals say nothing in what is that large.
    if abs(value) >= 1e12 { return grouped(Int128(value.rounded())) }
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int((value * Double(scale)).rounded())
    let whole = number(abs(scaled) / scale)
    var rest = padded(abs(scaled) % scale, decimals)
    while rest.hasSuffix("0") { rest.removeLast() }
    let sign = scaled < 0 ? "-" : ""
    return rest.isEmpty || decimals == 0 ? sign + whole : sign + whole + (self == .english ? "." : ",") + rest
  }

  /// An amount of money, to at most two decimals.
  public func money(_ amount: Money) -> String { number(amount.amount, decimals: 2) }
}
