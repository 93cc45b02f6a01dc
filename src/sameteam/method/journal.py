"""The export: a documented JSON format (`docs/journal.md`), written and read back.

Whatever comes in is checked; the first fault is told with its event, field and what was expected.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date

import msgspec

from sameteam.method.events import CARD_KINDS, SCREENING_KINDS, Event, Journalled

FORMAT = "sameteam-journal"
VERSION = 1
MAX_BYTES = 50 * 1024 * 1024


class JournalFault(ValueError):  # noqa: N818 (the faults of this project end in Fault)
    """The bytes are no journal. Says where (`event` counts from 1), which `field`, and what was
    expected there; never quotes what was found, which may be private.
    """

    def __init__(self, expected: str, *, event: int | None = None, field: str = "") -> None:
        self.expected, self.event, self.field = expected, event, field
        where = [f"event {event}"] if event else ["the journal"]
        where += [f"field “{field}”"] if field else []
        super().__init__(f"In {', '.join(where)}: {expected}")


def encode(events: Iterable[Event], made_on: date, screening: bool = False) -> bytes:
    """Pretty JSON in UTF-8. Screens and noticed disclosures are left out unless asked for.

    Cards are always left out: a copy must not hold what opens one, nor what the partner may erase.
    """
    left_out = CARD_KINDS if screening else (*CARD_KINDS, *SCREENING_KINDS)
    kept = [e for e in events if not isinstance(e, left_out)]
    journal = {"format": FORMAT, "version": VERSION, "made_on": made_on, "events": kept}
    try:
        return msgspec.json.format(msgspec.json.encode(journal), indent=2) + b"\n"
    except UnicodeEncodeError as error:
        raise JournalFault("a text holds half a character and can't be written") from error


def decode(data: bytes) -> tuple[Event, ...]:
    """The events, in the order of the file. Raises `JournalFault` for anything else."""
    if len(data) > MAX_BYTES:
        raise JournalFault(f"expected at most {MAX_BYTES // 1024 // 1024} MB")
    return tuple(_event(raw, number) for number, raw in enumerate(_events(_parsed(data)), 1))


def _parsed(data: bytes) -> object:
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise JournalFault("expected UTF-8 text") from error
    except json.JSONDecodeError as error:
        raise JournalFault(f"expected JSON (line {error.lineno}, column {error.colno})") from error
    except (ValueError, RecursionError) as error:
        raise JournalFault("expected JSON of ordinary depth and numbers") from error


def _no_constant(_: str) -> object:
    raise ValueError("NaN and Infinity are not JSON")


def _events(journal: object) -> list[object]:
    if not isinstance(journal, dict):
        raise JournalFault("expected an object with format, version, made_on and events")
    if journal.get("format") != FORMAT:
        raise JournalFault(f"expected “{FORMAT}”", field="format")
    if journal.get("version") != VERSION or isinstance(journal["version"], bool):
        raise JournalFault(f"expected {VERSION}", field="version")
    try:
        msgspec.convert(journal.get("made_on"), date)
    except msgspec.ValidationError as error:
        raise JournalFault("expected a date like 2026-12-01", field="made_on") from error
    unknown = sorted(
        str(key) for key in journal.keys() - {"format", "version", "made_on", "events"}
    )
    if unknown:
        raise JournalFault("expected no other field than the four", field=_whole(unknown[0][:40]))
    events = journal.get("events")
    if not isinstance(events, list):
        raise JournalFault("expected a list", field="events")
    return events


def _event(raw: object, number: int) -> Event:
    if not isinstance(raw, dict):
        raise JournalFault("expected an object with a kind", event=number)
    _check_text(raw, number)
    try:
        event: Event = msgspec.convert(raw, Journalled)
    except msgspec.ValidationError as error:
        expected, _, where = str(error).partition(" - at `$")
        missing = re.search(r"missing required field `(\w+)`", expected)
        field = missing[1] if missing else where.rstrip("`").lstrip(".")
        raise JournalFault(_plain(expected), event=number, field=field) from error
    return event


# msgspec's words, and ours. Its own would quote the value that was found, which may be private.
_PLAIN = (
    ("missing required field", "expected this field, and it is not there"),
    ("Object contains unknown field", "expected only the fields that docs/journal.md shows"),
    ("RFC3339 encoded datetime", "expected a date and time like 2026-12-01T19:30:00Z"),
    ("RFC3339 encoded date", "expected a date like 2026-12-01"),
    ("xpected `datetime", "expected a date and time like 2026-12-01T19:30:00Z"),
    ("xpected `date", "expected a date like 2026-12-01"),
    ("xpected `str", "expected text"),
    ("xpected `bool", "expected true or false"),
    ("xpected `array", "expected a list"),
    ("xpected `object", "expected an object"),
)


def _plain(expected: str) -> str:
    fallback = "expected one of the values in docs/journal.md"
    return next((ours for theirs, ours in _PLAIN if theirs in expected), fallback)


def _check_text(raw: dict[str, object], number: int) -> None:
    """Half a surrogate pair can be parsed but never stored: found here, with its field."""
    for field, value in raw.items():
        try:
            json.dumps([field, value], ensure_ascii=False).encode("utf-8")
        except (UnicodeEncodeError, RecursionError) as error:
            expected = "expected whole characters, and no deep nesting"
            raise JournalFault(expected, event=number, field=_whole(field)) from error


def _whole(name: str) -> str:
    """A field's name that can be printed, whatever it holds."""
    return name.encode("utf-8", "replace").decode("utf-8")
