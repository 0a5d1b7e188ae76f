"""Edits an answer's workbook at random: `verify` says of it what it says of the same timetable as JSON, and what can hold holds.

Usage: check_edits.py OFFHOURS FOLDER [COUNT [SEED]]. Every edit has a seed of its own, which is said where something is wrong: to see
it again, give COUNT 1 and that SEED. Ends with status 1 where something is wrong.
"""

import copy
import datetime
import json
import pathlib
import random
import re
import sys

import openpyxl

from books import Tool, check, end

tool = Tool(sys.argv[1], sys.argv[2])
COUNT = int(sys.argv[3]) if len(sys.argv) > 3 else 200
SEED = int(sys.argv[4]) if len(sys.argv) > 4 else 4100

# Two courses, one of them in sections; two halls, three instructors; shifts of all kinds.
CLINIC = """
offhours: 1
name: Clinic
timezone: Europe/London
language: en
horizon: {from: 2027-03-01, to: 2027-03-14}
shifts: {E: 07:00-14:00, L: 14:00-21:00, N: 21:00-07:00, O: off}
rotations:
  round: {cycle: E E L L N N O O, anchor: 2027-03-01, crews: {A: 0, B: 2, C: 4, D: 6}}
employers:
  ward: {name: The ward, rotation: round}
workers:
""" + "".join(
    f"  P{number:02}: {{name: Person {number}, employer: ward, crew: {'ABCD'[number % 4]}, "
    f"courses: [{'fire' if number < 8 else 'fire, lift'}]}}\n" for number in range(12)) + """
venues:
  big: {name: Big hall, seats: 8, open: {daily: [08:00-20:00]}, cost: {meeting: 20}}
  small: {name: Small room, seats: 4, open: {mon-fri: [09:00-18:00]}, has: [mat]}
instructors:
  ann: {name: Ann, teaches: [fire]}
  bob: {name: Bob, teaches: [lift], available: {mon-sat: [08:00-18:00]}}
  cy: {name: Cy, teaches: [fire/F2, lift], max_per_day: 2}
courses:
  fire:
    name: Fire safety
    lessons: {F1: {minutes: 60}, F2: {minutes: 90}}
    starts: ["08:00", "10:00", "12:30", "15:00", "17:00"]
    size: {min: 2, max: 6}
    attend: any
  lift:
    name: Lifting
    lessons: {L1: {minutes: 60}, L2: {minutes: 60, needs: [mat]}}
    starts: ["09:00", "11:00", "16:00"]
    size: {min: 2, max: 4}
    attend: section
    sections: {max: 3, same_venue: false}
    makeup: 1
goals: [completions, cost]
"""


class Answer:
    """An answer's workbook and the same timetable as JSON."""

    def __init__(self, scenario, name):
        self.name, self.scenario = name, tool.file(f"{name}.xlsx")
        tool.run("workbook", scenario, "--out", self.scenario, "--language", "en")
        tool.run("solve", self.scenario, "--out", tool.file(f"{name}-answer.xlsx"), "--time-limit", "5")
        self.plan = tool.plan(f"{name}-answer.xlsx")
        book = openpyxl.load_workbook(self.scenario)
        self.lessons = [(row[0].value, row[1].value, row[3].value)
                        for row in tool.sheet(book, "lessons", "en").iter_rows(min_row=2) if row[0].value]

        def ids(key):
            return [row[0].value for row in tool.sheet(book, key, "en").iter_rows(min_row=2) if row[0].value]

        self.venues, self.instructors, self.people = ids("venues"), ids("instructors"), ids("workers")
        self.minutes = {(course, lesson): minutes for course, lesson, minutes in self.lessons}
        settings = {row[0].value: row[1].value for row in tool.sheet(book, "settings", "en").iter_rows(min_row=2)}
        self.first, self.last = settings["Planned: from"].date(), settings["Planned: to"].date()


def moment(text):
    return datetime.datetime.fromisoformat(text)


def sections(plan, before):
    """Who belongs to which section, by the meetings: with the own one as long as one of its meetings is attended, else with the one
    attended most."""
    own = {(section["course"], learner): section["id"] for section in before for learner in section["learners"]}
    order = [section["id"] for section in before]
    attended, courses = {}, {}
    for meeting in sorted(plan["meetings"], key=lambda m: (moment(m["start"]), m["venue"], m["id"])):
        if "section" in meeting:
            courses[meeting["section"]] = meeting["course"]
            if meeting["section"] not in order:
                order.append(meeting["section"])
            for learner in meeting["learners"]:
                counts = attended.setdefault((meeting["course"], learner), {})
                counts[meeting["section"]] = counts.get(meeting["section"], 0) + 1
    members = {}
    for (course, learner), counts in attended.items():
        mine = own.get((course, learner))
        if mine not in counts:
            mine = min(counts, key=lambda section: (-counts[section], section))
        members.setdefault(mine, []).append(learner)
    return [{"id": id_, "course": courses[id_], "learners": sorted(members.get(id_, []))} for id_ in order if id_ in courses]


def edit(answer, dice, sheet, at, plan):
    """One edit of a row, in the sheet and in the plan. Gives what it was, in words."""
    rows = {sheet.cell(row, at["id"]).value: row for row in range(2, sheet.max_row + 1) if sheet.cell(row, at["id"]).value}
    # An id with a typo is found no more.
    meeting = dice.choice([meeting for meeting in plan["meetings"] if meeting["id"] in rows])
    row = rows[meeting["id"]]
    start, finish = moment(meeting["start"]), moment(meeting["end"])

    def put(start_, finish_):
        meeting["start"], meeting["end"] = start_.isoformat(), finish_.isoformat()
        sheet.cell(row, at["date"]).value = datetime.datetime(start_.year, start_.month, start_.day)
        sheet.cell(row, at["start"]).value = start_.time()

    kind = dice.choice(["day", "time", "hall", "instructor", "nobody", "off", "on", "off and on", "drop", "add", "keep", "typo", "end"])
    if kind == "day":
        days = dice.choice([-3, -2, -1, 1, 2, 3, 7])
        put(start + datetime.timedelta(days=days), finish + datetime.timedelta(days=days))
        return f"{meeting['id']} {days:+} days"
    if kind == "time":
        new = start.replace(hour=dice.choice([8, 9, 10, 12, 15, 16, 17, 18]), minute=dice.choice([0, 0, 30]))
        put(new, new + (finish - start))
        return f"{meeting['id']} at {new:%H:%M}"
    if kind == "hall":
        meeting["venue"] = dice.choice(answer.venues)
        sheet.cell(row, at["venue"]).value = meeting["venue"]
        return f"{meeting['id']} in {meeting['venue']}"
    if kind in ("instructor", "nobody"):
        meeting["instructors"] = [] if kind == "nobody" else [dice.choice(answer.instructors)]
        sheet.cell(row, at["instructors"]).value = "; ".join(meeting["instructors"]) or None
        return f"{meeting['id']} by {meeting['instructors']}"
    if kind in ("off", "on", "off and on"):
        gone = dice.choice(meeting["learners"]) if "off" in kind else None
        meeting["learners"] = [name for name in meeting["learners"] if name != gone]
        if "on" in kind.split():
            others = [name for name in answer.people if name not in meeting["learners"] and name != gone]
            if others:
                meeting["learners"] = meeting["learners"] + [dice.choice(others)]
        sheet.cell(row, at["learners"]).value = "; ".join(meeting["learners"]) or None
        return f"{meeting['id']} with {meeting['learners']}"
    if kind == "drop":
        for column in at.values():
            sheet.cell(row, column).value = None
        plan["meetings"].remove(meeting)
        return f"{meeting['id']} taken away"
    if kind == "add":
        other = copy.deepcopy(meeting)
        day = datetime.datetime.combine(
            answer.first + datetime.timedelta(days=dice.randrange((answer.last - answer.first).days + 1)), start.time(), start.tzinfo)
        new = day.replace(hour=dice.choice([8, 9, 10, 12, 15, 18]), minute=0)
        other["learners"] = dice.sample(answer.people, 2)
        # A row without an end lasts as long as its lesson.
        minutes = answer.minutes[(other["course"], other["lesson"])]
        other["start"], other["end"] = new.isoformat(), (new + datetime.timedelta(minutes=int(minutes))).isoformat()
        taken = set(answer_ids) | {m["id"] for m in plan["meetings"]}
        number = 1
        while f"{other['course']}/{other['lesson']}/{number}" in taken:
            number += 1
        other["id"] = f"{other['course']}/{other['lesson']}/{number}"
        row = sheet.max_row + 1
        for key, value in {
                "course": other["course"], "lesson": other["lesson"], "section": other.get("section"),
                "date": datetime.datetime(new.year, new.month, new.day), "start": new.time(), "venue": other["venue"],
                "instructors": "; ".join(other["instructors"]) or None, "learners": "; ".join(other["learners"])}.items():
            sheet.cell(row, at[key]).value = value
        plan["meetings"].append(other)
        return f"{other['id']} added {other['start']} with {other['learners']}"
    if kind == "keep":
        sheet.cell(row, at["keep"]).value = "yes"
        return f"{meeting['id']} kept"
    if kind == "typo":
        key = dice.choice(["venue", "instructors", "learners"])
        meeting[key] = "nowhere" if key == "venue" else ["nobody"] if key == "instructors" else meeting["learners"] + ["X99"]
        sheet.cell(row, at[key]).value = meeting[key] if key == "venue" else "; ".join(meeting[key])
        return f"{meeting['id']} {key} unknown"
    finish += datetime.timedelta(minutes=15)
    meeting["end"] = finish.isoformat()
    sheet.cell(row, at["end"]).value = finish.time()
    return f"{meeting['id']} until {finish:%H:%M}"


def codes(answer):
    """Broken rules as verify tells them to machines; values of goals are those of the plan before."""
    return sorted((v["code"], tuple(sorted(v["meetings"])), tuple(sorted(v["workers"])), v["message"])
                  for v in answer["violations"] if v["code"] != "goal-value")


def seats(plan):
    """Where and when each lesson is taught, and who comes."""
    return {(m["course"], m["lesson"], m["venue"], m["start"][:16]): (set(m["learners"]), set(m["instructors"])) for m in plan["meetings"]}


def holds(before, edited, after, kept):
    """What of an edit a later timetable lacks."""
    old, new = {m["id"]: m for m in before["meetings"]}, seats(after)
    missing = []
    for meeting in edited["meetings"]:
        known = old.get(meeting["id"])
        isSame = known and all(
            sorted(known[k]) == sorted(meeting[k]) if isinstance(known[k], list) else known[k] == meeting[k]
            for k in ("course", "lesson", "venue", "start", "instructors", "learners"))
        if isSame and meeting["id"] not in kept:
            continue
        seat = new.get((meeting["course"], meeting["lesson"], meeting["venue"], meeting["start"][:16]))
        if seat is None:
            missing.append(f"{meeting['id']} is gone")
            continue
        learners, instructors = seat
        if meeting["instructors"] and set(meeting["instructors"]) != instructors:
            missing.append(f"{meeting['id']} is taught by {instructors}")
        was = set(known["learners"]) if known else set()
        wanted = set(meeting["learners"]) - (set() if meeting["id"] in kept else was)
        if wanted - learners:
            missing.append(f"{meeting['id']} lacks {wanted - learners}")
        if (was - set(meeting["learners"])) & learners:
            missing.append(f"{meeting['id']} has {(was - set(meeting['learners'])) & learners} again")
    return missing


# Rules that a row breaks by itself, or with others that are held: no timetable has it.
ALONE = {
    "unknown-id", "duration", "outside-horizon", "start-time", "deadline", "venue-closed", "venue-equipment", "instructor-unqualified",
    "instructor-unavailable", "instructor-count", "not-needed"}
OF_LEARNERS = {
    "shift-overlap", "absent", "personal", "left", "roster-unknown", "after-shift", "after-night", "before-shift", "before-night",
    "overnight-rest", "class-hours", "travel-limit", "accommodation", "too-early"}


def possible(answer, before, edited, kept, found):
    """Whether some timetable has the edit: asked as a scenario of its own, in which it is a pin and its learners matter most."""
    changed = {m["id"] for m in edited["meetings"] if m not in before["meetings"]} | kept
    for violation in found["violations"]:
        if violation["code"] in ALONE and changed & set(violation["meetings"]):
            return False
        old = {m["id"]: set(m["learners"]) for m in before["meetings"]}
        now = {m["id"]: set(m["learners"]) for m in edited["meetings"]}
        put = {w for id_ in changed & set(violation["meetings"])
               for w in now[id_] - (set() if id_ in kept else old.get(id_, set()))}
        if violation["code"] in OF_LEARNERS and put & set(violation["workers"]):
            return False
    old = {m["id"]: m for m in before["meetings"]}
    pins, workers = {}, {}
    for meeting in edited["meetings"]:
        if meeting["id"] not in changed:
            continue
        was = set(old[meeting["id"]]["learners"]) if meeting["id"] in old else set()
        put = sorted(set(meeting["learners"]) - (set() if meeting["id"] in kept else was))
        pin = {"lesson": meeting["lesson"], "start": meeting["start"][:16], "venue": meeting["venue"]}
        if put:
            pin["learners"] = put
        pins.setdefault(meeting["course"], []).append(pin)
        for name in put:
            workers.setdefault(name, {})["priority"] = 1000
        for name in was - set(meeting["learners"]):
            span = {"from": meeting["start"][:16], "to": meeting["end"][:16]}
            workers.setdefault(name, {}).setdefault("away", []).append(span)
    overlay = {"goals": ["completions"], "courses": {course: {"pinned": list_} for course, list_ in pins.items()}}
    # What was taken away does not come back.
    gone = [meeting for meeting in before["meetings"] if meeting["id"] not in {m["id"] for m in edited["meetings"]}]
    closed = {}
    for meeting in gone:
        closed.setdefault(meeting["venue"], []).append({"from": meeting["start"][:16], "to": meeting["end"][:16]})
    overlay["venues"] = {venue: {"closed": spans} for venue, spans in closed.items()}
    overlay["workers"] = {name: {"priority": 1000} for name, said in workers.items() if "priority" in said}
    overlay["absences"] = {
        f"edit-{name}-{number}": {"worker": name, **span}
        for name, said in workers.items() for number, span in enumerate(said.get("away", []))}
    if len(pins) > 0 and any(m.get("instructors") for m in edited["meetings"] if m["id"] in changed):
        # Who teaches is no part of a pin; where that was changed, this says nothing.
        if any(set(m["instructors"]) - set(old.get(m["id"], {"instructors": []})["instructors"])
               for m in edited["meetings"] if m["id"] in changed):
            return None
    path = pathlib.Path(tool.file("possible.yaml"))
    path.write_text(json.dumps({key: value for key, value in overlay.items() if value}))
    result = tool.ask("solve", answer.scenario, "--with", str(path), "--json", "--time-limit", "5")
    if result.returncode != 0:
        return False
    found = json.loads(result.stdout)
    # A pin may be small, a row that is held may not.
    path.with_suffix(".json").write_text(json.dumps({**found, "goals": [], "unplaced": []}))
    judged = json.loads(tool.ask("verify", answer.scenario, str(path.with_suffix(".json")), "--json").stdout)
    if any(violation["code"] == "size-min" for violation in judged["violations"]):
        return False
    return not holds(before, edited, found, kept)


ADVICE = re.compile(r"the nearest that would do: \w+ (\d\d)/(\d\d)/(\d{4}) (\d\d):(\d\d)–\S+, (\S+)")
TEACH = re.compile(r"could teach it then: ([^\n]+)")


def advised(answer, path, sheet, at, message, cell):
    """Does what an error says; whether it still stands at that row."""
    row = int(re.sub(r"\D", "", cell))
    place, teach = ADVICE.search(message), TEACH.search(message)
    if place:
        day, month, year, hour, minute, venue = place.groups()
        sheet.cell(row, at["date"]).value = datetime.datetime(int(year), int(month), int(day))
        sheet.cell(row, at["start"]).value = datetime.time(int(hour), int(minute))
        sheet.cell(row, at["end"]).value = None
        sheet.cell(row, at["venue"]).value = venue
    elif teach:
        sheet.cell(row, at["instructors"]).value = teach.group(1)
    else:
        return None
    sheet.parent.save(path)
    result = tool.ask("replan", path, "--out", tool.file("advised.xlsx"), "--force", "--time-limit", "3")
    return result.returncode == 0 or f"!{cell}:" not in result.stderr


answers = []
pathlib.Path(tool.file("clinic.yaml")).write_text(CLINIC)
for scenario, name in [("scenarios/tutorial", "tutorial"), (tool.file("clinic.yaml"), "clinic")]:
    answers.append(Answer(scenario, name))
outcomes = {"held": 0, "refused": 0, "advice taken": 0, "open": 0}
for seed in range(SEED, SEED + COUNT):
    dice = random.Random(seed)
    answer = answers[seed % len(answers)]
    answer_ids = [m["id"] for m in answer.plan["meetings"]]
    book = openpyxl.load_workbook(tool.file(f"{answer.name}-answer.xlsx"))
    sheet = tool.sheet(book, "timetable", "en")
    at = tool.columns(sheet, "timetable", "en")
    plan = copy.deepcopy(answer.plan)
    said = [edit(answer, dice, sheet, at, plan)]
    while dice.random() < 0.3:
        said.append(edit(answer, dice, sheet, at, plan))
        if any("taken away" in words or "added" in words for words in said):
            break
    about = f"seed {seed}, {answer.name}: {'; '.join(said)}"
    kept = {words.split()[0] for words in said if words.endswith(" kept")} & {m["id"] for m in plan["meetings"]}
    path = tool.file("edited.xlsx")
    book.save(path)
    plan["goals"], plan["unplaced"] = [], []
    if "sections" in plan:
        plan["sections"] = sections(plan, answer.plan["sections"])
    plan["meetings"].sort(key=lambda m: (moment(m["start"]), m["venue"], m["id"]))
    with open(tool.file("edited.json"), "w") as file:
        json.dump(plan, file)
    one = json.loads(tool.ask("verify", path, "--json").stdout)
    two = json.loads(tool.ask("verify", answer.scenario, tool.file("edited.json"), "--json").stdout)
    check(codes(one) == codes(two), f"{about}\n  in the workbook {codes(one)}\n  as JSON {codes(two)}")
    check(all(v["cells"] for v in one["violations"] if v["meetings"]), f"{about}: a broken rule without a cell")
    result = tool.ask("replan", path, "--out", tool.file("next.xlsx"), "--force", "--time-limit", "3")
    if result.returncode == 0:
        outcomes["held"] += 1
        fine = tool.ask("verify", tool.file("next.xlsx"))
        check(fine.returncode == 0, f"{about}: after replan {fine.stdout}")
        lacking = holds(answer.plan, plan, tool.plan("next.xlsx"), kept)
        check(not lacking, f"{about}: not held: {lacking}")
    elif check(result.returncode == 65 and "edited.xlsx:Timetable!" in result.stderr,
               f"{about}: replan {result.returncode} {result.stderr[-600:]}"):
        outcomes["refused"] += 1
        truth = possible(answer, answer.plan, plan, kept, two)
        outcomes["open"] += truth is None
        check(not truth, f"{about}: refused, though a timetable has it: {result.stderr[-500:]}")
        lines = [line for line in result.stderr.splitlines() if "Timetable!" in line]
        if len({line.split(": ")[0] for line in lines}) == 1:
            cell = lines[0].split("!")[1].split(":")[0]
            works = advised(answer, path, sheet, at, lines[0], cell)
            outcomes["advice taken"] += bool(works)
            check(works is not False, f"{about}: the advice does not work: {lines[0]}")
print(f"edits {COUNT} from seed {SEED}: {outcomes}")
end()
