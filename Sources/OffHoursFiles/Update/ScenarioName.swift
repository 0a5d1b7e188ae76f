internal import OffHours

/// The name that an import gives a scenario: whose people, and the days for which it plans. It goes along with them.
enum ScenarioName {
  /// Days as the name has them.
  static func days(_ horizon: DateSpan, _ language: Language) -> String {
    "\(language.date(horizon.from)) – \(language.date(horizon.to))"
  }

  /// Gives a scenario whose name is still the one that an import made the days for which it plans from now on. A name that
  /// people wrote stays.
  static func move(
    _ merge: inout TreeMerge, _ ours: Node, _ target: UpdateTarget, from: CivilDate?, to: CivilDate?
  ) {
    guard let made = target.record?.tree, case .scalar(let name, _)? = ours.at(["name"])?.value,
      made.at(["name"]).map(TreeText.line) == plainText(name)
    else { return }
    let now = target.scenario.horizon
    let next = DateSpan(from: from ?? now.from, to: max(to ?? now.to, from ?? now.from))
    func day(_ key: String) -> CivilDate? {
      made.at(["horizon", key]).flatMap { CivilDate(TreeText.line($0)) }
    }
    var known = [now]
    if let from = day("from"), let to = day("to"), from <= to { known.append(DateSpan(from: from, to: to)) }
    for language in Language.allCases {
      for days in known.map({ days($0, language) }) where name.hasSuffix(days) {
        let moved = name.dropLast(days.count) + Self.days(next, language)
        merge.say(["name"], ours.at(["name"]), TreeText.scalar(String(moved)))
        return
      }
    }
  }
}
