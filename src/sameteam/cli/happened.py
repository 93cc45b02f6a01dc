"""From words and from an export to events, each text read for danger on its way.

An export carries no screening results unless they were asked for, so that its texts are read anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Literal

from sameteam import language
from sameteam.cli.engine import ask
from sameteam.cli.stop import Stop
from sameteam.method import (
    DisclosureNoticed,
    Event,
    JournalFault,
    ReasonsRead,
    RefusalRecorded,
    SafetyPlanWritten,
    ScreenTaken,
    decode,
)

# The fields of events that hold the asker's or the partner's own words.
WORDS = ("words", "learned", "note", "instead")


def in_words(
    texts: Sequence[str],
    source: Literal["said", "guess"],
    on: date,
    today: date,
    now: datetime,
) -> Iterator[Event]:
    """A refusal, what was read in it, and what it discloses, for each text."""
    for number, words in enumerate(texts, start=1):
        name, where = f"{source}-{number}", f"--{source}, text {number}: "
        reading = ask(language.read_refusal, words, where)
        yield RefusalRecorded(at=now, id=name, on=on, words=words, source=source)
        yield ReasonsRead(
            at=now,
            refusal=name,
            reasons=tuple(read.id for read in reading.reasons),
            quotes=tuple(span.quote for read in reading.reasons for span in read.spans[:1]),
            unsure=reading.unsure,
        )
        yield from _noticed(words, today, now, where)


def in_journal(data: bytes) -> Iterator[Event]:
    """The events of an export, each followed by what its texts disclose. Raises Stop."""
    try:
        events = decode(data)
    except JournalFault as fault:
        raise Stop(str(fault)) from None
    for number, event in enumerate(events, start=1):
        yield event
        for words in _texts(event):
            yield from _noticed(words, event.at.date(), event.at, f"Event {number}: ")


def clear_screen(today: date, now: datetime) -> Iterator[Event]:
    yield ScreenTaken(at=now, on=today, level="none")


def _noticed(words: str, on: date, at: datetime, where: str) -> Iterator[Event]:
    reading = ask(language.screen_text, words, where)
    if reading.level != "none":
        signs = tuple(sign.id for sign in reading.signs)
        yield DisclosureNoticed(at=at, on=on, level=reading.level, signs=signs)


def _texts(event: Event) -> list[str]:
    found = [str(getattr(event, name, "")) for name in WORDS]
    if isinstance(event, SafetyPlanWritten):
        found += event.fields.values()
    return [words for words in found if words]
