extension DiagnosticLog {
  /// `; did you mean 'x'?` where one of the candidates is close to `word`, else nothing.
  func didYouMean(_ word: String, _ candidates: some Collection<String>) -> String {
    guard candidates.count <= suggestionBudget else { return "" }
    suggestionBudget -= candidates.count
    return nearest(to: word, among: candidates).map { "; did you mean \(quoted($0))?" } ?? ""
  }

  /// What an unknown word is told: the known ones where they are few, and the nearest.
  func expectation(_ word: String, among candidates: some Collection<String>, kind: String) -> String {
    if candidates.isEmpty { return "; there is no \(kind) at all" }
    let near = didYouMean(word, candidates)
    if candidates.count <= 8 {
      return
        "; expected \(candidates.count == 1 ? "" : "one of ")\(candidates.joined(separator: ", "))\(near)"
    }
    return near.isEmpty ? "; expected one of \(candidates.count) known ones" : near
  }
}

/// The candidate nearest to `word`, if it is near enough to be a slip: the first among equals.
func nearest(to word: String, among candidates: some Collection<String>) -> String? {
  let wanted = Array(word.lowercased().unicodeScalars.prefix(64))
  var best: (distance: Int, word: String)?
  let most = max(1, wanted.count / 3)
  for candidate in candidates where candidate != word || wanted.isEmpty {
    let length = candidate.unicodeScalars.count
    let bound = min(most, (best?.distance ?? most + 1) - 1)
    guard bound >= 0, abs(length - wanted.count) <= bound else { continue }
    let distance = editDistance(wanted, Array(candidate.lowercased().unicodeScalars), bound: bound)
    // A word of one or two letters is near to everything of its length: only its case may differ.
    if distance <= bound, wanted.count > 2 || distance == 0 || wanted.count + length == 5 {
      best = (distance, candidate)
    }
    if distance == 0 { break }
  }
  return best?.word
}

/// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`; more than `bound` may be reported as any larger number.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], bound: Int) -> Int {
  var before: [Int] = []
  var previous = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    row.reserveCapacity(b.count + 1)
    for j in b.indices {
      var cost = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
      row.append(cost)
    }
    if row.min()! > bound { return bound + 1 }
    before = previous
    previous = row
  }
  return previous[b.count]
}
