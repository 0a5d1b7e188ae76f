import OffHours

/// Which of the columns that a workers' table carries holds telephone numbers.
enum PhoneColumn {
  /// Names of such a column, plain letters without blanks.
  private static let names: Set<String> = [
    "phone", "phones", "phoneno", "phonenumber", "telephone", "telephoneno", "telephonenumber", "tel",
    "telno",
    "mobile", "mobileno", "mobilephone", "mobilenumber", "cell", "cellphone", "cellno", "contactnumber",
    "contactno", "sdt", "sodt", "sodienthoai", "dienthoai", "dtdd", "dtdidong", "didong", "sodidong",
    "dienthoaididong",
    "zalo", "sozalo",
  ]

  /// Whether a heading is that of a column of telephone numbers: `Phone`, `x-phone`, `Số điện thoại`, `Mobile No.` …
  static func isOne(_ heading: String) -> Bool {
    var plain = PlainLetters.unaccented(heading).lowercased().filter { $0.isASCII && $0.isLetter }
    if heading.lowercased().hasPrefix("x-") { plain.removeFirst() }
    return names.contains(plain)
  }
}
