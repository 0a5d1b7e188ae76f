"""Draws scenarios over every key of the format and takes them through workbooks: each says the same, and the same answer comes out.

Usage: check_lossless.py OFFHOURS FOLDER [COUNT [SEED]]. The keys are those of `offhours schema`, which the reader's own tables give: a key
that is never drawn is a fault. Each scenario has a seed of its own, said where something is wrong. Ends with status 1 then.
"""

import collections
import datetime
import json
import pathlib
import random
import subprocess
import sys

import openpyxl

from books import Tool, check, end

tool = Tool(sys.argv[1], sys.argv[2])
COUNT = int(sys.argv[3]) if len(sys.argv) > 3 else 40
SEED = int(sys.argv[4]) if len(sys.argv) > 4 else 900
SCHEMA = json.loads(tool.run("schema").stdout)
TYPES = SCHEMA["definitions"]

PLACES, EMPLOYERS, ROTATIONS = ["p1", "p-2", "nơi.3"], ["e1", "e_2", "xưởng"], ["r1", "r2"]
WORKERS = [f"W{number:02}" for number in range(9)]
VENUES, INSTRUCTORS, COURSES = ["v1", "v2", "v3"], ["i1", "i2", "i3"], ["c1", "c2", "c3"]
TEXTS = ["Hall 1", "Trần Thị Bình", "a; b", "=1+1", "say \"hi\"", "0012", "two\nlines", "5%", "C:\\d", "[x", "yes", "1.50", "-", "'q"]
FIRST = datetime.date(2027, 3, 1)


class Draw:
    """One scenario."""

    def __init__(self, seed, left_out=0.45):
        self.left_out = left_out
        self.dice = random.Random(seed)
        self.drawn = collections.Counter()

    # Values by definition and key; a key without an entry is drawn by its schema alone.
    def special(self, of, key):
        dice, day, moment, some = self.dice, self.day, self.moment, self.some
        table = {
            "root.offhours": lambda: 1, "root.name": self.text, "root.timezone": lambda: dice.choice(
                ["Asia/Ho_Chi_Minh", "Europe/Berlin", "America/New_York"]),
            "root.horizon": lambda: {"from": str(FIRST), "to": str(FIRST + datetime.timedelta(days=dice.randint(9, 16)))},
            "root.places": lambda: {id_: self.of("place") for id_ in PLACES},
            "root.shifts": lambda: {"D": "08:00-17:00", **self.legend()},
            "root.rotations": lambda: {id_: self.rotation() for id_ in ROTATIONS},
            "root.employers": lambda: {id_: self.of("employer") for id_ in EMPLOYERS},
            "root.workers": lambda: {id_: self.of("worker") for id_ in WORKERS},
            "root.sensitive": lambda: some(["dan_toc", "x-faith"]),
            "root.ledger": lambda: {id_: self.of("ledger") for id_ in some(WORKERS)},
            "root.roster": self.roster, "root.absences": lambda: {f"a{n}": self.absence() for n in range(dice.randint(1, 3))},
            "root.rules": lambda: dice.choice(["none", "vietnam", self.of("rules")]),
            "root.venues": lambda: {id_: self.of("venue") for id_ in VENUES},
            "root.instructors": lambda: {id_: self.of("instructor") for id_ in INSTRUCTORS},
            "root.courses": lambda: {id_: self.of("course") for id_ in COURSES}, "root.goals": self.goals,
            "root.holidays": self.holidays, "employer.holidays": self.holidays,
            "holidays-of-a-country.extra": lambda: [day(), self.span()],
            "place.at": lambda: [round(21 + dice.random(), 4), round(105 + dice.random(), 4)],
            "travel.between": lambda: [
                self.whole("journey", {"from": a, "to": b, "minutes": dice.randint(0, 30)})
                for a, b in (("p1", "p-2"), ("p1", "nơi.3"), ("p-2", "nơi.3"))],
            "travel.speed": lambda: dice.choice([20, 35.5]), "travel.detour": lambda: dice.choice([1, 1.25]),
            "employer.place": lambda: dice.choice(PLACES), "employer.rotation": lambda: dice.choice(ROTATIONS),
            "employer.attrition": lambda: dice.choice([0, 0.01, 0.25]), "employer.shifts": self.legend,
            "worker.employer": lambda: dice.choice(EMPLOYERS), "worker.crew": lambda: dice.choice("AB"),
            "worker.rotation": lambda: dice.choice(ROTATIONS), "worker.place": lambda: dice.choice(PLACES),
            "worker.courses": lambda: some(COURSES), "worker.completed": lambda: some(
                ["c1/L1@2027-01-05", "c2@2026-04-01", "c3/L1@2026-12-01", "c1/L2"]),
            "worker.due": lambda: ["c2@2027-03-09"], "worker.priority": lambda: dice.choice([1, 2, 0.5]), "worker.until": lambda: day(6),
            "worker.unavailable": lambda: dice.choice(["mon-fri 16:00-18:00; 2027-03-08", day(), "sat"]),
            "worker.needs": lambda: some(["loop", "ramp"]), "course.target": lambda: self.of("target"),
            "target.total": lambda: dice.randint(0, 9), "target.already": lambda: dice.randint(0, 2),
            "target.employers": lambda: {dice.choice(EMPLOYERS): dice.randint(0, 3)},
            "venue.place": lambda: dice.choice(PLACES), "venue.seats": lambda: dice.randint(4, 12),
            "venue.has": lambda: some(["loop", "ramp", "beamer"]), "venue.open": self.weekly, "instructor.available": self.weekly,
            "venue.closed": lambda: [day(), self.span(), self.stretch()], "instructor.unavailable": lambda: [self.stretch(), day()],
            "venue.shares": lambda: [dice.choice(VENUES)], "instructor.teaches": lambda: some(COURSES) + ["c1/L1"],
            "instructor.place": lambda: dice.choice(PLACES), "instructor.max_per_day": lambda: dice.randint(1, 4),
            "instructor.max_per_week": lambda: dice.randint(2, 9),
            "course.lessons": lambda: {f"L{n}": self.of("lesson") for n in (1, 2, 3)}, "lesson.minutes": lambda: dice.choice([30, 60, 90]),
            "lesson.needs": lambda: some(["beamer"]), "lesson.instructors": lambda: dice.randint(0, 1),
            "course.instructors": lambda: dice.randint(0, 1), "course.learners_per_instructor": lambda: dice.randint(5, 12),
            "lesson.learners_per_instructor": lambda: dice.randint(5, 12), "lesson.setup": lambda: dice.choice(["10m", "1h"]),
            "lesson.cleardown": lambda: "5m", "course.starts": lambda: dice.choice(
                [["09:00", "13:00", "18:15"], self.whole("grid-of-starts", {"every": dice.choice(["2h", "90m"])})]),
            "size.min": lambda: dice.randint(1, 2), "size.max": lambda: dice.randint(3, 9),
            "completion-rule.share": lambda: dice.choice([0.5, 0.75, 1]), "completion-rule.lessons": lambda: ["L2"],
            "course.deadline": lambda: day(12), "gap.min_days": lambda: dice.randint(0, 1), "gap.max_days": lambda: dice.randint(4, 9),
            "span.max_days": lambda: dice.randint(6, 12), "course.makeup": lambda: 1, "sections.max": lambda: dice.randint(1, 3),
            "course.pinned": lambda: [self.whole("pinned-meeting", {
                "lesson": "L1", "start": f"2027-03-0{dice.randint(2, 6)}T10:00",
                **({"venue": "v1"} if dice.random() < 0.5 else {}), **({"learners": ["W01"]} if dice.random() < 0.5 else {})})],
            # Pins and what is closed seldom go together.
            "course.together": lambda: [["W01", "W02"], ["W03", "W04"]], "course.after": lambda: ["c1"],
            "course.valid": lambda: dice.choice(["12 months", "400 days"]), "course.renew": lambda: dice.choice(["2 months", "30 days"]),
            "course.rules": lambda: dice.choice(["none", self.of("course-s-rules")]),
            "limits.cost": lambda: 10_000_000, "limits.meetings": lambda: 60, "cost.meeting": lambda: dice.choice([0, 200, 12.5]),
            "cost.hour": lambda: dice.choice([50, 7.25]), "release.per_worker": lambda: "4h", "release.total": lambda: "20h",
            "release.at_once": lambda: dice.randint(1, 3), "rules.per_day": lambda: dice.choice([2, "off"]),
            "rules.minutes_per_day": lambda: dice.choice(["7h30m", "off"]), "rules.per_week": lambda: dice.choice([4, "off"]),
            "rules.class_hours": lambda: dice.choice(["07:00-21:30", "off"]),
            "course-s-rules.class_hours": lambda: "08:00-22:00",
        }
        return table.get(f"{of}.{key}")

    def day(self, at_least=0):
        return str(FIRST + datetime.timedelta(days=self.dice.randint(at_least, 14)))

    def moment(self):
        return f"{self.day()}T{self.dice.randint(7, 20):02}:{self.dice.choice(['00', '30'])}"

    def whole(self, of, thing):
        """An object of a definition, as it is."""
        self.mark(of, *thing)
        return thing

    def mark(self, of, *keys):
        for key in keys:
            self.drawn[f"{of}.{key}"] += 1

    def span(self):
        self.mark("span-of-dates", "from", "to")
        a, b = sorted([self.day(), self.day()])
        return {"from": a, "to": b}

    def stretch(self):
        self.mark("stretch", "from", "to")
        a, b = sorted([self.moment(), self.moment()])
        return {"from": a, "to": b if b > a else a[:10] + "T23:00"}

    def absence(self):
        self.mark("absence", "from", "to", "worker")
        result = {"worker": self.dice.choice(WORKERS), **self.stretch()}
        if self.dice.random() < 0.3:
            self.mark("absence", "employer")
            result.pop("worker")
            result["employer"] = self.dice.choice(["e1", "e_2/A"])
        for key, value in (("place", self.dice.choice(PLACES)), ("reason", self.text())):
            if self.dice.random() < 0.5:
                self.mark("absence", key)
                result[key] = value
        return result

    def text(self):
        return self.dice.choice(TEXTS)

    def some(self, values):
        chosen = [value for value in values if self.dice.random() < 0.6]
        return chosen or [self.dice.choice(values)]

    def legend(self):
        return {code: hours for code, hours in [
            ("SP", ["08:00-12:00", "16:00-20:00"]), ("N", "24:30-32:30"), ("T", "training 08:00-17:00"), ("O", "off"), ("P", "absent"),
            ("N/2", "22:00-02:00"), ("1", "06:00-14:00")] if self.dice.random() < 0.8}

    def rotation(self):
        self.mark("rotation", "anchor")
        result = {"anchor": self.day()}
        if self.dice.random() < 0.5:
            result.update(pattern=self.dice.choice(["continental_uk", "4on4off"]))
        else:
            result.update(cycle=self.dice.choice(["D D O O", "DDOO", ["D", "O", "D"]]), shifts={"D": "06:00-14:00", "O": "off"},
                          crews={"A": 0, "B": 2})
        if self.dice.random() < 0.5:
            result["name"] = self.text()
        self.mark("rotation", *result)
        return result

    def roster(self):
        dates = [str(FIRST + datetime.timedelta(days=n)) for n in range(17)]
        rows = {}
        for who in self.some(WORKERS) + ["e1/A"]:
            rows[who] = {date: self.dice.choice(["D", "off", "absent", "D"]) for date in dates if self.dice.random() < 0.9}
            rows[who] = {date: "D" for date in rows[who]}
        return rows

    def weekly(self):
        return self.dice.choice([
            {"mon-fri": ["08:00-20:00"], "sat-sun": ["09:00-12:00", "13:00-18:00"]}, {"daily": ["07:00-21:00"]}, {"sat-tue": ["08:00-22:00"]}])

    def holidays(self):
        if self.dice.random() < 0.5:
            return [self.day(), self.span()]
        result = {"country": self.dice.choice(["VN", "GB-ENG"])}
        self.mark("holidays-of-a-country", "country")
        if self.dice.random() < 0.7:
            self.mark("holidays-of-a-country", "extra")
            result["extra"] = [self.day(), self.span()]
        return result

    def goals(self):
        names = list(TYPES["weighted-goal"]["properties"])
        self.dice.shuffle(names)
        result = names[:3]
        weighted = names[3:3 + self.dice.randint(1, 3)]
        self.mark("weighted-goal", *weighted)
        result.append({name: self.dice.choice([1, 500, 0.5]) for name in weighted})
        return result

    def of(self, name):
        """An object of a definition; keys that are not required may be left out."""
        definition = TYPES[name] if name != "root" else SCHEMA
        result = {}
        for key, shape in definition["properties"].items():
            isRequired = "Required." in shape.get("description", "")
            if key == "base" or not isRequired and self.dice.random() < self.left_out:
                continue
            if key == "pinned" and self.dice.random() < 0.8:
                continue
            special = self.special(name, key)
            value = special() if special else self.by_shape(shape)
            if value is not None:
                result[key] = value
                self.mark(name, key)
        if self.dice.random() < 0.15 and name not in ("root", "weighted-goal"):
            result["note"] = self.text()
        return self.mended(name, result)

    def by_shape(self, shape):
        """A value by its schema alone."""
        if "$ref" in shape:
            return self.of(shape["$ref"].split("/")[-1])
        if "enum" in shape:
            return self.dice.choice([value for value in shape["enum"] if value is not None])
        if "anyOf" in shape:
            options = [option for option in shape["anyOf"] if option.get("type") != "null"]
            return self.by_shape(self.dice.choice(options))
        if "const" in shape:
            return shape["const"]
        kind = shape.get("type")
        if kind == "boolean":
            return self.dice.random() < 0.5
        if kind == "integer":
            return self.dice.randint(max(1, shape.get("minimum", 0)), min(5, shape.get("maximum", 5)))
        if kind == "number":
            return self.dice.choice([1, 2.5])
        pattern = shape.get("pattern", "")
        if "h(" in pattern:
            return self.dice.choice(["30m", "2h", "1h30m"])
        if pattern == "^\\d{1,2}:\\d{2}$":
            return "13:30"
        if pattern.startswith("^\\d{4}"):
            return self.day()
        if isinstance(kind, list) and "string" in kind:
            return self.text()
        raise KeyError(f"nothing draws a value for {shape}; add one to Draw.special")

    def mended(self, name, thing):
        """What belongs together."""
        if name == "course":
            if thing.get("attend") != "any":
                thing.pop("attend", None)
                for lesson in thing["lessons"].values():
                    lesson.pop("size", None)
            else:
                thing.pop("sections", None), thing.pop("makeup", None)
            if "valid" not in thing:
                thing.pop("renew", None)
        if name == "venue":
            if "online" in thing and thing["online"]:
                thing.pop("place", None)
            elif "seats" not in thing:
                thing["seats"] = 9
        if name == "worker" and ("employer" in thing or "rotation" in thing):
            thing.setdefault("crew", "A")
        if name == "worker" and "due" in thing and "c2" not in thing.get("courses", []):
            thing.setdefault("courses", []).append("c2")
        if name == "size" and thing.get("min", 1) > thing.get("max", 99):
            thing.pop("max")
        return thing

    def scenario(self):
        root = self.of("root")
        for key in ("places", "employers", "rotations", "workers", "venues", "instructors", "courses", "shifts", "travel"):
            if key not in root:
                special = self.special("root", key)
                root[key] = special() if special else self.of(key)
                self.mark("root", key)
        root["travel"].setdefault("between", self.special("travel", "between")())
        root["courses"]["c1"].pop("after", None)
        for number, id_ in enumerate(VENUES):
            shares = root["venues"][id_].get("shares")
            if shares:
                root["venues"][id_]["shares"] = [VENUES[(number + 1) % 3]]
        return root


def told(text):
    """What check says, without where it stands."""
    found = json.loads(text or "{}")
    for diagnostic in found.get("diagnostics", []):
        for key in ("file", "line", "column", "sheet", "cell"):
            diagnostic.pop(key, None)
    found.pop("scenario", None)
    found["diagnostics"] = sorted(json.dumps(d) for d in found.get("diagnostics", []))
    return found


def answer(path):
    """The timetable that solve prints, but for the clock, the hash of the files and what is named after it."""
    result = tool.ask("solve", path, "--json", "--first", "--threads", "1", "--time-limit", "60")
    if result.returncode != 0:
        # What is said, but for where it stands.
        try:
            return result.returncode, sorted(one["message"].replace(path, "SCENARIO") for one in json.loads(result.stdout)["diagnostics"])
        except (ValueError, KeyError):
            return result.returncode, result.stderr[-200:].split(": ")[-1]
    own = ('"sha256"', '"seconds"', '"id": "', '"stamp"')
    lines = [line for line in result.stdout.splitlines() if not (line.startswith("  \"") and any(name in line for name in own))]
    return 0, "\n".join(lines)


def folder(book, name):
    """The texts of the folder that a workbook becomes."""
    out = tool.file(name)
    tool.run("convert", book, "--out", out)
    return {path.name: path.read_text() for path in sorted(pathlib.Path(out).iterdir())}


# A key that nothing draws is found whatever the luck of the seeds.
for seed in range(SEED, SEED + 20):
    Draw(seed, left_out=0).of("root")
valid, keys, firsts = [], collections.Counter(), {}
for seed in range(SEED, SEED + COUNT):
    draw = Draw(seed)
    scenario = draw.scenario()
    path = pathlib.Path(tool.file(f"s{seed}.yaml"))
    path.write_text(json.dumps(scenario, ensure_ascii=False, indent=1))
    asked = tool.ask("check", str(path), "--json")
    if asked.returncode != 0:
        check(asked.returncode == 65, f"seed {seed}: check ends with {asked.returncode}: {asked.stderr[-300:]}")
        print(f"seed {seed} is no scenario: {[d['message'] for d in json.loads(asked.stdout)['diagnostics'] if d['severity'] == 'error'][:2]}")
        continue
    valid.append(seed)
    keys.update(draw.drawn)
    book = tool.file(f"s{seed}.xlsx")
    tool.run("workbook", str(path), "--out", book)
    firsts[seed] = (told(asked.stdout), answer(str(path)), folder(book, f"f{seed}"))
    openpyxl.load_workbook(book).save(tool.file(f"o{seed}.xlsx"))
check(len(valid) * 10 >= COUNT * 7, f"of {COUNT} scenarios only {len(valid)} are valid: draw better ones")
if valid:
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", tool.file("lo"),
         *[tool.file(f"s{seed}.xlsx") for seed in valid]], check=True, capture_output=True)
for seed in valid:
    said, solved, texts = firsts[seed]
    for kind, book in [("the workbook", f"s{seed}.xlsx"), ("openpyxl's", f"o{seed}.xlsx"), ("LibreOffice's", f"lo/s{seed}.xlsx")]:
        book = tool.file(book)
        other = told(tool.ask("check", book, "--json").stdout)
        check(other == said, f"seed {seed}: {kind} says {[k for k in other if other.get(k) != said.get(k)]} "
              f"{set(other['diagnostics']) ^ set(said['diagnostics'])}")
        check(answer(book) == solved, f"seed {seed}: {kind} has another answer")
        if kind != "the workbook":
            there = folder(book, f"{kind[0]}{seed}")
            check(there == texts, f"seed {seed}: {kind} is another folder: {[n for n in there if there[n] != texts.get(n)]}")
    check(answer(tool.file(f"f{seed}")) == solved, f"seed {seed}: the folder made of the workbook has another answer")
wanted = {f"{name}.{key}" for name, definition in {**TYPES, "root": SCHEMA}.items() for key in definition["properties"]} - {"root.base"}
never = sorted(key for key in wanted if not keys[key])
check(not never or COUNT < 20, f"these keys are never drawn: {never}; add them to Draw.special")
print(f"{len(valid)} of {COUNT} scenarios from seed {SEED}, {len(wanted) - len(never)} of {len(wanted)} keys")
end()
