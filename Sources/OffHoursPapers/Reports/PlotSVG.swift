/// A plot as SVG: a file by itself, or a part of an HTML page.
package enum PlotSVG {
  private static let width = 720.0, height = 420.0
  private static let left = 84.0, right = 44.0, top = 28.0, bottom = 56.0

  /// The picture. Labels stand where they hide no other point or label.
  package static func text(_ plot: Plot) -> String { markup(plot).source }

  /// The picture, as a part of a page too.
  static func markup(_ plot: Plot) -> Markup {
    let up = PlotAxis(plot.points.map(\.y), count: 6), across = PlotAxis(plot.points.map(\.x), count: 6)
    func x(_ value: Double) -> Double { left + across.share(value) * (width - left - right) }
    func y(_ value: Double) -> Double { height - bottom - up.share(value) * (height - top - bottom) }
    var pieces: [Markup] = []
    for mark in up.marks {
      pieces.append(line(left, y(mark), width - right, y(mark), opacity: ".15"))
      pieces.append(label(plot.numbers.text(mark), left - 8, y(mark) + 4, "end"))
    }
    var free = 0.0
    for mark in across.marks {
      pieces.append(line(x(mark), top, x(mark), height - bottom, opacity: ".08"))
      let text = plot.numbers.text(mark), half = extent(text) / 2
      guard x(mark) - half >= free else { continue }
      pieces.append(label(text, x(mark), height - bottom + 18, "middle"))
      free = x(mark) + half + 8
    }
    pieces.append(label(plot.up, left, top - 12, "start"))
    pieces.append(label(plot.across, width - right, height - 12, "end"))
    let frontier = plot.points.filter(\.isOnFrontier).sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    if frontier.count > 1 {
      let path = frontier.map { "\(short(x($0.x))),\(short(y($0.y)))" }.joined(separator: " ")
      pieces.append(
        Markup("polyline", ["points": path, "fill": "none", "stroke": "#1769aa", "stroke-width": "2"]))
    }
    var taken = plot.points.map { Box(x: x($0.x) - 5, y: y($0.y) - 5, width: 10, height: 10) }
    for point in plot.points.sorted(by: { $0.isOnFrontier && !$1.isOnFrontier }) {
      let (px, py) = (x(point.x), y(point.y))
      let isOn = point.isOnFrontier
      pieces.append(
        Markup(
          "circle",
          [
            "cx": short(px), "cy": short(py), "r": "4", "fill": isOn ? "#1769aa" : "none",
            "stroke": isOn ? nil : "currentColor", "stroke-opacity": isOn ? nil : ".6",
          ]
        ) { Markup("title") { point.label } })
      let size = extent(point.label)
      let places = [
        (px + 8, py + 4), (px - 8 - size, py + 4), (px - size / 2, py - 10), (px - size / 2, py + 20),
      ]
      for (bx, by) in places {
        let box = Box(x: bx, y: by - 11, width: size, height: 14)
        guard box.x >= left, box.x + size <= width - 2, box.y >= 2, by <= height - bottom - 2,
          !taken.contains(where: { $0.overlaps(box) })
        else { continue }
        taken.append(box)
        pieces.append(label(point.label, bx, by, "start"))
        break
      }
    }
    return Markup(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(Int(width)) \(Int(height))",
        "width": "\(Int(width))", "height": "\(Int(height))", "role": "img", "aria-label": plot.title,
        "font-family": "system-ui, Noto Sans, sans-serif", "font-size": "12", "fill": "currentColor",
      ]
    ) { pieces }
  }

  private struct Box {
    var x, y, width, height: Double

    func overlaps(_ other: Box) -> Bool {
      x < other.x + other.width && other.x < x + width && y < other.y + other.height
        && other.y < y + height
    }
  }

  /// Roughly how wide a text is.
  private static func extent(_ text: String) -> Double { Double(TextWidth.of(text)) * 6.8 }

  private static func line(_ x: Double, _ y: Double, _ toX: Double, _ toY: Double, opacity: String) -> Markup
  {
    Markup(
      "line",
      [
        "x1": short(x), "y1": short(y), "x2": short(toX), "y2": short(toY), "stroke": "currentColor",
        "stroke-opacity": opacity,
      ])
  }

  private static func label(_ text: String, _ x: Double, _ y: Double, _ anchor: String) -> Markup {
    Markup("text", ["x": short(x), "y": short(y), "text-anchor": anchor]) { text }
  }

  /// One decimal is finer than anybody sees.
  private static func short(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0
      ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
