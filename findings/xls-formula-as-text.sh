#!/bin/sh
# xlwt 1.3.0 stores an empty text as the result of every formula, so readers take a sum for a text.
#
# The record FORMULA has room for a number that is not worked out yet, and a flag to work it out; xlwt writes the mark of an
# empty text instead. Until a spreadsheet program has saved the file, nothing tells such a cell from a formula that gives "".
# Seen with xlrd 2.0.2 (kind 1 is a text) and python-calamine 0.9.1:
#   [(2, 2.0), (1, '')] [[2, '']]
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check xlwt==1.3.0 xlrd==2.0.2 python-calamine==0.9.1
cd "$folder"
"$folder/venv/bin/python" - <<'EOF'
import python_calamine
import xlrd
import xlwt

book = xlwt.Workbook()
sheet = book.add_sheet("A")
sheet.write(0, 0, 2)
sheet.write(0, 1, xlwt.Formula("A1*3"))
book.save("a.xls")
found = [(cell.ctype, cell.value) for cell in xlrd.open_workbook("a.xls").sheet_by_index(0).row(0)]
other = python_calamine.load_workbook("a.xls").get_sheet_by_index(0).to_python()
print(found, other)
assert found == [(2, 2.0), (1, "")] and other == [[2, ""]]
EOF
