"""Solves scenarios of every size and shape within a time limit, and holds time and memory against what is promised.

usage: check_sizes.py OFFHOURS [--limit S] [--only NAME] [--memory MB] [--strict]

Prints a line for each shape: wall and processor seconds, memory, meetings and learners, and what `--first` gives. A machine that
does other work as well keeps no promise of wall time: unless --strict, a run is late only where its processor seconds are, too.
"""

import argparse
import json
import os
import pathlib
import sys
import tempfile
import threading
import time


def shape(people=20, halls=1, days=28, every=None, lessons=2, kinds=1, places=2, courses=1, open_all=False, attend="any"):
    """A scenario as text: YAML and the workers' table."""
    hours = "00:00-24:00" if open_all else "07:30-21:30"
    last = time.strftime("%Y-%m-%d", time.gmtime(1803859200 + 86400 * (days - 1)))  # from 2027-03-01 on
    text = [
        "offhours: 1", f"name: {people} people, {halls} halls, {days} days", "timezone: Asia/Ho_Chi_Minh", "language: en",
        f"horizon: {{from: 2027-03-01, to: {last}}}", "places:",
    ]
    for place in range(places):
        text.append(f"  p{place}: {{name: Place {place}, at: [{21 + place % 100 / 500:.3f}, {105.8 + place // 100 / 100:.3f}]}}")
    text += ["rotations:"]
    for kind in range(kinds):
        # A cycle of its own for each kind: the days off fall elsewhere.
        start = 6 * 60 + 15 * (kind % 16)
        text.append(
            f"  r{kind}: {{cycle: {'D' * (4 + kind % 3)}{'O' * (2 + kind % 2)}, anchor: 2027-03-01,"
            f" shifts: {{D: '{start // 60:02d}:{start % 60:02d}-{(start + 600) // 60:02d}:{start % 60:02d}', O: off}}}}")
    text += ["employers:"]
    text += [f"  e{kind}: {{name: Firm {kind}, place: p{kind % places}, rotation: r{kind}}}" for kind in range(kinds)]
    text += ["workers: workers.csv", "venues:"]
    text += [
        f"  h{hall}: {{name: Hall {hall}, place: p{hall % places}, seats: 40, open: {{mon-sun: ['{hours}']}}}}" for hall in range(halls)
    ]
    text += ["courses:"]
    for course in range(courses):
        text += [f"  c{course}:", f"    name: Course {course}", "    lessons:"]
        text += [f"      L{lesson + 1}: {{minutes: 120}}" for lesson in range(lessons)]
        text.append(f"    attend: {attend}")
        if every:
            text.append(f"    starts: {{every: {every}}}")
    names = ["id,name,employer,courses"]
    names += [f"W{w},Worker {w},e{w % kinds},{'c%d' % (w % courses)}" for w in range(people)]
    return "\n".join(text) + "\n", "\n".join(names) + "\n"


# Each to the documented size in one direction, and some in two.
SHAPES = {
    "small": dict(),
    "20,000 people": dict(people=20000, halls=30, days=56, kinds=12),
    "20,000 people in sections": dict(people=20000, halls=30, days=56, kinds=12, attend="section"),
    "200 halls": dict(people=1000, halls=200, days=56, kinds=8),
    "200 halls, sections": dict(people=1000, halls=200, days=56, kinds=8, attend="section"),
    "366 days": dict(people=200, halls=4, days=366, kinds=8),
    "every minute": dict(people=50, halls=2, days=28, every="1m", open_all=True),
    "366 days, every minute, 100 halls": dict(people=20, halls=100, days=366, every="1m", open_all=True),
    "366 days, every minute, nobody": dict(people=0, halls=100, days=366, every="1m", open_all=True),
    "1,000 halls, 366 days, every minute": dict(people=20, halls=1000, days=366, every="1m", open_all=True),
    "3,000 places": dict(people=100, halls=2, places=3000),
    "64 lessons": dict(people=40, halls=4, days=120, lessons=64),
    "1,000 kinds": dict(people=2000, halls=20, days=56, kinds=1000),
    "50 courses": dict(people=2000, halls=20, days=56, courses=50, kinds=8),
}


def run(arguments, patience):
    """Status, wall and processor seconds, megabytes, standard error."""
    began = time.monotonic()
    error = tempfile.TemporaryFile()
    null = os.open(os.devnull, os.O_WRONLY)
    pid = os.posix_spawn(
        arguments[0], arguments, os.environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, error.fileno(), 2)])
    os.close(null)
    timer = threading.Timer(patience, lambda: os.kill(pid, 9))
    timer.start()
    _, status, usage = os.wait4(pid, 0)
    timer.cancel()
    error.seek(0)
    return (
        os.waitstatus_to_exitcode(status), time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024,
        error.read().decode())


def counts(path):
    """Meetings and learners of a timetable."""
    timetable = json.loads(pathlib.Path(path).read_text())
    meetings = timetable.get("meetings", [])
    return len(meetings), sum(len(meeting.get("learners", [])) for meeting in meetings), timetable.get("stopped")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("offhours")
    parser.add_argument("--limit", type=float, default=2)
    parser.add_argument("--only")
    parser.add_argument("--memory", type=float, default=2000, help="megabytes that no run may pass")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--strict", action="store_true")
    options = parser.parse_args()
    tool = os.path.abspath(options.offhours)
    allowed = options.limit * 1.03 + 0.3
    problems = []
    print(f"limit {options.limit:g} s: at most {allowed:.2f} s")
    print(f"{'shape':38} {'wall':>6} {'CPU':>6} {'MB':>6}  {'meetings':>8} {'seats':>6} {'first':>13}  ended by")
    for name, sizes in SHAPES.items():
        if options.only and options.only not in name:
            continue
        with tempfile.TemporaryDirectory() as room:
            text, workers = shape(**sizes)
            pathlib.Path(room, "scenario.yaml").write_text(text)
            pathlib.Path(room, "workers.csv").write_text(workers)
            base = [tool, "solve", room, "--progress", "none", "--threads", str(options.threads)]
            status, _, _, _, error = run(base + ["--first", "--out", f"{room}/first"], 300)
            first = counts(f"{room}/first/timetable.json") if status == 0 else None
            status, wall, cpu, memory, error = run(
                base + ["--time-limit", f"{options.limit:g}", "--out", f"{room}/out"], 60 + 5 * options.limit)
            if status == 65 and first is None:
                # Too large, and said so: at once, and in little memory.
                print(f"{name:38} {wall:6.2f} {cpu:6.2f} {memory:6.0f}  refused: {error.splitlines()[0][:90]}", flush=True)
                if memory > options.memory:
                    problems.append(f"{name}: {memory:.0f} MB for a refusal")
                continue
            if status != 0:
                print(f"{name:38} status {status}: {error.strip()[-200:]}", flush=True)
                problems.append(f"{name}: status {status}")
                continue
            found = counts(f"{room}/out/timetable.json")
            print(
                f"{name:38} {wall:6.2f} {cpu:6.2f} {memory:6.0f}  {found[0]:8d} {found[1]:6d}"
                f" {'%d %d' % first[:2] if first else 'none':>13}  {found[2]}", flush=True)
            busy = wall if options.strict else min(wall, cpu)
            if busy > allowed:
                problems.append(f"{name}: {wall:.2f} s, {cpu:.2f} s of the processors")
            if first and found[1] < first[1]:
                problems.append(f"{name}: {found[1]} seats, {first[1]} with --first")
            if memory > options.memory:
                problems.append(f"{name}: {memory:.0f} MB")
    for problem in problems:
        print("FAULT", problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
