#!/usr/bin/env bash
# holidays 0.109 (PyPI) gives Viet Nam six days of Tết where New Year is a Wednesday, as in 2025 and 2028, though the
# law gives five (Labour Code 45/2019, Art. 112, 1 b). It takes the last day of the old year and four of the new; the
# fourth is a Saturday then, for which it adds a day two days before New Year, and keeps the Saturday. A day that falls
# on the weekly rest is made good on the next working day (Art. 111, 3), and where Saturdays are worked, as in most
# factories, there is nothing to make good. Whoever plans by the list gives a shift off too many, or pays it as a
# holiday.
#
# Output seen:
#   2025: Mon 27 Jan, Tue 28 Jan, Wed 29 Jan, Thu 30 Jan, Fri 31 Jan, Sat 01 Feb
#   2026: Mon 16 Feb, Tue 17 Feb, Wed 18 Feb, Thu 19 Feb, Fri 20 Feb
#   2028: Mon 24 Jan, Tue 25 Jan, Wed 26 Jan, Thu 27 Jan, Fri 28 Jan, Sat 29 Jan
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install -q holidays==0.109
cat >days.py <<'END'
import datetime

import holidays


def days(year):
    """The days of Tết in the list: those within eight days of the first of the year."""
    listed = holidays.country_holidays("VN", years=year, language="en_US")
    first = next(day for day, name in listed.items() if name == "Lunar New Year")
    return sorted(day for day in listed if abs(day - first) <= datetime.timedelta(days=8))


counts = {}
for year in (2025, 2026, 2028):
    print(f"{year}:", ", ".join(f"{day:%a %d %b}" for day in days(year)))
    counts[year] = len(days(year))
assert counts == {2025: 6, 2026: 5, 2028: 6} and days(2028)[-1] == datetime.date(2028, 1, 29)
END
python/bin/python days.py
