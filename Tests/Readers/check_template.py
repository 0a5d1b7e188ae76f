"""Lives a factory's and a fire brigade's two months in a workbook, with openpyxl alone: from the template to the next publication.

Usage: check_template.py OFFHOURS FOLDER. Says each fault and ends with status 1 where there is one.
"""

import csv
import datetime
import pathlib
import random
import sys

import openpyxl

import job_files
from books import Tool, check, end

tool = Tool(sys.argv[1], sys.argv[2])
SEED = 20270301


def rows_of(path, heading):
    """The rows of a job's sheet below its row of headings, each a map."""
    sheet = openpyxl.load_workbook(path).active
    titles, rows = None, []
    for row in sheet.iter_rows(values_only=True):
        if titles is None:
            titles = list(row) if heading in row else None
        elif any(value is not None for value in row):
            rows.append(dict(zip(titles, row)))
    return rows


def lessons(courses, names):
    rows = []
    for course, (ids, minutes) in courses.items():
        rows += [{"course": course, "id": id_, "name": f"{names} {id_}", "minutes": minutes} for id_ in ids]
    return rows


def grid(book, language, codes):
    """The roster's sheet: a row a person or crew, a column a day; the days are real dates."""
    sheet = tool.sheet(book, "roster", language)
    for row in sheet.iter_rows(min_col=1):
        for cell in row:
            if cell.row > 1 or cell.column > 1:
                cell.value = None
    dates = sorted({day for row in codes.values() for day in row})
    for column, day in enumerate(dates, start=2):
        sheet.cell(1, column).value = datetime.datetime(day.year, day.month, day.day)
        sheet.cell(1, column).number_format = "dd/mm"
    for number, (who, row) in enumerate(codes.items(), start=2):
        sheet.cell(number, 1).value = who
        for column, day in enumerate(dates, start=2):
            sheet.cell(number, column).value = row[day]


def fill_factory(files):
    """Copies what the factory handed in into the template, as its organiser would."""
    book = openpyxl.load_workbook(tool.file("factory.xlsx"))
    language = "vi"
    tool.set(book, language, {
        "Tên": "Lớp học tháng Ba", "Xếp lịch: từ": datetime.datetime(2027, 3, 1),
        "Xếp lịch: đến": datetime.datetime(2027, 3, 31)})
    tool.fill(book, "places", language, [{"id": "khu", "name": "Khu công nghiệp", "at": "21.4; 105.8"}])
    tool.fill(book, "rotations", language, [])
    tool.fill(book, "employers", language, [{"id": "nui-voi", "name": "Công ty TNHH Đúc gang Núi Voi", "place": "khu"}])
    tool.fill(book, "shifts", language, [{"code": code, "hours": hours} for code, hours in job_files.FACTORY_CODES.items()])
    ids = {"An toàn lao động": "an-toan", "Phòng cháy": "phong-chay", "5S": "5s"}
    people = rows_of(files["people"], "Mã NV")
    tool.fill(book, "workers", language, [
        {"id": row["Mã NV"], "name": row["Họ và tên"], "employer": "nui-voi",
         "courses": "; ".join(ids[name.strip()] for name in row["Lớp học"].split(";"))} for row in people])
    listed = {row["Mã NV"] for row in people}
    roster = openpyxl.load_workbook(files["roster-3"]).active
    dates = job_files.days(2027, 3)
    codes = {}
    for row in roster.iter_rows(min_row=7, values_only=True):
        if row[1] in listed:
            codes[row[1]] = dict(zip(dates, row[5:]))
    grid(book, language, codes)
    halls = rows_of(files["halls"], "Hội trường")
    tool.fill(book, "venues", language, [
        {"id": f"h{number}", "name": row["Hội trường"], "address": row["Địa chỉ"], "place": "khu", "seats": row["Số chỗ"],
         "open": "T2-CN 07:00-21:30", "cost.meeting": row["Giá thuê/buổi"]}
        for number, row in enumerate(halls, start=1)])
    tool.fill(book, "instructors", language, [
        {"id": f"gv{number}", "name": f"Giảng viên {number}", "teaches": "; ".join(ids.values())} for number in (1, 2, 3)])
    tool.fill(book, "courses", language, [
        {"id": id_, "name": name, "starts": "08:00; 10:00; 14:30; 19:00", "attend": "any", "size.min": 2, "size.max": 3,
         "instructors": 1} for name, id_ in ids.items()])
    tool.fill(book, "lessons", language, lessons(job_files.FACTORY_COURSES, "Bài"))
    book.save(tool.file("factory.xlsx"))


def fill_fire(files):
    book = openpyxl.load_workbook(tool.file("fire.xlsx"))
    language = "en"
    tool.set(book, language, {
        "Name": "Spring drills", "Time zone": "America/New_York", "Planned: from": datetime.datetime(2027, 3, 1),
        "Planned: to": datetime.datetime(2027, 3, 31)})
    tool.fill(book, "places", language, [])
    tool.fill(book, "rotations", language, [])
    tool.fill(book, "employers", language, [{"id": "harlow", "name": "Harlow Bay Fire Department"}])
    tool.fill(book, "shifts", language, [{"code": "24", "hours": "08:00-08:00"}, {"code": "off", "hours": "off"}])
    ids = {"Rope Rescue": "rope", "Pump Operations": "pump"}
    people = rows_of(files["people"], "Badge No")
    tool.fill(book, "workers", language, [
        {"id": row["Badge No"], "name": row["Name"], "employer": "harlow", "crew": row["Platoon"],
         "courses": "; ".join(ids[name.strip()] for name in row["Class"].split(";"))} for row in people])
    calendar = {row["Month"]: row for row in rows_of(files["roster"], "Month")}
    march = [calendar["March"][day] for day in range(1, 32)]
    dates = job_files.days(2027, 3)
    grid(book, language, {
        f"harlow/{crew}": {day: "24" if on == crew else "off" for day, on in zip(dates, march)} for crew in "ABC"})
    with open(files["halls"], newline="") as file:
        halls = list(csv.DictReader(file))
    tool.fill(book, "venues", language, [
        {"id": f"room-{number}", "name": row["Room"], "address": row["Address"], "seats": int(row["Seats"]),
         "open": "mon-sun 07:00-21:00"} for number, row in enumerate(halls, start=1)])
    tool.fill(book, "instructors", language, [
        {"id": f"i{number}", "name": f"Instructor {number}", "teaches": "rope; pump"} for number in (1, 2)])
    tool.fill(book, "courses", language, [
        {"id": id_, "name": name, "starts": "09:00; 11:30; 14:00; 18:00", "attend": "any", "size.min": 2, "size.max": 3}
        for name, id_ in ids.items()])
    tool.fill(book, "lessons", language, lessons(job_files.FIRE_COURSES, "Lesson"))
    book.save(tool.file("fire.xlsx"))


def edited(job, language, count, dice):
    """Edits rows of the answer: marks, instructors, moves by a day. Gives what should hold, by the row's id."""
    book = openpyxl.load_workbook(tool.file(f"{job}-answer.xlsx"))
    sheet = tool.sheet(book, "timetable", language)
    at = tool.columns(sheet, "timetable", language)
    rows = [row for row in range(2, sheet.max_row + 1) if sheet.cell(row, at["id"]).value]
    check(len(rows) >= count, f"{job}: {len(rows)} meetings, fewer than {count} to edit")
    wanted = {}
    plan = {meeting["id"]: meeting for meeting in tool.plan(f"{job}-answer.xlsx")["meetings"]}
    chosen = dice.sample(rows, min(count, len(rows)))
    # Somebody gives up a course: all rows of it are changed.
    course = sheet.cell(rows[0], at["course"]).value
    quitter = next(name for row in rows if sheet.cell(row, at["course"]).value == course
                   for name in plan[sheet.cell(row, at["id"]).value]["learners"]
                   if all(len(meeting["learners"]) > 2 for meeting in plan.values()
                          if meeting["course"] == course and name in meeting["learners"]))
    for row in rows:
        meeting = plan[sheet.cell(row, at["id"]).value]
        if meeting["course"] == course and quitter in meeting["learners"]:
            meeting["learners"].remove(quitter)
            sheet.cell(row, at["learners"]).value = "; ".join(meeting["learners"])
            wanted[meeting["id"]] = meeting
    for row in chosen:
        meeting = plan[sheet.cell(row, at["id"]).value]
        if meeting["id"] in wanted:
            continue
        if dice.random() < 0.7:
            sheet.cell(row, at["keep"]).value = "có" if language == "vi" else "yes"
        else:
            hold(book, sheet, at, row, meeting, ["10:00", "14:30", "19:00"] if language == "vi" else ["11:30", "14:00", "18:00"])
        wanted[meeting["id"]] = meeting
    book.save(tool.file(f"{job}-edited.xlsx"))
    return wanted


def hold(book, sheet, at, row, meeting, starts):
    """Moves a row to the first of the starts at which no rule of the meeting or its learners is broken; back where there is none."""
    cell = sheet.cell(row, at["start"])
    before = cell.value
    for start in starts:
        hour, minute = map(int, start.split(":"))
        if meeting["start"][11:16] == start:
            continue
        cell.value = datetime.time(hour, minute)
        book.save(tool.file("trial.xlsx"))
        result = tool.ask("verify", tool.file("trial.xlsx"), "--json")
        if result.returncode == 0:
            meeting["start"] = meeting["start"][:11] + start + meeting["start"][16:]
            return
    cell.value = before


def held(plan, meeting):
    """Whether a timetable has a meeting where and when a row said."""
    return any(
        (other["course"], other["lesson"], other["venue"], other["start"][:16]) ==
        (meeting["course"], meeting["lesson"], meeting["venue"], meeting["start"][:16])
        and set(other["instructors"]) == set(meeting["instructors"]) for other in plan["meetings"])


def live(job, language, fill, people, horizon, april, count, gone=()):
    """Two months of a job. `april`: files that the next import gets; `gone`: people who are on no list of that month."""
    folder = pathlib.Path(tool.file(f"{job}-files"))
    folder.mkdir(exist_ok=True)
    files = getattr(job_files, job)(str(folder))
    dice = random.Random(SEED)
    tool.run("new", tool.file(f"{job}.xlsx"), "--language", language, "--from", "2027-03-01")
    fill(files)
    found = tool.json("check", tool.file(f"{job}.xlsx"))
    check(not found.get("diagnostics"), f"{job}: check says {found.get('diagnostics')}")
    tool.run("solve", tool.file(f"{job}.xlsx"), "--out", tool.file(f"{job}-answer.xlsx"), "--time-limit", "10")
    tool.run("verify", tool.file(f"{job}-answer.xlsx"))
    first = tool.plan(f"{job}-answer.xlsx")
    placed = {learner for meeting in first["meetings"] for learner in meeting["learners"]}
    check(len(placed) == people, f"{job}: {len(placed)} of {people} people are in class: {first['unplaced'][:4]}")

    wanted = edited(job, language, count, dice)
    tool.run("replan", tool.file(f"{job}-edited.xlsx"), "--out", tool.file(f"{job}-next.xlsx"), "--time-limit", "10")
    tool.run("verify", tool.file(f"{job}-next.xlsx"))
    second = tool.plan(f"{job}-next.xlsx")
    check(second["revision"] == first["revision"] + 1, f"{job}: revision {second['revision']}")
    check(len(wanted) >= count, f"{job}: {len(wanted)} rows were edited")
    for meeting in wanted.values():
        check(held(second, meeting), f"{job}: the edited row {meeting['id']} is not held")
    tool.run("publish", tool.file(f"{job}-next.xlsx"), "--out", tool.file(f"{job}-march"), "--format", "ics,html,xlsx,slips")
    march = {path.name for path in pathlib.Path(tool.file(f"{job}-march")).iterdir()}
    check({"timetable.json", "timetable.html"} <= march, f"{job}: published {sorted(march)}")

    # April: somebody has written into the workbook meanwhile, and that stays.
    book = openpyxl.load_workbook(tool.file(f"{job}-next.xlsx"))
    sheet = tool.sheet(book, "workers", language)
    at = tool.columns(sheet, "workers", language)
    name = sheet.cell(2, at["id"]).value
    sheet.cell(2, at["priority"]).value = 3
    book.save(tool.file(f"{job}-next.xlsx"))
    said = tool.run("import", *april(files), "--update", tool.file(f"{job}-next.xlsx"), "--from", horizon[0], "--to", horizon[1],
                    "--history", tool.file(f"{job}-next.xlsx")).stdout
    check(all(name in said for name in gone), f"{job}: {gone} have gone, and are not named: {said[-800:]}")
    book = openpyxl.load_workbook(tool.file(f"{job}-next.xlsx"))
    sheet = tool.sheet(book, "workers", language)
    at = tool.columns(sheet, "workers", language)
    rows = {sheet.cell(row, at["id"]).value: row for row in range(2, sheet.max_row + 1)}
    check(sheet.cell(rows[name], at["priority"]).value == 3, f"{job}: the edit by hand is lost")
    check(any(sheet.cell(row, at["completed"]).value for row in rows.values()), f"{job}: nobody has a credit of March")
    # A course that March did not have, for everybody.
    courses = tool.sheet(book, "courses", language)
    columns = tool.columns(courses, "courses", language)
    row = courses.max_row + 1
    for key, value in {"id": "repeat", "name": "April", "starts": "09:00; 14:30; 18:30", "attend": "any", "size.max": 8}.items():
        courses.cell(row, columns[key]).value = value
    taught = tool.sheet(book, "lessons", language)
    columns = tool.columns(taught, "lessons", language)
    row = taught.max_row + 1
    for key, value in {"course": "repeat", "id": "L1", "minutes": 60}.items():
        taught.cell(row, columns[key]).value = value
    instructors = tool.sheet(book, "instructors", language)
    columns = tool.columns(instructors, "instructors", language)
    for row in range(2, instructors.max_row + 1):
        if instructors.cell(row, columns["id"]).value:
            instructors.cell(row, columns["teaches"]).value += "; repeat"
    for row in rows.values():
        if sheet.cell(row, at["id"]).value:
            cell = sheet.cell(row, at["courses"])
            cell.value = f"{cell.value}; repeat" if cell.value else "repeat"
    book.save(tool.file(f"{job}-april.xlsx"))
    found = tool.json("check", tool.file(f"{job}-april.xlsx"))
    check(not [d for d in found.get("diagnostics", []) if d["severity"] == "error"], f"{job}: April has faults: {found}")
    tool.run("replan", tool.file(f"{job}-april.xlsx"), "--now", horizon[0], "--out", tool.file(f"{job}-plan.xlsx"), "--time-limit", "10")
    tool.run("verify", tool.file(f"{job}-plan.xlsx"))
    third = tool.plan(f"{job}-plan.xlsx")
    new = [meeting for meeting in third["meetings"] if not meeting.get("held")]
    check(new and all(meeting["start"] >= horizon[0] for meeting in new), f"{job}: what is new lies in April: {len(new)}")
    placed = {learner for meeting in new for learner in meeting["learners"]}
    check(len(placed) >= people - len(gone), f"{job}: {len(placed)} people are in class in April: {third['unplaced'][:4]}")
    tool.run("publish", tool.file(f"{job}-plan.xlsx"), "--out", tool.file(f"{job}-march"), "--format", "ics,html,xlsx,slips")


live("factory", "vi", fill_factory, 24, ("2027-04-01", "2027-04-30"), lambda files: [files["roster-4"]], 30, ["NV007"])
live("fire", "en", fill_fire, 21, ("2027-04-01", "2027-04-30"), lambda files: [files["roster"]], 30)
end()
