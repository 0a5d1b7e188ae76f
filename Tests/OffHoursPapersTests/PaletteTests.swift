import Foundation
import OffHoursPapers
import Testing

@Suite struct `Colours of pages` {
  @Test(arguments: [("light", PagePalette.light), ("dark", PagePalette.dark)])
  func `what is written can be read`(name: String, palette: PagePalette) {
    for (text, ground) in palette.written {
      #expect(contrast(text, ground) >= 4.5, "\(name): \(text) on \(ground)")
    }
  }

  @Test(arguments: [("light", PagePalette.light), ("dark", PagePalette.dark)])
  func `shapes stand out from what is behind them`(name: String, palette: PagePalette) {
    for (shape, ground) in palette.drawn {
      #expect(contrast(shape, ground) >= 3, "\(name): \(shape) on \(ground)")
    }
  }

  @Test func `both schemes have the same courses, all different`() {
    #expect(PagePalette.light.courses.count == PagePalette.dark.courses.count)
    for palette in [PagePalette.light, .dark] { #expect(Set(palette.courses).count == palette.courses.count) }
  }

  @Test func `contrast is that of the accessibility guidelines`() {
    #expect(abs(contrast("#000000", "#ffffff") - 21) < 0.001)
    #expect(abs(contrast("#777777", "#ffffff") - 4.478) < 0.01)
  }

  /// Contrast ratio of two colours (Web Content Accessibility Guidelines 2.2).
  private func contrast(_ a: String, _ b: String) -> Double {
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  private func luminance(_ colour: String) -> Double {
    let value = Int(colour.dropFirst(), radix: 16)!
    let parts = [16, 8, 0].map { shift -> Double in
      let part = Double(value >> shift & 255) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
