internal import OffHours

/// What is said of places of which nothing says how far they are from others.
enum JourneyWords {
  /// The places by name, and whether a list of halls names them, and so has room for their coordinates.
  static func unknown(_ places: [(name: String, isOfHall: Bool)]) -> Phrase {
    func names(_ isOfHall: Bool) -> String {
      places.filter { $0.isOfHall == isOfHall }.map { "'\($0.name)'" }.joined(separator: ", ")
    }
    let all = places.map { "'\($0.name)'" }.joined(separator: ", ")
    var en = "nothing says how far these places are from the others: \(all)."
    var vi = "không biết các nơi sau cách nhau bao xa: \(all)."
    if places.contains(where: \.isOfHall) {
      en += " For \(names(true)) add columns Latitude and Longitude to the list of halls."
      vi += " Với \(names(true)), hãy thêm cột Vĩ độ và Kinh độ vào danh sách hội trường."
    }
    if places.contains(where: { !$0.isOfHall }) {
      en += " No sheet takes coordinates of \(names(false)), where people work."
      vi += " Không bảng nào nhận tọa độ của \(names(false)), là nơi làm việc."
    }
    en += " Give the minutes between any two of them with --journey 20"
    vi += " Hãy ghi số phút đi giữa hai nơi bất kỳ bằng --journey 20"
    guard places.contains(where: { !$0.isOfHall }) else { return Phrase(en: en, vi: vi) }
    return Phrase(
      en: en
        + "; in the scenario that is written you may then give such a place its coordinates under 'places', such as 'at: [21.465, 105.932]', and take its lines out of 'travel'",
      vi: vi
        + "; sau đó trong kịch bản được ghi ra, có thể ghi tọa độ của nơi ấy ở 'places', như 'at: [21.465, 105.932]', và bỏ các dòng của nó ở 'travel'"
    )
  }
}
