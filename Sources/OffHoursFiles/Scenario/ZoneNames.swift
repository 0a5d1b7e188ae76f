private import Foundation

/// Names of time zones.
enum ZoneNames {
  /// IANA names without an area.
  private static let plain: Set<String> = [
    "CET", "CST6CDT", "Cuba", "EET", "EST", "EST5EDT", "Egypt", "Eire", "GB", "GB-Eire", "GMT", "GMT+0",
    "GMT-0", "GMT0", "Greenwich", "HST", "Hongkong", "Iceland", "Iran", "Israel", "Jamaica", "Japan",
    "Kwajalein", "Libya", "MET", "MST", "MST7MDT", "NZ", "NZ-CHAT", "Navajo", "PRC", "PST8PDT", "Poland",
    "Portugal", "ROC", "ROK", "Singapore", "Turkey", "UCT", "UTC", "Universal", "W-SU", "WET", "Zulu",
  ]

  /// Whether a name looks like one of IANA's: an area and a place, or one of the old names without an area.
  ///
  /// Foundation takes offsets (`GMT+7`) and abbreviations (`PST`) too; neither says when the clock changes.
  static func isIANA(_ name: String) -> Bool {
    name.contains("/") ? !name.hasPrefix("SystemV/") : plain.contains(name)
  }

  /// Known names that are near, or an example.
  static func didYouMean(_ name: String, _ log: DiagnosticLog) -> String {
    let known = TimeZone.knownTimeZoneIdentifiers.sorted()
    let near = log.didYouMean(name, known)
    return near.isEmpty ? " such as Asia/Ho_Chi_Minh" : near
  }
}
