#!/usr/bin/env bash
# Gnumeric 1.12.55 (Debian gnumeric 1.12.55-1) reads every date of a workbook that openpyxl 3.1.5 (PyPI) has written
# with `iso_dates` as a day in 1905: 1 March 2027 becomes 19 July 1905, since it takes the year alone, as the number
# 2027, for the day. Hours become days too. Cells of the type "d" hold a date or time as ISO 8601 text (ECMA-376 part 1,
# 18.18.11). polars 2.1.0 with fastexcel 0.21.0 (PyPI) reads the days, and nothing at all where the cell holds an hour
# alone. openpyxl reads back what it wrote.
#
# Output seen:
#   openpyxl 2027-03-01 22:30:00
#   polars   2027-03-01 None
#   Gnumeric 1905/07/19 "1900/01/22 00:00:00"
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dpkg -s gnumeric 2>/dev/null | grep -qx 'Version: 1.12.55-1' ||
  apt-get install -y -qq --no-install-recommends gnumeric=1.12.55-1 >/dev/null
cd "$folder"
export LC_ALL=C.UTF-8 HOME=$folder
python3 -m venv python
python/bin/pip install -q openpyxl==3.1.5 polars==2.1.0 fastexcel==0.21.0
cat >read.py <<'END'
import datetime

import openpyxl
import polars

book = openpyxl.Workbook(iso_dates=True)
book.active.append([datetime.date(2027, 3, 1), datetime.time(22, 30)])
book.save("dates.xlsx")
print("openpyxl", *(str(cell.value).removesuffix(" 00:00:00") for cell in openpyxl.load_workbook("dates.xlsx").active[1]))
print("polars  ", *polars.read_excel("dates.xlsx", has_header=False).row(0))
END
python/bin/python read.py | tee out
ssconvert dates.xlsx dates.csv 2>/dev/null
echo "Gnumeric $(tr ',' ' ' <dates.csv)" | tee -a out
grep -qx 'openpyxl 2027-03-01 22:30:00' out && grep -qx 'polars   2027-03-01 None' out && grep -q '^Gnumeric 1905/07/19 ' out
