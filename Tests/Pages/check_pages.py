#!/usr/bin/env python3
"""Looks at pages as their readers do: in a browser on a phone and a laptop, by day and by night, and on A4 paper.

    check_pages.py [--pictures FOLDER] PAGE…

Every fault is told with the page and the place; exit status 1 where there is any. Needs Debian's chromium and
poppler-utils.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browser import Browser  # noqa: E402

WINDOWS = [("phone", 390, 844), ("laptop", 1280, 800)]
SCHEMES = ["light", "dark"]

# Texts whose contrast with what is behind them is below 4.5, as [contrast, text, colour, ground].
CONTRAST = """
(() => {
  const parse = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const faults = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let seen = 0;
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim(), element = walker.currentNode.parentElement;
    if (!text || element.closest("svg, .skip") || !element.checkVisibility()) continue;
    let ground = [255, 255, 255];
    for (let e = element; e; e = e.parentElement) {
      const colour = parse(getComputedStyle(e).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) { ground = colour; break; }
    }
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(ground)];
    const contrast = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    seen++;
    if (contrast < 4.5) faults.push([contrast, text.slice(0, 40), getComputedStyle(element).color, ground]);
  }
  return {seen, faults: faults.slice(0, 5)};
})()
"""

# Classes of the picture that lie on a shift, a rest or leave of their row, and how many stand clear.
BANDS = """
(() => {
  const faults = [];
  let clear = 0;
  for (const svg of document.querySelectorAll("svg[role=img]")) {
    const boxes = kinds => [...svg.querySelectorAll(kinds)].map(e => [e, e.getBoundingClientRect()]);
    const bands = boxes("rect.s, rect.k, rect.r, rect.a");
    for (const [e, m] of boxes("rect.m:not(.x)")) {
      const hit = bands.find(([_, b]) => Math.min(b.right, m.right) - Math.max(b.left, m.left) > .4
        && Math.min(b.bottom, m.bottom) - Math.max(b.top, m.top) > 1);
      if (hit) faults.push(e.textContent); else clear++;
    }
  }
  return {clear, faults: faults.slice(0, 5)};
})()
"""

# Pictures without a name or a description, and everything that moves sideways but cannot be reached by keys.
ACCESS = """
(() => {
  const faults = [];
  for (const svg of document.querySelectorAll("svg")) {
    if (svg.getAttribute("aria-hidden") === "true") continue;
    const names = (svg.getAttribute("aria-labelledby") || "").split(" ").map(id => document.getElementById(id));
    if (svg.getAttribute("role") !== "img" || names.length < 2 || names.some(n => !n || !n.textContent.trim()))
      faults.push("a picture without role, title or description");
  }
  for (const box of document.querySelectorAll(".scroll"))
    if (box.tabIndex < 0 || !(box.getAttribute("aria-label") || box.getAttribute("aria-labelledby")))
      faults.push("a part that scrolls has no name or no tab stop");
  for (const table of document.querySelectorAll("table"))
    if ([...table.querySelectorAll("th")].some(th => !th.scope)) faults.push("a heading without scope");
  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3")) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) faults.push("a level of headings is left out before " + heading.textContent);
    level = next;
  }
  if (document.querySelectorAll("h1").length !== 1) faults.push("not exactly one main heading");
  if (!document.documentElement.lang || !document.title) faults.push("no language or no title");
  return faults;
})()
"""

# What has the focus: where it stands, whether it is visible, and what it is.
FOCUS = """
(() => {
  const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
  return {top: r.top + scrollY, left: r.left, shown: r.width > 0 && r.right > 0,
    ring: s.outlineStyle !== "none", name: e.tagName + " " + (e.textContent || "").slice(0, 30),
    order: [...document.querySelectorAll("*")].indexOf(e), end: e === document.body};
})()
"""

# Text in HTML that is cut off by its own box without three dots to say so.
CUT = """
[...document.querySelectorAll("td, th, dd, dt, h1, h2, h3, p, li > span")].filter(e => e.checkVisibility()
  && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === "hidden"
  && getComputedStyle(e).textOverflow !== "ellipsis" && !e.closest(".hidden, thead")).map(e => e.textContent).slice(0, 3)
"""


# Fonts in which pages have to break right, and by how many points the content is pushed down so that its end meets the end
# of a sheet at any place.
FONTS = ["DejaVu Sans", "Liberation Sans", "Noto Sans"]
OFFSETS = range(0, 740, 37)


class Checker:
    def __init__(self, browser, pictures):
        self.browser, self.pictures, self.faults = browser, pictures, []

    def fault(self, page, where, what):
        self.faults.append(f"{page}: {where}: {what}")

    def screen(self, page, name, width, height, scheme):
        where = f"{name} {width} px, {scheme}"
        browser = self.browser
        events = browser.open(page, width, height, scheme, phone=name == "phone")
        for event in events + browser.events:
            method, parameters = event.get("method"), event.get("params", {})
            if method == "Log.entryAdded":
                self.fault(page, where, f"the console says: {parameters['entry']['text']}")
            elif method in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown"):
                self.fault(page, where, f"the console says: {parameters}")
            elif method == "Network.requestWillBeSent":
                url = parameters["request"]["url"]
                if url != "file://" + os.path.abspath(page) and not url.startswith("data:"):
                    self.fault(page, where, f"asks for {url[:100]}")
        wide = browser.run("document.documentElement.scrollWidth")
        if wide > width:
            self.fault(page, where, f"the page scrolls sideways: {wide} px")
        contrast = browser.run(CONTRAST)
        if contrast["seen"] < 20:
            self.fault(page, where, f"shows only {contrast['seen']} texts")
        for found in contrast["faults"]:
            self.fault(page, where, f"contrast {found[0]:.2f}: {found[1:]}")
        for text in browser.run(CUT):
            self.fault(page, where, f"is cut off: {text}")
        for fault in browser.run(ACCESS):
            self.fault(page, where, fault)
        bands = browser.run(BANDS)
        for title in bands["faults"]:
            self.fault(page, where, f"a class lies on work or rest: {title}")
        if self.pictures:
            base = os.path.basename(os.path.dirname(os.path.abspath(page)))
            browser.picture(os.path.join(self.pictures, f"{base}-{name}-{scheme}.png"))
        return bands["clear"]

    def keys(self, page):
        """The tabulator passes over everything in the order in which it stands, and shows where it is."""
        browser = self.browser
        browser.open(page, 1280, 800)
        count = browser.run("document.querySelectorAll('a[href], summary, [tabindex=\"0\"]').length")
        before = -1
        for step in range(count):
            browser.press_tab()
            focus = browser.run(FOCUS)
            if focus["end"]:
                self.fault(page, "keys", f"the focus is lost after {step} of {count} stops")
                return
            if step == 0 and not focus["name"].startswith("A "):
                self.fault(page, "keys", f"the first stop is no link past the top, but {focus['name']}")
            if focus["order"] <= before or not focus["shown"] or not focus["ring"]:
                self.fault(page, "keys", f"stop {step + 1} is out of order or not to be seen: {focus}")
            before = focus["order"]

    def breaks(self, page):
        """No sheet is empty, and none holds but a few words, in any font, wherever sheets end."""
        browser = self.browser
        sheets = None
        with tempfile.TemporaryDirectory() as folder:
            pdf = os.path.join(folder, "page.pdf")
            for font in FONTS:
                for offset in OFFSETS if sheets is None or sheets < 8 else OFFSETS[:2]:
                    browser.open(page, 1280, 800)
                    style = (f"@media print {{ * {{ font-family: '{font}' !important }} "
                             f"body::before {{ content: ''; display: block; height: {offset}pt }} }}")
                    browser.run("(() => { const style = document.createElement('style'); "
                                f"style.textContent = {json.dumps(style)}; document.head.append(style); return true }})()")
                    browser.print(pdf)
                    text = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout
                    words = [len(sheet.split()) for sheet in text.split("\f")[:-1]]
                    sheets = len(words)
                    # The first may be pushed empty by the offset alone.
                    if any(count == 0 for count in words[1:]):
                        self.fault(page, "paper", f"an empty sheet in {font}, pushed down by {offset} pt: {words}")

    def paper(self, page):
        """Printed on A4, upright, nothing beyond the edge, no empty sheet, every time of day still there."""
        browser = self.browser
        browser.open(page, 1280, 800, "dark")
        with tempfile.TemporaryDirectory() as folder:
            pdf = os.path.join(folder, "page.pdf")
            browser.print(pdf)
            facts = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
            if not re.search(r"Page size: +59[45]\.?\d* x 84[12]\.?\d* pts", facts):
                self.fault(page, "paper", "is not A4: " + " ".join(re.findall(r"Page size:.*", facts)))
            boxes = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True).stdout
            sheets = boxes.split("<page ")[1:]
            for number, sheet in enumerate(sheets, 1):
                words = re.findall(r'xMin="([-\d.]+)" yMin="[-\d.]+" xMax="([-\d.]+)" yMax="[-\d.]+">([^<]*)<', sheet)
                if not words:
                    self.fault(page, "paper", f"sheet {number} is empty")
                for left, right, word in words:
                    if float(left) < 0 or float(right) > 596:
                        self.fault(page, "paper", f"sheet {number}: beyond the edge: {word}")
                        break
            text = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout
            for time in sorted(set(browser.run(
                    "[...document.querySelectorAll('td.time')].map(e => e.textContent)"))):
                if time not in text:
                    self.fault(page, "paper", f"{time} is missing")
            if self.pictures:
                base = os.path.basename(os.path.dirname(os.path.abspath(page)))
                subprocess.run(["pdftoppm", "-r", "60", "-png", "-l", "3", pdf,
                                os.path.join(self.pictures, f"{base}-paper")], check=True)
            return len(sheets)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pictures", help="a folder for what was seen")
    parser.add_argument("pages", nargs="+")
    arguments = parser.parse_args()
    if arguments.pictures:
        os.makedirs(arguments.pictures, exist_ok=True)
    with Browser() as browser:
        checker = Checker(browser, arguments.pictures)
        for page in arguments.pages:
            clear = 0
            for name, width, height in WINDOWS:
                for scheme in SCHEMES:
                    clear = checker.screen(page, name, width, height, scheme)
            checker.keys(page)
            sheets = checker.paper(page)
            checker.breaks(page)
            taught = browser.run("[...document.querySelectorAll('td.seats')].some(e => !/^0\\b/.test(e.textContent))")
            if taught and clear == 0:
                checker.fault(page, "picture", "holds no class though somebody is taught")
            print(f"{page}: {os.path.getsize(page) // 1024} kB, {clear} classes clear of work, {sheets} sheets of A4")
    for fault in checker.faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if checker.faults else 0)


main()
