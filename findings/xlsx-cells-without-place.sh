#!/usr/bin/env bash
# Gnumeric 1.12.55 (Debian gnumeric 1.12.55-1) reads a sheet whose cells do not say where they stand as an empty sheet,
# and xlsx2csv 0.8.6 (PyPI) does the same where the rows do not say it either; neither gives a warning. The attribute
# `r` is optional on rows and cells (ECMA-376 part 1, 18.3.1.4 and 18.3.1.73): without it each follows the one before.
# openpyxl 3.1.5 and python-calamine 0.9.1 (PyPI) read the roster.
#
# Output seen:
#   openpyxl [['An', 8], ['Bình', 6]]
#   calamine [['An', 8.0], ['Bình', 6.0]]
#   xlsx2csv ''
#   Gnumeric ''
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dpkg -s gnumeric 2>/dev/null | grep -qx 'Version: 1.12.55-1' ||
  apt-get install -y -qq --no-install-recommends gnumeric=1.12.55-1 >/dev/null
cd "$folder"
export LC_ALL=C.UTF-8 HOME=$folder
python3 -m venv python
python/bin/pip install -q openpyxl==3.1.5 python-calamine==0.9.1 xlsx2csv==0.8.6
cat >read.py <<'END'
import re
import subprocess
import sys
import zipfile

import openpyxl
import python_calamine

book = openpyxl.Workbook()
for row in (["An", 8], ["Bình", 6]):
    book.active.append(row)
book.save("placed.xlsx")
with zipfile.ZipFile("placed.xlsx") as old, zipfile.ZipFile("roster.xlsx", "w") as new:
    for name in old.namelist():
        data = old.read(name)
        if name == "xl/worksheets/sheet1.xml":
            data = re.sub(rb'(<(?:row|c)) r="[A-Z]*[0-9]+"', rb"\1", data)
            assert b"<row" in data and b' r="' not in data
        new.writestr(name, data)


def csv(command, name):
    subprocess.run([*command, name + ".xlsx", name + ".csv"], check=True, capture_output=True)
    return open(name + ".csv", encoding="utf-8").read().strip()


first = [[cell.value for cell in row] for row in openpyxl.load_workbook("roster.xlsx").active]
second = python_calamine.load_workbook("roster.xlsx").get_sheet_by_index(0).to_python()
third = csv([sys.executable, "-m", "xlsx2csv"], "roster")
fourth = csv(["ssconvert"], "roster")
print("openpyxl", first)
print("calamine", second)
print("xlsx2csv", repr(third))
print("Gnumeric", repr(fourth))
assert first == [["An", 8], ["Bình", 6]] and second == [["An", 8.0], ["Bình", 6.0]]
assert third == "" and fourth == ""
assert csv([sys.executable, "-m", "xlsx2csv"], "placed") == csv(["ssconvert"], "placed") == "An,8\nBình,6"
END
python/bin/python read.py
