#!/usr/bin/env bash
# calcurse 4.7.1 (Debian calcurse 4.7.1-1) adds a lesson at the end for every one that is struck out. A weekly course
# with COUNT=4 and its second day in EXDATE has three lessons: COUNT bounds the days that the rule makes, and EXDATE
# takes some of them away (RFC 5545, 3.3.10 and 3.8.5.1). recurring-ical-events 3.8.2 (PyPI) finds those three; calcurse
# shows a fourth a week after the course has ended.
#
# Output seen (days of March 2027):
#   recurring-ical-events  1 15 22
#   calcurse               1 15 22 29
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dpkg -s calcurse 2>/dev/null | grep -qx 'Version: 4.7.1-1' ||
  apt-get install -y -qq --no-install-recommends calcurse=4.7.1-1 >/dev/null
cd "$folder"
export TZ=UTC HOME=$folder
python3 -m venv python
python/bin/pip install -q icalendar==7.3.2 recurring-ical-events==3.8.2
printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//test//test//EN BEGIN:VEVENT UID:course-1@test \
  DTSTAMP:20270101T000000Z DTSTART:20270301T120000Z DTEND:20270301T140000Z 'RRULE:FREQ=WEEKLY;COUNT=4' \
  EXDATE:20270308T120000Z SUMMARY:Course END:VEVENT END:VCALENDAR >course.ics
cat >read.py <<'END'
import datetime

import icalendar
import recurring_ical_events

calendar = icalendar.Calendar.from_ical(open("course.ics", newline="").read())
found = recurring_ical_events.of(calendar).between(datetime.date(2027, 2, 1), datetime.date(2027, 5, 1))
print(*sorted(event.start.day for event in found))
END
a=$(python/bin/python read.py)
mkdir data
calcurse -D data -i course.ics >/dev/null 2>&1
b=$(calcurse -D data -d 03/01/2027 -r31 --format-recur-apt '%(start:%-d) %m\n' | awk '/Course/ { print $1 }' | paste -sd' ')
printf 'recurring-ical-events  %s\ncalcurse               %s\n' "$a" "$b"
[[ $a == '1 15 22' && $b == '1 15 22 29' ]]
