"""The talk's day as a calendar file, in words that anybody may read over a shoulder."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from hashlib import blake2b

from icalendar import Calendar, Event

from sameteam.method import TalkPlanned
from sameteam.web.shared.library import say


def calendar_file(talk: TalkPlanned, now: datetime) -> bytes:
    """One entry. The time is the wall clock's, wherever the phone is; no alarm, no place."""
    entry = Event()
    entry.add("uid", blake2b(talk.id.encode(), digest_size=12).hexdigest())
    entry.add("dtstamp", now)
    entry.add("summary", say("talk.calendar"))
    if talk.hour:
        begin = datetime.combine(talk.on, time.fromisoformat(talk.hour))
        entry.add("dtstart", begin)
        entry.add("dtend", begin + timedelta(minutes=talk.minutes))
    else:
        entry.add("dtstart", talk.on)
    calendar = Calendar()
    calendar.add("prodid", "-//Notes//EN")
    calendar.add("version", "2.0")
    calendar.add_component(entry)
    return bytes(calendar.to_ical())
