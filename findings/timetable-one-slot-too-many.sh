#!/usr/bin/env bash
# satisfaculty 0.1.1 (PyPI) finds no timetable any more once an hour is added that nobody has to use. For each hour it
# lets one course into a room among all hours that overlap it; Monday 9:00 and Wednesday 9:00 both overlap "Monday,
# Wednesday and Friday 9:00", so that two courses which never meet shut each other out of the room. Hours that overlap a
# third one need not overlap each other: a row per day and moment would hold exactly those that do.
#
# Output seen, of two courses and one room:
#   M9, W9:        M9 and W9
#   M9, W9, MWF9:  none
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install -q satisfaculty==0.1.1
printf '%s\n' Room,Capacity Hall,30 >rooms.csv
printf '%s\n' Course,Instructor,Enrollment,Type A,An,20,Lecture B,Bình,20,Lecture >courses.csv
printf '%s\n' Slot,Days,Start,End,Type M9,M,09:00,10:00,Lecture W9,W,09:00,10:00,Lecture >two.csv
{ cat two.csv && echo MWF9,MWF,09:00,10:00,Lecture; } >three.csv
cat >solve.py <<'END'
import sys

from satisfaculty import AssignAllCourses, InstructorScheduler, NoRoomOverlap

scheduler = InstructorScheduler()
scheduler.load_rooms("rooms.csv")
scheduler.load_courses("courses.csv")
scheduler.load_time_slots(sys.argv[1])
scheduler.add_constraints([AssignAllCourses(), NoRoomOverlap()])
schedule = scheduler.optimize_schedule()
slots = "none" if schedule is None else " and ".join(sorted(key[2] for key in scheduler.keys if scheduler.x[key].varValue == 1))
print("found:", slots)
END
found() { python/bin/python solve.py "$1" | sed -n 's/^found: //p'; }
a=$(found two.csv) b=$(found three.csv)
printf 'M9, W9:        %s\nM9, W9, MWF9:  %s\n' "$a" "$b"
[[ $a == 'M9 and W9' && $b == none ]]
