#!/usr/bin/env bash
# xlsx2csv 0.8.6 (PyPI) writes a lesson at 20:00 as 08:00, and one at midnight as 12:00: the format 22, which every
# spreadsheet program offers for a day with an hour (`m/d/yy h:mm`), comes out on a clock of twelve hours without AM or
# PM. Without AM/PM in the format, h counts to 23 (ECMA-376 part 1, 18.8.31). The same moment in the format `dd/mm/yyyy
# hh:mm` is right; openpyxl 3.1.5 reads 20:00 in both.
#
# Output seen:
#   openpyxl 2027-03-01 20:00:00 2027-03-01 20:00:00 2027-03-02 00:00:00
#   xlsx2csv 03/01/27 08:00      01/03/2027 20:00    03/02/27 12:00
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install -q openpyxl==3.1.5 xlsx2csv==0.8.6 XlsxWriter==3.3.1
cat >read.py <<'END'
import datetime
import subprocess
import sys

import openpyxl
import xlsxwriter

book = xlsxwriter.Workbook("lessons.xlsx")
sheet = book.add_worksheet("A")
standard, own = book.add_format({"num_format": 22}), book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
evening, midnight = datetime.datetime(2027, 3, 1, 20), datetime.datetime(2027, 3, 2)
for column, (moment, form) in enumerate([(evening, standard), (evening, own), (midnight, standard)]):
    sheet.write_datetime(0, column, moment, form)
book.close()
first = [str(cell.value) for cell in openpyxl.load_workbook("lessons.xlsx")["A"][1]]
text = subprocess.run([sys.executable, "-m", "xlsx2csv", "lessons.xlsx"], capture_output=True, text=True, check=True).stdout
second = text.strip().split(",")
print("openpyxl", *first)
print("xlsx2csv", *second)
assert first == ["2027-03-01 20:00:00", "2027-03-01 20:00:00", "2027-03-02 00:00:00"]
assert second == ["03/01/27 08:00", "01/03/2027 20:00", "03/02/27 12:00"]
END
python/bin/python read.py
