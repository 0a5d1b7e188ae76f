#!/usr/bin/env bash
# icalendar 7.3.2 and vobject 0.9.9 (both PyPI) read a calendar with the time zone of another one that the same program
# has read before, if both call their own zone by the same name: a lesson at 19:00 in +09:00 becomes one in +07:00, two
# hours late. The name of a zone holds within its own calendar alone (RFC 5545, 3.8.3.1). Whoever merges the calendars
# of several schools, as a service for rooms does, gets hours that depend on which file came first. Names such as
# Asia/Ho_Chi_Minh do not clash.
#
# Output seen:
#   icalendar: alone 2027-03-01T19:00:00+09:00, after another 2027-03-01T19:00:00+07:00
#   vobject:   alone 2027-03-01T19:00:00+09:00, after another 2027-03-01T19:00:00+07:00
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install -q icalendar==7.3.2 vobject==0.9.9
cat >read.py <<'END'
import sys

import icalendar
import vobject


def calendar(offset):
    return "\r\n".join([
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//test//EN", "BEGIN:VTIMEZONE", "TZID:School time", "BEGIN:STANDARD",
        "DTSTART:19700101T000000", f"TZOFFSETFROM:{offset}", f"TZOFFSETTO:{offset}", "END:STANDARD", "END:VTIMEZONE",
        "BEGIN:VEVENT", "UID:lesson-1@test", "DTSTAMP:20270101T000000Z", "DTSTART;TZID=School time:20270301T190000",
        "DURATION:PT2H", "SUMMARY:Lesson", "END:VEVENT", "END:VCALENDAR", ""])


def start(text):
    if sys.argv[1] == "icalendar":
        return icalendar.Calendar.from_ical(text).walk("VEVENT")[0]["DTSTART"].dt
    return vobject.readOne(text).vevent.dtstart.value


print(*(start(calendar(offset)).isoformat() for offset in sys.argv[2:]))
END
right=2027-03-01T19:00:00+09:00 wrong=2027-03-01T19:00:00+07:00
for reader in icalendar vobject; do
  alone=$(python/bin/python read.py $reader +0900)
  read -r _ after <<<"$(python/bin/python read.py $reader +0700 +0900)"
  printf '%-10s alone %s, after another %s\n' $reader: "$alone" "$after"
  [[ $alone == "$right" && $after == "$wrong" ]]
done
