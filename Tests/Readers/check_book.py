"""Fills, answers, edits and repairs a workbook as an organiser does, with openpyxl and LibreOffice in between.

Usage: check_book.py OFFHOURS FOLDER. Says each fault and ends with status 1 where there is one.
"""

import copy
import datetime
import json
import random
import subprocess
import sys
import zipfile

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

tool, folder = sys.argv[1], sys.argv[2]
faults = []


def check(truth, message):
    if not truth:
        faults.append(message)
    return truth


def run(*words, status=0):
    result = subprocess.run([tool, *words], capture_output=True, text=True)
    check(result.returncode == status, f"{' '.join(words)}: {result.returncode}\n{result.stderr[-800:]}")
    return result


def path(name):
    return f"{folder}/{name}"


def layout():
    sheets = json.loads(run("schema", "--workbook").stdout)["sheets"]
    return {sheet["key"]: sheet for sheet in sheets}


LAYOUT = layout()


def sheet(book, key, language):
    return book[LAYOUT[key]["title"][language]]


def columns(sheet_, key, language):
    titles = {column["title"][language]: column["key"] for column in LAYOUT[key]["columns"]}
    return {titles[cell.value]: cell.column for cell in sheet_[1] if cell.value in titles}


def solve(name, out, *more):
    return run("solve", path(name), "--out", path(out), "--time-limit", "3", *more)


def values(json_text):
    data = json.loads(json_text)
    data.pop("solver", None)
    data["scenario"].pop("sha256", None)
    return data


# The template, in both languages, solves as it is; LibreOffice and openpyxl leave it the same scenario.
for language in ["vi", "en"]:
    name = f"class-{language}.xlsx"
    run("new", path(name), "--language", language, "--from", "2027-03-01")
    first = run("solve", path(name), "--json").stdout
    book = openpyxl.load_workbook(path(name))
    check(book.worksheets[0].max_row >= 6, "the first sheet says what to do")
    check(any(ws.data_validations.dataValidation for ws in book.worksheets), "there are lists to choose from")
    check(any(cell.comment for ws in book.worksheets for cell in ws[1]), "headings have notes")
    book.save(path(f"o-{name}"))
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", path("lo"), path(name)],
        check=True, capture_output=True)
    for other in [path(f"o-{name}"), path(f"lo/{name}")]:
        check(values(run("solve", other, "--json").stdout) == values(first), f"{other} is another scenario")

# Marks: foreign things stay, marks come and go.
book = openpyxl.load_workbook(path("class-en.xlsx"))
own = book.create_sheet("My own")
own["B2"] = "=1+1"
halls = sheet(book, "venues", "en")
at = columns(halls, "venues", "en")
halls.cell(2, at["seats"]).value = "many"
halls.cell(2, at["place"]).value = "nowhere"
halls.cell(2, at["place"]).fill = PatternFill("solid", fgColor="FF00FF00")
halls.cell(2, at["place"]).comment = Comment("ask Hoa", "me")
halls.column_dimensions["B"].width = 41
book.save(path("bad.xlsx"))
found = json.loads(run("check", path("bad.xlsx"), "--json", status=65).stdout)["diagnostics"]
cells = {(d["sheet"], d["cell"]) for d in found}
seats, place = halls.cell(2, at["seats"]).coordinate, halls.cell(2, at["place"]).coordinate
check(cells == {("Venues", seats), ("Venues", place)}, f"faults stand at {cells}")
run("check", path("bad.xlsx"), "--mark", path("marked.xlsx"), status=65)
marked = openpyxl.load_workbook(path("marked.xlsx"))
hall = marked["Venues"]
for cell in [seats, place]:
    check(hall[cell].fill.fgColor.rgb == "FFFFB3A7", f"{cell} is not coloured")
    check(hall[cell].comment is not None and "OffHours" in hall[cell].comment.text, f"{cell} has no note")
check("ask Hoa" in hall[place].comment.text, "a note of somebody is lost")
check(marked["My own"]["B2"].value == "=1+1" and hall.column_dimensions["B"].width == 41, "foreign things are lost")
for again in ["marked.xlsx", "resaved.xlsx"]:
    if again == "resaved.xlsx":
        marked.save(path(again))
    mended = openpyxl.load_workbook(path(again))
    mended["Venues"][seats].value = 30
    mended["Venues"][place].value = "park"
    mended.save(path("mended.xlsx"))
    run("check", path("mended.xlsx"), "--mark", path("clean.xlsx"))
    clean = openpyxl.load_workbook(path("clean.xlsx"))["Venues"]
    check(clean[seats].comment is None, "the mark's note stays")
    check(clean[place].comment is not None and clean[place].comment.text.strip() == "ask Hoa", "the note is not as it was")
    check(clean[place].fill.fgColor.rgb == "FF00FF00", f"the colour is {clean[place].fill.fgColor.rgb}")
    check(clean[seats].fill.fgColor.rgb != "FFFFB3A7", "the mark's colour stays")
before, after = zipfile.ZipFile(path("mended.xlsx")), zipfile.ZipFile(path("clean.xlsx"))
own_part = [n for n in before.namelist() if b"1+1" in before.read(n)][0]
check(before.read(own_part) == after.read(own_part), "a foreign sheet has other bytes")

# The answer, edited.
run("workbook", "scenarios/tutorial", "--out", path("tutorial.xlsx"), "--language", "en")
solve("tutorial.xlsx", "answer.xlsx")
run("verify", path("answer.xlsx"))
random.seed(7)
fixed = json.loads(run("solve", path("tutorial.xlsx"), "--json").stdout)
venues = [row[0].value for row in openpyxl.load_workbook(path("answer.xlsx"))["Venues"].iter_rows(min_row=2) if row[0].value]
people = sorted({learner for meeting in fixed["meetings"] for learner in meeting["learners"]})
for trial in range(12):
    book = openpyxl.load_workbook(path("answer.xlsx"))
    ws = sheet(book, "timetable", "en")
    at = columns(ws, "timetable", "en")
    rows = [r for r in range(2, ws.max_row + 1) if ws.cell(r, at["id"]).value]
    plan = copy.deepcopy(fixed)
    meetings = {m["id"]: m for m in plan["meetings"]}
    row = random.choice(rows)
    meeting = meetings[ws.cell(row, at["id"]).value]
    kind = trial % 4
    if kind == 0:
        days = random.choice([-1, 1, 2])
        ws.cell(row, at["date"]).value += datetime.timedelta(days=days)
        for end in ["start", "end"]:
            moved = datetime.datetime.fromisoformat(meeting[end]) + datetime.timedelta(days=days)
            meeting[end] = moved.isoformat()
    elif kind == 1:
        old = datetime.datetime.fromisoformat(meeting["start"])
        length = datetime.datetime.fromisoformat(meeting["end"]) - old
        new = old.replace(hour=random.choice([6, 9, 14, 19]), minute=random.choice([0, 30]))
        ws.cell(row, at["start"]).value = new.time()
        meeting["start"], meeting["end"] = new.isoformat(), (new + length).isoformat()
    elif kind == 2:
        name = random.choice(people)
        learners = [name_ for name_ in meeting["learners"]]
        learners = [n for n in learners if n != name] if name in learners else learners + [name]
        ws.cell(row, at["learners"]).value = "; ".join(learners)
        meeting["learners"] = learners
    else:
        ws.cell(row, at["instructors"]).value = None
        meeting["instructors"] = []
    book.save(path("edited.xlsx"))
    plan.pop("goals"), plan.pop("unplaced")
    plan["goals"], plan["unplaced"] = [], []
    with open(path("edited.json"), "w") as file:
        json.dump(plan, file)
    one = json.loads(
        subprocess.run([tool, "verify", path("edited.xlsx"), "--json"], capture_output=True, text=True).stdout)
    two = json.loads(subprocess.run(
        [tool, "verify", path("tutorial.xlsx"), path("edited.json"), "--json"], capture_output=True, text=True).stdout)

    def codes(answer):
        return sorted((v["code"], tuple(sorted(v["meetings"])), tuple(sorted(v["workers"]))) for v in answer["violations"]
                      if v["code"] not in ("section-mixed", "goal-value"))

    check(codes(one) == codes(two), f"trial {trial}: {codes(one)} and {codes(two)}")
    check(all(v["cells"] for v in one["violations"] if v["meetings"]), f"trial {trial}: a broken rule without a cell")
    held = subprocess.run(
        [tool, "replan", path("edited.xlsx"), "--out", path("next.xlsx"), "--time-limit", "3"], capture_output=True, text=True)
    if check(held.returncode in (0, 65), f"trial {trial}: replan {held.returncode} {held.stderr[-500:]}") and held.returncode == 0:
        run("verify", path("next.xlsx"))
        next_ = json.loads(run("export", path("next.xlsx"), "--format", "json").stdout)
        if kind in (0, 1):
            check(any(m["start"][:16] == meeting["start"][:16] and m["lesson"] == meeting["lesson"]
                      for m in next_["meetings"]), f"trial {trial}: the moved meeting is not held")
    else:
        check("Timetable!" in held.stderr, f"trial {trial}: the refusal names no cell: {held.stderr[-400:]}")

for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
