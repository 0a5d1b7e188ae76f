#!/usr/bin/env bash
# Eight hours in an xlsx cell with the format `0" h"`, which shows "8 h", are read as midnight by pylightxl 1.61 (PyPI)
# and come out of xlsx2csv 0.8.6 (PyPI) as the text `0" 12"`: both take the letter in quotation marks for the hour of a
# clock. Text in quotation marks is shown as it stands, and says nothing about the kind (ECMA-376 part 1, 18.8.31).
# openpyxl 3.1.5 reads 8. Hours of work with their unit are what rosters and time sheets are full of.
#
# Output seen:
#   openpyxl  8
#   pylightxl 00:00:00
#   xlsx2csv  0" 12"
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install -q openpyxl==3.1.5 pylightxl==1.61 xlsx2csv==0.8.6 XlsxWriter==3.3.1
cat >read.py <<'END'
import csv
import subprocess
import sys

import openpyxl
import pylightxl
import xlsxwriter

book = xlsxwriter.Workbook("hours.xlsx")
book.add_worksheet("A").write_number(0, 0, 8, book.add_format({"num_format": '0" h"'}))
book.close()
first = openpyxl.load_workbook("hours.xlsx")["A"]["A1"].value
second = pylightxl.readxl("hours.xlsx").ws("A").address("A1")
text = subprocess.run([sys.executable, "-m", "xlsx2csv", "hours.xlsx"], capture_output=True, text=True, check=True).stdout
third = next(csv.reader([text.strip()]))[0]
print("openpyxl ", first)
print("pylightxl", second)
print("xlsx2csv ", third)
assert first == 8 and second == "00:00:00" and third == '0" 12"'
END
python/bin/python read.py
