"""Takes four organisers' jobs from what they hand in to what they publish, with commands alone.

Usage: check_jobs.py OFFHOURS FOLDER. Says each fault and ends with status 1 where there is one.
"""

import csv
import datetime
import json
import pathlib
import sys

import openpyxl

import job_files
from books import Tool, check, end

tool = Tool(sys.argv[1], sys.argv[2])

JOBS = {
    "factory": (["roster-3", "people", "halls"], [
        "--employer", "nui-voi=Cty TNHH Đúc gang Núi Voi", "--course", "an-toan-lao-dong=90,90,90", "--course", "phong-chay=60,60",
        "--course", "5s=60,60"], 24),
    "fire": (["roster", "people", "halls"], [
        "--employer", "harlow=Harlow Bay", "--course", "rope-rescue=120,120,120,120", "--course", "pump-operations=120,120",
        "--timezone", "America/New_York", "--from", "2027-03-01", "--to", "2027-03-31"], 21),
    "ward": (["roster", "people", "halls"], [
        "--employer", "ward=Ward 7", "--course", "fire-safety=60", "--course", "moving-people=90,90", "--timezone", "Europe/London"], 12),
    "calls": (["roster", "absences", "halls"], [
        "--employer", "calls=Call centre", "--course", "phone=60,60", "--timezone", "Europe/London", "--language", "en"], 14),
}


def account(job, found, files):
    """Every filled cell of every sheet is used, or told by its row, its column or itself."""
    for file in found["files"]:
        for sheet in file["sheets"]:
            read, used = sheet["cells"]["read"], sheet["cells"]["used"]
            isTold = sheet["ignoredRows"] or sheet.get("ignoredCells") or any(
                column["use"] == "unused" for column in sheet["columns"])
            check(read == used or isTold, f"{job}: {sheet.get('name')}: of {read} cells {used} are used, and nothing is told")
    # What the files hold, counted apart.
    counted = 0
    for path in files:
        if path.endswith(".csv"):
            with open(path, newline="") as table:
                counted += sum(1 for row in csv.reader(table) for text in row if text.strip())
        else:
            for sheet in openpyxl.load_workbook(path):
                counted += sum(1 for row in sheet.iter_rows(values_only=True) for value in row if value is not None)
    read = sum(sheet["cells"]["read"] for file in found["files"] for sheet in file["sheets"])
    check(read == counted, f"{job}: {counted} cells are filled, {read} were read")


def days(job, book, rows):
    """Everybody's days in the scenario are those that the job was made of."""
    sheet = next(book[titles] for titles in tool.layout["roster"]["title"].values() if titles in book.sheetnames)
    heads = {cell.column: datetime.date.fromisoformat(str(cell.value)[:10]) for cell in sheet[1][1:] if cell.value}
    found = [row for row in sheet.iter_rows(min_row=2) if row[0].value]
    check(len(found) == rows, f"{job}: {len(found)} rows of days, not {rows}")
    wrong, seen = [], 0
    for row in found:
        for column, day in heads.items():
            value, right = row[column - 1].value, job_files.code(job, str(row[0].value), day)
            seen += 1
            if (None if value is None else str(value)) != right:
                wrong.append(f"{row[0].value} {day}: {value}, not {right}")
    check(not wrong, f"{job}: {len(wrong)} of {seen} days are wrong: {wrong[:5]}")
    check(seen >= rows * 28, f"{job}: {seen} days")


for job, (kinds, options, people) in JOBS.items():
    folder = pathlib.Path(tool.file(f"{job}-files"))
    folder.mkdir(exist_ok=True)
    files = getattr(job_files, job)(str(folder))
    book, plan, papers = tool.file(f"{job}.xlsx"), tool.file(f"{job}-plan.xlsx"), tool.file(f"{job}-papers")
    result = tool.run("import", *[files[kind] for kind in kinds], *options, "--out", book, "--json")
    if result.returncode != 0:
        continue
    found = json.loads(result.stdout)
    check(found["people"] == people, f"{job}: {found['people']} people")
    account(job, found, [files[kind] for kind in kinds])
    days(job, openpyxl.load_workbook(book), 3 if job == "fire" else people)
    diagnostics = json.loads(tool.run("check", book, "--json").stdout)["diagnostics"]
    check(not [d for d in diagnostics if d["severity"] == "error"], f"{job}: {diagnostics}")
    tool.run("solve", book, "--out", plan, "--time-limit", "8")
    tool.run("verify", plan)
    timetable = tool.plan(f"{job}-plan.xlsx")
    placed = {learner for meeting in timetable["meetings"] for learner in meeting["learners"]}
    check(len(placed) == people, f"{job}: {len(placed)} of {people} people are in class: {timetable['unplaced'][:3]}")
    tool.run("publish", plan, "--out", papers)
    names = {path.name for path in pathlib.Path(papers).iterdir()}
    check({"timetable.json", "timetable.html", "calendar.ics", "timetable.xlsx"} <= names, f"{job}: {sorted(names)}")
    check(json.loads((pathlib.Path(papers) / "timetable.json").read_text())["state"] == "published", f"{job}: not published")
end()
