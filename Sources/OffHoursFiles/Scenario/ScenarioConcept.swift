internal import OffHours

extension Concept {
  /// The keys of `scenario.yaml` and of overlays.
  static let scenario = Concept(
    "scenario",
    [
      Key("offhours", .choice(["1"]), required: true),
      Key("base", .path, standard: "none: not an overlay"),
      Key("name", .text, standard: "the folder's name"),
      Key("organiser", .object(.organiser), standard: "none"),
      Key("timezone", .text, required: true),
      Key("language", .choice(Language.allCases.map(\.rawValue)), standard: "en"),
      Key("horizon", .object(.dateSpan), required: true),
      Key("holidays", HolidayReader.shape, standard: "none"),
      Key("places", .map("place", .object(.place)), standard: "none"),
      Key("travel", .object(.travel), standard: "estimates"),
      Key("shifts", LegendReader.shape, standard: "none"),
      Key("rotations", .map("rotation", .object(.rotation)), standard: "none"),
      Key("employers", .map("employer", .object(.employer)), standard: "none"),
      Key("workers", .either([.path, .map("worker", .object(.worker))]), standard: "none"),
      Key(
        "roster",
        .either([
          .path, .list(.path),
          .map("worker or employer/crew", .map("date", .text)),
        ]), standard: "none"),
      Key("absences", .either([.path, .map("absence", .object(.absence))]), standard: "none"),
      Key("ledger", .either([.path, .map("worker", .object(.ledger))]), standard: "none"),
      Key("sensitive", .list(.text), standard: "what headings of columns tell"),
      Key(
        "rules", .either([.choice(Rules.presets.map(\.name)), .object(.rules)]),
        standard: "recommended"),
      Key("venues", .map("venue", .object(.venue)), standard: "none"),
      Key("instructors", .map("instructor", .object(.instructor)), standard: "none needed"),
      Key("courses", .map("course", .object(.course)), standard: "none"),
      Key("limits", .object(.limits), standard: "none"),
      Key(
        "goals", GoalReader.shape,
        standard: "[targets, completions, lessons, cost, rest, travel, early]"),
      Key("burden", .object(.burden), standard: "rest 60, evening 30, travel 1, release 0"),
    ])

  static let organiser = Concept(
    "organiser",
    [
      Key("name", .text), Key("phone", .text), Key("email", .text), Key("address", .text), Key("web", .text),
    ])
}
