internal import OffHours

extension Concept {
  static let course = Concept(
    "course",
    [
      Key("name", .text, standard: "the id"),
      Key("lessons", .map("lesson", .object(.lesson)), required: true),
      Key("starts", .either([.list(.clock), .object(.grid)]), standard: "{every: 30m}"),
      Key("size", .object(.size), standard: "1 to the venue's seats"),
      Key("attend", .choice(["section", "any"]), standard: "section"),
      Key("complete", .object(.completion), standard: "every lesson"),
      Key("order", .choice(["strict", "free"]), standard: "strict"),
      Key("gap", .object(.gap), standard: "none"),
      Key("span", .object(.span), standard: "none"),
      Key("deadline", .date, standard: "none"),
      Key("instructors", .integer(0...100), standard: "1 where the scenario has the key instructors, else 0"),
      Key("learners_per_instructor", .integer(1...1_000_000), standard: "any number"),
      Key("counts_as_work", .flag, standard: "false"),
      Key("target", .object(.target), standard: "none"),
      Key("pinned", .list(.object(.pin)), standard: "none"),
      Key("together", .list(.list(.reference("worker"))), standard: "nobody"),
      Key("sections", .object(.sections), standard: "no limit, one venue"),
      Key("makeup", .integer(0...1_000_000_000), standard: "0"),
      Key("after", .list(.reference("course")), standard: "none"),
      Key("valid", .text, standard: "for ever"),
      Key("renew", .text, standard: "at any time"),
      Key(
        "rules", .either([.choice(Rules.presets.map(\.name)), .object(.courseRules)]),
        standard: "the scenario's"),
    ])

  static let lesson = Concept(
    "lesson",
    [
      Key("name", .text, standard: "the id"),
      Key("minutes", .integer(1...1440), required: true),
      Key("needs", .list(.word), standard: "nothing"),
      Key("size", .object(.size), standard: "the course's; only with attend: any"),
      Key("instructors", .integer(0...100), standard: "the course's"),
      Key("learners_per_instructor", .integer(1...1_000_000), standard: "the course's"),
      Key("setup", .duration, standard: "0m"),
      Key("cleardown", .duration, standard: "0m"),
    ])
  static let grid = Concept("grid of starts", [Key("every", .duration, required: true)])
  static let size = Concept(
    "size",
    [
      Key("min", .integer(1...1_000_000), standard: "1"),
      Key("max", .integer(1...1_000_000), standard: "the venue's seats"),
    ])
  static let completion = Concept(
    "completion rule",
    [
      Key("share", .decimal("0 to 1"), standard: "1"),
      Key("lessons", .list(.reference("lesson")), standard: "none"),
    ])
  static let gap = Concept(
    "gap",
    [
      Key("min_days", .integer(0...100_000), standard: "none"),
      Key("max_days", .integer(0...100_000), standard: "none"),
    ])
  static let span = Concept("span", [Key("max_days", .integer(0...100_000), standard: "none")])
  static let target = Concept(
    "target",
    [
      Key("total", .integer(0...1_000_000_000), standard: "none"),
      Key("already", .integer(0...1_000_000_000), standard: "0"),
      Key("employers", .map("employer", .integer(0...1_000_000_000)), standard: "none"),
    ])
  static let pin = Concept(
    "pinned meeting",
    [
      Key("lesson", .reference("lesson"), required: true),
      Key("start", .dateTime, required: true),
      Key("venue", .reference("venue"), standard: "any venue"),
      Key("learners", .list(.reference("worker")), standard: "anybody"),
    ])
  static let sections = Concept(
    "sections",
    [
      Key("max", .integer(1...1_000_000_000), standard: "no limit"),
      Key("same_venue", .flag, standard: "true"),
    ])
}
