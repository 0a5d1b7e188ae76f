#!/usr/bin/env bash
# ical 14.3.1 (PyPI) shows a lesson that was moved twice, at its old and at its new time, if the calendar is written in
# UTC: RECURRENCE-ID names the lesson of the series that the second event takes the place of (RFC 5545, 3.8.4.4), and
# here it names it to the letter. The same calendar in local time is read rightly; recurring-ical-events 3.8.2 and
# icalevents 0.3.1 (PyPI) read both. A room and a teacher then look taken twice.
#
# Output seen (days of March 2027 and hours):
#   in UTC:        recurring-ical-events 01.12 09.13 15.12  icalevents 01.12 09.13 15.12  ical 01.12 08.12 09.13 15.12
#   in local time: recurring-ical-events 01.12 09.13 15.12  icalevents 01.12 09.13 15.12  ical 01.12 09.13 15.12
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export TZ=UTC
python3 -m venv python
python/bin/pip install -q icalendar==7.3.2 recurring-ical-events==3.8.2 ical==14.3.1 icalevents==0.3.1
cat >read.py <<'END'
import datetime

import icalendar
import recurring_ical_events
from ical.calendar_stream import CalendarStream
from icalevents.icalevents import events


def calendar(utc):
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//test//EN",
        "BEGIN:VEVENT", "UID:course-1@test", "DTSTAMP:20270101T000000Z", "DTSTART:20270301T120000" + utc,
        "DTEND:20270301T140000" + utc, "RRULE:FREQ=WEEKLY;COUNT=3", "SUMMARY:Course", "END:VEVENT",
        "BEGIN:VEVENT", "UID:course-1@test", "DTSTAMP:20270102T000000Z", "RECURRENCE-ID:20270308T120000" + utc,
        "DTSTART:20270309T130000" + utc, "DTEND:20270309T150000" + utc, "SUMMARY:Course", "END:VEVENT",
        "END:VCALENDAR", ""]
    return "\r\n".join(lines)


def days(starts):
    return " ".join(f"{start:%d.%H}" for start in sorted(starts))


first, last = datetime.date(2027, 2, 1), datetime.date(2027, 5, 1)
found = {}
for name, utc in (("in UTC:", "Z"), ("in local time:", "")):
    text = calendar(utc)
    found[name] = [
        days(event.start for event in recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(first, last)),
        days(event.start for event in events(
            string_content=text.encode(), start=datetime.datetime(2027, 2, 1), end=datetime.datetime(2027, 5, 1))),
        days(event.dtstart for event in CalendarStream.from_ics(text).calendars[0].timeline.overlapping(first, last))]
    print(f"{name:14} recurring-ical-events {found[name][0]}  icalevents {found[name][1]}  ical {found[name][2]}")
right = "01.12 09.13 15.12"
assert found["in local time:"] == [right] * 3
assert found["in UTC:"] == [right, right, "01.12 08.12 09.13 15.12"]
END
python/bin/python read.py
