"""Plays the league: solves each scenario for some seconds and holds the values against the reference.

Usage: play.py OFFHOURS [--seconds 5] [--first 0] [--count 300] [--seed 0] [--threads 2] [--show]

A scenario is lost where a tier is worse than the reference's while those above it are equal. Said as well: how many tiers are proved, and
what is empty although the reference completes somebody. The reference is `reference.json` beside this script, which `reference.py` makes.
Ends with status 1 where a scenario is lost or refused.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import draw

REFERENCE = pathlib.Path(__file__).with_name("reference.json")
TIERS = 3
MAXIMISED = {"completions", "fairness", "lessons"}


def is_better(goal, value, other):
    """Whether a value of a tier is better than another by more than what sums of floats lose; weighted tiers are minimised."""
    return value > other + 1e-6 if isinstance(goal, str) and goal in MAXIMISED else value < other - 1e-6


def write(number, folder):
    path = pathlib.Path(folder) / f"{number:03}.yaml"
    path.write_text(json.dumps(draw.Scenario(number).draw()))
    return str(path)


def solve(offhours, path, seconds, threads=2, seed=0):
    """The tiers that are found, each with its goal, value and bound; none and what was said where the scenario is refused."""
    run = subprocess.run(
        [offhours, "solve", path, "--json", "--progress", "none", "--time-limit", str(seconds), "--threads", str(threads), "--seed",
         str(seed)], capture_output=True, text=True)
    if run.returncode != 0:
        return None, f"exit {run.returncode}: {run.stdout[-300:]} {run.stderr[-300:]}"
    found = json.loads(run.stdout)
    return [(tier["goal"], tier["value"], tier.get("bound")) for tier in found["goals"]], found["stopped"]


def is_proved(tier):
    return tier[2] is not None and abs(tier[1] - tier[2]) <= 1e-6 * max(1, abs(tier[1]))


def main():
    options = argparse.ArgumentParser()
    options.add_argument("offhours")
    for name, value in (("seconds", 5.0), ("first", 0), ("count", 300), ("seed", 0), ("threads", 2)):
        options.add_argument(f"--{name}", type=type(value), default=value)
    options.add_argument("--show", action="store_true", help="a line for each scenario with a tier that is not proved")
    asked = options.parse_args()
    reference = json.loads(REFERENCE.read_text()) if REFERENCE.exists() else {}
    lost, refused, won, proved, tiers = [], [], [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(asked.first, asked.first + asked.count):
            family = draw.Scenario(number).family
            found, said = solve(asked.offhours, write(number, folder), asked.seconds, asked.threads, asked.seed)
            if found is None:
                refused.append(number)
                print(f"{number:03} {family}: {said}", flush=True)
                continue
            tiers += len(found[:TIERS])
            proved += sum(map(is_proved, found[:TIERS]))
            for place, (tier, (goal, value)) in enumerate(zip(found, reference.get(f"{number:03}", [])), 1):
                if is_better(goal, value, tier[1]):
                    lost.append(number)
                    print(f"{number:03} {family}: tier {place} {goal}: {tier[1]}, reference {value}", flush=True)
                elif is_better(goal, tier[1], value):
                    won.append(number)
                else:
                    continue
                break
            if asked.show and not all(map(is_proved, found[:TIERS])):
                print(f"{number:03} {family} {said}: " + ", ".join(f"{g} {v} of {b}" for g, v, b in found[:TIERS]), flush=True)
    print(f"{asked.count} scenarios, {asked.seconds} s: {len(lost)} lost, {len(won)} better than the reference, {len(refused)} refused; "
          f"{proved} of {tiers} of the first {TIERS} tiers proved")
    sys.exit(1 if lost or refused else 0)


if __name__ == "__main__":
    main()
