#!/usr/bin/env bash
# Emacs 28.2 (Debian emacs-nox) drops the hours of an event that goes past midnight: its diary gets the night shift from
# 22:00 to 06:00 as an entry for the whole day, beside a day shift with both its hours. DTSTART and DTEND with a time
# say when an event begins and ends (RFC 5545, 3.8.2.2 and 3.8.2.4), on whatever day. Whoever follows the roster there
# sees that there is a night shift, not when it starts. A count is dropped as well: the weekly rule with COUNT=4 becomes
# a block of 29 days, which holds five.
#
# Output seen:
#   &2027/3/1 14:00-22:00 Day shift
#   &%%(and (diary-block 2027 3 1 2027 3 1)) Night shift
#   &%%(and (diary-cyclic 7 2027 3 1) (diary-block 2027 3 1 2027 3 29)) 19:00-21:00 Course
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dpkg -s emacs-nox 2>/dev/null | grep -qx 'Version: 1:28.2+1-15+deb12u4' ||
  apt-get install -y -qq --no-install-recommends emacs-nox=1:28.2+1-15+deb12u4 >/dev/null
cd "$folder"
export TZ=UTC HOME=$folder
emacs --version | head -1 | grep -x 'GNU Emacs 28.2'
event() {
  printf '%s\r\n' BEGIN:VEVENT UID:"$1"@test DTSTAMP:20270101T000000Z DTSTART:"$2" DTEND:"$3" SUMMARY:"$4" "${@:5}" \
    END:VEVENT
}
{
  printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//test//test//EN
  event a 20270301T140000 20270301T220000 'Day shift'
  event b 20270301T220000 20270302T060000 'Night shift'
  event c 20270301T190000 20270301T210000 Course 'RRULE:FREQ=WEEKLY;COUNT=4'
  printf '%s\r\n' END:VCALENDAR
} >roster.ics
cat >import.el <<'END'
(require 'icalendar)
(setq calendar-date-style 'iso)
(find-file "roster.ics")
(icalendar-import-buffer (expand-file-name "diary") t t)
END
emacs --batch -Q -l import.el >/dev/null 2>&1
grep shift diary
grep Course diary
grep -qx '&2027/3/1 14:00-22:00 Day shift' diary
grep -qx '&%%(and (diary-block 2027 3 1 2027 3 1)) Night shift' diary
grep -qxF '&%%(and (diary-cyclic 7 2027 3 1) (diary-block 2027 3 1 2027 3 29)) 19:00-21:00 Course' diary
