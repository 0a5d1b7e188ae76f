#!/usr/bin/env bash
# ical 14.3.1 and ics 0.7.3 (both PyPI) take a calendar's own time zone for UTC: a lesson at 19:00, in a zone that the
# file defines as +07:00 all the year round, is read as 19:00 UTC, which is two in the morning where the lesson is. RFC
# 5545, 3.6.5 and 3.2.19: TZID names a VTIMEZONE of the same file, and its offsets are the ones that hold. ical has it
# right only where the zone has daylight saving; Viet Nam has none, and Outlook writes such zones under names of its
# own. icalendar 7.3.2 reads it rightly.
#
# Output seen:
#   icalendar  2027-03-01 19:00:00+07:00
#   ical       2027-03-01 19:00:00+00:00 with daylight saving 2027-03-01 19:00:00+01:00
#   ics        2027-03-01 19:00:00+00:00
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install -q icalendar==7.3.2 ical==14.3.1 ics==0.7.3
cat >read.py <<'END'
import ics
from ical.calendar_stream import CalendarStream
from icalendar import Calendar


def calendar(zone):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//test//EN", "BEGIN:VTIMEZONE", "TZID:School time", *zone,
             "END:VTIMEZONE", "BEGIN:VEVENT", "UID:lesson-1@test", "DTSTAMP:20270101T000000Z",
             "DTSTART;TZID=School time:20270301T190000", "DTEND;TZID=School time:20270301T210000", "SUMMARY:Lesson",
             "END:VEVENT", "END:VCALENDAR", ""]
    return "\r\n".join(lines)


def observance(kind, start, before, after, *rule):
    return [f"BEGIN:{kind}", f"DTSTART:{start}", *rule, f"TZOFFSETFROM:{before}", f"TZOFFSETTO:{after}", f"END:{kind}"]


fixed = calendar(observance("STANDARD", "19750613T000000", "+0800", "+0700"))
saving = calendar(
    observance("STANDARD", "19701025T030000", "+0200", "+0100", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU")
    + observance("DAYLIGHT", "19700329T020000", "+0100", "+0200", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"))
whole = Calendar.from_ical(fixed).walk("VEVENT")[0]["DTSTART"].dt
first = CalendarStream.from_ics(fixed).calendars[0].events[0].dtstart
second = CalendarStream.from_ics(saving).calendars[0].events[0].dtstart
third = next(iter(ics.Calendar(fixed).events)).begin.datetime
print("icalendar ", whole)
print("ical      ", first, "with daylight saving", second)
print("ics       ", third)
assert str(whole) == "2027-03-01 19:00:00+07:00"
assert str(first) == "2027-03-01 19:00:00+00:00" and str(second) == "2027-03-01 19:00:00+01:00"
assert str(third) == "2027-03-01 19:00:00+00:00"
END
python/bin/python read.py
