import Foundation

/// Which seeds the agreement tests run over. `OFFHOURS_SEEDS=from-to` chooses others, for longer hunts.
enum Agreement {
  static let blocks = 4

  static func seeds(of block: Int) -> [Int] {
    seeds.enumerated().filter { $0.offset % blocks == block }.map(\.element)
  }

  private static let seeds: [Int] = {
    let asked = ProcessInfo.processInfo.environment["OFFHOURS_SEEDS"] ?? ""
    let ends = asked.split(separator: "-").compactMap { Int($0) }
    return ends.count == 2 ? Array(ends[0]...ends[1]) : Array(0..<400)
  }()
}
