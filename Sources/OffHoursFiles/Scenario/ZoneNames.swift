private import Foundation

/// Names of time zones, for a helping hand only.
enum ZoneNames {
  static func didYouMean(_ name: String, _ log: DiagnosticLog) -> String {
    let known = TimeZone.knownTimeZoneIdentifiers.sorted()
    let near = log.didYouMean(name, known)
    return near.isEmpty ? " such as Asia/Ho_Chi_Minh" : near
  }
}
