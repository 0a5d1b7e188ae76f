"""Holds what `solve` says of scenarios over every option against HiGHS: nothing is better than a bound, and what is found can be had.

Usage: check_league.py OFFHOURS [COUNT]. The scenarios are the league's (`Benchmarks/league/draw.py`): all of them have to be scenarios; of the
first COUNT the first two tiers are asked. Needs PyPI's highspy. Says each fault and ends with status 1 where there is one.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Benchmarks" / "league"))
import highs  # noqa: E402
import play  # noqa: E402

tool = sys.argv[1]
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 16
ALL = 300
# Seconds for HiGHS: what it has not decided by then says nothing.
SECONDS = 5.0
faults, asked, decided = [], 0, 0


with tempfile.TemporaryDirectory() as folder:
    for number in range(ALL):
        checked = subprocess.run([tool, "check", play.write(number, folder), "--json"], capture_output=True, text=True)
        if checked.returncode != 0:
            faults.append(f"{number}: check ends with {checked.returncode}: {checked.stdout[-300:]}")
    for number in range(COUNT):
        path, model = os.path.join(folder, f"{number:03}.yaml"), os.path.join(folder, "tier.mps")
        found, said = play.solve(tool, path, 2)
        if found is None:
            faults.append(f"{number}: {said}")
            continue
        for place, (goal, value, bound) in enumerate(found[:2]):
            facts = subprocess.run(
                [tool, "model", path, "--tier", str(place + 1), "--mps", model, "--force", "--json", "--time-limit", "2"],
                capture_output=True, text=True)
            if facts.returncode != 0:
                faults.append(f"{number}, tier {place + 1}: no model: {facts.stderr[-200:]}")
                break
            facts = json.loads(facts.stdout)
            if any(abs(held["value"] - other[1]) > 1e-6 for held, other in zip(facts["held"], found)):
                break  # Another run has found another value of a tier above.
            theirs, is_optimal = highs.best(model, facts["maximised"], SECONDS)
            asked += 1
            decided += is_optimal
            slack = 1e-5 * max(1, abs(value))
            sign = 1 if facts["maximised"] else -1
            if theirs is not None and bound is not None and sign * (theirs - bound) > slack:
                faults.append(f"{number}, tier {place + 1} {goal}: HiGHS finds {theirs}, the bound is {bound}")
            if is_optimal and sign * (value - theirs) > slack:
                faults.append(f"{number}, tier {place + 1} {goal}: found {value}, HiGHS proves {theirs}")
print(f"{ALL} scenarios, {COUNT} solved, {asked} tiers asked of HiGHS, {decided} decided")
# How many depends on the machine: a floor far below what a busy one does.
if decided * 5 < asked:
    faults.append("HiGHS decides too few for this to say anything")
for fault in faults:
    print(fault, file=sys.stderr)
sys.exit(1 if faults else 0)
