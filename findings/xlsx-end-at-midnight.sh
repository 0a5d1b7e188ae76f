#!/usr/bin/env bash
# A shift that ends at 24:00, as spreadsheet programs store what is typed (the number 1 in the format 46, `[h]:mm:ss`,
# which shows 24:00:00), is read in four ways. openpyxl 3.1.5 and python-calamine 0.9.1 have 24 hours; xlsx2csv 0.8.6
# has the beginning of the day, pylightxl 1.61 and pyopenxlsx 1.4.2 the bare number, and sxl 0.0.1a10 (all PyPI) New
# Year's Day of 1900. Hours in square brackets go beyond a day (ECMA-376 part 1, 18.8.30 and 18.8.31). Of a shift from
# 16:00 to 24:00 there is then nothing left, or an hour, or a date.
#
# Output seen:
#   openpyxl   1 day, 0:00:00
#   calamine   1 day, 0:00:00
#   pylightxl  1
#   xlsx2csv   00:00
#   sxl        1900-01-01 00:00:00
#   pyopenxlsx 1
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install -q openpyxl==3.1.5 python-calamine==0.9.1 pylightxl==1.61 xlsx2csv==0.8.6 sxl==0.0.1a10 \
  pyopenxlsx==1.4.2 XlsxWriter==3.3.1
cat >read.py <<'END'
import subprocess
import sys

import openpyxl
import pylightxl
import pyopenxlsx
import python_calamine
import sxl
import xlsxwriter

book = xlsxwriter.Workbook("shift.xlsx")
book.add_worksheet("A").write_number(0, 0, 1, book.add_format({"num_format": 46}))
book.close()
found = {
    "openpyxl": openpyxl.load_workbook("shift.xlsx")["A"]["A1"].value,
    "calamine": python_calamine.load_workbook("shift.xlsx").get_sheet_by_index(0).to_python()[0][0],
    "pylightxl": pylightxl.readxl("shift.xlsx").ws("A").address("A1"),
    "xlsx2csv": subprocess.run(
        [sys.executable, "-m", "xlsx2csv", "shift.xlsx"], capture_output=True, text=True, check=True).stdout.strip(),
    "sxl": next(iter(sxl.Workbook("shift.xlsx").sheets["A"].rows))[0],
    "pyopenxlsx": pyopenxlsx.load_workbook("shift.xlsx")["A"]["A1"].value}
for name, value in found.items():
    print(f"{name:10}", value)
assert [str(value) for value in found.values()] == [
    "1 day, 0:00:00", "1 day, 0:00:00", "1", "00:00", "1900-01-01 00:00:00", "1"]
END
python/bin/python read.py
