/// What every rule has, whatever it decides on: a name, a label and a sentence. One file each, named after the code.
package protocol Rule: Sendable {
  /// Its name.
  static var code: RuleCode { get }
  /// A few words that say why something is forbidden: "too soon after a shift".
  static var label: Phrase { get }
  /// What the rule asks, as a whole sentence.
  static var phrase: Phrase { get }
}
