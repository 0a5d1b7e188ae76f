internal import OffHours

/// Writes the `scenario.yaml` of an import, with comments for whoever goes on from there.
struct ScenarioText {
  let draft: ScenarioDraft
  let horizon: DateSpan
  let courses: [ScenarioDraft.CourseDraft]
  let places: [ScenarioDraft.PlaceDraft]
  let supply: SupplyDraft
  let rosterFiles: [String]

  private var language: Language { draft.request.language ?? .english }

  /// The document.
  var yaml: String {
    var lines: [String] = []
    lines.append("offhours: 1")
    lines.append("name: \(Self.quoted(name))")
    lines.append("timezone: \(draft.timezone)\(draft.zoneReason.map { "   # \($0(language))" } ?? "")")
    lines.append("language: \(language.rawValue)")
    lines.append("horizon: {from: \(horizon.from), to: \(horizon.to)}")
    lines += holidays
    lines += placeLines
    lines += rotationLines
    lines += employerLines
    lines += ["", "workers: workers.csv"]
    if rosterFiles.count == 1 { lines.append("roster: \(rosterFiles[0])") }
    if rosterFiles.count > 1 { lines.append("roster: [\(rosterFiles.joined(separator: ", "))]") }
    if !draft.absences.isEmpty { lines.append("absences: absences.csv") }
    lines += ["", "rules: {preset: recommended}"]
    lines += supply.venueLines + supply.instructorLines
    lines += courseLines
    return lines.map { $0 + "\n" }.joined()
  }

  private var name: String {
    if let name = draft.request.name { return name }
    let firms = draft.employers.employers.indices.filter { draft.isUsed(employer: $0) }.map {
      draft.employers[$0].name
    }
    let more = Phrase(en: "and \(firms.count - 2) more", vi: "và \(firms.count - 2) đơn vị nữa")(language)
    let who =
      firms.count <= 3 ? firms.joined(separator: ", ") : (firms.prefix(2) + [more]).joined(separator: ", ")
    return "\(firms.isEmpty ? "" : who + ", ")\(ScenarioName.days(horizon, language))"
  }

  private var holidays: [String] {
    [
      Phrase(
        en: "# holidays: [\(horizon.from)]          # days on which no shift of a rotation starts",
        vi: "# holidays: [\(horizon.from)]          # ngày lễ: không có ca nào của vòng đảo ca bắt đầu")(
          language)
    ]
  }

  private var placeLines: [String] {
    guard !places.isEmpty else { return [] }
    var lines = ["", "places:"]
    for place in places {
      let at = place.at.map { ", at: [\($0.latitude), \($0.longitude)]" } ?? ""
      lines.append("  \(place.id): {name: \(Self.quoted(place.name))\(at)}")
    }
    let without = places.filter { $0.at == nil && !$0.isKnown }
    if let minutes = draft.request.journey, places.count > 1, !without.isEmpty {
      lines += ["travel:", "  between:"]
      for (position, place) in places.enumerated() {
        for other in places[(position + 1)...] where place.at == nil || other.at == nil {
          lines.append("    - {from: \(place.id), to: \(other.id), minutes: \(minutes)}")
        }
      }
    }
    return lines
  }

  private var rotationLines: [String] {
    guard !draft.rotations.isEmpty else { return [] }
    var lines = ["", "rotations:"]
    for rotation in draft.rotations {
      let crews = rotation.crews.map { "\(Self.key($0.name)): \($0.offset)" }.joined(separator: ", ")
      let isPlain = rotation.cycle.allSatisfy { !$0.contains(" ") && Self.isPlain($0) }
      let cycle =
        isPlain
        ? rotation.cycle.joined(separator: " ")
        : "[\(rotation.cycle.map(Self.quoted).joined(separator: ", "))]"
      lines.append("  \(rotation.id):")
      // The names of built-in rotations are English.
      if rotation.name != rotation.id, language == .english {
        lines.append("    name: \(Self.quoted(rotation.name))")
      }
      lines.append("    cycle: \(isPlain && rotation.cycle.count == 1 ? "[\(rotation.cycle[0])]" : cycle)")
      lines.append("    anchor: \(rotation.anchor)")
      lines.append("    crews: {\(crews)}")
    }
    return lines
  }

  private var employerLines: [String] {
    guard draft.employers.employers.indices.contains(where: { draft.isUsed(employer: $0) }) else { return [] }
    var lines = ["", "employers:"]
    for (position, employer) in draft.employers.employers.enumerated() where draft.isUsed(employer: position)
    {
      lines.append("  \(employer.id):")
      lines.append("    name: \(Self.quoted(employer.name))")
      if let place = draft.workplace(of: position, places) { lines.append("    place: \(place)") }
      if let rotation = draft.rotation(of: position) {
        lines.append("    rotation: \(draft.rotations[rotation].id)")
      }
      if let release = draft.releases[position] { lines.append("    release: \(release)") }
      guard !employer.order.isEmpty else { continue }
      lines.append("    shifts:")
      for code in employer.order {
        let known = employer.legend[code]!
        let meaning =
          switch known.shift {
          case .hours(let stretches): stretches.count == 1 ? stretches.text : "[\(stretches.text)]"
          case .off: "off"
          case .absent: "absent"
          }
        let comment = known.words.isEmpty ? "" : "   # \(plainText(known.words))"
        lines.append("      \(Self.key(code)): \(meaning)\(comment)")
      }
    }
    return lines
  }

  private var courseLines: [String] {
    guard !courses.isEmpty else { return [] }
    var lines = ["", "courses:"]
    for course in courses {
      lines.append("  \(course.id):")
      lines.append("    name: \(Self.quoted(course.name))")
      lines.append("    lessons:")
      for lesson in course.lessons {
        let name = lesson.name.isEmpty ? [] : ["name: \(Self.quoted(lesson.name))"]
        let keys = name + ["minutes: \(lesson.minutes)"] + lesson.more
        lines.append("      \(lesson.id): {\(keys.joined(separator: ", "))}")
      }
      if !course.saysAttend { lines.append("    attend: any") }
      lines += course.lines
    }
    return lines
  }

  /// Text that YAML reads back as it is.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x85
          || (0x2028...0x2029).contains(scalar.value) || scalar.value == 0xFEFF
        {
          result += " "
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// A code or a crew's name as a key: plain where that is beyond doubt.
  static func key(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic else { return false }
    return text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || (0x30...0x39).contains($0.value) || $0 == "-" || $0 == "_"
    }
  }
}
