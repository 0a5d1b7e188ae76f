private import Foundation
internal import OffHours

/// Whether words can be Vietnamese, by their spelling: the evidence for what encoding a text is in.
enum VietnameseSyllable {
  /// Whether a word, in any case, NFC, is spelt as a Vietnamese syllable can be.
  static func isPossible(_ word: some StringProtocol) -> Bool {
    var letters = ""
    var tone: UInt32 = 0
    for scalar in word.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar.value {
      case 0x300, 0x301, 0x303, 0x309, 0x323:
        guard tone == 0 else { return false }
        tone = scalar.value
      default: letters.unicodeScalars.append(scalar)
      }
    }
    letters = normalized(letters)
    guard letters.count <= 7 else { return false }
    for onset in onsets where letters.hasPrefix(onset) {
      let rime = String(letters.dropFirst(onset.count))
      guard rimes.contains(rime) else { continue }
      // A syllable that stops has the acute or the dot.
      let isStopped = ["c", "ch", "p", "t"].contains { rime.hasSuffix($0) }
      if isStopped, tone != 0x301, tone != 0x323 { continue }
      return true
    }
    return false
  }

  /// Longer ones first, so that `ngh` is not `ng` and a rest.
  private static let onsets = [
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "qu", "th", "tr", "ch", "b", "c", "d", "đ", "g", "h", "k", "l",
    "m", "n", "p", "q", "r", "s", "t", "v", "x", "",
  ]

  private static let rimes = Set(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et \
    ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan \
    oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong op ot oong ô ôc ôi ôm ôn ông \
    ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uô uôc uôi uôm uôn uông uôt up \
    ut uy uya uych uyên uyêt uynh uyt uơ uyu uăn uăng uăt uat uanh uan uang uai ư ưa ưc ưi ưm ưn ưng ươ ươc ươi \
    ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh ych
    """.split(separator: " ").map(String.init))
}
