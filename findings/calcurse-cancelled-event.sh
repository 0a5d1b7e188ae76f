#!/usr/bin/env bash
# calcurse 4.7.1 (Debian calcurse 4.7.1-1) knows neither UID nor STATUS: a calendar file that cancels an event (RFC 5546,
# 3.2.5: same UID, next SEQUENCE, STATUS:CANCELLED) adds the cancelled event as one more appointment beside the old one.
#
# Output seen:
#   after the event:        1 appointment
#   after its cancellation: 2 appointments, both on the day that was cancelled
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dpkg -s calcurse 2>/dev/null | grep -qx 'Version: 4.7.1-1' ||
  apt-get install -y -qq --no-install-recommends calcurse=4.7.1-1 >/dev/null
cd "$folder"
export TZ=UTC HOME=$folder
event() {
  printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//test//test//EN METHOD:PUBLISH BEGIN:VEVENT \
    UID:lesson-1@test DTSTAMP:20270301T00000"$1"Z SEQUENCE:"$1" STATUS:"$2" DTSTART:20270310T090000Z \
    DTEND:20270310T100000Z SUMMARY:Lesson END:VEVENT END:VCALENDAR
}
event 1 CONFIRMED >told.ics
event 2 CANCELLED >revised.ics
mkdir data
calcurse -D data -i told.ics >/dev/null 2>&1
before=$(wc -l <data/apts)
calcurse -D data -i revised.ics >/dev/null 2>&1
after=$(wc -l <data/apts)
echo "after the event:        $before appointment"
echo "after its cancellation: $after appointments"
cat data/apts
[[ $before == 1 && $after == 2 && $(grep -c '^03/10/2027 @ 09:00.*Lesson' data/apts) == 2 ]]
