/// Invented names of people and firms.
enum SyntheticNames {
  private static let family = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý", "Ma", "Nông",
    "Triệu",
  ]
  private static let middle = ["Thị", "Văn", "Thu", "Minh", "Ngọc", "Đức", "Thanh", "Xuân", "Hồng", "Quang"]
  private static let given = [
    "An", "Anh", "Bình", "Chi", "Cường", "Dung", "Dũng", "Đạt", "Giang", "Hà", "Hạnh", "Hiền", "Hòa", "Hùng",
    "Hương", "Khánh", "Lan", "Linh", "Long", "Mai", "Nam", "Nga", "Ngân", "Nhung", "Oanh", "Phúc", "Phương",
    "Quân", "Quyên", "Sơn", "Tâm", "Thảo", "Thủy", "Trang", "Tuấn", "Tùng", "Vân", "Việt", "Yến",
  ]
  private static let trades = [
    "Điện tử", "Linh kiện", "Quang điện", "Cảm biến", "Bao bì", "Cơ khí", "Nhựa", "May", "Dệt kim", "Pin",
    "Kho vận",
    "Thực phẩm",
  ]
  private static let words = [
    "Sao Mai", "Hoa Sim", "Đèn Lồng", "Chim Én", "Lá Chè", "Đá Cuội", "Tổ Chim", "Cầu Vồng", "Mưa Rào",
    "Gió Ngàn",
    "Suối Mơ", "Trăng Non", "Đồi Cọ", "Hoa Ban", "Mây Trắng", "Nắng Sớm", "Cánh Diều", "Sông Xanh",
    "Trúc Xinh",
    "Bến Đò",
  ]

  /// A person: family, middle and given name.
  static func person(_ dice: inout SyntheticDice) -> String {
    "\(dice.pick(family)) \(dice.pick(middle)) \(dice.pick(given))"
  }

  /// The firm at a position; no two are alike.
  static func firm(_ position: Int) -> String {
    let word = words[position % words.count], round = position / words.count
    let trade = trades[(position * 5 + round) % trades.count]
    let number = round / trades.count
    return "Công ty TNHH \(trade) \(word)" + (number == 0 ? "" : " \(number + 1)")
  }
}
