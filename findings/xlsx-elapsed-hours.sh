#!/bin/sh
# pylightxl 1.61 loses whole days of elapsed hours: a cell that shows 30:00 is read as 06:00:00.
#
# The number 1.25 in the format [h]:mm is thirty hours, as a sum of working hours is. Seen:
#   06:00:00 1 day, 6:00:00
# The second is openpyxl 3.1.5, which has it right.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pylightxl==1.61 openpyxl==3.1.5 XlsxWriter==3.3.1
cd "$folder"
"$folder/venv/bin/python" - <<'EOF'
import openpyxl
import pylightxl
import xlsxwriter

book = xlsxwriter.Workbook("a.xlsx")
sheet = book.add_worksheet("A")
sheet.write_number(0, 0, 1.25, book.add_format({"num_format": "[h]:mm"}))
book.close()
found = pylightxl.readxl("a.xlsx").ws("A").address("A1")
other = openpyxl.load_workbook("a.xlsx")["A"]["A1"].value
print(found, other)
assert found == "06:00:00" and str(other) == "1 day, 6:00:00"
EOF
