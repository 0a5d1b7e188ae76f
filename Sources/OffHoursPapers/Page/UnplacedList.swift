import OffHours

/// Who was left out, by what decided: the reasons with their people, and everybody's counts behind a click.
struct UnplacedList {
  let input: PaperInput

  /// So many names stand beside a reason.
  static let names = 12
  /// So many people stand in the whole list of a group.
  static let most = 500

  var markup: Markup {
    let language = input.language, groups = UnplacedGroups(input).groups
    return Markup("section", ["aria-labelledby": "unplaced"]) {
      Markup("h2", ["id": "unplaced"]) { PageWords.unplaced(language) }
      if groups.isEmpty {
        Markup("p") {
          UnplacedSummary(input).isEverybodyPlaced
            ? Words.everybodyPlaced(language) : PageWords.nobodyListed(language)
        }
      } else {
        Markup("p", ["class": "quiet"]) { PageWords.unplacedLead(language) }
      }
      for group in groups { section(group, isFirst: group.course != groups.first?.course) }
    }
  }

  private func section(_ group: UnplacedGroups.Group, isFirst: Bool) -> Markup {
    let language = input.language
    let course = input.scenario.courses.count > 1 ? "\(input.courseName(group.course)) – " : ""
    return Markup("section") {
      Markup("h3") { "\(course)\(group.possibility(language)): \(group.entries.count)" }
      Markup("table", ["class": "reasons"]) {
        Markup("thead") {
          Markup("tr") {
            Markup("th", ["scope": "col", "class": "because"]) { Words.because(language) }
            Markup("th", ["scope": "col", "class": "n"]) { PageWords.people(language) }
            Markup("th", ["scope": "col"]) { Words.fullName(language) }
          }
        }
        Markup("tbody") {
          for (reason, entries) in group.byReason {
            Markup("tr") {
              Markup("th", ["scope": "row"]) { reason.map(input.because) ?? Words.noReason(language) }
              Markup("td", ["class": "n"]) { String(entries.count) }
              Markup("td") { names(entries) }
            }
          }
        }
      }
      Markup("details", ["class": "more-people"]) {
        Markup("summary") { PageWords.allPeople(group.entries.count)(language) }
        Markup("ul") {
          for entry in group.entries.prefix(UnplacedList.most) {
            Markup("li") {
              person(entry)
              ": "
              Markup("span", ["class": "quiet"]) { reasons(entry) }
            }
          }
          if group.entries.count > UnplacedList.most {
            Markup("li") { Words.andMore(group.entries.count - UnplacedList.most)(language) }
          }
        }
      }
    }
  }

  private func names(_ entries: [Unplaced]) -> String {
    var names = entries.prefix(UnplacedList.names).map(person)
    if entries.count > names.count {
      names.append(Words.andMore(entries.count - names.count)(input.language))
    }
    return names.joined(separator: ", ")
  }

  private func person(_ entry: Unplaced) -> String {
    let employer = input.employerName(entry.worker), name = input.workerName(entry.worker)
    return employer.isEmpty ? name : "\(name) (\(employer))"
  }

  private func reasons(_ entry: Unplaced) -> String {
    guard !entry.reasons.isEmpty else { return Words.noReason(input.language) }
    return entry.reasons.map { PageWords.forbids(input.because($0.reason), $0.count)(input.language) }
      .joined(separator: "; ")
  }
}
