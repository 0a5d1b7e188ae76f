import OffHours

/// Course by course, who completes of those who need it, and what is missing to the targets of employers.
struct CompletionTable {
  let input: PaperInput
  let funnel: Funnel

  var markup: Markup {
    let language = input.language
    guard !funnel.courses.isEmpty else { return Markup() }
    return Markup("section", ["aria-labelledby": "completions"]) {
      Markup("h2", ["id": "completions"]) { PageWords.completionsAndTargets(language) }
      for course in funnel.courses { table(course) }
    }
  }

  private func table(_ course: Funnel.OfCourse) -> Markup {
    let language = input.language, definition = input.scenario.courses[course.course]
    let hasTarget = course.total.target != nil || course.employers.contains { $0.stage.target != nil }
    return Markup("section") {
      Markup("h3") {
        if let kind = input.courseClass(definition.id) { Markup("span", ["class": "chip \(kind)"]) }
        definition.name
      }
      Markup("table", ["class": "targets"]) {
        Markup("thead") {
          Markup("tr") {
            Markup("th", ["scope": "col"]) { Words.employer(language) }
            Markup("th", ["scope": "col", "class": "n"]) { PageWords.completedOfNeeded(language) }
            Markup("th", ["scope": "col", "class": "graph"]) {
              Markup("span", ["class": "hidden"]) { PageWords.share(language) }
            }
            if hasTarget {
              Markup("th", ["scope": "col", "class": "n"]) { Words.target(language) }
              Markup("th", ["scope": "col", "class": "n"]) { Words.missing(language) }
            }
          }
        }
        Markup("tbody") {
          if course.employers.count > 1 || course.employers.contains(where: { $0.stage.target != nil }) {
            for (employer, stage) in course.employers {
              row(input.name(of: employer), stage, nil, hasTarget: hasTarget)
            }
          }
          row(Words.total(language), course.total, "sum", hasTarget: hasTarget)
        }
      }
      if let wanted = course.total.target, let already = course.total.already, already > 0 {
        Markup("p", ["class": "quiet small"]) { Words.already(already, of: wanted)(language) }
      }
    }
  }

  private func row(_ name: String, _ stage: Funnel.Stage, _ kind: String?, hasTarget: Bool) -> Markup {
    let share = stage.referred == 0 ? 0 : stage.done * 100 / stage.referred
    let isShort = (stage.missing ?? 0) > 0
    return Markup("tr", ["class": kind]) {
      Markup("th", ["scope": "row"]) { name }
      Markup("td", ["class": "n"]) { "\(stage.done)/\(stage.referred)" }
      Markup("td", ["class": "graph"]) {
        Markup("span", ["class": "bar", "aria-hidden": "true"]) {
          Markup("i", ["class": isShort ? "short" : nil, "style": "width:\(share)%"])
        }
      }
      if hasTarget {
        Markup("td", ["class": "n"]) { stage.target.map(String.init) ?? "" }
        Markup("td", ["class": isShort ? "n alarm" : "n"]) { stage.missing.map(String.init) ?? "" }
      }
    }
  }
}
