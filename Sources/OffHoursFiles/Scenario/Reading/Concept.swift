/// What a value may look like. The reader's own words for it, from which a schema can be made.
package indirect enum Shape: Sendable {
  /// Any text.
  case text
  /// One word of a list, without `;`.
  case word
  /// `true` or `false`.
  case flag
  /// A whole number in this range.
  case integer(ClosedRange<Int>)
  /// A decimal number, described in words.
  case decimal(String)
  /// An amount with at most four decimals.
  case money
  /// `YYYY-MM-DD`.
  case date
  /// `YYYY-MM-DDTHH:MM` on the local clock.
  case dateTime
  /// `HH:MM`.
  case clock
  /// `45m`, `8h`, `1h30m`.
  case duration
  /// `HH:MM-HH:MM`.
  case window
  /// `HH:MM-HH:MM` with times up to 48:00, `training` allowed before it.
  case shiftHours
  /// Windows by days of the week.
  case weeklyHours
  /// A file's path.
  case path
  /// One of these words.
  case choice([String])
  /// `off`, or this.
  case orOff(Shape)
  /// The id of something of this kind.
  case reference(String)
  /// A list.
  case list(Shape)
  /// A map from ids, codes or dates (what the keys are, in words) to this.
  case map(String, Shape)
  /// A map with the keys of a concept.
  case object(Concept)
  /// Any of these.
  case either([Shape])
}

/// A kind of map in a scenario and every key that it may have.
package struct Concept: Sendable {
  /// What it is called in messages and in the reference.
  package let name: String
  /// Its keys, in the order in which the reference names them.
  package let keys: [Key]
  /// The keys' names.
  let names: [String]

  /// A key of a concept.
  package struct Key: Sendable {
    /// As written.
    package let name: String
    /// What its value may look like.
    package let shape: Shape
    /// Whether it has to be there.
    package let isRequired: Bool
    /// What holds where it is not there, in words.
    package let standard: String

    /// A key.
    init(_ name: String, _ shape: Shape, required: Bool = false, standard: String = "") {
      self.name = name
      self.shape = shape
      isRequired = required
      self.standard = standard
    }
  }

  /// A concept.
  init(_ name: String, _ keys: [Key]) {
    self.name = name
    self.keys = keys
    names = keys.map(\.name)
  }

  /// Whether `note` or `x-…`: allowed in every map and not read.
  static func isFree(_ key: String) -> Bool { key == "note" || key.utf8.starts(with: "x-".utf8) }
}
