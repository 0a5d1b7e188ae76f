#!/usr/bin/env bash
# A course of four weekly lessons is moved by a day from the third on (RECURRENCE-ID with RANGE=THISANDFUTURE: RFC 5545,
# 3.2.13). recurring-ical-events 3.8.2 (PyPI) and khal 0.10.5 (Debian khal 1:0.10.5-1.1) move the third and the fourth;
# ical 14.3.1 and icalevents 0.3.1 (PyPI) move the third alone, and put the fourth on the old day and hour. The fourth
# lesson then stands before an empty room.
#
# Output seen (days of March 2027 and hours):
#   recurring-ical-events  01.19 08.19 16.18 23.18
#   khal                   01.19 08.19 16.18 23.18
#   ical                   01.19 08.19 16.18 22.19
#   icalevents             01.19 08.19 16.18 22.19
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dpkg -s khal 2>/dev/null | grep -qx 'Version: 1:0.10.5-1.1' ||
  apt-get install -y -qq --no-install-recommends khal=1:0.10.5-1.1 >/dev/null
cd "$folder"
export TZ=UTC HOME=$folder LC_ALL=C.UTF-8
python3 -m venv python
python/bin/pip install -q icalendar==7.3.2 recurring-ical-events==3.8.2 ical==14.3.1 icalevents==0.3.1
printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//test//test//EN \
  BEGIN:VEVENT UID:course-1@test DTSTAMP:20270101T000000Z DTSTART:20270301T190000 DTEND:20270301T210000 \
  'RRULE:FREQ=WEEKLY;COUNT=4' SUMMARY:Course END:VEVENT \
  BEGIN:VEVENT UID:course-1@test DTSTAMP:20270102T000000Z 'RECURRENCE-ID;RANGE=THISANDFUTURE:20270315T190000' \
  DTSTART:20270316T180000 DTEND:20270316T200000 SUMMARY:Course END:VEVENT END:VCALENDAR >course.ics
cat >read.py <<'END'
import datetime

import icalendar
import recurring_ical_events
from ical.calendar_stream import CalendarStream
from icalevents.icalevents import events

text = open("course.ics", newline="").read()
first, last = datetime.date(2027, 2, 1), datetime.date(2027, 5, 1)
found = {
    "recurring-ical-events": [
        event.start for event in recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(first, last)],
    "ical": [event.dtstart for event in CalendarStream.from_ics(text).calendars[0].timeline.overlapping(first, last)],
    "icalevents": [event.start for event in events(
        string_content=text.encode(), start=datetime.datetime(2027, 2, 1), end=datetime.datetime(2027, 5, 1))],
}
for name, starts in found.items():
    print(f"{name:22}", *(f"{start:%d.%H}" for start in sorted(starts)))
END
python/bin/python read.py >out
mkdir calendar
cat >config <<END
[calendars]
[[one]]
path = $folder/calendar
[sqlite]
path = $folder/khal.db
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H
dateformat = %d
longdateformat = %d.%m.%Y
datetimeformat = %d.%H
longdatetimeformat = %d.%m.%Y %H
END
khal -c config import --batch course.ics >/dev/null 2>&1
days=$(khal -c config list --day-format '' --format '{start}' 01.02.2027\ 00 01.05.2027\ 00 2>/dev/null |
  sed -nE 's/^([0-9]+)\.([0-9.]+ )?([0-9]+)$/\1.\3/p' | sort | paste -sd' ')
printf '%-22s %s\n' khal "$days" >>out
cat out
[[ $(grep -c ' 01.19 08.19 16.18 23.18$' out) == 2 && $(grep -c ' 01.19 08.19 16.18 22.19$' out) == 2 ]]
grep -q '^recurring-ical-events .* 23.18$' out && grep -q '^khal .* 23.18$' out
