#!/usr/bin/env bash
# pyexcel-xlsxr 0.6.2 (PyPI) moves every row whose first cells are empty to the left: on a roster with an empty corner,
# Mon comes to stand over the names and Tue over Monday's shifts, and the second line of a person begins with a shift in
# place of the name. A cell says where it stands (ECMA-376 part 1, 18.3.1.4: attribute r), and cells without content
# need not be written; the reader fills gaps between two cells, but not the one before the first. openpyxl 3.1.5 has
# every cell in its place.
#
# Output seen:
#   openpyxl      [[None, 'Mon', 'Tue'], ['An', 'D', 'N'], [None, None, 'L']]
#   pyexcel-xlsxr [['Mon', 'Tue'], ['An', 'D', 'N'], ['L']]
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install -q openpyxl==3.1.5 pyexcel-xlsxr==0.6.2
cat >read.py <<'END'
import openpyxl
from pyexcel_xlsxr import get_data

book = openpyxl.Workbook()
for row in ([None, "Mon", "Tue"], ["An", "D", "N"], [None, None, "L"]):
    book.active.append(row)
book.save("roster.xlsx")
first = [[cell.value for cell in row] for row in openpyxl.load_workbook("roster.xlsx").active]
second = get_data("roster.xlsx")["Sheet"]
print("openpyxl     ", first)
print("pyexcel-xlsxr", second)
assert first == [[None, "Mon", "Tue"], ["An", "D", "N"], [None, None, "L"]]
assert second == [["Mon", "Tue"], ["An", "D", "N"], ["L"]]
END
python/bin/python read.py
