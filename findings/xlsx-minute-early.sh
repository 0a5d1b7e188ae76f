#!/usr/bin/env bash
# A lesson at 07:00 that openpyxl 3.1.5 or XlsxWriter 3.3.1 (PyPI) has written, with its day, comes out of xlsx2csv
# 0.8.6 (PyPI) as 06:59. The writers store a moment with sixteen digits, which puts eight of the day's hours less than a
# microsecond early; the reader cuts off the seconds instead of rounding to what a spreadsheet program shows. A number
# as such programs store it, with seventeen digits, is read rightly. So every third hour of a timetable is a minute
# early, and a lesson seems to begin before the one before it has ended.
#
# Output seen:
#   openpyxl   46447.29166666666  01/03/2027 06:59
#   XlsxWriter 46447.29166666666  01/03/2027 06:59
#   17 digits  46447.291666666664 01/03/2027 07:00
#   hours of the day that are a minute early: 1 4 7 10 13 16 19 22
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install -q openpyxl==3.1.5 xlsx2csv==0.8.6 XlsxWriter==3.3.1
cat >read.py <<'END'
import datetime
import re
import subprocess
import sys
import zipfile

import openpyxl
import xlsxwriter

form = "dd/mm/yyyy hh:mm"
hours = [datetime.datetime(2027, 3, 1, hour) for hour in range(24)]
book = openpyxl.Workbook()
book.active.append(hours)
for cell in book.active[1]:
    cell.number_format = form
book.save("openpyxl.xlsx")
book = xlsxwriter.Workbook("xlsxwriter.xlsx")
sheet = book.add_worksheet("A")
for column, moment in enumerate(hours):
    sheet.write_datetime(0, column, moment, book.add_format({"num_format": form}))
book.close()
part = "xl/worksheets/sheet1.xml"
with zipfile.ZipFile("xlsxwriter.xlsx") as old, zipfile.ZipFile("digits.xlsx", "w") as new:
    for name in old.namelist():
        data = old.read(name)
        if name == part:
            data = re.sub(rb"<v>(46447\.[0-9]+)</v>", lambda found: b"<v>%r</v>" % (round(float(found[1]) * 24) / 24), data)
        new.writestr(name, data)


def read(path):
    number = re.findall(r"<v>(.*?)</v>", zipfile.ZipFile(path).read(part).decode())[7]
    text = subprocess.run([sys.executable, "-m", "xlsx2csv", path], capture_output=True, text=True, check=True).stdout
    return number, text.strip().split(",")


first, second, third = (read(name + ".xlsx") for name in ("openpyxl", "xlsxwriter", "digits"))
print("openpyxl  ", first[0], "", first[1][7])
print("XlsxWriter", second[0], "", second[1][7])
print("17 digits ", third[0], third[1][7])
early = [hour for hour in range(24) if first[1][hour] != f"{hours[hour]:%d/%m/%Y %H:%M}"]
print("hours of the day that are a minute early:", *early)
assert first == second and first[0] == "46447.29166666666" and first[1][7] == "01/03/2027 06:59"
assert third[0] == "46447.291666666664" and third[1] == [f"{moment:%d/%m/%Y %H:%M}" for moment in hours]
assert early == [1, 4, 7, 10, 13, 16, 19, 22]
END
python/bin/python read.py
