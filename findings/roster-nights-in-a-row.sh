#!/usr/bin/env bash
# pyworkforce 0.5.1 (PyPI) finds no roster where there is a plain one. `non_sequential_shifts` names a shift and the one
# that must not come on the day after it, such as a morning after a night. The rows that it writes forbid every shift on
# the day after, a second night included; and with two such pairs of one shift, they forbid that shift itself. So a week
# of nights is "INFEASIBLE" as soon as rest after a night is asked for, and nothing says why. Rest between shifts is the
# first rule of every roster (Directive 2003/88/EC, Art. 3: eleven hours).
#
# Output seen, of one person and nights on two days:
#   no rule:                             OPTIMAL, Night Night
#   no Morning after a Night:            INFEASIBLE
#   one night, no Morning after it:      OPTIMAL, Night
#   one night, no Morning, no Evening:   INFEASIBLE
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install -q pyworkforce==0.5.1 ortools==9.15.6755
cat >solve.py <<'END'
from pyworkforce.rostering.binary_programming import MinHoursRoster


def roster(nights, *after):
    """The answer for one person, and the shifts: nights are needed on the days of `nights`."""
    shifts = ["Morning", "Evening", "Night"]
    solution = MinHoursRoster(
        num_days=len(nights), resources=["An"], shifts=shifts, shifts_hours=[8, 8, 8], min_working_hours=0, banned_shifts=[],
        max_resting=len(nights), required_resources={"Morning": [0] * 2, "Evening": [0] * 2, "Night": nights},
        non_sequential_shifts=[{"origin": "Night", "destination": shift} for shift in after], max_search_time=20).solve()
    if solution["status"] != "OPTIMAL":
        return solution["status"]
    return "OPTIMAL, " + " ".join(entry["shift"] for entry in solution["resource_shifts"])


found = {
    "no rule:": roster([1, 1]),
    "no Morning after a Night:": roster([1, 1], "Morning"),
    "one night, no Morning after it:": roster([1, 0], "Morning"),
    "one night, no Morning, no Evening:": roster([1, 0], "Morning", "Evening")}
for name, answer in found.items():
    print(f"{name:36}", answer)
assert list(found.values()) == ["OPTIMAL, Night Night", "INFEASIBLE", "OPTIMAL, Night", "INFEASIBLE"]
END
python/bin/python solve.py
