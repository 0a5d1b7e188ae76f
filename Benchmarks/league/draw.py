"""Draws the scenarios of the league: 2 to 60 people, over every option of the format, one for each seed.

Usage: draw.py FOLDER [FIRST [COUNT]] writes FOLDER/NUMBER.yaml (JSON, which is YAML). The same number gives the same bytes with every Python 3:
nothing but `random.Random.random` is asked, whose values the language keeps.
"""

import datetime
import json
import pathlib
import random
import sys

FAMILIES = (
    "plain", "free", "share", "makeup", "gap", "span", "pins", "limits", "staff", "halls", "sections", "courses", "after", "credits",
    "priorities", "fairness", "weighted", "clocks", "sizes", "release", "due", "practice", "people", "mixed", "mixed", "mixed", "mixed")


class Dice:
    def __init__(self, seed):
        self.random = random.Random(seed).random

    def int(self, low, high):
        return low + int(self.random() * (high - low + 1))

    def of(self, values):
        return values[int(self.random() * len(values))]

    def chance(self, share):
        return self.random() < share

    def some(self, values, share=0.5):
        return [value for value in values if self.chance(share)] or [self.of(values)]


class Scenario:
    def __init__(self, number):
        self.dice = Dice(7_919 * number + 11)
        self.family = FAMILIES[number % len(FAMILIES)]
        self.number = number
        self.first = datetime.date(2027, 3, 22) if self.family == "clocks" else datetime.date(2027, 3, 1)
        self.days = self.dice.of([7, 14, 14, 14, 21, 28])
        self.size = self.dice.of([2, 3, 5, 8, 12, 16, 20, 25, 30, 40, 50, 60])

    def on(self, family, share):
        """Whether an option of a family is drawn: always in the family, by chance in mixed ones and now and then elsewhere."""
        return self.family == family or self.dice.chance(share if self.family == "mixed" else share / 6)

    def day(self, low=0, high=None):
        return str(self.first + datetime.timedelta(days=self.dice.int(low, self.days - 1 if high is None else high)))

    def minutes(self, count):
        return f"{count // 60:02}:{count % 60:02}"

    def draw(self):
        dice = self.dice
        self.employers = [f"e{n}" for n in range(1, dice.int(1, 4) + 1)]
        self.courses = [f"c{n}" for n in range(3 if self.family in ("courses", "after") else dice.of([1, 1, 2, 2, 3]))]
        self.venues = [f"v{n}" for n in range(1 if self.family == "halls" else dice.int(1, 4))]
        self.instructors = [f"i{n}" for n in range(2 if self.family == "staff" else dice.of([0, 1, 2, 2, 3]))]
        result = {
            "offhours": 1, "name": f"league {self.number}", "language": "en",
            "timezone": "Europe/Berlin" if self.family == "clocks" else "Asia/Ho_Chi_Minh",
            "horizon": {"from": str(self.first), "to": self.day(self.days - 1)},
            "places": {"p": {"at": [21.442, 105.889]}, "q": {"at": [21.465, 105.932]}, "t": {"at": [21.281, 106.195]}},
            "shifts": {"X": "absent", "O": "off", "L": "10:00-19:00"},
            "rotations": self.rotations(),
            "employers": {name: self.employer() for name in self.employers},
            "venues": {name: self.venue(name) for name in self.venues},
        }
        if dice.chance(0.5):
            result["travel"] = {"between": [{"from": "p", "to": "t", "minutes": 20}, {"from": "q", "to": "t", "minutes": 35}]}
        if self.instructors:
            result["instructors"] = {}
        result["courses"] = {name: self.course(name) for name in self.courses}
        for name in self.instructors:
            result["instructors"][name] = self.instructor(result["courses"])
        rotated = {name: one["rotation"] for name, one in result["employers"].items()}
        result["workers"] = {f"W{n}": self.worker(rotated, result) for n in range(1, self.size + 1)}
        self.bind(result)
        result["roster"] = {
            name: {self.day(): dice.of("XOL") for _ in range(dice.int(1, 2))} for name in result["workers"] if dice.chance(0.3)}
        result["absences"] = self.absences(result["workers"])
        result["rules"] = self.rules()
        if self.on("limits", 0.25):
            result["limits"] = dice.of([{"meetings": dice.int(1, 6)}, {"cost": dice.of([500, 1_000, 2_500])}, {
                "meetings": dice.int(2, 6), "cost": dice.of([800, 1_500])}])
        result["goals"] = self.goals()
        return {key: value for key, value in result.items() if value}

    def rotations(self):
        anchor = str(self.first)
        return {
            "twelve": {"cycle": "DDDDOONNNNOO", "anchor": anchor, "crews": {"A": 0, "B": 4, "C": 8},
                       "shifts": {"D": "08:00-20:00", "N": "20:00-08:00"}},
            "office": {"cycle": "H H H H H H O", "anchor": anchor, "crews": {"A": 0}, "shifts": {"H": "08:00-17:00"}},
            "fast": {"cycle": "DNO", "anchor": anchor, "crews": {"A": 0, "B": 1, "C": 2}, "shifts": {"D": "06:00-18:00", "N": "18:00-06:00"}},
            "three": {"pattern": "continental_uk", "anchor": anchor}, "station": {
                "cycle": "TOO", "anchor": anchor, "crews": {"A": 0, "B": 1, "C": 2}, "shifts": {"T": "07:00-31:00"}},
        }

    def employer(self):
        dice = self.dice
        result = {"place": dice.of("pqt"), "rotation": dice.of(["twelve", "office", "office", "fast", "three", "station"]),
                  "attrition": dice.of([0, 0, 0.01, 0.05, 0.2])}
        if self.on("release", 0.15):
            result["release"] = dice.of([{"total": "6h"}, {"per_worker": "3h", "at_once": 1}, {"total": "20h", "at_once": 2, "of": "crew"}, {
                "per_worker": "5h"}])
        return result

    def venue(self, name):
        dice = self.dice
        hours = ["08:00-12:00", "13:00-21:30", "17:00-21:30", "09:00-21:30"]
        days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        result = {"place": dice.of("pqt"), "seats": dice.of([4, 6, 8, 12, 15, 30]), "open": {
            day: [dice.of(hours)] for day in dice.some(days, 0.3 if self.family == "halls" else 0.6)},
            "turnaround": dice.of(["0m", "15m", "1h"]), "cost": {"meeting": dice.of([0, 100, 130, 200]), "hour": dice.of([0, 30, 45, 50])}}
        if dice.chance(0.2):
            result["closed"] = [self.day()]
        if self.on("people", 0.3) and dice.chance(0.6):
            result["has"] = ["step-free"]
        if self.on("practice", 0.2):
            if name != "v0" and dice.chance(0.5):
                result["shares"] = ["v0"]
            elif name == "v1":
                result["online"] = True
                del result["place"], result["seats"]
        return result

    def course(self, name):
        dice, isSection = self.dice, self.family in ("sections", "makeup") or self.dice.chance(0.4)
        if self.family in ("sizes", "practice"):
            isSection = False
        lessons = {f"L{n}": {"minutes": dice.of([60, 90, 120, 180])} for n in range(1, dice.of([1, 2, 2, 3, 3, 4, 5]) + 1)}
        result = {
            "lessons": lessons, "starts": dice.of([["09:00", "13:30", "18:00"], ["13:00", "17:30", "19:00"], ["08:30", "18:00", "14:00"], [
                "18:00", "19:00", "09:00"], {"every": "90m"}]), "attend": "section" if isSection else "any"}
        if dice.chance(0.7) or self.family == "sizes":
            result["size"] = {"min": dice.int(1, 4)}
            if dice.chance(0.5):
                result["size"]["max"] = result["size"]["min"] + dice.of([0, 1, 3, 8])
        if self.on("share", 0.25) and len(lessons) > 1:
            result["complete"] = {"share": dice.of([0.5, 0.6, 0.75])}
            if dice.chance(0.4):
                result["complete"]["lessons"] = ["L1"]
        if isSection:
            if self.on("sections", 0.6):
                result["sections"] = {"max": dice.int(1, 3), "same_venue": dice.chance(0.4)}
            if self.on("makeup", 0.3):
                result["makeup"] = dice.int(1, 2)
        if self.on("free", 0.3):
            result["order"] = "free"
        if self.on("gap", 0.3):
            low = dice.int(0, 2)
            result["gap"] = {"min_days": low, **({"max_days": low + dice.int(1, 4)} if dice.chance(0.6) else {})}
        if self.on("span", 0.3):
            result["span"] = {"max_days": dice.int(len(lessons) + 1, 12)}
        if dice.chance(0.15):
            result["deadline"] = self.day(5)
        if name != "c0" and self.on("after", 0.25):
            result["after"] = ["c0"]
        if dice.chance(0.25):
            result["target"] = {"total": dice.int(2, 10)}
            if dice.chance(0.5):
                result["target"]["employers"] = {dice.of(self.employers): dice.int(1, 4)}
            if dice.chance(0.3):
                result["target"]["already"] = 1
        if dice.chance(0.15):
            result["rules"] = {"after_shift": "1h", "overnight_rest": "10h"}
        if dice.chance(0.15):
            result["counts_as_work"] = True
        if self.on("people", 0.1):
            result["rules"] = {**result.get("rules", {}), "evenings_in_a_row": 1}
        if self.on("due", 0.1):
            result.update(valid="12 months", renew="2 months")
        if self.instructors:
            if self.family == "staff" and len(self.instructors) > 1 and dice.chance(0.6):
                result["instructors"] = 2
            elif self.on("practice", 0.1):
                result["learners_per_instructor"] = dice.int(3, 6)
        else:
            result["instructors"] = 0
        if self.on("practice", 0.15):
            last = lessons[f"L{len(lessons)}"]
            if not isSection:
                last["size"] = {"min": 1, "max": dice.int(2, 6)}
            last.update(setup="30m", cleardown=dice.of(["15m", "30m"]))
        return result

    def instructor(self, courses):
        dice = self.dice
        teaches = [f"{name}/{lesson}" for name, course in courses.items() for lesson in course["lessons"] if dice.chance(0.6)]
        result = {"teaches": teaches if teaches and dice.chance(0.4) else list(courses), "cost": {
            "meeting": dice.of([0, 100, 300]), "hour": dice.of([0, 40])}}
        if dice.chance(0.4):
            result["max_per_week"] = dice.int(1, 4)
        if dice.chance(0.3):
            result["max_per_day"] = dice.int(1, 2)
        if dice.chance(0.4):
            result.update(place="t", available={"mon-sat": ["08:00-22:30"], "sun": ["08:00-18:00"]})
        return result

    def worker(self, rotated, scenario):
        dice = self.dice
        firm = dice.of(self.employers)
        result = {"employer": firm, "courses": list(self.courses) if dice.chance(0.7) else [dice.of(self.courses)]}
        crews = {"office": "A", "three": "ABCD"}.get(rotated[firm], "ABC")
        result["crew"] = dice.of(crews)
        if self.on("priorities", 0.4) and dice.chance(0.5):
            result["priority"] = dice.of([0.5, 1.25, 2, 3])
        if dice.chance(0.12):
            result["until"] = self.day(3)
        if dice.chance(0.12):
            result["unavailable"] = dice.of(["mon-fri 16:00-18:00", "sun", "wed 18:00-20:00", self.day()])
        if dice.chance(0.06):
            result["status"] = "declined"
        if self.on("credits", 0.25) and dice.chance(0.4):
            course = dice.of(result["courses"])
            lesson = dice.of(list(scenario["courses"][course]["lessons"]))
            result["completed"] = [dice.of([course, f"{course}/{lesson}", f"{course}/{lesson}@2027-02-25"])]
            if "valid" in scenario["courses"][course]:
                result["completed"] = [f"{course}@2026-03-{dice.int(1, 28):02}"]
        if self.on("due", 0.2) and dice.chance(0.4):
            result["due"] = [f"{dice.of(result['courses'])}@{self.day()}"]
        if self.on("people", 0.2) and dice.chance(0.2):
            result["needs"] = ["step-free"]
        return result

    def bind(self, scenario):
        """What ties people and meetings to one another."""
        dice, names = self.dice, list(scenario["workers"])
        for name, course in scenario["courses"].items():
            theirs = [one for one in names if name in scenario["workers"][one]["courses"]]
            if self.on("people", 0.1) and len(theirs) > 3:
                course["together"] = [theirs[:2], theirs[2:4]]
            if name == "c0" and self.on("pins", 0.1) and isinstance(course["starts"], list):
                venue = dice.of(self.venues)
                weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
                for day in range(self.days):
                    date = self.first + datetime.timedelta(days=day)
                    hours = scenario["venues"][venue]["open"].get(weekdays[date.weekday()])
                    opening, closing = hours[0].split("-") if hours else ("99", "0")
                    fitting = [start for start in course["starts"] if opening <= start and self.later(
                        start, course["lessons"]["L1"]["minutes"] + 30) <= closing]
                    if fitting and str(date) not in scenario["venues"][venue].get("closed", []):
                        course["pinned"] = [{"lesson": "L1", "start": f"{date}T{fitting[0]}", **({"venue": venue} if dice.chance(0.7) else {})}]
                        break

    def later(self, start, minutes):
        return self.minutes(int(start[:2]) * 60 + int(start[3:]) + minutes)

    def absences(self, workers):
        result = {}
        for number in range(self.dice.int(0, 3)):
            day = self.day()
            result[f"a{number}"] = {**({"worker": self.dice.of(list(workers))} if self.dice.chance(0.7) else {
                "employer": self.dice.of(self.employers)}), "from": f"{day}T13:00", "to": f"{day}T17:00"}
        return result

    def rules(self):
        dice = self.dice
        result = {"preset": dice.of(["vietnam", "recommended", "none", "eu"])}
        if dice.chance(0.3):
            result["per_day"] = 1
        if dice.chance(0.3):
            result["per_week"] = dice.int(1, 3)
        return result

    def goals(self):
        dice = self.dice
        firsts = [["completions"], ["targets", "completions"], ["completions", "targets"], [{"targets": 5, "completions": 2}]]
        if self.family in ("fairness", "due") or self.family == "mixed" and dice.chance(0.2):
            firsts = [["completions", "fairness"], ["fairness", "completions"], ["lapses", "completions"], ["completions", "burden"]]
        lower = ["lessons", "cost", "meetings", "rest", "travel", "early", "release"]
        rest = [dice.of(lower), dice.of(lower), dice.of(lower)]
        result = list(dice.of(firsts)) + list(dict.fromkeys(rest))
        if self.family == "weighted" or dice.chance(0.25):
            result = list(dice.of(firsts)) + [{"cost": dice.of([2, 10]), "travel": dice.of([1, 3])}, "meetings", "early"]
        return result


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    for number in range(first, first + (int(sys.argv[3]) if len(sys.argv) > 3 else 300)):
        (folder / f"{number:03}.yaml").write_text(json.dumps(Scenario(number).draw(), indent=1) + "\n")
