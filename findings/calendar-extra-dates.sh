#!/usr/bin/env bash
# One lesson on three days, written as DTSTART and two more days in RDATE, without a rule, is read in three ways. RFC
# 5545, 3.8.5.2: the set begins with DTSTART, and RDATE adds to it. recurring-ical-events 3.8.2 (PyPI) finds all three;
# ical 14.3.1 and vobject 0.9.9 (PyPI) lose the first day, icalevents 0.3.1 (PyPI) and calcurse 4.7.1 (Debian calcurse
# 4.7.1-1) lose the other two. None says so. A timetable whose lessons follow no rule is told as single events for that
# reason.
#
# Output seen (days of March 2027):
#   recurring-ical-events  1 3 5
#   ical                   3 5
#   vobject                3 5
#   icalevents             1
#   calcurse               1
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dpkg -s calcurse 2>/dev/null | grep -qx 'Version: 4.7.1-1' ||
  apt-get install -y -qq --no-install-recommends calcurse=4.7.1-1 >/dev/null
cd "$folder"
export TZ=UTC HOME=$folder
python3 -m venv python
python/bin/pip install -q icalendar==7.3.2 recurring-ical-events==3.8.2 ical==14.3.1 vobject==0.9.9 icalevents==0.3.1
printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//test//test//EN BEGIN:VEVENT UID:lesson-1@test \
  DTSTAMP:20270101T000000Z DTSTART:20270301T120000Z DTEND:20270301T140000Z \
  RDATE:20270303T120000Z,20270305T120000Z SUMMARY:Lesson END:VEVENT END:VCALENDAR >lessons.ics
cat >read.py <<'END'
import datetime

import icalendar
import recurring_ical_events
import vobject
from ical.calendar_stream import CalendarStream
from icalevents.icalevents import events

text = open("lessons.ics", newline="").read()
first, last = datetime.date(2027, 2, 1), datetime.date(2027, 4, 1)
found = {
    "recurring-ical-events": [
        event.start for event in recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(first, last)],
    "ical": [event.dtstart for event in CalendarStream.from_ics(text).calendars[0].timeline.overlapping(first, last)],
    "vobject": list(vobject.readOne(text).vevent.rruleset),
    "icalevents": [event.start for event in events(
        string_content=text.encode(), start=datetime.datetime(2027, 2, 1), end=datetime.datetime(2027, 4, 1))],
}
for name, starts in found.items():
    print(f"{name:22}", *sorted(start.day for start in starts))
END
python/bin/python read.py >out
mkdir data
calcurse -D data -i lessons.ics >/dev/null 2>&1
printf '%-22s %s\n' calcurse "$(sed -E 's,^03/0?([0-9]+)/2027.*,\1,' data/apts | sort -n | paste -sd' ')" >>out
cat out
diff - out <<'END'
recurring-ical-events  1 3 5
ical                   3 5
vobject                3 5
icalevents             1
calcurse               1
END
