"""Hands broken files to every reader of the tool and finds crashes, traps, reports of a sanitizer, and runs without end.

usage: fuzz.py OFFHOURS SCENARIOS FIXTURES [--reader NAME]... [--seconds N] [--seed N]

Files are made from what is valid, by the grammar of each form: keys, cells, rows, parts, records are taken out, doubled, moved and
given values from their neighbours or from the edges of what numbers, dates and times can be; a few bytes are changed now and then.
Every file is thrown away when its run has ended well; of one that has not, the name of the reader, the seed and the round are told,
and --keep FOLDER keeps it. A round is made by its reader, seed and number alone, whatever ran before.
"""

import argparse
import io
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile

# What the tool may end with: done, violations, usage, bad data, no such file, cannot write. 70 says a fault of its own.
GOOD = {0, 1, 64, 65, 66, 73}
EDGES = [
    "0", "-1", "1", "65", "1000000001", "9223372036854775807", "9223372036854775808", "1e30", "-0.0", "NaN", "0x10", "1/0", "",
    " ", "~", "null", "true", "no", "[]", "{}", "[[]]", "2027-02-29", "0000-01-01", "9999-12-31", "1899-12-31", "24:00", "25:61",
    "00:00-00:00", "22:00-06:00", "30:00-31:00", "1000h", "1001h", "0m", "-5m", "100%", "1e-9%", "\u0300", "\u202e", "\ufeff", "'", '"',
    "=1+1", "D" * 300, "Đ", "ca đêm", "*", "a.b.c", "../x", "/", "file.csv", "2027-03-01..2027-02-01", "#N/A", "44621", "44621.75",
]


class Grammar:
    """Breaks text of one form. `cut` splits it into pieces that join to the same text."""

    def __init__(self, cut, join="".join):
        self.cut, self.join = cut, join

    def broken(self, text, dice, others):
        pieces = self.cut(text)
        for _ in range(dice.choice([1, 1, 1, 2, 3, 8])):
            if not pieces:
                return text
            here, there = dice.randrange(len(pieces)), dice.randrange(len(pieces))
            kind = dice.randrange(8)
            if kind == 0:
                del pieces[here]
            elif kind == 1:
                pieces.insert(there, pieces[here])
            elif kind == 2:
                pieces[here], pieces[there] = pieces[there], pieces[here]
            elif kind == 3:
                pieces[here] = dice.choice(EDGES)
            elif kind == 4:
                pieces[here] = pieces[there]
            elif kind == 5 and others:
                other = self.cut(dice.choice(others))
                if other:
                    pieces[here] = dice.choice(other)
            elif kind == 6:
                length = dice.randrange(1, 12)
                pieces[there:there] = pieces[here : here + length]
            else:
                pieces[here] = scratched(pieces[here], dice)
        return self.join(pieces)


def scratched(text, dice):
    """A character taken out, doubled, or put in."""
    if not text:
        return dice.choice(EDGES)
    place = dice.randrange(len(text))
    return text[:place] + dice.choice(["", text[place] * 2, dice.choice(":;,-[]{}#&*!|>'\"%@`\t\n <>/=\\")]) + text[place + 1 :]


# Words, numbers and signs of YAML, JSON, legends; cells and line ends of tables; tags and texts of XML.
TOKENS = Grammar(lambda text: re.findall(r"[\w.:%/+-]+|\n[ \t]*|[ \t]+|.", text, re.S))
LINES = Grammar(lambda text: text.splitlines(keepends=True))
CELLS = Grammar(lambda text: re.findall(r'"(?:[^"]|"")*"|[^,;\t\r\n"]+|[,;\t]|\r?\n|.', text, re.S))
TAGS = Grammar(lambda text: re.findall(r"<[^>]*>|[^<]+|<", text, re.S))


def broken_text(text, dice, others, grammars):
    for _ in range(dice.choice([1, 1, 2])):
        text = dice.choice(grammars).broken(text, dice, others)
    data = text.encode("utf-8", "surrogatepass")
    if dice.random() < 0.05:
        data = broken_bytes(data, dice)
    return data[:2_000_000]


def broken_bytes(data, dice):
    """Some bytes changed, a stretch taken out, doubled or cut off: for forms of records."""
    data = bytearray(data)
    for _ in range(dice.choice([1, 2, 4, 16])):
        if not data:
            break
        place = dice.randrange(len(data))
        kind = dice.randrange(6)
        if kind == 0:
            data[place] = dice.randrange(256)
        elif kind == 1:
            data[place : place + 2] = dice.choice([b"\0\0", b"\xff\xff", b"\xff\x7f", b"\x00\x80", b"\x01\x00"])
        elif kind == 2:
            data[place : place + 4] = dice.choice([b"\0" * 4, b"\xff" * 4, b"\xff\xff\xff\x7f", b"\x00\x00\x00\x80"])
        elif kind == 3:
            del data[place : place + dice.randrange(1, 64)]
        elif kind == 4:
            data[place:place] = data[place : place + dice.randrange(1, 64)]
        elif dice.random() < 0.2:
            del data[place:]
    return bytes(data)


def broken_zip(data, dice):
    """A workbook of parts: some parts broken by the grammar of XML, taken out, doubled or renamed."""
    if dice.random() < 0.15:
        return broken_bytes(data, dice)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    texts = [index for index, (name, _) in enumerate(parts) if name.endswith((".xml", ".rels"))]
    likely = [index for index in texts if re.search(r"sheet\d|sharedStrings|styles|workbook|content", parts[index][0])]
    for _ in range(dice.choice([1, 1, 2])):
        index = dice.choice(likely if likely and dice.random() < 0.8 else texts)
        name, content = parts[index]
        text = content.decode("utf-8", "replace")
        if dice.random() < 0.5:
            text = re.sub(
                r'(r|s|t|ref|min|max|count|sheetId|numFmtId|number-columns-repeated|number-rows-repeated|value)="([^"]*)"',
                lambda found: f'{found[1]}="{dice.choice(EDGES + ["XFD1048576", "A0", "A99999999", "ZZZZ1"])}"'
                if dice.random() < 0.02 else found[0],
                text)
        parts[index] = (name, broken_text(text, dice, [], [TAGS, TAGS, TOKENS]))
    kind = dice.random()
    if kind < 0.05:
        del parts[dice.randrange(len(parts))]
    elif kind < 0.08:
        parts.append(parts[dice.randrange(len(parts))])
    elif kind < 0.1:
        parts[dice.randrange(len(parts))] = ("xl/other.xml", b"<a/>")
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for name, content in parts:
                archive.writestr(name, content)
    return result.getvalue()


class Reader:
    """A reader of the tool: files that are valid, how they are broken, and the command that reads one."""

    def __init__(self, name, files, broken, command, beside=None):
        self.name, self.files, self.broken, self.command = name, files, broken, command
        # A folder whose other files stand beside the broken one.
        self.beside = beside

    def round(self, number, seed, room):
        dice = random.Random(f"{seed}/{self.name}/{number}")
        path = dice.choice(self.files)
        data = self.broken(path.read_bytes(), dice)
        folder = pathlib.Path(room, "in")
        if self.beside:
            shutil.copytree(self.beside, folder)
            target = folder / path.relative_to(self.beside)
        else:
            folder.mkdir()
            target = folder / path.name
        target.write_bytes(data)
        return target, self.command(target, folder)


# What is never freed before the end is no fault.
SANITIZER = {"ASAN_OPTIONS": "detect_leaks=0:exitcode=99", "LANG": "C.UTF-8"}


def run(tool, arguments, room, limit):
    environment = dict(os.environ, TMPDIR=room, **SANITIZER)
    try:
        done = subprocess.run(
            [tool, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            cwd=room, env=environment, timeout=limit)
    except subprocess.TimeoutExpired:
        return f"still at it after {limit} s"
    text = done.stderr.decode("utf-8", "replace")
    if done.returncode < 0:
        return f"ended by signal {-done.returncode}: {text[-400:]}"
    if done.returncode not in GOOD:
        return f"exit status {done.returncode}: {text[-1500:]}"
    if done.returncode in (64, 65, 66, 73) and not text.strip() and not done.stdout.strip():
        return f"exit status {done.returncode} without a word"
    return None


def prepare(tool, scenarios, fixtures, work):
    """Valid files of every form, most of them written by the tool itself."""
    def make(*arguments):
        done = subprocess.run(
            [tool, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            env=dict(os.environ, **SANITIZER))
        assert done.returncode == 0, f"{arguments}: {done.returncode} {done.stderr[-600:]}"

    tutorial, rotations, parks = scenarios / "tutorial", scenarios / "rotations", scenarios / "thai-nguyen"
    sample = scenarios / "import-sample"
    plan, book, answer = work / "plan", work / "class.xlsx", work / "answer.xlsx"
    make("solve", tutorial, "--first", "--threads", "1", "--out", plan)
    make("workbook", tutorial, "--out", book)
    make("solve", book, "--first", "--threads", "1", "--out", answer)
    make("export", tutorial, plan, "--format", "all", "--out", work / "papers")
    legend = work / "legend.txt"
    legend.write_text("D: 06:00-14:00\nN: 22:00-06:00\nSP: 08:00-12:00, 16:00-20:00\nO: off\nP: absent\n")
    roster = work / "roster.csv"
    days = [f"2027-03-{day:02}" for day in range(1, 29)]
    rows = [f"P{n},Person {n}," + ",".join("DNO"[(n + d) % 3] for d in range(28)) for n in range(8)]
    roster.write_text("id,name," + ",".join(days) + "\n" + "\n".join(rows) + "\n")
    tabs = work / "roster.txt"
    tabs.write_text(roster.read_text().replace(",", "\t"))
    overlay = work / "overlay.yaml"
    overlay.write_text("name: more\nlimits: {meetings: 2, cost: 100000}\nworkers: {W01: {until: 2027-03-05}}\nrules: off\n")
    make("export", tutorial, plan, "--format", "answers", "--out", work / "answers")
    attendance = work / "attendance.csv"
    first = json.loads((plan / "timetable.json").read_text())["meetings"][0]
    marks = "".join(f"{learner},{first['id']},yes\n" for learner in first["learners"])
    attendance.write_text("worker,meeting,attended\n" + marks)

    def texts(*grammars):
        def broken(data, dice):
            return broken_text(data.decode("utf-8", "replace"), dice, [], list(grammars))
        return broken

    def imports(path, _):
        return ["import", f"works={path}", "--legend", legend, "--journey", "15", "--month", "2027-03", "--course", "x=60"]

    yamls = sorted(path for folder in (tutorial, rotations, parks) for path in folder.glob("scenario.yaml"))
    for path in yamls:
        yield Reader(
            f"scenario {path.parent.name}", [path], texts(TOKENS, TOKENS, LINES), lambda _, folder: ["check", folder], path.parent)
    for folder in (tutorial, rotations, parks):
        tables = sorted(folder.glob("*.csv"))
        if tables:
            yield Reader(
                f"tables {folder.name}", tables, texts(CELLS, CELLS, LINES), lambda _, folder: ["check", folder], folder)
    yield Reader("overlay", [overlay], texts(TOKENS, LINES), lambda path, _: ["check", tutorial, "--with", path])
    yield Reader(
        "timetable", [plan / "timetable.json"], texts(TOKENS, TOKENS, LINES), lambda path, _: ["verify", tutorial, path])
    def replans(option):
        return lambda path, _: ["replan", tutorial, "--from", plan, option, path, "--now", "2027-03-04", "--time-limit", "1"]

    yield Reader("attendance", [attendance], texts(CELLS, LINES), replans("--attendance"))
    yield Reader("sign-in sheets", [work / "papers" / "timetable.xlsx"], broken_zip, replans("--attendance"))
    yield Reader("answers", list((work / "answers").rglob("*.xlsx")), broken_zip, replans("--answers"))
    yield Reader("roster as CSV", [roster, *sample.glob("*.csv")], texts(CELLS, CELLS, LINES), imports)
    yield Reader("roster as tabs", [tabs], texts(CELLS, LINES), imports)
    yield Reader(
        "legend", [legend], texts(TOKENS, LINES),
        lambda path, _: ["import", f"works={roster}", "--legend", path, "--journey", "15", "--course", "x=60"])
    zips = [*sample.glob("*.xlsx"), *fixtures.glob("*.xlsx")]
    yield Reader("xlsx", zips, broken_zip, imports)
    yield Reader("ods", list(fixtures.glob("*.ods")), broken_zip, imports)
    yield Reader("fods", list(fixtures.glob("*.fods")), texts(TAGS, TAGS, TOKENS), imports)
    binary = [path for path in fixtures.glob("*.xls") if path.read_bytes()[:4] == b"\xd0\xcf\x11\xe0"]
    yield Reader("xls", binary, broken_bytes, imports)
    yield Reader("HTML table", [path for path in fixtures.glob("*html*.xls")], texts(TAGS, TOKENS), imports)
    yield Reader("workbook", [book], broken_zip, lambda path, _: ["check", path])
    yield Reader("answered workbook", [answer], broken_zip, lambda path, _: ["verify", path])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("offhours")
    parser.add_argument("scenarios", type=pathlib.Path)
    parser.add_argument("fixtures", type=pathlib.Path)
    parser.add_argument("--reader", action="append", default=[])
    parser.add_argument("--seconds", type=float, default=600, help="for each reader")
    parser.add_argument("--rounds", type=int, default=10**9, help="at most, for each reader")
    parser.add_argument("--first", type=int, default=0, help="number of the first round")
    parser.add_argument("--seed", default=str(int(time.time())))
    parser.add_argument("--limit", type=float, default=60, help="seconds after which a run is one without end")
    parser.add_argument("--keep", type=pathlib.Path, help="where files stay whose run has not ended well")
    options = parser.parse_args()
    tool = os.path.abspath(options.offhours)
    print(f"seed {options.seed}", flush=True)
    faults = 0
    with tempfile.TemporaryDirectory(prefix="offhours-fuzz-") as name:
        work = pathlib.Path(name)
        readers = list(prepare(tool, options.scenarios.resolve(), options.fixtures.resolve(), work))
        unknown = set(options.reader) - {reader.name for reader in readers}
        if unknown:
            sys.exit(f"fuzz: no reader {sorted(unknown)}; there are {[reader.name for reader in readers]}")
        for reader in readers:
            if options.reader and reader.name not in options.reader:
                continue
            end, number, own = time.monotonic() + options.seconds, options.first, 0
            while time.monotonic() < end and number < options.first + options.rounds:
                room = tempfile.mkdtemp(dir=work)
                path, arguments = reader.round(number, options.seed, room)
                trouble = run(tool, arguments, room, options.limit)
                if trouble:
                    own += 1
                    print(f"FAULT {reader.name}, seed {options.seed}, round {number}: {trouble}", flush=True)
                    if options.keep:
                        options.keep.mkdir(parents=True, exist_ok=True)
                        shutil.copy(path, options.keep / f"{reader.name.replace(' ', '-')}-{number}-{path.name}")
                shutil.rmtree(room)
                number += 1
            print(f"{reader.name:24} {number - options.first:7} rounds {own:5} faults", flush=True)
            faults += own
    sys.exit(1 if faults else 0)


main()
