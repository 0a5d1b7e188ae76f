"""Ends the tool at random moments, fills disks and takes resources away; finds nothing mixed, half, left over or lost.

usage: check_faults.py OFFHOURS SCENARIOS [--kills N] [--seed N]
"""

import argparse
import json
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

problems = []
counts = {}


def count(what, number=1):
    counts[what] = counts.get(what, 0) + number


def fault(text):
    problems.append(text)
    print("FAULT", text, flush=True)


def contents(folder):
    """Every file by name; what differs from run to run by design is left out."""
    found = {}
    for root, _, files in os.walk(folder):
        for name in files:
            path = pathlib.Path(root, name)
            bytes_ = path.read_bytes()
            if name.endswith(".json"):
                bytes_ = re.sub(rb'"seconds": *[0-9.e-]+', b'"seconds": 0', bytes_)
            if name == ".papers.json":
                # The list of papers holds each file's hash, and one of them holds the seconds.
                bytes_ = re.sub(rb'("name": *"timetable.json", *"sha256": *)"[0-9a-f]+"', rb'\1""', bytes_)
            found[str(path.relative_to(folder))] = bytes_
    return found


def leftovers(folder):
    return [str(path) for path in pathlib.Path(folder).rglob("*") if re.match(r"\.(offhours-|part-)", path.name)]


class Case:
    """A command that writes a folder, and what stood there before."""

    def __init__(self, name, arguments, before, work):
        self.name, self.arguments, self.work = name, arguments, work
        self.before = before
        self.old = contents(before)
        # What an undisturbed run makes of it.
        began = time.monotonic()
        first = self.fresh("reference")
        status = self.start(first).wait()
        assert status == 0, f"{name}: exit status {status}"
        self.seconds = time.monotonic() - began
        self.new = contents(first)
        assert self.new != self.old, f"{name} changes nothing"
        second = self.fresh("again")
        assert self.start(second).wait() == 0
        assert contents(second) == self.new, f"{name}: two runs differ"

    def fresh(self, label):
        room = tempfile.mkdtemp(prefix=f"{self.name}-{label}-", dir=self.work)
        target = os.path.join(room, "out")
        shutil.copytree(self.before, target)
        return target

    def start(self, target, inside=False, **options):
        out = "." if inside else target
        arguments = [out if argument == "OUT" else argument for argument in self.arguments]
        return subprocess.Popen(
            [tool] + arguments, cwd=target if inside else None, stdin=subprocess.DEVNULL,
            stdout=options.pop("stdout", subprocess.DEVNULL), stderr=options.pop("stderr", subprocess.DEVNULL),
            **options)

    def disturb(self, dice, number, inside):
        """Sends a signal at a random moment, half of the times as soon as files are being written."""
        target = self.fresh("run")
        room = os.path.dirname(target)
        process = self.start(target, inside)
        if dice.random() < 0.5:
            where = target if inside else room
            end = time.monotonic() + 20 * self.seconds + 5
            while process.poll() is None and time.monotonic() < end:
                names = [name for name in os.listdir(where) if name.startswith(".offhours-")]
                # The first hidden folder only tries whether there is room for one.
                if any(os.path.exists(os.path.join(where, name, part)) for name in names for part in ["new", "new-0"]):
                    break
            time.sleep(dice.random() * 0.02)
        else:
            time.sleep(dice.random() * self.seconds * 1.1)
        process.send_signal(number)
        status = process.wait()
        return target, room, status

    def kill(self, dice, inside=False):
        target, room, status = self.disturb(dice, signal.SIGKILL, inside)
        count("killed while running" if status < 0 else "ended before the kill")
        if not inside:
            state = contents(target)
            if state != self.old and state != self.new:
                changed = [name for name in self.new if state.get(name) != self.old.get(name)]
                fault(f"{self.name}: killed, and old and new are mixed: {changed[:5]}")
        elif leftovers(room):
            count("killed with a journal or a hidden folder left")
        if self.start(target, inside).wait() != 0:
            fault(f"{self.name}: the next run fails")
        if contents(target) != self.new:
            fault(f"{self.name}: the next run does not finish")
        if leftovers(room):
            fault(f"{self.name}: left over after the next run: {leftovers(room)[:3]}")
        shutil.rmtree(room)

    def interrupt(self, dice, number):
        target, room, status = self.disturb(dice, number, False)
        count("interrupted" if status == 130 else "ended before the signal")
        if status not in (0, 130) and not (status < 0 and status == -number):
            fault(f"{self.name}: exit status {status} after signal {number}")
        if status == -number:
            # Before the first line of the tool has run.
            count("interrupted before the tool began")
        left = leftovers(room)
        if left:
            fault(f"{self.name}: left over after signal {number}: {left[:3]}")
        state = contents(target)
        if self.name not in ("solve", "replan") and state not in (self.old, self.new):
            fault(f"{self.name}: interrupted, and old and new are mixed")
        shutil.rmtree(room)


def is_timetable(text):
    try:
        return "meetings" in json.loads(text)
    except ValueError:
        return False


def full_disk(cases, work):
    """A file system of a few kilobytes, where the machine lets us make one."""
    room = os.path.join(work, "small")
    os.mkdir(room)
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m,nr_inodes=5k", "tmpfs", room], stderr=subprocess.DEVNULL).returncode == 0
    if not made:
        print("no small file system can be made here; left out", flush=True)
        return
    try:
        for case in cases:
            target = os.path.join(room, "out")
            shutil.copytree(case.before, target, dirs_exist_ok=True)
            old = contents(target)
            filler = os.path.join(room, "filler")
            descriptor = os.open(filler, os.O_WRONLY | os.O_CREAT)
            try:
                while True:
                    os.write(descriptor, b"x" * 1024)
            except OSError:
                pass
            os.close(descriptor)
            for temporary in [work, room]:
                process = case.start(
                    target, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                    env={**os.environ, "TMPDIR": temporary, "LANG": "C"})
                out, err = process.communicate()
                count("disk full")
                if process.returncode != 73:
                    fault(f"{case.name}: exit status {process.returncode} on a full disk: {err[-300:]}")
                if contents(target) != old or leftovers(room):
                    fault(f"{case.name}: a full disk changed something: {leftovers(room)}")
                if case.name in ("solve", "replan"):
                    saved = {*pathlib.Path(temporary).glob("offhours-rescued-*"), *pathlib.Path().resolve().glob("offhours-rescued-*")}
                    texts = [path.read_text() for path in saved] + [out.decode()]
                    # The first look at the folder refuses before anything is searched: nothing is lost then.
                    early = b"rescued" not in err and b"standard output" not in err and case.seconds > 0
                    if not any(is_timetable(text) for text in texts) and not early:
                        fault(f"{case.name}: the timetable is lost: {err[-300:]}")
                    if any(is_timetable(text) for text in texts):
                        count("timetables rescued")
                    for path in saved:
                        path.unlink()
            os.unlink(filler)
            shutil.rmtree(target)
    finally:
        subprocess.run(["umount", room], check=False)


def limited(case, what, limits, user=None):
    """A run with less of something; it ends by itself, with a status of its own."""

    def take():
        for kind, value in limits:
            resource.setrlimit(kind, (value, value))
        if user is not None:
            os.setgid(user)
            os.setuid(user)

    target = case.fresh("limited")
    room = os.path.dirname(target)
    if user is not None:
        for root, folders, files in os.walk(room):
            for name in folders + files:
                os.chown(os.path.join(root, name), user, user)
        os.chown(room, user, user)
    process = case.start(target, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=take)
    try:
        out, err = process.communicate(timeout=120 + 20 * case.seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        fault(f"{case.name}: does not end with {what}")
        return
    count(f"{what}: exit status {process.returncode}")
    if process.returncode == 127 and b"shared libraries" in err:
        # The system could not even load the tool.
        shutil.rmtree(room)
        return
    if process.returncode not in (0, 65, 66, 70, 73):
        fault(f"{case.name}: exit status {process.returncode} with {what}: {err[-300:]}")
    elif process.returncode != 0 and not err.strip():
        fault(f"{case.name}: no word with {what}")
    state = contents(target)
    if state not in (case.old, case.new) and case.name not in ("solve", "replan"):
        fault(f"{case.name}: mixed with {what}")
    if process.returncode == 73 and case.name in ("solve", "replan") and b"lost" in err:
        rescued = re.search(rb"saved as (\S+)", err)
        text = open(rescued[1]).read() if rescued else out.decode()
        if is_timetable(text):
            count("timetables rescued")
        else:
            fault(f"{case.name}: the timetable is lost with {what}: {err[-300:]}")
        if rescued:
            os.unlink(rescued[1])
    shutil.rmtree(room)


def run(*arguments):
    result = subprocess.run([tool, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert result.returncode == 0, f"{arguments}: {result.returncode} {result.stderr[-500:]}"


def prepare(scenarios, work):
    tutorial = os.path.join(scenarios, "tutorial")
    overlay = os.path.join(work, "less.yaml")
    pathlib.Path(overlay).write_text("name: fewer meetings\nlimits: {meetings: 2}\n")
    old, plan = os.path.join(work, "old"), os.path.join(work, "plan")
    run("solve", tutorial, "--with", overlay, "--out", old, "--format", "all")
    run("solve", tutorial, "--out", plan)
    folder_seed = os.path.join(work, "seed1")
    run("generate", folder_seed, "--workers", "200", "--seed", "1")
    roster = os.path.join(work, "roster.csv")
    days = [f"2027-03-{day:02}" for day in range(1, 29)]
    rows = [f"P{n},Person {n}," + ",".join("NDO"[(n + d) % 3] for d in range(len(days))) for n in range(40)]
    pathlib.Path(roster).write_text("id,name," + ",".join(days) + "\n" + "\n".join(rows) + "\n")
    legend = os.path.join(work, "legend.txt")
    pathlib.Path(legend).write_text("D: 06:00-14:00\nN: 22:00-06:00\nO: off\n")
    make = ["import", f"works={roster}", "--legend", legend, "--journey", "15", "--language", "en"]
    imported = os.path.join(work, "imported")
    run(*make, "--course", "before=60", "--out", imported)
    # Papers never come to stand beside the timetable of another plan: that one is not there.
    papers = os.path.join(work, "papers")
    shutil.copytree(old, papers, ignore=shutil.ignore_patterns("timetable.json"))
    yield Case("export", ["export", tutorial, plan, "--format", "all", "--out", "OUT"], papers, work)
    yield Case("generate", ["generate", "OUT", "--workers", "200", "--seed", "2", "--force"], folder_seed, work)
    yield Case("import", make + ["--course", "after=240", "--force", "--out", "OUT"], imported, work)
    yield Case("solve", ["solve", tutorial, "--format", "all", "--out", "OUT"], old, work)
    # Told before: two meetings fewer.
    fewer, told = os.path.join(work, "fewer"), os.path.join(work, "told")
    run("solve", tutorial, "--with", overlay, "--out", fewer)
    run("publish", tutorial, "--with", overlay, fewer, "--out", told)
    yield Case("publish", ["publish", tutorial, plan, "--out", "OUT"], told, work)
    yield Case(
        "replan", ["replan", tutorial, "--from", plan, "--format", "all", "--out", "OUT", "--with", overlay], old, work)


parser = argparse.ArgumentParser()
parser.add_argument("offhours")
parser.add_argument("scenarios")
parser.add_argument("--kills", type=int, default=300)
parser.add_argument("--seed", type=int, default=1)
options = parser.parse_args()
tool = os.path.abspath(options.offhours)
dice = random.Random(options.seed)
print(f"seed {options.seed}", flush=True)
work = tempfile.mkdtemp(prefix="offhours-faults-")
os.chmod(work, 0o755)
try:
    cases = list(prepare(os.path.abspath(options.scenarios), work))
    os.chdir(work)
    for number in range(options.kills):
        cases[number % len(cases)].kill(dice, inside=number % 4 == 3)
    for number in range(options.kills // 3):
        cases[number % len(cases)].interrupt(dice, [signal.SIGINT, signal.SIGTERM][number // len(cases) % 2])
    full_disk(cases, work)
    for case in cases:
        for handles in [4, 5, 6, 8]:
            limited(case, "few file handles", [(resource.RLIMIT_NOFILE, handles)])
        for size in [1024, 4096]:
            limited(case, "files of few bytes", [(resource.RLIMIT_FSIZE, size)])
        for megabytes in [256, 512, 1024]:
            limited(case, "little memory", [(resource.RLIMIT_AS, megabytes << 20)])
        if os.geteuid() == 0:
            for threads in [1, 2]:
                limited(case, "no threads", [(resource.RLIMIT_NPROC, threads)], user=65534)
finally:
    shutil.rmtree(work, ignore_errors=True)
for what in sorted(counts):
    print(f"{counts[what]:6} {what}")
print(f"{len(problems):6} faults")
sys.exit(1 if problems else 0)
