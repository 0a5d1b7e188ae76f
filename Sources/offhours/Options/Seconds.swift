import ArgumentParser

/// Refuses seconds of an option that are none, or more than a clock of ours counts.
func validateSeconds(_ seconds: Double, _ option: String) throws {
  guard seconds > 0, seconds <= 1e9 else {
    throw ValidationError("\(option) must be more than 0 and at most 1000000000 seconds, not \(seconds).")
  }
}
