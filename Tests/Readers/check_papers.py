"""Reads what people print and send with the programs that they have: openpyxl and LibreOffice, icalendar, csv.

Usage: check_papers.py SCENARIO FOLDER. The folder holds timetable.json and every format that `offhours export` makes.
Says each fault and ends with status 1 where there is one.
"""

import csv
import datetime
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

import icalendar
import openpyxl

faults = []


def check(truth, message):
    if not truth:
        faults.append(message)


def instant(text):
    return datetime.datetime.fromisoformat(text)


HEADINGS = {
    "timetable": [
        ["Thứ, ngày", "Giờ", "Nội dung (bài)", "Giảng viên", "Địa điểm", "Lớp", "Ghi chú"],
        ["Day, date", "Time", "Lesson", "Instructor", "Venue", "Section", "Note"],
    ],
    "sign-in": [
        ["STT", "Mã số", "Họ và tên", "Đơn vị", "Ký tên", "Ghi chú"],
        ["No.", "Id", "Name", "Employer", "Signature", "Note"],
    ],
    "class": [
        ["STT", "Họ và tên", "Đơn vị", "Lớp", "Ghi chú"],
        ["No.", "Name", "Employer", "Section", "Note"],
    ],
    "employer": [
        ["STT", "Họ và tên", "Kíp", "Buổi học (ngày, giờ, nơi)", "Ca trước", "Ca sau"],
        ["No.", "Name", "Crew", "Meeting (date, time, place)", "Shift before", "Shift after"],
    ],
    "unplaced": [
        ["STT", "Họ và tên", "Đơn vị", "Kíp", "Khóa học", "Lý do", "Xếp riêng được"],
        ["No.", "Name", "Employer", "Crew", "Course", "Because", "Possible alone"],
    ],
}


def kind_of(sheet):
    """The kind of a sheet and the number of its row of headings."""
    for row in sheet.iter_rows():
        values = [cell.value for cell in row]
        for kind, headings in HEADINGS.items():
            if values in headings:
                return kind, row[0].row
    return None, None


def look_at_sheet(path, sheet):
    where = f"{path}, {sheet.title}"
    kind, heading = kind_of(sheet)
    check(kind, f"{where}: no row of headings as people expect them")
    if not kind:
        return None
    check(len(sheet.title) <= 31 and not re.search(r"[\[\]:*?/\\]", sheet.title), f"{where}: an illegal name")
    check(sheet.freeze_panes == f"A{heading + 1}", f"{where}: headings do not stay in sight ({sheet.freeze_panes})")
    check(sheet.print_title_rows in (f"${heading}:${heading}", f"{heading}:{heading}"),
          f"{where}: headings are not repeated ({sheet.print_title_rows})")
    check(sheet.print_area, f"{where}: no print area")
    check(sheet.page_setup.paperSize == 9 and sheet.page_setup.fitToWidth == 1 and sheet.page_setup.fitToHeight == 0
          and sheet.sheet_properties.pageSetUpPr.fitToPage, f"{where}: does not fit to the width of A4")
    for row in sheet.iter_rows():
        for cell in row:
            check(cell.data_type != "f", f"{where}: {cell.coordinate} is a formula")
    for row in sheet.iter_rows(min_row=heading + 1):
        first = row[0]
        if first.value is not None and kind == "timetable" and len(row) > 1 and row[1].value:
            check(isinstance(first.value, datetime.datetime), f"{where}: {first.coordinate} is no date: {first.value!r}")
        if kind != "timetable" and row[1].value and first.value is not None and row[1].border.left.style:
            check(isinstance(first.value, int), f"{where}: {first.coordinate} is no number: {first.value!r}")
    return kind


def look_at_workbooks(folder, timetable):
    path = f"{folder}/timetable.xlsx"
    book = openpyxl.load_workbook(path)
    check(len({title.lower() for title in book.sheetnames}) == len(book.sheetnames), f"{path}: two sheets of one name")
    kinds = [look_at_sheet(path, sheet) for sheet in book.worksheets]
    planned = [meeting for meeting in timetable["meetings"] if not meeting.get("held")]
    check(kinds.count("sign-in") == len(planned), f"{path}: {kinds.count('sign-in')} sign-in sheets, {len(planned)} meetings")
    check(kinds[0] == "timetable", f"{path}: the timetable does not come first")
    first = book.worksheets[0]
    _, heading = kind_of(first)
    dates = [row[0].value.date() for row in first.iter_rows(min_row=heading + 1)
             if isinstance(row[0].value, datetime.datetime)]
    check(dates == [instant(meeting["start"]).date() for meeting in timetable["meetings"]], f"{path}: other dates")
    for employer in glob.glob(f"{folder}/employers/*.xlsx"):
        own = openpyxl.load_workbook(employer)
        check([look_at_sheet(employer, sheet) for sheet in own.worksheets] == ["employer"], f"{employer}: other sheets")
    return path


def look_at_print(path):
    """LibreOffice makes a PDF and a CSV of the workbook."""
    with tempfile.TemporaryDirectory() as out:
        for form in ("pdf", "csv:Text - txt - csv (StarCalc):44,34,76,1"):
            subprocess.run(
                ["soffice", f"-env:UserInstallation=file://{out}/profile", "--headless", "--convert-to", form,
                 "--outdir", out, path], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
        pdf = f"{out}/timetable.pdf"
        info = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
        check("A4" in info, f"{path}: LibreOffice prints another format than A4:\n{info}")
        pages = int(re.search(r"Pages:\s+(\d+)", info).group(1))
        sheets = len(openpyxl.load_workbook(path).sheetnames)
        check(sheets <= pages <= 4 * sheets, f"{path}: {pages} pages of {sheets} sheets")
        with open(f"{out}/timetable.csv", encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        check(any(row in HEADINGS["timetable"] for row in rows), f"{path}: LibreOffice finds other headings")
        print(f"{path}: {sheets} sheets, {pages} pages")


def look_at_calendars(folder, timetable):
    paths = [f"{folder}/calendar.ics"] + sorted(glob.glob(f"{folder}/calendars/*/*.ics"))
    starts = {}
    for path in paths:
        with open(path, "rb") as file:
            content = file.read()
        check(content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r"), f"{path}: other line ends than CR LF")
        check(all(len(line) <= 75 for line in content.split(b"\r\n")), f"{path}: a line of more than 75 octets")
        calendar = icalendar.Calendar.from_ical(content)
        zones = {str(zone["TZID"]): zone.to_tz() for zone in calendar.walk("VTIMEZONE")}
        events = calendar.walk("VEVENT")
        check(len({str(event["UID"]) for event in events}) == len(events), f"{path}: two events of one UID")
        for event in events:
            found = []
            for key in ("DTSTART", "DTEND"):
                zone = event[key].params.get("TZID")
                moment = event.decoded(key)
                if zone:
                    check(zone in zones, f"{path}: no VTIMEZONE {zone}")
                    moment = zones[zone].localize(moment.replace(tzinfo=None))
                found.append(moment.astimezone(datetime.timezone.utc))
            check(event["SEQUENCE"] == timetable["revision"], f"{path}: another SEQUENCE")
            check(event["STATUS"] in ("TENTATIVE", "CONFIRMED") and "DTSTAMP" in event, f"{path}: no state or stamp")
            check(event["SUMMARY"] and event["LOCATION"], f"{path}: an event without title or place")
            uid = str(event["UID"])
            check(starts.setdefault(uid, found) == found, f"{path}: {uid} at other times than elsewhere")
    wanted = sorted((instant(m["start"]), instant(m["end"])) for m in timetable["meetings"])
    check(sorted(map(tuple, starts.values())) == wanted, f"{folder}: calendars hold other times than the timetable")
    learners = {learner for meeting in timetable["meetings"] for learner in meeting["learners"]}
    check(len(glob.glob(f"{folder}/calendars/learners/*.ics")) == len(learners), f"{folder}: not a calendar a learner")
    print(f"{folder}: {len(paths)} calendars, {len(starts)} events")


def look_at_tables(folder):
    for path in glob.glob(f"{folder}/*.csv"):
        with open(path, "rb") as file:
            check(file.read(3) == b"\xef\xbb\xbf", f"{path}: no byte order mark")
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        check(len({len(row) for row in rows}) == 1, f"{path}: rows of different lengths")
    with open(f"{folder}/sms.csv", encoding="utf-8-sig", newline="") as file:
        for row in list(csv.reader(file))[1:]:
            # The last columns: message, its length, the plan's stamp.
            message, length = row[-3], int(row[-2])
            check(message.isascii() and len(message) <= 160 and length == len(message), f"{folder}: {message}")


def cells(path):
    return "\n".join(
        str(cell.value) for sheet in openpyxl.load_workbook(path).worksheets for row in sheet.iter_rows() for cell in row)


def look_at_privacy(scenario, folder):
    """What goes to an employer names nobody else's people."""
    with open(f"{scenario}/workers.csv", encoding="utf-8-sig", newline="") as file:
        workers = list(csv.DictReader(file))
    for path in sorted(glob.glob(f"{folder}/employers/*")):
        stem = os.path.basename(path)
        owners = [w["employer"] for w in workers if stem.startswith(w["employer"] + "-")]
        check(owners, f"{path}: of no employer")
        own = {worker["name"] for worker in workers if worker["employer"] in owners}
        others = {(worker["id"], worker["name"]) for worker in workers if worker["employer"] not in owners}
        text = cells(path) if path.endswith(".xlsx") else open(path, encoding="utf-8").read()
        for number, name in others:
            if any(name in other for other in own):
                continue
            check(not re.search(rf"\b{re.escape(name)}\b", text), f"{path} names {name} ({number})")
            check(not re.search(rf"\b{re.escape(number)}\b", text), f"{path} names {number}")


def main():
    scenario, folder = sys.argv[1:]
    with open(f"{folder}/timetable.json", encoding="utf-8") as file:
        timetable = json.load(file)
    check(timetable["meetings"], f"{folder}: no meetings to look at")
    look_at_tables(folder)
    look_at_calendars(folder, timetable)
    path = look_at_workbooks(folder, timetable)
    look_at_privacy(scenario, folder)
    look_at_print(path)
    for fault in faults[:40]:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


main()
