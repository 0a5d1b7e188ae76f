"""Makes the league's reference values by a general solver: HiGHS on the model files of `offhours model`.

Usage: reference.py OFFHOURS [--seconds 60] [--first 0] [--count 300]. Needs PyPI's highspy 1.16.0 (`pip install highspy==1.16.0`).

Tier by tier, of the first three: the model holds the tiers above at what `solve` finds; where HiGHS has found a better value of such a tier,
the reference ends there. A tier that `solve` proves is not given to HiGHS. Values that stand already in `reference.json` stay where they are
better, so that several runs add up.
"""

import argparse
import json
import pathlib
import subprocess
import tempfile

import draw
import highs
import play


def reference(offhours, number, folder, seconds, known):
    path = play.write(number, folder)
    found, said = play.solve(offhours, path, seconds / 6)
    if found is None:
        return known
    best = [list(one) for one in known]
    for place, tier in enumerate(found[:play.TIERS]):
        goal, value = tier[0], tier[1]
        if not play.is_proved(tier):
            model = f"{folder}/{number}.mps"
            asked = subprocess.run(
                [offhours, "model", path, "--tier", str(place + 1), "--mps", model, "--force", "--json", "--time-limit", str(seconds / 6)],
                capture_output=True, text=True)
            if asked.returncode != 0:
                print(f"{number:03} tier {place + 1}: no model: {asked.stderr[-200:]}", flush=True)
                break
            facts = json.loads(asked.stdout)
            if any(abs(held["value"] - other[1]) > 1e-6 for held, other in zip(facts["held"], found)):
                print(f"{number:03} tier {place + 1}: other values are held in this run", flush=True)
                break
            theirs, exact = highs.best(model, facts["maximised"], seconds)
            print(f"{number:03} tier {place + 1} {goal}: here {value} of {tier[2]}, HiGHS {theirs}{' proved' if exact else ''}", flush=True)
            if theirs is not None and play.is_better(goal, theirs, value):
                value = round(theirs, 6)
        if place < len(best):
            if play.is_better(goal, value, best[place][1]):
                best[place:] = [[goal, value]]
            elif play.is_better(goal, best[place][1], value):
                break
        else:
            best.append([goal, value])
        if value != tier[1] and play.is_better(goal, value, tier[1]):
            break
    return best


def main():
    options = argparse.ArgumentParser()
    options.add_argument("offhours")
    for name, value in (("seconds", 60.0), ("first", 0), ("count", 300)):
        options.add_argument(f"--{name}", type=type(value), default=value)
    asked = options.parse_args()
    known = json.loads(play.REFERENCE.read_text()) if play.REFERENCE.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(asked.first, asked.first + asked.count):
            known[f"{number:03}"] = reference(asked.offhours, number, folder, asked.seconds, known.get(f"{number:03}", []))
            lines = ",\n".join(f" {json.dumps(key)}: {json.dumps(known[key])}" for key in sorted(known))
            play.REFERENCE.write_text("{\n" + lines + "\n}\n")


if __name__ == "__main__":
    main()
