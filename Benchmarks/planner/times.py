"""Processor time of the planner's commands in two builds of OffHours, on the flagship and 4,000 people.

usage: times.py OLD NEW [--runs N] [--only TEXT] [--limit SECONDS] [--keep DIR]

The timetables that are asked about are made by OLD, for both. Each command runs N times in each build, in turn, on one
thread. Where it ends by itself the least seconds of the processor (user and system) count, so that what else the machine
does counts little; where a limit of time ends it (*clock*), the least seconds that passed. A build that does not know an
option has no figure. Prints a table in Markdown.
"""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PARKS = str(ROOT / "scenarios/thai-nguyen")
TWO = "name: Targets and completions\ngoals: [targets, completions]\n"


def measured(command):
    """Exit status, seconds of the processor and of the clock, of one run."""
    begin = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, usage.ru_utime + usage.ru_stime, time.monotonic() - begin


def quiet(command):
    if subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode not in (0, 1):
        sys.exit(f"failed: {' '.join(command)}")


def flagship(old, work):
    """The parks, with a plan of the first two goals, which ends by its gap."""
    two = work / "two.yaml"
    two.write_text(TWO)
    plan = str(work / "parks")
    quiet([old, "solve", PARKS, "--with", str(two), "--gap", "0.05", "--threads", "1", "--out", plan])
    return PARKS, plan, ["--with", str(two)], f"{PARKS}/variants/crew-swap.yaml", "W079"


def thousands(old, work):
    """4,000 people in sections, with a plan of two goals."""
    scenario, plan, two = str(work / "people"), str(work / "planned"), work / "two.yaml"
    two.write_text(TWO.replace("targets, ", ""))
    quiet([old, "generate", scenario, "--workers", "4000", "--weeks", "8", "--halls", "16", "--attend", "section",
           "--exceptions", "0.3"])
    quiet([old, "solve", scenario, "--with", str(two), "--time-limit", "60", "--gap", "0.01", "--threads", "1",
           "--out", plan])
    file = json.loads(pathlib.Path(plan, "timetable.json").read_text())
    left = file.get("unplaced") or [{"worker": file["meetings"][0]["learners"][0]}]
    lost = work / "lost.yaml"
    lost.write_text(f"name: lost\nvenues: {{{file['meetings'][0]['venue']}: {{seats: 12}}}}\n")
    return scenario, plan, ["--with", str(two)], str(lost), left[0]["worker"]


def commands(name, facts, limit):
    """What is measured: a name, and arguments."""
    scenario, plan, overlay, variant, person = facts
    file = json.loads(pathlib.Path(plan, "timetable.json").read_text())
    meeting = next(m for m in file["meetings"] if not m.get("pinned"))["id"]
    one, each = ["--threads", "1"], ["--seconds-each", limit]
    explain = ["explain", scenario, plan, *overlay, *one]
    yield f"{name}: check", ["check", scenario, *overlay]
    yield f"{name}: solve --first", ["solve", scenario, *overlay, *one, "--first", "--json"]
    yield f"{name}: solve --gap 0.05", ["solve", scenario, *overlay, *one, "--gap", "0.05", "--time-limit", limit, "--json"]
    yield f"{name}: explain --person", [*explain, *each, "--person", person]
    yield f"{name}: explain --meeting", [*explain, *each, "--meeting", meeting]
    yield f"{name}: explain --asks", [*explain, *each, "--asks"]
    yield f"{name}: explain --prices", [*explain, "--seconds-each", "2", "--prices"]
    yield f"{name}: explain --conflict", ["explain", scenario, *overlay, *one, *each, "--conflict"]
    yield f"{name}: explain --conflict --person", [
        "explain", scenario, *overlay, *one, *each, "--conflict", "--person", person]
    yield f"{name}: replan", [
        "replan", scenario, *overlay, "--with", variant, "--from", plan, *one, "--time-limit", limit, "--json"]
    yield f"{name}: compare", ["compare", scenario, variant, *overlay, *one, "--time-limit", "5", "--json"]
    yield f"{name}: sweep", [
        "sweep", scenario, *overlay, "--set", "limits.meetings=300,400", *one, "--time-limit", "5", "--json"]
    yield f"{name}: simulate", ["simulate", scenario, plan, *overlay, *one, "--no-show", "0.05"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", default="")
    parser.add_argument("--limit", default="60")
    parser.add_argument("--keep", help="a folder for what is generated, which is used again where it is there")
    options = parser.parse_args()
    work = pathlib.Path(options.keep or tempfile.mkdtemp())
    print("| command | old, s | new, s | ratio | ends |\n|---|---:|---:|---:|---|", flush=True)
    try:
        for name, prepare in (("flagship", flagship), ("4,000", thousands)):
            place = work / prepare.__name__
            place.mkdir(parents=True, exist_ok=True)
            facts = place / "facts.json"
            if not facts.exists():
                facts.write_text(json.dumps(prepare(options.old, place)))
            for label, arguments in commands(name, json.loads(facts.read_text()), options.limit):
                if options.only in label:
                    row(label, arguments, options)
    finally:
        if not options.keep:
            shutil.rmtree(work)


def row(label, arguments, options):
    spent, passed, status = ([], []), ([], []), [0, 0]
    for _ in range(options.runs):
        for build, tool in enumerate((options.old, options.new)):
            status[build], seconds, clock = measured([tool, *arguments])
            spent[build].append(seconds)
            passed[build].append(clock)
    if any(code not in (0, 1) for code in status):
        print(f"| {label} | exit {status[0]} | exit {status[1]} | | |", flush=True)
        return
    limits = [float(arguments[arguments.index(key) + 1]) for key in ("--time-limit", "--seconds-each") if key in arguments]
    is_cut = limits and max(min(passed[0]), min(passed[1])) >= 0.9 * min(limits)
    old, new = (min(figures) for figures in (passed if is_cut else spent))
    print(f"| {label} | {old:.2f} | {new:.2f} | {new / old:.2f} | {'clock' if is_cut else 'itself'} |", flush=True)


main()
