"""Takes the pictures of docs/gallery and writes docs/gallery.md around them: gallery.py FOLDER-OF-PAPERS DOCS."""

import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Tests", "Pages"))
from browser import Browser  # noqa: E402

papers, docs = sys.argv[1:3]
folder = os.path.join(docs, "gallery")
os.makedirs(folder, exist_ok=True)


def take(browser, page, name, selector=None, width=1240, height=800, scheme="light", phone=False, scale=1, most=None,
         scroll=None, begin=None):
    """A picture of a part of a page, from another part on where one is named, or of what a window shows."""
    browser.open(os.path.join(papers, page), width, height, scheme, scale, phone)
    path = os.path.join(folder, name)
    if selector is None:
        if scroll:
            browser.run(f"document.querySelector({scroll!r}).scrollIntoView()")
            box = browser.run("({x: 0, y: scrollY, width: innerWidth, height: innerHeight})")
        else:
            box = {"x": 0, "y": 0, "width": width, "height": height}
    else:
        box, margin = browser.box(selector), 16
        if begin:
            top = browser.box(begin)["y"]
            box = {**box, "y": top, "height": box["y"] + box["height"] - top}
        box = {"x": box["x"] - margin, "y": max(0, box["y"] - margin), "width": box["width"] + 2 * margin,
               "height": min(box["height"] + 2 * margin, most or 1e9)}
    browser.picture(path, box)


def pictures():
    with Browser() as browser:
        page = "timetable.html"
        take(browser, page, "crews-and-days.png", "section.crews > section:nth-of-type(1)", begin=".legend")
        take(browser, page, "page-dark.png", scheme="dark", height=900)
        take(browser, page, "phone-picture.png", width=390, height=780, phone=True, scale=1.5,
             scroll="section.crews h3")
        take(browser, page, "phone-timetable.png", width=390, height=780, phone=True, scale=1.5,
             scroll="#timetable")
        take(browser, page, "timetable.png", "section[aria-labelledby=timetable]", most=760)
        take(browser, page, "completions.png", "section[aria-labelledby=completions]", most=640)
        take(browser, page, "unplaced.png", "section[aria-labelledby=unplaced]", most=560)
        take(browser, page, "use.png", "section[aria-labelledby=use]")
        take(browser, page, "goals.png", "section[aria-labelledby=goals]")
        take(browser, "report.html", "report.png", "main", most=760)
        for name in ["hospital", "fire-station"]:
            take(browser, f"{name}/{page}", f"{name}.png", "section.crews > section:nth-of-type(1)", begin=".legend",
                 most=900)
        with tempfile.TemporaryDirectory() as temporary:
            pdf = os.path.join(temporary, "page.pdf")
            browser.open(os.path.join(papers, page), 1240, 800)
            browser.print(pdf)
            subprocess.run(["pdftoppm", "-r", "75", "-png", "-singlefile", pdf, os.path.join(folder, "paper")],
                           check=True)


def sheet(pdf, heading, name):
    """A picture of the first page of a printed workbook with a row of headings, as far down as it is written on."""
    pages = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout.split("\f")
    number = next(i for i, text in enumerate(pages, start=1) if re.search(f"(?m)^ *{heading}", text))
    boxes = subprocess.run(["pdftotext", "-bbox", "-f", str(number), "-l", str(number), pdf, "-"], check=True,
                           capture_output=True, text=True).stdout
    words_ = [tuple(map(float, box)) for box in re.findall(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)"', boxes)]
    left, top = min(box[0] for box in words_), min(box[1] for box in words_)
    bottom, scale = max(box[3] for box in words_), 130 / 72
    x, y = int((left - 8) * scale), int((top - 8) * scale)
    width, height = int((842 - 2 * left + 16) * scale), int((bottom - top + 16) * scale)
    subprocess.run(["pdftoppm", "-r", "130", "-png", "-singlefile", "-f", str(number), "-x", str(x), "-y", str(y), "-W", str(width),
                    "-H", str(height), pdf, os.path.join(folder, name)], check=True)


def sheets():
    """Pictures of the workbook's sheets as LibreOffice prints them."""
    pdf = os.path.join(papers, "answer.pdf")
    sheet(pdf, "What to do", "book-start")
    sheet(pdf, r"Id\s+Name\s+Employer\s+Crew", "book-workers")
    sheet(pdf, r"Id\s+Course\s+Lesson\s+Section", "book-timetable")
    sheet(pdf, r"Goal\s+Value\s+Bound", "book-results")


def scenario():
    """The workbook, then the folder."""
    return f"""## One workbook: scenario, answer, and where both are changed

What `offhours new class.xlsx` writes, solved: people on their sheet, the timetable on another, in one file; LibreOffice shows it.

![The first sheet: what to do, in five lines](gallery/book-start.png)
![The sheet of workers: employer, crew, courses](gallery/book-workers.png)
![The sheet of the timetable: a row a meeting, with a column to mark rows to keep](gallery/book-timetable.png)
![The sheet of results: value, bound and gap](gallery/book-results.png)

## The same as a folder

`offhours convert class.xlsx --out folder`: `scenario.yaml`, and the tables beside it.

```yaml
{excerpt("folder/scenario.yaml", 40)}
```
"""


def excerpt(name, lines, width=150, begin=""):
    """The first lines of a file, or those from one that begins so, cut where they are long."""
    with open(os.path.join(papers, name), encoding="utf-8-sig") as file:
        text = [line.rstrip() for line in file]
    text = text[next(number for number, line in enumerate(text) if line.startswith(begin)):]
    cut = [line if len(line) <= width else line[:width - 1] + "…" for line in text[:lines]]
    return "\n".join(cut + (["…"] if len(text) > lines else []))


def first(part, ending=""):
    """The first file of a folder, by name; nothing where there is none."""
    path = os.path.join(papers, part)
    names = sorted(n for n in os.listdir(path) if n.endswith(ending) and "." in n) if os.path.isdir(path) else []
    return os.path.normpath(os.path.join(part, names[0])) if names else None


def employer_letter(scenario, employer):
    """The letter to an employer, by the beginning of its name."""
    folder = os.path.join(scenario, "employers")
    return os.path.join(folder, next(name for name in sorted(os.listdir(os.path.join(papers, folder)))
                                     if name.startswith(employer) and name.endswith(".txt")))


def words():
    parts = ["""# What comes out

The parks of Thái Nguyên ([scenarios/thai-nguyen](../scenarios/thai-nguyen)) in every format. `scripts/gallery` plans them
and makes this page. All people and firms are invented.

""" + scenario() + """
## `html`: a page to look at

`timetable.html` is one file without scripts; it asks the network for nothing. It opens with the picture that people ask for:
**crews × days**. Bands are shifts, dark ones nights; the pale band around them is the rest and the journey that the rules in
force ask for; classes stand upon them with the number of people of that crew.

![Crews and days of the first week: shifts as bands, classes between them](gallery/crews-and-days.png)

On a phone the names stay while the days move; after dark the page is dark.

| phone | phone | laptop, dark |
|---|---|---|
| ![The picture on a phone](gallery/phone-picture.png) | ![The timetable on a phone](gallery/phone-timetable.png) | ![The top of the page in dark colours](gallery/page-dark.png) |

Below stand the timetable by week, who completes against which target, who is not placed and why, the use of halls and
instructors, and how good all of it is.

![Timetable by week](gallery/timetable.png)
![Completions and targets by employer](gallery/completions.png)
![Who is not placed, and why](gallery/unplaced.png)
![Meetings and hours of halls and instructors](gallery/use.png)
![Goals with value, proved bound and gap](gallery/goals.png)

Printed, it is A4:

![The first sheet of paper](gallery/paper.png)

## `report`: from target to placed

`report.html` to look at, `report.md` for letters and chats.

![The report](gallery/report.png)
"""]
    texts = [
        ("`txt`: the terminal's table, as a file", "timetable.txt", 24),
        ("`timetable-csv`: a row a meeting, for a spreadsheet", "timetable.csv", 6),
        ("`learners-csv`: who goes where when, with the shift before and after", "learners.csv", 6),
        ("`unplaced-csv`: who was left out, and what forbids how many meetings", "unplaced.csv", 6),
        ("`report`: in Markdown, for letters and chats", "report.md", 24),
        ("`slips`: everybody's own class times, to paste into a chat", "slips.txt", 9),
        ("`sms`: a short message for everybody", "sms.csv", 4),
        ("`employer-slips`: a letter to each employer about its own people", first("employers"), 16),
        ("`ics`: a calendar", first(".", ".ics") or first("calendars"), 30),
    ]
    for what, name, lines in texts:
        if name and os.path.exists(os.path.join(papers, name)):
            parts.append(f"## {what}\n\n`{name}`\n\n```\n{excerpt(name, lines)}\n```\n")
    parts.append(f"""## Wards and watches

Two scenarios more, both planned by the commands that stand in their pages. A hospital
([scenarios/hospital](../scenarios/hospital)): wards spare two people at a time, so class stands within shifts.

![Crews and days of the hospital's first week](gallery/hospital.png)

What a ward reads of it:

```
{excerpt(employer_letter("hospital", "elm"), 8)}
{excerpt(employer_letter("hospital", "elm"), 20, begin="Who is away")}
```

A fire station ([scenarios/fire-station](../scenarios/fire-station)): 24 hours on, 72 off, training on shift.

![Crews and days of the fire station's first week](gallery/fire-station.png)
""")
    with open(os.path.join(docs, "gallery.md"), "w", encoding="utf-8") as file:
        file.write("\n".join(parts))


sheets()
pictures()
words()
